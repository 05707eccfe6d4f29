/**
 * Transfers by host function: to purses, to accounts, and to accounts that this makes.
 *
 * Answers to: casper-execution-engine `runtime/mod.rs` (`transfer_*`).
 *
 * @module
 */

import { apiErrorCode, mintError, type SystemContractError } from '../system/systemErrors';
import { AccessRights } from '../types/accessRights';
import { Account } from '../types/account';
import type { AccountHash } from '../types/accountHash';
import { Key } from '../types/key';
import type { URef } from '../types/uref';
import { availableBalance } from './balances';
import { readClValue } from './clValueDecoding';
import { createEntityForAccount } from './entityAccounts';
import { execError } from './execError';
import { meteredWriteUnsafe, readGs } from './meteredState';
import type { Runtime } from './runtime';
import { entityHashAddr } from './runtimeContext';
import { mintCreate, mintTransfer } from './systemCalls';
import { validateUref } from './validation';

/** What a transfer to an account came to; an ApiError is what the code gets to see. */
export type TransferResult =
  | { readonly _tag: 'Done'; readonly transferredTo: 'ExistingAccount' | 'NewAccount' }
  | { readonly _tag: 'Refused'; readonly apiError: number };

const TO_EXISTING: TransferResult = { _tag: 'Done', transferredTo: 'ExistingAccount' };
const TO_NEW: TransferResult = { _tag: 'Done', transferredTo: 'NewAccount' };

/** From the initiator's main purse. */
export function transferToAccount(
  runtime: Runtime,
  target: AccountHash,
  amount: bigint,
  id: bigint | undefined,
): TransferResult {
  const source = runtime.execution.runtimeFootprint.mainPurse;
  if (source === undefined) throw execError.invalidContext();
  return transferFromPurseToAccountHash(runtime, source, target, amount, id);
}

/** From a purse to an account's main purse; an account that does not exist is made. */
export function transferFromPurseToAccountHash(
  runtime: Runtime,
  source: URef,
  target: AccountHash,
  amount: bigint,
  id: bigint | undefined,
): TransferResult {
  return runtime.inHostFunctionScope(() => {
    const targetKey = Key.account(target);
    const stored = readGs(runtime.context, targetKey);
    switch (stored?._tag) {
      case undefined:
        return transferToNewAccount(runtime, source, target, amount, id);
      case 'Account': {
        const { accountHash } = stored.value;
        return transferToPurseOfAccount(runtime, source, accountHash, stored.value.mainPurseAddOnly(), amount, id);
      }
      case 'CLValue': {
        const purse = mainPurseOfEntity(runtime, readClValue(stored.value, Key.read));
        return transferToPurseOfAccount(runtime, source, target, purse, amount, id);
      }
      default:
        throw execError.accountNotFound(targetKey);
    }
  });
}

/**
 * From purse to purse.
 *
 * @returns 0, or the ApiError
 */
export function transferFromPurseToPurse(
  runtime: Runtime,
  source: URef,
  target: URef,
  amount: bigint,
  id: bigint | undefined,
): number {
  validateUref(runtime.context, source);
  const refusal = mintTransfer(runtime, undefined, source, target, amount, id);
  return refusal === undefined ? 0 : apiErrorCode(refusal);
}

function transferToNewAccount(
  runtime: Runtime,
  source: URef,
  target: AccountHash,
  amount: bigint,
  id: bigint | undefined,
): TransferResult {
  const { context, execution } = runtime;
  if (
    !execution.config.allowUnrestrictedTransfers &&
    !execution.initiatedBySystem &&
    !execution.isAdministrator(execution.initiator) &&
    !execution.isAdministrator(target)
  ) {
    throw execError.disabledUnrestrictedTransfers();
  }
  if (amount > availableBalance(runtime, source)) return refused(mintError('InsufficientFunds'));

  const purse = mintCreate(runtime);
  if (source.equals(purse)) return refused(mintError('EqualSourceAndTarget'));

  let refusal: SystemContractError | undefined;
  try {
    const addOnly = purse.withAccessRights(AccessRights.ADD);
    refusal = mintTransfer(runtime, target, source, addOnly, amount, id);
  } finally {
    // Making the purse gave this frame all rights to it, and it is not this frame's.
    context.accessRights.remove(purse.addr, purse.accessRights);
  }
  if (refusal !== undefined) return refused(refusal);

  if (execution.config.enableEntity) {
    createEntityForAccount(context, target, purse);
  } else {
    const account = Account.create(target, new Map(), purse);
    meteredWriteUnsafe(context, Key.account(target), { _tag: 'Account', value: account });
  }
  return TO_NEW;
}

function transferToPurseOfAccount(
  runtime: Runtime,
  source: URef,
  target: AccountHash,
  targetPurse: URef,
  amount: bigint,
  id: bigint | undefined,
): TransferResult {
  if (source.withAccessRights(AccessRights.ADD).equals(targetPurse)) return TO_EXISTING;
  const { accessRights } = runtime.context;
  const granted = accessRights.grant(targetPurse);
  try {
    const refusal = mintTransfer(runtime, target, source, targetPurse, amount, id);
    return refusal === undefined ? TO_EXISTING : refused(refusal);
  } finally {
    accessRights.remove(targetPurse.addr, granted);
  }
}

function mainPurseOfEntity(runtime: Runtime, entityKey: Key): URef {
  const entity = readGs(runtime.context, entityKey);
  if (entity?._tag === 'AddressableEntity') return entity.value.mainPurse.withAccessRights(AccessRights.ADD);
  const address = entityHashAddr(entityKey);
  throw address === undefined ? execError.unexpectedKeyVariant(entityKey) : execError.invalidEntity(address);
}

function refused(error: SystemContractError): TransferResult {
  return { _tag: 'Refused', apiError: apiErrorCode(error) };
}
