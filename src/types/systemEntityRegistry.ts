/**
 * Where the system contracts are: stored as a typed value under `Key::SystemEntityRegistry`.
 *
 * Answers to: casper-types cl_value/system_entity_registry.rs and cl_value/checksum_registry.rs, which have one form:
 * a map from a name to 32 bytes, whose `CLType` is `Map { String, ByteArray(32) }`.
 */
import { type ByteReader, readAll } from '../bytes/reader';
import { ByteWriter } from '../bytes/writer';
import { compareUtf8, sortedEntries } from './sortedEntries';

/** Address (32 bytes) of each system contract, by the names of `SYSTEM_ENTITY_NAMES`. */
export type SystemEntityRegistry = ReadonlyMap<string, Uint8Array>;

/** Digest (32 bytes) of parts of a block, by name. Stored under `Key::ChecksumRegistry`. */
export type ChecksumRegistry = ReadonlyMap<string, Uint8Array>;

/** Writes a registry in the order of its names. */
export function writeRegistry(writer: ByteWriter, registry: ReadonlyMap<string, Uint8Array>): void {
  writer.writeVec(
    sortedEntries([...registry], (a, b) => compareUtf8(a[0], b[0])),
    (_, [name, bytes]) => {
      writer.writeString(name);
      writer.writeRaw(bytes);
    },
  );
}

/** The bytes of a registry. */
export function registryToBytes(registry: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const writer = new ByteWriter();
  writeRegistry(writer, registry);
  return writer.finish();
}

/** Reads what `writeRegistry` writes. Throws `BytesError`. */
export function readRegistry(reader: ByteReader): ReadonlyMap<string, Uint8Array> {
  const entries = reader.readVec((): [string, Uint8Array] => [reader.readString(), reader.readRaw(32)]);
  return new Map(sortedEntries(entries, (a, b) => compareUtf8(a[0], b[0])));
}

/** A registry from exactly its bytes. Throws `BytesError`. */
export function registryFromBytes(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  return readAll(bytes, readRegistry);
}
