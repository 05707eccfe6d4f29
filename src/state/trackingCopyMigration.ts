/**
 * Accounts and contracts becoming addressable entities, and records written in the form the chain's model asks for.
 *
 * Answers to: casper-storage `tracking_copy/ext_entity.rs` (`migrate_*`, `create_*`, `upsert_uref_to_named_keys`).
 *
 * @module
 */
import { AccessRights } from '../types/accessRights';
import type { Account } from '../types/account';
import { AccountHash } from '../types/accountHash';
import { AddressableEntity } from '../types/addressableEntity';
import { AssociatedKeys } from '../types/associatedKeys';
import { byteCodeOfContractWasm } from '../types/byteCode';
import { CLValue } from '../types/clValue';
import type { Contract } from '../types/contract';
import { DEFAULT_ENTITY_ACTION_THRESHOLDS, entityActionThresholdsOf } from '../types/entityActionThresholds';
import { EntityAddr } from '../types/entityAddr';
import { type EntityEntryPoints, type EntryPoints, toEntityEntryPoint } from '../types/entryPoint';
import { Key, nameHash } from '../types/key';
import { type NamedKeys, sortedNamedKeys } from '../types/namedKeys';
import { newNamedKeyValue } from '../types/namedKeyValue';
import { Package } from '../types/package';
import { Phase } from '../types/phase';
import type { ProtocolVersion } from '../types/protocolVersion';
import { compareUtf8 } from '../types/sortedEntries';
import type { StoredValue } from '../types/storedValue';
import type { URef } from '../types/uref';
import { AddressGenerator } from './addressGenerator';
import type { TrackingCopy } from './trackingCopy';
import { failTrackingCopy } from './trackingCopyError';

/** An entity without code. */
const NO_BYTE_CODE: Uint8Array = new Uint8Array(32);

const keyValue = (key: Key): StoredValue => ({ _tag: 'CLValue', value: CLValue.key(key) });

/** Writes the record of one named key. */
export function writeNamedKey(copy: TrackingCopy, entityAddr: EntityAddr, name: string, key: Key): void {
  copy.write(Key.namedKey(entityAddr, nameHash(name)), { _tag: 'NamedKey', value: newNamedKeyValue(key, name) });
}

/** Writes a record for each named key, in the order of their names. Whether the chain has entities is for the caller to know. */
export function writeNamedKeys(copy: TrackingCopy, entityAddr: EntityAddr, namedKeys: NamedKeys): void {
  for (const [name, key] of sortedNamedKeys(namedKeys)) writeNamedKey(copy, entityAddr, name, key);
}

/** Writes a record for each entry point, in the order of their names. Whether the chain has entities is for the caller to know. */
export function writeEntryPoints(copy: TrackingCopy, entityAddr: EntityAddr, entryPoints: EntityEntryPoints): void {
  const sorted = [...entryPoints].sort(([a], [b]) => compareUtf8(a, b));
  for (const [, entryPoint] of sorted) {
    copy.write(Key.entryPoint(entityAddr, nameHash(entryPoint.name)), {
      _tag: 'EntryPoint',
      value: { _tag: 'V1CasperVm', entryPoint },
    });
  }
}

/**
 * Writes a value under the URef an entity has by a name; if it has none, under the given one, which gets the name.
 * `namedKeys` are those the entity has.
 */
export function upsertUrefToNamedKeys(
  copy: TrackingCopy,
  entityAddr: EntityAddr,
  name: string,
  namedKeys: NamedKeys,
  uref: URef,
  value: StoredValue,
): void {
  const existing = namedKeys.get(name);
  if (existing !== undefined) {
    if (existing.variant !== 'URef') failTrackingCopy({ _tag: 'UnexpectedKeyVariant', key: existing });
    copy.write(existing, value);
    return;
  }
  const urefKey = Key.uref(uref).normalize();
  copy.write(urefKey, value);
  if (copy.enableAddressableEntity) {
    writeNamedKey(copy, entityAddr, name, urefKey);
    return;
  }
  const owner =
    entityAddr.kind === 'Account' ? Key.account(AccountHash.fromBytes(entityAddr.addr)) : Key.hash(entityAddr.addr);
  copy.add(owner, { _tag: 'CLValue', value: CLValue.tuple2(CLValue.string(name), CLValue.key(urefKey)) });
}

/** Makes an entity of an account that is none yet, if the chain has entities. */
export function migrateAccount(copy: TrackingCopy, accountHash: AccountHash, protocolVersion: ProtocolVersion): void {
  if (!copy.enableAddressableEntity) return;
  const key = Key.account(accountHash);
  const stored = copy.read(key);
  if (stored === undefined) failTrackingCopy({ _tag: 'AccountNotFound', key });
  if (stored._tag === 'Account') createAddressableEntityFromAccount(copy, stored.value, protocolVersion);
  else if (stored._tag !== 'CLValue') failTrackingCopy({ _tag: 'UnexpectedStoredValueVariant' });
}

/** A locked package whose only version is this entity. */
function packageOf(entityAddr: EntityAddr, protocolVersion: ProtocolVersion): StoredValue {
  const empty = new Package({ versions: [], disabledVersions: [], groups: new Map(), lockStatus: 'Locked' });
  return { _tag: 'SmartContract', value: empty.insertEntityVersion(protocolVersion.major, entityAddr).package };
}

/** The package address of an account's entity follows from its main purse. */
function packageHashFor(mainPurse: URef): Uint8Array {
  return AddressGenerator.create(mainPurse.addr, Phase.System).newHashAddress();
}

/** Writes the entity of a new account, its package, and the account's record that points to the entity. */
export function createNewAddressableEntityOnTransfer(
  copy: TrackingCopy,
  accountHash: AccountHash,
  mainPurse: URef,
  protocolVersion: ProtocolVersion,
): void {
  const packageHash = packageHashFor(mainPurse);
  const entityAddr = EntityAddr.account(accountHash.bytes);
  const entityKey = Key.addressableEntity(entityAddr);
  const entity = new AddressableEntity({
    packageHash,
    byteCodeHash: NO_BYTE_CODE,
    protocolVersion,
    mainPurse,
    associatedKeys: AssociatedKeys.of(accountHash, 1),
    actionThresholds: DEFAULT_ENTITY_ACTION_THRESHOLDS,
    entityKind: { _tag: 'Account', accountHash },
  });
  copy.write(entityKey, { _tag: 'AddressableEntity', value: entity });
  copy.write(Key.smartContract(packageHash), packageOf(entityAddr, protocolVersion));
  copy.write(Key.account(accountHash), keyValue(entityKey));
}

/** Writes an account: as an entity, or where the chain has no entities, as it is. */
export function createAddressableEntityFromAccount(
  copy: TrackingCopy,
  account: Account,
  protocolVersion: ProtocolVersion,
): void {
  const { accountHash, mainPurse } = account;
  if (!copy.enableAddressableEntity) {
    copy.write(Key.account(accountHash), { _tag: 'Account', value: account });
    return;
  }
  const entityAddr = EntityAddr.account(accountHash.bytes);
  writeNamedKeys(copy, entityAddr, account.namedKeys);

  const packageHash = packageHashFor(mainPurse);
  copy.write(Key.smartContract(packageHash), packageOf(entityAddr, protocolVersion));

  const actionThresholds = entityActionThresholdsOf(account.actionThresholds);
  if (actionThresholds.deployment > actionThresholds.keyManagement) {
    failTrackingCopy({ _tag: 'SetThresholdFailure', failure: 'DeploymentThreshold' });
  }
  const entity = new AddressableEntity({
    packageHash,
    byteCodeHash: NO_BYTE_CODE,
    protocolVersion,
    mainPurse,
    associatedKeys: account.associatedKeys,
    actionThresholds,
    entityKind: { _tag: 'Account', accountHash },
  });
  const entityKey = Key.addressableEntity(entityAddr);
  copy.write(entityKey, { _tag: 'AddressableEntity', value: entity });
  copy.write(Key.account(accountHash), keyValue(entityKey));
}

/** Makes a package of entities of a contract package, and entities of all its contracts. */
export function migratePackage(copy: TrackingCopy, legacyPackageKey: Key, protocolVersion: ProtocolVersion): void {
  if (!copy.enableAddressableEntity) failTrackingCopy({ _tag: 'AddressableEntityDisable' });
  const stored = copy.read(legacyPackageKey);
  if (stored?._tag !== 'ContractPackage') {
    failTrackingCopy({
      _tag: 'ValueNotFound',
      message: `contract package not found ${legacyPackageKey.display()}`,
    });
  }
  const { accessKey, versions } = stored.value;
  const generator = AddressGenerator.create(accessKey.addr, Phase.System);
  for (const { contractHash } of versions) migrateContract(copy, contractHash, generator, protocolVersion);

  const packageAddr =
    legacyPackageKey.asHash() ?? failTrackingCopy({ _tag: 'UnexpectedKeyVariant', key: legacyPackageKey });
  const packageKey = Key.smartContract(packageAddr);
  copy.write(legacyPackageKey, {
    _tag: 'CLValue',
    value: CLValue.tuple2(CLValue.key(packageKey), CLValue.uref(accessKey)),
  });
  copy.write(packageKey, { _tag: 'SmartContract', value: Package.fromContractPackage(stored.value) });
}

function migrateContract(
  copy: TrackingCopy,
  contractHash: Uint8Array,
  generator: AddressGenerator,
  protocolVersion: ProtocolVersion,
): void {
  const stored = copy.read(Key.hash(contractHash));
  if (stored?._tag !== 'Contract') failTrackingCopy({ _tag: 'ValueNotFound', message: 'contract not found' });
  const contract = stored.value;

  const purse = generator.newUref(AccessRights.READ_ADD_WRITE);
  copy.write(Key.uref(purse), { _tag: 'CLValue', value: CLValue.unit() });
  copy.write(Key.balance(purse.addr), { _tag: 'CLValue', value: CLValue.u512(0n) });

  const entityAddr = EntityAddr.smartContract(contractHash);
  writeNamedKeys(copy, entityAddr, contract.namedKeys);
  writeEntryPoints(copy, entityAddr, entityEntryPoints(contract.entryPoints));
  migrateContractWasm(copy, contract);

  const entityKey = Key.addressableEntity(entityAddr);
  const entity = new AddressableEntity({
    packageHash: contract.contractPackageHash,
    byteCodeHash: contract.contractWasmHash,
    protocolVersion,
    mainPurse: purse,
    associatedKeys: AssociatedKeys.empty(),
    actionThresholds: DEFAULT_ENTITY_ACTION_THRESHOLDS,
    entityKind: { _tag: 'SmartContract', runtime: 'VmCasperV1' },
  });
  copy.write(Key.hash(contractHash), keyValue(entityKey));
  copy.write(entityKey, { _tag: 'AddressableEntity', value: entity });
}

function migrateContractWasm(copy: TrackingCopy, { contractWasmHash }: Contract): void {
  const stored = copy.read(Key.hash(contractWasmHash));
  if (stored?._tag !== 'ContractWasm') {
    failTrackingCopy({ _tag: 'ValueNotFound', message: 'contract wasm not found' });
  }
  const byteCodeKey = Key.byteCode({ _tag: 'V1CasperWasm', addr: contractWasmHash });
  copy.write(Key.hash(contractWasmHash), keyValue(byteCodeKey));
  copy.write(byteCodeKey, { _tag: 'ByteCode', value: byteCodeOfContractWasm(stored.value) });
}

/** The entry points of a contract as those of an entity. */
export function entityEntryPoints(entryPoints: EntryPoints): EntityEntryPoints {
  return new Map([...entryPoints].map(([name, entryPoint]) => [name, toEntityEntryPoint(entryPoint)]));
}
