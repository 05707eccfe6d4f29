/**
 * The state of a fork: changes made here, over the state of a network.
 *
 * Its root is not one that the network could have: that would take the whole trie. It is a hash of the network's root and of the
 * changes. Which keys there are beginning with some bytes only the network knows; here it is those that were read or written.
 *
 * @module
 */
import { isLeft } from 'fp-ts/Either';
import { blake2b256 } from '../../bytes/blake2b';
import { CasperTestError } from '../../bytes/casperTestError';
import { compareBytes, startsWithBytes } from '../../bytes/compareBytes';
import { hexToBytes } from '../../bytes/hex';
import { GlobalState } from '../../state/globalState';
import { GlobalStateError } from '../../state/globalStateError';
import { MerkleProof } from '../../state/merkleProof';
import { TrieLeaf } from '../../state/trieNode';
import { applyTransform } from '../../types/applyTransform';
import type { Key } from '../../types/key';
import { KEY_TAGS } from '../../types/keyPayload';
import type { StoredValue } from '../../types/storedValue';
import type { Effects } from '../../types/transform';
import type { ChainState } from '../chain/chainState';
import { type ForkOptions, RemoteState } from './remoteState';

export type { ForkOptions } from './remoteState';

/** An immutable state over a remote one. */
export class ForkedState implements ChainState {
  readonly _tag = 'ForkedState';
  readonly remote: RemoteState;
  readonly #local: GlobalState;
  readonly #pruned: ReadonlyMap<string, Key>;

  private constructor(remote: RemoteState, local: GlobalState, pruned: ReadonlyMap<string, Key>) {
    this.remote = remote;
    this.#local = local;
    this.#pruned = pruned;
  }

  /** The state of a network as it is there. @throws CasperTestError `NOT_FOUND`, `CORRUPT_STORE`, `BAD_ARGUMENT` */
  static open(options: ForkOptions): ForkedState {
    return new ForkedState(RemoteState.open(options), GlobalState.empty(), new Map());
  }

  stateRootHash(): Uint8Array {
    const pruned = [...this.#pruned.values()].map((key) => key.bytes).sort(compareBytes);
    return blake2b256(
      Buffer.concat([hexToBytes(this.remote.point.stateRootHash), this.#local.stateRootHash(), ...pruned]),
    );
  }

  read(key: Key): StoredValue | undefined {
    if (this.#pruned.has(key.id)) return undefined;
    return this.#local.read(key) ?? this.remote.read(key);
  }

  /** The proof has no steps: it proves nothing. */
  readWithProof(key: Key): MerkleProof | undefined {
    const value = this.read(key);
    return value === undefined ? undefined : MerkleProof.ofPath(TrieLeaf.of(key, value), []);
  }

  /** @throws CasperTestError `NOT_SUPPORTED` for the records of the auction, of which all would be needed */
  keysWithPrefix(prefix: Uint8Array): readonly Key[] {
    if (prefix[0] === KEY_TAGS.BidAddr) {
      throw new CasperTestError({
        code: 'NOT_SUPPORTED',
        shortMessage: 'A fork cannot list the bids of its network, so it has no auction and its era does not end.',
        hint: 'Use a state file for tests about validators.',
      });
    }
    const remote = this.remote
      .knownKeys()
      .filter((key) => startsWithBytes(key.bytes, prefix) && !this.#pruned.has(key.id));
    const keys = new Map([...remote, ...this.#local.keysWithPrefix(prefix)].map((key) => [key.id, key]));
    return [...keys.values()].sort((left, right) => compareBytes(left.bytes, right.bytes));
  }

  rawTrie(): undefined {
    return undefined;
  }

  /** @throws GlobalStateError as `GlobalState.commit` */
  commit(effects: Effects): ForkedState {
    const changes = new Map<string, { readonly key: Key; readonly value: StoredValue | undefined }>();
    for (const { key, kind } of effects) {
      if (kind._tag === 'Identity') continue;
      if (kind._tag === 'Write') {
        changes.set(key.id, { key, value: kind.value });
        continue;
      }
      const pending = changes.get(key.id);
      const current = pending === undefined ? this.read(key) : pending.value;
      if (current === undefined) {
        if (kind._tag === 'Prune') continue;
        throw new GlobalStateError({ _tag: 'KeyNotFound', key });
      }
      const applied = applyTransform(kind, current);
      if (isLeft(applied)) throw new GlobalStateError({ _tag: 'TransformError', error: applied.left });
      const instruction = applied.right;
      if (instruction._tag === 'Store') changes.set(key.id, { key, value: instruction.value });
      else changes.set(instruction.key.id, { key: instruction.key, value: undefined });
    }
    const writes: [Key, StoredValue][] = [];
    const prunes: Key[] = [];
    for (const { key, value } of changes.values()) {
      if (value === undefined) prunes.push(key);
      else writes.push([key, value]);
    }
    return this.commitValues(writes, prunes);
  }

  commitValues(writes: Iterable<readonly [Key, StoredValue]>, prunes: Iterable<Key> = []): ForkedState {
    const written = [...writes];
    const removed = [...prunes];
    const pruned = new Map(this.#pruned);
    for (const [key] of written) pruned.delete(key.id);
    for (const key of removed) pruned.set(key.id, key);
    return new ForkedState(this.remote, this.#local.commitValues(written, removed), pruned);
  }
}
