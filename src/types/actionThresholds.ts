/**
 * The weights an account asks for before it deploys or manages its keys.
 *
 * Answers to: casper-types account/action_thresholds.rs, account/action_type.rs and account/error.rs.
 */
import { type Either, left, right } from 'fp-ts/Either';
import type { ByteReader } from '../bytes/reader';
import type { ByteWriter } from '../bytes/writer';

/** What a threshold guards. `UpgradeManagement` exists for addressable entities only. */
export type ActionType = 'Deployment' | 'KeyManagement' | 'UpgradeManagement';

/** The number of each action in the host interface. */
export const ACTION_TYPE_CODES: Readonly<Record<ActionType, number>> = {
  Deployment: 0,
  KeyManagement: 1,
  UpgradeManagement: 2,
};

/** Why a threshold could not be set. */
export type SetThresholdFailure =
  | 'KeyManagementThreshold'
  | 'DeploymentThreshold'
  | 'PermissionDeniedError'
  | 'InsufficientTotalWeight';

/** The number a contract gets for each failure of setting a threshold. */
export const SET_THRESHOLD_FAILURE_CODES: Readonly<Record<SetThresholdFailure, number>> = {
  KeyManagementThreshold: 1,
  DeploymentThreshold: 2,
  PermissionDeniedError: 3,
  InsufficientTotalWeight: 4,
};

/** Rust's text of each failure of setting a threshold. */
export const SET_THRESHOLD_FAILURE_TEXTS: Readonly<Record<SetThresholdFailure, string>> = {
  KeyManagementThreshold: 'New threshold should be greater than or equal to deployment threshold',
  DeploymentThreshold: 'New threshold should be lower than or equal to key management threshold',
  PermissionDeniedError: 'Unable to set action threshold due to insufficient permissions',
  InsufficientTotalWeight: 'New threshold should be lower or equal than total weight of associated keys',
};

/** Immutable thresholds of an account; both are weights, 0 to 255. */
export class ActionThresholds {
  readonly _tag = 'ActionThresholds';
  /** Weight needed to deploy. */
  readonly deployment: number;
  /** Weight needed to manage keys and thresholds. */
  readonly keyManagement: number;

  private constructor(deployment: number, keyManagement: number) {
    this.deployment = deployment;
    this.keyManagement = keyManagement;
  }

  private static readonly DEFAULT: ActionThresholds = new ActionThresholds(1, 1);

  /** Both thresholds 1. */
  static default(): ActionThresholds {
    return ActionThresholds.DEFAULT;
  }

  /** Thresholds that keep the rule "deployment is not above key management". */
  static create(deployment: number, keyManagement: number): Either<SetThresholdFailure, ActionThresholds> {
    return deployment > keyManagement
      ? left('DeploymentThreshold')
      : right(new ActionThresholds(deployment, keyManagement));
  }

  /** Thresholds as stored: reading checks nothing. */
  static unchecked(deployment: number, keyManagement: number): ActionThresholds {
    return new ActionThresholds(deployment, keyManagement);
  }

  /** Sets one threshold. An account has no upgrade threshold; callers never get to ask for it. */
  setThreshold(
    actionType: 'Deployment' | 'KeyManagement',
    newThreshold: number,
  ): Either<SetThresholdFailure, ActionThresholds> {
    if (actionType === 'Deployment') {
      return newThreshold > this.keyManagement
        ? left('DeploymentThreshold')
        : right(new ActionThresholds(newThreshold, this.keyManagement));
    }
    return this.deployment > newThreshold
      ? left('KeyManagementThreshold')
      : right(new ActionThresholds(this.deployment, newThreshold));
  }

  toString(): string {
    return `deployment ${this.deployment}, key management ${this.keyManagement}`;
  }
}

/** Writes the two weights. */
export function writeActionThresholds(writer: ByteWriter, thresholds: ActionThresholds): void {
  writer.writeU8(thresholds.deployment);
  writer.writeU8(thresholds.keyManagement);
}

/** Reads the two weights, in whatever relation. Throws `BytesError`. */
export function readActionThresholds(reader: ByteReader): ActionThresholds {
  const deployment = reader.readU8();
  const keyManagement = reader.readU8();
  return ActionThresholds.unchecked(deployment, keyManagement);
}
