/**
 * Changes gathered in memory over a state, to be written in one commit. What was read is kept as well, as in Rust: after the
 * state below has moved on, a value that was read before is still the old one.
 *
 * Answers to: casper-storage `global_state/state/scratch.rs` (`ScratchGlobalState`), `state/lmdb.rs` (`write_scratch_to_db`).
 *
 * @module
 */
import { isLeft } from 'fp-ts/Either';
import { startsWithBytes } from '../bytes/compareBytes';
import { applyTransform } from '../types/applyTransform';
import type { Key } from '../types/key';
import type { StoredValue } from '../types/storedValue';
import type { Effects } from '../types/transform';
import type { GlobalState } from './globalState';
import { GlobalStateError } from './globalStateError';
import type { MerkleProof } from './merkleProof';
import type { RootedState } from './stateReader';

interface CachedValue {
  readonly key: Key;
  readonly value: StoredValue;
  readonly isDirty: boolean;
}

/** The changes. */
export class ScratchState {
  readonly #values: Map<string, CachedValue>;
  readonly #pruned: Map<string, Key>;
  #isShared = false;

  constructor(values?: ReadonlyMap<string, CachedValue>, pruned?: ReadonlyMap<string, Key>) {
    this.#values = new Map(values);
    this.#pruned = new Map(pruned);
  }

  /** From now on somebody else looks at these changes as they are: who goes on with them takes {@link ScratchState.owned}. */
  share(): void {
    this.#isShared = true;
  }

  /** These changes for one who is going to change them or read over them: a copy if they are shared. */
  owned(): ScratchState {
    return this.#isShared ? new ScratchState(this.#values, this.#pruned) : this;
  }

  /** What code sees that runs on these changes over a state. */
  over(state: GlobalState): RootedState {
    return new ScratchView(this.#values, this.#pruned, state);
  }

  /**
   * Applies a journal to the changes.
   *
   * @throws GlobalStateError if something is added, or removed, where nothing is
   */
  commit(effects: Effects, state: GlobalState): void {
    for (const { key, kind } of effects) {
      if (kind._tag === 'Identity') continue;
      const cached = this.#pruned.has(key.id) ? undefined : this.#values.get(key.id)?.value;
      if (cached === undefined && kind._tag === 'Write') {
        this.#write(key, kind.value);
        continue;
      }
      // What is pruned here is looked up below, as in Rust.
      const current = cached ?? state.read(key);
      if (current === undefined) throw new GlobalStateError({ _tag: 'KeyNotFound', key });
      const applied = applyTransform(kind, current);
      if (isLeft(applied)) throw new GlobalStateError({ _tag: 'TransformError', error: applied.left });
      if (applied.right._tag === 'Store') this.#write(key, applied.right.value);
      else this.#prune(applied.right.key);
    }
  }

  /** The state with the changes. */
  applyTo(state: GlobalState): GlobalState {
    const writes: (readonly [Key, StoredValue])[] = [];
    for (const { key, value, isDirty } of this.#values.values()) if (isDirty) writes.push([key, value]);
    return state.commitValues(writes, this.#pruned.values());
  }

  #write(key: Key, value: StoredValue): void {
    this.#pruned.delete(key.id);
    this.#values.set(key.id, { key, value, isDirty: true });
  }

  #prune(key: Key): void {
    this.#values.delete(key.id);
    this.#pruned.set(key.id, key);
  }
}

class ScratchView implements RootedState {
  readonly #values: Map<string, CachedValue>;
  readonly #pruned: ReadonlyMap<string, Key>;
  readonly #state: GlobalState;

  constructor(values: Map<string, CachedValue>, pruned: ReadonlyMap<string, Key>, state: GlobalState) {
    this.#values = values;
    this.#pruned = pruned;
    this.#state = state;
  }

  /** The root of the state below: the changes have none yet. */
  stateRootHash(): Uint8Array {
    return this.#state.stateRootHash();
  }

  read(key: Key): StoredValue | undefined {
    if (this.#pruned.has(key.id)) return undefined;
    const cached = this.#values.get(key.id);
    if (cached !== undefined) return cached.value;
    const value = this.#state.read(key);
    if (value !== undefined) this.#values.set(key.id, { key, value, isDirty: false });
    return value;
  }

  /** @throws GlobalStateError once anything was read or changed */
  readWithProof(key: Key): MerkleProof | undefined {
    if (this.#values.size > 0 || this.#pruned.size > 0) {
      throw new GlobalStateError({ _tag: 'CannotProvideProofsOverCachedData' });
    }
    return this.#state.readWithProof(key);
  }

  /** First what is in memory, descending and with beginnings before what they begin, then the rest in the order of the trie. */
  keysWithPrefix(prefix: Uint8Array): readonly Key[] {
    const inMemory = [...this.#values.values()]
      .map(({ key }) => key)
      .filter(({ bytes }) => startsWithBytes(bytes, prefix));
    const below = this.#state.keysWithPrefix(prefix).filter(({ id }) => !this.#pruned.has(id) && !this.#values.has(id));
    return [...inMemory.sort(byRustsWalk), ...below];
  }
}

function byRustsWalk(a: Key, b: Key): number {
  if (a.id.startsWith(b.id)) return a.id.length - b.id.length;
  if (b.id.startsWith(a.id)) return -1;
  return a.id < b.id ? 1 : -1;
}
