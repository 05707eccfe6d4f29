/**
 * An addressable entity (account, contract or system contract of the 2.x model), and its key management rules.
 *
 * Answers to: casper-types addressable_entity.rs (`AddressableEntity`).
 */
import { type Either, isLeft, left, right } from 'fp-ts/Either';
import type { ByteReader } from '../bytes/reader';
import type { ByteWriter } from '../bytes/writer';
import { AccessRights } from './accessRights';
import type { Account } from './account';
import type { AccountHash } from './accountHash';
import type { ActionType, SetThresholdFailure } from './actionThresholds';
import {
  type AddKeyFailure,
  AssociatedKeys,
  MAX_WEIGHT,
  type RemoveKeyFailure,
  readAssociatedKeys,
  type UpdateKeyFailure,
  writeAssociatedKeys,
} from './associatedKeys';
import type { Contract } from './contract';
import {
  DEFAULT_ENTITY_ACTION_THRESHOLDS,
  type EntityActionThresholds,
  entityActionThresholdsOf,
  readEntityActionThresholds,
  setEntityThreshold,
  writeEntityActionThresholds,
} from './entityActionThresholds';
import { type EntityKind, readEntityKind, writeEntityKind } from './entityKind';
import { ProtocolVersion } from './protocolVersion';
import { URef } from './uref';

/** Everything an entity consists of; hashes have 32 bytes. */
export interface AddressableEntityFields {
  readonly packageHash: Uint8Array;
  readonly byteCodeHash: Uint8Array;
  readonly protocolVersion: ProtocolVersion;
  readonly mainPurse: URef;
  readonly associatedKeys: AssociatedKeys;
  readonly actionThresholds: EntityActionThresholds;
  readonly entityKind: EntityKind;
}

/** Immutable entity record; each change gives a new one. */
export class AddressableEntity implements AddressableEntityFields {
  readonly _tag = 'AddressableEntity';
  readonly packageHash: Uint8Array;
  readonly byteCodeHash: Uint8Array;
  readonly protocolVersion: ProtocolVersion;
  readonly mainPurse: URef;
  readonly associatedKeys: AssociatedKeys;
  readonly actionThresholds: EntityActionThresholds;
  readonly entityKind: EntityKind;

  constructor(fields: AddressableEntityFields) {
    this.packageHash = fields.packageHash;
    this.byteCodeHash = fields.byteCodeHash;
    this.protocolVersion = fields.protocolVersion;
    this.mainPurse = fields.mainPurse;
    this.associatedKeys = fields.associatedKeys;
    this.actionThresholds = fields.actionThresholds;
    this.entityKind = fields.entityKind;
  }

  /** An account of the accounts-and-contracts model, seen as an entity. */
  static fromAccount(account: Account): AddressableEntity {
    return new AddressableEntity({
      packageHash: new Uint8Array(32),
      byteCodeHash: new Uint8Array(32),
      protocolVersion: ProtocolVersion.fromParts(0, 0, 0),
      mainPurse: account.mainPurse,
      associatedKeys: account.associatedKeys,
      actionThresholds: entityActionThresholdsOf(account.actionThresholds),
      entityKind: { _tag: 'Account', accountHash: account.accountHash },
    });
  }

  /** A contract of the accounts-and-contracts model, seen as an entity: without purse and keys. */
  static fromContract(contract: Contract): AddressableEntity {
    return new AddressableEntity({
      packageHash: contract.contractPackageHash,
      byteCodeHash: contract.contractWasmHash,
      protocolVersion: contract.protocolVersion,
      mainPurse: URef.create(new Uint8Array(32), AccessRights.NONE),
      associatedKeys: AssociatedKeys.empty(),
      actionThresholds: DEFAULT_ENTITY_ACTION_THRESHOLDS,
      entityKind: { _tag: 'SmartContract', runtime: 'VmCasperV1' },
    });
  }

  /** A copy with some fields replaced. */
  with(fields: Partial<AddressableEntityFields>): AddressableEntity {
    const { packageHash, byteCodeHash, protocolVersion, mainPurse } = this;
    const { associatedKeys, actionThresholds, entityKind } = this;
    return new AddressableEntity({
      packageHash,
      byteCodeHash,
      protocolVersion,
      mainPurse,
      associatedKeys,
      actionThresholds,
      entityKind,
      ...fields,
    });
  }

  /** Adds a key. How many an entity may have is for the caller to check first. */
  addAssociatedKey(accountHash: AccountHash, weight: number): Either<AddKeyFailure, AddressableEntity> {
    return this.withKeys(this.associatedKeys.addKey(accountHash, weight));
  }

  /** Removes a key unless what remains falls below the deployment or key management threshold. */
  removeAssociatedKey(accountHash: AccountHash): Either<RemoveKeyFailure, AddressableEntity> {
    const { associatedKeys } = this;
    if (associatedKeys.has(accountHash) && !this.meetsThresholds(associatedKeys.totalWeightExcluding(accountHash))) {
      return left('ThresholdViolation');
    }
    return this.withKeys(associatedKeys.removeKey(accountHash));
  }

  /** Changes the weight of a key; lowering it is refused where the total would fall below a threshold. */
  updateAssociatedKey(accountHash: AccountHash, weight: number): Either<UpdateKeyFailure, AddressableEntity> {
    const { associatedKeys } = this;
    const current = associatedKeys.get(accountHash);
    if (current !== undefined && weight < current) {
      const total = Math.min(associatedKeys.totalWeightExcluding(accountHash) + weight, MAX_WEIGHT);
      if (!this.meetsThresholds(total)) {
        return left('ThresholdViolation');
      }
    }
    return this.withKeys(associatedKeys.updateKey(accountHash, weight));
  }

  /** Sets a threshold; it may not exceed the weight of all keys (checked first) nor break the order of thresholds. */
  setActionThreshold(actionType: ActionType, weight: number): Either<SetThresholdFailure, AddressableEntity> {
    if (weight > this.associatedKeys.totalWeight()) {
      return left('InsufficientTotalWeight');
    }
    return this.setActionThresholdUnchecked(actionType, weight);
  }

  /** Sets a threshold without asking for the weight of the keys, as an administrator may. */
  setActionThresholdUnchecked(actionType: ActionType, weight: number): Either<SetThresholdFailure, AddressableEntity> {
    const changed = setEntityThreshold(this.actionThresholds, actionType, weight);
    return isLeft(changed) ? changed : right(this.with({ actionThresholds: changed.right }));
  }

  /** Whether there are keys and any of them is associated (an account asks for every one). */
  canAuthorize(authorizationKeys: readonly AccountHash[]): boolean {
    return authorizationKeys.some((key) => this.associatedKeys.has(key));
  }

  /** Whether the keys weigh enough to deploy. */
  canDeployWith(authorizationKeys: readonly AccountHash[]): boolean {
    return this.associatedKeys.weightOf(authorizationKeys) >= this.actionThresholds.deployment;
  }

  /** Whether the keys weigh enough to manage keys. */
  canManageKeysWith(authorizationKeys: readonly AccountHash[]): boolean {
    return this.associatedKeys.weightOf(authorizationKeys) >= this.actionThresholds.keyManagement;
  }

  /** Whether the keys weigh enough to upgrade. */
  canUpgradeWith(authorizationKeys: readonly AccountHash[]): boolean {
    return this.associatedKeys.weightOf(authorizationKeys) >= this.actionThresholds.upgradeManagement;
  }

  /** Same major version, or a 1.x entity in a 2.x context. */
  isCompatibleProtocolVersion(protocolVersion: ProtocolVersion): boolean {
    const { major } = this.protocolVersion;
    return major === protocolVersion.major || (major === 1 && protocolVersion.major === 2);
  }

  toString(): string {
    return `AddressableEntity(${this.entityKind._tag})`;
  }

  private meetsThresholds(weight: number): boolean {
    return weight >= this.actionThresholds.deployment && weight >= this.actionThresholds.keyManagement;
  }

  private withKeys<F>(changed: Either<F, AssociatedKeys>): Either<F, AddressableEntity> {
    return isLeft(changed) ? changed : right(this.with({ associatedKeys: changed.right }));
  }
}

/** Writes an entity without its stored-value tag. */
export function writeAddressableEntity(writer: ByteWriter, entity: AddressableEntity): void {
  writer.writeRaw(entity.packageHash);
  writer.writeRaw(entity.byteCodeHash);
  entity.protocolVersion.write(writer);
  writer.writeRaw(entity.mainPurse.toBytes());
  writeAssociatedKeys(writer, entity.associatedKeys);
  writeEntityActionThresholds(writer, entity.actionThresholds);
  writeEntityKind(writer, entity.entityKind);
}

/** Reads what `writeAddressableEntity` writes. Throws `BytesError`. */
export function readAddressableEntity(reader: ByteReader): AddressableEntity {
  return new AddressableEntity({
    packageHash: reader.readRaw(32),
    byteCodeHash: reader.readRaw(32),
    protocolVersion: ProtocolVersion.read(reader),
    mainPurse: URef.read(reader),
    associatedKeys: readAssociatedKeys(reader),
    actionThresholds: readEntityActionThresholds(reader),
    entityKind: readEntityKind(reader),
  });
}
