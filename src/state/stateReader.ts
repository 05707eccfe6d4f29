/**
 * What a tracking copy reads from.
 *
 * Answers to: casper-storage `global_state/state/mod.rs` (`StateReader`).
 *
 * @module
 */
import type { Key } from '../types/key';
import type { StoredValue } from '../types/storedValue';
import type { MerkleProof } from './merkleProof';

/** Read access to the values of a state. */
export interface StateReader {
  /** The value under a key. Keys are not normalized here. */
  read(key: Key): StoredValue | undefined;
  /** The value under a key and the proof that it is there. */
  readWithProof(key: Key): MerkleProof | undefined;
  /** The keys that begin with these bytes. */
  keysWithPrefix(prefix: Uint8Array): readonly Key[];
}

/** What code can be executed on: the values of a state, and the root that contracts see. */
export interface RootedState extends StateReader {
  /** 32 bytes. */
  stateRootHash(): Uint8Array;
}
