import { formatMotes, parseMotes } from '../src/report/motes';
import { integerOf } from './casperValue';
import { badArgument, type MatcherContext, type MatcherResult, matcherResult, type Subject } from './matcher';
import { unwrap } from './subject';

const AMOUNT: Subject<bigint> = {
  name: 'amount',
  accepted: 'an amount of motes: pass a bigint, an integer, a number of casper-js-sdk, or a CLValue with a number',
  find: (received) => integerOf(unwrap(received)),
};

/** How far an amount may be off: an amount, or a part of the expected one in percent. */
export interface MotesTolerance {
  /** `5n`, `'0.1 CSPR'`, or `'1%'` of the expected amount. */
  readonly tolerance: bigint | number | string;
}

/** Passes when an amount is at most so far from the expected one. */
export function toBeCloseToMotes(
  this: MatcherContext,
  received: unknown,
  expected: bigint | number | string,
  options: MotesTolerance,
): MatcherResult {
  const call = { name: 'toBeCloseToMotes', subject: AMOUNT, received, args: ['motes', '{ tolerance }'] };
  return matcherResult(this, call, (amount) => {
    const wanted = parseMotes(expected);
    if (wanted === undefined) {
      throw badArgument(
        "toBeCloseToMotes takes an amount: a bigint, an integer, or a string such as '2.5 CSPR'.",
        expected,
      );
    }
    const tolerance = toleranceOf(wanted, options?.tolerance);
    const difference = amount > wanted ? amount - wanted : wanted - amount;
    return {
      pass: difference <= tolerance,
      lines: (words) => [
        `Expected the amount ${words.not}to be this, give or take ${formatMotes(tolerance)}.`,
        words.expected(formatMotes(wanted)),
        words.received(formatMotes(amount), differenceText(amount - wanted)),
      ],
    };
  });
}

function differenceText(difference: bigint): string {
  if (difference === 0n) return '';
  return difference > 0n ? ` (${formatMotes(difference)} more)` : ` (${formatMotes(-difference)} less)`;
}

function toleranceOf(wanted: bigint, tolerance: unknown): bigint {
  const percent = typeof tolerance === 'string' ? /^\s*(\d{1,3})(?:\.(\d{1,6}))?\s*%\s*$/.exec(tolerance) : null;
  if (percent !== null) {
    const millionths = BigInt(`${percent[1]}${(percent[2] ?? '').padEnd(6, '0')}`);
    return ((wanted < 0n ? -wanted : wanted) * millionths) / 100_000_000n;
  }
  const motes = parseMotes(tolerance);
  if (motes !== undefined && motes >= 0n) return motes;
  throw badArgument(
    "toBeCloseToMotes takes { tolerance }: how far the amount may be off, such as 5n, '0.1 CSPR' or '1%'.",
    tolerance,
  );
}
