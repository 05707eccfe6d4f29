/** What is written down for the gas reporter, and what is not. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { GAS_LINES_SUFFIX, type GasLine, type GasSample } from '../../../src/builder/gasRecorder';
import { GAS_FOLDER_VARIABLE } from '../../../src/builder/gasRecording';
import { GAS_USES } from '../../../src/report/gasOfFrame';

const ROOT = join(__dirname, '../../..');
const TOKEN = join(ROOT, 'tests/fixtures/realworld/cep18-mintable.wasm');

let folder: string;
let api: typeof import('../../../src/index');
let builder: import('../../../src/index').WasmTestBuilder;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gas-recorder-'));
  process.env[GAS_FOLDER_VARIABLE] = folder;
  jest.resetModules();
  api = require('../../../src/index');
  builder = api.WasmTestBuilder.default().runGenesis(api.LOCAL_GENESIS_REQUEST).commit();
});

afterEach(() => {
  delete process.env[GAS_FOLDER_VARIABLE];
  jest.resetModules();
  rmSync(folder, { recursive: true });
});

function lines(): readonly GasLine[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(GAS_LINES_SUFFIX))
    .flatMap((name) =>
      readFileSync(join(folder, name), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as GasLine),
    );
}

function samples(): readonly GasSample[] {
  return lines().flatMap((line) => line.samples);
}

/** `Contract counter.counter_inc`, `Session …/counter-v1.wasm`. */
function names(): readonly string[] {
  return samples().map(({ kind, name, entryPoint, failed }) => {
    const what = [name?.replace(ROOT, ''), entryPoint].filter((part) => part !== undefined).join('.');
    return `${kind} ${what}${failed ? ' (failed)' : ''}`;
  });
}

function session(file: string, args: import('../../../src/index').RuntimeArgsLike = {}) {
  return api.ExecuteRequestBuilder.standard(api.DEFAULT_ACCOUNT_ADDR, join(ROOT, file), args);
}

function installCounter() {
  builder.exec(session('examples/counter/counter-v1.wasm').build()).expectSuccess().commit();
  return builder.contract(api.DEFAULT_ACCOUNT_ADDR, 'counter');
}

test('session code and what it calls, each with all of its gas', () => {
  installCounter();
  builder.exec(session('examples/counter/counter-call.wasm').build()).expectSuccess();
  expect(names()).toEqual([
    'Session /examples/counter/counter-v1.wasm',
    'Session /examples/counter/counter-call.wasm',
    'Contract counter.counter_get',
    'Contract counter.counter_inc',
    'Contract counter.counter_get',
  ]);
  expect(lines()[1]!.testFile).toBe(__filename);
  const [, whole, ...called] = samples();
  expect(BigInt(whole!.gas)).toBe(builder.lastExecGasConsumed());
  expect(BigInt(whole!.split.calledContracts)).toBe(called.reduce((sum, { gas }) => sum + BigInt(gas), 0n));
  for (const { gas, split } of samples()) {
    expect(GAS_USES.reduce((sum, use) => sum + BigInt(split[use]), 0n)).toBe(BigInt(gas));
  }
});

test('what system contracts did is part of what it was done for', () => {
  const args = { target: api.TEST_ACCOUNTS.alice.accountHash, amount: api.CLValue.u512(2_500_000_000n) };
  builder.exec(session('examples/transfers/transfer-to-account.wasm', args).build()).expectSuccess();
  expect(names()).toEqual(['Session /examples/transfers/transfer-to-account.wasm']);
  const [{ split }] = samples() as [GasSample];
  const traced = builder.trace().gas;
  expect(split).toEqual({
    instructions: `${traced.instructions}`,
    hostCalls: `${traced.hostCalls}`,
    storage: `${traced.storage}`,
    systemContracts: `${traced.systemContracts}`,
    calledContracts: '0',
  });
});

test('a system contract that the transaction calls', () => {
  builder.runAuction(0);
  expect(names()).toEqual(['System auction.run_auction']);
});

test('a contract that the execution itself installs, and versions', () => {
  const { alice } = api.TEST_ACCOUNTS;
  const { Cep18Example } = require('../codegen/generated/cep18Example');
  Cep18Example.install(
    builder,
    { symbol: 'P', name: 'Play', decimals: 0, initialSupply: 9n },
    { from: alice, wasm: TOKEN },
  );
  expect(names().slice(1)).toEqual(['Contract Cep18Example.init']);
  const counter = installCounter();
  counter.call('counter_inc');
  builder.exec(session('examples/counter/counter-v2.wasm').build()).expectSuccess().commit();
  counter.call('counter_inc');
  counter.call('counter_inc', {}, { version: 1 });
  expect(names().filter((name) => name.startsWith('Contract counter'))).toEqual([
    'Contract counter.counter_inc',
    'Contract counter v2.counter_inc',
    'Contract counter.counter_inc',
  ]);
});

test('contracts that are entities', () => {
  const chainspec = api.ChainspecConfig.from().withEnableAddressableEntity(true);
  builder = api.WasmTestBuilder.newTemporaryWithConfig(chainspec);
  builder.runGenesis(api.LOCAL_GENESIS_REQUEST.withConfig({ enableAddressableEntity: true })).commit();
  builder.exec(session('examples/counter/counter-v1.wasm').build()).expectSuccess().commit();
  builder
    .exec(api.ExecuteRequestBuilder.contractCallByName(api.DEFAULT_ACCOUNT_ADDR, 'counter', 'counter_inc').build())
    .expectSuccess();
  expect(names()).toEqual(['Session /examples/counter/counter-v1.wasm', 'Contract counter.counter_inc']);
});

test('a builder on disk is asked for names as others are', () => {
  const { alice } = api.TEST_ACCOUNTS;
  const states = join(folder, 'states');
  const onDisk = api.LmdbWasmTestBuilder.new(states);
  onDisk.runGenesis(api.LOCAL_GENESIS_REQUEST);
  const { Cep18Example } = require('../codegen/generated/cep18Example');
  const args = { symbol: 'P', name: 'Play', decimals: 0, initialSupply: 9n };
  Cep18Example.install(onDisk, args, { from: alice, wasm: TOKEN });
  onDisk.close();
  expect(names().slice(1)).toEqual(['Contract Cep18Example.init']);
});

test('what nobody has a name for', () => {
  const bytes = readFileSync(join(ROOT, 'examples/counter/counter-v1.wasm'));
  const request = api.ExecuteRequestBuilder.moduleBytes(api.DEFAULT_ACCOUNT_ADDR, new Uint8Array(bytes));
  builder.exec(request.build()).expectSuccess().commit();
  expect(names()).toEqual(['Session ']);
});

test('custom payment', () => {
  const item = api.DeployItemBuilder.new()
    .withAddress(api.DEFAULT_ACCOUNT_ADDR)
    .withAuthorizationKeys([api.DEFAULT_ACCOUNT_ADDR])
    .withPaymentCode(join(ROOT, 'examples/counter/counter-v1.wasm'), api.runtimeArgs({}))
    .withSessionCode(join(ROOT, 'examples/counter/counter-v1.wasm'), api.runtimeArgs({}))
    .build();
  builder.exec(api.ExecuteRequestBuilder.fromDeployItem(item).build());
  expect(names()[0]).toMatch(/^Payment .*counter-v1.wasm/);
});

test('failures are told apart; what did not even start is left out', () => {
  const counter = installCounter();
  counter.tryCall('no_such_entry_point');
  builder.exec(
    api.ExecuteRequestBuilder.contractCallByName(api.DEFAULT_ACCOUNT_ADDR, 'no such key', 'counter_inc').build(),
  );
  builder.exec(
    session('examples/two-party-multi-sig/contract.wasm').withAuthorizationKeys([api.TEST_ACCOUNTS.bob]).build(),
  );
  builder.exec(session('examples/two-party-multi-sig/contract.wasm').build());
  expect(names()).toEqual([
    'Session /examples/counter/counter-v1.wasm',
    'Session /examples/two-party-multi-sig/contract.wasm (failed)',
  ]);
});

test('simulations count; nothing counts without recording', async () => {
  const counter = installCounter();
  counter.ask('counter_get');
  expect(api.withoutGasRecording(() => counter.ask('counter_get'))).toBe(0);
  const later = api.withoutGasRecording(async () => {
    await undefined;
    return counter.ask('counter_get');
  });
  counter.ask('counter_get');
  expect(await later).toBe(0);
  expect(() =>
    api.withoutGasRecording(() => {
      throw new Error('mine');
    }),
  ).toThrow('mine');
  counter.call('counter_inc');
  expect(names()).toEqual([
    'Session /examples/counter/counter-v1.wasm',
    'Contract counter.counter_get',
    'Contract counter.counter_inc',
  ]);
});

test('fixtures that may come from a cache, and random sequences of a model, do not count', () => {
  const shared = api.sharedFixture(
    'gas recorder',
    (made) => {
      made.runGenesis(api.LOCAL_GENESIS_REQUEST);
      made.exec(session('examples/counter/counter-v1.wasm').build()).expectSuccess().commit();
    },
    { folder },
  );
  const { contractModel } =
    require('../../../src/arbitraries/index') as typeof import('../../../src/arbitraries/index');
  contractModel({
    name: 'counter',
    builder: shared,
    real: (of) => of.contract(api.DEFAULT_ACCOUNT_ADDR, 'counter'),
    model: () => ({}),
  })
    .action('count', {
      args: {},
      effect: () => undefined,
      run: (real) => real.call('counter_inc'),
      check: (result) => expect(result.error).toBeUndefined(),
    })
    .check({ numRuns: 2 });
  expect(readdirSync(folder).filter((name) => name.endsWith('.jsonl'))).toEqual([]);
});

test('the folder of a run that was interrupted', () => {
  const gone = folder;
  rmSync(gone, { recursive: true });
  installCounter();
  folder = mkdtempSync(join(tmpdir(), 'gas-recorder-'));
});
