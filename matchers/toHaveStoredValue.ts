import { contentLines, isStoredContent } from './contentResult';
import type { ExpectedContent } from './expectedContent';
import { type MatcherContext, type MatcherResult, matcherResult } from './matcher';
import { STORED } from './storedSubject';

/**
 * Passes when a stored value has this content: a plain value (`5n`, `'text'`, `some(5)`, `{ alice: 5 }`, a key in any form), an
 * asymmetric matcher, or a CLValue, which counts with its type. Subject: what `builder.query(…)` gave, or a CLValue.
 */
export function toHaveStoredValue(this: MatcherContext, received: unknown, expected: ExpectedContent): MatcherResult {
  const call = { name: 'toHaveStoredValue', subject: STORED, received, args: ['value'] };
  return matcherResult(this, call, (stored) => ({
    pass: isStoredContent(this, stored, expected),
    lines: (words) => [
      `Expected ${words.isNot ? 'another' : 'this'} value to be stored.`,
      ...contentLines(this, words, stored, expected),
    ],
  }));
}
