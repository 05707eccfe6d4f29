/**
 * Whether a native V1 transaction has the arguments of its entry point.
 *
 * Answers to: casper-node 2.0 `types/transaction/arg_handling.rs`.
 *
 * @module
 */
import type { ByteReader } from '../../bytes/reader';
import type { CoreConfig } from '../../config/coreConfig';
import { clValueInto, isCLValueError } from '../../state/clValueError';
import { readReservation } from '../../types/bidKind';
import { CLType, clTypeDisplay, clTypeEquals } from '../../types/clType';
import { readDelegatorKind } from '../../types/delegatorKind';
import { PublicKey } from '../../types/publicKey';
import type { RuntimeArgs } from '../../types/runtimeArgs';
import { URef } from '../../types/uref';
import { reject } from '../chain/rejection';
import type { TransactionFacts } from '../chain/transactionFacts';

type Read<T> = (reader: ByteReader) => T;

function required<T>(args: RuntimeArgs, name: string, type: CLType, read: Read<T>): T {
  const value = args.get(name);
  if (value === undefined) return reject('TransactionMissingArg', `missing required runtime argument '${name}'`);
  if (!clTypeEquals(value.clType, type)) {
    const [expected, got] = [clTypeDisplay(type), clTypeDisplay(value.clType)];
    return reject(
      'TransactionUnexpectedArgType',
      `expected type of '${name}' to be one of ${expected}, but got ${got}`,
    );
  }
  try {
    return clValueInto(value, type, read);
  } catch (error) {
    if (!isCLValueError(error)) throw error;
    return reject('TransactionInvalidArg', `invalid runtime argument '${name}': ${error.message}`);
  }
}

function optional<T>(args: RuntimeArgs, name: string, type: CLType, read: Read<T>): T | undefined {
  return args.get(name) === undefined ? undefined : required(args, name, type, read);
}

const publicKey = (args: RuntimeArgs, name: string): PublicKey =>
  required(args, name, CLType.PublicKey, PublicKey.read);
const u512 = (args: RuntimeArgs, name: string): bigint =>
  required(args, name, CLType.U512, (reader) => reader.readU512());
const u64 = (args: RuntimeArgs, name: string): bigint | undefined =>
  optional(args, name, CLType.U64, (reader) => reader.readU64());

function checkTransfer(args: RuntimeArgs, minimum: bigint): void {
  const amount = u512(args, 'amount');
  if (amount < minimum) {
    reject(
      'TransactionInsufficientTransferAmount',
      `insufficient transfer amount; minimum: ${minimum} attempted: ${amount}`,
    );
  }
  optional(args, 'source', CLType.URef, URef.read);
  const target = args.get('target');
  if (target === undefined) reject('TransactionMissingArg', "missing required runtime argument 'target'");
  const { clType } = target;
  const isTarget =
    clType._tag === 'PublicKey' || clType._tag === 'URef' || (clType._tag === 'ByteArray' && clType.size === 32);
  if (!isTarget) reject('TransactionUnexpectedArgType', `'target' cannot be ${clTypeDisplay(clType)}`);
  optional(args, 'id', { _tag: 'Option', inner: CLType.U64 }, (reader) => reader.readOption(() => reader.readU64()));
}

function checkAddBid(args: RuntimeArgs, core: CoreConfig): void {
  publicKey(args, 'public_key');
  required(args, 'delegation_rate', CLType.U8, (reader) => reader.readU8());
  if (u512(args, 'amount') === 0n) reject('TransactionOrDeployUnspecified', 'a bid of no motes');
  const minimum = u64(args, 'minimum_delegation_amount');
  const maximum = u64(args, 'maximum_delegation_amount');
  const slots = optional(args, 'reserved_slots', CLType.U32, (reader) => reader.readU32());
  const bad = (text: string): never => reject('TransactionOrDeployUnspecified', text);
  if (minimum !== undefined && minimum < core.minimumDelegationAmount) {
    bad(`the minimum delegation amount (${minimum}) cannot be lower than ${core.minimumDelegationAmount}`);
  }
  if (maximum !== undefined && maximum > core.maximumDelegationAmount) {
    bad(`the maximum delegation amount (${maximum}) cannot be higher than ${core.maximumDelegationAmount}`);
  }
  if (slots !== undefined && slots > core.maxDelegatorsPerValidator) {
    bad(`reserved slots (${slots}) cannot be more than ${core.maxDelegatorsPerValidator}`);
  }
}

/** Checks the arguments of a native transaction. Throws `Rejection`. */
export function checkNativeArguments(facts: TransactionFacts, core: CoreConfig, transferMinimum: bigint): void {
  if (facts.args._tag !== 'Named') reject('ExpectedNamedArguments');
  const { args } = facts.args;
  switch (facts.entryPoint._tag) {
    case 'Transfer':
      checkTransfer(args, transferMinimum);
      return;
    case 'Burn':
      if (u512(args, 'amount') < 1n) reject('TransactionInsufficientTransferAmount', 'insufficient burn amount');
      optional(args, 'source', CLType.URef, URef.read);
      return;
    case 'AddBid':
      checkAddBid(args, core);
      return;
    case 'WithdrawBid':
      publicKey(args, 'public_key');
      u512(args, 'amount');
      return;
    case 'Delegate':
    case 'Undelegate':
    case 'Redelegate': {
      if (args.get('delegator') !== undefined || args.get('delegator_purse') === undefined)
        publicKey(args, 'delegator');
      publicKey(args, 'validator');
      const amount = u512(args, 'amount');
      if (facts.entryPoint._tag === 'Delegate' && amount > core.maximumDelegationAmount) {
        const most = core.maximumDelegationAmount;
        reject('TransactionOrDeployUnspecified', `the delegation amount (${amount}) cannot be higher than ${most}`);
      }
      if (facts.entryPoint._tag === 'Redelegate') publicKey(args, 'new_validator');
      return;
    }
    case 'ActivateBid':
      publicKey(args, 'validator');
      return;
    case 'ChangeBidPublicKey':
      publicKey(args, 'public_key');
      publicKey(args, 'new_public_key');
      return;
    case 'AddReservations':
      required(args, 'reservations', CLType.list(CLType.Any), (reader) =>
        reader.readVec(() => readReservation(reader)),
      );
      return;
    case 'CancelReservations':
      publicKey(args, 'validator');
      required(args, 'delegators', CLType.list(CLType.Any), (reader) =>
        reader.readVec(() => readDelegatorKind(reader)),
      );
      return;
    case 'Call':
      reject('InvalidTransactionEntryPointCannotBeCall');
      break;
    case 'Custom':
      reject('TransactionEntryPointCannotBeCustom', facts.entryPoint.name);
  }
}
