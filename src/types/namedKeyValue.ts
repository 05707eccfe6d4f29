/**
 * One named key of an addressable entity, stored on its own under `Key::NamedKey`.
 *
 * Answers to: casper-types addressable_entity.rs (`NamedKeyValue`).
 */
import type { ByteReader } from '../bytes/reader';
import type { ByteWriter } from '../bytes/writer';
import { CLValue } from './clValue';
import type { Key } from './key';

/** A key and its name, both as typed values; nothing guarantees that they hold a key and a string. */
export interface NamedKeyValue {
  readonly namedKey: CLValue;
  readonly name: CLValue;
}

/** The record of one named key. */
export function newNamedKeyValue(key: Key, name: string): NamedKeyValue {
  return { namedKey: CLValue.key(key), name: CLValue.string(name) };
}

/** Writes the record. */
export function writeNamedKeyValue(writer: ByteWriter, value: NamedKeyValue): void {
  value.namedKey.write(writer);
  value.name.write(writer);
}

/** Reads what `writeNamedKeyValue` writes. Throws `BytesError`. */
export function readNamedKeyValue(reader: ByteReader): NamedKeyValue {
  return { namedKey: CLValue.read(reader), name: CLValue.read(reader) };
}
