/** What docs/guides/multi-signature-accounts.md says, step by step. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from '@jest/globals';
import {
  CLValue,
  ExecuteRequestBuilder,
  LmdbWasmTestBuilder,
  LOCAL_GENESIS_REQUEST,
  type RuntimeArgsLike,
  runtimeArgs,
  TEST_ACCOUNTS,
  type TestAccount,
  TransferRequestBuilder,
  type WasmTestBuilder,
} from 'casper-engine-test-support';
import { main } from '../../src/cli/main';

// #region setup
const { alice, bob, carol, dave } = TEST_ACCOUNTS;
let builder: WasmTestBuilder;

/** Runs a session on alice's account, signed by these. */
function asAlice(signers: TestAccount[], wasm: string, args: RuntimeArgsLike): WasmTestBuilder {
  const request = ExecuteRequestBuilder.standard(alice, wasm, args).withAuthorizationKeys(signers).build();
  return builder.exec(request);
}

/** tests/fixtures/contract/src/bin/keys.rs: one change of keys or thresholds in each run. */
const KEYS = 'tests/fixtures/keys.wasm';
const add = (account: TestAccount, weight: number) =>
  runtimeArgs({ action: 'add', account: account.accountHash, weight: CLValue.u8(weight) });
const remove = (account: TestAccount) => runtimeArgs({ action: 'remove', account: account.accountHash });
const threshold = (action: 'deployment' | 'key-management', weight: number) =>
  runtimeArgs({ action, weight: CLValue.u8(weight) });

beforeEach(() => {
  builder = LmdbWasmTestBuilder.default();
  builder.runGenesis(LOCAL_GENESIS_REQUEST).commit();
});
// #endregion

// #region two-of-three
/** alice, bob and carol weigh one each; two of them deploy, two of them manage keys. */
function twoOfThree(): void {
  asAlice([alice], KEYS, add(bob, 1)).expectSuccess().commit();
  asAlice([alice], KEYS, add(carol, 1)).expectSuccess().commit();
  asAlice([alice], KEYS, threshold('key-management', 2)).expectSuccess().commit();
  // From here on one signature manages no keys any more.
  asAlice([alice, bob], KEYS, threshold('deployment', 2)).expectSuccess().commit();
}
// #endregion

// #region who-may
test('any two of the three act for the account, one does not', () => {
  twoOfThree();
  const account = builder.getAccount(alice);
  expect(account).toHaveAssociatedKeys(
    [
      [alice, 1],
      [bob, 1],
      [carol, 1],
    ],
    { exact: true },
  );
  expect(account).toHaveActionThresholds({ deployment: 2, keyManagement: 2 });
  expect(account).toBeAuthorizedFor('deployment', [bob, carol]);
  expect(account).not.toBeAuthorizedFor('deployment', [alice]);
});
// #endregion

// #region refusals
test('what is refused, in the words of the engine', () => {
  twoOfThree();

  // Too few signatures for any session: nothing runs, and no gas is used.
  asAlice([alice], KEYS, add(dave, 1));
  expect(builder).toFailWith('Tracking copy error: Deployment authorization failure');
  expect(builder).toConsumeGas(0);

  // The signature of somebody who has no key of this account weighs nothing.
  asAlice([alice, dave], KEYS, add(dave, 1));
  expect(builder).toFailWith('Tracking copy error: Deployment authorization failure');
  // Nobody but strangers has signed.
  asAlice([dave], KEYS, add(dave, 1));
  expect(builder).toFailWith('Tracking copy error: Authorization error');

  // A native transfer asks for the deployment threshold as well.
  const transfer = TransferRequestBuilder.new(2_500_000_000n, bob).withInitiator(alice);
  builder.transferAndCommit(transfer.withAuthorizationKeys([alice]).build());
  expect(builder).toFailWith('Deployment authorization failure');
  builder.transferAndCommit(transfer.withAuthorizationKeys([alice, carol]).build()).expectSuccess();
});
// #endregion

// #region management
test('enough to deploy is not enough to manage keys', () => {
  asAlice([alice], KEYS, add(bob, 1)).expectSuccess().commit();
  asAlice([alice], KEYS, threshold('key-management', 2)).expectSuccess().commit();

  asAlice([alice], KEYS, add(carol, 1)); // the deployment threshold is still 1: the session runs
  expect(builder).toFailWith('ApiError::PermissionDenied [23]');
});
// #endregion

// #region order
test('the order: keys, then key management, then deployment', () => {
  asAlice([alice], KEYS, threshold('key-management', 2)); // nobody could reach it
  expect(builder).toFailWith('ApiError::InsufficientTotalWeight [28]');

  asAlice([alice], KEYS, add(bob, 1)).expectSuccess().commit();
  asAlice([alice], KEYS, threshold('deployment', 2)); // above the one for key management
  expect(builder).toFailWith('ApiError::DeploymentThreshold [27]');

  asAlice([alice], KEYS, threshold('key-management', 2)).expectSuccess().commit();
  asAlice([alice, bob], KEYS, threshold('deployment', 2)).expectSuccess().commit();
});
// #endregion

// #region changes
test('a change that would lock everybody out is refused', () => {
  asAlice([alice], KEYS, add(bob, 1)).expectSuccess().commit();
  asAlice([alice], KEYS, threshold('key-management', 2)).expectSuccess().commit();

  asAlice([alice, bob], KEYS, remove(bob)); // what remains weighs 1, and the threshold is 2
  expect(builder).toFailWith('ApiError::ThresholdViolation [25]');
  asAlice([alice, bob], KEYS, add(bob, 1));
  expect(builder).toFailWith('ApiError::DuplicateKey [22]');
  asAlice([alice, bob], KEYS, remove(dave));
  expect(builder).toFailWith('ApiError::MissingKey [24]');
});
// #endregion

// #region recover
test('a lost key is replaced by the other two', () => {
  twoOfThree();
  // carol has lost her key. The new one comes first: the weight must suffice at every step.
  asAlice([alice, bob], KEYS, add(dave, 1)).expectSuccess().commit();
  asAlice([alice, bob], KEYS, remove(carol)).expectSuccess().commit();

  expect(builder.getAccount(alice)).toBeAuthorizedFor('keyManagement', [bob, dave]);
  asAlice([alice, carol], KEYS, add(carol, 1)); // her signature weighs nothing now
  expect(builder).toFailWith('Tracking copy error: Deployment authorization failure');
});
// #endregion

// #region own-key
test('the key that the account was made from is a key like any other', () => {
  twoOfThree();
  asAlice([bob, carol], KEYS, remove(alice)).expectSuccess().commit();
  expect(builder.getAccount(alice)).not.toHaveAssociatedKey(alice);
  asAlice([bob, carol], KEYS, add(dave, 1)).expectSuccess().commit(); // alice's account acts without alice
});
// #endregion

test('mistakes of the table', () => {
  const share = (partner: Parameters<typeof runtimeArgs>[0]) => asAlice([alice], 'contract.wasm', runtimeArgs(partner));
  share({ 'deployment-account': bob.publicKey });
  expect(builder).toFailWith('ApiError::InvalidArgument [3]');
  expect(() => runtimeArgs({ weight: 5 as never })).toThrow('CLValue.u64(5n)');

  // Without commit() the next execution knows nothing of it.
  share({ 'deployment-account': bob }).expectSuccess();
  share({ 'deployment-account': bob }).expectSuccess();
});

test('what explain says of the session before anybody signs it', async () => {
  const told: string[] = [];
  const argument = `deployment-account:account_hash='${bob.accountHash.toFormattedString()}'`;
  await main(['explain', 'contract.wasm', '--from', 'alice', '--session-arg', argument], {
    cwd: __dirname,
    env: {},
    out: (line) => told.push(line),
    err: (line) => told.push(line),
  });
  expect(`${told.join('\n').trim()}\n`).toBe(readFileSync(join(__dirname, 'explain.txt'), 'utf8'));
});
