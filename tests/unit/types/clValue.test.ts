import { describe, expect, test } from '@jest/globals';
import { none, some } from 'fp-ts/Option';
import { bytesToHex, hexToBytes } from '../../../src/bytes/hex';
import { AccountHash } from '../../../src/types/accountHash';
import type { CLData, CLList, CLMap, CLOption, CLResult } from '../../../src/types/clData';
import { CLType, clTypeText } from '../../../src/types/clType';
import { CLValue } from '../../../src/types/clValue';
import type { Key } from '../../../src/types/key';
import type { PublicKey } from '../../../src/types/publicKey';
import type { URef } from '../../../src/types/uref';
import { typesVectors } from './typesVectors';

/** Decoded data as Rust's JSON form shows it, with numbers as text. */
function asParsed(type: CLType, data: CLData): unknown {
  switch (type._tag) {
    case 'Bool':
    case 'String':
      return data;
    case 'Unit':
    case 'Any':
      return null;
    case 'ByteArray':
      return bytesToHex(data as Uint8Array);
    case 'Option': {
      const option = data as CLOption;
      return option._tag === 'None' ? null : asParsed(type.inner, option.value);
    }
    case 'List':
      return type.inner._tag === 'U8'
        ? Array.from(data as Uint8Array, String)
        : (data as CLList).map((item) => asParsed(type.inner, item));
    case 'Result': {
      const result = data as CLResult;
      return result._tag === 'Right'
        ? { Ok: asParsed(type.ok, result.right) }
        : { Err: asParsed(type.err, result.left) };
    }
    case 'Map':
      return Array.from(data as CLMap, ([key, value]) => ({
        key: asParsed(type.key, key),
        value: asParsed(type.value, value),
      }));
    case 'Tuple1':
    case 'Tuple2':
    case 'Tuple3':
      return (data as CLList).map((item, index) => asParsed(type.inner[index]!, item));
    default:
      return String(data);
  }
}

/** The value made again by the constructor of its type. */
function rebuilt(type: CLType, data: CLData): CLValue {
  const make = rebuilt;
  switch (type._tag) {
    case 'Bool':
      return CLValue.bool(data as boolean);
    case 'I32':
      return CLValue.i32(data as number);
    case 'I64':
      return CLValue.i64(data as bigint);
    case 'U8':
      return CLValue.u8(data as number);
    case 'U32':
      return CLValue.u32(data as number);
    case 'U64':
      return CLValue.u64(data as bigint);
    case 'U128':
      return CLValue.u128(data as bigint);
    case 'U256':
      return CLValue.u256(data as bigint);
    case 'U512':
      return CLValue.u512(data as bigint);
    case 'Unit':
      return CLValue.unit();
    case 'String':
      return CLValue.string(data as string);
    case 'Key':
      return CLValue.key(data as Key);
    case 'URef':
      return CLValue.uref(data as URef);
    case 'PublicKey':
      return CLValue.publicKey(data as PublicKey);
    case 'Any':
      return CLValue.any(data as Uint8Array);
    case 'ByteArray':
      return CLValue.byteArray(data as Uint8Array);
    case 'Option': {
      const option = data as CLOption;
      return CLValue.option(option._tag === 'None' ? undefined : make(type.inner, option.value), type.inner);
    }
    case 'List':
      return type.inner._tag === 'U8'
        ? CLValue.byteList(data as Uint8Array)
        : CLValue.list(
            (data as CLList).map((item) => make(type.inner, item)),
            type.inner,
          );
    case 'Result': {
      const result = data as CLResult;
      return CLValue.result(
        result._tag === 'Right'
          ? { ok: make(type.ok, result.right), errType: type.err }
          : { err: make(type.err, result.left), okType: type.ok },
      );
    }
    case 'Map': {
      // Given backwards, and the first entry twice, to see that it sorts and keeps the last of equal keys.
      const entries = Array.from(
        data as CLMap,
        ([key, value]) => [make(type.key, key), make(type.value, value)] as const,
      );
      return CLValue.map([...entries.slice(0, 1), ...entries.reverse()], type.key, type.value);
    }
    case 'Tuple1':
      return CLValue.tuple1(make(type.inner[0], (data as CLList)[0]));
    case 'Tuple2': {
      const [first, second] = (data as CLList).map((item, index) => make(type.inner[index]!, item));
      return CLValue.tuple2(first!, second!);
    }
    case 'Tuple3': {
      const [first, second, third] = (data as CLList).map((item, index) => make(type.inner[index]!, item));
      return CLValue.tuple3(first!, second!, third!);
    }
  }
}

describe('CLValue', () => {
  const cases = typesVectors.clValues;

  test.each(cases)('$type $inner', ({ name, type, inner, bytes, parsed }) => {
    const value = CLValue.fromBytes(hexToBytes(bytes));
    expect(clTypeText(value.clType)).toBe(type);
    expect(bytesToHex(value.bytes)).toBe(inner);
    expect(bytesToHex(value.toBytes())).toBe(bytes);
    expect(value.serializedLength()).toBe(bytes.length / 2);
    if (name === 'mismatch' && parsed === undefined) {
      expect(() => value.decode()).toThrow(expect.objectContaining({ _tag: 'BytesError' }));
      return;
    }
    const data = value.decode();
    if (parsed !== undefined) {
      expect(asParsed(value.clType, data)).toEqual(parsed);
    }
    if (name !== 'mismatch') {
      expect(bytesToHex(rebuilt(value.clType, data).toBytes())).toBe(bytes);
    }
  });

  test('the vectors have every type', () => {
    const tags = new Set(cases.map(({ bytes }) => CLValue.fromBytes(hexToBytes(bytes)).clType._tag));
    expect(tags.size).toBe(23);
  });

  test('options and results are those of fp-ts', () => {
    expect(CLValue.option(CLValue.u8(3)).decode()).toEqual(some(3));
    expect(CLValue.option(undefined, CLType.U8).decode()).toEqual(none);
  });

  test('numbers are taken as bigint or safe integer', () => {
    expect(CLValue.u512(5).equals(CLValue.u512(5n))).toBe(true);
    expect(CLValue.i64(-5).equals(CLValue.i64(-5n))).toBe(true);
    expect(() => CLValue.u64(2 ** 53)).toThrow('9007199254740992 is not exactly a u64; use a bigint such as 1n');
    expect(() => CLValue.u64(1.5)).toThrow('1.5 is not exactly a u64');
    for (const make of [
      () => CLValue.u8(256),
      () => CLValue.u8(-1),
      () => CLValue.u8(1.5),
      () => CLValue.u32(2 ** 32),
      () => CLValue.i32(2 ** 31),
      () => CLValue.u64(-1n),
      () => CLValue.u64(2n ** 64n),
      () => CLValue.i64(2n ** 63n),
      () => CLValue.u128(2n ** 128n),
      () => CLValue.u256(2n ** 256n),
      () => CLValue.u512(2n ** 512n),
      () => CLValue.u512(-1n),
    ]) {
      expect(make).toThrow(expect.objectContaining({ code: 'NotRepresentable' }));
    }
  });

  test('values of one container have one type', () => {
    expect(() => CLValue.list([CLValue.u8(1), CLValue.u32(1)])).toThrow('expected a value of type U8, got U32');
    expect(() => CLValue.list([])).toThrow('the type of an empty list must be given');
    expect(() => CLValue.option(undefined)).toThrow('the type of an option without a value must be given');
    expect(() => CLValue.map([])).toThrow('the type of an empty map must be given');
    expect(() => CLValue.option(CLValue.u8(1), CLType.Bool)).toThrow('expected a value of type Bool, got U8');
  });

  test('a string without UTF-8 form is refused', () => {
    expect(() => CLValue.string('a\ud800b')).toThrow(/lone surrogate/);
  });

  test('account hashes travel as byte arrays', () => {
    const hash = AccountHash.fromBytes(new Uint8Array(32).fill(1));
    expect(CLValue.accountHash(hash).equals(CLValue.byteArray(hash.bytes))).toBe(true);
    expect(`${CLValue.u8(7)}`).toBe('CLValue(U8, 07)');
    expect(CLValue.u64(7).toJSON()).toBe('CLValue(U64, 7)');
    expect(CLValue.string('a').toJSON()).toBe('CLValue(String, a)');
    expect(CLValue.option(CLValue.u8(7)).toJSON()).toBe('CLValue(Option(U8), 0107)');
    expect(CLValue.fromComponents(CLType.Bool, Uint8Array.of(7)).toJSON()).toBe('CLValue(Bool, 07)');
  });

  test('lists of nothing are bounded', () => {
    const many = CLValue.fromComponents(CLType.list(CLType.Unit), hexToBytes('ffffffff'));
    expect(() => many.decode()).toThrow(expect.objectContaining({ code: 'OutOfMemory' }));
    const some = CLValue.fromComponents(CLType.list(CLType.Unit), hexToBytes('00010000'));
    expect((some.decode() as CLList).length).toBe(256);
  });
});
