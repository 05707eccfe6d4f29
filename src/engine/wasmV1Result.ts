/**
 * What an execution came to.
 *
 * Answers to: casper-execution-engine `engine_state/wasm_v1.rs` (`WasmV1Result`).
 *
 * @module
 */

import type { EngineError } from '../runtime/execError';
import type { PrintedText } from '../runtime/execution';
import type { CLValue } from '../types/clValue';
import type { Messages } from '../types/message';
import type { Transfer } from '../types/transfer';
import type { Effects } from '../types/transform';

/** A result. An execution that failed has no effects, transfers, messages or return value. */
export interface WasmV1Result {
  readonly gasLimit: bigint;
  readonly consumed: bigint;
  /** What to commit. */
  readonly effects: Effects;
  readonly transfers: readonly Transfer[];
  readonly messages: Messages;
  /** Absent when the execution succeeded. */
  readonly error: EngineError | undefined;
  /** What the code returned; unit if it returned nothing. */
  readonly ret: CLValue | undefined;
  /** Lines printed with `casper_print`, also by code that failed. */
  readonly output: readonly PrintedText[];
}

/** What a failed execution leaves behind besides its error. */
export interface FailureParts {
  readonly gasLimit: bigint;
  readonly consumed: bigint;
  readonly output: readonly PrintedText[];
}

/** The result of an execution that failed. */
export function failedResult(error: EngineError, { gasLimit, consumed, output }: FailureParts): WasmV1Result {
  return { gasLimit, consumed, effects: [], transfers: [], messages: [], error, ret: undefined, output };
}

/** The result of an execution that could not begin: it costs nothing. */
export function preconditionFailure(error: EngineError, gasLimit: bigint): WasmV1Result {
  return failedResult(error, { gasLimit, consumed: 0n, output: [] });
}

/** Whether an execution failed before anything ran. */
export function hasPreconditionFailure(result: WasmV1Result): boolean {
  return result.error !== undefined && result.consumed === 0n && result.effects.length === 0;
}
