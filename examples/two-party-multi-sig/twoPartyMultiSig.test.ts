import { beforeEach, describe, expect, test } from '@jest/globals';
import {
  CLValue,
  DEFAULT_ACCOUNT,
  DEFAULT_ACCOUNT_ADDR,
  ExecuteRequestBuilder,
  LmdbWasmTestBuilder,
  LOCAL_GENESIS_REQUEST,
  runtimeArgs,
  TEST_ACCOUNTS,
  type TestAccount,
  TransferRequestBuilder,
  type WasmTestBuilder,
} from 'casper-engine-test-support';

const { alice, bob } = TEST_ACCOUNTS;
let builder: WasmTestBuilder;

/** The default account turns itself into an account that it and alice control together. */
function shareTheAccount(signers: TestAccount[] = [DEFAULT_ACCOUNT]): WasmTestBuilder {
  const request = ExecuteRequestBuilder.standard(
    DEFAULT_ACCOUNT_ADDR,
    'contract.wasm',
    runtimeArgs({ 'deployment-account': alice }),
  )
    .withAuthorizationKeys(signers)
    .build();
  return builder.exec(request);
}

/** Runs the key management session on the default account. */
function manageKeys(signers: TestAccount[], args: Parameters<typeof runtimeArgs>[0]): WasmTestBuilder {
  const request = ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT_ADDR, 'manage_keys.wasm', runtimeArgs(args))
    .withAuthorizationKeys(signers)
    .build();
  return builder.exec(request);
}

beforeEach(() => {
  builder = LmdbWasmTestBuilder.default();
  builder.runGenesis(LOCAL_GENESIS_REQUEST).commit();
});

test('the session adds the second key and raises both thresholds', () => {
  const before = builder.getExpectedAccount(DEFAULT_ACCOUNT_ADDR);
  expect(before).not.toHaveAssociatedKey(alice);
  expect(before).toHaveActionThresholds({ deployment: 1, keyManagement: 1 });

  shareTheAccount().expectSuccess().commit();

  const after = builder.getAccount(DEFAULT_ACCOUNT_ADDR);
  expect(after).toHaveAssociatedKey(alice, { weight: 1 });
  expect(after).toHaveAssociatedKey(DEFAULT_ACCOUNT, { weight: 1 });
  expect(after).toHaveActionThresholds({ deployment: 2, keyManagement: 2 });
  // The engine charges gas, not motes: paying for gas is the node's part.
  expect(builder).toConsumeGas(484_213_457);
  expect(builder).toHaveBalance(DEFAULT_ACCOUNT_ADDR, '10_000_000_000 CSPR');
});

describe('a shared account', () => {
  beforeEach(() => {
    shareTheAccount().expectSuccess().commit();
  });

  test('refuses one signature, either one', () => {
    for (const signer of [DEFAULT_ACCOUNT, alice]) {
      manageKeys([signer], { action: 'set-weight', key: alice, weight: CLValue.u8(2) });
      expect(builder).toFailWith('Tracking copy error: Deployment authorization failure');
      expect(builder).toConsumeGas(0);
    }
  });

  test('accepts both signatures', () => {
    manageKeys([DEFAULT_ACCOUNT, alice], { action: 'set-weight', key: alice, weight: CLValue.u8(2) }).commit();
    expect(builder).toSucceed();
    expect(builder.getAccount(DEFAULT_ACCOUNT_ADDR)).toHaveAssociatedKey(alice, { weight: 2 });
  });

  test('lets one signature deploy again, but not manage keys, once its deployment threshold is lowered', () => {
    manageKeys([DEFAULT_ACCOUNT, alice], {
      action: 'set-thresholds',
      deployment: CLValue.u8(1),
      'key-management': CLValue.u8(2),
    })
      .expectSuccess()
      .commit();
    manageKeys([DEFAULT_ACCOUNT], { action: 'set-weight', key: alice, weight: CLValue.u8(2) });
    expect(builder).toRevertWith('PermissionDenied');
  });

  test('keeps a key that its threshold needs, and refuses the signature of one removed', () => {
    manageKeys([DEFAULT_ACCOUNT, alice], { action: 'remove-key', key: alice });
    expect(builder).toRevertWith('ThresholdViolation');

    const lowered = { deployment: CLValue.u8(1), 'key-management': CLValue.u8(1) };
    manageKeys([DEFAULT_ACCOUNT, alice], { action: 'set-thresholds', ...lowered })
      .expectSuccess()
      .commit();
    manageKeys([DEFAULT_ACCOUNT, alice], { action: 'remove-key', key: alice }).expectSuccess().commit();
    expect(builder.getAccount(DEFAULT_ACCOUNT_ADDR)).not.toHaveAssociatedKey(alice);

    manageKeys([alice], { action: 'nothing' });
    expect(builder).toFailWith('Tracking copy error: Authorization error');
  });

  test('refuses the same key twice', () => {
    shareTheAccount([DEFAULT_ACCOUNT, alice]);
    expect(builder).toRevertWith('DuplicateKey');
    expect(builder).toFailWith('ApiError::DuplicateKey [22]');
  });

  test('gives a user error for an action it does not know', () => {
    manageKeys([DEFAULT_ACCOUNT, alice], { action: 'dance' });
    expect(builder).toRevertWith({ user: 1 });
  });
});

test.each([
  ['missing', {}, 'ApiError::MissingArgument [2]'],
  ['wrong', { 'deployment-account': 'alice' }, 'ApiError::InvalidArgument [3]'],
])('a %s argument fails in the contract', (_, args, text) => {
  builder.exec(ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT_ADDR, 'contract.wasm', runtimeArgs(args)).build());
  expect(builder).toFailWith(text);
});

test('an empty purse cannot pay', () => {
  const send = (amount: bigint) =>
    TransferRequestBuilder.new(amount, alice.accountHash)
      .withInitiator(bob.publicKey)
      .withAuthorizationKeys([bob])
      .build();
  builder.transferAndCommit(send(builder.getBalance(bob)));
  expect(builder).toHaveBalance(bob, 0);
  builder.transferAndCommit(send(2_500_000_000n));
  expect(builder).toFailWith('Transfer error: Insufficient funds');
});
