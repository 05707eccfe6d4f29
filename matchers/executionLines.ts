/**
 * The lines with which the execution matchers describe what happened.
 *
 * @module
 */
import { groupDigits } from '../src/report/motes';
import type { MatcherContext } from './matcher';
import type { Execution } from './subject';

/** What the execution did, in one or two lines. */
export function outcomeLines(context: MatcherContext, execution: Execution): string[] {
  const gas = `Gas consumed: ${groupDigits(execution.consumed)} of ${groupDigits(execution.gasLimit)}`;
  if (execution.error === undefined) return [`Received: ${context.utils.RECEIVED_COLOR('success')}`, gas];
  const { _tag, message } = execution.error;
  return [`Received: ${context.utils.RECEIVED_COLOR(message)} [${_tag}]`, gas];
}
