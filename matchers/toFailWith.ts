import { failureResult } from './failureResult';
import type { MatcherContext, MatcherResult } from './matcher';
import { containsOrMatches, textPattern } from './textPattern';

/**
 * Passes when the execution failed with an error whose text contains `expected`, matches it (RegExp), or whose tag it is
 * (for example `'GasLimit'`).
 */
export function toFailWith(this: MatcherContext, received: unknown, expected: string | RegExp): MatcherResult {
  const expectedFailure = () => {
    const pattern = textPattern(
      'toFailWith takes a part of the error text, a RegExp, or the tag of the error.',
      expected,
    );
    return {
      verb: 'fail with this error',
      expected: this.utils.stringify(expected),
      isMeant: ({ _tag, message }: { _tag: string; message: string }) =>
        _tag === pattern || containsOrMatches(message, pattern),
    };
  };
  return failureResult(this, { name: 'toFailWith', received, args: ['expected'], expected: expectedFailure });
}
