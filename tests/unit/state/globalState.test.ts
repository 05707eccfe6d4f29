import { describe, expect, test } from '@jest/globals';
import { bytesToHex, hexToBytes } from '../../../src/bytes/hex';
import { GlobalState } from '../../../src/state/globalState';
import { MerkleProof } from '../../../src/state/merkleProof';
import { TrieLeaf } from '../../../src/state/trieNode';
import type { Transform } from '../../../src/types/transform';
import { transformKindFromBytes } from '../../../src/types/transform';
import { key, keyHex, type Pair, pairs, TRIE_VECTOR, type TrieCase, value, valueHex } from './vectors';

const root = (state: GlobalState): string => bytesToHex(state.stateRootHash());

function transforms(changes: readonly Pair[]): Transform[] {
  return changes.map(([k, v]) => ({
    key: key(k),
    kind: v === undefined ? { _tag: 'Prune', key: key(k) } : { _tag: 'Write', value: value(v) },
  }));
}

/** The last state of a case. */
function finalState(trie: TrieCase): GlobalState {
  return trie.batches.reduce((state, { changes }) => state.commit(transforms(changes)), GlobalState.empty());
}

/** The last value of each key that is not pruned in the end. */
function survivors(trie: TrieCase): Map<string, string> {
  const values = new Map<string, string>();
  for (const [k, v] of trie.batches.flatMap(({ changes }) => changes)) {
    if (v === undefined) values.delete(k);
    else values.set(k, v);
  }
  return values;
}

test('the empty state has the root of the reference', () => {
  expect(root(GlobalState.empty())).toBe(TRIE_VECTOR.emptyRoot);
});

describe.each(TRIE_VECTOR.tries.map((trie) => [trie.name, trie] as const))('%s', (_name, trie) => {
  test('roots after each commit', () => {
    let state = GlobalState.empty();
    const earlier: [GlobalState, string][] = [];
    for (const batch of trie.batches) {
      state = state.commit(transforms(batch.changes));
      expect(root(state)).toBe(batch.root);
      earlier.push([state, batch.root]);
    }
    for (const [snapshot, expected] of earlier)
      expect(root(GlobalState.empty().commitValues(contents(snapshot)))).toBe(expected);
  });

  test('one entry a commit gives the same roots', () => {
    let state = GlobalState.empty();
    for (const batch of trie.batches) {
      for (const transform of transforms(batch.changes)) {
        state = state.commit([transform]);
        // Hashing in between must not matter.
        state.stateRootHash();
      }
      expect(root(state)).toBe(batch.root);
    }
  });

  test('only what is left matters, in any order', () => {
    const entries = pairs([...survivors(trie)]);
    const expected = trie.batches.at(-1)!.root;
    expect(root(GlobalState.empty().commitValues(entries))).toBe(expected);
    expect(root(GlobalState.empty().commitValues(entries.toReversed()))).toBe(expected);
  });

  test('values', () => {
    const state = finalState(trie);
    const values = survivors(trie);
    for (const [k] of trie.batches.flatMap(({ changes }) => changes)) {
      const found = state.read(key(k));
      expect(found === undefined ? undefined : valueHex(found)).toBe(values.get(k));
    }
  });

  test('keys by prefix', () => {
    const state = finalState(trie);
    for (const [prefix, keys] of trie.prefixes) {
      expect(state.keysWithPrefix(hexToBytes(prefix)).map(keyHex)).toEqual(keys);
    }
  });

  test('proofs', () => {
    const state = finalState(trie);
    for (const [k, expected] of trie.proofs) {
      const proof = state.readWithProof(key(k));
      expect(proof === undefined ? null : bytesToHex(proof.toBytes())).toBe(expected);
      if (expected === null) continue;
      const read = MerkleProof.fromBytes(hexToBytes(expected));
      expect(bytesToHex(read.toBytes())).toBe(expected);
      expect(bytesToHex(read.stateRootHash())).toBe(trie.batches.at(-1)!.root);
    }
  });

  test('nodes', () => {
    const state = finalState(trie);
    for (const [hash, bytes] of trie.nodes ?? []) {
      expect(bytesToHex(state.rawTrie(hexToBytes(hash))!)).toBe(bytes);
    }
    expect(state.rawTrie(new Uint8Array(32))).toBeUndefined();
  });
});

function contents(state: GlobalState): [ReturnType<typeof key>, ReturnType<typeof value>][] {
  return state.keysWithPrefix(new Uint8Array(0)).map((k) => [k, state.read(k)!]);
}

test.each(TRIE_VECTOR.largeLeaves)('a leaf of $length bytes', ({ length, key: k, leafHash, root: expected }) => {
  const bytes = Uint8Array.from({ length }, (_, index) => index % 251);
  const leaf = TrieLeaf.of(key(k), { _tag: 'RawBytes', value: bytes });
  expect(bytesToHex(leaf.hash)).toBe(leafHash);
  expect(root(GlobalState.empty().commitValues([[key(k), leaf.value]]))).toBe(expected);
});

test.each(TRIE_VECTOR.commitErrors.cases)('commit: $name', ({ key: k, kind, error }) => {
  const state = GlobalState.empty().commitValues(pairs(TRIE_VECTOR.commitErrors.initial));
  const effects = [{ key: key(k), kind: transformKindFromBytes(hexToBytes(kind)) }];
  expect(() => state.commit(effects)).toThrow(error);
  expect(() => state.commit(effects)).toThrow(expect.objectContaining({ _tag: 'GlobalStateError', message: error }));
});

test('keys sort as in Rust', () => {
  const expected = TRIE_VECTOR.keyOrder;
  expect(
    expected
      .toReversed()
      .map(key)
      .sort((a, b) => a.compare(b))
      .map(keyHex),
  ).toEqual(expected);
});

describe('structural sharing', () => {
  const state = finalState(TRIE_VECTOR.tries[20]!);

  test('nothing to do gives the same state', () => {
    expect(state.commit([])).toBe(state);
    expect(state.prune([key(`01${'77'.repeat(32)}`)])).toBe(state);
  });

  test('a write and its prune give the root from before', () => {
    const added = key(`01${'77'.repeat(32)}`);
    const grown = state.commitValues([[added, value('1401000000aa')]]);
    expect(root(grown)).not.toBe(root(state));
    expect(root(grown.prune([added]))).toBe(root(state));
    expect(grown.prune(grown.keysWithPrefix(new Uint8Array(0))).keysWithPrefix(new Uint8Array(0))).toEqual([]);
    expect(root(grown.prune(grown.keysWithPrefix(new Uint8Array(0))))).toBe(TRIE_VECTOR.emptyRoot);
  });
});
