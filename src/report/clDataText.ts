/**
 * Values of contracts for people: `U512 5`, `{ "alice": 2 }`, `some(hash-…)`.
 *
 * @module
 */

import { hasTag } from '../bytes/hasTag';
import { bytesToHex } from '../bytes/hex';
import type { CLData, CLList, CLMap, CLOption, CLResult } from '../types/clData';
import { clTypeText } from '../types/clType';
import type { CLValue } from '../types/clValue';

/** Bytes shown before the rest is left out. */
const SHOWN_BYTES = 64;
/** Entries of a list or a map shown before the rest is left out. */
const SHOWN_ENTRIES = 16;
/** Characters of a text shown before the rest is left out. */
const SHOWN_CHARACTERS = 200;

/** A value with its type: `U512 5`. Bytes that are not of the type are shown as they are. */
export function clValueText(value: CLValue): string {
  const type = clTypeText(value.clType);
  try {
    return `${type} ${clDataText(value.decode())}`;
  } catch {
    return `${type}, but its bytes are no such value: ${bytesText(value.bytes)}`;
  }
}

/**
 * A decoded value: numbers as they are, texts in quotes, bytes as `0x…`, addresses as formatted strings, `none`, `some(…)`,
 * `ok(…)`, `err(…)`, `[…]`, `{ key: value }`, `()`. What is long is shortened.
 */
export function clDataText(data: CLData): string {
  switch (typeof data) {
    case 'string':
      return JSON.stringify(data.length > SHOWN_CHARACTERS ? `${data.slice(0, SHOWN_CHARACTERS)}…` : data);
    case 'undefined':
      return '()';
    case 'object':
      return objectText(data);
    default:
      return String(data);
  }
}

/** `0x0102`; of many bytes the first, and how many there are. */
export function bytesText(bytes: Uint8Array): string {
  if (bytes.length <= SHOWN_BYTES) return `0x${bytesToHex(bytes)}`;
  return `0x${bytesToHex(bytes.subarray(0, SHOWN_BYTES))}… (${bytes.length} bytes)`;
}

function objectText(data: CLData & object): string {
  if (ArrayBuffer.isView(data)) return bytesText(data as Uint8Array);
  if (Array.isArray(data)) return entriesText((data as CLList).map(clDataText), '[', ']');
  if (hasTag(data, 'None') || hasTag(data, 'Some')) {
    const option = data as CLOption;
    return option._tag === 'None' ? 'none' : `some(${clDataText(option.value)})`;
  }
  if (hasTag(data, 'Left') || hasTag(data, 'Right')) {
    const result = data as CLResult;
    return result._tag === 'Left' ? `err(${clDataText(result.left)})` : `ok(${clDataText(result.right)})`;
  }
  if (Object.prototype.toString.call(data) === '[object Map]') {
    const entries = [...(data as CLMap)].map(([key, value]) => `${clDataText(key)}: ${clDataText(value)}`);
    return entriesText(entries, '{ ', ' }');
  }
  return String(data);
}

function entriesText(entries: readonly string[], open: string, close: string): string {
  if (entries.length === 0) return `${open}${close}`.replace('  ', '');
  const more = entries.length > SHOWN_ENTRIES ? [`… ${entries.length - SHOWN_ENTRIES} more`] : [];
  return open + [...entries.slice(0, SHOWN_ENTRIES), ...more].join(', ') + close;
}
