import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { blake2b256 } from '../../../src/bytes/blake2b';
import { bytesToHex } from '../../../src/bytes/hex';
import { GlobalState } from '../../../src/state/globalState';
import { StoredTrie, WritableTrie } from '../../../src/state/storedTrie';
import { batches, contents, MapStore } from '../../unit/state/storedStates';

fc.configureGlobal({ numRuns: Number(process.env.FC_NUM_RUNS ?? 100) });

const root = (state: GlobalState): string => bytesToHex(state.stateRootHash());

test('a state goes on from the store as it does in memory, and every committed root stays open', () => {
  fc.assert(
    fc.property(batches, fc.infiniteStream(fc.boolean()), (commits, reopen) => {
      const store = new MapStore();
      const trie = new WritableTrie(store);
      let inMemory = GlobalState.empty();
      let onStore = GlobalState.empty();
      const committed: GlobalState[] = [];
      for (const { writes, prunes } of commits) {
        inMemory = inMemory.commitValues(writes, prunes);
        onStore = onStore.commitValues(writes, prunes);
        onStore.saveTo(trie);
        expect(root(onStore)).toBe(root(inMemory));
        committed.push(inMemory);
        // Another object for the same store, so that nothing is left of what was in memory.
        if (reopen.next().value) onStore = GlobalState.checkout(trie, inMemory.stateRootHash())!;
      }
      const other = new StoredTrie(store);
      for (const state of committed) {
        const opened = GlobalState.checkout(other, state.stateRootHash())!;
        expect(contents(opened)).toEqual(contents(state));
        for (const key of state.keysWithPrefix(new Uint8Array(0))) {
          expect(opened.read(key)).toEqual(state.read(key));
          expect(opened.readWithProof(key)?.toBytes()).toEqual(state.readWithProof(key)?.toBytes());
        }
      }
    }),
  );
});

test('the store has each node under the hash of its bytes, and each is written once', () => {
  fc.assert(
    fc.property(batches, (commits) => {
      const store = new MapStore();
      const trie = new WritableTrie(store);
      let state = GlobalState.empty();
      for (const { writes, prunes } of commits) {
        state = state.commitValues(writes, prunes);
        state.saveTo(trie);
        state.saveTo(trie);
        expect(store.get(state.stateRootHash())).toEqual(state.rawTrie(state.stateRootHash()));
      }
      for (const [hash, bytes] of store.entries()) expect(bytesToHex(blake2b256(bytes))).toBe(hash);
    }),
  );
});

test('a state of one store is written whole to another', () => {
  fc.assert(
    fc.property(batches, batches, (before, after) => {
      const apply = (state: GlobalState, commits: typeof before): GlobalState =>
        commits.reduce((each, { writes, prunes }) => each.commitValues(writes, prunes), state);
      const first = new MapStore();
      const base = apply(GlobalState.empty(), before);
      base.saveTo(new WritableTrie(first));
      const opened = GlobalState.checkout(new StoredTrie(first), base.stateRootHash())!;
      const grown = apply(opened, after);
      const second = new MapStore();
      grown.saveTo(new WritableTrie(second));
      const copy = GlobalState.checkout(new StoredTrie(second), grown.stateRootHash())!;
      expect(contents(copy)).toEqual(contents(apply(base, after)));
    }),
  );
});
