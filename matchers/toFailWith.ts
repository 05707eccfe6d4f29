import { outcomeLines } from './executionLines';
import { badArgument, type MatcherContext, type MatcherResult, matcherResult } from './matcher';
import { type Failure, OUTCOME } from './subject';
import { isPattern, matchesPattern } from './textPattern';

/**
 * Passes when the execution failed with an error whose text contains `expected`, matches it (RegExp), or whose tag it is
 * (for example `'GasLimit'`).
 */
export function toFailWith(this: MatcherContext, received: unknown, expected: string | RegExp): MatcherResult {
  return matcherResult(this, { name: 'toFailWith', subject: OUTCOME, received, args: ['expected'] }, (outcome) => {
    if (typeof expected !== 'string' && !isPattern(expected)) {
      throw badArgument('toFailWith takes a part of the error text, a RegExp, or the tag of the error.', expected);
    }
    return {
      pass: outcome.error !== undefined && isMeant(outcome.error, expected),
      lines: (words) => [
        words.isNot
          ? 'Expected the execution not to fail with this error, but it did.'
          : outcome.error === undefined
            ? 'Expected the execution to fail, but it succeeded.'
            : 'Expected the execution to fail with another error.',
        words.expected(this.utils.stringify(expected)),
        ...outcomeLines(words, outcome),
      ],
    };
  });
}

function isMeant(error: Failure, expected: string | RegExp): boolean {
  if (typeof expected === 'string') return error._tag === expected || error.message.includes(expected);
  return matchesPattern(error.message, expected);
}
