/**
 * The purse in which handle payment keeps fees that nobody is paid.
 *
 * Answers to: casper-storage `system/protocol_upgrade.rs` (what both `create_accumulation_purse_if_required` do).
 *
 * @module
 */

import { concatBytes } from '../bytes/compareBytes';
import { AddressGenerator } from '../state/addressGenerator';
import { AccessRights } from '../types/accessRights';
import { CLValue } from '../types/clValue';
import { Key } from '../types/key';
import { Phase } from '../types/phase';
import type { ProtocolUpgradeConfig } from './upgradeConfig';
import type { UpgradeContext } from './upgradeContext';

/** Whether a network with such settings needs the purse. */
export function accumulatesFees({ feeHandling }: ProtocolUpgradeConfig): boolean {
  return feeHandling._tag === 'Accumulate' || feeHandling._tag === 'NoFee';
}

/** Makes the purse. Its address follows from the two protocol versions alone. */
export function createAccumulationPurse(context: UpgradeContext): Key {
  const { currentProtocolVersion, newProtocolVersion } = context.config;
  const seed = concatBytes(currentProtocolVersion.toBytes(), newProtocolVersion.toBytes());
  const purse = AddressGenerator.create(seed, Phase.System).newUref(AccessRights.READ_ADD_WRITE);
  const key = Key.uref(purse);
  context.writeCLValue(Key.balance(purse.addr), CLValue.u512(0n));
  context.writeCLValue(key, CLValue.unit());
  return key;
}
