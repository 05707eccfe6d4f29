/**
 * Amounts a matcher compares with: exact, a range, or an asymmetric matcher.
 *
 * @module
 */
import { parseMotes } from '../src/report/motes';
import { badArgument, type MatcherContext } from './matcher';

/** An inclusive range. */
export interface AmountRange {
  readonly min?: bigint | number | string;
  readonly max?: bigint | number | string;
}

/** `asymmetricMatch` of Jest and Vitest. */
export interface Asymmetric {
  /** Whether the value is accepted. */
  asymmetricMatch(value: unknown): boolean;
}

/** An exact amount (`5n`, `5`, `'2.5 CSPR'`), a range, or an asymmetric matcher on the bigint. */
export type ExpectedAmount = bigint | number | string | AmountRange | Asymmetric;

/** How an amount compared. */
export interface AmountMatch {
  readonly pass: boolean;
  readonly expectedText: string;
  /** ` (3 more than expected)`, or empty. */
  readonly differenceText: string;
}

/** The amounts that are expected. */
export interface ExpectedRange {
  readonly text: string;
  readonly includes: (amount: bigint) => boolean;
  /** How far an amount is off: positive above, negative below, 0 when it is included. */
  readonly difference: (amount: bigint) => bigint;
}

/**
 * Compares an amount.
 *
 * @throws CasperTestError `BAD_ARGUMENT` when `expected` is no amount
 */
export function matchAmount(
  context: MatcherContext,
  name: string,
  received: bigint,
  expected: ExpectedAmount,
  format: (amount: bigint) => string,
): AmountMatch {
  if (isAsymmetric(expected)) {
    return {
      pass: expected.asymmetricMatch(received),
      expectedText: context.utils.stringify(expected),
      differenceText: '',
    };
  }
  const { text, difference } = amountRange(name, expected, format);
  const off = difference(received);
  if (off === 0n) return { pass: true, expectedText: text, differenceText: '' };
  const differenceText = off > 0n ? `${format(off)} more` : `${format(-off)} less`;
  return { pass: false, expectedText: text, differenceText: ` (${differenceText} than expected)` };
}

/**
 * The amounts that an exact amount or a range stands for.
 *
 * @throws CasperTestError `BAD_ARGUMENT` when `expected` is neither
 */
export function amountRange(name: string, expected: ExpectedAmount, format: (amount: bigint) => string): ExpectedRange {
  const exact = parseMotes(expected);
  if (exact !== undefined) return { text: format(exact), ...within(exact, exact) };
  const { min, max } = typeof expected === 'object' && expected !== null ? (expected as AmountRange) : {};
  const low = parseMotes(min);
  const high = parseMotes(max);
  if (
    (min !== undefined && low === undefined) ||
    (max !== undefined && high === undefined) ||
    (low ?? high) === undefined
  ) {
    throw badArgument(
      `${name} takes an amount: a bigint, an integer, a string such as '2.5 CSPR', { min, max }, or an asymmetric matcher.`,
      expected,
    );
  }
  return {
    text: rangeText(low, high, format),
    ...within(low, high),
  };
}

function within(low: bigint | undefined, high: bigint | undefined): Pick<ExpectedRange, 'difference' | 'includes'> {
  const difference = (amount: bigint): bigint => {
    if (low !== undefined && amount < low) return amount - low;
    return high !== undefined && amount > high ? amount - high : 0n;
  };
  return { difference, includes: (amount) => difference(amount) === 0n };
}

function rangeText(low: bigint | undefined, high: bigint | undefined, format: (amount: bigint) => string): string {
  if (low === undefined) return `at most ${format(high as bigint)}`;
  return high === undefined ? `at least ${format(low)}` : `from ${format(low)} to ${format(high)}`;
}

/** Whether the value is an asymmetric matcher. */
export function isAsymmetric(value: unknown): value is Asymmetric {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as { asymmetricMatch?: unknown }).asymmetricMatch === 'function'
  );
}
