import { closeSync, ftruncateSync, openSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { blake2b256 } from '../../../src/bytes/blake2b';
import { bytesToHex, hexToBytes } from '../../../src/bytes/hex';
import { GlobalState } from '../../../src/state/globalState';
import { StoredTrie } from '../../../src/state/storedTrie';
import { LmdbFormat1Reader } from '../../../src/store/lmdbFormat1Reader';
import { Key } from '../../../src/types/key';
import { storedValueToBytes } from '../../../src/types/storedValue';
import { FORMAT_1_VECTOR, format1Bytes, writeDataFile } from './format1';
import { temporaryFolder } from './temporaryFolder';

const hashOf = (state: GlobalState, key: Key): string | null => {
  const value = state.read(key);
  return value === undefined ? null : bytesToHex(blake2b256(storedValueToBytes(value)));
};

describe.each(FORMAT_1_VECTOR.roots.map((each) => [each.root, each] as const))('root %s', (_root, expected) => {
  test('its values, keys and root node', () => {
    const reader = LmdbFormat1Reader.open(writeDataFile(temporaryFolder(), format1Bytes()));
    const state = GlobalState.checkout(new StoredTrie(reader), hexToBytes(expected.root))!;
    for (const [key, hash] of expected.valueHashes) {
      expect([key, hashOf(state, Key.fromBytes(hexToBytes(key)))]).toEqual([key, hash]);
    }
    expect(state.leaves()).toHaveLength(expected.keys);
    expect(bytesToHex(state.rawTrie(hexToBytes(expected.root))!)).toBe(expected.rootNode);
    reader.close();
  });

  test('all its nodes hash to their keys, and rebuilding it gives the root', () => {
    const reader = LmdbFormat1Reader.open(writeDataFile(temporaryFolder(), format1Bytes()));
    const state = GlobalState.checkout(new StoredTrie(reader), hexToBytes(expected.root))!;
    for (const { key, valueBytes, hash } of state.leaves()) {
      expect(bytesToHex(blake2b256(Uint8Array.of(0), key.bytes, valueBytes))).toBe(bytesToHex(hash));
    }
    const rebuilt = GlobalState.empty().commitValues(state.leaves().map(({ key, value }) => [key, value]));
    expect(bytesToHex(rebuilt.stateRootHash())).toBe(expected.root);
    reader.close();
  });
});

test('what is not in the file', () => {
  const reader = LmdbFormat1Reader.open(writeDataFile(temporaryFolder(), format1Bytes()));
  for (const byte of [0, 1, 127, 255]) expect(reader.get(new Uint8Array(32).fill(byte))).toBeUndefined();
  reader.close();
});

test('a file with a hole behind the pages in use, as the Rust engine leaves it', () => {
  const file = writeDataFile(temporaryFolder(), format1Bytes());
  const descriptor = openSync(file, 'r+');
  ftruncateSync(descriptor, 2 ** 40);
  closeSync(descriptor);
  const reader = LmdbFormat1Reader.open(file);
  expect(reader.get(hexToBytes(FORMAT_1_VECTOR.roots[0]!.root))).toBeDefined();
  reader.close();
});

describe('a damaged file', () => {
  const whole = format1Bytes();
  const PAGE = 4096;

  /** Asks for every root with all that is below. */
  function readAll(bytes: Uint8Array): void {
    const reader = LmdbFormat1Reader.open(writeDataFile(temporaryFolder(), bytes));
    try {
      for (const { root } of FORMAT_1_VECTOR.roots) {
        GlobalState.checkout(new StoredTrie(reader), hexToBytes(root))?.leaves();
      }
    } finally {
      reader.close();
    }
  }

  test.each([40, PAGE, 2 * PAGE, 3 * PAGE, 20 * PAGE])('cut after %s bytes', (length) => {
    expect(() => readAll(whole.subarray(0, length))).toThrow(expect.objectContaining({ code: 'CORRUPT_STORE' }));
  });

  test('without the database of the trie', () => {
    const name = new TextEncoder().encode('TRIE_STORE');
    const bytes = whole.slice();
    for (let at = 0; at < bytes.length - name.length; at++) {
      if (name.every((byte, index) => bytes[at + index] === byte)) bytes[at] = 'X'.charCodeAt(0);
    }
    expect(() => readAll(bytes)).toThrow('has no database TRIE_STORE');
  });

  test('with a page size that cannot be', () => {
    const bytes = whole.slice();
    new DataView(bytes.buffer).setUint32(40, 1000, true);
    expect(() => readAll(bytes)).toThrow('it says that pages have 1000 bytes');
  });

  test('with any page overwritten it says so, or does not need the page', () => {
    let refused = 0;
    for (let page = 2; page < whole.length / PAGE; page++) {
      for (const byte of [0x00, 0x01, 0xff]) {
        const bytes = whole.slice().fill(byte, page * PAGE, (page + 1) * PAGE);
        try {
          readAll(bytes);
        } catch (error) {
          expect(error).toMatchObject({ code: 'CORRUPT_STORE' });
          refused++;
        }
      }
    }
    expect(refused).toBeGreaterThan(100);
  });
});
