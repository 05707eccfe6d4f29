/**
 * What a chain needs of a state. A `GlobalState` has it, and so has the state of a fork.
 *
 * @module
 */
import type { RootedState } from '../../state/stateReader';
import type { Key } from '../../types/key';
import type { StoredValue } from '../../types/storedValue';
import type { Effects } from '../../types/transform';

/** An immutable state. */
export interface ChainState extends RootedState {
  /** The state with a journal applied. */
  commit(effects: Effects): ChainState;
  /** The state with these values written and then these keys removed. */
  commitValues(writes: Iterable<readonly [Key, StoredValue]>, prunes?: Iterable<Key>): ChainState;
  /** The bytes of the trie node with this hash, if there is one. */
  rawTrie(hash: Uint8Array): Uint8Array | undefined;
}
