import { contentLines, isStoredContent } from './contentResult';
import { causeLines } from './executionLines';
import type { ExpectedContent } from './expectedContent';
import { type MatcherContext, type MatcherResult, matcherResult } from './matcher';
import type { Stored } from './storedSubject';
import { EXECUTION, type Execution } from './subject';

/**
 * Passes when what was executed returned this: a plain value, an asymmetric matcher, or a CLValue, which counts with its type.
 * Code that returns nothing returns unit, `undefined`; an execution that failed returned nothing at all.
 */
export function toReturn(this: MatcherContext, received: unknown, expected: ExpectedContent): MatcherResult {
  const call = { name: 'toReturn', subject: EXECUTION, received, args: ['value'] };
  return matcherResult(this, call, (execution) => {
    const returned = returnedBy(execution);
    return {
      pass: isStoredContent(this, returned, expected),
      lines: (words) => [
        `Expected the execution ${words.not}to return this.`,
        ...contentLines(this, words, returned, expected),
        ...causeLines(execution),
      ],
    };
  });
}

function returnedBy({ result: { ret } }: Execution): Stored {
  return ret === undefined ? { _tag: 'Absent', reason: 'the execution failed' } : { _tag: 'CLValue', value: ret };
}
