import { outcomeLines } from './executionLines';
import { type MatcherContext, type MatcherResult, matcherResult, wrongSubject } from './matcher';
import { EXECUTION_SUBJECTS, type Execution, executionOf } from './subject';

/**
 * Passes when the execution failed with an error whose text contains `expected`, matches it (RegExp), or whose tag it is
 * (for example `'GasLimit'`).
 */
export function toFailWith(this: MatcherContext, received: unknown, expected: string | RegExp): MatcherResult {
  const execution = executionOf(received);
  if (execution === undefined) return wrongSubject(this, 'toFailWith', 'execution', EXECUTION_SUBJECTS, received);
  return matcherResult(this, 'toFailWith', 'execution', 'expected', {
    pass: fails(execution, expected),
    lines: (not) => [
      not
        ? 'Expected the execution not to fail with this error, but it did.'
        : execution.error === undefined
          ? 'Expected the execution to fail, but it succeeded.'
          : 'Expected the execution to fail with another error.',
      `Expected: ${not ? 'not ' : ''}${this.utils.printExpected(expected)}`,
      ...outcomeLines(this, execution),
    ],
  });
}

function fails(execution: Execution, expected: string | RegExp): boolean {
  const { error } = execution;
  if (error === undefined) return false;
  if (typeof expected === 'string') return error._tag === expected || error.message.includes(expected);
  return new RegExp(expected.source, expected.flags.replace(/[gy]/g, '')).test(error.message);
}
