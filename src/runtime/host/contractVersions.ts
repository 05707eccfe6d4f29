/**
 * Versions of contract packages: adding, disabling, enabling.
 *
 * Answers to: casper-execution-engine `runtime/externals.rs` (`AddContractVersion` and kin), `runtime/mod.rs`
 * (`disable_contract_version`, `enable_contract_version`).
 *
 * @module
 */

import { TextEncoder } from 'node:util';
import { isLeft } from 'fp-ts/Either';
import type { ByteReader } from '../../bytes/reader';
import { API_ERROR } from '../../types/apiError';
import { EntityAddr } from '../../types/entityAddr';
import {
  type EntityEntryPoints,
  entryPointsFrom,
  readEntityEntryPoints,
  readEntryPoints,
  toEntityEntryPoint,
} from '../../types/entryPoint';
import { readMessageTopicOperation } from '../../types/messageTopics';
import { readNamedKeys } from '../../types/namedKeys';
import { compareUtf8 } from '../../types/sortedEntries';
import { addContractVersion as addToContractPackage, type NewVersion } from '../contractVersions';
import { addEntityVersion } from '../entityVersions';
import { execError } from '../execError';
import { type AnyPackage, readOwnPackage, writePackage } from '../packages';
import type { Runtime } from '../runtime';
import { charge, type HostFunction, hostCosts, OK } from './hostFunction';
import { readFromMemory, writeMemory, writeU32 } from './hostMemory';
import { headerError } from './userGroups';

/** Length of the hash that is written to the destination. */
const HASH_LENGTH = 32;

const UTF8 = new TextEncoder();

const readHash = (reader: ByteReader): Uint8Array => reader.readRaw(HASH_LENGTH);

/** `casper_add_contract_version`, the form of the 1.x protocol */
export function addContractVersion(
  runtime: Runtime,
  packagePointer: number,
  packageSize: number,
  versionDestination: number,
  entryPointsPointer: number,
  entryPointsSize: number,
  namedKeysPointer: number,
  namedKeysSize: number,
  hashDestination: number,
  hashSize: number,
  bytesWrittenPointer: number,
): number {
  charge(
    runtime,
    hostCosts(runtime).addContractVersion,
    packagePointer,
    packageSize,
    versionDestination,
    entryPointsPointer,
    entryPointsSize,
    namedKeysPointer,
    namedKeysSize,
    hashDestination,
    hashSize,
    bytesWrittenPointer,
  );
  const packageHash = readFromMemory(runtime, packagePointer, packageSize, readHash);
  const entryPoints = readFromMemory(runtime, entryPointsPointer, entryPointsSize, readContractEntryPoints);
  const namedKeys = readFromMemory(runtime, namedKeysPointer, namedKeysSize, readNamedKeys);
  return addVersion(
    runtime,
    { packageHash, entryPoints, namedKeys, newTopics: [] },
    versionDestination,
    hashDestination,
  );
}

/** `casper_add_contract_version_with_message_topics` */
export const addContractVersionWithMessageTopics: HostFunction = (runtime, ...parameters) => {
  charge(runtime, hostCosts(runtime).addContractVersionWithMessageTopics, ...parameters);
  return addVersionWithMessageTopics(runtime, parameters);
};

/** `casper_add_package_version_with_message_topics` */
export const addPackageVersionWithMessageTopics: HostFunction = (runtime, ...parameters) => {
  charge(runtime, hostCosts(runtime).addPackageVersionWithMessageTopics, ...parameters);
  return addVersionWithMessageTopics(runtime, parameters);
};

function addVersionWithMessageTopics(runtime: Runtime, parameters: readonly number[]): number {
  const [packagePointer, packageSize, versionDestination, entryPointsPointer, entryPointsSize] = parameters;
  const [namedKeysPointer, namedKeysSize, topicsPointer, topicsSize, hashDestination, hashSize] = parameters.slice(5);
  if (hashSize! >>> 0 < HASH_LENGTH) return API_ERROR.BufferTooSmall;
  const packageHash = readFromMemory(runtime, packagePointer!, packageSize!, readHash);
  const entryPoints = readFromMemory(runtime, entryPointsPointer!, entryPointsSize!, readEntityEntryPoints);
  const namedKeys = readFromMemory(runtime, namedKeysPointer!, namedKeysSize!, readNamedKeys);
  const newTopics = readFromMemory(runtime, topicsPointer!, topicsSize!, readNewTopics);
  const { maxTopicNameSize } = runtime.execution.config.wasmConfig.messagesLimits;
  if (newTopics.some((name) => UTF8.encode(name).length > maxTopicNameSize)) return API_ERROR.MaxTopicNameSizeExceeded;
  const added = { packageHash, entryPoints, namedKeys, newTopics };
  return addVersion(runtime, added, versionDestination!, hashDestination!);
}

function addVersion(runtime: Runtime, added: NewVersion, versionDestination: number, hashDestination: number): number {
  const { execution } = runtime;
  if (!execution.installUpgradeAllowed) return API_ERROR.NotAllowedToAddContractVersion;
  const result = execution.config.enableEntity
    ? addEntityVersion(runtime, added)
    : addToContractPackage(runtime, added);
  if (result._tag === 'Refused') return result.apiError;
  writeMemory(runtime, hashDestination, result.contractHash);
  writeU32(runtime, versionDestination, result.version);
  return OK;
}

/** `casper_disable_contract_version` */
export function disableContractVersion(
  runtime: Runtime,
  packagePointer: number,
  packageSize: number,
  contractPointer: number,
  contractSize: number,
): number {
  const price = hostCosts(runtime).disableContractVersion;
  charge(runtime, price, packagePointer, packageSize, contractPointer, contractSize);
  return switchVersion(runtime, packagePointer, packageSize, contractPointer, contractSize, (owned, contractHash) =>
    owned._tag === 'Package'
      ? owned.disableEntityVersion(EntityAddr.smartContract(contractHash))
      : owned.disableContractVersion(contractHash),
  );
}

/** `casper_enable_contract_version` */
export function enableContractVersion(
  runtime: Runtime,
  packagePointer: number,
  packageSize: number,
  contractPointer: number,
  contractSize: number,
): number {
  const price = hostCosts(runtime).enableContractVersion;
  charge(runtime, price, packagePointer, packageSize, contractPointer, contractSize);
  return switchVersion(runtime, packagePointer, packageSize, contractPointer, contractSize, (owned, contractHash) =>
    owned._tag === 'Package'
      ? owned.enableEntityVersion(EntityAddr.smartContract(contractHash))
      : owned.enableContractVersion(contractHash),
  );
}

type Switched = ReturnType<Extract<AnyPackage, { _tag: 'Package' }>['disableEntityVersion']> | SwitchedContract;
type SwitchedContract = ReturnType<Extract<AnyPackage, { _tag: 'ContractPackage' }>['disableContractVersion']>;

function switchVersion(
  runtime: Runtime,
  packagePointer: number,
  packageSize: number,
  contractPointer: number,
  contractSize: number,
  change: (owned: AnyPackage, contractHash: Uint8Array) => Switched,
): number {
  const packageHash = readFromMemory(runtime, packagePointer, packageSize, readHash);
  const contractHash = readFromMemory(runtime, contractPointer, contractSize, readHash);
  const owned = readOwnPackage(runtime.context, packageHash);
  if (owned.isLocked) throw execError.lockedEntity();
  const changed = change(owned, contractHash);
  if (isLeft(changed)) return headerError(changed.left);
  writePackage(runtime.context, packageHash, changed.right);
  return OK;
}

function readContractEntryPoints(reader: ByteReader): EntityEntryPoints {
  return entryPointsFrom([...readEntryPoints(reader).values()].map(toEntityEntryPoint));
}

/** A map from topic name to operation, of which there is only one. */
function readNewTopics(reader: ByteReader): readonly string[] {
  const names = reader.readVec((inner) => {
    const name = inner.readString();
    readMessageTopicOperation(inner);
    return name;
  });
  return [...new Set(names)].sort(compareUtf8);
}
