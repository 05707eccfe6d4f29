import type { CLValue } from '../src/index';
import { clValueOf } from './casperValue';
import { contentLines } from './contentResult';
import { badArgument, type MatcherContext, type MatcherResult, matcherResult } from './matcher';
import { STORED } from './storedSubject';

/** Passes when both are the same CLValue, type and content, each ours or that of casper-js-sdk 5. */
export function toEqualCLValue(this: MatcherContext, received: unknown, expected: CLValue | object): MatcherResult {
  return matcherResult(this, { name: 'toEqualCLValue', subject: STORED, received, args: ['clValue'] }, (stored) => {
    const wanted = clValueOf(expected);
    if (wanted === undefined) {
      throw badArgument(
        'toEqualCLValue takes a CLValue, such as CLValue.u512(5n). For a value without its type there is toHaveStoredValue.',
        expected,
      );
    }
    return {
      pass: stored._tag === 'CLValue' && stored.value.equals(wanted),
      lines: (words) => [
        `Expected the value ${words.not}to be this CLValue.`,
        ...contentLines(this, words, stored, wanted),
      ],
    };
  });
}
