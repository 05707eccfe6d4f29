/**
 * A package of addressable entities: versions, which of them are disabled, user groups and lock.
 *
 * Answers to: casper-types package.rs.
 */
import { type Either, left, right } from 'fp-ts/Either';
import type { ByteReader } from '../bytes/reader';
import type { ByteWriter } from '../bytes/writer';
import type { ContractPackage, LockStatus, PackageError } from './contractPackage';
import { EntityAddr } from './entityAddr';
import { type Groups, readGroups, urefSet, writeGroups } from './groups';
import { sortedEntries } from './sortedEntries';
import type { URef } from './uref';

/** Version of an entity under a major protocol version; entity versions count from 1. */
export interface EntityVersionKey {
  readonly protocolVersionMajor: number;
  readonly entityVersion: number;
}

/** One version and the entity it is. */
export interface EntityVersion extends EntityVersionKey {
  readonly entityAddr: EntityAddr;
}

/** Everything a package consists of. */
export interface PackageFields {
  /** Ascending by key. */
  readonly versions: readonly EntityVersion[];
  /** Ascending. */
  readonly disabledVersions: readonly EntityVersionKey[];
  readonly groups: Groups;
  readonly lockStatus: LockStatus;
}

/** Order of Rust's `EntityVersionKey`: major protocol version, then entity version. */
export function compareEntityVersionKeys(a: EntityVersionKey, b: EntityVersionKey): number {
  return a.protocolVersionMajor - b.protocolVersionMajor || a.entityVersion - b.entityVersion;
}

/** The text Rust prints for a version: `2.1`. */
export function entityVersionKeyText(key: EntityVersionKey): string {
  return `${key.protocolVersionMajor}.${key.entityVersion}`;
}

const fromContractPackages = new WeakMap<ContractPackage, Package>();

/** Immutable package; each change gives a new one. */
export class Package implements PackageFields {
  readonly _tag = 'Package';
  readonly versions: readonly EntityVersion[];
  readonly disabledVersions: readonly EntityVersionKey[];
  readonly groups: Groups;
  readonly lockStatus: LockStatus;

  constructor(fields: PackageFields) {
    this.versions = sortedEntries(fields.versions, compareEntityVersionKeys);
    this.disabledVersions = sortedEntries(fields.disabledVersions, compareEntityVersionKeys);
    this.groups = fields.groups;
    this.lockStatus = fields.lockStatus;
  }

  /** A contract package seen as a package of entities: its contracts become smart contract entities. Of one it is always the same. */
  static fromContractPackage(contractPackage: ContractPackage): Package {
    let converted = fromContractPackages.get(contractPackage);
    if (converted === undefined) {
      converted = Package.ofEntities(contractPackage);
      fromContractPackages.set(contractPackage, converted);
    }
    return converted;
  }

  private static ofEntities(contractPackage: ContractPackage): Package {
    return new Package({
      versions: contractPackage.versions.map((version) => ({
        protocolVersionMajor: version.protocolVersionMajor,
        entityVersion: version.contractVersion,
        entityAddr: EntityAddr.smartContract(version.contractHash),
      })),
      disabledVersions: contractPackage.disabledVersions.map((key) => ({
        protocolVersionMajor: key.protocolVersionMajor,
        entityVersion: key.contractVersion,
      })),
      groups: contractPackage.groups,
      lockStatus: contractPackage.lockStatus,
    });
  }

  /** A package without versions is never locked, whatever its status. */
  get isLocked(): boolean {
    return this.versions.length > 0 && this.lockStatus === 'Locked';
  }

  /** The version's entity, enabled or not. */
  lookup(key: EntityVersionKey): EntityAddr | undefined {
    return this.versions.find((version) => compareEntityVersionKeys(version, key) === 0)?.entityAddr;
  }

  /** The first version that is this entity. */
  findVersionByAddr(entityAddr: EntityAddr): EntityVersionKey | undefined {
    return this.versions.find((version) => version.entityAddr.equals(entityAddr));
  }

  /** Whether the version exists and is not disabled. */
  isVersionEnabled(key: EntityVersionKey): boolean {
    return this.lookup(key) !== undefined && !this.isDisabled(key);
  }

  /** Whether this entity is a version of the package that is not disabled. */
  isEntityEnabled(entityAddr: EntityAddr): boolean {
    const version = this.findVersionByAddr(entityAddr);
    return version !== undefined && !this.isDisabled(version);
  }

  /** Versions that are not disabled, ascending. */
  enabledVersions(): readonly EntityVersion[] {
    return this.versions.filter((version) => !this.isDisabled(version));
  }

  /** The latest enabled version. */
  currentVersion(): EntityVersion | undefined {
    return this.enabledVersions().at(-1);
  }

  /** The latest enabled version number under a major protocol version, 0 when there is none. */
  currentVersionFor(protocolVersionMajor: number): EntityVersionKey {
    const latest = this.enabledVersions().findLast((version) => version.protocolVersionMajor === protocolVersionMajor);
    return { protocolVersionMajor, entityVersion: latest?.entityVersion ?? 0 };
  }

  /** The number the next entity under this major protocol version gets. */
  nextVersionFor(protocolVersionMajor: number): number {
    const latest = this.versions.findLast((version) => version.protocolVersionMajor === protocolVersionMajor);
    return (latest?.entityVersion ?? 0) + 1;
  }

  /** Adds an entity as the next version under a major protocol version. Locks are the caller's to check. */
  insertEntityVersion(
    protocolVersionMajor: number,
    entityAddr: EntityAddr,
  ): { readonly package: Package; readonly key: EntityVersionKey } {
    const key = { protocolVersionMajor, entityVersion: this.nextVersionFor(protocolVersionMajor) };
    return { package: this.with({ versions: [...this.versions, { ...key, entityAddr }] }), key };
  }

  /** Disables the version that is this entity; disabling it twice is no error. */
  disableEntityVersion(entityAddr: EntityAddr): Either<PackageError, Package> {
    const found = this.findVersionByAddr(entityAddr);
    if (found === undefined) {
      return left('EntityNotFound');
    }
    const { protocolVersionMajor, entityVersion } = found;
    return right(this.with({ disabledVersions: [...this.disabledVersions, { protocolVersionMajor, entityVersion }] }));
  }

  /** Enables the version that is this entity; enabling an enabled one is no error. */
  enableEntityVersion(entityAddr: EntityAddr): Either<PackageError, Package> {
    const found = this.findVersionByAddr(entityAddr);
    if (found === undefined) {
      return left('EntityNotFound');
    }
    const disabledVersions = this.disabledVersions.filter((key) => compareEntityVersionKeys(key, found) !== 0);
    return right(this.with({ disabledVersions }));
  }

  /** Adds urefs to a group, which is made if it does not exist. */
  withGroup(name: string, urefs: readonly URef[]): Package {
    const groups = new Map(this.groups);
    groups.set(name, urefSet([...(groups.get(name) ?? []), ...urefs]));
    return this.with({ groups });
  }

  /** With other groups. */
  withGroups(groups: Groups): Package {
    return this.with({ groups });
  }

  toString(): string {
    return `Package(${this.versions.map(entityVersionKeyText).join(', ')}; ${this.lockStatus})`;
  }

  private isDisabled(key: EntityVersionKey): boolean {
    return this.disabledVersions.some((disabled) => compareEntityVersionKeys(disabled, key) === 0);
  }

  private with(fields: Partial<PackageFields>): Package {
    const { versions, disabledVersions, groups, lockStatus } = this;
    return new Package({ versions, disabledVersions, groups, lockStatus, ...fields });
  }
}

/** Writes a package without its stored-value tag. */
export function writePackage(writer: ByteWriter, value: Package): void {
  writer.writeVec(value.versions, (_, version) => {
    writer.writeU32(version.protocolVersionMajor).writeU32(version.entityVersion);
    writer.writeRaw(version.entityAddr.toBytes());
  });
  writer.writeVec(value.disabledVersions, (_, key) => {
    writer.writeU32(key.protocolVersionMajor).writeU32(key.entityVersion);
  });
  writeGroups(writer, value.groups);
  writer.writeBool(value.lockStatus === 'Locked');
}

/** Reads what `writePackage` writes. Throws `BytesError`. */
export function readPackage(reader: ByteReader): Package {
  return new Package({
    versions: reader.readVec(() => ({
      protocolVersionMajor: reader.readU32(),
      entityVersion: reader.readU32(),
      entityAddr: EntityAddr.read(reader),
    })),
    disabledVersions: reader.readVec(() => ({
      protocolVersionMajor: reader.readU32(),
      entityVersion: reader.readU32(),
    })),
    groups: readGroups(reader),
    lockStatus: reader.readBool() ? 'Locked' : 'Unlocked',
  });
}
