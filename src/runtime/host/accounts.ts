/**
 * Associated keys and action thresholds.
 *
 * Answers to: casper-execution-engine `runtime/mod.rs` (`add_associated_key` and kin).
 *
 * @module
 */

import { AccountHash } from '../../types/accountHash';
import type { ActionType } from '../../types/actionThresholds';
import * as keyManagement from '../keyManagement';
import type { Runtime } from '../runtime';
import { charge, hostCosts, u8 } from './hostFunction';
import { readFromMemory } from './hostMemory';

/** By number, casper-types addressable_entity/action_type.rs. */
const ACTION_TYPES: readonly ActionType[] = ['Deployment', 'KeyManagement', 'UpgradeManagement'];

/** `casper_add_associated_key` */
export function addAssociatedKey(runtime: Runtime, hashPointer: number, hashSize: number, weight: number): number {
  u8(weight);
  charge(runtime, hostCosts(runtime).addAssociatedKey, hashPointer, hashSize, weight);
  const accountHash = readFromMemory(runtime, hashPointer, hashSize, AccountHash.read);
  return keyManagement.addAssociatedKey(runtime.context, accountHash, weight);
}

/** `casper_remove_associated_key` */
export function removeAssociatedKey(runtime: Runtime, hashPointer: number, hashSize: number): number {
  charge(runtime, hostCosts(runtime).removeAssociatedKey, hashPointer, hashSize);
  const accountHash = readFromMemory(runtime, hashPointer, hashSize, AccountHash.read);
  return keyManagement.removeAssociatedKey(runtime.context, accountHash);
}

/** `casper_update_associated_key` */
export function updateAssociatedKey(runtime: Runtime, hashPointer: number, hashSize: number, weight: number): number {
  u8(weight);
  charge(runtime, hostCosts(runtime).updateAssociatedKey, hashPointer, hashSize, weight);
  const accountHash = readFromMemory(runtime, hashPointer, hashSize, AccountHash.read);
  return keyManagement.updateAssociatedKey(runtime.context, accountHash, weight);
}

/** `casper_set_action_threshold` */
export function setActionThreshold(runtime: Runtime, action: number, threshold: number): number {
  u8(threshold);
  charge(runtime, hostCosts(runtime).setActionThreshold, action, threshold);
  return keyManagement.setActionThreshold(runtime.context, ACTION_TYPES[action >>> 0], threshold);
}
