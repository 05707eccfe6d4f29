/**
 * How stake locked at genesis is released week by week.
 *
 * Answers to: casper-types system/auction/bid/vesting.rs.
 */
import type { ByteReader } from '../bytes/reader';
import type { ByteWriter } from '../bytes/writer';

const DAY_MILLIS = 24 * 60 * 60 * 1000;
const WEEK_MILLIS = 7 * DAY_MILLIS;

/** Length of the default schedule: 91 days, in milliseconds. */
export const VESTING_SCHEDULE_LENGTH_MILLIS: bigint = 91n * BigInt(DAY_MILLIS);

/** Amounts in the table of a schedule: 13 weeks and a closing zero. */
const LOCKED_AMOUNTS_LENGTH = 14;

/** When stake begins to be released and, once computed, how much stays locked after each week. */
export interface VestingSchedule {
  readonly initialReleaseTimestampMillis: bigint;
  /** Exactly 14 amounts, or absent until the release begins. */
  readonly lockedAmounts: readonly bigint[] | undefined;
}

/** A schedule that has not begun. */
export function newVestingSchedule(initialReleaseTimestampMillis: bigint): VestingSchedule {
  return { initialReleaseTimestampMillis, lockedAmounts: undefined };
}

/**
 * Computes the table of locked amounts for a stake, or returns `undefined` when there is one already.
 * The period must be shorter than 14 weeks; Rust panics otherwise and so does this, with a `RangeError`.
 */
export function initializeVestingSchedule(
  schedule: VestingSchedule,
  stakedAmount: bigint,
  periodMillis: bigint = VESTING_SCHEDULE_LENGTH_MILLIS,
): VestingSchedule | undefined {
  if (schedule.lockedAmounts !== undefined) {
    return undefined;
  }
  const weeks = Number(periodMillis / BigInt(WEEK_MILLIS));
  if (weeks >= LOCKED_AMOUNTS_LENGTH) {
    throw new RangeError(`vesting schedule period must be less than ${LOCKED_AMOUNTS_LENGTH} weeks`);
  }
  const lockedAmounts: bigint[] = new Array<bigint>(LOCKED_AMOUNTS_LENGTH).fill(0n);
  const weeklyRelease = stakedAmount / BigInt(weeks + 1);
  for (let week = 0; week < weeks; week++) {
    lockedAmounts[week] = stakedAmount - weeklyRelease * BigInt(week + 1);
  }
  return { ...schedule, lockedAmounts };
}

/** What is still locked at a time; `undefined` before the release begins or while there is no table. */
export function lockedAmountAt(schedule: VestingSchedule, timestampMillis: bigint): bigint | undefined {
  const { initialReleaseTimestampMillis, lockedAmounts } = schedule;
  if (lockedAmounts === undefined || timestampMillis < initialReleaseTimestampMillis) {
    return undefined;
  }
  const week = (timestampMillis - initialReleaseTimestampMillis) / BigInt(WEEK_MILLIS);
  return week < BigInt(lockedAmounts.length) ? lockedAmounts[Number(week)]! : 0n;
}

/** Whether stake under this schedule is still (partly) locked. `periodMillis` counts until there is a table. */
export function isVesting(
  schedule: VestingSchedule | undefined,
  timestampMillis: bigint,
  periodMillis: bigint = VESTING_SCHEDULE_LENGTH_MILLIS,
): boolean {
  if (schedule === undefined) {
    return false;
  }
  const { initialReleaseTimestampMillis, lockedAmounts } = schedule;
  // Sums beyond u64 saturate in Rust; no timestamp reaches them, so the comparison comes out the same.
  const period = lockedAmounts === undefined ? periodMillis : BigInt(lockedAmounts.indexOf(0n)) * BigInt(WEEK_MILLIS);
  return timestampMillis < initialReleaseTimestampMillis + period;
}

/** Writes a schedule; the table has no length of its own. */
export function writeVestingSchedule(writer: ByteWriter, schedule: VestingSchedule): void {
  writer.writeU64(schedule.initialReleaseTimestampMillis);
  writer.writeOption(schedule.lockedAmounts, (_, amounts) => {
    for (let index = 0; index < LOCKED_AMOUNTS_LENGTH; index++) {
      writer.writeU512(amounts[index] ?? 0n);
    }
  });
}

/** Reads what `writeVestingSchedule` writes. Throws `BytesError`. */
export function readVestingSchedule(reader: ByteReader): VestingSchedule {
  return {
    initialReleaseTimestampMillis: reader.readU64(),
    lockedAmounts: reader.readOption(() => Array.from({ length: LOCKED_AMOUNTS_LENGTH }, () => reader.readU512())),
  };
}
