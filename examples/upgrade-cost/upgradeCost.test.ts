import { join } from 'node:path';
import { beforeEach, expect, test } from '@jest/globals';
import {
  type ContractHandle,
  DEFAULT_ACCOUNT_ADDR,
  ExecuteRequestBuilder,
  LmdbWasmTestBuilder,
  LOCAL_GENESIS_REQUEST,
  ProtocolVersion,
  UpgradeRequestBuilder,
  type WasmTestBuilder,
  withChainspecOverrides,
} from 'casper-engine-test-support';

const COUNTER = join(__dirname, '../counter/counter-v1.wasm');
const V2_1 = ProtocolVersion.fromParts(2, 1, 0);

let builder: WasmTestBuilder;
let counter: ContractHandle;

const upgrade = () =>
  builder.upgrade(
    UpgradeRequestBuilder.new()
      .withCurrentProtocolVersion(ProtocolVersion.V2_0_0)
      .withNewProtocolVersion(V2_1)
      .withActivationPoint(1n)
      .build(),
  );

beforeEach(() => {
  builder = LmdbWasmTestBuilder.default();
  builder.runGenesis(LOCAL_GENESIS_REQUEST).commit();
  builder.exec(ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT_ADDR, COUNTER).build()).expectSuccess().commit();
  counter = builder.contract(DEFAULT_ACCOUNT_ADDR, 'counter');
});

test('a dearer host function makes stored contracts dearer by exactly that', () => {
  const before = counter.call('counter_inc').consumed;

  const { add } = builder.chainspec().wasm.v1.hostFunctionCosts;
  const dearer = { host_function_costs: { add: { cost: add.cost + 1_000_000, arguments: [...add.arguments] } } };
  builder.withChainspec(withChainspecOverrides({ wasm: { v1: dearer } }));
  upgrade().expectUpgradeSuccess();

  // counter_inc calls `add` once.
  expect(counter.call('counter_inc').consumed).toBe(before + 1_000_000n);
  expect(counter.get('count')).toBe(2);
});

test('prices of instructions are fixed when a contract is installed', () => {
  const before = counter.call('counter_inc').consumed;
  builder.withChainspec(withChainspecOverrides({ wasm: { v1: { opcode_costs: { local: 1_000_000 } } } }));
  upgrade().expectUpgradeSuccess();
  // The stored bytes carry their charges with them.
  expect(counter.call('counter_inc').consumed).toBe(before);
});

test('an upgrade to an older version is refused', () => {
  upgrade().expectUpgradeSuccess();
  builder
    .upgrade(
      UpgradeRequestBuilder.new()
        .withCurrentProtocolVersion(V2_1)
        .withNewProtocolVersion(ProtocolVersion.V2_0_0)
        .withActivationPoint(2n)
        .build(),
    )
    .expectUpgradeFailure();
});
