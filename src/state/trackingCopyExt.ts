/**
 * Records of known kinds, read through a tracking copy. Whether a read leaves an entry in the journal is part of each
 * function's behaviour and said there.
 *
 * Answers to: casper-storage `tracking_copy/ext.rs` (all but balances), `tracking_copy/ext_entity.rs`
 * (`runtime_footprint_by_entity_addr`), `data_access_layer/key_prefix.rs`.
 *
 * @module
 */
import { bytesEqual, concatBytes } from '../bytes/compareBytes';
import type { ByteReader } from '../bytes/reader';
import { AccountHash } from '../types/accountHash';
import type { ByteCode } from '../types/byteCode';
import { CLType } from '../types/clType';
import type { CLValue } from '../types/clValue';
import type { Contract } from '../types/contract';
import type { EntityAddr } from '../types/entityAddr';
import { type EntityEntryPoint, type EntityEntryPoints, entryPointsFrom } from '../types/entryPoint';
import { Key } from '../types/key';
import { KEY_TAGS } from '../types/keyPayload';
import type { MessageTopics } from '../types/messageTopics';
import type { NamedKeys } from '../types/namedKeys';
import { Package } from '../types/package';
import { RuntimeFootprint } from '../types/runtimeFootprint';
import { compareUtf8, sortedEntries } from '../types/sortedEntries';
import { type StoredValue, storedValueTypeName } from '../types/storedValue';
import { type ChecksumRegistry, readRegistry, type SystemEntityRegistry } from '../types/systemEntityRegistry';
import { SYSTEM_ENTITY_NAMES, type SystemEntityType } from '../types/systemEntityType';
import { clValueInto, isCLValueError } from './clValueError';
import type { TrackingCopy } from './trackingCopy';
import { failTrackingCopy } from './trackingCopyError';

/** The type of both registries. */
const REGISTRY_TYPE: CLType = CLType.map(CLType.String, CLType.byteArray(32));
const BLOCK_TIME_KEY: Key = Key.blockGlobal('BlockTime');

/**
 * The value, if it is of this type.
 *
 * @throws TrackingCopyError `CLValue`
 */
export function typedValue<T>(value: CLValue, type: CLType, read: (reader: ByteReader) => T): T {
  try {
    return clValueInto(value, type, read);
  } catch (error) {
    if (isCLValueError(error)) failTrackingCopy({ _tag: 'CLValue', error });
    throw error;
  }
}

/** Always throws: a record is of another kind. `expected` is Rust's word for the kind. */
export function failTypeMismatch(expected: string, found: StoredValue): never {
  failTrackingCopy({ _tag: 'TypeMismatch', expected, found: storedValueTypeName(found) });
}

/** The entity an account has become. Leaves an entry. */
export function readAccountKey(copy: TrackingCopy, accountHash: AccountHash): Key {
  const accountKey = Key.account(accountHash);
  const stored = copy.read(accountKey);
  if (stored === undefined) failTrackingCopy({ _tag: 'KeyNotFound', key: accountKey });
  if (stored._tag !== 'CLValue') failTypeMismatch('Account', stored);
  return typedValue(stored.value, CLType.Key, Key.read);
}

/** Milliseconds of the block the state belongs to, if it says. Leaves no entry. */
export function getBlockTime(copy: TrackingCopy): bigint | undefined {
  const stored = copy.peek(BLOCK_TIME_KEY);
  if (stored === undefined) return undefined;
  if (stored._tag !== 'CLValue') failTrackingCopy({ _tag: 'UnexpectedStoredValueVariant' });
  return typedValue(stored.value, CLType.U64, (reader) => reader.readU64());
}

/** Addresses of the system contracts. Leaves no entry. */
export function getSystemEntityRegistry(copy: TrackingCopy): SystemEntityRegistry {
  const key = Key.systemEntityRegistry();
  const stored = copy.peek(key);
  if (stored === undefined) failTrackingCopy({ _tag: 'KeyNotFound', key });
  if (stored._tag !== 'CLValue') failTypeMismatch('CLValue', stored);
  let registry = registries.get(stored.value);
  if (registry === undefined) {
    registry = typedValue(stored.value, REGISTRY_TYPE, readRegistry);
    registries.set(stored.value, registry);
  }
  return registry;
}

/** Registries by the value they were read from, which hardly ever changes and is asked for several times an execution. */
const registries = new WeakMap<CLValue, SystemEntityRegistry>();

/**
 * Address of one system contract. Leaves no entry.
 *
 * @throws TrackingCopyError `MissingSystemContractHash`
 */
export function getSystemContractHash(copy: TrackingCopy, name: string): Uint8Array {
  return getSystemEntityRegistry(copy).get(name) ?? failTrackingCopy({ _tag: 'MissingSystemContractHash', name });
}

/** Checksums of the block's parts, if there are any. Leaves no entry. */
export function getChecksumRegistry(copy: TrackingCopy): ChecksumRegistry | undefined {
  const stored = copy.get(Key.checksumRegistry());
  if (stored === undefined) return undefined;
  if (stored._tag !== 'CLValue') failTypeMismatch('CLValue', stored);
  return typedValue(stored.value, REGISTRY_TYPE, readRegistry);
}

/** A package of either model, by its 32-byte address. Leaves an entry for each record it finds on the way. */
export function getPackage(copy: TrackingCopy, packageHash: Uint8Array): Package {
  const key = Key.hash(packageHash);
  const legacy = copy.read(key);
  if (legacy?._tag === 'ContractPackage') return Package.fromContractPackage(legacy.value);
  const stored = copy.read(Key.smartContract(packageHash));
  if (stored === undefined) failTrackingCopy({ _tag: 'ValueNotFound', message: key.toFormattedString() });
  if (stored._tag !== 'SmartContract') failTypeMismatch('Package or CLValue', stored);
  return stored.value;
}

/** A contract by its 32-byte address. Leaves an entry. */
export function getContract(copy: TrackingCopy, contractHash: Uint8Array): Contract {
  const key = Key.hash(contractHash);
  const stored = copy.read(key);
  if (stored === undefined) failTrackingCopy({ _tag: 'ValueNotFound', message: key.toFormattedString() });
  if (stored._tag !== 'Contract') failTypeMismatch('Contract', stored);
  return stored.value;
}

/** Code of an entity by its 32-byte address. Leaves no entry. */
export function getByteCode(copy: TrackingCopy, byteCodeHash: Uint8Array): ByteCode {
  const key = Key.byteCode({ _tag: 'V1CasperWasm', addr: byteCodeHash });
  const stored = copy.get(key);
  if (stored === undefined) failTrackingCopy({ _tag: 'KeyNotFound', key });
  if (stored._tag !== 'ByteCode') failTypeMismatch('ContractWasm', stored);
  return stored.value;
}

/** The message topics of a contract or entity. Leaves no entry. */
export function getMessageTopics(copy: TrackingCopy, entityAddr: EntityAddr): MessageTopics {
  const topics = new Map<string, Uint8Array>();
  for (const [key, stored] of recordsUnder(copy, keyPrefix(KEY_TAGS.Message, entityAddr))) {
    if (stored._tag === 'Message') continue;
    if (stored._tag !== 'MessageTopic') failTypeMismatch('MessageTopic', stored);
    const payload = key.payload();
    if (payload.variant === 'Message') topics.set(stored.value.topicName, payload.topicNameHash);
  }
  return new Map(sortedEntries([...topics], (a, b) => compareUtf8(a[0], b[0])));
}

/** The named keys of a contract, account or entity, wherever they are kept. Leaves no entry. */
export function getNamedKeys(copy: TrackingCopy, entityAddr: EntityAddr): NamedKeys {
  return runtimeFootprintByEntityAddr(copy, entityAddr).namedKeys;
}

/** The entry points of a contract or entity, wherever they are kept. Leaves no entry. */
export function getV1EntryPoints(copy: TrackingCopy, entityAddr: EntityAddr): EntityEntryPoints {
  return runtimeFootprintByEntityAddr(copy, entityAddr).entryPoints;
}

/** What running code needs to know of an account, contract or entity. Leaves no entry. */
export function runtimeFootprintByEntityAddr(copy: TrackingCopy, entityAddr: EntityAddr): RuntimeFootprint {
  let entityKey: Key;
  if (entityAddr.kind === 'Account') {
    const accountKey = Key.account(AccountHash.fromBytes(entityAddr.addr));
    const stored = copy.peek(accountKey);
    if (stored === undefined) failTrackingCopy({ _tag: 'KeyNotFound', key: accountKey });
    if (stored._tag === 'Account') return RuntimeFootprint.ofAccount(stored.value);
    if (stored._tag !== 'CLValue') failTypeMismatch('Account or Key', stored);
    entityKey = typedValue(stored.value, CLType.Key, Key.read);
  } else {
    const stored = copy.peek(Key.hash(entityAddr.addr));
    if (stored?._tag === 'Contract') {
      return RuntimeFootprint.ofContract(entityAddr.addr, stored.value, systemTypeOf(copy, entityAddr.addr));
    }
    entityKey =
      stored?._tag === 'CLValue' ? typedValue(stored.value, CLType.Key, Key.read) : Key.addressableEntity(entityAddr);
  }

  const stored = copy.peek(entityKey);
  if (stored === undefined) failTrackingCopy({ _tag: 'KeyNotFound', key: entityKey });
  if (stored._tag !== 'AddressableEntity') failTypeMismatch('AddressableEntity', stored);
  const namedKeys = namedKeyRecords(copy, entityAddr);
  return RuntimeFootprint.ofEntity(entityAddr, stored.value, namedKeys, entryPointRecords(copy, entityAddr));
}

/** Which system contract an address is; standard payment is not looked for. */
function systemTypeOf(copy: TrackingCopy, address: Uint8Array): SystemEntityType | undefined {
  const registry = getSystemEntityRegistry(copy);
  return (['Mint', 'Auction', 'HandlePayment'] as const).find((type) => {
    const known = registry.get(SYSTEM_ENTITY_NAMES[type]);
    return known !== undefined && bytesEqual(known, address);
  });
}

function namedKeyRecords(copy: TrackingCopy, entityAddr: EntityAddr): NamedKeys {
  const namedKeys = new Map<string, Key>();
  for (const [, stored] of recordsUnder(copy, keyPrefix(KEY_TAGS.NamedKey, entityAddr))) {
    if (stored._tag !== 'NamedKey') failTypeMismatch('CLValue', stored);
    const key = typedValue(stored.value.namedKey, CLType.Key, Key.read);
    namedKeys.set(
      typedValue(stored.value.name, CLType.String, (reader) => reader.readString()),
      key,
    );
  }
  return namedKeys;
}

function entryPointRecords(copy: TrackingCopy, entityAddr: EntityAddr): EntityEntryPoints {
  const entryPoints: EntityEntryPoint[] = [];
  // The zero stands for entry points of the first machine.
  for (const [, stored] of recordsUnder(copy, keyPrefix(KEY_TAGS.EntryPoint, entityAddr, 0))) {
    if (stored._tag !== 'EntryPoint') failTypeMismatch('EntryPointsV1', stored);
    entryPoints.push(stored.value.entryPoint);
  }
  return entryPointsFrom(entryPoints);
}

/** The bytes that the keys of one kind of record begin with for an entity. */
function keyPrefix(tag: number, entityAddr: EntityAddr, ...kind: readonly number[]): Uint8Array {
  return concatBytes(Uint8Array.of(tag, ...kind), entityAddr.toBytes());
}

/** The records whose keys begin so, in Rust's order of keys. */
function* recordsUnder(copy: TrackingCopy, prefix: Uint8Array): Generator<readonly [Key, StoredValue]> {
  for (const key of copy.getKeysByPrefix(prefix)) {
    yield [key, copy.peek(key) ?? failTrackingCopy({ _tag: 'KeyNotFound', key })];
  }
}
