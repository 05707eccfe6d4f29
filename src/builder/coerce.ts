/**
 * What the public API accepts in place of one of our values: our value, its formatted string, its bytes, or the
 * casper-js-sdk object of the same meaning.
 *
 * @module
 */
import { CasperTestError } from '../bytes/casperTestError';
import { hexToBytes } from '../bytes/hex';
import { AccountHash } from '../types/accountHash';
import { fromSdk } from '../types/fromSdk';
import type { InitiatorAddr } from '../types/initiatorAddr';
import { Key } from '../types/key';
import { PublicKey } from '../types/publicKey';
import { URef } from '../types/uref';

/** A casper-js-sdk object, recognised by its shape. */
export type SdkObject = object;

/** Anything that names an account. */
export type AccountHashLike = AccountHash | PublicKey | Key | string | Uint8Array | HasAccountHash | SdkObject;

/** For example a `TestAccount`. */
export interface HasAccountHash {
  readonly accountHash: AccountHash;
}

/** Anything that names a contract, package or other 32-byte address: bytes, 64 hex digits, a formatted string or a Key. */
export type AddressLike = Uint8Array | string | Key | SdkObject;

/** Anything that names a place in global state. */
export type KeyLike = Key | URef | AccountHash | string | HasAccountHash | SdkObject;

/** Anything that names a purse. */
export type URefLike = URef | Key | string | SdkObject;

/** Anything that names a public key. */
export type PublicKeyLike = PublicKey | string | HasPublicKey | SdkObject;

/** For example a `TestAccount`. */
export interface HasPublicKey {
  readonly publicKey: PublicKey;
}

/**
 * An account hash from whatever names the account.
 *
 * @throws CasperTestError `BAD_ARGUMENT` saying what is accepted
 */
export function toAccountHash(value: AccountHashLike): AccountHash {
  const found = tryAccountHash(unwrap(value));
  if (found !== undefined) return found;
  throw badArgument(
    'an account',
    value,
    'an AccountHash, a PublicKey, "account-hash-…", a public key in hex, or 32 bytes',
  );
}

/** An initiator: an `InitiatorAddr` as it is, a public key as a public key, anything else by its account hash. */
export function toInitiatorAddr(initiator: InitiatorAddr | AccountHashLike): InitiatorAddr {
  if (typeof initiator === 'object' && 'publicKey' in initiator && tagOf(initiator) === 'PublicKey') {
    return initiator as InitiatorAddr;
  }
  if (tagOf(initiator) === 'PublicKey') return { _tag: 'PublicKey', publicKey: initiator as PublicKey };
  if (typeof initiator === 'object' && 'accountHash' in initiator && tagOf(initiator) === 'AccountHash') {
    return initiator as InitiatorAddr;
  }
  return { _tag: 'AccountHash', accountHash: toAccountHash(initiator as AccountHashLike) };
}

/** A Key from whatever names it; an account counts as `Key::Account`. */
export function toKey(value: KeyLike): Key {
  const plain = unwrap(value);
  switch (tagOf(plain)) {
    case 'Key':
      return plain as Key;
    case 'URef':
      return Key.uref(plain as URef);
    case 'AccountHash':
      return Key.account(plain as AccountHash);
    case 'PublicKey':
      return Key.account((plain as PublicKey).toAccountHash());
    default:
  }
  if (typeof plain === 'string') {
    const key = attempt(() => Key.fromFormattedString(plain));
    if (key !== undefined) return key;
  }
  throw badArgument(
    'a key',
    value,
    'a Key, a URef, an AccountHash, or a formatted string such as "hash-…" or "uref-…-007"',
  );
}

/** A public key from whatever names it: itself, its hex, whoever has it, or the SDK's. */
export function toPublicKey(value: PublicKeyLike): PublicKey {
  if (tagOf(value) === 'PublicKey') return value as PublicKey;
  if (typeof value === 'string') {
    const publicKey = attempt(() => PublicKey.fromHex(value));
    if (publicKey !== undefined) return publicKey;
  } else if (typeof value === 'object' && value !== null) {
    if ('publicKey' in value && tagOf(value.publicKey) === 'PublicKey') return value.publicKey as PublicKey;
    const fromOther = fromSdk(value);
    if (tagOf(fromOther) === 'PublicKey') return fromOther as PublicKey;
  }
  throw badArgument('a public key', value, 'a PublicKey, its hex such as "01…" or "02…", or a TestAccount');
}

/** A URef from whatever names a purse. */
export function toURef(value: URefLike): URef {
  const uref = tryURef(value);
  if (uref !== undefined) return uref;
  throw badArgument('a purse', value, 'a URef, a Key::URef, or "uref-…-007"');
}

/** A URef, if the value names a purse at all. */
export function tryURef(value: unknown): URef | undefined {
  const plain = unwrap(value);
  if (tagOf(plain) === 'URef') return plain as URef;
  if (tagOf(plain) === 'Key') return (plain as Key).asURef();
  if (typeof plain === 'string' && plain.startsWith('uref-')) return attempt(() => URef.fromFormattedString(plain));
  return undefined;
}

/** The 32 bytes of a contract, package, account or purse address. */
export function toAddress(value: AddressLike): Uint8Array {
  const plain = unwrap(value);
  if (ArrayBuffer.isView(plain)) {
    const bytes = plain as Uint8Array;
    if (bytes.length === 32) return bytes;
  } else if (typeof plain === 'string') {
    const hex = /([0-9a-f]{64})(-\d{3})?$/i.exec(plain);
    if (hex !== null) return hexToBytes(hex[1]!.toLowerCase());
  } else if (tagOf(plain) === 'Key') {
    const key = plain as Key;
    const address = key.asHash() ?? key.asURef()?.addr ?? key.asAccount()?.bytes;
    if (address !== undefined) return address;
  } else if (tagOf(plain) === 'AccountHash') {
    return (plain as AccountHash).bytes;
  }
  throw badArgument(
    'a 32-byte address',
    value,
    'a Key, 32 bytes, 64 hex digits, or a formatted string such as "hash-…"',
  );
}

/** The `_tag` by which our values are recognised. */
export function tagOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const tag = (value as { _tag?: unknown })._tag;
  return typeof tag === 'string' ? tag : undefined;
}

/** A short text for a value in an error message. */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value === 'string') return JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}…` : value);
  if (typeof value === 'bigint') return `${value}n`;
  if (ArrayBuffer.isView(value)) return `${value.byteLength} bytes`;
  if (typeof value === 'object') {
    const tag = tagOf(value) ?? value.constructor?.name ?? 'object';
    return `an object (${tag})`;
  }
  return `${typeof value} ${String(value)}`;
}

/** A `BAD_ARGUMENT` error. */
export function badArgument(what: string, value: unknown, accepted: string): CasperTestError {
  return new CasperTestError({
    code: 'BAD_ARGUMENT',
    shortMessage: `Expected ${what}, got ${describe(value)}.`,
    hint: `Pass ${accepted}.`,
  });
}

/** A `NOT_FOUND` error. */
export function notFound(sentence: string, hint: string): CasperTestError {
  return new CasperTestError({ code: 'NOT_FOUND', shortMessage: `${sentence}.`, hint });
}

function tryAccountHash(value: unknown): AccountHash | undefined {
  switch (tagOf(value)) {
    case 'AccountHash':
      return value as AccountHash;
    case 'PublicKey':
      return (value as PublicKey).toAccountHash();
    case 'Key':
      return (value as Key).asAccount();
    default:
  }
  if (ArrayBuffer.isView(value) && value.byteLength === 32) return AccountHash.fromBytes(value as Uint8Array);
  if (typeof value !== 'string') return undefined;
  return (
    attempt(() => AccountHash.fromFormattedString(value)) ?? attempt(() => PublicKey.fromHex(value).toAccountHash())
  );
}

/** One of ours, out of a holder of an account hash or out of an SDK object. */
function unwrap(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || tagOf(value) !== undefined || ArrayBuffer.isView(value))
    return value;
  if ('accountHash' in value && tagOf(value.accountHash) === 'AccountHash') return value.accountHash;
  return fromSdk(value) ?? value;
}

function attempt<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}
