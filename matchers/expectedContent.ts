/**
 * What a test may write for the content of a CLValue: a plain value instead of a typed one.
 *
 * @module
 */
import type { CLValue } from '../src/index';
import { bytesOf, casperValueOf, clValueOf, integerOf, keyOf, publicKeyOf, sameBytes, urefOf } from './casperValue';
import { isAsymmetric } from './expectedAmount';
import { tagOf } from './subject';

/**
 * The content of a CLValue, decoded: numbers (bigint or integer, whatever the width), texts, booleans, `undefined` for unit,
 * bytes (Uint8Array, numbers, hex, or the value they are the bytes of), addresses (ours, those of casper-js-sdk, formatted
 * strings, test accounts), `some(…)` and `none`, Either, arrays, maps (Map, or an object for keys that are texts), asymmetric
 * matchers at any level; or a CLValue, which is compared with its type.
 */
export type ExpectedContent = unknown;

/** Whether a CLValue has this content. */
export function hasContent(value: CLValue, expected: ExpectedContent): boolean {
  const typed = clValueOf(expected);
  if (typed !== undefined) return value.equals(typed);
  if (isAsymmetric(expected) && expected.asymmetricMatch(value)) return true;
  return isContent(decoded(value), expected);
}

/** Whether decoded content is this. */
export function isContent(content: unknown, expected: unknown): boolean {
  if (content === UNDECODABLE) return false;
  if (isAsymmetric(expected)) return expected.asymmetricMatch(content);
  const typed = clValueOf(expected);
  if (typed !== undefined) return isContent(content, decoded(typed));
  switch (typeof content) {
    case 'bigint':
    case 'number':
      return integerOf(expected) === BigInt(content);
    case 'object':
      return isSameObject(content as object, expected);
    default:
      return content === expected;
  }
}

function isSameObject(content: object, expected: unknown): boolean {
  if (ArrayBuffer.isView(content)) return isSameBytes(content as Uint8Array, expected);
  if (Array.isArray(content)) {
    return (
      Array.isArray(expected) &&
      expected.length === content.length &&
      content.every((each, index) => isContent(each, expected[index]))
    );
  }
  switch (tagOf(content)) {
    case 'Key':
      return keyOf(expected)?.toFormattedString() === String(content);
    case 'URef':
      return urefOf(expected)?.toFormattedString() === String(content);
    case 'PublicKey':
      return publicKeyOf(expected)?.toHex() === String(content);
    case 'None':
      return tagOf(expected) === 'None';
    case 'Some':
    case 'Left':
    case 'Right':
      return tagOf(expected) === tagOf(content) && isContent(insideOf(content), insideOf(expected));
    default:
      return isSameMap(content as ReadonlyMap<unknown, unknown>, expected);
  }
}

/** Bytes, or what has them: an account hash travels as `ByteArray(32)`. */
function isSameBytes(content: Uint8Array, expected: unknown): boolean {
  const account = casperValueOf(expected) === undefined ? keyOf(expected)?.asAccount() : undefined;
  const bytes = account?.bytes ?? bytesOf(expected);
  return bytes !== undefined && sameBytes(content, bytes);
}

function isSameMap(content: ReadonlyMap<unknown, unknown>, expected: unknown): boolean {
  if (typeof expected !== 'object' || expected === null) return false;
  const isMap = Object.prototype.toString.call(expected) === '[object Map]';
  const entries = isMap ? [...(expected as ReadonlyMap<unknown, unknown>)] : Object.entries(expected);
  return (
    entries.length === content.size &&
    [...content].every(([key, value]) =>
      entries.some(([expectedKey, each]) => isContent(key, expectedKey) && isContent(value, each)),
    )
  );
}

function insideOf(value: unknown): unknown {
  const { value: some, left, right } = value as { value?: unknown; left?: unknown; right?: unknown };
  return some ?? left ?? right;
}

/** Bytes that are not of their type equal nothing. */
const UNDECODABLE: unique symbol = Symbol('undecodable');

function decoded(value: CLValue): unknown {
  try {
    return value.decode();
  } catch {
    return UNDECODABLE;
  }
}
