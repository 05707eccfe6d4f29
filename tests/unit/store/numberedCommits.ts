/** Commits that follow from their numbers, so that two processes can make the same. */
import { blake2b256 } from '../../../src/bytes/blake2b';
import type { GlobalState } from '../../../src/state/globalState';
import { Key } from '../../../src/types/key';
import type { StoredValue } from '../../../src/types/storedValue';

const WRITES = 60;

function hashOf(...numbers: number[]): Uint8Array {
  return blake2b256(new Uint8Array(Uint32Array.from(numbers).buffer));
}

/** The state after the commit of this number: new keys, changed keys, long values, removed keys. */
export function nextState(state: GlobalState, number: number): GlobalState {
  const writes: (readonly [Key, StoredValue])[] = [];
  for (let index = 0; index < WRITES; index++) {
    const seed = hashOf(number, index);
    const key = seed[0]! < 128 ? Key.hash(hashOf(seed[1]!, 0)) : Key.dictionary(seed);
    const length = seed[2]! < 8 ? 9_000 : seed[3]!;
    writes.push([key, { _tag: 'RawBytes', value: new Uint8Array(length).fill(seed[4]!) }]);
  }
  return state.commitValues(writes, [Key.hash(hashOf(number & 255, 0))]);
}
