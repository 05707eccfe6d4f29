import { clTypeEquals, clTypeText } from '../src/index';
import { type ExpectedCLType, toCLType } from './expectedCLType';
import { type MatcherContext, type MatcherResult, matcherResult } from './matcher';
import { STORED, storedText } from './storedSubject';

/** Passes when a CLValue, or the stored value that holds one, is of this type: `CLType.option(CLType.U64)`, `'U64'`. */
export function toHaveCLType(this: MatcherContext, received: unknown, expected: ExpectedCLType): MatcherResult {
  return matcherResult(this, { name: 'toHaveCLType', subject: STORED, received, args: ['type'] }, (stored) => {
    const wanted = toCLType('toHaveCLType', expected);
    return {
      pass: stored._tag === 'CLValue' && clTypeEquals(stored.value.clType, wanted),
      lines: (words) => [
        `Expected the value ${words.not}to be of this type.`,
        words.expected(clTypeText(wanted)),
        words.received(storedText(stored)),
      ],
    };
  });
}
