/**
 * What the matchers of failures share: an error against what was expected of it.
 *
 * @module
 */
import { outcomeLines } from './executionLines';
import { type MatcherContext, type MatcherResult, matcherResult } from './matcher';
import { type Failure, OUTCOME, type Outcome } from './subject';

/** A failure that is expected. */
export interface ExpectedFailure {
  /** What the execution is expected to do: `trap`, `fail with this error`. */
  readonly verb: string;
  /** The particulars; none when the verb says all. */
  readonly expected?: string | undefined;
  readonly isMeant: (error: Failure, outcome: Outcome) => boolean;
  /** What more the message says about another failure. */
  readonly about?: (error: Failure) => readonly string[];
}

/** One call of a matcher of failures. */
export interface FailureCall {
  readonly name: string;
  readonly received: unknown;
  /** As they read in the first line of the message. */
  readonly args?: readonly string[];
  /** Made when the matcher is called, so that a wrong argument is reported with the call. */
  readonly expected: () => ExpectedFailure;
}

/** Whether the execution failed as expected. */
export function failureResult(context: MatcherContext, call: FailureCall): MatcherResult {
  const { name, received, args = [] } = call;
  return matcherResult(context, { name, subject: OUTCOME, received, args }, (outcome) => {
    const { verb, expected, isMeant, about } = call.expected();
    const { error } = outcome;
    return {
      pass: error !== undefined && isMeant(error, outcome),
      lines: (words) => [
        words.isNot
          ? `Expected the execution not to ${verb}, but it did.`
          : `Expected the execution to ${verb}, but it ${error === undefined ? 'succeeded' : 'failed with another error'}.`,
        ...(expected === undefined ? [] : [words.expected(expected)]),
        ...outcomeLines(words, outcome),
        ...(words.isNot || error === undefined || about === undefined ? [] : about(error)),
      ],
    };
  });
}
