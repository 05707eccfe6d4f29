/**
 * What running code needs to know of an account, contract or entity, whichever way it is stored.
 *
 * Answers to: casper-types runtime_footprint.rs.
 */
import { bytesEqual } from '../bytes/compareBytes';
import type { Account } from './account';
import type { AccountHash } from './accountHash';
import type { AddressableEntity } from './addressableEntity';
import { AssociatedKeys } from './associatedKeys';
import { type RightsByAddress, rightsOf } from './contextAccessRights';
import type { Contract } from './contract';
import type { EntityAddr } from './entityAddr';
import type { EntityKind } from './entityKind';
import { type EntityEntryPoint, type EntityEntryPoints, toEntityEntryPoint } from './entryPoint';
import type { Key } from './key';
import type { NamedKeys } from './namedKeys';
import type { ProtocolVersion } from './protocolVersion';
import type { SystemEntityType } from './systemEntityType';
import type { URef } from './uref';

/** Where the code is; hashes have 32 bytes. */
export type RuntimeAddress =
  /** An account. */
  | { readonly _tag: 'Hash'; readonly hashAddr: Uint8Array }
  | {
      readonly _tag: 'StoredContract';
      readonly hashAddr: Uint8Array;
      readonly packageHashAddr: Uint8Array;
      readonly wasmHashAddr: Uint8Array;
      readonly protocolVersion: ProtocolVersion;
    };

/** Weights asked for; a footprint may lack any of them, and then nobody has enough. */
export interface FootprintThresholds {
  readonly keyManagement?: number;
  readonly deployment?: number;
  readonly upgradeManagement?: number;
}

/** Everything a footprint consists of. */
export interface RuntimeFootprintFields {
  readonly namedKeys: NamedKeys;
  readonly actionThresholds: FootprintThresholds;
  readonly associatedKeys: AssociatedKeys;
  readonly entryPoints: EntityEntryPoints;
  readonly entityKind: EntityKind;
  readonly mainPurse: URef | undefined;
  readonly runtimeAddress: RuntimeAddress;
}

/** Records do not change, and most contracts are called more than once. */
const contractFootprints = new WeakMap<Contract, RuntimeFootprint>();

/** Immutable footprint; each change gives a new one. */
export class RuntimeFootprint implements RuntimeFootprintFields {
  readonly _tag = 'RuntimeFootprint';
  readonly namedKeys: NamedKeys;
  readonly actionThresholds: FootprintThresholds;
  readonly associatedKeys: AssociatedKeys;
  readonly entryPoints: EntityEntryPoints;
  readonly entityKind: EntityKind;
  readonly mainPurse: URef | undefined;
  readonly runtimeAddress: RuntimeAddress;
  #urefs: readonly URef[] | undefined;
  #rights: RightsByAddress | undefined;

  constructor(fields: RuntimeFootprintFields) {
    this.namedKeys = fields.namedKeys;
    this.actionThresholds = fields.actionThresholds;
    this.associatedKeys = fields.associatedKeys;
    this.entryPoints = fields.entryPoints;
    this.entityKind = fields.entityKind;
    this.mainPurse = fields.mainPurse;
    this.runtimeAddress = fields.runtimeAddress;
  }

  /** Footprint of an account of the accounts-and-contracts model. */
  static ofAccount(account: Account): RuntimeFootprint {
    const { accountHash, namedKeys, associatedKeys, mainPurse } = account;
    const { deployment, keyManagement } = account.actionThresholds;
    return new RuntimeFootprint({
      namedKeys,
      actionThresholds: { deployment, keyManagement },
      associatedKeys,
      entryPoints: new Map(),
      entityKind: { _tag: 'Account', accountHash },
      mainPurse,
      runtimeAddress: { _tag: 'Hash', hashAddr: accountHash.bytes },
    });
  }

  /**
   * Footprint of a contract of the accounts-and-contracts model; `system` says which system contract it is, if any. A contract that is
   * called again, by the same address, has the footprint that it had.
   */
  static ofContract(
    contractHash: Uint8Array,
    contract: Contract,
    system: SystemEntityType | undefined,
  ): RuntimeFootprint {
    let footprint = contractFootprints.get(contract);
    if (footprint === undefined || !footprint.#isOf(contractHash, system)) {
      footprint = RuntimeFootprint.#ofNewContract(contractHash, contract, system);
      contractFootprints.set(contract, footprint);
    }
    return footprint;
  }

  #isOf(contractHash: Uint8Array, system: SystemEntityType | undefined): boolean {
    const { entityKind } = this;
    return (
      (entityKind._tag === 'System' ? entityKind.system : undefined) === system &&
      bytesEqual(this.hashAddr, contractHash)
    );
  }

  static #ofNewContract(
    contractHash: Uint8Array,
    contract: Contract,
    system: SystemEntityType | undefined,
  ): RuntimeFootprint {
    const entryPoints = new Map<string, EntityEntryPoint>();
    for (const [name, entryPoint] of contract.entryPoints) {
      entryPoints.set(name, toEntityEntryPoint(entryPoint));
    }
    return new RuntimeFootprint({
      namedKeys: contract.namedKeys,
      actionThresholds: {},
      associatedKeys: AssociatedKeys.empty(),
      entryPoints,
      entityKind: system === undefined ? { _tag: 'SmartContract', runtime: 'VmCasperV1' } : { _tag: 'System', system },
      mainPurse: undefined,
      runtimeAddress: {
        _tag: 'StoredContract',
        hashAddr: contractHash,
        packageHashAddr: contract.contractPackageHash,
        wasmHashAddr: contract.contractWasmHash,
        protocolVersion: contract.protocolVersion,
      },
    });
  }

  /** Footprint of an addressable entity, whose named keys and entry points are records of their own. */
  static ofEntity(
    entityAddr: EntityAddr,
    entity: AddressableEntity,
    namedKeys: NamedKeys,
    entryPoints: EntityEntryPoints,
  ): RuntimeFootprint {
    const { keyManagement, upgradeManagement } = entity.actionThresholds;
    return new RuntimeFootprint({
      namedKeys,
      // Rust takes the key management threshold for deployment too.
      actionThresholds: { deployment: keyManagement, keyManagement, upgradeManagement },
      associatedKeys: entity.associatedKeys,
      entryPoints,
      entityKind: entity.entityKind,
      mainPurse: entity.mainPurse,
      runtimeAddress: {
        _tag: 'StoredContract',
        hashAddr: entityAddr.addr,
        packageHashAddr: entity.packageHash,
        wasmHashAddr: entity.byteCodeHash,
        protocolVersion: entity.protocolVersion,
      },
    });
  }

  /** 32 bytes: account hash, contract hash or entity address. */
  get hashAddr(): Uint8Array {
    return this.runtimeAddress.hashAddr;
  }

  /** 32 bytes; absent for an account. */
  get packageHash(): Uint8Array | undefined {
    return this.runtimeAddress._tag === 'Hash' ? undefined : this.runtimeAddress.packageHashAddr;
  }

  /** 32 bytes; absent for an account. */
  get wasmHash(): Uint8Array | undefined {
    return this.runtimeAddress._tag === 'Hash' ? undefined : this.runtimeAddress.wasmHashAddr;
  }

  /** With other named keys. */
  withNamedKeys(namedKeys: NamedKeys): RuntimeFootprint {
    return this.with({ namedKeys });
  }

  /** With one named key set. */
  withNamedKey(name: string, key: Key): RuntimeFootprint {
    return this.with({ namedKeys: new Map([...this.namedKeys, [name, key]]) });
  }

  /** With another main purse. */
  withMainPurse(mainPurse: URef): RuntimeFootprint {
    return this.with({ mainPurse });
  }

  /** Whether any of the keys is associated. */
  canAuthorize(authorizationKeys: Iterable<AccountHash>): boolean {
    return [...authorizationKeys].some((key) => this.associatedKeys.has(key));
  }

  /** Whether the keys weigh enough to manage keys. */
  canManageKeysWith(authorizationKeys: Iterable<AccountHash>): boolean {
    return this.meets(this.actionThresholds.keyManagement, authorizationKeys);
  }

  /** Whether the keys weigh enough to deploy. */
  canDeployWith(authorizationKeys: Iterable<AccountHash>): boolean {
    return this.meets(this.actionThresholds.deployment, authorizationKeys);
  }

  /** Whether the keys weigh enough to upgrade. */
  canUpgradeWith(authorizationKeys: Iterable<AccountHash>): boolean {
    return this.meets(this.actionThresholds.upgradeManagement, authorizationKeys);
  }

  /** The urefs it may use by itself: those among the named keys, and the main purse. */
  urefs(): readonly URef[] {
    this.#urefs ??= this.#findUrefs();
    return this.#urefs;
  }

  /** What {@link RuntimeFootprint.urefs} allow. */
  get rights(): RightsByAddress {
    this.#rights ??= rightsOf(this.urefs());
    return this.#rights;
  }

  #findUrefs(): readonly URef[] {
    const urefs: URef[] = [];
    for (const key of this.namedKeys.values()) {
      const uref = key.asURef();
      if (uref !== undefined) urefs.push(uref);
    }
    if (this.mainPurse !== undefined) urefs.push(this.mainPurse);
    return urefs;
  }

  toString(): string {
    return `RuntimeFootprint(${this.entityKind._tag})`;
  }

  private meets(threshold: number | undefined, authorizationKeys: Iterable<AccountHash>): boolean {
    return threshold !== undefined && this.associatedKeys.weightOf(authorizationKeys) >= threshold;
  }

  private with(fields: Partial<RuntimeFootprintFields>): RuntimeFootprint {
    const { namedKeys, actionThresholds, associatedKeys, entryPoints, entityKind, mainPurse, runtimeAddress } = this;
    return new RuntimeFootprint({
      namedKeys,
      actionThresholds,
      associatedKeys,
      entryPoints,
      entityKind,
      mainPurse,
      runtimeAddress,
      ...fields,
    });
  }
}
