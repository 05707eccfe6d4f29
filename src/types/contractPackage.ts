/**
 * A contract package: the versions of a contract, which of them are disabled, its user groups and its lock.
 *
 * Answers to: casper-types contracts.rs (`ContractPackage`, `ContractVersionKey`, `Error`).
 */
import { type Either, left, right } from 'fp-ts/Either';
import { bytesEqual } from '../bytes/compareBytes';
import type { ByteReader } from '../bytes/reader';
import type { ByteWriter } from '../bytes/writer';
import { type Groups, readGroups, writeGroups } from './groups';
import { sortedEntries } from './sortedEntries';
import { URef } from './uref';

/** Version of a contract under a major protocol version; contract versions count from 1. */
export interface ContractVersionKey {
  readonly protocolVersionMajor: number;
  readonly contractVersion: number;
}

/** One version and the contract it is. */
export interface ContractVersion extends ContractVersionKey {
  /** 32 bytes. */
  readonly contractHash: Uint8Array;
}

/** Why an operation on a package was refused; the names are Rust's, `EntityNotFound` being that of entity packages. */
export type PackageError =
  | 'PreviouslyUsedVersion'
  | 'ContractNotFound'
  | 'EntityNotFound'
  | 'GroupAlreadyExists'
  | 'MaxGroupsExceeded'
  | 'MaxTotalURefsExceeded'
  | 'GroupDoesNotExist'
  | 'UnableToRemoveURef'
  | 'GroupInUse'
  | 'URefAlreadyExists';

/** The number a contract gets for each failure. */
export const PACKAGE_ERROR_CODES: Readonly<Record<PackageError, number>> = {
  PreviouslyUsedVersion: 1,
  ContractNotFound: 2,
  EntityNotFound: 2,
  GroupAlreadyExists: 3,
  MaxGroupsExceeded: 4,
  MaxTotalURefsExceeded: 5,
  GroupDoesNotExist: 6,
  UnableToRemoveURef: 7,
  GroupInUse: 8,
  URefAlreadyExists: 9,
};

/** Whether versions may be added. */
export type LockStatus = 'Locked' | 'Unlocked';

/** Everything a contract package consists of. */
export interface ContractPackageFields {
  readonly accessKey: URef;
  /** Ascending by key. */
  readonly versions: readonly ContractVersion[];
  /** Ascending. */
  readonly disabledVersions: readonly ContractVersionKey[];
  readonly groups: Groups;
  readonly lockStatus: LockStatus;
}

/** Order of Rust's `ContractVersionKey`: major protocol version, then contract version. */
export function compareContractVersionKeys(a: ContractVersionKey, b: ContractVersionKey): number {
  return a.protocolVersionMajor - b.protocolVersionMajor || a.contractVersion - b.contractVersion;
}

/** The text Rust prints for a version: `2.1`. */
export function contractVersionKeyText(key: ContractVersionKey): string {
  return `${key.protocolVersionMajor}.${key.contractVersion}`;
}

/** Immutable contract package; each change gives a new one. */
export class ContractPackage implements ContractPackageFields {
  readonly _tag = 'ContractPackage';
  readonly accessKey: URef;
  readonly versions: readonly ContractVersion[];
  readonly disabledVersions: readonly ContractVersionKey[];
  readonly groups: Groups;
  readonly lockStatus: LockStatus;

  constructor(fields: ContractPackageFields) {
    this.accessKey = fields.accessKey;
    this.versions = sortedEntries(fields.versions, compareContractVersionKeys);
    this.disabledVersions = sortedEntries(fields.disabledVersions, compareContractVersionKeys);
    this.groups = fields.groups;
    this.lockStatus = fields.lockStatus;
  }

  /** Whether it takes no further versions. */
  get isLocked(): boolean {
    return this.lockStatus === 'Locked';
  }

  /** The version's contract hash, enabled or not. */
  lookup(key: ContractVersionKey): Uint8Array | undefined {
    return this.versions.find((version) => compareContractVersionKeys(version, key) === 0)?.contractHash;
  }

  /** The first version that is this contract. */
  findVersionByHash(contractHash: Uint8Array): ContractVersionKey | undefined {
    return this.versions.find((version) => bytesEqual(version.contractHash, contractHash));
  }

  /** Whether the version exists and is not disabled. */
  isVersionEnabled(key: ContractVersionKey): boolean {
    return !this.isDisabled(key) && this.lookup(key) !== undefined;
  }

  /** Whether this contract is a version of the package that is not disabled. */
  isContractEnabled(contractHash: Uint8Array): boolean {
    const version = this.findVersionByHash(contractHash);
    return version !== undefined && !this.isDisabled(version);
  }

  /** Versions that are not disabled, ascending. */
  enabledVersions(): readonly ContractVersion[] {
    return this.versions.filter((version) => !this.isDisabled(version));
  }

  /** The latest enabled version. */
  currentVersion(): ContractVersion | undefined {
    return this.enabledVersions().at(-1);
  }

  /** The number the next contract under this major protocol version gets. */
  nextVersionFor(protocolVersionMajor: number): number {
    const latest = this.versions.findLast((version) => version.protocolVersionMajor === protocolVersionMajor);
    return (latest?.contractVersion ?? 0) + 1;
  }

  /** Adds a contract as the next version under a major protocol version. Locks are the caller's to check. */
  insertContractVersion(
    protocolVersionMajor: number,
    contractHash: Uint8Array,
  ): { readonly contractPackage: ContractPackage; readonly key: ContractVersionKey } {
    const key = { protocolVersionMajor, contractVersion: this.nextVersionFor(protocolVersionMajor) };
    const versions = [...this.versions, { ...key, contractHash }];
    return { contractPackage: new ContractPackage({ ...this.fields(), versions }), key };
  }

  /** Disables the version that is this contract; disabling it twice is no error. */
  disableContractVersion(contractHash: Uint8Array): Either<PackageError, ContractPackage> {
    const found = this.findVersionByHash(contractHash);
    if (found === undefined) {
      return left('ContractNotFound');
    }
    const { protocolVersionMajor, contractVersion } = found;
    const disabledVersions = [...this.disabledVersions, { protocolVersionMajor, contractVersion }];
    return right(new ContractPackage({ ...this.fields(), disabledVersions }));
  }

  /** Enables the version that is this contract; enabling an enabled one is no error. */
  enableContractVersion(contractHash: Uint8Array): Either<PackageError, ContractPackage> {
    const found = this.findVersionByHash(contractHash);
    if (found === undefined) {
      return left('ContractNotFound');
    }
    const disabledVersions = this.disabledVersions.filter((key) => compareContractVersionKeys(key, found) !== 0);
    return right(new ContractPackage({ ...this.fields(), disabledVersions }));
  }

  /** With other groups. */
  withGroups(groups: Groups): ContractPackage {
    return new ContractPackage({ ...this.fields(), groups });
  }

  toString(): string {
    return `ContractPackage(${this.versions.map(contractVersionKeyText).join(', ')}; ${this.lockStatus})`;
  }

  private isDisabled(key: ContractVersionKey): boolean {
    return this.disabledVersions.some((disabled) => compareContractVersionKeys(disabled, key) === 0);
  }

  private fields(): ContractPackageFields {
    const { accessKey, versions, disabledVersions, groups, lockStatus } = this;
    return { accessKey, versions, disabledVersions, groups, lockStatus };
  }
}

/** Writes a contract package without its stored-value tag. */
export function writeContractPackage(writer: ByteWriter, contractPackage: ContractPackage): void {
  writer.writeRaw(contractPackage.accessKey.toBytes());
  writer.writeVec(contractPackage.versions, (_, version) => {
    writer.writeU32(version.protocolVersionMajor);
    writer.writeU32(version.contractVersion);
    writer.writeRaw(version.contractHash);
  });
  writer.writeVec(contractPackage.disabledVersions, (_, key) => {
    writer.writeU32(key.protocolVersionMajor);
    writer.writeU32(key.contractVersion);
  });
  writeGroups(writer, contractPackage.groups);
  writer.writeBool(contractPackage.isLocked);
}

/** Reads what `writeContractPackage` writes. Throws `BytesError`. */
export function readContractPackage(reader: ByteReader): ContractPackage {
  return new ContractPackage({
    accessKey: URef.read(reader),
    versions: reader.readVec(() => ({
      protocolVersionMajor: reader.readU32(),
      contractVersion: reader.readU32(),
      contractHash: reader.readRaw(32),
    })),
    disabledVersions: reader.readVec(() => ({
      protocolVersionMajor: reader.readU32(),
      contractVersion: reader.readU32(),
    })),
    groups: readGroups(reader),
    lockStatus: reader.readBool() ? 'Locked' : 'Unlocked',
  });
}
