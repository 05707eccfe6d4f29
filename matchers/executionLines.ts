/**
 * The lines with which the matchers describe what happened.
 *
 * @module
 */
import { apiErrorDebug, explanationOf } from '../src/index';
import { groupDigits } from '../src/report/motes';
import type { Words } from './matcher';
import type { Line } from './messageNames';
import type { Execution, Failure, Outcome } from './subject';

/** What was done came to: success or the error, and the gas of an execution. */
export function outcomeLines({ received }: Words, { error, execution }: Outcome): readonly Line[] {
  if (execution === undefined) return [received(error === undefined ? 'success' : failureText(error))];
  const explanation = explanationOf(execution.result);
  return [
    received(error === undefined ? 'success' : failureText(error)),
    gasLine(execution),
    ...(explanation.length === 0 ? [] : ['', ...explanation.map((whole) => ({ whole }))]),
  ];
}

/** {@link outcomeLines} of an execution. */
export function executionLines(words: Words, execution: Execution): readonly Line[] {
  return outcomeLines(words, { error: execution.error, effects: execution.result.effects, execution });
}

/** Why there is nothing to compare with; empty when the execution succeeded. */
export function causeLines({ error }: Pick<Outcome, 'error'>): string[] {
  return error === undefined ? [] : [`The execution failed: ${failureText(error)}`];
}

/** The engine prints reverts of system contracts and of users by number; the name says more. */
export function failureText(error: Failure): string {
  const { code } = error as { code?: number };
  const name = error._tag === 'Revert' && code !== undefined ? apiErrorDebug(code) : `[${error._tag}]`;
  return name === error.message ? name : `${error.message} ${name}`;
}

function gasLine({ result: { consumed, gasLimit } }: Execution): string {
  return `Gas consumed: ${groupDigits(consumed)} of ${groupDigits(gasLimit)}`;
}
