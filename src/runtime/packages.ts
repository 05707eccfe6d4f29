/**
 * Packages as the running code may change them: of contracts in one state model, of entities in the other.
 *
 * Answers to: casper-execution-engine `runtime_context/mod.rs` (`get_validated_contract_package`,
 * `get_validated_package`), `runtime/mod.rs` (`migrate_contract_and_contract_package`).
 *
 * @module
 */

import { getContract } from '../state/trackingCopyExt';
import { migratePackage } from '../state/trackingCopyMigration';
import type { ContractPackage } from '../types/contractPackage';
import { EntityAddr } from '../types/entityAddr';
import { Key } from '../types/key';
import type { Package } from '../types/package';
import { withExecErrors } from './errorConversion';
import { meteredWriteUnsafe, readGsTyped } from './meteredState';
import type { RuntimeContext } from './runtimeContext';
import { validateUref } from './validation';

/** A package of either kind. */
export type AnyPackage = ContractPackage | Package;

/** Key a package is stored under. */
export function packageKey(context: RuntimeContext, packageHash: Uint8Array): Key {
  return context.execution.config.enableEntity ? Key.smartContract(packageHash) : Key.hash(packageHash);
}

/**
 * Reads a package that is about to be changed.
 *
 * @throws ExecError `ForgedReference` unless the code holds the access URef of a contract package (or an administrator
 * signed); packages of entities have none
 */
export function readOwnPackage(context: RuntimeContext, packageHash: Uint8Array): AnyPackage {
  return context.execution.config.enableEntity
    ? readOwnEntityPackage(context, packageHash)
    : readOwnContractPackage(context, packageHash);
}

/** As {@link readOwnPackage} in the accounts-and-contracts model. */
export function readOwnContractPackage(context: RuntimeContext, packageHash: Uint8Array): ContractPackage {
  const contractPackage = readGsTyped(context, Key.hash(packageHash), 'ContractPackage');
  if (!context.execution.isAuthorizedByAdmin()) validateUref(context, contractPackage.accessKey);
  return contractPackage;
}

function readOwnEntityPackage(context: RuntimeContext, packageHash: Uint8Array): Package {
  return readGsTyped(context, Key.smartContract(packageHash), 'SmartContract');
}

/** Stores a package. */
export function writePackage(context: RuntimeContext, packageHash: Uint8Array, value: AnyPackage): void {
  const key = packageKey(context, packageHash);
  if (value._tag === 'Package') meteredWriteUnsafe(context, key, { _tag: 'SmartContract', value });
  else meteredWriteUnsafe(context, key, { _tag: 'ContractPackage', value });
}

/** Makes entities of a contract's package and all its versions, as happens on the first call after the models change. */
export function migrateContractPackage(context: RuntimeContext, contractHash: Uint8Array): void {
  const { trackingCopy, blockInfo } = context.execution;
  withExecErrors(() => {
    const contract = getContract(trackingCopy, contractHash);
    migratePackage(trackingCopy, Key.hash(contract.contractPackageHash), blockInfo.protocolVersion);
  });
  readGsTyped(context, Key.addressableEntity(EntityAddr.smartContract(contractHash)), 'AddressableEntity');
}
