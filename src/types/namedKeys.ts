/**
 * Named keys of an account or contract.
 *
 * Answers to: casper-types `contracts/named_keys.rs`.
 */

import { type ByteReader, readAll } from '../bytes/reader';
import { type ByteWriter, writeBytes } from '../bytes/writer';
import { Key } from './key';
import { compareUtf8 } from './sortedEntries';

/** Keys by name. Iteration order has no meaning; they are serialized in the byte order of their names. */
export type NamedKeys = ReadonlyMap<string, Key>;

/** The entries in the byte order of their names. */
export function sortedNamedKeys(namedKeys: NamedKeys): [string, Key][] {
  return [...namedKeys].sort(([left], [right]) => compareUtf8(left, right));
}

export function writeNamedKeys(writer: ByteWriter, namedKeys: NamedKeys): void {
  writer.writeU32(namedKeys.size);
  if (namedKeys.size === 0) return;
  for (const [name, key] of sortedNamedKeys(namedKeys)) writer.writeString(name).writeRaw(key.bytes);
}

/** Of equal names the last wins. */
export function readNamedKeys(reader: ByteReader): NamedKeys {
  return new Map(reader.readVec((): [string, Key] => [reader.readString(), Key.read(reader)]));
}

export function namedKeysToBytes(namedKeys: NamedKeys): Uint8Array {
  return writeBytes((writer) => writeNamedKeys(writer, namedKeys));
}

export function namedKeysFromBytes(bytes: Uint8Array): NamedKeys {
  return readAll(bytes, readNamedKeys);
}
