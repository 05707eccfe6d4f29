/**
 * System contracts at a protocol upgrade that keeps accounts and contracts: new entry points, a new version where the major
 * number changes, and the purse for accumulated fees.
 *
 * Answers to: casper-storage `system/protocol_upgrade.rs` (`refresh_system_contract_entry_points`,
 * `create_accumulation_purse_if_required_by_contract`).
 *
 * @module
 */

import { bytesEqual } from '../bytes/compareBytes';
import { writeBytes } from '../bytes/writer';
import { Contract } from '../types/contract';
import { type EntryPoints, writeEntryPoints } from '../types/entryPoint';
import { Key } from '../types/key';
import { SYSTEM_ENTITY_NAMES } from '../types/systemEntityType';
import { HANDLE_PAYMENT_KEY } from './handlePaymentConstants';
import { type StoredSystemContract, systemEntryPoints } from './systemEntryPoints';
import { accumulatesFees, createAccumulationPurse } from './upgradeAccumulation';
import type { SystemHashAddresses, UpgradeContext } from './upgradeContext';
import { failUpgrade } from './upgradeError';

/** Gives handle payment a purse for fees that are not paid out, if it has none. */
export function createAccumulationPurseByContract(
  context: UpgradeContext,
  { handlePayment }: SystemHashAddresses,
): void {
  if (!accumulatesFees(context.config)) return;
  const contract = readContract(context, handlePayment, 'HandlePayment');
  if (contract.namedKeys.has(HANDLE_PAYMENT_KEY.accumulationPurse)) return;
  const purse = createAccumulationPurse(context);
  const value = contract.withNamedKeysAppended(new Map([[HANDLE_PAYMENT_KEY.accumulationPurse, purse]]));
  context.trackingCopy.write(Key.hash(handlePayment), { _tag: 'Contract', value });
}

/** Brings the system contracts up to date. */
export function refreshSystemContracts(context: UpgradeContext, addresses: SystemHashAddresses): void {
  refreshContract(context, addresses.mint, 'Mint');
  refreshContract(context, addresses.auction, 'Auction');
  refreshContract(context, addresses.handlePayment, 'HandlePayment');
}

function refreshContract(context: UpgradeContext, hash: Uint8Array, type: StoredSystemContract): void {
  const { trackingCopy, config } = context;
  const contract = readContract(context, hash, type);
  const { newProtocolVersion } = config;
  const check = config.currentProtocolVersion.checkNextVersion(newProtocolVersion);
  const isMajorVersion = check._tag === 'Valid' && check.isMajorVersion;
  const entryPoints = systemEntryPoints(type);
  if (!isMajorVersion && areEqual(contract.entryPoints, entryPoints)) return;

  const { contractPackageHash, contractWasmHash, namedKeys } = contract;
  const packageKey = Key.hash(contractPackageHash);
  const contractPackage = trackingCopy.read(packageKey);
  if (contractPackage?._tag !== 'ContractPackage') {
    failUpgrade({ _tag: 'UnableToRetrieveSystemContractPackage', name: SYSTEM_ENTITY_NAMES[type] });
  }
  const protocolVersion = newProtocolVersion;
  const value = new Contract({ contractPackageHash, contractWasmHash, namedKeys, entryPoints, protocolVersion });
  trackingCopy.write(Key.hash(hash), { _tag: 'Contract', value });
  trackingCopy.write(packageKey, {
    _tag: 'ContractPackage',
    value: contractPackage.value.insertContractVersion(newProtocolVersion.major, hash).contractPackage,
  });
}

function readContract({ trackingCopy }: UpgradeContext, hash: Uint8Array, type: StoredSystemContract): Contract {
  const stored = trackingCopy.read(Key.hash(hash));
  if (stored?._tag === 'Contract') return stored.value;
  return failUpgrade({ _tag: 'UnableToRetrieveSystemContract', name: SYSTEM_ENTITY_NAMES[type] });
}

function areEqual(left: EntryPoints, right: EntryPoints): boolean {
  return bytesEqual(
    writeBytes((writer) => writeEntryPoints(writer, left)),
    writeBytes((writer) => writeEntryPoints(writer, right)),
  );
}
