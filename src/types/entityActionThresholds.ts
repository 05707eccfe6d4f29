/**
 * The weights an addressable entity asks for before it deploys, is upgraded or manages its keys.
 *
 * Answers to: casper-types addressable_entity/action_thresholds.rs.
 */
import { type Either, left, right } from 'fp-ts/Either';
import type { ByteReader } from '../bytes/reader';
import type { ByteWriter } from '../bytes/writer';
import type { ActionThresholds, ActionType, SetThresholdFailure } from './actionThresholds';

/** Thresholds of an entity; all are weights, 0 to 255. */
export interface EntityActionThresholds {
  readonly deployment: number;
  readonly upgradeManagement: number;
  readonly keyManagement: number;
}

/** All thresholds 1. */
export const DEFAULT_ENTITY_ACTION_THRESHOLDS: EntityActionThresholds = {
  deployment: 1,
  upgradeManagement: 1,
  keyManagement: 1,
};

/** The thresholds an account keeps when it becomes an entity; that of upgrades is 1. */
export function entityActionThresholdsOf(thresholds: ActionThresholds): EntityActionThresholds {
  return { deployment: thresholds.deployment, upgradeManagement: 1, keyManagement: thresholds.keyManagement };
}

/** Sets one threshold; deployment may not end up above key management, upgrades are free. */
export function setEntityThreshold(
  thresholds: EntityActionThresholds,
  actionType: ActionType,
  newThreshold: number,
): Either<SetThresholdFailure, EntityActionThresholds> {
  switch (actionType) {
    case 'Deployment':
      return newThreshold > thresholds.keyManagement
        ? left('DeploymentThreshold')
        : right({ ...thresholds, deployment: newThreshold });
    case 'KeyManagement':
      return thresholds.deployment > newThreshold
        ? left('KeyManagementThreshold')
        : right({ ...thresholds, keyManagement: newThreshold });
    case 'UpgradeManagement':
      return right({ ...thresholds, upgradeManagement: newThreshold });
  }
}

/** Writes the three weights. */
export function writeEntityActionThresholds(writer: ByteWriter, thresholds: EntityActionThresholds): void {
  writer.writeU8(thresholds.deployment);
  writer.writeU8(thresholds.upgradeManagement);
  writer.writeU8(thresholds.keyManagement);
}

/** Reads the three weights, in whatever relation. Throws `BytesError`. */
export function readEntityActionThresholds(reader: ByteReader): EntityActionThresholds {
  return { deployment: reader.readU8(), upgradeManagement: reader.readU8(), keyManagement: reader.readU8() };
}
