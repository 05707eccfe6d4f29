import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DEFAULT_WASM_CONFIG } from '../../../src/config/wasmConfig';
import { TIERS } from '../../../src/wasm/executable';
import type { HostFunctions, Outcome, WasmInstance } from '../../../src/wasm/instance';
import { instantiate } from '../../../src/wasm/instantiate';
import { type PreparedModule, prepareSession } from '../../../src/wasm/prepare';
import { fromText, openWabt, type Wabt } from '../../fuzz/wasm/assemble';

const PAGE = 65_536;

/** What it does is up to the host: `what` returns a number of the list, `at` the address or pages it is about. */
const PROBE = `(module
  (import "env" "casper_has_key" (func $ask (param i32 i32) (result i32)))
  (import "env" "casper_revert" (func $tell (param i32)))
  (memory 1 4)
  (data (i32.const 100) "data")
  (data (i32.const 102) "TA")
  (global $counter (mut i64) (i64.const 7))
  (func (export "call") (local $what i32) (local $at i32)
    (local.set $what (call $ask (i32.const 0) (i32.const 0)))
    (local.set $at (call $ask (i32.const 1) (i32.const 0)))
    (if (i32.eq (local.get $what) (i32.const 1)) (then (i32.store (local.get $at) (i32.const 0x01020304))))
    (if (i32.eq (local.get $what) (i32.const 2)) (then (call $tell (i32.load (local.get $at)))))
    (if (i32.eq (local.get $what) (i32.const 3)) (then (call $tell (memory.grow (local.get $at)))))
    (if (i32.eq (local.get $what) (i32.const 4)) (then (call $tell (memory.size))))
    (if (i32.eq (local.get $what) (i32.const 5)) (then (global.set $counter (i64.add (global.get $counter) (i64.const 1)))))
    (if (i32.eq (local.get $what) (i32.const 6)) (then (call $tell (i32.wrap_i64 (global.get $counter)))))
    (if (i32.eq (local.get $what) (i32.const 7)) (then (call $tell (i32.load8_u offset=131071 (local.get $at)))))
    (if (i32.eq (local.get $what) (i32.const 8)) (then (i64.store offset=4294967295 (local.get $at) (i64.const 1))))
    (if (i32.eq (local.get $what) (i32.const 9)) (then (call $tell (i32.load8_u offset=2000000 (local.get $at)))))
  ))`;

const DO = {
  store: 1,
  load: 2,
  grow: 3,
  size: 4,
  count: 5,
  counter: 6,
  loadFar: 7,
  storeFarthest: 8,
  loadBeyond: 9,
} as const;

const { afterRuns } = TIERS;
afterAll(() => {
  TIERS.afterRuns = afterRuns;
});

describe('an instance that serves again', () => {
  let wabt: Wabt;
  let prepared: PreparedModule;
  let seed = 0;

  beforeAll(async () => {
    wabt = await openWabt();
  });

  beforeEach(() => {
    TIERS.afterRuns = 0;
    // A module of its own for each test: no instance of another waits for it.
    const own = PROBE.replace('(i64.const 7))', `(i64.const 7)) (global i32 (i32.const ${seed++}))`);
    prepared = prepareSession(fromText(wabt, own), DEFAULT_WASM_CONFIG);
  });

  /** One instance, asked to do one thing after the other. */
  function begin(): { does: (what: number, at?: number) => number | Outcome; instance: WasmInstance } {
    let asked: readonly number[] = [];
    let told: number | undefined;
    const host: HostFunctions = {
      casper_has_key: (index) => asked[index!]!,
      casper_revert: (value) => {
        told = value;
      },
    };
    const instance = instantiate(prepared, host, { engine: 'v8' });
    instance.setGasRemaining(10n ** 12n);
    const does = (what: number, at = 0): number | Outcome => {
      asked = [what, at];
      told = undefined;
      const outcome = instance.invoke('call');
      return outcome._tag === 'Returned' ? (told ?? outcome) : outcome;
    };
    return { does, instance };
  }

  const OUT_OF_BOUNDS = expect.objectContaining({ _tag: 'Trap', kind: 'MemoryAccessOutOfBounds' });

  test('is the same one', () => {
    const first = begin();
    const view = first.instance.memory();
    first.instance.release();
    expect(begin().instance.memory().buffer).toBe(view.buffer);
  });

  test('has the memory it had, whatever the code wrote', () => {
    const { does, instance } = begin();
    const fresh = instance.memory().slice();
    does(DO.store, 0);
    does(DO.store, 101);
    does(DO.store, PAGE - 4);
    expect(does(DO.grow, 1)).toBe(1);
    does(DO.store, 2 * PAGE - 4);
    instance.release();
    const again = begin();
    expect(again.instance.memory()).toEqual(fresh);
    expect(new TextDecoder().decode(fresh.slice(100, 104))).toBe('daTA');
    again.does(DO.grow, 1);
    expect(again.does(DO.load, 2 * PAGE - 4)).toBe(0);
  });

  test('has the memory it had, whatever the host wrote', () => {
    const { instance } = begin();
    const fresh = instance.memory().slice();
    instance.writeMemory(3, Uint8Array.of(1, 2, 3));
    instance.memoryToWrite(50)[60] = 9;
    instance.release();
    expect(begin().instance.memory()).toEqual(fresh);
  });

  test('traps beyond the memory it has, though that of an earlier run was larger', () => {
    const { does, instance } = begin();
    expect(does(DO.grow, 2)).toBe(1);
    expect(does(DO.load, 3 * PAGE - 4)).toBe(0);
    expect(does(DO.load, 3 * PAGE - 3)).toEqual(OUT_OF_BOUNDS);
    instance.release();
    const again = begin();
    expect(again.does(DO.load, PAGE - 4)).toBe(0);
    expect(again.does(DO.load, PAGE - 3)).toEqual(OUT_OF_BOUNDS);
    expect(again.does(DO.load, -4)).toEqual(OUT_OF_BOUNDS);
    expect(again.does(DO.store, PAGE - 3)).toEqual(OUT_OF_BOUNDS);
    expect(again.does(DO.loadFar, 0)).toEqual(OUT_OF_BOUNDS);
    expect(again.does(DO.storeFarthest, 0)).toEqual(OUT_OF_BOUNDS);
    expect(again.does(DO.storeFarthest, 1)).toEqual(OUT_OF_BOUNDS);
    expect(again.does(DO.loadBeyond, 0)).toEqual(OUT_OF_BOUNDS);
    expect(() => again.instance.readMemory(PAGE - 1, 2)).toThrow(
      'trying to access region [65535..65537] in memory [0..65536]',
    );
    again.does(DO.grow, 1);
    expect(again.does(DO.loadFar, 0)).toBe(0);
    expect(again.does(DO.loadFar, 1)).toEqual(OUT_OF_BOUNDS);
  });

  test('grows as far as it may and no further', () => {
    for (let run = 0; run < 2; run++) {
      const { does, instance } = begin();
      expect(does(DO.size)).toBe(1);
      expect(does(DO.grow, 0)).toBe(1);
      expect(does(DO.grow, 4)).toBe(-1);
      expect(does(DO.grow, 2)).toBe(1);
      expect(does(DO.size)).toBe(3);
      expect(does(DO.grow, 1)).toBe(3);
      expect(does(DO.grow, 1)).toBe(-1);
      expect(does(DO.size)).toBe(4);
      expect(instance.memory().length).toBe(4 * PAGE);
      instance.release();
    }
  });

  test('has the globals it had', () => {
    const { does, instance } = begin();
    does(DO.count);
    expect(does(DO.counter)).toBe(8);
    instance.release();
    expect(begin().does(DO.counter)).toBe(7);
  });

  test('serves one run at a time', () => {
    const first = begin();
    const second = begin();
    first.does(DO.count);
    expect(second.does(DO.counter)).toBe(7);
    first.instance.release();
    first.instance.release();
    const [third, fourth] = [begin(), begin()];
    third.does(DO.count);
    expect(fourth.does(DO.counter)).toBe(7);
  });

  test('is not made of a module whose run took long', () => {
    const first = begin();
    const { maxGas } = TIERS;
    TIERS.maxGas = 0n;
    first.does(DO.size);
    TIERS.maxGas = maxGas;
    const { buffer } = first.instance.memory();
    first.instance.release();
    expect(begin().instance.memory().buffer).not.toBe(buffer);
  });
});
