/**
 * Contract packages and their user groups.
 *
 * Answers to: casper-execution-engine `runtime/mod.rs` (`create_contract_package_at_hash`, `create_contract_user_group`,
 * `remove_contract_user_group`, `provision_contract_user_group_uref`, `remove_contract_user_group_urefs`).
 *
 * @module
 */

import type { ByteReader } from '../../bytes/reader';
import { getV1EntryPoints } from '../../state/trackingCopyExt';
import { API_ERROR } from '../../types/apiError';
import { CLType } from '../../types/clType';
import { CLValue } from '../../types/clValue';
import { ContractPackage, PACKAGE_ERROR_CODES, type PackageError } from '../../types/contractPackage';
import { EntityAddr } from '../../types/entityAddr';
import { compareURefs, MAX_GROUPS, MAX_TOTAL_UREFS, totalUrefs, urefSet } from '../../types/groups';
import { Package } from '../../types/package';
import { URef } from '../../types/uref';
import { withExecErrors } from '../errorConversion';
import { newUnitUref } from '../meteredState';
import { type AnyPackage, readOwnPackage, writePackage } from '../packages';
import type { Runtime } from '../runtime';
import { charge, hostCosts, OK } from './hostFunction';
import { readFromMemory, stringFromMemory, writeMemory, writeUsize } from './hostMemory';

const readHash = (reader: ByteReader): Uint8Array => reader.readRaw(32);
const readUrefSet = (reader: ByteReader): readonly URef[] => urefSet(reader.readVec(URef.read));

/** `casper_create_contract_package_at_hash`: writes the package's address and that of its access URef. */
export function createContractPackageAtHash(
  runtime: Runtime,
  hashDestination: number,
  accessDestination: number,
  isLocked: number,
): void {
  charge(runtime, hostCosts(runtime).createContractPackageAtHash, hashDestination, accessDestination);
  const { context, execution } = runtime;
  const packageHash = execution.addressGenerator.newHashAddress();
  const accessKey = newUnitUref(context);
  const lockStatus = isLocked === 0 ? 'Unlocked' : 'Locked';
  const empty = { versions: [], disabledVersions: [], groups: new Map(), lockStatus } as const;
  const created = execution.config.enableEntity ? new Package(empty) : new ContractPackage({ accessKey, ...empty });
  writePackage(context, packageHash, created);
  writeMemory(runtime, hashDestination, packageHash);
  writeMemory(runtime, accessDestination, accessKey.addr);
}

/** `casper_create_contract_user_group` */
export function createContractUserGroup(
  runtime: Runtime,
  packagePointer: number,
  packageSize: number,
  labelPointer: number,
  labelSize: number,
  newUrefCount: number,
  existingPointer: number,
  existingSize: number,
  sizePointer: number,
): number {
  const price = hostCosts(runtime).createContractUserGroup;
  charge(
    runtime,
    price,
    packagePointer,
    packageSize,
    labelPointer,
    labelSize,
    newUrefCount,
    existingPointer,
    existingSize,
    sizePointer,
  );
  const packageHash = readFromMemory(runtime, packagePointer, packageSize, readHash);
  const label = stringFromMemory(runtime, labelPointer, labelSize);
  const existing = readFromMemory(runtime, existingPointer, existingSize, readUrefSet);

  const { context } = runtime;
  const owned = readOwnPackage(context, packageHash);
  const { groups } = owned;
  const count = newUrefCount >>> 0;
  if (groups.has(label)) return headerError('GroupAlreadyExists');
  if (groups.size >= MAX_GROUPS) return headerError('MaxGroupsExceeded');
  if (totalUrefs(groups) + count + existing.length > MAX_TOTAL_UREFS) return headerError('MaxTotalURefsExceeded');

  const created: URef[] = [];
  for (let i = 0; i < count; i++) created.push(newUnitUref(context));
  if (runtime.hostBuffer !== undefined) return API_ERROR.HostBufferFull;
  const value = CLValue.list(created.map(CLValue.uref), CLType.URef);
  runtime.hostBuffer = value;
  writeUsize(runtime, sizePointer, value.bytes.length);
  writePackage(context, packageHash, owned.withGroups(new Map(groups).set(label, urefSet([...existing, ...created]))));
  return OK;
}

/** `casper_remove_contract_user_group`: refused while an entry point of any version asks for the group. */
export function removeContractUserGroup(
  runtime: Runtime,
  packagePointer: number,
  packageSize: number,
  labelPointer: number,
  labelSize: number,
): number {
  const price = hostCosts(runtime).removeContractUserGroup;
  charge(runtime, price, packagePointer, packageSize, labelPointer, labelSize);
  const packageHash = readFromMemory(runtime, packagePointer, packageSize, readHash);
  const label = stringFromMemory(runtime, labelPointer, labelSize);

  const { context } = runtime;
  const owned = readOwnPackage(context, packageHash);
  if (!owned.groups.has(label)) return headerError('GroupDoesNotExist');
  if (entityAddrs(owned).some((entityAddr) => asksForGroup(runtime, entityAddr, label)))
    return headerError('GroupInUse');
  const groups = new Map(owned.groups);
  groups.delete(label);
  writePackage(context, packageHash, owned.withGroups(groups));
  return OK;
}

/** `casper_provision_contract_user_group_uref`: one more URef for a group. */
export function provisionContractUserGroupUref(
  runtime: Runtime,
  packagePointer: number,
  packageSize: number,
  labelPointer: number,
  labelSize: number,
  sizePointer: number,
): number {
  const price = hostCosts(runtime).provisionContractUserGroupUref;
  charge(runtime, price, packagePointer, packageSize, labelPointer, labelSize, sizePointer);
  const packageHash = readFromMemory(runtime, packagePointer, packageSize, readHash);
  const label = stringFromMemory(runtime, labelPointer, labelSize);

  const { context } = runtime;
  const owned = readOwnPackage(context, packageHash);
  if (totalUrefs(owned.groups) + 1 > MAX_TOTAL_UREFS) return headerError('MaxTotalURefsExceeded');
  const group = owned.groups.get(label);
  if (group === undefined) return headerError('GroupDoesNotExist');
  // The reference compares with the number of groups there may be.
  if (group.length + 1 > MAX_GROUPS) return headerError('MaxTotalURefsExceeded');
  const created = newUnitUref(context);
  if (group.some((uref) => compareURefs(uref, created) === 0)) return headerError('URefAlreadyExists');
  writePackage(context, packageHash, owned.withGroups(new Map(owned.groups).set(label, urefSet([...group, created]))));

  if (runtime.hostBuffer !== undefined) return API_ERROR.HostBufferFull;
  runtime.hostBuffer = CLValue.uref(created);
  writeUsize(runtime, sizePointer, runtime.hostBuffer.bytes.length);
  return OK;
}

/** `casper_remove_contract_user_group_urefs` */
export function removeContractUserGroupUrefs(
  runtime: Runtime,
  packagePointer: number,
  packageSize: number,
  labelPointer: number,
  labelSize: number,
  urefsPointer: number,
  urefsSize: number,
): number {
  const price = hostCosts(runtime).removeContractUserGroupUrefs;
  charge(runtime, price, packagePointer, packageSize, labelPointer, labelSize, urefsPointer, urefsSize);
  const packageHash = readFromMemory(runtime, packagePointer, packageSize, readHash);
  const label = stringFromMemory(runtime, labelPointer, labelSize);
  const urefs = readFromMemory(runtime, urefsPointer, urefsSize, readUrefSet);

  const owned = readOwnPackage(runtime.context, packageHash);
  const group = owned.groups.get(label);
  if (group === undefined) return headerError('GroupDoesNotExist');
  if (urefs.length === 0) return OK;
  let rest = group;
  for (const uref of urefs) {
    const without = rest.filter((other) => compareURefs(other, uref) !== 0);
    if (without.length === rest.length) return headerError('UnableToRemoveURef');
    rest = without;
  }
  writePackage(runtime.context, packageHash, owned.withGroups(new Map(owned.groups).set(label, rest)));
  return OK;
}

/** The code of an error about packages. */
export function headerError(error: PackageError): number {
  return API_ERROR.ContractHeaderErrorStart + PACKAGE_ERROR_CODES[error];
}

function entityAddrs(owned: AnyPackage): readonly EntityAddr[] {
  return owned._tag === 'Package'
    ? owned.versions.map((version) => version.entityAddr)
    : owned.versions.map((version) => EntityAddr.smartContract(version.contractHash));
}

function asksForGroup(runtime: Runtime, entityAddr: EntityAddr, label: string): boolean {
  const entryPoints = withExecErrors(() => getV1EntryPoints(runtime.execution.trackingCopy, entityAddr));
  return [...entryPoints.values()].some(({ access }) => access._tag === 'Groups' && access.groups.includes(label));
}
