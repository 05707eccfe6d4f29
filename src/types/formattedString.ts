/**
 * Shared parts of the formatted strings of addresses (`prefix-hex`).
 *
 * Answers to: the `from_formatted_str` functions of casper-types.
 */

import { BytesError } from '../bytes/bytesError';
import { checksummedHexToBytes } from '../bytes/hex';

/** Length of addresses and hashes in bytes. */
export const HASH_LENGTH = 32;

/** Throws the `BytesError` of text that cannot be parsed; `offset` is a character index into it. */
export function refuseText(reason: string, offset: number): never {
  throw new BytesError('Formatting', offset, reason);
}

/** The bytes of the hex digits in `text` from `start` on (checksum honoured), which must be `length` bytes. */
export function parseHexTail(text: string, start: number, length: number, what: string): Uint8Array {
  const bytes = parseHexBetween(text, start, text.length, what);
  if (bytes.length !== length) {
    refuseText(`${what} has ${length} bytes (${length * 2} hex digits), got ${bytes.length}`, start);
  }
  return bytes;
}

/** The bytes of the hex digits in `text` between two indices (checksum honoured). */
export function parseHexBetween(text: string, start: number, end: number, what: string): Uint8Array {
  try {
    return checksummedHexToBytes(text.slice(start, end));
  } catch (error) {
    const { reason, offset } = error as BytesError;
    return refuseText(`${what}: ${reason}`, start + offset);
  }
}

/** `bytes` if there are `length` of them. */
export function checkLength(bytes: Uint8Array, length: number, what: string): Uint8Array {
  if (bytes.length !== length) {
    throw new BytesError('Formatting', 0, `${what} has ${length} bytes, got ${bytes.length}`);
  }
  return bytes;
}
