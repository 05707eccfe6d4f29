/**
 * Explanations of failures, with what the builder knows: names, what the state holds, what was not committed.
 *
 * @module
 */
import { isLeft } from 'fp-ts/Either';
import type { WasmV1Result } from '../engine/wasmV1Result';
import { ErrorNames } from '../report/errorNames';
import { errorNameOf, explainFailure } from '../report/explainFailure';
import type { Surroundings } from '../report/failure';
import type { ExecutionTrace } from '../runtime/executionTrace';
import type { Key } from '../types/key';
import type { Transform } from '../types/transform';
import type { WasmTestBuilder } from './wasmTestBuilder';

/** How many earlier executions are searched for what was not committed. */
const MOST_EXECUTIONS = 50;

/** Why an execution failed, line by line; nothing for one that succeeded. */
export function explain({ output }: WasmV1Result, trace: ExecutionTrace, builder: WasmTestBuilder): readonly string[] {
  const labels = builder.labels([trace.initiator, ...trace.authorizationKeys]);
  const errorNames = new ErrorNames(builder.errorNames());
  return explainFailure({ trace, output, labels, errorNames, surroundings: surroundingsOf(builder) });
}

/** The name that the test gave to the error a contract reverted with. */
export function userErrorName(trace: ExecutionTrace, builder: WasmTestBuilder): string | undefined {
  return errorNameOf(trace, builder.labels(), new ErrorNames(builder.errorNames()))?.name;
}

function surroundingsOf(builder: WasmTestBuilder): Surroundings {
  return {
    kindAt: (key) => {
      const found = builder.query(key);
      return isLeft(found) ? undefined : found.right._tag;
    },
    wasNotCommitted: (what) => {
      const runs = builder.getEffects().slice(-MOST_EXECUTIONS);
      return runs.some((effects) => effects.some((transform) => makes(transform, what)));
    },
  };
}

/** Whether a transform makes a key or a named key. */
function makes({ key, kind }: Transform, what: string | Key): boolean {
  if (typeof what !== 'string') return kind._tag === 'Write' && key.id === what.id;
  if (kind._tag === 'AddKeys') return kind.value.has(what);
  return kind._tag === 'Write' && kind.value._tag === 'Account' && kind.value.value.namedKeys.has(what);
}
