/** One state for many tests: made once, come back to each time. The README quotes it. */
import { expect, test } from '@jest/globals';
import {
  type ContractHandle,
  DEFAULT_ACCOUNT_ADDR,
  ExecuteRequestBuilder,
  LmdbWasmTestBuilder,
  LOCAL_GENESIS_REQUEST,
  loadFixture,
  sharedFixture,
  type WasmTestBuilder,
} from 'casper-engine-test-support';

// #region load-fixture
function installed(): { builder: WasmTestBuilder; counter: ContractHandle } {
  const builder = LmdbWasmTestBuilder.default().runGenesis(LOCAL_GENESIS_REQUEST);
  builder
    .exec(ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT_ADDR, 'counter-v1.wasm').build())
    .expectSuccess()
    .commit();
  return { builder, counter: builder.contract(DEFAULT_ACCOUNT_ADDR, 'counter') };
}

test.each([1, 2, 3])('counts, test %i', () => {
  const { counter } = loadFixture(installed); // runs once a file; later calls put every builder back
  counter.call('counter_inc');
  expect(counter.get('count')).toBe(1);
});
// #endregion

test('snapshots and forks', () => {
  const { builder, counter } = loadFixture(installed);
  // #region snapshot
  const snapshot = builder.snapshot(); // state, results, counters, settings
  counter.call('counter_inc');
  builder.restore(snapshot); // as often as you like
  expect(counter.get('count')).toBe(0);

  const other = builder.fork(); // neither sees what the other does
  other.contract(DEFAULT_ACCOUNT_ADDR, 'counter').call('counter_inc');
  expect(counter.get('count')).toBe(0);
  // #endregion
});

// #region shared-fixture
const shared = sharedFixture('counter installed', (builder) => {
  builder.runGenesis(LOCAL_GENESIS_REQUEST);
  builder
    .exec(ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT_ADDR, 'counter-v1.wasm').build())
    .expectSuccess()
    .commit();
});

test('counts from a state that all test files share', () => {
  const builder = shared(); // a builder of its own, each time
  const counter = builder.contract(DEFAULT_ACCOUNT_ADDR, 'counter');
  counter.call('counter_inc');
  expect(counter.get('count')).toBe(1);
});
// #endregion
