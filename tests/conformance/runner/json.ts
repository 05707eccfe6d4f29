/** Writes engine values the way a vector records them (see docs/conformance.md). */
import { blake2b256 } from '../../../src/bytes/blake2b';
import { bytesToHex } from '../../../src/bytes/hex';
import { ByteWriter } from '../../../src/bytes/writer';
import type { CLType } from '../../../src/types/clType';
import type { CLValue } from '../../../src/types/clValue';
import { type StoredValue, storedValueToBytes } from '../../../src/types/storedValue';
import { type Effects, transformKindToBytes } from '../../../src/types/transform';

/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** A JSON object. */
export type JsonObject = { readonly [name: string]: Json };

/** Longer values are recorded as a digest and a length. */
const INLINE_LIMIT = 4096;

/** BYTES of the format: hex, or digest and length. */
export function bytesJson(bytes: Uint8Array): Json {
  if (bytes.length <= INLINE_LIMIT) return bytesToHex(bytes);
  return { blake2b: bytesToHex(blake2b256(bytes)), length: bytes.length };
}

/** `{bytes}` of a stored value. */
export function storedValueJson(value: StoredValue): Json {
  return { bytes: bytesJson(storedValueToBytes(value)) };
}

/** EFFECTS of the format. */
export function effectsJson(effects: Effects): Json {
  return effects.map(({ key, kind }) => [key.toFormattedString(), kind._tag, bytesJson(transformKindToBytes(kind))]);
}

/** `{clType, bytes}` of a returned value. */
export function clValueJson(value: CLValue): Json {
  return { clType: clTypeJson(value.clType), bytes: bytesJson(value.bytes) };
}

/** The serde JSON of a CLType. */
export function clTypeJson(type: CLType): Json {
  switch (type._tag) {
    case 'Option':
    case 'List':
      return { [type._tag]: clTypeJson(type.inner) };
    case 'ByteArray':
      return { ByteArray: type.size };
    case 'Result':
      return { Result: { ok: clTypeJson(type.ok), err: clTypeJson(type.err) } };
    case 'Map':
      return { Map: { key: clTypeJson(type.key), value: clTypeJson(type.value) } };
    case 'Tuple1':
    case 'Tuple2':
    case 'Tuple3':
      return { [type._tag]: type.inner.map(clTypeJson) };
    default:
      return type._tag;
  }
}

/** Bytes of what a writer callback writes. */
export function written(write: (writer: ByteWriter) => void): Uint8Array {
  const writer = new ByteWriter();
  write(writer);
  return writer.toBytes();
}
