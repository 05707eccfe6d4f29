/**
 * Balances of purses and the holds on them, through a tracking copy.
 *
 * Answers to: casper-storage `tracking_copy/ext.rs` (the functions on balances and holds), casper-types `block_time.rs`
 * (`HoldsEpoch`).
 *
 * @module
 */
import { concatBytes } from '../bytes/compareBytes';
import type { ByteReader } from '../bytes/reader';
import type { HoldBalanceHandling } from '../config/coreConfig';
import { CLType } from '../types/clType';
import type { CLValue } from '../types/clValue';
import { EntityAddr } from '../types/entityAddr';
import { Key } from '../types/key';
import { BALANCE_HOLD_KINDS, type BalanceHoldKind, KEY_TAGS } from '../types/keyPayload';
import { type StoredValue, storedValueAsCLValue } from '../types/storedValue';
import { availableBalance, type HoldsByBlockTime } from './availableBalance';
import { EnginePanic } from './enginePanic';
import type { MerkleProof } from './merkleProof';
import type { TrackingCopy } from './trackingCopy';
import { failTrackingCopy } from './trackingCopyError';
import { failTypeMismatch, getBlockTime, getNamedKeys, getSystemContractHash, typedValue } from './trackingCopyExt';

/** Named keys of the mint under which the settings for gas holds are (casper-types `system/mint/constants.rs`). */
const GAS_HOLD_HANDLING_KEY = 'gas_hold_handling';
const GAS_HOLD_INTERVAL_KEY = 'gas_hold_interval';

/** The settings for one kind of hold, and the block time they are asked at. Times are milliseconds. */
export interface BalanceHoldConfig {
  readonly blockTime: bigint;
  readonly handling: HoldBalanceHandling;
  readonly interval: bigint;
}

/** Where a hold is: on which purse (32 bytes), why, and since which block time (milliseconds). */
export interface BalanceHoldAddr {
  readonly kind: BalanceHoldKind;
  readonly purse: Uint8Array;
  readonly blockTime: bigint;
  readonly key: Key;
}

/** One hold with its proof. */
export interface ProvenHold {
  readonly amount: bigint;
  readonly proof: MerkleProof;
}

const readU512 = (reader: ByteReader): bigint => reader.readU512();

/** The settings for a kind of hold; none before there is a block time. Leaves no entry. */
export function getBalanceHoldConfig(copy: TrackingCopy, kind: BalanceHoldKind): BalanceHoldConfig | undefined {
  const blockTime = getBlockTime(copy);
  if (blockTime === undefined) return undefined;
  if (kind === 'Processing') return { blockTime, handling: { _tag: 'Accrued' }, interval: 0n };

  const mint = EntityAddr.system(getSystemContractHash(copy, 'mint'));
  const namedKeys = getNamedKeys(copy, mint);
  const setting = <T>(name: string, type: CLType, read: (reader: ByteReader) => T): T => {
    const key = namedKeys.get(name) ?? failTrackingCopy({ _tag: 'NamedKeyNotFound', name });
    if (key.variant !== 'URef') failTrackingCopy({ _tag: 'UnexpectedKeyVariant', key });
    const stored = copy.peek(key.normalize());
    if (stored === undefined) failTrackingCopy({ _tag: 'ValueNotFound', message: GAS_HOLD_HANDLING_KEY });
    if (stored._tag !== 'CLValue') failTrackingCopy({ _tag: 'UnexpectedStoredValueVariant' });
    return typedValue(stored.value, type, read);
  };
  const handling = handlingOfTag(setting(GAS_HOLD_HANDLING_KEY, CLType.U8, (reader) => reader.readU8()));
  const interval = setting(GAS_HOLD_INTERVAL_KEY, CLType.U64, (reader) => reader.readU64());
  return { blockTime, handling, interval };
}

/** Answers to: casper-types `chainspec/hold_balance_handling.rs` (`from_tag`). */
function handlingOfTag(tag: number): HoldBalanceHandling {
  if (tag === 0) return { _tag: 'Accrued' };
  if (tag === 1) return { _tag: 'Amortized' };
  return failTrackingCopy({
    _tag: 'ValueNotFound',
    message: 'No hold balance handling variant matches stored tag',
  });
}

/** The balance key of a purse. */
export function getPurseBalanceKey(purse: Key): Key {
  const uref = purse.asURef() ?? failTrackingCopy({ _tag: 'UnexpectedKeyVariant', key: purse });
  return Key.balance(uref.addr);
}

/** The balance key for a balance or purse key. */
function balanceKeyOf(key: Key): Key {
  if (key.variant === 'URef') return getPurseBalanceKey(key);
  return key.variant === 'Balance' ? key : failTrackingCopy({ _tag: 'UnexpectedKeyVariant', key });
}

/** Motes of a purse (by its URef or balance key), those on hold included. Leaves no entry. */
export function getTotalBalance(copy: TrackingCopy, key: Key): bigint {
  const balanceKey = balanceKeyOf(key);
  const stored = copy.peek(balanceKey) ?? failTrackingCopy({ _tag: 'KeyNotFound', key: balanceKey });
  return typedValue(asCLValue(stored), CLType.U512, readU512);
}

/** The same from the state below, with its proof. */
export function getTotalBalanceWithProof(copy: TrackingCopy, key: Key): ProvenHold {
  const balanceKey = balanceKeyOf(key);
  const proof = copy.readWithProof(balanceKey) ?? failTrackingCopy({ _tag: 'KeyNotFound', key: balanceKey });
  return { amount: typedValue(asCLValue(proof.value), CLType.U512, readU512), proof };
}

/** Motes of a purse (by its URef or balance key) that are not on hold. Leaves an entry for each hold. */
export function getAvailableBalance(copy: TrackingCopy, key: Key): bigint {
  const balanceKey = balanceKeyOf(key);
  const totalBalance = getTotalBalance(copy, balanceKey);
  const config = getBalanceHoldConfig(copy, 'Gas');
  if (config === undefined) return totalBalance;
  const holds = getBalanceHolds(copy, balanceKey.bytes.subarray(1), config.blockTime, config.interval);
  return holds.size === 0 ? totalBalance : availableBalance(holds, config.blockTime, totalBalance, config);
}

/** The holds on a purse (32-byte address), gas before processing, each kind by the bytes of its keys. */
export function getBalanceHoldAddresses(copy: TrackingCopy, purse: Uint8Array): readonly BalanceHoldAddr[] {
  return BALANCE_HOLD_KINDS.flatMap((kind) => holdAddresses(copy, kind, purse));
}

function holdAddresses(copy: TrackingCopy, kind: BalanceHoldKind, purse: Uint8Array): BalanceHoldAddr[] {
  const prefix = concatBytes(Uint8Array.of(KEY_TAGS.BalanceHold, BALANCE_HOLD_KINDS.indexOf(kind)), purse);
  return copy.keysWithPrefix(prefix).map((key) => {
    const payload = key.payload();
    if (payload.variant !== 'BalanceHold') failTrackingCopy({ _tag: 'UnexpectedKeyVariant', key });
    return { kind: payload.kind, purse: payload.purse, blockTime: payload.blockTime, key };
  });
}

/** Since when holds count: `interval` before `blockTime`, not before zero. */
function holdsEpoch(blockTime: bigint, interval: bigint): bigint {
  return blockTime > interval ? blockTime - interval : 0n;
}

/** The holds on a purse that have not expired at `blockTime`. Leaves an entry for each. */
export function getBalanceHolds(
  copy: TrackingCopy,
  purse: Uint8Array,
  blockTime: bigint,
  interval: bigint,
): HoldsByBlockTime {
  return collectHolds(copy, purse, holdsEpoch(blockTime, interval), (key): bigint => {
    const stored = copy.read(key);
    if (stored === undefined) failTrackingCopy({ _tag: 'KeyNotFound', key });
    if (stored._tag !== 'CLValue') failTrackingCopy({ _tag: 'UnexpectedStoredValueVariant' });
    return typedValue(stored.value, CLType.U512, readU512);
  });
}

/** The holds on a purse that have not expired, from the state below and with proofs. Leaves no entry. */
export function getBalanceHoldsWithProof(
  copy: TrackingCopy,
  purse: Uint8Array,
): ReadonlyMap<bigint, ReadonlyMap<BalanceHoldKind, ProvenHold>> {
  const config = getBalanceHoldConfig(copy, 'Gas');
  if (config === undefined) return new Map();
  return collectHolds(copy, purse, holdsEpoch(config.blockTime, config.interval), (key): ProvenHold => {
    const proof = copy.readWithProof(key) ?? failTrackingCopy({ _tag: 'KeyNotFound', key });
    return { amount: typedValue(asCLValue(proof.value), CLType.U512, readU512), proof };
  });
}

function collectHolds<T>(
  copy: TrackingCopy,
  purse: Uint8Array,
  epoch: bigint,
  read: (key: Key) => T,
): ReadonlyMap<bigint, ReadonlyMap<BalanceHoldKind, T>> {
  const found = new Map<bigint, Map<BalanceHoldKind, T>>();
  for (const { kind, blockTime, key } of getBalanceHoldAddresses(copy, purse)) {
    if (blockTime < epoch) continue;
    const held = read(key);
    const kinds = found.get(blockTime) ?? new Map<BalanceHoldKind, T>();
    // A hold that is in the state and was written again is listed twice, which the reference takes to be impossible.
    if (kinds.has(kind)) {
      throw new EnginePanic('there should be only one entry per (block_time, hold kind)');
    }
    found.set(blockTime, kinds.set(kind, held));
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Takes holds away from a purse (32-byte address), kind by kind: those placed up to `epoch` (milliseconds), or all of the
 * kind if it is `undefined`.
 */
export function clearExpiredBalanceHolds(
  copy: TrackingCopy,
  purse: Uint8Array,
  filter: readonly { readonly kind: BalanceHoldKind; readonly epoch: bigint | undefined }[],
): void {
  for (const { kind, epoch } of filter) {
    for (const { key, blockTime } of holdAddresses(copy, kind, purse)) {
      if (epoch === undefined || blockTime <= epoch) copy.prune(key);
    }
  }
}

function asCLValue(stored: StoredValue): CLValue {
  return storedValueAsCLValue(stored) ?? failTypeMismatch('StoredValue', stored);
}
