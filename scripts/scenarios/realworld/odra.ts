/**
 * Steps with contracts of the crate odra-modules (tests/fixtures/realworld): installing, upgrading, calling, and looking
 * into the places where Odra keeps its values.
 */
import { blake2b } from '@noble/hashes/blake2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { exec, type Options, type Step } from '../scenario';
import {
  type Argument,
  accountKey,
  argument,
  type Bytes,
  big,
  bool,
  DEFAULT,
  hashOf,
  type Json,
  join,
  keyOf,
  ONE,
  raw,
  string,
  THREE,
  TWO,
  u32,
  vector,
} from '../values';

/** The holders of these stories, all with an account from the start. */
export const OWNER: string = DEFAULT;
export const ALICE: string = ONE;
export const BOB: string = TWO;
export const CAROL: string = THREE;

const BALANCE = '10000000000000000000';
export const GENESIS: Json = {
  accounts: [OWNER, ALICE, BOB, CAROL].map((publicKey) => ({ publicKey, balance: BALANCE })),
};

export const wasm = (name: string): string => `../../fixtures/realworld/${name}.wasm`;

/** KEY of the package that an account keeps under a name, and of the newest contract in it. */
export const packageKey = (name: string, owner: string = OWNER): Json => ({ namedKey: [{ account: owner }, name] });
export const contractKey = (name: string, version: number | null = null): Json => ({
  contractOf: [packageKey(name), version],
});

/** bytesrepr of an Odra address: an account's key, or the key of a package. */
export const account = (publicKey: string): Bytes => accountKey(publicKey);
export const contract = (name: string): Bytes => keyOf(packageKey(name));

export const key = (name: string, value: Bytes): Argument => argument(name, 'Key', value);
export const u256 = (name: string, value: number | bigint): Argument => argument(name, 'U256', big(value));
export const text = (name: string, value: string): Argument => argument(name, 'String', string(value));
export const flag = (name: string, value: boolean): Argument => argument(name, 'Bool', bool(value));
export const byteVector = (name: string, value: Bytes): Argument => argument(name, { List: 'U8' }, vector(value));

export interface Installation {
  readonly upgradable?: boolean;
  readonly override?: boolean;
  readonly args?: readonly Argument[];
}

/** Session code that installs a contract and runs its constructor. */
export function install(file: string, name: string, installation: Installation = {}, options: Options = {}): Step {
  const { upgradable = true, override = true, args = [] } = installation;
  return exec(wasm(file), {
    ...options,
    args: [
      flag('odra_cfg_is_upgradable', upgradable),
      flag('odra_cfg_is_upgrade', false),
      flag('odra_cfg_allow_key_override', override),
      text('odra_cfg_package_hash_key_name', name),
      ...args,
    ],
  });
}

export interface Upgrade {
  /** The package, if not the one of that name. */
  readonly target?: Json;
  readonly override?: boolean;
  readonly createGroup?: boolean;
}

/** Session code that adds its contract to an installed package and disables the version before. */
export function upgrade(file: string, name: string, change: Upgrade = {}, options: Options = {}): Step {
  const { target = packageKey(name), override = true, createGroup = false } = change;
  return exec(wasm(file), {
    ...options,
    args: [
      flag('odra_cfg_is_upgrade', true),
      flag('odra_cfg_allow_key_override', override),
      flag('odra_cfg_create_upgrade_group', createGroup),
      text('odra_cfg_package_hash_key_name', name),
      argument('odra_cfg_package_hash_to_upgrade', { ByteArray: 32 }, hashOf(target)),
    ],
  });
}

/** Calls the newest version of a contract; the owner installed it. */
export function call(
  name: string,
  entryPoint: string,
  args: readonly Argument[] = [],
  { session, ...more }: Options = {},
): Step {
  const target = (session ?? { packageHash: packageKey(name) }) as { readonly [field: string]: Json };
  return { kind: 'exec', ...more, session: { ...target, entryPoint }, args: args as Json };
}

/** The same call by somebody else. */
export const as = (publicKey: string, step: Step): Step => ({ ...step, initiator: publicKey });

export const namedKeys = (name: string): Step => ({ kind: 'getNamedKeys', owner: contractKey(name) });
export const query = (name: string, ...path: readonly string[]): Step => ({
  kind: 'query',
  key: contractKey(name),
  path,
});
export const dictionary = (name: string, seed: string, item: string): Step => ({
  kind: 'queryDictionary',
  seed: { namedKey: [contractKey(name), seed] },
  item,
});

/** The dictionary items of key-value storages: base64 of the key, or the hash of two keys. */
export function base64(value: Bytes): string {
  return Buffer.from(hexToBytes(value.json as string)).toString('base64');
}
export function hashed(...values: readonly Bytes[]): string {
  return bytesToHex(blake2b(hexToBytes(join(...values).json as string), { dkLen: 32 }));
}
/** The item of a field in the dictionary `state`: fields count from 1, a digit for each module on the way. */
export function field(path: readonly number[], ...mappingKey: readonly Bytes[]): string {
  const index = path.reduce((sum, digit) => sum * 16 + digit, 0);
  return hashed(...[24, 16, 8, 0].map((shift) => byteOf(index >> shift)), ...mappingKey);
}
const byteOf = (value: number): Bytes => ({ json: (value & 255).toString(16).padStart(2, '0'), size: 1 });

/** An event of the contract, by its number. */
export const event = (name: string, number: number): Step => dictionary(name, '__events', String(number));
export const eventCount = (name: string): Step => query(name, '__events_length');

/** bytesrepr of a map or list of pairs of texts. */
export const pairs = (...entries: readonly (readonly [string, string])[]): Bytes =>
  join(u32(entries.length), ...entries.map(([name, value]) => join(string(name), string(value))));
export const data = (value: string): Bytes => vector(raw(value));
