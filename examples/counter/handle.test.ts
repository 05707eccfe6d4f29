/** A stored contract by its handle, as the README tells it. */
import { expect, test } from '@jest/globals';
import {
  DEFAULT_ACCOUNT_ADDR,
  ExecuteRequestBuilder,
  LmdbWasmTestBuilder,
  LOCAL_GENESIS_REQUEST,
  TEST_ACCOUNTS,
} from 'casper-engine-test-support';

const { alice } = TEST_ACCOUNTS;

test('a counter', () => {
  const builder = LmdbWasmTestBuilder.default().runGenesis(LOCAL_GENESIS_REQUEST).commit();
  // #region handle
  builder
    .exec(ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT_ADDR, 'counter-v1.wasm').build())
    .expectSuccess()
    .commit();
  const counter = builder.contract(DEFAULT_ACCOUNT_ADDR, 'counter'); // a named key: contract or package

  counter.call('counter_inc'); // executes, expects success, commits
  counter.call('counter_inc', {}, { from: alice }); // also blockTime, version, authorizationKeys, …
  expect(counter.get('count')).toBe(2); // the value under a named key, decoded
  expect(counter.ask('counter_get')).toBe(2); // what an entry point returns; nothing is committed
  expect(counter.tryCall('counter_decrement')).toFailWith('No such method'); // a failure as data
  expect(counter).toHaveEntryPoint('counter_get', { ret: 'I32' });
  expect(counter.version).toBe(1);
  // #endregion
});
