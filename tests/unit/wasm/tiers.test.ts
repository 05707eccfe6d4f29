/** What runs a module when, and that a run begins again where it must. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { DEFAULT_WASM_CONFIG } from '../../../src/config/wasmConfig';
import { TIERS } from '../../../src/wasm/executable';
import type { Outcome, WasmEngine, WasmInstance } from '../../../src/wasm/instance';
import { instantiate } from '../../../src/wasm/instantiate';
import { loadStored, type PreparedModule, prepareSession } from '../../../src/wasm/prepare';
import { fromText, openWabt, type Wabt } from '../../fuzz/wasm/assemble';

let seed = 0;

/** Counts down from a number; never the same module twice. */
const counting = (from: number): string => `(module
  (import "env" "casper_revert" (func $tell (param i32)))
  (memory 1)
  (data (i32.const 8) "${++seed}")
  (global $left (mut i32) (i32.const ${from}))
  (func $down (global.set $left (i32.sub (global.get $left) (i32.const 1))))
  (func (export "call")
    (loop $again (call $down) (br_if $again (global.get $left)))
    (call $tell (global.get $left)))
  (func (export "other") (call $tell (i32.const 7)))
  (table 1 funcref))`;

interface Run {
  readonly engine: WasmEngine;
  readonly outcome: Outcome['_tag'];
  readonly told: readonly number[];
  readonly gas: bigint;
}

const LIMIT = 10_000_000_000n;

function run(prepared: PreparedModule, name = 'call', engine?: WasmEngine): Run {
  const told: number[] = [];
  const host = { casper_revert: (value?: number) => void told.push(value!) };
  const instance: WasmInstance = instantiate(prepared, host, { engine });
  instance.setGasRemaining(LIMIT);
  const outcome = instance.invoke(name);
  const gas = LIMIT - instance.gasRemaining();
  instance.release();
  return { engine: instance.engine, outcome: outcome._tag, told, gas };
}

describe('what runs a module', () => {
  let wabt: Wabt;
  const prepare = (text: string): PreparedModule => prepareSession(fromText(wabt, text), DEFAULT_WASM_CONFIG);

  beforeAll(async () => {
    wabt = await openWabt();
  });

  test('is the interpreter at first and then V8, with the same result', () => {
    const prepared = prepare(counting(10));
    const runs = Array.from({ length: TIERS.interpretedRuns + 2 }, () => run(prepared));
    expect(runs.map(({ engine }) => engine)).toEqual([
      ...Array.from({ length: TIERS.interpretedRuns }, () => 'interpreter'),
      'v8',
      'v8',
    ]);
    for (const each of runs) {
      expect(each).toEqual({ engine: each.engine, outcome: 'Returned', told: [0], gas: runs[0]!.gas });
    }
  });

  test('is V8 as soon as a run is too long for the interpreter', () => {
    const prepared = prepare(counting(100_000));
    expect(run(prepared)).toMatchObject({ engine: 'interpreter', outcome: 'TooLong', told: [] });
    const onV8 = run(prepared);
    expect(onV8).toMatchObject({ engine: 'v8', outcome: 'Returned', told: [0] });
    expect(run(prepared, 'call', 'interpreter')).toEqual({ ...onV8, engine: 'interpreter' });
  });

  test('is what was asked for', () => {
    const prepared = prepare(counting(10));
    expect(run(prepared, 'call', 'v8').engine).toBe('v8');
    for (let i = 0; i < 2 * TIERS.interpretedRuns; i++) {
      expect(run(prepared, 'call', 'interpreter').engine).toBe('interpreter');
    }
  });

  test('of a module without code is V8 as well, in the end', () => {
    const prepared = prepare('(module (memory 1))');
    const stored = loadStored(prepared.bytes, DEFAULT_WASM_CONFIG);
    for (const each of [prepared, stored]) {
      const runs = Array.from({ length: TIERS.interpretedRuns + 2 }, () => run(each));
      expect(runs.at(-1)!.engine).toBe('v8');
      for (const { outcome } of runs) expect(outcome).toBe('HostTrap'); // it has no `call`
    }
  });

  test('of a contract that was just stored is the module that stored it, with its entry points alone', () => {
    const installer = prepare(counting(10));
    const stored = installer.storedBytes(['other']);
    const contract = loadStored(stored, DEFAULT_WASM_CONFIG);
    const expected = { outcome: 'Returned', told: [7] };
    expect(run(contract, 'other')).toMatchObject({ ...expected, engine: 'interpreter' });
    expect(run(contract, 'other', 'v8')).toMatchObject({ ...expected, engine: 'v8' });
    expect(run(contract, 'call')).toMatchObject({ outcome: 'HostTrap', told: [] });
    // Asked for itself it is what its bytes say, and nothing of the installer.
    expect(contract.module.exports.map(({ field }) => field)).toEqual(['other']);
    expect(contract.bytes).toEqual(stored);
    expect(contract.module.functions.length).toBeLessThan(installer.module.functions.length);
  });
});
