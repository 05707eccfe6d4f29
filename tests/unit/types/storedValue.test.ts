import { describe, expect, test } from '@jest/globals';
import { bytesToHex, hexToBytes } from '../../../src/bytes/hex';
import { ByteReader } from '../../../src/bytes/reader';
import { writeBytes } from '../../../src/bytes/writer';
import { readPrepaymentKind } from '../../../src/types/prepaymentKind';
import {
  readStoredValue,
  STORED_VALUE_TAGS,
  type StoredValue,
  storedValueFromBytes,
  storedValueSerializedLength,
  storedValueToBytes,
  storedValueTypeName,
} from '../../../src/types/storedValue';
import { summariseStoredValue } from './storedSummary';
import { differingMutants, loadStoredVectors, outcomeOf } from './storedVectors';

const { stored } = loadStoredVectors();

/** As the engine reads it, but prepayments too, which it cannot read. */
function decode(bytes: Uint8Array): StoredValue {
  if (bytes[0] === STORED_VALUE_TAGS.Prepayment) {
    return { _tag: 'Prepayment', value: readPrepaymentKind(new ByteReader(bytes, 1)) };
  }
  return storedValueFromBytes(bytes);
}

test('the vectors hold every variant', () => {
  expect(new Set(stored.map(({ bytes }) => hexToBytes(bytes)[0]))).toEqual(new Set(Object.values(STORED_VALUE_TAGS)));
});

describe.each(stored.map((vector, index) => ({ ...vector, title: `${vector.variant} ${index}` })))(
  '$title',
  (vector) => {
    const bytes = hexToBytes(vector.bytes);

    test('means what Rust says', () => {
      const value = decode(bytes);
      expect(summariseStoredValue(value)).toEqual(vector.value);
      expect(storedValueTypeName(value)).toBe(vector.typeName);
      expect(bytesToHex(storedValueToBytes(value))).toBe(vector.bytes);
      expect(storedValueSerializedLength(value)).toBe(vector.serializedLength);
      expect(storedValueSerializedLength(value)).toBe(bytes.length);
    });

    test('is read as Rust reads it, damaged too', () => {
      expect(outcomeOf(bytes, readStoredValue, storedValueToBytes)).toBe(vector.read);
      expect(differingMutants(vector.bytes, vector.mutants, readStoredValue, storedValueToBytes)).toEqual([]);
    });
  },
);

test('errors say where and why', () => {
  expect(() => storedValueFromBytes(Uint8Array.of(21))).toThrow('no stored value has the tag 21 (at 0)');
  expect(() => storedValueFromBytes(Uint8Array.of(18))).toThrow('a stored prepayment cannot be read (at 0)');
  expect(() => storedValueFromBytes(new Uint8Array(0))).toThrow('u8 needs 1 bytes, 0 remain (at 0)');
  expect(() => storedValueFromBytes(Uint8Array.of(20, 1, 0, 0, 0, 9, 9))).toThrow('1 bytes are left over (at 6)');
});

test('a count of four billion costs nothing', () => {
  const claim = writeBytes((writer) => writer.writeU8(STORED_VALUE_TAGS.Withdraw).writeU32(0xffff_ffff));
  expect(() => storedValueFromBytes(claim)).toThrow('byte array needs 32 bytes, 0 remain');
});
