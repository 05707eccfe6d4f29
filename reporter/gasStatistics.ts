/**
 * Gas of many calls of one thing.
 *
 * @module
 */
import { GAS_USES, type GasUse } from '../src/report/gasOfFrame';

/** Gas of the calls that succeeded; those that failed, early or late, are only counted. */
export interface GasStatistics {
  readonly calls: number;
  readonly failed: number;
  /** 0 where there is no call. */
  readonly min: bigint;
  readonly max: bigint;
  /** Of all calls together. */
  readonly total: bigint;
  /** What the total was spent on. */
  readonly split: Readonly<Record<GasUse, bigint>>;
}

/** Of no call. */
export const NO_CALLS: GasStatistics = { calls: 0, failed: 0, min: 0n, max: 0n, total: 0n, split: splitOf(() => 0n) };

/** The gas by use that a function says. */
export function splitOf(amount: (use: GasUse) => bigint): GasStatistics['split'] {
  return Object.fromEntries(GAS_USES.map((use) => [use, amount(use)])) as GasStatistics['split'];
}

/** Of the calls of both. */
export function together(a: GasStatistics, b: GasStatistics): GasStatistics {
  const failed = a.failed + b.failed;
  if (a.calls === 0) return { ...b, failed };
  if (b.calls === 0) return { ...a, failed };
  return {
    calls: a.calls + b.calls,
    failed,
    // biome-ignore lint/complexity/useMathMinMax: these are bigints.
    min: a.min < b.min ? a.min : b.min,
    // biome-ignore lint/complexity/useMathMinMax: as above.
    max: a.max > b.max ? a.max : b.max,
    total: a.total + b.total,
    split: splitOf((use) => a.split[use] + b.split[use]),
  };
}

/** The part of a total that falls to one call, rounded to the nearest. */
export function averageOf(total: bigint, calls: number): bigint {
  const divisor = BigInt(calls);
  if (divisor === 0n) return 0n;
  const half = total < 0n ? -divisor : divisor;
  return (2n * total + half) / (2n * divisor);
}
