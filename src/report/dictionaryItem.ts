/**
 * Items of dictionaries as they are stored: the value, and beside it which dictionary and item it is of.
 *
 * Answers to: casper-types `cl_value/dictionary.rs` (`DictionaryValue`).
 *
 * @module
 */
import { ByteReader } from '../bytes/reader';
import { CLValue } from '../types/clValue';
import type { Key } from '../types/key';
import type { StoredValue } from '../types/storedValue';

/** An item of a dictionary. */
export interface DictionaryItem {
  /** Address of the URef that the dictionary was made with, 32 bytes. */
  readonly seed: Uint8Array;
  /** The name of the item. */
  readonly name: string;
  readonly value: CLValue;
}

/** The item that a value is; `undefined` for a value under another kind of key. */
export function dictionaryItemOf(key: Key, stored: StoredValue): DictionaryItem | undefined {
  if (key.variant !== 'Dictionary' || stored._tag !== 'CLValue' || stored.value.clType._tag !== 'Any') return undefined;
  try {
    const reader = new ByteReader(stored.value.bytes);
    const value = CLValue.read(reader);
    const seed = reader.readByteVec();
    const name = new TextDecoder().decode(reader.readByteVec());
    return reader.remaining === 0 ? { seed, name, value } : undefined;
  } catch {
    // What is no such wrapping is shown as it is.
    return undefined;
  }
}
