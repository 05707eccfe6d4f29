/**
 * Values of contracts with their types, for a message that is about one value: `U512 5`, `Map { key: String, value: U64 } {"a": 1}`.
 *
 * @module
 */
import { bytesToHex } from '../bytes/hex';
import type { CLData } from '../types/clData';
import { clTypeText } from '../types/clType';
import type { CLValue } from '../types/clValue';
import { Labels } from './labels';
import { ValueText } from './valueText';

/** Bytes shown before the rest is left out. */
const SHOWN_BYTES = 64;

/** Hashes stay as they are: whoever writes the message gives them their names. */
const WHOLE = new ValueText(
  new Labels(),
  { text: (text) => text },
  { longestText: 200, mostBytes: SHOWN_BYTES, mostItems: 16 },
);

/** A value with its type: `U512 5`. Bytes that are not of the type are shown as they are. */
export function clValueText(value: CLValue): string {
  const type = clTypeText(value.clType);
  try {
    return `${type} ${WHOLE.data(value.decode())}`;
  } catch {
    return `${type}, but its bytes are no such value: ${bytesText(value.bytes)}`;
  }
}

/** A decoded value without its type: `5`, `"text"`, `some 5`. */
export function clDataText(data: CLData): string {
  return WHOLE.data(data);
}

/** `0x0102`; of many bytes the first, and how many there are. */
export function bytesText(bytes: Uint8Array): string {
  if (bytes.length <= SHOWN_BYTES) return `0x${bytesToHex(bytes)}`;
  return `0x${bytesToHex(bytes.subarray(0, SHOWN_BYTES))}… (${bytes.length} bytes)`;
}
