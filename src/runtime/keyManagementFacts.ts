/**
 * What a refused change of keys or thresholds did not have enough of.
 *
 * @module
 */

import { AccountHash } from '../types/accountHash';
import { SET_THRESHOLD_FAILURE_CODES } from '../types/actionThresholds';
import { ADD_KEY_FAILURE_CODES, REMOVE_KEY_FAILURE_CODES, UPDATE_KEY_FAILURE_CODES } from '../types/associatedKeys';
import { Key } from '../types/key';
import type { HostCall, Shortfall } from './executionTrace';
import type { RuntimeContext } from './runtimeContext';

const KEY_CODES: {
  readonly [hostFunction: string]: { readonly PermissionDenied: number; readonly ThresholdViolation?: number };
} = {
  casper_add_associated_key: ADD_KEY_FAILURE_CODES,
  casper_remove_associated_key: REMOVE_KEY_FAILURE_CODES,
  casper_update_associated_key: UPDATE_KEY_FAILURE_CODES,
  casper_set_action_threshold: { PermissionDenied: SET_THRESHOLD_FAILURE_CODES.PermissionDeniedError },
};

/** @param name of the host function, which returned `code` */
export function keyManagementShortfall(
  name: string,
  code: number,
  args: HostCall['args'],
  context: RuntimeContext,
): Shortfall | undefined {
  const { execution } = context;
  const { associatedKeys, actionThresholds } = execution.runtimeFootprint;
  const codes = KEY_CODES[name]!;
  if (code === codes.PermissionDenied) {
    const { keyManagement } = actionThresholds;
    const had = associatedKeys.weightOf(execution.authorizationKeys);
    if (keyManagement === undefined || had >= keyManagement) return undefined;
    return { what: 'weight of the signers, for key management', needed: BigInt(keyManagement), had: BigInt(had) };
  }
  const account = currentAccount(context);
  if (account === undefined) return undefined;
  const { deployment, keyManagement } = account.actionThresholds;
  if (name === 'casper_add_associated_key' && code === ADD_KEY_FAILURE_CODES.MaxKeysLimit) {
    const { maxAssociatedKeys } = execution.config;
    const needed = BigInt(account.associatedKeys.size + 1);
    return { what: 'limit of associated keys', needed, had: BigInt(maxAssociatedKeys) };
  }
  if (name === 'casper_set_action_threshold' && typeof args.threshold === 'number') {
    return thresholdShortfall(code, args.threshold, account.associatedKeys.totalWeight(), account.actionThresholds);
  }
  const changed = args.accountHash;
  if (code === codes.ThresholdViolation && typeof changed === 'object' && '_tag' in changed && changed._tag === 'Key') {
    const removed = changed.asAccount();
    const rest = removed === undefined ? 0 : account.associatedKeys.totalWeightExcluding(removed);
    const weight = typeof args.weight === 'number' ? args.weight : 0;
    const needed = BigInt(Math.max(deployment, keyManagement));
    return { what: 'weight of all keys together, for the thresholds', needed, had: BigInt(rest + weight) };
  }
  return undefined;
}

function thresholdShortfall(
  code: number,
  threshold: number,
  totalWeight: number,
  thresholds: { readonly deployment: number; readonly keyManagement: number },
): Shortfall | undefined {
  switch (code) {
    case SET_THRESHOLD_FAILURE_CODES.InsufficientTotalWeight:
      return { what: 'weight of all keys together', needed: BigInt(threshold), had: BigInt(totalWeight) };
    case SET_THRESHOLD_FAILURE_CODES.DeploymentThreshold:
      return { what: 'key management threshold', needed: BigInt(threshold), had: BigInt(thresholds.keyManagement) };
    case SET_THRESHOLD_FAILURE_CODES.KeyManagementThreshold:
      return { what: 'threshold for key management', needed: BigInt(thresholds.deployment), had: BigInt(threshold) };
    default:
      return undefined;
  }
}

/** The account whose keys are managed, as it is by now; absent for an addressable entity. */
function currentAccount(context: RuntimeContext) {
  const key = Key.account(AccountHash.fromBytes(context.entityAddr().addr));
  const stored = context.execution.trackingCopy.peek(key);
  return stored?._tag === 'Account' ? stored.value : undefined;
}
