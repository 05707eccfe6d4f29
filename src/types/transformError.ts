/**
 * Why a transform cannot be applied to a value.
 *
 * Answers to: casper-types execution/transform_error.rs.
 */
import { BytesError, type BytesErrorCode, rustMessage } from '../bytes/bytesError';
import type { ByteReader } from '../bytes/reader';
import type { ByteWriter } from '../bytes/writer';
import { readTypeMismatch, type TypeMismatch, typeMismatchText, writeTypeMismatch } from './typeMismatch';

/** Reason of a failed transform. `code` is that of the `BytesError` met on the way. */
export type TransformError =
  | { readonly _tag: 'Serialization'; readonly code: BytesErrorCode }
  | { readonly _tag: 'TypeMismatch'; readonly mismatch: TypeMismatch }
  | { readonly _tag: 'Deprecated' };

const TAGS = { Serialization: 0, TypeMismatch: 1, Deprecated: 2 } as const;

/** In the order of Rust's `bytesrepr::Error`. */
const BYTES_ERROR_CODES: readonly BytesErrorCode[] = [
  'EarlyEndOfStream',
  'Formatting',
  'LeftOverBytes',
  'OutOfMemory',
  'NotRepresentable',
  'ExceededRecursionDepth',
];

/** The error of two types that do not go together. */
export function transformTypeMismatch(expected: string, found: string): TransformError {
  return { _tag: 'TypeMismatch', mismatch: { expected, found } };
}

/** Rust's text of the error. */
export function transformErrorText(error: TransformError): string {
  switch (error._tag) {
    case 'Serialization':
      return rustMessage(new BytesError(error.code, 0, ''));
    case 'TypeMismatch':
      return typeMismatchText(error.mismatch);
    case 'Deprecated':
      return 'type no longer supported';
  }
}

/** Writes the error. */
export function writeTransformError(writer: ByteWriter, error: TransformError): void {
  writer.writeU8(TAGS[error._tag]);
  if (error._tag === 'Serialization') {
    writer.writeU8(BYTES_ERROR_CODES.indexOf(error.code));
  } else if (error._tag === 'TypeMismatch') {
    writeTypeMismatch(writer, error.mismatch);
  }
}

/** Reads what `writeTransformError` writes. Throws `BytesError`. */
export function readTransformError(reader: ByteReader): TransformError {
  const { offset } = reader;
  const tag = reader.readU8();
  switch (tag) {
    case TAGS.Serialization: {
      const number = reader.readU8();
      const code = BYTES_ERROR_CODES[number] ?? reader.fail(`no serialization error has the number ${number}`);
      return { _tag: 'Serialization', code };
    }
    case TAGS.TypeMismatch:
      return { _tag: 'TypeMismatch', mismatch: readTypeMismatch(reader) };
    case TAGS.Deprecated:
      return { _tag: 'Deprecated' };
    default:
      return reader.fail(`no transform error has the tag ${tag}`, offset);
  }
}
