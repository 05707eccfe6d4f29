import { expect, test } from '@jest/globals';
import {
  DEFAULT_ACCOUNT_ADDR,
  ExecuteRequestBuilder,
  LmdbWasmTestBuilder,
  LOCAL_GENESIS_REQUEST,
  runtimeArgs,
  TEST_ACCOUNTS,
} from 'casper-engine-test-support';
import 'casper-engine-test-support/matchers/setup'; // types of the matchers

test('the session adds a second key', () => {
  const { alice } = TEST_ACCOUNTS;
  const builder = LmdbWasmTestBuilder.default();
  builder.runGenesis(LOCAL_GENESIS_REQUEST).commit();

  // #region session
  const args = runtimeArgs({ 'deployment-account': alice });
  const request = ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT_ADDR, 'contract.wasm', args).build();
  builder.exec(request).expectSuccess().commit();

  expect(builder.getAccount(DEFAULT_ACCOUNT_ADDR)).toHaveAssociatedKey(alice, { weight: 1 });
  // #endregion
  expect(builder.getAccount(DEFAULT_ACCOUNT_ADDR)).toHaveActionThresholds({ deployment: 2, keyManagement: 2 });
});
