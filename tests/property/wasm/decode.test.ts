import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bytesEqual } from '../../../src/bytes/compareBytes';
import { decode } from '../../../src/wasm/decode';
import { encode } from '../../../src/wasm/encode';
import type { WasmModule } from '../../../src/wasm/module';
import { WasmReader } from '../../../src/wasm/wasmReader';
import { WasmWriter } from '../../../src/wasm/wasmWriter';
import { module, section } from '../../fuzz/wasm/assemble';
import { mutate, randomFrom } from '../../fuzz/wasm/mutate';
import { CORPUS } from '../../fuzz/wasm/repository';
import { wasmFiles } from '../../fuzz/wasm/wasmFiles';

const runs = { numRuns: Number(process.env.FC_NUM_RUNS ?? 200) };

/** The module, or `undefined` if it is refused as it should be. */
function decodeOrRefuse(bytes: Uint8Array): WasmModule | undefined {
  try {
    return decode(bytes);
  } catch (error) {
    if ((error as { _tag?: string })._tag === 'DecodeError') return undefined;
    throw error;
  }
}

describe('numbers', () => {
  test('u32', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffff_ffff }), (value) => {
        const writer = new WasmWriter();
        writer.writeU32(value);
        expect(new WasmReader(writer.finish()).readU32()).toBe(value);
      }),
      runs,
    );
  });

  test('i32', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), (value) => {
        const writer = new WasmWriter();
        writer.writeI32(value);
        expect(new WasmReader(writer.finish()).readI32()).toBe(value);
      }),
      runs,
    );
  });

  test('i64, against a bigint reading', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
        const writer = new WasmWriter();
        writer.writeI64(Number(BigInt.asIntN(32, value)), Number(BigInt.asIntN(32, value >> 32n)));
        const bytes = writer.finish();
        const bits = [...bytes].reduce((sum, byte, index) => sum | (BigInt(byte & 0x7f) << BigInt(7 * index)), 0n);
        expect(BigInt.asIntN(Math.min(7 * bytes.length, 64), bits)).toBe(value);
        const reader = new WasmReader(bytes);
        const low = reader.readI64();
        expect((BigInt(reader.high) << 32n) | BigInt(low >>> 0)).toBe(value);
      }),
      runs,
    );
  });
});

describe('hostile bytes', () => {
  test('any bytes after the header are a module or a DecodeError', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        decodeOrRefuse(module(bytes));
      }),
      runs,
    );
  });

  test('any bytes in a section likewise', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12 }), fc.uint8Array({ maxLength: 100 }), (id, bytes) => {
        decodeOrRefuse(module(section(id, bytes)));
      }),
      runs,
    );
  });

  test('counts that lie take no memory', () => {
    for (const id of [1, 2, 3, 4, 5, 6, 7, 9, 10, 11]) {
      expect(decodeOrRefuse(module(section(id, [0xff, 0xff, 0xff, 0xff, 0x0f])))).toBeUndefined();
    }
  });
});

test('what is decoded encodes to canonical bytes that decode to the same', () => {
  const contracts = CORPUS.flatMap(wasmFiles)
    .map((file) => new Uint8Array(readFileSync(file)))
    .filter(({ length }) => length < 6000);
  fc.assert(
    fc.property(fc.constantFrom(...contracts), fc.integer({ min: 0 }), (contract, seed) => {
      const decoded = decodeOrRefuse(mutate(contract, randomFrom(seed)));
      if (decoded === undefined) return;
      const bytes = encode(decoded);
      expect(bytesEqual(encode(decode(bytes)), bytes)).toBe(true);
    }),
    runs,
  );
});
