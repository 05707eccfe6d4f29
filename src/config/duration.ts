/**
 * Durations as people write them in a chainspec: `13 weeks`, `1h 30m`, `1.5 hours`.
 *
 * Answers to: the `humantime` 2.4.0 parser behind `TimeDiff` of casper-types `timestamp.rs`.
 *
 * @module
 */

/** A text that is no duration; `message` is the Rust parser's. */
export class DurationError extends Error {
  readonly _tag: 'DurationError' = 'DurationError';
  override readonly name: string = 'DurationError';
}

const NANOS_PER_SECOND = 1_000_000_000n;
const U64_MAX = 0xffff_ffff_ffff_ffffn;

/** Nanoseconds of a unit. A month is 30.44 days and a year 365.25 days, as in humantime. */
const UNITS: ReadonlyMap<string, bigint> = new Map(
  (
    [
      [['nanos', 'nsec', 'ns'], 1n],
      [['usec', 'us', 'µs'], 1_000n],
      [['millis', 'msec', 'ms'], 1_000_000n],
      [['seconds', 'second', 'secs', 'sec', 's'], NANOS_PER_SECOND],
      [['minutes', 'minute', 'min', 'mins', 'm'], 60n * NANOS_PER_SECOND],
      [['hours', 'hour', 'hr', 'hrs', 'h'], 3_600n * NANOS_PER_SECOND],
      [['days', 'day', 'd'], 86_400n * NANOS_PER_SECOND],
      [['weeks', 'week', 'wk', 'wks', 'w'], 604_800n * NANOS_PER_SECOND],
      [['months', 'month', 'M'], 2_630_016n * NANOS_PER_SECOND],
      [['years', 'year', 'yr', 'yrs', 'y'], 31_557_600n * NANOS_PER_SECOND],
    ] as const
  ).flatMap(([names, nanos]) => names.map((name): [string, bigint] => [name, nanos])),
);

const OVERFLOW =
  'number is too large or cannot be represented without a lack of precision (values below 1ns are not supported)';

const isDigit = (char: string): boolean => char >= '0' && char <= '9';
const isUnitChar = (char: string): boolean => /^[a-zA-Zµ]$/.test(char);
const isSpace = (char: string): boolean => /^\s$/.test(char);

/** The product, if the Rust parser could hold it: it counts in the unit's own base, in 64 bits. */
function scaled(count: bigint, unit: bigint): bigint {
  const base = unit >= NANOS_PER_SECOND ? unit / NANOS_PER_SECOND : unit;
  if (count * base > U64_MAX) throw new DurationError(OVERFLOW);
  return count * unit;
}

/** The part behind the decimal point: whole seconds for units from an hour up, else whole nanoseconds. */
function scaledFraction(numerator: bigint, denominator: bigint, unit: bigint): bigint {
  const base = unit >= 3_600n * NANOS_PER_SECOND ? unit / NANOS_PER_SECOND : unit;
  const product = numerator * base;
  if (unit === 1n || product > U64_MAX || product % denominator !== 0n) throw new DurationError(OVERFLOW);
  return (product / denominator) * (unit / base);
}

/**
 * Parses a duration to whole milliseconds, what is below is cut off.
 *
 * @throws DurationError with the reference parser's text.
 */
export function parseDuration(text: string): bigint {
  const chars = Array.from(text);
  const offsets: number[] = [];
  let bytes = 0;
  for (const char of chars) {
    offsets.push(bytes);
    bytes += Buffer.byteLength(char);
  }
  offsets.push(bytes);
  let index = 0;
  let nanos = 0n;
  const skipSpace = (): void => {
    while (index < chars.length && isSpace(chars[index]!)) index++;
  };

  skipSpace();
  if (index === chars.length) throw new DurationError('value was empty');
  while (index < chars.length) {
    if (!isDigit(chars[index]!)) throw new DurationError(`expected number at ${offsets[index]}`);
    let count = 0n;
    let fraction: { numerator: bigint; denominator: bigint } | undefined;
    for (; index < chars.length; index++) {
      const char = chars[index]!;
      if (isUnitChar(char)) break;
      if (char === '.') {
        fraction = { numerator: 0n, denominator: 1n };
        const point = index++;
        for (; index < chars.length && !isUnitChar(chars[index]!); index++) {
          const digit = chars[index]!;
          if (isSpace(digit)) continue;
          if (!isDigit(digit)) throw new DurationError(`invalid character at ${offsets[index]}`);
          fraction.numerator = fraction.numerator * 10n + BigInt(digit);
          fraction.denominator *= 10n;
          if (fraction.denominator > U64_MAX || fraction.numerator > U64_MAX) throw new DurationError(OVERFLOW);
        }
        if (fraction.denominator === 1n) {
          throw new DurationError(`invalid character at ${offsets[index === point + 1 ? point : index]}`);
        }
        break;
      }
      if (isSpace(char)) continue;
      if (!isDigit(char)) throw new DurationError(`invalid character at ${offsets[index]}`);
      count = count * 10n + BigInt(char);
      if (count > U64_MAX) throw new DurationError(OVERFLOW);
    }
    const start = index;
    for (; index < chars.length && !isSpace(chars[index]!) && !isDigit(chars[index]!); index++) {
      if (!isUnitChar(chars[index]!)) throw new DurationError(`invalid character at ${offsets[index]}`);
    }
    const name = chars.slice(start, index).join('');
    const unit = UNITS.get(name);
    if (unit === undefined) {
      throw new DurationError(
        name === ''
          ? `time unit needed, for example ${count}sec or ${count}ms`
          : `unknown time unit "${name}", supported units: ns, us/µs, ms, sec, min, hours, days, weeks, months, years (and few variations)`,
      );
    }
    nanos += scaled(count, unit);
    if (fraction !== undefined) nanos += scaledFraction(fraction.numerator, fraction.denominator, unit);
    if (nanos / NANOS_PER_SECOND > U64_MAX) throw new DurationError(OVERFLOW);
    skipSpace();
  }
  return (nanos / 1_000_000n) & U64_MAX;
}
