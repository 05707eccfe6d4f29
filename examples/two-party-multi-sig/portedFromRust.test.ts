/** oracle/tests/tutorials.rs, one test after the other: docs/guides/porting-a-rust-test.md puts them side by side. */
import { expect, test } from '@jest/globals';
import {
  AccountHash,
  DEFAULT_ACCOUNT_ADDR,
  ExecuteRequestBuilder,
  LmdbWasmTestBuilder,
  LOCAL_GENESIS_REQUEST,
  runtimeArgs,
} from 'casper-engine-test-support';
import { isNone } from 'fp-ts/Option';

// #region associated-key
test('should add associated key', () => {
  const partner = AccountHash.fromBytes(new Uint8Array(32).fill(7));
  const builder = LmdbWasmTestBuilder.default();
  builder.runGenesis(LOCAL_GENESIS_REQUEST).commit();

  expect(builder.getAccount(DEFAULT_ACCOUNT_ADDR)).not.toHaveAssociatedKey(partner);

  const args = runtimeArgs({ 'deployment-account': partner });
  const request = ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT_ADDR, 'contract.wasm', args).build();
  builder.exec(request).expectSuccess().commit();

  const account = builder.getAccount(DEFAULT_ACCOUNT_ADDR);
  expect(account).toHaveAssociatedKey(partner, { weight: 1 });
  expect(account).toHaveActionThresholds({ deployment: 2, keyManagement: 2 });
});
// #endregion

// #region failure
test('should refuse one signature', () => {
  const partner = AccountHash.fromBytes(new Uint8Array(32).fill(7));
  const builder = LmdbWasmTestBuilder.default();
  builder.runGenesis(LOCAL_GENESIS_REQUEST).commit();
  builder
    .exec(
      ExecuteRequestBuilder.standard(
        DEFAULT_ACCOUNT_ADDR,
        'contract.wasm',
        runtimeArgs({ 'deployment-account': partner }),
      ).build(),
    )
    .expectSuccess()
    .commit();

  const args = runtimeArgs({ action: 'remove-key', key: partner });
  builder.exec(ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT_ADDR, 'manage_keys.wasm', args).build());

  expect(builder).toFailWith('Tracking copy error: Deployment authorization failure');
});
// #endregion

test('what the guide says of getAccount', () => {
  const builder = LmdbWasmTestBuilder.default();
  builder.runGenesis(LOCAL_GENESIS_REQUEST).commit();
  const nobody = AccountHash.fromBytes(new Uint8Array(32).fill(7));
  // #region absent
  expect(isNone(builder.getAccount(nobody))).toBe(true);
  expect(() => builder.getExpectedAccount(nobody)).toThrow('There is no account');
  // #endregion
});
