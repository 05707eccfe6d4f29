import { groupDigits } from '../src/report/motes';
import { causeLines } from './executionLines';
import { type ExpectedAmount, matchAmount } from './expectedAmount';
import { type MatcherContext, type MatcherResult, matcherResult } from './matcher';
import { EXECUTION } from './subject';

/** Passes when the execution consumed this much gas: a number, a `{ min, max }` range, or an asymmetric matcher. */
export function toConsumeGas(this: MatcherContext, received: unknown, expected: ExpectedAmount): MatcherResult {
  const call = { name: 'toConsumeGas', subject: EXECUTION, received, args: ['gas'] };
  return matcherResult(this, call, (execution) => {
    const { consumed } = execution.result;
    const match = matchAmount(this, 'toConsumeGas', consumed, expected, groupDigits);
    return {
      pass: match.pass,
      lines: (words) => [
        `Expected the execution ${words.not}to consume this much gas.`,
        words.expected(match.expectedText),
        words.received(groupDigits(consumed), match.differenceText),
        ...causeLines(execution),
      ],
    };
  });
}
