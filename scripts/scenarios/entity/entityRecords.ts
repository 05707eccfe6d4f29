/** A contract as an addressable entity, written record by record, so that each can be missing or broken. */
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { EntityAddr } from '../../../src/types/entityAddr';
import { Key, nameHash } from '../../../src/types/key';
import { DRIVER_POINTS, entryPoints } from '../contracts/contractProgram';
import { storedDriver } from '../storedDriver';
import { type Bytes, clValue, hex, type Json, join, list, string, TAG, u8, u32, uref, vector } from '../values';

export const ADDRESS: string = 'a1'.repeat(32);
export const PACKAGE: string = 'b1'.repeat(32);
const CODE = 'c1'.repeat(32);
const PURSE = 'd1'.repeat(32);
const entityAddr = EntityAddr.smartContract(hexToBytes(ADDRESS));

const keyText = (key: Key): string => key.toFormattedString();
export const ENTITY_KEY: string = keyText(Key.addressableEntity(entityAddr));
export const PACKAGE_KEY: string = keyText(Key.smartContract(hexToBytes(PACKAGE)));
export const CODE_KEY: string = keyText(Key.byteCode({ _tag: 'V1CasperWasm', addr: hexToBytes(CODE) }));
export const namedKeyKey = (name: string): string => keyText(Key.namedKey(entityAddr, nameHash(name)));
export const entryPointKey = (name: string): string => keyText(Key.entryPoint(entityAddr, nameHash(name)));
/** The key that an account's record names. */
export const entityOfAccount = (accountHash: string): Bytes =>
  hex(bytesToHex(Key.addressableEntity(EntityAddr.account(hexToBytes(accountHash))).bytes));

interface EntityFields {
  /** Hash and weight of each associated key, ascending. */
  readonly keys?: readonly (readonly [Bytes, number])[];
  /** 0 for the first machine, 1 for the second. */
  readonly runtime?: number;
  readonly version?: readonly [number, number, number];
  readonly upgradeThreshold?: number;
}

/** StoredValue::AddressableEntity of the contract. */
export function entityRecord({
  keys = [],
  runtime = 0,
  version = [2, 0, 0],
  upgradeThreshold = 1,
}: EntityFields = {}): Json {
  return join(
    hex('0d'),
    hex(PACKAGE),
    hex(CODE),
    ...version.map(u32),
    uref(PURSE, 7),
    list(...keys.map(([hash, weight]) => join(hash, u8(weight)))),
    hex('01'),
    u8(upgradeThreshold),
    hex('01'),
    hex('02'),
    u8(runtime),
  ).json;
}

interface PackageFields {
  readonly locked?: boolean;
  /** Whether version 2.1 is disabled. */
  readonly disabled?: boolean;
  /** How many versions are the contract. */
  readonly versions?: number;
}

/** StoredValue::SmartContract: the package with the contract as version 2.1, and further ones. */
export function packageRecord({ locked = false, disabled = false, versions = 1 }: PackageFields = {}): Json {
  const entity = join(hex('02'), hex(ADDRESS));
  return join(
    hex('0c'),
    list(...Array.from({ length: versions }, (_, n) => join(u32(2), u32(n + 1), entity))),
    list(...(disabled ? [join(u32(2), u32(1))] : [])),
    list(),
    u8(locked ? 1 : 0),
  ).json;
}

/** StoredValue::NamedKey. */
export const namedKeyRecord = (name: string, key: Bytes): Json =>
  join(hex('11'), clValue(key, TAG.Key), clValue(string(name), TAG.String)).json;

/** StoredValue::ByteCode of the driver. */
export const codeRecord = (kind = 1): Json => join(hex('0e'), u8(kind), vector(storedDriver())).json;

/** StoredValue::EntryPoint of each entry point of the driver, under its key. */
const entryPointRecords: readonly (readonly [string, Json])[] = DRIVER_POINTS.map((each) => {
  const one = entryPoints([each], true).json as string;
  // Without the number of entry points and the name that is the key in a map of them.
  const value = one.slice(8 + 2 * string(each.name).size);
  return [entryPointKey(each.name), `1300${value}`] as const;
});

/** All records, with changes of the entity. */
export const entityRecords = (fields: EntityFields = {}): readonly (readonly [string, Json])[] => [
  [CODE_KEY, codeRecord()],
  [ENTITY_KEY, entityRecord(fields)],
  [PACKAGE_KEY, packageRecord()],
  [namedKeyKey('data'), namedKeyRecord('data', hex(`02${PURSE}07`))],
  ...entryPointRecords,
  [`uref-${PURSE}-007`, join(hex('00'), clValue(hex(''), TAG.Unit)).json],
  [`balance-${PURSE}`, join(hex('00'), clValue(hex('0164'), TAG.U512)).json],
];
