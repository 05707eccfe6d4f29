/**
 * Typed values read as a type the reader expects.
 *
 * Answers to: casper-types `cl_value.rs` (`CLValueError`, `into_t`).
 *
 * @module
 */

import { isBytesError, rustMessage } from '../bytes/bytesError';
import { hasTag } from '../bytes/hasTag';
import { type ByteReader, readAll } from '../bytes/reader';
import { type CLType, clTypeEquals, clTypeText } from '../types/clType';
import type { CLValue } from '../types/clValue';

/** A typed value is of another type, or its bytes are not of its type; `message` is Rust's Display text. */
export class CLValueError extends Error {
  readonly _tag: 'CLValueError' = 'CLValueError';
  override readonly name: string = 'CLValueError';
}

/** Whether a value is a {@link CLValueError}, also one of another copy of this module. */
export function isCLValueError(value: unknown): value is CLValueError {
  return hasTag(value, 'CLValueError');
}

/**
 * The value, if it is of this type and its bytes are, all of them.
 *
 * @throws CLValueError
 */
export function clValueInto<T>(value: CLValue, type: CLType, read: (reader: ByteReader) => T): T {
  if (!clTypeEquals(value.clType, type)) {
    throw new CLValueError(`Type mismatch: Expected ${clTypeText(type)} but found ${clTypeText(value.clType)}.`);
  }
  try {
    return readAll(value.bytes, read);
  } catch (error) {
    if (isBytesError(error)) throw new CLValueError(`CLValue error: ${rustMessage(error)}`);
    throw error;
  }
}
