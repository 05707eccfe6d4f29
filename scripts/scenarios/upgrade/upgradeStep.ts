/** Upgrade steps, and the records of system contracts that scenarios put in place of those of genesis. */
import { bytesToHex } from '@noble/hashes/utils.js';
import { writeBytes } from '../../../src/bytes/writer';
import { type StoredSystemContract, systemEntryPoints } from '../../../src/system/systemEntryPoints';
import { writeEntryPoints } from '../../../src/types/entryPoint';
import { type StoredValue, storedValueToBytes } from '../../../src/types/storedValue';
import type { Step } from '../scenario';
import {
  type Bytes,
  DEFAULT,
  hashOf,
  hex,
  type Json,
  join,
  keyOf,
  list,
  ONE,
  PROPOSER,
  string,
  THREE,
  TWO,
  u32,
} from '../values';

type Fields = { readonly [field: string]: Json };

/** From 2.0.0 to 2.0.1, if not said otherwise. */
export const upgrade = (fields: Fields = {}): Step => ({ kind: 'upgrade', from: '2.0.0', to: '2.0.1', ...fields });
export const majorUpgrade = (fields: Fields = {}): Step => upgrade({ to: '3.0.0', ...fields });
export const query = (key: Json, path: readonly string[] = []): Step => ({ kind: 'query', key, path });
export const eraStep = (fields: Fields = {}): Step => ({ kind: 'step', ...fields });
/** So many ends of eras. */
export const eras = (count: number): readonly Step[] => Array.from({ length: count }, () => eraStep());

export type SystemName = 'mint' | 'auction' | 'handle payment';
const TYPES: Readonly<Record<SystemName, StoredSystemContract>> = {
  mint: 'Mint',
  auction: 'Auction',
  'handle payment': 'HandlePayment',
};

/** KEY expressions of a system contract, its package and its named keys. */
export const system = (name: SystemName): Json => ({ system: name });
export const packageOf = (name: SystemName): Json => ({ packageOf: system(name) });
export const systemKey = (owner: SystemName, name: string): Json => ({ namedKey: [system(owner), name] });
export const querySystem = (owner: SystemName, name: string): Step => query(systemKey(owner, name));

export const AUCTION_KEYS = [
  'auction_delay',
  'era_end_timestamp_millis',
  'era_id',
  'locked_funds_period',
  'seigniorage_recipients_snapshot',
  'seigniorage_recipients_snapshot_version',
  'unbonding_delay',
  'validator_slots',
] as const;
export const MINT_KEYS = ['gas_hold_handling', 'gas_hold_interval', 'round_seigniorage_rate', 'total_supply'] as const;
export const HANDLE_PAYMENT_KEYS = ['accumulation_purse', 'payment_purse'] as const;

const ENTRY_POINTS = (name: SystemName): Bytes =>
  hex(bytesToHex(writeBytes((writer) => writeEntryPoints(writer, systemEntryPoints(TYPES[name])))));

/** StoredValue::Contract of a system contract with only these named keys, and its own entry points unless given. */
export function contractRecord(
  name: SystemName,
  namedKeys: readonly string[],
  { points = ENTRY_POINTS(name), keys = {} }: { readonly points?: Bytes; readonly keys?: Fields } = {},
): Bytes {
  const entries = namedKeys.map((key) => join(string(key), keyOf(keys[key] ?? systemKey(name, key), 34)));
  const version = join(u32(2), u32(0), u32(0));
  return join(hex('03'), hashOf(packageOf(name)), hashOf({ wasmOf: system(name) }), list(...entries), points, version);
}

/** Entry points of a system contract in an older form: none at all. */
export const NO_ENTRY_POINTS: Bytes = list();

/** StoredValue::CLValue; `value` is a whole CLValue. */
export const stored = (value: Bytes): Json => join(hex('00'), value).json;
/** Bytes of a stored value. */
export const storedBytes = (value: StoredValue): Json => bytesToHex(storedValueToBytes(value));
export const writeData = (...data: readonly (readonly [Json, Json])[]): Step => ({ kind: 'writeData', data });
/** Takes values away, with URefs as the state has them. */
export const prune = (...keys: readonly Json[]): Step => ({
  kind: 'prune',
  keys: keys.map((key) => ({ normalize: key })),
});

export const TRILLION = '000000000000';
const account = (publicKey: string, bondedAmount?: string, delegationRate = 10): Json =>
  bondedAmount === undefined
    ? { publicKey, balance: '10000000000000000000' }
    : { publicKey, balance: '10000000000000000000', bondedAmount, delegationRate };

/** The two default accounts, and three validators of 5, 3 and 1 trillion motes, the last below the minimum of upgrades. */
export const STAKED_ACCOUNTS: readonly Json[] = [
  account(DEFAULT),
  account(PROPOSER),
  account(ONE, `5${TRILLION}`),
  account(TWO, `3${TRILLION}`, 20),
  account(THREE, `1${TRILLION}`, 0),
];

/** A network of {@link STAKED_ACCOUNTS} with small minima. */
export const staked = (core: Fields = {}): Json => ({
  accounts: STAKED_ACCOUNTS,
  chainspec: {
    core: { minimum_bid_amount: 1000, minimum_delegation_amount: 100, unbonding_delay: 2, ...core },
  },
});
/** A patch of the default chainspec as {@link staked} has it, with changes: for a step of that network. */
export const stakedChainspec = (core: Fields = {}): Json => (staked(core) as { readonly chainspec: Json }).chainspec;

export const bidding = (initiator: string, method: Fields): Step => ({ kind: 'bidding', initiator, method });
export const addBid = (publicKey: string, amount: string, more: Fields = {}): Step =>
  bidding(publicKey, { name: 'addBid', publicKey, delegationRate: 10, amount, ...more });
export const delegate = (delegator: string, validator: string, amount: string): Step =>
  bidding(delegator, { name: 'delegate', delegator, validator, amount });
export const undelegate = (delegator: string, validator: string, amount: string): Step =>
  bidding(delegator, { name: 'undelegate', delegator, validator, amount });
export const validators: Step = { kind: 'getEraValidators' };
export const bids: Step = { kind: 'getBids' };
export const unbonds: Step = { kind: 'getUnbonds' };
export const totalSupply: Step = { kind: 'totalSupply' };
