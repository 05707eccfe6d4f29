import type { CallFrame } from '../src/index';
import { groupDigits } from '../src/report/motes';
import { amountResult } from './amountResult';
import { causeLines } from './executionLines';
import type { ExpectedAmount } from './expectedAmount';
import type { MatcherContext, MatcherResult } from './matcher';
import { callLines, TRACED } from './tracedSubject';

/**
 * Passes when calls went this deep, counted as the engine limits it (`max_runtime_call_stack_height`): 1 for session code that
 * calls nothing, and system contracts that a host function calls count.
 */
export function toHaveCallDepth(this: MatcherContext, received: unknown, expected: ExpectedAmount): MatcherResult {
  return amountResult(this, {
    name: 'toHaveCallDepth',
    subject: TRACED,
    received,
    args: ['depth'],
    expected,
    format: groupDigits,
    amountOf: ({ trace }) => BigInt(depthOf(trace.root)),
    sentence: ({ not }) => `Expected the calls of the execution ${not}to go this deep.`,
    about: (execution) => ['Its calls:', ...callLines(execution), ...causeLines(execution)],
  });
}

function depthOf({ depth, steps }: CallFrame): number {
  return Math.max(depth, ...steps.map((step) => (step._tag === 'Frame' ? depthOf(step.frame) : 0)));
}
