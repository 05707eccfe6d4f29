/**
 * Named arguments from plain values.
 *
 * Answers to: casper-types src/transaction/runtime_args.rs (the `runtime_args!` macro).
 *
 * @module
 */
import { CasperTestError } from '../bytes/casperTestError';
import type { AccountHash } from '../types/accountHash';
import { CLValue } from '../types/clValue';
import { fromSdk } from '../types/fromSdk';
import type { Key } from '../types/key';
import type { PublicKey } from '../types/publicKey';
import { RuntimeArgs } from '../types/runtimeArgs';
import type { URef } from '../types/uref';
import { describe, type HasAccountHash, type SdkObject, tagOf } from './coerce';

/** A value whose CLType is plain to see, or a CLValue that says it. */
export type RuntimeArgValue =
  | CLValue
  | AccountHash
  | PublicKey
  | Key
  | URef
  | HasAccountHash
  | string
  | boolean
  | Uint8Array
  | SdkObject;

/**
 * Named arguments in the order given.
 *
 * | value | CLType |
 * |---|---|
 * | `CLValue` | its own |
 * | `AccountHash`, `TestAccount` | `ByteArray(32)` |
 * | `PublicKey`, `Key`, `URef` | the same |
 * | string | `String` |
 * | boolean | `Bool` |
 * | `Uint8Array` | `ByteArray(length)`; for `List<U8>` pass a CLValue |
 * | casper-js-sdk value | its own |
 *
 * @throws CasperTestError `BAD_ARGUMENT` for a number or bigint, whose width only you know, and for anything else
 */
export function runtimeArgs(values: { readonly [name: string]: RuntimeArgValue } = {}): RuntimeArgs {
  const entries = Object.entries(values).map(([name, value]) => ({ name, value: toCLValue(name, value) }));
  return RuntimeArgs.fromEntries(entries);
}

/** Arguments of casper-js-sdk (`Args`), recognised by their shape. */
export interface SdkArgs {
  readonly args: ReadonlyMap<string, SdkObject>;
  /** The argument of this name, absent if there is none. */
  getByName(name: string): SdkObject | undefined;
  /** All arguments in bytesrepr. */
  toBytes(): Uint8Array;
}

/** Arguments as they are accepted wherever a request takes them. */
export type RuntimeArgsLike = RuntimeArgs | { readonly [name: string]: RuntimeArgValue } | SdkArgs;

/** Arguments from `RuntimeArgs`, from plain values, or from the SDK's `Args`. */
export function toRuntimeArgs(args: RuntimeArgsLike): RuntimeArgs {
  if (tagOf(args) === 'RuntimeArgs') return args as RuntimeArgs;
  const sdk = fromSdk(args);
  if (tagOf(sdk) === 'RuntimeArgs') return sdk as RuntimeArgs;
  return runtimeArgs(args as { readonly [name: string]: RuntimeArgValue });
}

function toCLValue(name: string, value: unknown): CLValue {
  const found = plainCLValue(value) ?? plainCLValue(fromSdkObject(value));
  if (found !== undefined) return found;
  const isNumber = typeof value === 'number' || typeof value === 'bigint';
  throw new CasperTestError({
    code: 'BAD_ARGUMENT',
    shortMessage: `The argument ${JSON.stringify(name)} has no CLType of its own: ${describe(value)}.`,
    hint: isNumber
      ? `Say its width, for example ${JSON.stringify(name)}: CLValue.u64(${value}n) or CLValue.u512(${value}n).`
      : 'Pass a CLValue, for example CLValue.list([...]) or CLValue.option(...).',
  });
}

function plainCLValue(value: unknown): CLValue | undefined {
  if (typeof value === 'string') return CLValue.string(value);
  if (typeof value === 'boolean') return CLValue.bool(value);
  if (typeof value !== 'object' || value === null) return undefined;
  switch (tagOf(value)) {
    case 'CLValue':
      return value as CLValue;
    case 'AccountHash':
      return CLValue.byteArray((value as AccountHash).bytes);
    case 'PublicKey':
      return CLValue.publicKey(value as PublicKey);
    case 'Key':
      return CLValue.key(value as Key);
    case 'URef':
      return CLValue.uref(value as URef);
    default:
  }
  if (Object.prototype.toString.call(value) === '[object Uint8Array]') return CLValue.byteArray(value as Uint8Array);
  if ('accountHash' in value && tagOf(value.accountHash) === 'AccountHash') return plainCLValue(value.accountHash);
  return undefined;
}

function fromSdkObject(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? fromSdk(value) : undefined;
}
