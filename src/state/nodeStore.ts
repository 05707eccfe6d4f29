/**
 * Where trie nodes live outside memory, as this folder sees it: bytes by hash. The stores themselves are in `src/store/`.
 *
 * Answers to: casper-storage `global_state/trie_store/mod.rs`, `global_state/transaction_source/mod.rs`.
 *
 * @module
 */

/** Reads nodes. */
export interface NodeStore {
  /** The byte form of the node with this 32-byte hash. The caller may keep it: nobody changes it afterwards. */
  get(hash: Uint8Array): Uint8Array | undefined;
}

/** A node as a store sees it. */
export interface NodeToStore {
  readonly hash: Uint8Array;
  toBytes(): Uint8Array;
}

/** Reads and writes nodes. */
export interface WritableNodeStore extends NodeStore {
  /** Writes all of these or none, so that a node never lies in the store without those below it. */
  write(nodes: Iterable<NodeToStore>): void;
}
