/**
 * What holds leave of a balance.
 *
 * Answers to: casper-storage `data_access_layer/balance.rs` (`AvailableBalanceChecker`).
 *
 * @module
 */
import type { HoldBalanceHandling } from '../config/coreConfig';
import type { BalanceHoldKind } from '../types/keyPayload';
import { EnginePanic } from './enginePanic';
import { failTrackingCopy } from './trackingCopyError';

/** Motes held at one block time, by the reason. */
export type BalanceHolds = ReadonlyMap<BalanceHoldKind, bigint>;

/** Holds by the block time (milliseconds) they were placed at, ascending. */
export type HoldsByBlockTime = ReadonlyMap<bigint, BalanceHolds>;

/** How gas holds count: in full, or shrinking over `interval` milliseconds. */
export interface GasHoldSettings {
  readonly handling: HoldBalanceHandling;
  readonly interval: bigint;
}

const U64_MAX = 0xffff_ffff_ffff_ffffn;
const U512_MAX = (1n << 512n) - 1n;

/**
 * The total balance less what is held; zero if more is held. Processing holds always count in full.
 *
 * @throws TrackingCopyError `Balance`
 */
export function availableBalance(
  holds: HoldsByBlockTime,
  blockTime: bigint,
  totalBalance: bigint,
  gasHolds: GasHoldSettings,
): bigint {
  const gasHeld =
    gasHolds.handling._tag === 'Accrued' ? accrued(holds, 'Gas') : amortized(holds, blockTime, gasHolds.interval);
  const held = gasHeld + accrued(holds, 'Processing');
  return held > totalBalance ? 0n : totalBalance - held;
}

function accrued(holds: HoldsByBlockTime, kind: BalanceHoldKind): bigint {
  let sum = 0n;
  for (const held of holds.values()) sum += held.get(kind) ?? 0n;
  return sum;
}

function amortized(holds: HoldsByBlockTime, blockTime: bigint, interval: bigint): bigint {
  let sum = 0n;
  for (const [placed, kinds] of holds) {
    const amount = kinds.get('Gas');
    if (amount === undefined || placed > blockTime) continue;
    const expiry = placed + interval > U64_MAX ? U64_MAX : placed + interval;
    if (blockTime > expiry) continue;
    // Only a hold of this very block gets here with an interval of zero.
    if (interval === 0n) throw new EnginePanic('denominator == 0');
    sum += share(amount, expiry - blockTime, interval);
  }
  return sum;
}

/** `amount * part / whole`, rounded down; the product may not outgrow 512 bits once common factors are gone. */
function share(amount: bigint, part: bigint, whole: bigint): bigint {
  const common = greatestCommonDivisor(amount, whole);
  const numerator = (amount / common) * part;
  if (numerator > U512_MAX) failTrackingCopy({ _tag: 'Balance', failure: 'AmortizationFailure' });
  return numerator / (whole / common);
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a, b];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}
