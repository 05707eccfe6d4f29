import { beforeEach, describe, expect, test } from '@jest/globals';
import {
  type AccountHashLike,
  CLValue,
  DEFAULT_ACCOUNT_ADDR,
  ExecuteRequestBuilder,
  LOCAL_GENESIS_REQUEST,
  runtimeArgs,
  SecretKey,
  TEST_ACCOUNTS,
  TransferRequestBuilder,
  WasmTestBuilder,
} from '../../../src/index';
import '../../../matchers/setup';

const { alice } = TEST_ACCOUNTS;
const HINT = 'Hint: the last execution was not committed when this was read: builder.exec(…).expectSuccess().commit()';

function messageOf(expectation: () => void): string {
  try {
    expectation();
  } catch (error) {
    return (error as Error).message;
  }
  throw new TypeError('the expectation was met');
}

describe('an expectation about what was read after an execution that is not in it', () => {
  let builder: WasmTestBuilder;
  const addKey = (key: AccountHashLike = alice): void => {
    const args = runtimeArgs({ 'deployment-account': key });
    const wasm = 'examples/two-party-multi-sig/contract.wasm';
    builder.exec(ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT_ADDR, wasm, args).build());
  };

  beforeEach(() => {
    builder = WasmTestBuilder.default().runGenesis(LOCAL_GENESIS_REQUEST).commit();
  });

  test('says so, for an account and the Option of one', () => {
    addKey();
    builder.expectSuccess();
    expect(
      messageOf(() => expect(builder.getExpectedAccount(DEFAULT_ACCOUNT_ADDR)).toHaveAssociatedKey(alice)),
    ).toContain(HINT);
    expect(messageOf(() => expect(builder.getAccount(DEFAULT_ACCOUNT_ADDR)).toHaveAssociatedKey(alice))).toContain(
      HINT,
    );
  });

  test('says so, for an account that is not there', () => {
    addKey();
    const nobody = SecretKey.ed25519(new Uint8Array(32).fill(99)).publicKey();
    expect(messageOf(() => expect(builder.getAccount(nobody)).toExistAsAccount())).toContain(HINT);
  });

  test('says so, for the builder', () => {
    addKey();
    expect(messageOf(() => expect(builder).toHaveBalance(alice, 1n))).toContain(HINT);
  });

  test('says nothing once all is committed', () => {
    addKey();
    builder.commit();
    expect(
      messageOf(() => expect(builder.getAccount(DEFAULT_ACCOUNT_ADDR)).not.toHaveAssociatedKey(alice)),
    ).not.toContain('Hint');
    const transfer = TransferRequestBuilder.new(3_000_000_000n, alice).withAuthorizationKeys([
      DEFAULT_ACCOUNT_ADDR,
      alice,
    ]);
    builder.transferAndCommit(transfer.build()).expectSuccess();
    expect(messageOf(() => expect(builder).toHaveBalance(alice, 1n))).not.toContain('Hint');
  });

  test('tells of a failure, with and without commit(), until the state changes', () => {
    addKey(DEFAULT_ACCOUNT_ADDR); // a key that is there already
    expect(builder.hasUncommittedEffects()).toBe(false);
    const failed = 'Hint: the last execution had failed when this was read (';
    expect(messageOf(() => expect(builder).toHaveBalance(alice, 1n))).toContain(failed);
    builder.commit();
    const account = builder.getAccount(DEFAULT_ACCOUNT_ADDR);
    expect(messageOf(() => expect(account).toHaveAssociatedKey(alice))).toContain(failed);
    builder.transferAndCommit(TransferRequestBuilder.new(3_000_000_000n, alice).build());
    expect(messageOf(() => expect(builder).toHaveBalance(alice, 1n))).not.toContain('Hint');
  });

  test('tells of an execution that another one followed before it was committed', () => {
    addKey();
    const manageKeys = 'examples/two-party-multi-sig/manage_keys.wasm';
    const args = runtimeArgs({ action: 'set-weight', key: DEFAULT_ACCOUNT_ADDR, weight: CLValue.u8(2) });
    builder
      .exec(ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT_ADDR, manageKeys, args).build())
      .expectSuccess()
      .commit();
    const account = builder.getAccount(DEFAULT_ACCOUNT_ADDR);
    expect(messageOf(() => expect(account).toHaveAssociatedKey(alice))).toContain(
      'Hint: an earlier execution was followed by another one before it was committed',
    );
  });

  test('says nothing about the execution itself', () => {
    addKey();
    expect(builder.hasUncommittedEffects()).toBe(true);
    expect(messageOf(() => expect(builder).toFail())).not.toContain('Hint: the last');
  });

  test('goes by the builder that it was last read from', () => {
    const other = builder.fork();
    addKey();
    builder.getAccount(DEFAULT_ACCOUNT_ADDR);
    expect(messageOf(() => expect(other.getAccount(DEFAULT_ACCOUNT_ADDR)).toHaveAssociatedKey(alice))).not.toContain(
      'Hint',
    );
  });
});
