import { groupDigits, parseMotes } from '../src/report/motes';
import { amountResult } from './amountResult';
import { causeLines } from './executionLines';
import { badArgument, type MatcherContext, type MatcherResult } from './matcher';
import { EXECUTION } from './subject';

/** Passes when the execution consumed no more gas than this, whether it succeeded or failed. */
export function toConsumeGasAtMost(
  this: MatcherContext,
  received: unknown,
  most: bigint | number | string,
): MatcherResult {
  return amountResult(this, {
    name: 'toConsumeGasAtMost',
    subject: EXECUTION,
    received,
    args: ['gas'],
    expected: { max: most },
    format: groupDigits,
    amountOf({ result }) {
      if (parseMotes(most) !== undefined) return result.consumed;
      throw badArgument(
        "toConsumeGasAtMost takes an amount of gas: a bigint, an integer, or text such as '2_500'.",
        most,
      );
    },
    sentence: ({ isNot }) =>
      `Expected the execution to consume ${isNot ? 'more gas than this' : 'no more gas than this'}.`,
    about: causeLines,
  });
}
