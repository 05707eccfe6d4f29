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
import { gasRecorder } from './gasRecording';
import { engine } from './lazyEngine';
import type { WasmTestBuilder } from './wasmTestBuilder';

/** Where a result came from. */
export interface ExecutionOrigin {
  readonly request: WasmV1Request;
  /** Must give the same values later. */
  readonly state: RootedState;
  readonly config: EngineConfig;
  readonly options: ExecuteOptions;
}

interface Remembered {
  readonly trace: () => ExecutionTrace;
  /** Knows the names for what is in the trace. */
  readonly builder: WasmTestBuilder;
}

/** Where {@link Remembered} is kept: a map whose keys are held weakly, as far as this module needs one. */
interface Traces {
  get(result: WasmV1Result): Remembered | undefined;
  set(result: WasmV1Result, remembered: Remembered): void;
}

/** Gives back the object it gets, so that a class which extends it puts its private fields there. */
const Itself = function itself(result: WasmV1Result): WasmV1Result {
  return result;
} as unknown as new (
  result: WasmV1Result,
) => object;

/** A private field of the result. To everybody else it is not there; a `WeakMap` costs several times as much for each execution. */
class Traced extends Itself {
  #remembered: Remembered;

  constructor(result: WasmV1Result, remembered: Remembered) {
    super(result);
    this.#remembered = remembered;
  }

  /** @param result anything at all: matchers ask about what they were given */
  static of(result: WasmV1Result): Remembered | undefined {
    if (typeof result !== 'object' || result === null) return undefined;
    return #remembered in result ? (result as Traced).#remembered : undefined;
  }
}

/** On the global object, since a test file can have this module more than once (`jest.resetModules`). */
const TRACES = Symbol.for('casper-engine-test-support.traces');

function traces(): Traces {
  const holder = globalThis as { [TRACES]?: Traces };
  holder[TRACES] ??= { get: Traced.of, set: (result, remembered) => void new Traced(result, remembered) };
  return holder[TRACES];
}

/** Executes, remembers where the result came from, and tells the observer and the gas reporter's recorder, if they are there. */
export function executeRemembered(
  origin: ExecutionOrigin,
  observed: Pick<ObservedExecution, 'builder' | 'isSimulation'>,
): WasmV1Result {
  const { request, state, config, options } = origin;
  const { builder } = observed;
  const observer = executionObserver();
  const recorder = gasRecorder();
  if (observer === undefined && recorder === undefined) {
    const result = engine.execution.executeWasmV1(request, state, config, options);
    traces().set(result, { trace: replay(origin, result), builder });
    return result;
  }
  let result: WasmV1Result;
  let trace: () => ExecutionTrace;
  if (recorder !== undefined || observer?.recordsWhileRunning === true) {
    ({ result, trace } = engine.tracedExecution.executeTraced(request, state, config, options));
  } else {
    result = engine.execution.executeWasmV1(request, state, config, options);
    trace = replay(origin, result);
  }
  traces().set(result, { trace, builder });
  recorder?.executed(result, trace(), { ...observed, request });
  observer?.executed(result, trace, { ...observed, request });
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
  return traces().get(result)?.trace();
}

/**
 * The builder that gave a result: for those who have the result alone, and need the state or the names.
 *
 * @param result what the builder gave, not a copy of it
 * @returns undefined for a result that no builder of this package gave
 */
export function builderOf(result: WasmV1Result): WasmTestBuilder | undefined {
  return traces().get(result)?.builder;
}

/**
 * Why an execution failed, line by line: who called what, the host call that decided it and what that lacked, and what to do about
 * it. These lines come after the engine's own text, which they do not repeat.
 *
 * @returns nothing for an execution that succeeded, or a result that no builder of this package gave
 */
export function explanationOf(result: WasmV1Result): readonly string[] {
  const remembered = result.error === undefined ? undefined : traces().get(result);
  if (remembered === undefined) return [];
  try {
    return engine.explanations.explain(result, remembered.trace(), remembered.builder);
  } catch (error) {
    // The failure itself must be told in any case.
    return [`(It cannot be explained: ${(error as Error).message})`];
  }
}

/**
 * The name that the test gave, with `builder.withErrorNames`, to the error a contract reverted with.
 *
 * @returns undefined when it has none, and for any other end of an execution
 */
export function userErrorNameOf(result: WasmV1Result): string | undefined {
  const remembered = result.error?._tag === 'Revert' ? traces().get(result) : undefined;
  if (remembered === undefined || remembered.builder.errorNames().length === 0) return undefined;
  return engine.explanations.userErrorName(remembered.trace(), remembered.builder);
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
