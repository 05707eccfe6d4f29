/**
 * What is known of a stored contract before it is called: its record, its package, and which version is meant.
 *
 * Answers to: casper-execution-engine `runtime/mod.rs` (`execute_contract`, first part;
 * `get_protocol_version_for_entity_version`; `maybe_system_type`).
 *
 * @module
 */

import { bytesEqual } from '../bytes/compareBytes';
import { getNamedKeys, getPackage, getV1EntryPoints } from '../state/trackingCopyExt';
import { EntityAddr } from '../types/entityAddr';
import { Key } from '../types/key';
import type { EntityVersionKey, Package } from '../types/package';
import { RuntimeFootprint } from '../types/runtimeFootprint';
import { SYSTEM_ENTITY_NAMES, type SystemEntityType } from '../types/systemEntityType';
import type { ContractIdentifier } from './contractCaller';
import { withExecErrors } from './errorConversion';
import { execError } from './execError';
import type { Execution } from './execution';
import { readGs, readGsTyped } from './meteredState';
import { migrateContractPackage } from './packages';
import type { Runtime } from './runtime';

/** A contract that was found. */
export interface CalledContract {
  readonly footprint: RuntimeFootprint;
  readonly entityAddr: EntityAddr;
  readonly package: Package;
}

/**
 * Finds a contract and its package.
 *
 * @throws ExecError when there is none, or it is disabled
 */
export function findContract(runtime: Runtime, identifier: ContractIdentifier): CalledContract {
  const { execution } = runtime;
  if (identifier._tag === 'Contract') {
    const { contractHash } = identifier;
    const entityAddr = entityAddrOf(execution, contractHash);
    const footprint = readFootprint(runtime, contractHash, entityAddr);
    const { packageHash } = footprint;
    if (packageHash === undefined) throw execError.invalidContext();
    const contractPackage = readPackage(runtime, packageHash);
    if (entityAddr.kind !== 'System' && !contractPackage.isEntityEnabled(entityAddr)) throw execError.disabledEntity();
    return { footprint, entityAddr, package: contractPackage };
  }

  const contractPackage = readPackage(runtime, identifier.packageHash);
  const version = chooseVersion(execution, contractPackage, identifier.version, identifier.protocolVersionMajor);
  const found = contractPackage.lookup(version);
  if (found === undefined) {
    throw execError.missingEntityVersion(version.protocolVersionMajor, version.entityVersion);
  }
  if (!contractPackage.isVersionEnabled(version)) {
    throw execError.disabledEntityVersion(version.protocolVersionMajor, version.entityVersion);
  }
  const entityAddr = entityAddrOf(execution, found.addr);
  return { footprint: readFootprint(runtime, found.addr, entityAddr), entityAddr, package: contractPackage };
}

function entityAddrOf(execution: Execution, address: Uint8Array): EntityAddr {
  return EntityAddr.create(execution.isSystemAddress(address) ? 'System' : 'SmartContract', address);
}

/** Reads the contract; on a chain with addressable entities an old contract becomes one by being called. */
function readFootprint(runtime: Runtime, address: Uint8Array, entityAddr: EntityAddr): RuntimeFootprint {
  const { context, execution } = runtime;
  const { enableEntity } = execution.config;
  const contractKey = Key.hash(address);
  const stored = readGs(context, contractKey);
  if (stored?._tag === 'Contract') {
    if (enableEntity) migrateContractPackage(context, address);
    return RuntimeFootprint.ofContract(address, stored.value, systemType(execution, address));
  }
  if (!enableEntity) throw execError.keyNotFound(contractKey);

  const entity = readGsTyped(context, Key.addressableEntity(entityAddr), 'AddressableEntity');
  return withExecErrors(() =>
    RuntimeFootprint.ofEntity(
      entityAddr,
      entity,
      getNamedKeys(execution.trackingCopy, entityAddr),
      getV1EntryPoints(execution.trackingCopy, entityAddr),
    ),
  );
}

function readPackage(runtime: Runtime, packageHash: Uint8Array): Package {
  return withExecErrors(() => getPackage(runtime.execution.trackingCopy, packageHash));
}

/** Standard payment is not looked for: its contract cannot be called. */
const CALLABLE_SYSTEM_TYPES: readonly SystemEntityType[] = ['Mint', 'Auction', 'HandlePayment'];

function systemType(execution: Execution, address: Uint8Array): SystemEntityType | undefined {
  if (!execution.isSystemAddress(address)) return undefined;
  const registry = execution.systemEntityRegistry();
  return CALLABLE_SYSTEM_TYPES.find((type) => {
    const known = registry.get(SYSTEM_ENTITY_NAMES[type]);
    return known !== undefined && bytesEqual(known, address);
  });
}

/** An absent number means the latest enabled one; an absent major version, the highest that has the number. */
function chooseVersion(
  execution: Execution,
  contractPackage: Package,
  version: number | undefined,
  major: number | undefined,
): EntityVersionKey {
  if (major !== undefined) {
    return version === undefined
      ? contractPackage.currentVersionFor(major)
      : { protocolVersionMajor: major, entityVersion: version };
  }
  if (version === undefined) {
    const current = contractPackage.currentVersion();
    if (current === undefined) throw execError.noActiveEntityVersions();
    return current;
  }
  const current = execution.blockInfo.protocolVersion.major;
  const possible = contractPackage
    .enabledVersions()
    .filter(
      (key) => key.entityVersion === version && key.protocolVersionMajor >= 1 && key.protocolVersionMajor <= current,
    );
  const highest = possible.at(-1);
  if (highest === undefined) throw execError.noMatchingEntityVersionKey();
  if (possible.length > 1 && execution.config.trapOnAmbiguousEntityVersion) throw execError.ambiguousEntityVersion();
  return highest;
}
