/**
 * What the arguments of a native transfer or burn mean: which purse the motes leave, which they go to, how many.
 *
 * Answers to: casper-storage `system/transfer.rs` (`TransferRuntimeArgsBuilder`, `TransferTargetMode`), `system/burn.rs`
 * (`BurnRuntimeArgsBuilder`).
 *
 * @module
 */

import { bytesEqual } from '../bytes/compareBytes';
import type { ByteReader } from '../bytes/reader';
import { clValueInto, isCLValueError } from '../state/clValueError';
import type { TrackingCopy } from '../state/trackingCopy';
import { isTrackingCopyError } from '../state/trackingCopyError';
import { getAvailableBalance } from '../state/trackingCopyExtBalances';
import { runtimeFootprintByAccountHash } from '../state/trackingCopyExtEntity';
import { AccessRights } from '../types/accessRights';
import { AccountHash } from '../types/accountHash';
import { CLType, clTypeEquals } from '../types/clType';
import type { CLValue } from '../types/clValue';
import { Key } from '../types/key';
import { sortedNamedKeys } from '../types/namedKeys';
import type { ProtocolVersion } from '../types/protocolVersion';
import { PublicKey } from '../types/publicKey';
import type { RuntimeArgs } from '../types/runtimeArgs';
import type { RuntimeFootprint } from '../types/runtimeFootprint';
import { URef } from '../types/uref';
import { MINT_ARG } from './mintConstants';
import { TransferError } from './transferError';

const ACCOUNT_HASH_TYPE: CLType = CLType.byteArray(32);
const OPTION_ACCOUNT_HASH_TYPE: CLType = CLType.option(ACCOUNT_HASH_TYPE);
const OPTION_UREF_TYPE: CLType = CLType.option(CLType.URef);
const OPTION_U64_TYPE: CLType = CLType.option(CLType.U64);

/** Arguments of the mint's `transfer`. Amounts are motes. */
export interface TransferArguments {
  /** The account the target is meant to belong to. */
  readonly to: AccountHash | undefined;
  readonly source: URef;
  readonly target: URef;
  readonly amount: bigint;
  /** Number given by the sender, u64. */
  readonly id: bigint | undefined;
}

/** Where a transfer goes: to a purse, to an account there is, or to one that has to be made. */
export type TransferTarget =
  | { readonly _tag: 'PurseExists'; readonly accountHash: AccountHash | undefined; readonly purse: URef }
  | { readonly _tag: 'ExistingAccount'; readonly accountHash: AccountHash; readonly purse: URef }
  | { readonly _tag: 'CreateAccount'; readonly accountHash: AccountHash };

function valueAs<T>(value: CLValue, type: CLType, read: (reader: ByteReader) => T): T {
  try {
    return clValueInto(value, type, read);
  } catch (thrown) {
    if (isCLValueError(thrown)) throw new TransferError({ _tag: 'CLValue', error: thrown });
    throw thrown;
  }
}

/** Finds out where a transfer goes, by its argument `target`: a purse, an account hash, a key or a public key. */
export function resolveTarget(args: RuntimeArgs, copy: TrackingCopy, protocolVersion: ProtocolVersion): TransferTarget {
  const to = args.get(MINT_ARG.to);
  const named =
    to !== undefined && clTypeEquals(to.clType, OPTION_ACCOUNT_HASH_TYPE)
      ? valueAs(to, OPTION_ACCOUNT_HASH_TYPE, (reader) => reader.readOption(AccountHash.read))
      : undefined;

  const target = args.get(MINT_ARG.target);
  if (target === undefined) throw new TransferError({ _tag: 'MissingArgument' });
  if (target.clType._tag === 'URef') {
    const purse = valueAs(target, CLType.URef, URef.read);
    if (!purseExists(copy, purse)) throw new TransferError({ _tag: 'InvalidPurse' });
    return { _tag: 'PurseExists', accountHash: named, purse };
  }

  const accountHash = targetAccount(target);
  const footprint = findAccount(copy, protocolVersion, accountHash);
  if (footprint === undefined) return { _tag: 'CreateAccount', accountHash };
  if (footprint.mainPurse === undefined) throw new TransferError({ _tag: 'InvalidPurse' });
  return { _tag: 'ExistingAccount', accountHash, purse: footprint.mainPurse.withAccessRights(AccessRights.ADD) };
}

function targetAccount(target: CLValue): AccountHash {
  if (clTypeEquals(target.clType, ACCOUNT_HASH_TYPE)) return valueAs(target, ACCOUNT_HASH_TYPE, AccountHash.read);
  switch (target.clType._tag) {
    case 'Key': {
      const key = valueAs(target, CLType.Key, Key.read);
      const accountHash = key.asAccount();
      if (accountHash === undefined) throw new TransferError({ _tag: 'UnexpectedKeyVariant', key });
      return accountHash;
    }
    case 'PublicKey':
      return valueAs(target, CLType.PublicKey, PublicKey.read).toAccountHash();
    default:
      throw new TransferError({ _tag: 'InvalidArgument' });
  }
}

/** An account's footprint; undefined whatever the reason for not having one. */
function findAccount(
  copy: TrackingCopy,
  protocolVersion: ProtocolVersion,
  accountHash: AccountHash,
): RuntimeFootprint | undefined {
  try {
    return runtimeFootprintByAccountHash(copy, protocolVersion, accountHash).footprint;
  } catch (thrown) {
    if (isTrackingCopyError(thrown)) return undefined;
    throw thrown;
  }
}

function purseExists(copy: TrackingCopy, purse: URef): boolean {
  try {
    getAvailableBalance(copy, Key.balance(purse.addr));
    return true;
  } catch (thrown) {
    if (isTrackingCopyError(thrown)) return false;
    throw thrown;
  }
}

/**
 * Finds out where the motes come from: the argument `source`, which must be the main purse or a writable purse among the
 * named keys, or else the main purse.
 */
export function resolveSource(args: RuntimeArgs, copy: TrackingCopy, from: RuntimeFootprint): URef {
  const { mainPurse } = from;
  const given = givenSource(args);
  if (mainPurse === undefined) throw new TransferError({ _tag: 'InvalidOperation' });
  if (given === undefined || bytesEqual(mainPurse.addr, given.addr)) return given ?? mainPurse;

  const normalized = Key.uref(given).normalize();
  const [, found] = sortedNamedKeys(from.namedKeys).find(([, key]) => key.normalize().equals(normalized)) ?? [];
  const purse = found?.asURef();
  if (purse === undefined) throw new TransferError({ _tag: 'ForgedReference', uref: given });
  if (!purse.isWriteable()) throw new TransferError({ _tag: 'InvalidAccess', required: AccessRights.WRITE });
  if (!purseExists(copy, purse)) throw new TransferError({ _tag: 'InvalidPurse' });
  return given;
}

function givenSource(args: RuntimeArgs): URef | undefined {
  const source = args.get(MINT_ARG.source);
  if (source === undefined) return undefined;
  if (source.clType._tag === 'URef') return valueAs(source, CLType.URef, URef.read);
  if (!clTypeEquals(source.clType, OPTION_UREF_TYPE)) throw new TransferError({ _tag: 'InvalidArgument' });
  return valueAs(source, OPTION_UREF_TYPE, (reader) => reader.readOption(URef.read));
}

/** Reads the argument `amount`, a U512 or u64 above zero. */
export function resolveAmount(args: RuntimeArgs): bigint {
  const value = args.get(MINT_ARG.amount);
  if (value === undefined) throw new TransferError({ _tag: 'MissingArgument' });
  const amount = readAmount(value);
  if (amount === 0n) throw new TransferError({ _tag: 'AttemptToTransferZero' });
  return amount;
}

function readAmount(value: CLValue): bigint {
  switch (value.clType._tag) {
    case 'U512':
      return valueAs(value, CLType.U512, (reader) => reader.readU512());
    case 'U64':
      return valueAs(value, CLType.U64, (reader) => reader.readU64());
    default:
      throw new TransferError({ _tag: 'InvalidArgument' });
  }
}

/** Motes that may leave the main purse: the argument `amount` if it is a number, else none. */
export function resolveSpendingLimit(args: RuntimeArgs): bigint {
  const value = args.get(MINT_ARG.amount);
  return value?.clType._tag === 'U512' || value?.clType._tag === 'U64' ? readAmount(value) : 0n;
}

function resolveId(args: RuntimeArgs): bigint | undefined {
  const id = args.get(MINT_ARG.id);
  if (id === undefined) return undefined;
  return valueAs(id, OPTION_U64_TYPE, (reader) => reader.readOption(() => reader.readU64()));
}

/** All arguments of a transfer whose target is there by now. */
export function resolveTransfer(
  args: RuntimeArgs,
  copy: TrackingCopy,
  protocolVersion: ProtocolVersion,
  from: RuntimeFootprint,
): TransferArguments {
  const target = resolveTarget(args, copy, protocolVersion);
  if (target._tag === 'CreateAccount') throw new TransferError({ _tag: 'InvalidOperation' });
  const source = resolveSource(args, copy, from);
  if (bytesEqual(source.addr, target.purse.addr)) throw new TransferError({ _tag: 'InvalidPurse' });
  const amount = resolveAmount(args);
  return { to: target.accountHash, source, target: target.purse, amount, id: resolveId(args) };
}
