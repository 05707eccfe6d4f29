import { groupDigits } from '../src/report/motes';
import { type ExpectedAmount, matchAmount } from './expectedAmount';
import { type MatcherContext, type MatcherResult, matcherResult, wrongSubject } from './matcher';
import { EXECUTION_SUBJECTS, executionOf } from './subject';

/** Passes when the execution consumed this much gas: a number, a `{ min, max }` range, or an asymmetric matcher. */
export function toConsumeGas(this: MatcherContext, received: unknown, expected: ExpectedAmount): MatcherResult {
  const execution = executionOf(received);
  if (execution === undefined) return wrongSubject(this, 'toConsumeGas', 'execution', EXECUTION_SUBJECTS, received);
  const match = matchAmount(this, 'toConsumeGas', execution.consumed, expected, groupDigits);
  return matcherResult(this, 'toConsumeGas', 'execution', 'gas', {
    pass: match.pass,
    lines: (not) => [
      `Expected the execution ${not ? 'not ' : ''}to consume this much gas.`,
      `Expected: ${not ? 'not ' : ''}${this.utils.EXPECTED_COLOR(match.expectedText)}`,
      `Received: ${this.utils.RECEIVED_COLOR(groupDigits(execution.consumed))}${match.differenceText}`,
      ...(execution.error === undefined ? [] : [`The execution failed: ${execution.error.message}`]),
    ],
  });
}
