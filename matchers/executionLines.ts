/**
 * The lines with which the execution matchers describe what happened.
 *
 * @module
 */
import { apiErrorDebug } from '../src/index';
import { groupDigits } from '../src/report/motes';
import type { MatcherContext } from './matcher';
import type { Execution } from './subject';

/** What the execution did, in one or two lines. */
export function outcomeLines(context: MatcherContext, execution: Execution): string[] {
  const gas = `Gas consumed: ${groupDigits(execution.consumed)} of ${groupDigits(execution.gasLimit)}`;
  if (execution.error === undefined) return [`Received: ${context.utils.RECEIVED_COLOR('success')}`, gas];
  const { error } = execution;
  // The engine prints reverts of system contracts and of users by number; the name says more.
  const name = error._tag === 'Revert' ? apiErrorDebug(error.code) : `[${error._tag}]`;
  const received = name === error.message ? name : `${error.message} ${name}`;
  return [`Received: ${context.utils.RECEIVED_COLOR(received)}`, gas];
}
