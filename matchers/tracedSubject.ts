/**
 * The subject of the matchers of calls: an execution with what happened inside it.
 *
 * @module
 */
import { type CallFrame, CasperTestError, type ExecutionTrace, traceOf } from '../src/index';
import { callTreeLines } from '../src/report/callTree';
import { Legend } from '../src/report/labels';
import { ValueText } from '../src/report/valueText';
import type { Subject } from './matcher';
import { type Line, labelsOf } from './messageNames';
import { EXECUTION, type Execution } from './subject';

/** An execution whose trace is known. */
export interface TracedExecution extends Execution {
  readonly trace: ExecutionTrace;
}

/** The last execution of a builder, or a result that a builder gave. */
export const TRACED: Subject<TracedExecution> = {
  ...EXECUTION,
  find(received) {
    const execution = EXECUTION.find(received);
    return execution === undefined ? undefined : { ...execution, trace: traceOrThrow(execution) };
  },
};

/**
 * What happened inside an execution.
 *
 * @throws CasperTestError `NOT_FOUND` for a result that no builder gave, or a native transfer, in which nothing is called
 */
export function traceOrThrow({ result }: Execution): ExecutionTrace {
  const trace = traceOf(result);
  if (trace !== undefined) return trace;
  throw new CasperTestError({
    code: 'NOT_FOUND',
    shortMessage: 'What happened inside this execution is not known.',
    hint: 'Pass the builder, or the very result it gave, of an execution of code: a copy has no trace, nor has a native transfer.',
  });
}

/** Who called what, one line a frame, and what shortened hashes are short for. */
export function callLines({ result, trace }: TracedExecution): readonly Line[] {
  const labels = labelsOf(result);
  const legend = new Legend(labels);
  const lines = callTreeLines(trace, { labels, legend, text: new ValueText(labels, legend) });
  return [...lines, ...legend.lines()].map((whole) => ({ whole: `  ${whole}` }));
}

/** A frame and all that it called, in order. */
export function framesOf(frame: CallFrame): readonly CallFrame[] {
  return [frame, ...frame.steps.flatMap((step) => (step._tag === 'Frame' ? framesOf(step.frame) : []))];
}
