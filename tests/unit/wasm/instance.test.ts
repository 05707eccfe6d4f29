import { describe, expect, test } from '@jest/globals';
import { DEFAULT_WASM_CONFIG } from '../../../src/config/wasmConfig';
import type { HostFunctions, WasmInstance } from '../../../src/wasm/instance';
import { instantiate } from '../../../src/wasm/instantiate';
import { loadStored } from '../../../src/wasm/prepare';
import { wasmTrap } from '../../../src/wasm/traps';

/**
 * A stored contract: imports `casper_revert` (function 0) and `gas` (function 1); `call` calls `casper_revert` with 7, `grow` grows the
 * memory by one page, `pay` pays 1000.
 */
const CONTRACT = Uint8Array.from([
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...section(1, [2, 0x60, 1, 0x7f, 0, 0x60, 0, 0]), // types: (i32) -> (), () -> ()
  ...section(2, [
    ...[3, ...name('env'), ...name('casper_revert'), 0, 0],
    ...[...name('env'), ...name('gas'), 0, 0],
    ...[...name('env'), ...name('memory'), 2, 1, 1, 64],
  ]),
  ...section(3, [3, 1, 1, 1]),
  ...section(7, [3, ...name('call'), 0, 2, ...name('grow'), 0, 3, ...name('pay'), 0, 4]),
  ...section(10, [
    ...[3, 6, 0, 0x41, 7, 0x10, 0, 0x0b],
    ...[7, 0, 0x41, 1, 0x40, 0, 0x1a, 0x0b],
    ...[7, 0, 0x41, 0xe8, 0x07, 0x10, 1, 0x0b],
  ]),
]);

function section(id: number, content: readonly number[]): number[] {
  return [id, content.length, ...content];
}

function name(text: string): number[] {
  return [text.length, ...[...text].map((character) => character.charCodeAt(0))];
}

function newInstance(interpreter: boolean, host: HostFunctions[string] = () => undefined): WasmInstance {
  const prepared = loadStored(CONTRACT, DEFAULT_WASM_CONFIG);
  return instantiate(prepared, { casper_revert: host }, { engine: interpreter ? 'interpreter' : 'v8' });
}

describe.each([
  ['v8', false],
  ['interpreter', true],
] as const)('an instance on %s', (engine, interpreter) => {
  test('says what runs it', () => {
    expect(newInstance(interpreter).engine).toBe(engine);
  });

  describe('gas', () => {
    test('counts like one big integer, whatever the limit and however it is charged', () => {
      const amounts = [0, 1, 1000, 2 ** 32, 2 ** 53, 1n, 2n ** 53n, 2n ** 62n, 2n ** 64n, 2n ** 100n];
      for (const limit of [
        0n,
        1n,
        10n ** 12n,
        2n ** 53n,
        2n ** 62n + 5n,
        2n ** 63n - 1n,
        2n ** 63n,
        2n ** 64n,
        2n ** 512n - 1n,
      ]) {
        const instance = newInstance(interpreter);
        instance.setGasRemaining(limit);
        let left = limit;
        for (const amount of [...amounts, ...amounts]) {
          expect(instance.gasRemaining()).toBe(left);
          if (left < BigInt(amount)) {
            expect(instance.chargeGas(amount)).toBe(false);
            expect(instance.gasRemaining()).toBe(0n);
            expect(instance.chargeGas(0)).toBe(false);
            instance.setGasRemaining(left);
          } else {
            expect(instance.chargeGas(amount)).toBe(true);
            left -= BigInt(amount);
          }
        }
      }
    });

    test('that the code uses up comes from beyond 2^62 as well', () => {
      const instance = newInstance(interpreter);
      instance.setGasRemaining(2n ** 62n + 500n);
      expect(instance.chargeGas(2n ** 62n)).toBe(true);
      instance.setGasRemaining(2n ** 64n);
      for (let paid = 0n; paid < 5000n; paid += 1000n) {
        expect(instance.gasRemaining()).toBe(2n ** 64n - paid);
        expect(instance.invoke('pay')).toEqual({ _tag: 'Returned' });
      }
    });

    test('moves on from the reserve in the middle of the code', () => {
      const instance = newInstance(interpreter, () => {
        // All but 100 of what the counter holds, so that the next charge of the code needs the reserve.
        expect(instance.chargeGas(2n ** 62n - 100n)).toBe(true);
      });
      instance.setGasRemaining(2n ** 62n + 5000n);
      expect(instance.invoke('call')).toEqual({ _tag: 'Returned' });
      expect(instance.invoke('pay')).toEqual({ _tag: 'Returned' });
      expect(instance.gasRemaining()).toBe(4100n);
    });

    test.each([999n, 1000n])('of %s for code that takes 1000', (limit) => {
      const instance = newInstance(interpreter);
      instance.setGasRemaining(limit);
      expect(instance.invoke('pay')).toEqual({ _tag: limit < 1000n ? 'OutOfGas' : 'Returned' });
      expect(instance.gasRemaining()).toBe(0n);
    });

    test('that a host function could not charge ends the run as out of gas, whatever it throws', () => {
      const instance: WasmInstance = newInstance(interpreter, () => {
        instance.chargeGas(10);
        throw { anything: true };
      });
      instance.setGasRemaining(9n);
      expect(instance.invoke('call')).toEqual({ _tag: 'OutOfGas' });
    });
  });

  describe('host functions', () => {
    test('get signed numbers', () => {
      const seen: number[][] = [];
      newInstance(interpreter, (...parameters) => void seen.push(parameters)).invoke('call');
      expect(seen).toEqual([[7]]);
    });

    test('end the run with what they throw', () => {
      const trap = Object.freeze({ reason: 'stop' });
      const outcome = newInstance(interpreter, () => {
        throw trap;
      }).invoke('call');
      expect(outcome).toEqual({ _tag: 'HostTrap', trap });
      expect((outcome as { trap: unknown }).trap).toBe(trap);
    });

    test('end the run with a trap', () => {
      const outcome = newInstance(interpreter, () => {
        throw wasmTrap('UnexpectedSignature');
      }).invoke('call');
      const message = 'Interpreter error: trap: Code(UnexpectedSignature)';
      expect(outcome).toEqual({ _tag: 'Trap', kind: 'UnexpectedSignature', message });
    });

    test('may call another instance', () => {
      const inner = newInstance(interpreter, () => {
        throw wasmTrap('DivisionByZero');
      });
      const outer = newInstance(interpreter, () => {
        expect(inner.invoke('call')).toMatchObject({ _tag: 'Trap', kind: 'DivisionByZero' });
      });
      expect(outer.invoke('call')).toEqual({ _tag: 'Returned' });
    });
  });

  describe('memory', () => {
    test('is read and written by the host, as a copy', () => {
      const instance = newInstance(interpreter);
      instance.writeMemory(65_533, Uint8Array.of(1, 2, 3));
      const read = instance.readMemory(65_532, 4);
      expect([...read]).toEqual([0, 1, 2, 3]);
      read[0] = 9;
      expect(instance.memory()[65_532]).toBe(0);
      expect([...instance.readMemory(65_536, 0)]).toEqual([]);
    });

    // Texts: casper-wasmi `memory/mod.rs`, recorded from the engine for data segments in `wasm-links.json`.
    test.each([
      [65_533, 4, 'Interpreter error: trying to access region [65533..65537] in memory [0..65536]'],
      [
        0xffff_ffff,
        0xffff_ffff,
        'Interpreter error: trying to access region [4294967295..8589934590] in memory [0..65536]',
      ],
      [65_537, 0, 'Interpreter error: trying to access region [65537..65537] in memory [0..65536]'],
    ])('at %s, %s bytes, is not there', (pointer, length, message) => {
      const instance = newInstance(interpreter);
      expect(() => instance.readMemory(pointer, length)).toThrow(
        expect.objectContaining({ _tag: 'WasmError', message }),
      );
      if (length < 100) expect(() => instance.writeMemory(pointer, new Uint8Array(length))).toThrow(message);
    });

    test('grows, and the view follows', () => {
      const instance = newInstance(interpreter);
      instance.memory()[5] = 55;
      instance.invoke('grow');
      expect(instance.memory().length).toBe(2 * 65_536);
      expect(instance.memory()[5]).toBe(55);
      instance.writeMemory(65_536, Uint8Array.of(1));
      expect(instance.readMemory(65_536, 1)[0]).toBe(1);
    });
  });
});
