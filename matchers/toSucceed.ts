import { outcomeLines } from './executionLines';
import { type MatcherContext, type MatcherResult, matcherResult, wrongSubject } from './matcher';
import { EXECUTION_SUBJECTS, executionOf } from './subject';

/** Passes when the execution (of a result, or the last one of a builder) has no error. */
export function toSucceed(this: MatcherContext, received: unknown): MatcherResult {
  const execution = executionOf(received);
  if (execution === undefined) return wrongSubject(this, 'toSucceed', 'execution', EXECUTION_SUBJECTS, received);
  return matcherResult(this, 'toSucceed', 'execution', '', {
    pass: execution.error === undefined,
    lines: (not) => [
      not ? 'Expected the execution to fail, but it succeeded.' : 'Expected the execution to succeed, but it failed.',
      ...outcomeLines(this, execution),
    ],
  });
}
