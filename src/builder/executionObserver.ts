/**
 * Who wants to know of every execution in a test file, such as a reporter. It is looked for on the global object of the test, where
 * an environment or a setup file puts it: `globalThis[Symbol.for('casper-engine-test-support.observer')]`.
 *
 * @module
 */
import type { WasmV1Request } from '../engine/wasmV1Request';
import type { WasmV1Result } from '../engine/wasmV1Result';
import type { ExecutionTrace } from '../runtime/executionTrace';
import { withoutGasRecording } from './gasRecording';
import type { WasmTestBuilder } from './wasmTestBuilder';

/** What else is known of an execution that an observer is told. */
export interface ObservedExecution {
  readonly builder: WasmTestBuilder;
  readonly request: WasmV1Request;
  /** Whether it only was tried out (`builder.simulate`, `contract.ask`), and its result is not kept. */
  readonly isSimulation: boolean;
}

/** See the module. */
export interface ExecutionObserver {
  /**
   * Whether executions are recorded while they run: they take longer then, but a trace takes no second run. Right for an observer
   * that wants the trace of every execution.
   */
  readonly recordsWhileRunning?: boolean;
  /** Called once after each execution. The trace is made when it is asked for. What this throws goes on to the test. */
  executed(result: WasmV1Result, trace: () => ExecutionTrace, execution: ObservedExecution): void;
}

const OBSERVER = Symbol.for('casper-engine-test-support.observer');

/** The observer of this realm, if there is one. */
export function executionObserver(): ExecutionObserver | undefined {
  return (globalThis as { [OBSERVER]?: ExecutionObserver })[OBSERVER];
}

/** Does something that no observer is to know of, because whether it is done depends on what is in a cache. */
export function unobserved<T>(work: () => T): T {
  const globals = globalThis as { [OBSERVER]?: ExecutionObserver | undefined };
  const observer = globals[OBSERVER];
  globals[OBSERVER] = undefined;
  try {
    return withoutGasRecording(work);
  } finally {
    globals[OBSERVER] = observer;
  }
}
