/**
 * Whether the gas of executions is recorded, which the gas reporter asks for. Costs nothing where it does not: the recorder is loaded
 * when it is first needed.
 *
 * @module
 */
import type { GasRecorder } from './gasRecorder';

/**
 * The variable by which the reporter (`casper-engine-test-support/reporter`) tells the workers to record, and into which folder. It
 * is set for the time of a run.
 */
export const GAS_FOLDER_VARIABLE = 'CASPER_TEST_GAS_FOLDER';

const folder = process.env[GAS_FOLDER_VARIABLE];
let recorder: GasRecorder | undefined;
let pauses = 0;

/** Who records gas, if the reporter asks for it and nobody paused it. */
export function gasRecorder(): GasRecorder | undefined {
  return folder && pauses === 0 ? theRecorder(folder) : undefined;
}

/** Tells the recorder, if there is one, which file these bytes of Wasm are from. */
export function noteWasmFile(path: string, bytes: Uint8Array): void {
  if (folder) theRecorder(folder).noteWasmFile(path, bytes);
}

/**
 * Does something whose executions the gas reporter is not to count: random inputs, whose gas is another one each time. Executions
 * of models (`contractModel`) are left out by themselves. Without the reporter it just does it.
 *
 * ```ts
 * withoutGasRecording(() => fc.assert(fc.property(u512(), (amount) => …)));
 * ```
 *
 * @param work may return a promise; then nothing counts until that is settled
 * @returns what `work` returns
 */
export function withoutGasRecording<T>(work: () => T): T {
  pauses++;
  let isPending = false;
  const resume = (): void => {
    pauses--;
  };
  try {
    const value = work();
    if (typeof (value as { then?: unknown } | null | undefined)?.then !== 'function') return value;
    isPending = true;
    return Promise.resolve(value).finally(resume) as T;
  } finally {
    if (!isPending) resume();
  }
}

function theRecorder(into: string): GasRecorder {
  recorder ??= new (require('./gasRecorder') as typeof import('./gasRecorder')).GasRecorder(into);
  return recorder;
}
