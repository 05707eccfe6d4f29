import { describe, expect, test } from '@jest/globals';
import { blake2b256 } from '../../../src/bytes/blake2b';
import { BUFFER_SIZE } from '../../../src/bytes/blake2bModule';
import { concatBytes } from '../../../src/bytes/compareBytes';
import { TrieBranch, TrieExtension, TrieLeaf } from '../../../src/state/trieNode';
import { Key } from '../../../src/types/key';
import { type StoredValue, storedValueToBytes } from '../../../src/types/storedValue';

const KEY = Key.hash(new Uint8Array(32).fill(1));
/** Tag, key, the value's tag and length. */
const FRAME = 1 + 33 + 1 + 4;
const MIB = 1024 * 1024;

function rawBytes(length: number): StoredValue {
  return { _tag: 'RawBytes', value: new Uint8Array(length).fill(7) };
}

describe('a leaf', () => {
  test.each([0, BUFFER_SIZE - FRAME, BUFFER_SIZE - FRAME + 1, 300_000])('of a value with %d bytes', (length) => {
    const value = rawBytes(length);
    const bytes = concatBytes(Uint8Array.of(0), KEY.bytes, storedValueToBytes(value));
    for (const leaf of [TrieLeaf.of(KEY, value), TrieLeaf.fromValueBytes(KEY, storedValueToBytes(value))]) {
      expect(Buffer.compare(leaf.hash, blake2b256(bytes))).toBe(0);
      expect(Buffer.compare(leaf.toBytes(), bytes)).toBe(0);
      expect(Buffer.compare(leaf.valueBytes, storedValueToBytes(value))).toBe(0);
    }
  });

  test('above 8 MiB is hashed in chunks', () => {
    const leaf = TrieLeaf.of(KEY, rawBytes(9 * MIB));
    const bytes = leaf.toBytes();
    const chunks = [bytes.subarray(0, 8 * MIB), bytes.subarray(8 * MIB)].map((chunk) => blake2b256(chunk));
    const count = Uint8Array.of(2, 0, 0, 0, 0, 0, 0, 0);
    expect(leaf.hash).toEqual(blake2b256(new Uint8Array(8 * MIB), count, blake2b256(...chunks)));
  });
});

describe('a branch', () => {
  const leaves = Array.from({ length: 256 }, (_, n) => TrieLeaf.of(Key.hash(new Uint8Array(32).fill(n)), rawBytes(n)));
  const extension = TrieExtension.of(Uint8Array.of(1, 2), TrieBranch.of(Uint8Array.of(3, 4), leaves.slice(3, 5)));

  test.each<[string, number[]]>([
    ['no children', []],
    ['the first and the last child', [0, 255]],
    ['three children', [5, 6, 200]],
    ['all children', Array.from({ length: 256 }, (_, n) => n)],
  ])('with %s is its tag, and for each index nothing or a pointer', (_name, indexes) => {
    // One child is no leaf, and is not hashed before.
    const children = indexes.map((index) => (index === 255 ? extension : leaves[index]!));
    const branch = TrieBranch.of(Uint8Array.from(indexes), children);
    const hash = branch.hash;
    const parts = Array.from({ length: 256 }, (_, index) => {
      const child = children[indexes.indexOf(index)];
      return child === undefined ? [0] : [1, child === extension ? 1 : 0, ...child.hash];
    });
    const bytes = Uint8Array.from([1, ...parts.flat()]);
    expect(branch.toBytes()).toEqual(bytes);
    expect(hash).toEqual(blake2b256(bytes));
  });
});
