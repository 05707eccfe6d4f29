/**
 * What a value can be expected to be: shared by the matchers of values (`toBeKey`) and the asymmetric ones (`expect.key`).
 *
 * @module
 */
import { type AccountHashLike, clTypeEquals, clTypeText, KEY_TAGS, type PublicKey, toAccountHash } from '../src/index';
import { bytesText } from '../src/report/clValueText';
import { formatMotes } from '../src/report/motes';
import { accountHashOf, bytesOf, clValueOf, integerOf, keyOf, publicKeyOf, sameBytes, urefOf } from './casperValue';
import { accessRightsName, type ExpectedAccessRights, toAccessRights } from './expectedAccessRights';
import { amountRange, type ExpectedAmount } from './expectedAmount';
import { type ExpectedCLType, toCLType } from './expectedCLType';
import { type ExpectedContent, hasContent } from './expectedContent';
import { badArgument } from './matcher';
import { valueText } from './valueText';

/** An expectation about one value. */
export interface ValuePattern {
  /** What is expected beyond the kind of value, for `key<hash>`; empty when there is nothing. */
  readonly detail: string;
  readonly matches: (value: unknown) => boolean;
}

/** A variant of Key, or the beginning of a formatted string: `'Hash'`, `'hash'`, `'entity-contract'`. */
export type KeyPrefix = keyof typeof KEY_TAGS | (string & {});

/** Bytes in any form: see `bytesOf`. */
export type ExpectedBytes = Uint8Array | ArrayBuffer | readonly number[] | string | object;

/** An algorithm of keys, or one key: itself, in hex, of a test account, or of casper-js-sdk. */
export type ExpectedPublicKey =
  | 'ed25519'
  | 'secp256k1'
  | PublicKey
  | string
  | { readonly publicKey: PublicKey }
  | object;

/** Beginnings of formatted strings, each for one variant of Key. Source: casper-types src/key.rs. */
const PREFIXES: Readonly<Record<string, keyof typeof KEY_TAGS>> = {
  'account-hash': 'Account',
  hash: 'Hash',
  uref: 'URef',
  transfer: 'Transfer',
  deploy: 'DeployInfo',
  era: 'EraInfo',
  balance: 'Balance',
  bid: 'Bid',
  withdraw: 'Withdraw',
  dictionary: 'Dictionary',
  'system-entity-registry': 'SystemEntityRegistry',
  'era-summary': 'EraSummary',
  unbond: 'Unbond',
  'chainspec-registry': 'ChainspecRegistry',
  'checksum-registry': 'ChecksumRegistry',
  'bid-addr': 'BidAddr',
  package: 'SmartContract',
  entity: 'AddressableEntity',
  'byte-code': 'ByteCode',
  message: 'Message',
  'named-key': 'NamedKey',
  block: 'BlockGlobal',
  'balance-hold': 'BalanceHold',
  'entry-point': 'EntryPoint',
  state: 'State',
};

/** A Key, or a value with a key of its own (URef, account hash, entity address). */
export function keyPattern(matcher: string, prefix?: KeyPrefix): ValuePattern {
  if (prefix === undefined) return { detail: '', matches: (value) => keyOf(value) !== undefined };
  const variant = prefix in KEY_TAGS ? prefix : PREFIXES[prefix];
  if (variant !== undefined) return { detail: prefix, matches: (value) => keyOf(value)?.variant === variant };
  if (!Object.keys(PREFIXES).some((each) => String(prefix).startsWith(`${each}-`))) {
    throw badArgument(
      `${matcher} takes a variant of Key such as 'Hash', or the beginning of a formatted string such as 'hash' or 'entity-contract'.`,
      prefix,
    );
  }
  return { detail: prefix, matches: (value) => keyOf(value)?.toFormattedString().startsWith(prefix) ?? false };
}

/** A URef, with exactly these rights if they are given. */
export function urefPattern(matcher: string, rights?: ExpectedAccessRights): ValuePattern {
  if (rights === undefined) return { detail: '', matches: (value) => urefOf(value) !== undefined };
  const wanted = toAccessRights(matcher, rights);
  return { detail: accessRightsName(wanted), matches: (value) => urefOf(value)?.accessRights === wanted };
}

/** An account hash, that of this account if one is given. */
export function accountHashPattern(account?: AccountHashLike): ValuePattern {
  if (account === undefined) return { detail: '', matches: (value) => accountHashOf(value) !== undefined };
  const wanted = toAccountHash(account).toFormattedString();
  return { detail: wanted, matches: (value) => accountHashOf(value)?.toFormattedString() === wanted };
}

/** A public key, of this algorithm or exactly this one if it is given. */
export function publicKeyPattern(matcher: string, expected?: ExpectedPublicKey): ValuePattern {
  if (expected === undefined) return { detail: '', matches: (value) => publicKeyOf(value) !== undefined };
  if (expected === 'ed25519' || expected === 'secp256k1') {
    return { detail: expected, matches: (value) => publicKeyOf(value)?.algorithm === expected };
  }
  const wanted = toPublicKey(matcher, expected).toHex();
  return { detail: wanted, matches: (value) => publicKeyOf(value)?.toHex() === wanted };
}

/** Exactly these bytes. */
export function bytesPattern(matcher: string, expected: ExpectedBytes): ValuePattern {
  const wanted = toBytes(matcher, expected);
  return {
    detail: bytesText(wanted),
    matches(value) {
      const found = bytesOf(value);
      return found !== undefined && sameBytes(found, wanted);
    },
  };
}

/** An amount: exact or a range. */
export function motesPattern(matcher: string, expected: ExpectedAmount): ValuePattern {
  const range = amountRange(matcher, expected, formatMotes);
  return {
    detail: range.text,
    matches(value) {
      const amount = integerOf(value);
      return amount !== undefined && range.includes(amount);
    },
  };
}

/** A CLValue, with this content if one is given, of this type if one is given. */
export function clValuePattern(
  matcher: string,
  args: readonly [content?: ExpectedContent, type?: ExpectedCLType | undefined],
): ValuePattern {
  const [content, type] = args;
  const wanted = type === undefined ? undefined : toCLType(matcher, type);
  const parts = [wanted === undefined ? [] : [clTypeText(wanted)], args.length === 0 ? [] : [valueText(content)]];
  return {
    detail: parts.flat().join(' '),
    matches(value) {
      const found = clValueOf(value);
      if (found === undefined || (wanted !== undefined && !clTypeEquals(found.clType, wanted))) return false;
      return args.length === 0 || hasContent(found, content);
    },
  };
}

/**
 * A public key from whatever names it.
 *
 * @throws CasperTestError `BAD_ARGUMENT`
 */
export function toPublicKey(matcher: string, value: ExpectedPublicKey): PublicKey {
  const key = publicKeyOf((value as { readonly publicKey?: unknown } | null)?.publicKey ?? value);
  if (key !== undefined) return key;
  throw badArgument(`${matcher} takes a public key: a PublicKey, its hex, or a TestAccount.`, value);
}

/**
 * Bytes from whatever has them.
 *
 * @throws CasperTestError `BAD_ARGUMENT`
 */
export function toBytes(matcher: string, value: unknown): Uint8Array {
  const bytes = bytesOf(value);
  if (bytes !== undefined) return bytes;
  throw badArgument(`${matcher} takes bytes: a Uint8Array, an array of numbers from 0 to 255, or hex.`, value);
}
