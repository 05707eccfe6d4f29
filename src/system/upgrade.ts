/**
 * A protocol upgrade over the state.
 *
 * Answers to: casper-storage `system/protocol_upgrade.rs` (`ProtocolUpgrader::upgrade`).
 *
 * @module
 */

import type { TrackingCopy } from '../state/trackingCopy';
import { isTrackingCopyError } from '../state/trackingCopyError';
import {
  handleBidsMigration,
  handleEraInfoMigration,
  handleSeigniorageSnapshotMigration,
  handleUnbondsMigration,
} from './upgradeAuction';
import type { ProtocolUpgradeConfig } from './upgradeConfig';
import { UpgradeContext } from './upgradeContext';
import { createAccumulationPurseByContract, refreshSystemContracts } from './upgradeContracts';
import {
  createAccumulationPurseByEntity,
  migrateOrRefreshSystemEntities,
  migrateSystemAccount,
} from './upgradeEntities';
import { failUpgrade } from './upgradeError';
import { handleSystemHashes } from './upgradeRegistry';
import { handleNewGasHoldConfig, handleNewSettings, handlePaymentPurseCheck } from './upgradeSettings';

/**
 * Carries an upgrade out on a tracking copy, which is of no more use where this fails.
 *
 * @param preStateHash root hash of the state below the tracking copy, asked for only if an address is needed
 * @throws ProtocolUpgradeError, or `EnginePanic` where Rust panics: a system contract lacks a named key it must have
 */
export function upgradeProtocol(
  config: ProtocolUpgradeConfig,
  trackingCopy: TrackingCopy,
  preStateHash: () => Uint8Array,
): void {
  try {
    carryOut(new UpgradeContext(config, trackingCopy, preStateHash));
  } catch (error) {
    if (isTrackingCopyError(error)) failUpgrade({ _tag: 'TrackingCopy', error });
    throw error;
  }
}

function carryOut(context: UpgradeContext): void {
  const { config, trackingCopy } = context;
  const { currentProtocolVersion, newProtocolVersion } = config;
  if (currentProtocolVersion.checkNextVersion(newProtocolVersion)._tag === 'Invalid') {
    failUpgrade({ _tag: 'InvalidProtocolVersion', version: newProtocolVersion });
  }
  for (const [key, value] of config.globalStateUpdate) trackingCopy.write(key, value);
  const addresses = handleSystemHashes(context);

  if (config.enableAddressableEntity) {
    migrateSystemAccount(context);
    createAccumulationPurseByEntity(context, addresses);
    migrateOrRefreshSystemEntities(context, addresses);
  } else {
    createAccumulationPurseByContract(context, addresses);
    refreshSystemContracts(context, addresses);
  }

  handlePaymentPurseCheck(context, addresses);
  handleNewGasHoldConfig(context, addresses);
  handleNewSettings(context, addresses);
  handleUnbondsMigration(context);
  handleBidsMigration(context);
  handleEraInfoMigration(context);
  handleSeigniorageSnapshotMigration(context, addresses);
}
