/**
 * All that is stored on the chain at one moment. A state never changes: a commit gives a new one, which shares what is
 * the same with the one before, so keeping an old state costs nothing and snapshots are references.
 *
 * Answers to: casper-storage `global_state/state/{mod,lmdb}.rs` (`LmdbGlobalState`, `commit`, `put_stored_values`).
 *
 * @module
 */
import { isLeft } from 'fp-ts/Either';
import { applyTransform } from '../types/applyTransform';
import type { Key } from '../types/key';
import type { StoredValue } from '../types/storedValue';
import type { Effects } from '../types/transform';
import { GlobalStateError } from './globalStateError';
import { MerkleProof } from './merkleProof';
import type { StateReader } from './stateReader';
import type { StoredTrie, WritableTrie } from './storedTrie';
import { applyChanges, EMPTY_TRIE, findLeaf, findNodeBytes, findPath, leavesWithPrefix, type TrieChange } from './trie';
import { type TrieBranch, TrieLeaf } from './trieNode';

/** An immutable state. */
export class GlobalState implements StateReader {
  readonly _tag = 'GlobalState';
  private readonly root: TrieBranch;

  private constructor(root: TrieBranch) {
    this.root = root;
  }

  private static readonly EMPTY: GlobalState = new GlobalState(EMPTY_TRIE);

  /** The state without any value, which genesis starts from. */
  static empty(): GlobalState {
    return GlobalState.EMPTY;
  }

  /** The state with these keys and values, each key once. */
  static ofLeaves(leaves: readonly TrieLeaf[]): GlobalState {
    return GlobalState.EMPTY.with(leaves.map((leaf) => ({ key: leaf.key, leaf })));
  }

  /** The state with this root in a store; `undefined` if the store does not have it. */
  static checkout(trie: StoredTrie, root: Uint8Array): GlobalState | undefined {
    const node = trie.root(root);
    return node === undefined ? undefined : new GlobalState(node);
  }

  /** Writes this state to a store: all of what is not there yet, or nothing. Gives the number of nodes written. */
  saveTo(trie: WritableTrie): number {
    return trie.save(this.root);
  }

  /** The hash that names this state: 32 bytes, not to be changed. Computed when first asked for. */
  stateRootHash(): Uint8Array {
    return this.root.hash;
  }

  /** The value under a key, which must be normalized. */
  read(key: Key): StoredValue | undefined {
    return findLeaf(this.root, key)?.value;
  }

  /** The value under a key with its proof, whose steps are computed only if asked for. */
  readWithProof(key: Key): MerkleProof | undefined {
    const found = findPath(this.root, key);
    return found === undefined ? undefined : MerkleProof.ofPath(found.leaf, found.path);
  }

  /** The keys that begin with these bytes, ascending by their bytes. */
  keysWithPrefix(prefix: Uint8Array): readonly Key[] {
    return leavesWithPrefix(this.root, prefix).map((leaf) => leaf.key);
  }

  /** All keys with their values, ascending by the bytes of the keys. */
  leaves(): readonly TrieLeaf[] {
    return leavesWithPrefix(this.root, new Uint8Array(0));
  }

  /**
   * The state with a journal applied, entry by entry.
   *
   * @throws GlobalStateError if something is added where nothing is, or to a value of another type.
   */
  commit(effects: Effects): GlobalState {
    const changes = new Map<string, TrieChange>();
    for (const { key, kind } of effects) {
      if (kind._tag === 'Identity') continue;
      if (kind._tag === 'Write') {
        changes.set(key.id, { key, leaf: TrieLeaf.of(key, kind.value) });
        continue;
      }
      const pending = changes.get(key.id);
      const current = pending === undefined ? findLeaf(this.root, key) : pending.leaf;
      if (current === undefined) {
        if (kind._tag === 'Prune') continue;
        throw new GlobalStateError({ _tag: 'KeyNotFound', key });
      }
      const applied = applyTransform(kind, current.value);
      if (isLeft(applied)) throw new GlobalStateError({ _tag: 'TransformError', error: applied.left });
      const instruction = applied.right;
      if (instruction._tag === 'Store') {
        changes.set(key.id, { key, leaf: TrieLeaf.of(key, instruction.value) });
      } else {
        // As in Rust it is the key inside the transform that goes, which need not be the normalized one.
        changes.set(instruction.key.id, { key: instruction.key, leaf: undefined });
      }
    }
    return this.with(changes.values());
  }

  /** The state with these values written and then these keys removed; keys that are not there do not matter. */
  commitValues(writes: Iterable<readonly [Key, StoredValue]>, prunes: Iterable<Key> = []): GlobalState {
    const changes = new Map<string, TrieChange>();
    for (const [key, value] of writes) changes.set(key.id, { key, leaf: TrieLeaf.of(key, value) });
    for (const key of prunes) changes.set(key.id, { key, leaf: undefined });
    return this.with(changes.values());
  }

  /** The state without these keys. */
  prune(keys: Iterable<Key>): GlobalState {
    return this.commitValues([], keys);
  }

  /**
   * The bytes of the trie node with this hash, if it is part of this state or in the store this state came from. Looks at
   * every node that is only in memory.
   */
  rawTrie(hash: Uint8Array): Uint8Array | undefined {
    return findNodeBytes(this.root, hash);
  }

  private with(changes: Iterable<TrieChange>): GlobalState {
    const root = applyChanges(this.root, changes);
    return root === this.root ? this : new GlobalState(root);
  }
}
