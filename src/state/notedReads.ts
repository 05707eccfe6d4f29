/**
 * A state that keeps what is read from it, so that the same reads give the same again after what lies below has changed.
 *
 * @module
 */
import { bytesToHex } from '../bytes/hex';
import type { Key } from '../types/key';
import type { StoredValue } from '../types/storedValue';
import type { MerkleProof } from './merkleProof';
import type { RootedState } from './stateReader';

/** See the module. What was not read yet is read from below. */
export class NotedReads implements RootedState {
  readonly #below: RootedState;
  readonly #values = new Map<string, StoredValue | undefined>();
  readonly #proofs = new Map<string, MerkleProof | undefined>();
  readonly #keys = new Map<string, readonly Key[]>();

  constructor(below: RootedState) {
    this.#below = below;
  }

  stateRootHash(): Uint8Array {
    return this.#below.stateRootHash();
  }

  read(key: Key): StoredValue | undefined {
    return noted(this.#values, key.id, () => this.#below.read(key));
  }

  readWithProof(key: Key): MerkleProof | undefined {
    return noted(this.#proofs, key.id, () => this.#below.readWithProof(key));
  }

  keysWithPrefix(prefix: Uint8Array): readonly Key[] {
    return noted(this.#keys, bytesToHex(prefix), () => this.#below.keysWithPrefix(prefix));
  }
}

function noted<T>(notes: Map<string, T>, id: string, read: () => T): T {
  if (notes.has(id)) return notes.get(id) as T;
  const value = read();
  notes.set(id, value);
  return value;
}
