/**
 * What an execution came to.
 *
 * Answers to: casper-execution-engine `engine_state/wasm_v1.rs` (`WasmV1Result`).
 *
 * @module
 */
import type { EngineError } from '../runtime/execError';
import type { CLValue } from '../types/clValue';
import type { Message } from '../types/message';
import type { Transfer } from '../types/transfer';
import type { Effects } from '../types/transform';

/** The result of one execution. A failed one has no effects, messages or transfers. */
export interface WasmV1Result {
  /** Gas. */
  readonly gasLimit: bigint;
  /** Gas; equals the limit when it ran out, zero when nothing was run. */
  readonly consumed: bigint;
  /** The journal of everything read and written, in order: not yet committed. */
  readonly effects: Effects;
  readonly transfers: readonly Transfer[];
  readonly messages: readonly Message[];
  /** Absent when the execution succeeded. */
  readonly error: EngineError | undefined;
  /** What the code gave to `ret`. */
  readonly ret: CLValue | undefined;
  /** Lines that the code printed with `casper_print`, also those of a failed execution. */
  readonly output: readonly string[];
}

/** A result without anything but an error: what stops an execution before it starts. */
export function preconditionFailure(gasLimit: bigint, error: EngineError): WasmV1Result {
  return failedResult(gasLimit, 0n, error, []);
}

/** The result of an execution that failed after consuming some gas. */
export function failedResult(
  gasLimit: bigint,
  consumed: bigint,
  error: EngineError,
  output: readonly string[],
): WasmV1Result {
  return { gasLimit, consumed, effects: [], transfers: [], messages: [], error, ret: undefined, output };
}
