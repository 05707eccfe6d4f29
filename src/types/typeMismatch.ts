/**
 * A stored value of another type than was asked for.
 *
 * Answers to: casper-types stored_value/type_mismatch.rs.
 */
import type { ByteReader } from '../bytes/reader';
import type { ByteWriter } from '../bytes/writer';

/** Names of two types, as Rust prints them. */
export interface TypeMismatch {
  readonly expected: string;
  readonly found: string;
}

/** Rust's text of a mismatch. */
export function typeMismatchText(mismatch: TypeMismatch): string {
  return `Type mismatch. Expected ${mismatch.expected} but found ${mismatch.found}.`;
}

/** Writes both names. */
export function writeTypeMismatch(writer: ByteWriter, mismatch: TypeMismatch): void {
  writer.writeString(mismatch.expected);
  writer.writeString(mismatch.found);
}

/** Reads what `writeTypeMismatch` writes. Throws `BytesError`. */
export function readTypeMismatch(reader: ByteReader): TypeMismatch {
  return { expected: reader.readString(), found: reader.readString() };
}
