import { expect, test } from '@jest/globals';
import { bytesToHex, hexToBytes } from '../../../src/bytes/hex';
import { writeBytes } from '../../../src/bytes/writer';
import type { Account } from '../../../src/types/account';
import { AccountHash } from '../../../src/types/accountHash';
import { AddressableEntity } from '../../../src/types/addressableEntity';
import { AssociatedKeys } from '../../../src/types/associatedKeys';
import { Contract } from '../../../src/types/contract';
import { DEFAULT_ENTITY_ACTION_THRESHOLDS } from '../../../src/types/entityActionThresholds';
import { EntityAddr } from '../../../src/types/entityAddr';
import { writeEntityKind } from '../../../src/types/entityKind';
import { writeEntityEntryPoints } from '../../../src/types/entryPoint';
import { Key } from '../../../src/types/key';
import { namedKeysFromBytes } from '../../../src/types/namedKeys';
import { ProtocolVersion } from '../../../src/types/protocolVersion';
import { RuntimeFootprint } from '../../../src/types/runtimeFootprint';
import { type StoredValue, storedValueFromBytes, storedValueToBytes } from '../../../src/types/storedValue';
import type { SystemEntityType } from '../../../src/types/systemEntityType';
import { URef } from '../../../src/types/uref';
import { type Json, summariseNamedKeys } from './storedSummary';
import { loadStoredVectors } from './storedVectors';

const { footprints, compatible, convertedEntities } = loadStoredVectors();
type Source = (typeof footprints)[number]['source'];

const decode = <T extends StoredValue['value']>(hex: string): T => storedValueFromBytes(hexToBytes(hex)).value as T;

function footprintOf(source: Source): RuntimeFootprint {
  if (typeof source.account === 'string') return RuntimeFootprint.ofAccount(decode<Account>(source.account));
  if (typeof source.contract === 'string') {
    const system = (source.system ?? undefined) as SystemEntityType | undefined;
    return RuntimeFootprint.ofContract(hexToBytes(source.hash as string), decode<Contract>(source.contract), system);
  }
  return RuntimeFootprint.ofEntity(
    EntityAddr.fromFormattedString(source.addr as string),
    decode<AddressableEntity>(source.entity as string),
    namedKeysFromBytes(hexToBytes(source.namedKeys as string)),
    new Map(),
  );
}

/** The union of the rights to each address, ascending by address. */
function accessRights(urefs: readonly URef[]): Json {
  const rights = new Map<string, number>();
  for (const { addr, accessRights: bits } of urefs) {
    rights.set(bytesToHex(addr), (rights.get(bytesToHex(addr)) ?? 0) | bits);
  }
  return [...rights].sort(([a], [b]) => (a < b ? -1 : 1));
}

const hexOrNull = (bytes: Uint8Array | undefined): string | null => (bytes === undefined ? null : bytesToHex(bytes));

test.each(footprints.map((vector, index) => ({ ...vector, index })))(
  'footprint $index',
  ({ index: _index, ...vector }) => {
    const footprint = footprintOf(vector.source);
    const keys = vector.keys.map((key) => AccountHash.fromBytes(hexToBytes(key)));
    expect({
      source: vector.source,
      keys: vector.keys,
      hashAddr: bytesToHex(footprint.hashAddr),
      packageHash: hexOrNull(footprint.packageHash),
      wasmHash: hexOrNull(footprint.wasmHash),
      mainPurse: footprint.mainPurse?.toFormattedString() ?? null,
      namedKeys: summariseNamedKeys(footprint.namedKeys),
      entryPoints: bytesToHex(writeBytes((writer) => writeEntityEntryPoints(writer, footprint.entryPoints))),
      entityKind: bytesToHex(writeBytes((writer) => writeEntityKind(writer, footprint.entityKind))),
      accessRights: accessRights(footprint.urefs()),
      canAuthorize: footprint.canAuthorize(keys),
      canDeployWith: footprint.canDeployWith(keys),
      canManageKeysWith: footprint.canManageKeysWith(keys),
      canUpgradeWith: footprint.canUpgradeWith(keys),
    }).toEqual(vector);
  },
);

test('a footprint changes by giving another one', () => {
  const footprint = footprintOf(footprints.find(({ source }) => 'account' in source)!.source);
  const key = Key.hash(new Uint8Array(32));
  const purse = URef.create(new Uint8Array(32), 7);
  expect(footprint.withNamedKey('n', key).namedKeys.get('n')).toBe(key);
  expect(footprint.withMainPurse(purse).mainPurse).toBe(purse);
  expect(footprint.withNamedKeys(new Map()).namedKeys.size).toBe(0);
  expect(footprint.namedKeys.has('n')).toBe(false);
});

test('a contract has the same footprint each time it is asked for, and another one in another role', () => {
  const source = footprints.find((vector) => 'contract' in vector.source)!.source;
  const contract = decode<Contract>(source.contract as string);
  const address = hexToBytes(source.hash as string);
  const footprint = RuntimeFootprint.ofContract(address, contract, undefined);
  expect(RuntimeFootprint.ofContract(address.slice(), contract, undefined)).toBe(footprint);
  expect(RuntimeFootprint.ofContract(address, contract, 'Mint').entityKind).toEqual({ _tag: 'System', system: 'Mint' });
  const elsewhere = address.map((byte) => byte ^ 1);
  expect(RuntimeFootprint.ofContract(elsewhere, contract, 'Mint').hashAddr).toEqual(elsewhere);
  expect(RuntimeFootprint.ofContract(address, contract, undefined).entityKind._tag).toBe('SmartContract');
});

test.each(convertedEntities)('an account and a contract as entities', (vector) => {
  const encode = (value: AddressableEntity): string =>
    bytesToHex(storedValueToBytes({ _tag: 'AddressableEntity', value }));
  expect(encode(AddressableEntity.fromAccount(decode<Account>(vector.account)))).toBe(vector.accountEntity);
  expect(encode(AddressableEntity.fromContract(decode<Contract>(vector.contract)))).toBe(vector.contractEntity);
});

test.each(compatible)('protocol version %s with %s', (own, other, contractGoes, entityGoes) => {
  const protocolVersion = ProtocolVersion.fromString(own);
  const zero = new Uint8Array(32);
  const contract = new Contract({
    contractPackageHash: zero,
    contractWasmHash: zero,
    namedKeys: new Map(),
    entryPoints: new Map(),
    protocolVersion,
  });
  const entity = new AddressableEntity({
    packageHash: zero,
    byteCodeHash: zero,
    protocolVersion,
    mainPurse: URef.create(zero, 0),
    associatedKeys: AssociatedKeys.empty(),
    actionThresholds: DEFAULT_ENTITY_ACTION_THRESHOLDS,
    entityKind: { _tag: 'SmartContract', runtime: 'VmCasperV1' },
  });
  expect(contract.isCompatibleProtocolVersion(ProtocolVersion.fromString(other))).toBe(contractGoes);
  expect(entity.isCompatibleProtocolVersion(ProtocolVersion.fromString(other))).toBe(entityGoes);
});
