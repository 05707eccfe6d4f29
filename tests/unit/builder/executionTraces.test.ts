/** Traces of executions that are over: the replay, what it keeps, and the observer. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  type CallFrame,
  CLValue,
  DEFAULT_ACCOUNT_ADDR,
  type ExecuteRequest,
  ExecuteRequestBuilder,
  type ExecutionObserver,
  type HostCall,
  LmdbWasmTestBuilder,
  LOCAL_GENESIS_REQUEST,
  TEST_ACCOUNTS,
  traceOf,
  WasmTestBuilder,
} from '../../../src/index';
import { totalGas } from '../../../src/runtime/gasLedger';

const EXAMPLES = join(__dirname, '../../../examples');
const { alice, bob } = TEST_ACCOUNTS;
const OBSERVER = Symbol.for('casper-engine-test-support.observer');

let builder: WasmTestBuilder;

function session(file: string, args: Parameters<typeof ExecuteRequestBuilder.standard>[2] = {}): ExecuteRequest {
  return ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT_ADDR, join(EXAMPLES, file), args).build();
}

function frames(frame: CallFrame): readonly CallFrame[] {
  return frame.steps.flatMap((step) => (step._tag === 'Frame' ? [step.frame] : []));
}

function hostCalls(frame: CallFrame): readonly HostCall[] {
  return frame.steps.flatMap((step) => (step._tag === 'HostCall' ? [step.call] : []));
}

function observe(observer: ExecutionObserver | undefined): void {
  (globalThis as { [OBSERVER]?: ExecutionObserver | undefined })[OBSERVER] = observer;
}

beforeEach(() => {
  builder = WasmTestBuilder.default();
  builder.runGenesis(LOCAL_GENESIS_REQUEST).commit();
});

afterEach(() => observe(undefined));

test('of session code that calls a contract', () => {
  builder.exec(session('counter/counter-v1.wasm')).expectSuccess().commit();
  builder.exec(session('counter/counter-call.wasm')).expectSuccess();
  const { root, gas, error, failedIn, initiator, reads, started } = builder.trace();
  expect({ error, failedIn, started }).toEqual({ error: undefined, failedIn: undefined, started: true });
  expect(initiator.equals(DEFAULT_ACCOUNT_ADDR)).toBe(true);
  expect(totalGas(gas)).toBe(builder.lastExecGasConsumed());
  expect(reads.length).toBeGreaterThan(3);
  expect(root).toMatchObject({ code: { _tag: 'Session' }, entryPoint: 'call', depth: 1, end: { _tag: 'Returned' } });
  const [first] = frames(root);
  const { hash, packageHash } = builder.contract(DEFAULT_ACCOUNT_ADDR, 'counter');
  expect(first).toMatchObject({
    code: { _tag: 'Contract', contractHash: hash, packageHash, version: 1, runsAs: 'Contract' },
    depth: 2,
    declaration: { access: { _tag: 'Public' } },
  });
  expect(first!.gas).toBeLessThan(root.gas);
  expect(hostCalls(first!).map(({ name }) => name)).toContain('casper_get_key');
});

test('of a failed execution', () => {
  builder.exec(session('counter/counter-v1.wasm')).expectSuccess().commit();
  builder.contract(DEFAULT_ACCOUNT_ADDR, 'counter').tryCall('counter_decrement');
  const { root, failedIn, error } = builder.trace();
  expect(error?.message).toBe('No such method: counter_decrement');
  expect(failedIn).toBe(root);
  expect(root.available).toEqual(['counter_get', 'counter_inc']);
  expect(root.declaration).toBeUndefined();
});

test('host calls with their arguments, and the frames of the mint they reach', () => {
  builder
    .exec(session('transfers/transfer-to-account.wasm', { target: bob.accountHash, amount: CLValue.u512(5n) }))
    .commit();
  const { root } = builder.trace();
  const transfer = hostCalls(root).find(({ name }) => name === 'casper_transfer_to_account');
  expect(String(transfer?.args.target)).toBe(bob.accountHash.toFormattedString());
  expect(transfer?.args.amount).toBe(5n);
  expect(frames(root).map(({ code, entryPoint }) => [code._tag, entryPoint])).toEqual([['System', 'transfer']]);
  // The host function has a price of its own.
  expect(frames(root)[0]?.gas).toBe(0n);
});

describe('of an execution that was refused before anything ran', () => {
  test('for lack of a signature', () => {
    const request = ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT_ADDR, join(EXAMPLES, 'counter/counter-call.wasm'))
      .withAuthorizationKeys([bob])
      .build();
    const { started, root, shortfall, gas } = builder.exec(request).trace();
    expect(started).toBe(false);
    expect(root).toMatchObject({
      code: { _tag: 'Session' },
      entryPoint: 'call',
      gas: 0n,
      steps: [],
      end: { _tag: 'Failed' },
    });
    expect(shortfall).toEqual({ what: 'weight of the signers, for deployment', needed: 1n, had: 0n });
    expect(totalGas(gas)).toBe(0n);
  });

  test('for lack of a named key', () => {
    const request = ExecuteRequestBuilder.contractCallByName(DEFAULT_ACCOUNT_ADDR, 'conter', 'counter_inc', {}).build();
    builder.exec(session('counter/counter-v1.wasm')).expectSuccess().commit();
    const { root, error } = builder.exec(request).trace();
    expect(error?.message).toBe('Named key conter not found');
    expect(root.code).toEqual({ _tag: 'Named', name: 'conter' });
    expect(root.available).toContain('counter');
  });

  test('a module that is none has a frame: the transaction got as far as that', () => {
    const request = ExecuteRequestBuilder.moduleBytes(DEFAULT_ACCOUNT_ADDR, Uint8Array.of(1, 2, 3), {}).build();
    const { started, root, failedIn } = builder.exec(request).trace();
    expect(started).toBe(true);
    expect(failedIn).toBe(root);
    expect(root.end).toMatchObject({ error: { _tag: 'WasmPreprocessing' } });
  });
});

test('stays what it is when the builder has moved on', () => {
  builder.exec(session('counter/counter-v1.wasm')).expectSuccess();
  const installed = builder.getExpectedLastExecResult();
  builder.commit();
  const counter = builder.contract(DEFAULT_ACCOUNT_ADDR, 'counter');
  const first = counter.call('counter_inc');
  counter.call('counter_inc');
  builder.clearResults();
  expect(traceOf(first)?.root.entryPoint).toBe('counter_inc');
  expect(traceOf(first)).toBe(traceOf(first));
  expect(builder.trace(installed).root.code).toEqual({ _tag: 'Session' });
});

test('of what was only tried', () => {
  const result = builder.simulate(session('counter/counter-v1.wasm'));
  expect(traceOf(result)?.root.gas).toBe(result.consumed);
});

test('of the engine by itself', () => {
  const { session: request } = session('counter/counter-v1.wasm');
  const result = builder.getEngineState().execute(builder.globalState(), request);
  expect(traceOf(result)?.root.gas).toBe(result.consumed);
});

test('of what ran in scratch, after scratch has moved on', () => {
  const lmdb = LmdbWasmTestBuilder.default();
  lmdb.runGenesis(LOCAL_GENESIS_REQUEST).commit();
  lmdb.scratchExecAndCommit(session('counter/counter-v1.wasm'));
  const results = [1, 2, 3].map(() => {
    lmdb.scratchExecAndCommit(session('counter/counter-call.wasm'));
    return lmdb.getExpectedLastExecResult();
  });
  lmdb.writeScratchToDb();
  for (const result of results) expect(traceOf(result)?.root.gas).toBe(result.consumed);
});

test('of what ran on disk', () => {
  const dir = mkdtempSync(join(tmpdir(), 'trace-'));
  const lmdb = LmdbWasmTestBuilder.newWithProductionChainspec(dir);
  try {
    lmdb.runGenesis(LOCAL_GENESIS_REQUEST).commit();
    lmdb.exec(session('counter/counter-v1.wasm')).commit();
    const result = lmdb.getExpectedLastExecResult();
    lmdb.exec(session('counter/counter-call.wasm')).commit();
    expect(traceOf(result)?.root.gas).toBe(result.consumed);
  } finally {
    lmdb.close();
    rmSync(dir, { recursive: true });
  }
});

describe('there is none', () => {
  test('before anything was executed', () => {
    expect(() => builder.trace()).toThrow('Nothing was executed yet.');
  });

  test('of a result that no builder gave', () => {
    builder.exec(session('counter/counter-v1.wasm'));
    const copy = { ...builder.getExpectedLastExecResult() };
    expect(traceOf(copy)).toBeUndefined();
    expect(() => builder.trace(copy)).toThrow('The origin of this execution result is not known');
  });

  test('when what the execution reads was changed since', () => {
    const request = session('counter/counter-v1.wasm');
    builder.exec(request);
    (request.session.executableItem as { moduleBytes: Uint8Array }).moduleBytes.fill(0);
    expect(() => builder.trace()).toThrow('run again, it comes to something else');
  });
});

describe('an observer', () => {
  test.each([false, true])('is told of each execution once; recording meanwhile: %s', (recordsWhileRunning) => {
    const seen: [string, bigint, boolean][] = [];
    observe({
      recordsWhileRunning,
      executed: (result, trace, { isSimulation, builder: of }) => {
        expect(of).toBe(builder);
        expect(trace()).toBe(traceOf(result));
        seen.push([trace().root.entryPoint, result.consumed - trace().root.gas, isSimulation]);
      },
    });
    builder.exec(session('counter/counter-v1.wasm')).expectSuccess().commit();
    const counter = builder.contract(DEFAULT_ACCOUNT_ADDR, 'counter');
    counter.call('counter_inc', {}, { from: alice });
    counter.ask('counter_get');
    expect(seen).toEqual([
      ['call', 0n, false],
      ['counter_inc', 0n, false],
      ['counter_get', 0n, true],
    ]);
  });
});
