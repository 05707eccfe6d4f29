/**
 * Hexadecimal text: plain (lower case out, any case in) and Casper's checksummed form, where the case of each letter
 * is a bit of the blake2b hash of the bytes.
 *
 * Answers to: casper-types `checksummed_hex.rs`.
 */

import { blake2b256 } from './blake2b';
import { BytesError } from './bytesError';

const PAIRS: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Rust checks the case of mixed-case text only up to this many bytes (`SMALL_BYTES_COUNT`). */
const CHECKED_BYTES = 75;

/** Lower-case hex without prefix. */
export function bytesToHex(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; index++) {
    text += PAIRS[bytes[index]!]!;
  }
  return text;
}

function nibble(text: string, index: number): number {
  const code = text.charCodeAt(index);
  if (code >= 0x30 && code <= 0x39) {
    return code - 0x30;
  }
  const lower = code | 0x20;
  if (lower >= 0x61 && lower <= 0x66) {
    return lower - 0x57;
  }
  throw new BytesError('Formatting', index, `${JSON.stringify(text[index])} is not a hexadecimal digit`);
}

/** Bytes of hex text of any case, without prefix; throws `BytesError` with the position of the first bad character. */
export function hexToBytes(text: string): Uint8Array {
  if (text.length % 2 !== 0) {
    throw new BytesError('Formatting', text.length, `hex text has an odd number of digits, ${text.length}`);
  }
  const bytes = new Uint8Array(text.length / 2);
  for (let index = 0; index < bytes.length; index++) {
    bytes[index] = nibble(text, index * 2) * 16 + nibble(text, index * 2 + 1);
  }
  return bytes;
}

/** Hex whose letter cases are a checksum of the bytes. */
export function checksummedHex(bytes: Uint8Array): string {
  const hash = blake2b256(bytes);
  let text = '';
  let bit = 0;
  for (const digit of bytesToHex(bytes)) {
    if (digit < 'a') {
      text += digit;
      continue;
    }
    const position = bit++ % 256;
    text += (hash[position >> 3]! >> (position & 7)) & 1 ? digit.toUpperCase() : digit;
  }
  return text;
}

/** As `hexToBytes`, but text of mixed case (and at most 75 bytes) must carry the right checksum. */
export function checksummedHexToBytes(text: string): Uint8Array {
  const bytes = hexToBytes(text);
  if (bytes.length <= CHECKED_BYTES && /[a-f]/.test(text) && /[A-F]/.test(text)) {
    const expected = checksummedHex(bytes);
    for (let index = 0; index < expected.length; index++) {
      if (expected[index] !== text[index]) {
        throw new BytesError('Formatting', index, `checksum: expected ${expected[index]}, got ${text[index]}`);
      }
    }
  }
  return bytes;
}
