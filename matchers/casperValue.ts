/**
 * Recognises the values of Casper in whatever form a test holds them: ours, those of casper-js-sdk 5 (by shape), formatted
 * strings, and what a CLValue carries inside.
 *
 * @module
 */
import {
  type AccountHash,
  type CLValue,
  type EntityAddr,
  type FromSdk,
  fromSdk,
  hexToBytes,
  Key,
  PublicKey,
  type URef,
} from '../src/index';
import { tagOf } from './subject';

/** A value of which two copies are equal when their bytes are. */
export type CasperValue = FromSdk | EntityAddr;

const VALUE_TAGS: ReadonlySet<string | undefined> = new Set<CasperValue['_tag']>([
  'AccountHash',
  'CLValue',
  'EntityAddr',
  'Key',
  'PublicKey',
  'RuntimeArgs',
  'SecretKey',
  'URef',
]);

/** Our form of one of our values, or of an object of casper-js-sdk; `undefined` for anything else. */
export function casperValueOf(value: unknown): CasperValue | undefined {
  if (isOurs(value)) return value;
  return isClassInstance(value) ? attempt(() => fromSdk(value)) : undefined;
}

/** Whether it is one of our values. */
export function isOurs(value: unknown): value is CasperValue {
  // Stored values have the tag of what they hold, but no bytes of their own.
  return VALUE_TAGS.has(tagOf(value)) && typeof (value as { toBytes?: unknown }).toBytes === 'function';
}

/** The key: a Key, or what has a key of its own (URef, account hash, entity address), also as text or inside a CLValue. */
export function keyOf(value: unknown): Key | undefined {
  const content = contentOf(value);
  switch (tagOf(content)) {
    case 'Key':
      return content as Key;
    case 'URef':
      return Key.uref(content as URef);
    case 'AccountHash':
      return Key.account(content as AccountHash);
    case 'EntityAddr':
      return Key.addressableEntity(content as EntityAddr);
    default:
      return typeof content === 'string' ? attempt(() => Key.fromFormattedString(content)) : undefined;
  }
}

/** The URef, also that of a Key, as text or inside a CLValue. */
export function urefOf(value: unknown): URef | undefined {
  return keyOf(value)?.asURef();
}

/** The account hash, also that of a Key, as text or inside a CLValue. */
export function accountHashOf(value: unknown): AccountHash | undefined {
  return keyOf(value)?.asAccount();
}

/** The public key, also in hex or inside a CLValue. */
export function publicKeyOf(value: unknown): PublicKey | undefined {
  const content = contentOf(value);
  if (tagOf(content) === 'PublicKey') return content as PublicKey;
  return typeof content === 'string' ? attempt(() => PublicKey.fromHex(content)) : undefined;
}

/** The CLValue, ours or that of casper-js-sdk, also that of a stored value. */
export function clValueOf(value: unknown): CLValue | undefined {
  const isStored = tagOf(value) === 'CLValue' && !isOurs(value);
  const found = casperValueOf(isStored ? (value as { readonly value?: unknown }).value : value);
  return found?._tag === 'CLValue' ? found : undefined;
}

/**
 * Bytes: a Uint8Array (a Buffer is one), an ArrayBuffer, an array of numbers from 0 to 255, hex with or without `0x`, the
 * content of a CLValue, or the serialized form of another of our values.
 */
export function bytesOf(value: unknown): Uint8Array | undefined {
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  if (Object.prototype.toString.call(value) === '[object ArrayBuffer]') return new Uint8Array(value as ArrayBuffer);
  if (Array.isArray(value)) return value.every(isByte) ? Uint8Array.from(value) : undefined;
  if (typeof value === 'string') return attempt(() => hexToBytes(value.replace(/^0x/, '')));
  const held = clValueOf(value);
  if (held === undefined) return casperValueOf(value)?.toBytes();
  const content = attempt(() => held.decode());
  return ArrayBuffer.isView(content) ? (content as Uint8Array) : held.bytes;
}

/** Whether two runs of bytes are the same. */
export function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}

/** The integer: a bigint, an integer, a number object of casper-js-sdk, or the number in a CLValue. */
export function integerOf(value: unknown): bigint | undefined {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : undefined;
  const held = clValueOf(value);
  return held === undefined ? bigNumberOf(value) : integerOf(attempt(() => held.decode()));
}

/** The integer in a `BigNumber` (ethers), which casper-js-sdk uses, or in the SDK's holder of one. */
export function bigNumberOf(value: unknown): bigint | undefined {
  if (!isClassInstance(value)) return undefined;
  const { _isBigNumber, _hex, value: held, getValue } = value as Readonly<Record<string, unknown>>;
  if (_isBigNumber === true && typeof _hex === 'string') {
    return attempt(() => (_hex.startsWith('-') ? -BigInt(_hex.slice(1)) : BigInt(_hex)));
  }
  return typeof getValue === 'function' ? bigNumberOf(held) : undefined;
}

/** What a parser makes of it; `undefined` for what it refuses. */
export function attempt<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}

/** Our form of the value; of a CLValue what it carries when that is a key, URef or public key; of a test account its hash. */
function contentOf(value: unknown): unknown {
  const held = clValueOf(value);
  switch (held?.clType._tag) {
    case 'Key':
    case 'URef':
    case 'PublicKey':
      return attempt(() => held.decode());
    default:
      return casperValueOf(value) ?? accountOf(value);
  }
}

/** The account hash of what has one, for example a `TestAccount`. */
function accountOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || tagOf(value) !== undefined) return value;
  const { accountHash } = value as { readonly accountHash?: unknown };
  return tagOf(accountHash) === 'AccountHash' ? accountHash : value;
}

/** Whether the value is an object of a class: no literal, no array, no bytes. */
function isClassInstance(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || ArrayBuffer.isView(value)) return false;
  const { constructor: ofClass } = value;
  return typeof ofClass === 'function' && ofClass.name !== 'Object';
}

function isByte(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 255;
}
