/**
 * System entities at a protocol upgrade that has addressable entities: system contracts become entities, or get a new version
 * if they already are; the system account becomes one, each time anew.
 *
 * Answers to: casper-storage `system/protocol_upgrade.rs` (`migrate_system_account`,
 * `migrate_or_refresh_system_entity_entry_points`, `retrieve_system_{package,entity}`,
 * `create_accumulation_purse_if_required`).
 *
 * @module
 */

import { isLeft } from 'fp-ts/Either';
import { entityEntryPoints, writeEntryPoints, writeNamedKey, writeNamedKeys } from '../state/trackingCopyMigration';
import { AccessRights } from '../types/accessRights';
import { AddressableEntity } from '../types/addressableEntity';
import { AssociatedKeys } from '../types/associatedKeys';
import { CLValue } from '../types/clValue';
import { DEFAULT_ENTITY_ACTION_THRESHOLDS } from '../types/entityActionThresholds';
import { EntityAddr } from '../types/entityAddr';
import { Key, nameHash } from '../types/key';
import type { NamedKeys } from '../types/namedKeys';
import { Package } from '../types/package';
import { SYSTEM_ENTITY_NAMES } from '../types/systemEntityType';
import { URef } from '../types/uref';
import { HANDLE_PAYMENT_KEY } from './handlePaymentConstants';
import { SYSTEM_ACCOUNT_HASH } from './systemAccount';
import { type StoredSystemContract, systemEntryPoints } from './systemEntryPoints';
import { accumulatesFees, createAccumulationPurse } from './upgradeAccumulation';
import type { SystemHashAddresses, UpgradeContext } from './upgradeContext';
import { failUpgrade } from './upgradeError';

/** Major protocol version under which the contracts of older packages go on. Source: `retrieve_system_package`. */
const MIGRATED_MAJOR_VERSION = 2;

/** Rust's `URef::default()`. */
const NO_PURSE: URef = URef.create(new Uint8Array(32), AccessRights.NONE);

/** A system contract seen as an entity. */
interface SystemEntity {
  readonly entity: AddressableEntity;
  /** Of a contract that is no entity yet. */
  readonly contractNamedKeys: NamedKeys | undefined;
}

/** Makes an entity of the system account, with a new purse, whether it is one or not. */
export function migrateSystemAccount(context: UpgradeContext): void {
  const { trackingCopy, config } = context;
  const { newProtocolVersion } = config;
  const generator = context.newAddressGenerator();
  const mainPurse = URef.create(generator.newHashAddress(), AccessRights.READ_ADD_WRITE);
  context.writeCLValue(Key.balance(mainPurse.addr), CLValue.u512(0n));
  context.writeCLValue(Key.uref(mainPurse), CLValue.unit());

  const accountHash = SYSTEM_ACCOUNT_HASH;
  const packageHash = generator.newHashAddress();
  const entityAddr = EntityAddr.account(accountHash.bytes);
  const entityKey = Key.addressableEntity(entityAddr);
  const entity = new AddressableEntity({
    packageHash,
    byteCodeHash: new Uint8Array(32),
    protocolVersion: newProtocolVersion,
    mainPurse,
    associatedKeys: AssociatedKeys.of(accountHash, 1),
    actionThresholds: DEFAULT_ENTITY_ACTION_THRESHOLDS,
    entityKind: { _tag: 'Account', accountHash },
  });
  const empty = new Package({ versions: [], disabledVersions: [], groups: new Map(), lockStatus: 'Unlocked' });
  writeNoByteCode(context);
  trackingCopy.write(entityKey, { _tag: 'AddressableEntity', value: entity });
  trackingCopy.write(Key.smartContract(packageHash), {
    _tag: 'SmartContract',
    value: empty.insertEntityVersion(newProtocolVersion.major, entityAddr).package,
  });
  context.writeCLValue(Key.account(accountHash), CLValue.key(entityKey));
}

/** Gives handle payment a purse for fees that are not paid out, if it has none. */
export function createAccumulationPurseByEntity(context: UpgradeContext, { handlePayment }: SystemHashAddresses): void {
  if (!accumulatesFees(context.config)) return;
  const { trackingCopy } = context;
  const { entity, contractNamedKeys } = retrieveSystemEntity(context, handlePayment, 'HandlePayment');
  const entityAddr = EntityAddr.system(handlePayment);
  if (contractNamedKeys !== undefined) writeNamedKeys(trackingCopy, entityAddr, contractNamedKeys);

  const name = HANDLE_PAYMENT_KEY.accumulationPurse;
  if (trackingCopy.read(Key.namedKey(entityAddr, nameHash(name))) !== undefined) return;
  writeNamedKey(trackingCopy, entityAddr, name, createAccumulationPurse(context));
  trackingCopy.write(Key.addressableEntity(entityAddr), { _tag: 'AddressableEntity', value: entity });
}

/** Makes entities of the system contracts, or new versions of the entities. */
export function migrateOrRefreshSystemEntities(context: UpgradeContext, addresses: SystemHashAddresses): void {
  migrateOrRefreshEntity(context, addresses.mint, 'Mint');
  migrateOrRefreshEntity(context, addresses.auction, 'Auction');
  migrateOrRefreshEntity(context, addresses.handlePayment, 'HandlePayment');
}

function migrateOrRefreshEntity(context: UpgradeContext, hash: Uint8Array, type: StoredSystemContract): void {
  const { trackingCopy, config } = context;
  const { newProtocolVersion } = config;
  const { entity, contractNamedKeys } = retrieveSystemEntity(context, hash, type);
  const { packageHash, byteCodeHash } = entity;
  const entityAddr = EntityAddr.system(hash);
  const disabled = retrieveSystemPackage(context, packageHash, type).disableEntityVersion(entityAddr);
  if (isLeft(disabled)) failUpgrade({ _tag: 'FailedToDisablePreviousVersion', name: SYSTEM_ENTITY_NAMES[type] });

  const entityKey = Key.addressableEntity(entityAddr);
  writeNoByteCode(context);
  trackingCopy.write(entityKey, {
    _tag: 'AddressableEntity',
    value: new AddressableEntity({
      packageHash,
      byteCodeHash: new Uint8Array(32),
      protocolVersion: newProtocolVersion,
      mainPurse: NO_PURSE,
      associatedKeys: AssociatedKeys.empty(),
      actionThresholds: DEFAULT_ENTITY_ACTION_THRESHOLDS,
      entityKind: { _tag: 'System', system: type },
    }),
  });
  if (contractNamedKeys !== undefined) writeNamedKeys(trackingCopy, entityAddr, contractNamedKeys);
  writeEntryPoints(trackingCopy, entityAddr, entityEntryPoints(systemEntryPoints(type)));
  const packageKey = Key.smartContract(packageHash);
  trackingCopy.write(packageKey, {
    _tag: 'SmartContract',
    value: disabled.right.insertEntityVersion(newProtocolVersion.major, entityAddr).package,
  });

  if (contractNamedKeys === undefined) return;
  // Where the records of the contract were, the new ones are named.
  context.writeCLValue(Key.hash(packageHash), CLValue.tuple2(CLValue.key(packageKey), CLValue.uref(NO_PURSE)));
  context.writeCLValue(Key.hash(byteCodeHash), CLValue.key(Key.byteCode({ _tag: 'Empty' })));
  context.writeCLValue(Key.hash(hash), CLValue.key(entityKey));
}

function writeNoByteCode({ trackingCopy }: UpgradeContext): void {
  const value = { kind: 'Empty', bytes: new Uint8Array(0) } as const;
  trackingCopy.write(Key.byteCode({ _tag: 'Empty' }), { _tag: 'ByteCode', value });
}

function retrieveSystemEntity(
  { trackingCopy }: UpgradeContext,
  hash: Uint8Array,
  type: StoredSystemContract,
): SystemEntity {
  const contract = trackingCopy.read(Key.hash(hash));
  if (contract?._tag === 'Contract') {
    return { entity: AddressableEntity.fromContract(contract.value), contractNamedKeys: contract.value.namedKeys };
  }
  const entity = trackingCopy.read(Key.addressableEntity(EntityAddr.system(hash)));
  if (entity?._tag === 'AddressableEntity') return { entity: entity.value, contractNamedKeys: undefined };
  return failUpgrade({ _tag: 'UnableToRetrieveSystemContract', name: SYSTEM_ENTITY_NAMES[type] });
}

function retrieveSystemPackage(
  { trackingCopy }: UpgradeContext,
  hash: Uint8Array,
  type: StoredSystemContract,
): Package {
  const stored = trackingCopy.read(Key.smartContract(hash));
  if (stored?._tag === 'SmartContract') return stored.value;
  const legacy = trackingCopy.read(Key.hash(hash));
  if (legacy?._tag !== 'ContractPackage') {
    failUpgrade({ _tag: 'UnableToRetrieveSystemContractPackage', name: SYSTEM_ENTITY_NAMES[type] });
  }
  const { versions, disabledVersions, groups, lockStatus } = legacy.value;
  // Versions of several major protocols that share a number become one, the last.
  const byNumber = new Map(versions.map((version) => [version.contractVersion, version.contractHash]));
  return new Package({
    versions: [...byNumber].map(([entityVersion, contractHash]) => ({
      protocolVersionMajor: MIGRATED_MAJOR_VERSION,
      entityVersion,
      entityAddr: EntityAddr.system(contractHash),
    })),
    disabledVersions: disabledVersions.map(({ protocolVersionMajor, contractVersion }) => ({
      protocolVersionMajor,
      entityVersion: contractVersion,
    })),
    groups,
    lockStatus,
  });
}
