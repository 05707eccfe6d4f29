/**
 * Associated keys and action thresholds of the running account.
 *
 * Each function gives the number the host function returns: 0, or the code of the failure. What is no failure of that
 * kind is thrown.
 *
 * Answers to: casper-execution-engine `runtime_context/mod.rs` (`*_associated_key`, `set_action_threshold`),
 * `runtime/mod.rs` (`can_manage_keys` and the host functions' bodies).
 *
 * @module
 */

import { type Either, isLeft } from 'fp-ts/Either';
import type { Account } from '../types/account';
import { AccountHash } from '../types/accountHash';
import {
  type ActionType,
  SET_THRESHOLD_FAILURE_CODES as SET_THRESHOLD,
  type SetThresholdFailure,
} from '../types/actionThresholds';
import type { AddressableEntity } from '../types/addressableEntity';
import {
  ADD_KEY_FAILURE_CODES as ADD_KEY,
  type AddKeyFailure,
  REMOVE_KEY_FAILURE_CODES as REMOVE_KEY,
  type RemoveKeyFailure,
  UPDATE_KEY_FAILURE_CODES as UPDATE_KEY,
  type UpdateKeyFailure,
} from '../types/associatedKeys';
import { Key } from '../types/key';
import { wasmTrap } from '../wasm/traps';
import { execError } from './execError';
import { meteredWriteUnsafe, readGsTyped } from './meteredState';
import type { RuntimeContext } from './runtimeContext';

/** What the accounts and the entities of the two state models have in common here. */
interface KeyHolder {
  addAssociatedKey(accountHash: AccountHash, weight: number): Either<AddKeyFailure, Account | AddressableEntity>;
  removeAssociatedKey(accountHash: AccountHash): Either<RemoveKeyFailure, Account | AddressableEntity>;
  updateAssociatedKey(accountHash: AccountHash, weight: number): Either<UpdateKeyFailure, Account | AddressableEntity>;
}

/** Adds a key with a weight of 0 to 255. */
export function addAssociatedKey(context: RuntimeContext, accountHash: AccountHash, weight: number): number {
  if (!canManageKeys(context) || runsOutsideAccount(context)) return ADD_KEY.PermissionDenied;
  const holder = readHolder(context);
  if (holder.associatedKeys.size >= context.execution.config.maxAssociatedKeys) return ADD_KEY.MaxKeysLimit;
  return store(context, holder.addAssociatedKey(accountHash, weight), ADD_KEY);
}

/** Removes a key. */
export function removeAssociatedKey(context: RuntimeContext, accountHash: AccountHash): number {
  if (!canManageKeys(context) || runsOutsideAccount(context) || !keysSuffice(context))
    return REMOVE_KEY.PermissionDenied;
  return store(context, readHolder(context).removeAssociatedKey(accountHash), REMOVE_KEY);
}

/** Changes the weight of a key. */
export function updateAssociatedKey(context: RuntimeContext, accountHash: AccountHash, weight: number): number {
  if (!canManageKeys(context) || runsOutsideAccount(context) || !keysSuffice(context))
    return UPDATE_KEY.PermissionDenied;
  return store(context, readHolder(context).updateAssociatedKey(accountHash, weight), UPDATE_KEY);
}

/**
 * Sets a threshold.
 *
 * @param actionType undefined for a number that names no action
 * @throws WasmTrap for such a number; ExecError `InvalidContext` for an account's upgrade threshold
 */
export function setActionThreshold(
  context: RuntimeContext,
  actionType: ActionType | undefined,
  threshold: number,
): number {
  if (!canManageKeys(context)) return SET_THRESHOLD.PermissionDeniedError;
  if (actionType === undefined) throw wasmTrap('Unreachable');
  if (runsOutsideAccount(context)) return SET_THRESHOLD.PermissionDeniedError;

  const { execution } = context;
  const unchecked = execution.isAuthorizedByAdmin();
  if (execution.config.enableEntity) {
    const entity = readGsTyped(context, context.contextKey, 'AddressableEntity');
    const changed = unchecked
      ? entity.setActionThresholdUnchecked(actionType, threshold)
      : entity.setActionThreshold(actionType, threshold);
    return store(context, changed, SET_THRESHOLD);
  }
  const key = Key.account(AccountHash.fromBytes(context.entityAddr().addr));
  const account = readGsTyped(context, key, 'Account');
  if (actionType === 'UpgradeManagement') throw execError.invalidContext();
  const changed = unchecked
    ? account.setActionThresholdUnchecked(actionType, threshold)
    : account.setActionThreshold(actionType, threshold);
  return store(context, changed, SET_THRESHOLD, key);
}

/** On a private chain only administrators manage keys, or those whose transaction one has signed. */
function canManageKeys(context: RuntimeContext): boolean {
  const { execution } = context;
  if (execution.config.administrativeAccounts.size === 0) return keysSuffice(context);
  return execution.isAdministrator(execution.initiator) || execution.isAuthorizedByAdmin();
}

/** Whether the signers reach the initiator's key management threshold, as it was before the execution. */
function keysSuffice(context: RuntimeContext): boolean {
  const { execution } = context;
  return execution.runtimeFootprint.canManageKeysWith(execution.authorizationKeys);
}

/** Session code of a contract manages no keys. */
function runsOutsideAccount(context: RuntimeContext): boolean {
  const entity = context.entityAddr();
  return context.entryPointType === 'Caller' && entity.kind !== 'Account';
}

function readHolder(context: RuntimeContext): (Account | AddressableEntity) & KeyHolder {
  return context.execution.config.enableEntity
    ? readGsTyped(context, context.contextKey, 'AddressableEntity')
    : readGsTyped(context, context.contextKey, 'Account');
}

function store<F extends AddKeyFailure | RemoveKeyFailure | UpdateKeyFailure | SetThresholdFailure>(
  context: RuntimeContext,
  changed: Either<F, Account | AddressableEntity>,
  codes: Readonly<Record<F, number>>,
  key: Key = context.contextKey,
): number {
  if (isLeft(changed)) return codes[changed.left];
  const holder = changed.right;
  meteredWriteUnsafe(
    context,
    key,
    holder._tag === 'Account' ? { _tag: 'Account', value: holder } : { _tag: 'AddressableEntity', value: holder },
  );
  return 0;
}
