/**
 * What can be wrong with contract bytes before the first instruction runs. The contract's author is at fault, so these errors end in an
 * execution result; inside the Wasm layer they are thrown.
 *
 * @module
 */
import { hasTag } from '../bytes/hasTag';

/**
 * Where a module was refused, and so which error of the Rust engine it is:
 *
 * - `preparation`: `ExecError::WasmPreprocessing`, session bytes that do not parse, break a limit or cannot be instrumented;
 * - `deserialization`: `ExecError::ParityWasm`, bytes of a stored contract that do not parse;
 * - `interpreter`: `ExecError::Interpreter`, a module that is not valid or cannot be linked and instantiated (two refusals of linking have
 *   variants of their own, told by their text: `UnsupportedWasmStart` and `Resolver`);
 * - `storing`: `ExecError::FunctionNotFound`, an entry point that the module does not export.
 */
export type WasmErrorStage = 'preparation' | 'deserialization' | 'interpreter' | 'storing';

/** A refused module. `message` is the Display text of the Rust engine's error. */
export class WasmError extends Error {
  readonly _tag: 'WasmError' = 'WasmError';
  override readonly name: string = 'WasmError';
  readonly stage: WasmErrorStage;

  constructor(stage: WasmErrorStage, message: string) {
    super(message);
    this.stage = stage;
  }
}

/** A refusal by `preprocess`. */
export function preparationError(text: string): WasmError {
  return new WasmError('preparation', `Wasm preprocessing error: ${text}`);
}

/** A refusal by the checks that follow decoding (`WasmValidationError`). */
export function wasmValidationError(text: string): WasmError {
  return preparationError(`Wasm validation error: ${text}`);
}

/** A refusal by the interpreter's validation, linking or instantiation. */
export function interpreterError(text: string): WasmError {
  return new WasmError('interpreter', `Interpreter error: ${text}`);
}

/** Whether a thrown value is a {@link WasmError} (of any copy of this module). */
export function isWasmError(thrown: unknown): thrown is WasmError {
  return hasTag(thrown, 'WasmError');
}
