/**
 * Times and durations as text.
 *
 * Answers to: casper-types `timestamp.rs` (`Display` of `Timestamp` and `TimeDiff`), humantime 2 (`format_duration`).
 *
 * @module
 */

/** Milliseconds of each unit, with its name; the first three take a plural. A year is 365.25 days, a month 30.44. */
const UNITS: readonly (readonly [name: string, millis: bigint, plural: boolean])[] = [
  ['year', 31_557_600_000n, true],
  ['month', 2_630_016_000n, true],
  ['day', 86_400_000n, true],
  ['h', 3_600_000n, false],
  ['m', 60_000n, false],
  ['s', 1_000n, false],
  ['ms', 1n, false],
];

/** A duration such as `1h 30m`; `0s` for none. */
export function durationText(millis: bigint): string {
  const parts: string[] = [];
  let rest = millis;
  for (const [name, size, plural] of UNITS) {
    const count = rest / size;
    rest %= size;
    if (count > 0n) parts.push(`${count}${name}${plural && count > 1n ? 's' : ''}`);
  }
  return parts.length === 0 ? '0s' : parts.join(' ');
}

/** The last millisecond that has a text: the end of the year 9999. */
const LATEST = 253_402_300_799_999n;

/** A time such as `2026-11-23T10:00:00.000Z`. */
export function timestampText(millis: bigint): string {
  return millis > LATEST ? `${millis}` : new Date(Number(millis)).toISOString();
}
