/**
 * The one error of the byte codecs.
 *
 * Answers to: casper-types `bytesrepr.rs` (`Error`).
 */
import { hasTag } from './hasTag';

/** Why bytes could not be read or a value could not be written; the variants of Rust's `bytesrepr::Error`. */
export type BytesErrorCode =
  | 'EarlyEndOfStream'
  | 'Formatting'
  | 'LeftOverBytes'
  | 'OutOfMemory'
  | 'NotRepresentable'
  | 'ExceededRecursionDepth';

/** Display text of each variant: these reach the engine's own error messages. */
const RUST_MESSAGES: Readonly<Record<BytesErrorCode, string>> = {
  EarlyEndOfStream: 'Deserialization error: early end of stream',
  Formatting: 'Deserialization error: formatting',
  LeftOverBytes: 'Deserialization error: left-over bytes',
  OutOfMemory: 'Serialization error: out of memory',
  NotRepresentable: 'Serialization error: value is not representable.',
  ExceededRecursionDepth: 'exceeded recursion depth',
};

/** Thrown by every reader and writer of bytes, and by the hex and formatted-string parsers. */
export class BytesError extends Error {
  readonly _tag = 'BytesError' as const;
  /** Rust's variant. */
  readonly code: BytesErrorCode;
  /** Where it went wrong: byte offset in the input (character offset for text). */
  readonly offset: number;
  /** What went wrong there, in words. */
  readonly reason: string;

  constructor(code: BytesErrorCode, offset: number, reason: string) {
    super(`${reason} (at ${offset})`);
    this.name = 'BytesError';
    this.code = code;
    this.offset = offset;
    this.reason = reason;
  }
}

/** Whether `value` is a `BytesError`, also of another copy of this package. */
export function isBytesError(value: unknown): value is BytesError {
  return hasTag(value, 'BytesError');
}

/** The Display text of the Rust engine's `bytesrepr::Error` for this error. */
export function rustMessage(error: BytesError): string {
  return RUST_MESSAGES[error.code];
}
