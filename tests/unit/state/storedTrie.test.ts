import { expect, test } from '@jest/globals';
import { bytesToHex, hexToBytes } from '../../../src/bytes/hex';
import { GlobalState } from '../../../src/state/globalState';
import { StoredTrie, WritableTrie } from '../../../src/state/storedTrie';
import { Key } from '../../../src/types/key';
import { MapStore } from './storedStates';

const keys = [0, 1, 2, 3].map((index) => Key.hash(new Uint8Array(32).fill(7, 0, 16).with(31, index)));
const far = Key.balance(new Uint8Array(32));

function stored(): { readonly store: MapStore; readonly state: GlobalState } {
  const store = new MapStore();
  const state = GlobalState.empty().commitValues(
    [...keys, far].map((key, index) => [key, { _tag: 'RawBytes', value: Uint8Array.of(index) }]),
  );
  state.saveTo(new WritableTrie(store));
  return { store, state };
}

test('a root that the store does not have', () => {
  const { store } = stored();
  expect(GlobalState.checkout(new StoredTrie(store), new Uint8Array(32))).toBeUndefined();
});

test('nodes are loaded when they are needed', () => {
  const { store, state } = stored();
  const asked: string[] = [];
  const trie = new StoredTrie({
    get: (hash) => {
      asked.push(bytesToHex(hash));
      return store.get(hash);
    },
  });
  const opened = GlobalState.checkout(trie, state.stateRootHash())!;
  expect(asked).toHaveLength(1);
  expect(opened.read(far)).toEqual(state.read(far));
  // The leaf lies right below the root.
  expect(asked).toHaveLength(2);
  opened.read(far);
  expect(asked).toHaveLength(2);
  opened.read(keys[2]!);
  // Extension, branch, leaf.
  expect(asked).toHaveLength(5);
});

test('only what is new is written', () => {
  const { store, state } = stored();
  const before = store.nodes.size;
  const trie = new WritableTrie(store);
  const opened = GlobalState.checkout(trie, state.stateRootHash())!;
  const written: string[] = [];
  const write = store.write.bind(store);
  store.write = (nodes) => {
    const list = [...nodes];
    written.push(...list.map(({ hash }) => bytesToHex(hash)));
    write(list);
  };
  opened.commitValues([[keys[0]!, { _tag: 'RawBytes', value: Uint8Array.of(99) }]]).saveTo(trie);
  // Leaf, branch, extension, root.
  expect(written).toHaveLength(4);
  expect(store.nodes.size).toBe(before + 4);
});

test('a branch that loses all children but one joins what is below it', () => {
  const { store, state } = stored();
  const opened = GlobalState.checkout(new StoredTrie(store), state.stateRootHash())!;
  const pruned = opened.prune(keys.slice(1));
  expect(pruned.stateRootHash()).toEqual(state.prune(keys.slice(1)).stateRootHash());
  expect(pruned.read(keys[0]!)).toEqual(state.read(keys[0]!));
});

test('raw nodes come from the store where it has them', () => {
  const { store, state } = stored();
  const opened = GlobalState.checkout(new StoredTrie(store), state.stateRootHash())!;
  for (const [hash, bytes] of store.entries()) expect(opened.rawTrie(hexToBytes(hash))).toEqual(bytes);
  expect(opened.rawTrie(new Uint8Array(32))).toBeUndefined();
  const grown = opened.prune([far]);
  expect(grown.rawTrie(grown.stateRootHash())).toBeDefined();
  expect(grown.rawTrie(state.stateRootHash())).toEqual(store.get(state.stateRootHash()));
});

test.each<[string, (bytes: Uint8Array) => Uint8Array | undefined, string]>([
  ['missing', () => undefined, 'it is missing'],
  ['empty', () => new Uint8Array(0), 'it begins with nothing'],
  ['an unknown tag', (bytes) => bytes.with(0, 9), 'it begins with 9'],
  ['cut short', (bytes) => bytes.subarray(0, bytes.length - 1), 'cannot be read'],
  ['too long', (bytes) => Uint8Array.of(...bytes, 0), 'bytes where'],
  ['a bad pointer', (bytes) => bytes.with(1, 2), 'a pointer in it'],
])('a damaged branch: %s', (_name, damage, message) => {
  const { store, state } = stored();
  const branch = [...store.entries()].find(
    ([hash, bytes]) => bytes[0] === 1 && hash !== bytesToHex(state.stateRootHash()),
  )!;
  const damaged = damage(branch[1]);
  if (damaged === undefined) store.nodes.delete(branch[0]);
  else store.nodes.set(branch[0], damaged);
  const opened = GlobalState.checkout(new StoredTrie(store), state.stateRootHash())!;
  expect(() => opened.read(keys[0]!)).toThrow(
    expect.objectContaining({ code: 'CORRUPT_STORE', message: expect.stringContaining(message) }),
  );
});

test.each([0, 2])('a damaged node of tag %s', (tag) => {
  const { store, state } = stored();
  for (const [hash, bytes] of [...store.entries()]) {
    if (bytes[0] === tag) store.nodes.set(hash, bytes.subarray(0, 3));
  }
  const opened = GlobalState.checkout(new StoredTrie(store), state.stateRootHash())!;
  expect(() => opened.read(keys[0]!)).toThrow(expect.objectContaining({ code: 'CORRUPT_STORE' }));
});

test('a leaf where a branch belongs', () => {
  const { store, state } = stored();
  const leaf = [...store.nodes.values()].find((bytes) => bytes[0] === 0)!;
  for (const [hash, bytes] of [...store.entries()]) if (bytes[0] === 2) store.nodes.set(hash, leaf);
  const opened = GlobalState.checkout(new StoredTrie(store), state.stateRootHash())!;
  expect(() => opened.read(keys[0]!)).toThrow('contradicts the node above');
  const leafHash = [...store.nodes].find(([, bytes]) => bytes[0] === 0)![0];
  expect(() => GlobalState.checkout(new StoredTrie(store), hexToBytes(leafHash))).toThrow('a state root is a branch');
});
