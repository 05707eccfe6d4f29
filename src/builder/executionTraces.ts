/**
 * Traces of executions that are over. Executions are deterministic and states do not change, so all that is kept of one is where
 * it came from; its trace is made by running it again. That goes when the result goes.
 *
 * @module
 */
import { CasperTestError } from '../bytes/casperTestError';
import type { EngineConfig } from '../config/engineConfig';
import type { ExecuteOptions } from '../engine/executeWasmV1';
import type { WasmV1Request } from '../engine/wasmV1Request';
import type { WasmV1Result } from '../engine/wasmV1Result';
import type { ExecutionTrace } from '../runtime/executionTrace';
import type { RootedState } from '../state/stateReader';
import { executionObserver, type ObservedExecution } from './executionObserver';
import { engine } from './lazyEngine';

/** Where a result came from. */
export interface ExecutionOrigin {
  readonly request: WasmV1Request;
  /** Must give the same values later. */
  readonly state: RootedState;
  readonly config: EngineConfig;
  readonly options: ExecuteOptions;
}

type Traces = WeakMap<WasmV1Result, () => ExecutionTrace>;

/** On the global object, since a test file can have this module more than once (`jest.resetModules`). */
const TRACES = Symbol.for('casper-engine-test-support.traces');

function traces(): Traces {
  const holder = globalThis as { [TRACES]?: Traces };
  holder[TRACES] ??= new WeakMap();
  return holder[TRACES];
}

/** Executes, remembers where the result came from, and tells the observer if there is one. */
export function executeRemembered(
  origin: ExecutionOrigin,
  observed: Pick<ObservedExecution, 'builder' | 'isSimulation'>,
): WasmV1Result {
  const { request, state, config, options } = origin;
  const observer = executionObserver();
  if (observer === undefined) {
    const result = engine.execution.executeWasmV1(request, state, config, options);
    traces().set(result, replay(origin, result));
    return result;
  }
  let result: WasmV1Result;
  let trace: () => ExecutionTrace;
  if (observer.recordsWhileRunning === true) {
    ({ result, trace } = engine.tracedExecution.executeTraced(request, state, config, options));
  } else {
    result = engine.execution.executeWasmV1(request, state, config, options);
    trace = replay(origin, result);
  }
  traces().set(result, trace);
  observer.executed(result, trace, { ...observed, request });
  return result;
}

/**
 * What happened inside an execution that a builder ran: frames, host calls, gas by what it was spent on. Made when first asked
 * for, by running the execution again on the state it ran on; the test and the builder notice nothing of that.
 *
 * @param result what the builder gave, not a copy of it
 * @returns undefined for a result that no builder of this package gave
 */
export function traceOf(result: WasmV1Result): ExecutionTrace | undefined {
  return traces().get(result)?.();
}

function replay(origin: ExecutionOrigin, { consumed, error }: WasmV1Result): () => ExecutionTrace {
  let source: ExecutionOrigin | undefined = origin;
  let trace: ExecutionTrace | undefined;
  return () => {
    if (source !== undefined) {
      const { request, state, config, options } = source;
      const again = engine.tracedExecution.executeTraced(request, state, config, options);
      if (again.result.consumed !== consumed || again.result.error?.message !== error?.message)
        throw differs(again.result);
      trace = again.trace();
      source = undefined;
    }
    return trace!;
  };
}

function differs(again: WasmV1Result): CasperTestError {
  return new CasperTestError({
    code: 'NOT_SUPPORTED',
    shortMessage: 'The execution cannot be traced: run again, it comes to something else.',
    details: [`the second time: ${again.error?.message ?? 'success'}, ${again.consumed} gas`],
    hint: 'Something that the execution reads was changed from outside since: the request, a value in the state, or its folder.',
  });
}
