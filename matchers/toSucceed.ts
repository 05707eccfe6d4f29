import { outcomeLines } from './executionLines';
import { type MatcherContext, type MatcherResult, matcherResult } from './matcher';
import { OUTCOME } from './subject';

/** Passes when the execution (of a result, or the last one of a builder) or the native operation has no error. */
export function toSucceed(this: MatcherContext, received: unknown): MatcherResult {
  return matcherResult(this, { name: 'toSucceed', subject: OUTCOME, received }, (outcome) => ({
    pass: outcome.error === undefined,
    lines: (words) => [
      words.isNot
        ? 'Expected the execution to fail, but it succeeded.'
        : 'Expected the execution to succeed, but it failed.',
      ...outcomeLines(words, outcome),
    ],
  }));
}
