/** What only the engine itself shows: being watched, and falling back to the interpreter. */
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { isRight } from 'fp-ts/Either';
import { DEFAULT_ENGINE_CONFIG } from '../../../src/config/engineConfig';
import { executeWasmV1 } from '../../../src/engine/executeWasmV1';
import type { WasmV1Result } from '../../../src/engine/wasmV1Result';
import { DEFAULT_ACCOUNT_ADDR, ExecuteRequestBuilder, LOCAL_GENESIS_REQUEST, TEST_ACCOUNTS } from '../../../src/index';
import type { ExecutionRecorder } from '../../../src/runtime/executionRecorder';
import { HOST_LIMIT } from '../../../src/runtime/hostLimit';
import { runGenesis } from '../../../src/system/genesis';

const CONTRACT = join(__dirname, '../../../examples/two-party-multi-sig/contract.wasm');
/** Puts a thousand values into a dictionary. */
const LONG = join(__dirname, '../../../bench/wat/dictionary.wasm');
const request = ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT_ADDR, CONTRACT, {
  'deployment-account': TEST_ACCOUNTS.alice,
}).build().session;
const genesis = runGenesis(LOCAL_GENESIS_REQUEST);

function execute(recorder?: ExecutionRecorder, interpreter?: boolean): WasmV1Result {
  if (!isRight(genesis)) throw new Error('no genesis');
  return executeWasmV1(request, genesis.right.state, DEFAULT_ENGINE_CONFIG, {
    ...(recorder && { recorder }),
    ...(interpreter !== undefined && { interpreter }),
  });
}

/** A recorder that is told host calls only. */
function recorder(hostCallBegun: ExecutionRecorder['hostCallBegun']): ExecutionRecorder {
  const nothing = (): void => {};
  return {
    executionBegun: nothing,
    frameEntered: nothing,
    contractFound: nothing,
    codeEnded: nothing,
    frameReturned: nothing,
    frameFailed: nothing,
    hostCallBegun,
    hostCallReturned: nothing,
    hostCallFailed: nothing,
    storageChargeBegun: nothing,
    storageChargeEnded: nothing,
    gasRestored: nothing,
  };
}

describe('a recorder', () => {
  test('is told every host call before it is served, and changes nothing', () => {
    const calls: [string, readonly number[]][] = [];
    const result = execute(recorder((name, parameters) => calls.push([name, parameters])));
    expect(result).toEqual(execute());
    expect(result.error).toBeUndefined();
    const names = calls.map(([name]) => name);
    expect(names).toContain('casper_add_associated_key');
    expect(names).toContain('casper_set_action_threshold');
    for (const [, parameters] of calls) expect(parameters.every((each) => each === (each | 0))).toBe(true);
  });
});

describe('when a run is too long for the interpreter', () => {
  test('V8 starts again from the beginning, with what the interpreter would come to', () => {
    const long = ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT_ADDR, LONG, {}).build().session;
    if (!isRight(genesis)) throw new Error('no genesis');
    const { state } = genesis.right;
    let begun = 0;
    const counting = { ...recorder(() => undefined), executionBegun: () => void begun++ };
    const first = executeWasmV1(long, state, DEFAULT_ENGINE_CONFIG, { recorder: counting });
    expect(begun).toBe(2);
    expect(first).toEqual(executeWasmV1(long, state, DEFAULT_ENGINE_CONFIG, { recorder: counting }));
    expect(begun).toBe(3);
    expect(first).toEqual(executeWasmV1(long, state, DEFAULT_ENGINE_CONFIG, { interpreter: true }));
    expect(first.error).toBeUndefined();
  });
});

describe('when the WebAssembly of the host gives up', () => {
  test.each([1, 2, 5])('at host call %i, the interpreter starts again from the beginning', (limit) => {
    let left = limit;
    const calls: string[] = [];
    const result = execute(
      recorder((name) => {
        left -= 1;
        if (left === 0) throw HOST_LIMIT;
        calls.push(name);
      }),
    );
    const all: string[] = [];
    expect(result).toEqual(execute(recorder((name) => all.push(name))));
    expect(calls).toEqual([...all.slice(0, limit - 1), ...all]);
  });

  test('the interpreter comes to the same result', () => {
    expect(execute(undefined, true)).toEqual(execute());
  });

  test('there is nothing to fall back on when the interpreter was asked for', () => {
    const giveUp = (): never => {
      throw HOST_LIMIT;
    };
    expect(() => execute(recorder(giveUp), true)).toThrow(expect.objectContaining({ _tag: 'HostLimit' }));
  });
});
