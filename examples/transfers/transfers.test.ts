import { beforeEach, describe, expect, test } from '@jest/globals';
import {
  AccountHash,
  CLValue,
  DEFAULT_ACCOUNT,
  DEFAULT_ACCOUNT_ADDR,
  DEFAULT_ACCOUNT_INITIAL_BALANCE,
  ExecuteRequestBuilder,
  LmdbWasmTestBuilder,
  LOCAL_GENESIS_REQUEST,
  type RuntimeArgsLike,
  runtimeArgs,
  SecretKey,
  TEST_ACCOUNTS,
  TransferRequestBuilder,
  type WasmTestBuilder,
} from 'casper-engine-test-support';

const { alice, bob } = TEST_ACCOUNTS;
/** Somebody who has no account yet. */
const newcomer = SecretKey.ed25519(new Uint8Array(32).fill(77)).publicKey();
const CSPR = 1_000_000_000n;
const amount = CLValue.u512(5n * CSPR);

let builder: WasmTestBuilder;

function run(file: string, args: RuntimeArgsLike, from = DEFAULT_ACCOUNT): WasmTestBuilder {
  return builder.exec(ExecuteRequestBuilder.standard(from, `${file}.wasm`, args).build());
}

beforeEach(() => {
  builder = LmdbWasmTestBuilder.default();
  builder.runGenesis(LOCAL_GENESIS_REQUEST).commit();
});

describe.each([
  ['transfer-to-account', () => alice.accountHash],
  ['transfer-to-public-key', () => alice.publicKey],
  ['transfer-from-purse-to-account', () => alice.accountHash],
  ['transfer-from-purse-to-public-key', () => alice.publicKey],
])('%s', (file, target) => {
  test('moves motes to an account that exists', () => {
    // #region transfer
    run(file, runtimeArgs({ target: target(), amount }))
      .expectSuccess()
      .commit();
    expect(builder).toHaveBalance(alice, DEFAULT_ACCOUNT_INITIAL_BALANCE + 5n * CSPR);
    expect(builder).toHaveBalance(DEFAULT_ACCOUNT, DEFAULT_ACCOUNT_INITIAL_BALANCE - 5n * CSPR);
    // #endregion
  });

  test('creates the account of a newcomer', () => {
    const to = file.endsWith('public-key') ? newcomer : newcomer.toAccountHash();
    expect(builder.getAccount(newcomer)).toEqual({ _tag: 'None' });
    run(file, runtimeArgs({ target: to, amount }))
      .expectSuccess()
      .commit();
    expect(builder).toHaveBalance(newcomer, '5 CSPR');
    expect(builder.getAccount(newcomer)).toHaveAssociatedKey(newcomer, { weight: 1 });
  });

  test('keeps a transfer record with the id', () => {
    run(file, runtimeArgs({ target: target(), amount, id: CLValue.u64(7n) })).expectSuccess();
    const transfers = builder.getExpectedLastExecResult().transfers;
    const transfer = transfers.at(-1)?.value;
    expect(transfer).toMatchObject({ amount: 5n * CSPR, id: 7n });
  });

  test('fails with too little money, and nothing moves', () => {
    const tooMuch = CLValue.u512(DEFAULT_ACCOUNT_INITIAL_BALANCE + 1n);
    run(file, runtimeArgs({ target: target(), amount: tooMuch })).commit();
    expect(builder).toRevertWith('InsufficientFunds');
    expect(builder).toHaveBalance(alice, DEFAULT_ACCOUNT_INITIAL_BALANCE);
    expect(builder).toHaveBalance(DEFAULT_ACCOUNT, DEFAULT_ACCOUNT_INITIAL_BALANCE);
  });
});

describe('transfer-from-purse-to-purse', () => {
  test('fills a purse of one’s own', () => {
    run('transfer-from-purse-to-purse', runtimeArgs({ amount, name: 'savings' }))
      .expectSuccess()
      .commit();
    const account = builder.getExpectedAccount(DEFAULT_ACCOUNT);
    expect(account).toHaveNamedKey('savings');
    const savings = account.namedKeys.get('savings');
    expect(builder).toHaveBalance(savings ?? '', '5 CSPR');
  });

  test('refuses somebody else’s purse', () => {
    const source = builder.getExpectedAccount(bob).mainPurse;
    run('transfer-from-purse-to-purse', runtimeArgs({ amount, source }));
    expect(builder).toFailWith('ForgedReference');
    expect(builder).toHaveBalance(bob, DEFAULT_ACCOUNT_INITIAL_BALANCE);
  });
});

test('a session may not spend more than its argument amount says', () => {
  const source = builder.getExpectedAccount(DEFAULT_ACCOUNT).mainPurse;
  run('transfer-from-purse-to-purse', runtimeArgs({ amount: CLValue.u32(5), source }));
  expect(builder.isError()).toBe(true);
});

test('a native transfer needs no Wasm', () => {
  const request = TransferRequestBuilder.new(5n * CSPR, newcomer)
    .withTransferId(42)
    .build();
  builder.transferAndCommit(request).expectSuccess();
  expect(builder).toHaveBalance(newcomer, '5 CSPR');
  expect(builder).toConsumeGas(100_000_000);
});

test('an account hash alone can receive, too', () => {
  const target = AccountHash.fromBytes(new Uint8Array(32).fill(9));
  run('transfer-to-account', runtimeArgs({ target, amount })).expectSuccess().commit();
  expect(builder).toHaveBalance(target, '5 CSPR');
  expect(builder.getBalance(DEFAULT_ACCOUNT_ADDR)).toBe(DEFAULT_ACCOUNT_INITIAL_BALANCE - 5n * CSPR);
});
