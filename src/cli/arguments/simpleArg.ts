/**
 * Arguments in the notation of the Rust client: `name:type='value'`, `name:opt_type=null`.
 *
 * Answers to: casper-client 5.0.1 `cli/simple_args.rs`.
 *
 * @module
 */
import { CasperTestError } from '../../bytes/casperTestError';
import { hexToBytes } from '../../bytes/hex';
import { nearestName } from '../../report/nearestName';
import { AccountHash } from '../../types/accountHash';
import { CLType } from '../../types/clType';
import { CLValue } from '../../types/clValue';
import { Key } from '../../types/key';
import { PublicKey } from '../../types/publicKey';
import type { NamedArg } from '../../types/runtimeArgs';
import { URef } from '../../types/uref';

/** A type that can be written in this notation. */
interface SimpleType {
  readonly clType: CLType;
  /** What its values look like. */
  readonly looksLike: string;
  /** Throws for what is no such value; its message is shown. */
  readonly parse: (text: string) => CLValue;
}

const HEX_EXAMPLE = '64 hex digits';

function integer(bits: number, signed: boolean, make: (value: bigint) => CLValue): SimpleType {
  const [low, high] = signed ? [-(2n ** BigInt(bits - 1)), 2n ** BigInt(bits - 1) - 1n] : [0n, 2n ** BigInt(bits) - 1n];
  // Rust's own integers may have a plus sign, its big ones only digits.
  const pattern = bits > 64 ? /^\d+$/ : signed ? /^[-+]?\d+$/ : /^\+?\d+$/;
  const looksLike = `a whole number from ${low} to ${high}`;
  return {
    clType: make(0n).clType,
    looksLike,
    parse: (text) => {
      if (!pattern.test(text)) throw new Error('not a whole number in decimal digits');
      const value = BigInt(text.replace(/^\+/, ''));
      if (value < low || value > high) throw new Error('out of range');
      return make(value);
    },
  };
}

const SIMPLE_TYPES: { readonly [name: string]: SimpleType } = {
  bool: {
    clType: CLType.Bool,
    looksLike: 'true or false',
    parse: (text) => {
      const lower = text.toLowerCase();
      if (lower === 'true' || lower === 't') return CLValue.bool(true);
      if (lower === 'false' || lower === 'f') return CLValue.bool(false);
      throw new Error('neither true nor false');
    },
  },
  i32: integer(32, true, (value) => CLValue.i32(Number(value))),
  i64: integer(64, true, CLValue.i64),
  u8: integer(8, false, (value) => CLValue.u8(Number(value))),
  u32: integer(32, false, (value) => CLValue.u32(Number(value))),
  u64: integer(64, false, CLValue.u64),
  u128: integer(128, false, CLValue.u128),
  u256: integer(256, false, CLValue.u256),
  u512: integer(512, false, CLValue.u512),
  unit: {
    clType: CLType.Unit,
    looksLike: "nothing: ''",
    parse: (text) => {
      if (text !== '') throw new Error('not empty');
      return CLValue.unit();
    },
  },
  string: { clType: CLType.String, looksLike: 'any text', parse: CLValue.string },
  key: {
    clType: CLType.Key,
    looksLike: `a key such as account-hash-…, hash-… or uref-…-007 with ${HEX_EXAMPLE}`,
    parse: (text) => CLValue.key(Key.fromFormattedString(text)),
  },
  account_hash: {
    clType: CLType.byteArray(32),
    looksLike: `account-hash- and ${HEX_EXAMPLE}`,
    parse: (text) => CLValue.accountHash(AccountHash.fromFormattedString(text)),
  },
  uref: {
    clType: CLType.URef,
    looksLike: `uref-, ${HEX_EXAMPLE} and access rights such as -007`,
    parse: (text) => CLValue.uref(URef.fromFormattedString(text)),
  },
  public_key: {
    clType: CLType.PublicKey,
    looksLike: 'a public key in hex, which begins with 01 (ed25519) or 02 (secp256k1)',
    parse: (text) => CLValue.publicKey(PublicKey.fromHex(text)),
  },
  byte_list: {
    clType: CLType.list(CLType.U8),
    looksLike: 'bytes in hex',
    parse: (text) => CLValue.byteList(hexToBytes(text)),
  },
};

const BYTE_ARRAY = 'byte_array_';
const OPTION = 'opt_';

/** Names of the types, without `opt_`. */
export const SIMPLE_TYPE_NAMES: readonly string[] = [...Object.keys(SIMPLE_TYPES), 'byte_array_<NUMBER>'];

/**
 * Reads one argument.
 *
 * @throws CasperTestError `BAD_ARGUMENT` that says what was expected
 */
export function parseSimpleArg(text: string): NamedArg {
  const match = /^([^:=]*)[:=]([^:=]*)[:=](.*)$/s.exec(text);
  if (match === null) {
    throw badArg(
      `The argument ${quoted(text)} is not of the form name:type='value'.`,
      "For example amount:u512='2500000000'.",
    );
  }
  const [, name, typeName, written] = match as unknown as [string, string, string, string];
  const lower = typeName.toLowerCase();
  const isOption = lower.startsWith(OPTION);
  const type = simpleType(name, isOption ? lower.slice(OPTION.length) : lower, typeName);
  if (isOption && written.toLowerCase() === 'null') return { name, value: CLValue.option(undefined, type.clType) };
  const value = written.replace(/^'+|'+$/g, '');
  if (value === written) {
    throw badArg(
      `The value of ${quoted(name)} must stand in single quotes: ${text}`,
      `Write ${name}:${typeName}='${written}', and all of it in double quotes: the shell takes single quotes off.`,
    );
  }
  try {
    const parsed = type.parse(value);
    return { name, value: isOption ? CLValue.option(parsed) : parsed };
  } catch (error) {
    const { reason, message } = error as { readonly reason?: string; readonly message: string };
    throw badArg(
      `The argument ${quoted(name)} is no ${lower}: ${quoted(value)} (${reason ?? message}).`,
      `Expected ${type.looksLike}${isOption ? ', or null without quotes' : ''}.`,
    );
  }
}

function simpleType(name: string, lower: string, written: string): SimpleType {
  if (Object.hasOwn(SIMPLE_TYPES, lower)) return SIMPLE_TYPES[lower]!;
  if (lower.startsWith(BYTE_ARRAY)) {
    const digits = lower.slice(BYTE_ARRAY.length);
    if (/^\+?\d+$/.test(digits) && Number(digits) <= 0xffff_ffff) return byteArray(Number(digits));
    throw badArg(
      `The argument ${quoted(name)} has the type ${quoted(written)}, whose length is no number.`,
      "For example hash:byte_array_32='…'.",
    );
  }
  const near = nearestName(lower, Object.keys(SIMPLE_TYPES));
  throw badArg(
    `The argument ${quoted(name)} has the type ${quoted(written)}, which there is not.${near === undefined ? '' : ` Did you mean ${near}?`}`,
    `Types: ${SIMPLE_TYPE_NAMES.join(', ')}; each with opt_ in front for an optional one. For lists, maps, tuples and results use --session-args-json.`,
  );
}

function byteArray(length: number): SimpleType {
  return {
    clType: CLType.byteArray(length),
    looksLike: `${length} bytes in hex`,
    parse: (text) => {
      const bytes = hexToBytes(text);
      if (bytes.length !== length) throw new Error(`${bytes.length} bytes`);
      return CLValue.byteArray(bytes);
    },
  };
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}

function badArg(shortMessage: string, hint: string): CasperTestError {
  return new CasperTestError({ code: 'BAD_ARGUMENT', shortMessage, hint });
}
