/** The counter of oracle/tests/tutorials.rs: docs/guides/porting-a-rust-test.md puts them side by side. */
import { expect, test } from '@jest/globals';
import {
  DEFAULT_ACCOUNT_ADDR,
  ExecuteRequestBuilder,
  LmdbWasmTestBuilder,
  LOCAL_GENESIS_REQUEST,
  type WasmTestBuilder,
} from 'casper-engine-test-support';
import { isRight } from 'fp-ts/Either';

// #region counter-helpers
const counterHash = (builder: WasmTestBuilder): string => {
  const key = builder.getExpectedAccount(DEFAULT_ACCOUNT_ADDR).namedKeys.get('counter');
  if (key === undefined) throw new Error('should have the counter’s key');
  return key.toFormattedString();
};

const count = (builder: WasmTestBuilder): unknown => {
  const found = builder.query(counterHash(builder), ['count']);
  return isRight(found) && found.right._tag === 'CLValue' ? found.right.value.decode() : undefined;
};
// #endregion

// #region counter
test('should install, call and upgrade the counter', () => {
  const builder = LmdbWasmTestBuilder.default();
  builder.runGenesis(LOCAL_GENESIS_REQUEST).commit();

  const install = ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT_ADDR, 'counter-v1.wasm').build();
  builder.exec(install).expectSuccess().commit();
  expect(count(builder)).toBe(0);

  const increment = ExecuteRequestBuilder.contractCallByHash(
    DEFAULT_ACCOUNT_ADDR,
    counterHash(builder),
    'counter_inc',
  ).build();
  builder.exec(increment).expectSuccess().commit();
  expect(count(builder)).toBe(1);

  // Version 1 has no way down.
  const decrement = ExecuteRequestBuilder.contractCallByHash(
    DEFAULT_ACCOUNT_ADDR,
    counterHash(builder),
    'counter_decrement',
  ).build();
  builder.exec(decrement).expectFailure();

  // Session code that calls the contract.
  const session = ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT_ADDR, 'counter-call.wasm').build();
  builder.exec(session).expectSuccess().commit();
  expect(count(builder)).toBe(2);

  const upgrade = ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT_ADDR, 'counter-v2.wasm').build();
  builder.exec(upgrade).expectSuccess().commit();
  builder
    .exec(ExecuteRequestBuilder.contractCallByName(DEFAULT_ACCOUNT_ADDR, 'counter', 'counter_decrement').build())
    .expectSuccess()
    .commit();
  expect(count(builder)).toBe(1);
});
// #endregion

// #region counter-short
test('the same with a handle', () => {
  const builder = LmdbWasmTestBuilder.default().runGenesis(LOCAL_GENESIS_REQUEST).commit();
  const run = (file: string) =>
    builder.exec(ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT_ADDR, file).build()).expectSuccess().commit();

  run('counter-v1.wasm');
  const counter = builder.contract(DEFAULT_ACCOUNT_ADDR, 'counter');
  counter.call('counter_inc');
  expect(counter.tryCall('counter_decrement')).toFailWith('No such method: counter_decrement');
  run('counter-call.wasm');
  run('counter-v2.wasm');
  counter.call('counter_decrement'); // the handle follows the upgrade
  expect(counter.get('count')).toBe(1);
});
// #endregion
