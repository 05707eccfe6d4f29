/**
 * What it costs to be able to explain a failure, when nothing fails: executions of the engine alone beside those of a builder, which
 * remembers where each result came from. Prints the surplus in per cent as JSON.
 *
 * @module
 */
import {
  DEFAULT_ACCOUNT_ADDR,
  ExecuteRequestBuilder,
  LOCAL_GENESIS_REQUEST,
  runtimeArgs,
  WasmTestBuilder,
} from '../src';
import { executeWasmV1 } from '../src/engine/executeWasmV1';

const BLOCKS = 200;
const EXECUTIONS = 50;

const builder = WasmTestBuilder.default();
builder.runGenesis(LOCAL_GENESIS_REQUEST).commit();
const install = ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT_ADDR, 'examples/counter/counter-v1.wasm').build();
builder.exec(install).expectSuccess().commit();
const { session } = ExecuteRequestBuilder.contractCallByName(
  DEFAULT_ACCOUNT_ADDR,
  'counter',
  'counter_inc',
  runtimeArgs({}),
).build();
const state = builder.globalState();
const remembering = builder.getEngineState();
const config = remembering.config();

function block(execute: () => void): number {
  const start = performance.now();
  for (let i = 0; i < EXECUTIONS; i++) execute();
  return performance.now() - start;
}

const alone = (): void => void executeWasmV1(session, state, config, { enableAddressableEntity: false });
const remembered = (): void => void remembering.execute(state, session);
for (let i = 0; i < 40; i++) {
  block(alone);
  block(remembered);
}
const surplus = Array.from({ length: BLOCKS }, (_, i) => {
  // By turns, either first, so that neither always runs on what the other left.
  if (i % 2 === 0) {
    const base = block(alone);
    return block(remembered) / base;
  }
  const own = block(remembered);
  return own / block(alone);
}).sort((a, b) => a - b);
process.stdout.write(JSON.stringify(100 * (surplus[BLOCKS / 2]! - 1)));
