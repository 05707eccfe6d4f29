/**
 * Effects of an execution: the journal of what it did to each key, in order.
 *
 * Answers to: casper-types execution/transform_kind.rs, transform.rs and effects.rs.
 */
import { type ByteReader, readAll } from '../bytes/reader';
import { ByteWriter } from '../bytes/writer';
import { Key } from './key';
import { type NamedKeys, readNamedKeys, writeNamedKeys } from './namedKeys';
import { readStoredValue, type StoredValue, writeStoredValue } from './storedValue';
import { readTransformError, type TransformError, writeTransformError } from './transformError';

/** What was done to a key, under the names of Rust's `TransformKindV2`. */
export type TransformKind =
  /** It was read. */
  | { readonly _tag: 'Identity' }
  | { readonly _tag: 'Write'; readonly value: StoredValue }
  | { readonly _tag: 'AddInt32'; readonly value: number }
  | { readonly _tag: 'AddUInt64'; readonly value: bigint }
  | { readonly _tag: 'AddUInt128'; readonly value: bigint }
  | { readonly _tag: 'AddUInt256'; readonly value: bigint }
  | { readonly _tag: 'AddUInt512'; readonly value: bigint }
  | { readonly _tag: 'AddKeys'; readonly value: NamedKeys }
  /** It was removed; `key` repeats the key of the transform. */
  | { readonly _tag: 'Prune'; readonly key: Key }
  | { readonly _tag: 'Failure'; readonly error: TransformError };

/** Name of a kind. */
export type TransformKindName = TransformKind['_tag'];

/** One entry of the journal. */
export interface Transform {
  readonly key: Key;
  readonly kind: TransformKind;
}

/** The journal. */
export type Effects = readonly Transform[];

/** First byte of each kind. */
export const TRANSFORM_TAGS: Readonly<Record<TransformKindName, number>> = {
  Identity: 0,
  Write: 1,
  AddInt32: 2,
  AddUInt64: 3,
  AddUInt128: 4,
  AddUInt256: 5,
  AddUInt512: 6,
  AddKeys: 7,
  Failure: 8,
  Prune: 9,
};

/** Writes a kind. */
export function writeTransformKind(writer: ByteWriter, kind: TransformKind): void {
  writer.writeU8(TRANSFORM_TAGS[kind._tag]);
  switch (kind._tag) {
    case 'Identity':
      break;
    case 'Write':
      writeStoredValue(writer, kind.value);
      break;
    case 'AddInt32':
      writer.writeI32(kind.value);
      break;
    case 'AddUInt64':
      writer.writeU64(kind.value);
      break;
    case 'AddUInt128':
      writer.writeU128(kind.value);
      break;
    case 'AddUInt256':
      writer.writeU256(kind.value);
      break;
    case 'AddUInt512':
      writer.writeU512(kind.value);
      break;
    case 'AddKeys':
      writeNamedKeys(writer, kind.value);
      break;
    case 'Prune':
      writer.writeRaw(kind.key.bytes);
      break;
    case 'Failure':
      writeTransformError(writer, kind.error);
      break;
  }
}

/** The bytes of a kind. */
export function transformKindToBytes(kind: TransformKind): Uint8Array {
  const writer = new ByteWriter();
  writeTransformKind(writer, kind);
  return writer.finish();
}

/** Reads what `writeTransformKind` writes. Throws `BytesError`. */
export function readTransformKind(reader: ByteReader): TransformKind {
  const { offset } = reader;
  const tag = reader.readU8();
  switch (tag) {
    case TRANSFORM_TAGS.Identity:
      return { _tag: 'Identity' };
    case TRANSFORM_TAGS.Write:
      return { _tag: 'Write', value: readStoredValue(reader) };
    case TRANSFORM_TAGS.AddInt32:
      return { _tag: 'AddInt32', value: reader.readI32() };
    case TRANSFORM_TAGS.AddUInt64:
      return { _tag: 'AddUInt64', value: reader.readU64() };
    case TRANSFORM_TAGS.AddUInt128:
      return { _tag: 'AddUInt128', value: reader.readU128() };
    case TRANSFORM_TAGS.AddUInt256:
      return { _tag: 'AddUInt256', value: reader.readU256() };
    case TRANSFORM_TAGS.AddUInt512:
      return { _tag: 'AddUInt512', value: reader.readU512() };
    case TRANSFORM_TAGS.AddKeys:
      return { _tag: 'AddKeys', value: readNamedKeys(reader) };
    case TRANSFORM_TAGS.Failure:
      return { _tag: 'Failure', error: readTransformError(reader) };
    case TRANSFORM_TAGS.Prune:
      return { _tag: 'Prune', key: Key.read(reader) };
    default:
      return reader.fail(`no transform has the tag ${tag}`, offset);
  }
}

/** A kind from exactly its bytes. Throws `BytesError`. */
export function transformKindFromBytes(bytes: Uint8Array): TransformKind {
  return readAll(bytes, readTransformKind);
}

/** Writes a journal. */
export function writeEffects(writer: ByteWriter, effects: Effects): void {
  writer.writeVec(effects, (_, transform) => {
    writer.writeRaw(transform.key.bytes);
    writeTransformKind(writer, transform.kind);
  });
}

/** The bytes of a journal. */
export function effectsToBytes(effects: Effects): Uint8Array {
  const writer = new ByteWriter();
  writeEffects(writer, effects);
  return writer.finish();
}

/** Reads what `writeEffects` writes. Throws `BytesError`. */
export function readEffects(reader: ByteReader): Effects {
  return reader.readVec(() => ({ key: Key.read(reader), kind: readTransformKind(reader) }));
}
