/** What tests leave behind: the short form of `npm run leak`. */
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from '@jest/globals';
import {
  type ContractHandle,
  DEFAULT_ACCOUNT_ADDR,
  ExecuteRequestBuilder,
  LOCAL_GENESIS_REQUEST,
  loadFixture,
  WasmTestBuilder,
} from '../../../src/index';

const COUNTER = join(__dirname, '../../../examples/counter/counter-v1.wasm');

function installed(): { builder: WasmTestBuilder; counter: ContractHandle } {
  const builder = WasmTestBuilder.default().runGenesis(LOCAL_GENESIS_REQUEST);
  builder.exec(ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT_ADDR, COUNTER).build()).expectSuccess().commit();
  return { builder, counter: builder.contract(DEFAULT_ACCOUNT_ADDR, 'counter') };
}

function heldBytes(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let turn = 0; turn < 4; turn++) collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

test('restored builders and forks leave nothing', () => {
  const turn = (): void => {
    const { builder, counter } = loadFixture(installed);
    counter.call('counter_inc');
    builder.fork().contract(DEFAULT_ACCOUNT_ADDR, 'counter').call('counter_inc');
    expect(counter.get('count')).toBe(1);
  };
  for (let i = 0; i < 200; i++) turn();
  const before = heldBytes();
  for (let i = 0; i < 500; i++) turn();
  // Kept, the states of one turn alone would be tens of kilobytes.
  expect(heldBytes() - before).toBeLessThan(1_000_000);
});
