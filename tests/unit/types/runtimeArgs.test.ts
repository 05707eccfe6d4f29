import { describe, expect, test } from '@jest/globals';
import { bytesToHex, hexToBytes } from '../../../src/bytes/hex';
import { CLValue } from '../../../src/types/clValue';
import { Key } from '../../../src/types/key';
import { namedKeysFromBytes, namedKeysToBytes, sortedNamedKeys } from '../../../src/types/namedKeys';
import { RuntimeArgs } from '../../../src/types/runtimeArgs';
import { typesVectors } from './typesVectors';

describe('RuntimeArgs', () => {
  test.each(typesVectors.args)('$entries', ({ bytes, entries, amount }) => {
    const args = RuntimeArgs.fromBytes(hexToBytes(bytes));
    expect(args.entries.map(({ name, value }) => [name, bytesToHex(value.toBytes())])).toEqual(entries);
    const built = RuntimeArgs.fromEntries(
      entries.map(([name, value]) => ({ name, value: CLValue.fromBytes(hexToBytes(value)) })),
    );
    expect(bytesToHex(built.toBytes())).toBe(bytes);
    expect(built.equals(args)).toBe(true);
    if (typeof amount === 'string') {
      expect(String(args.tryGetNumber('amount'))).toBe(amount);
    } else {
      expect(() => args.tryGetNumber('amount')).toThrow(expect.objectContaining({ code: amount.error }));
    }
  });

  test('of arguments of one name the first counts', () => {
    const args = RuntimeArgs.empty().with('a', CLValue.u8(1)).with('b', CLValue.u8(2)).with('a', CLValue.u8(3));
    expect(args.get('a')!.decode()).toBe(1);
    expect(args.get('c')).toBeUndefined();
    expect(args.entries).toHaveLength(3);
    expect(args.equals(args.with('d', CLValue.unit()))).toBe(false);
  });
});

describe('NamedKeys', () => {
  const { bytes, entries } = typesVectors.namedKeys;

  test('are written in the byte order of their names, whatever order they came in', () => {
    const reversed = new Map(
      [...entries].reverse().map(([name, key]): [string, Key] => [name, Key.fromFormattedString(key)]),
    );
    expect(bytesToHex(namedKeysToBytes(reversed))).toBe(bytes);
    expect(sortedNamedKeys(reversed).map(([name, key]) => [name, key.toFormattedString()])).toEqual(entries);
  });

  test('are read as Rust does', () => {
    const read = namedKeysFromBytes(hexToBytes(bytes));
    expect([...read].map(([name, key]) => [name, key.toFormattedString()])).toEqual(entries);
  });
});
