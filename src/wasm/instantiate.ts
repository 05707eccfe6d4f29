/**
 * Makes running instances of prepared modules. What can be shared between them is kept with the prepared module, so that a second
 * instance costs little.
 *
 * Answers to: casper-execution-engine `runtime/utils.rs` (`instance_and_memory`).
 *
 * @module
 */
import type { HostFunctions, WasmEngine, WasmInstance } from './instance';
import { InterpreterInstance } from './interpreterInstance';
import { missingHostFunction } from './link';
import type { PreparedModule } from './prepare';
import { isV8Limit } from './traps';
import { interpreterError } from './wasmError';

let v8: typeof import('./v8Instance') | undefined;

/** How a module is to be run. */
export interface InstantiateOptions {
  /**
   * On the interpreter, whatever V8 could do: after `HostLimit`, or to compare. On V8, if that can run it: after `TooLong`. Else as seems
   * best: short runs on the interpreter as long as nobody knows whether the module will run again.
   */
  readonly engine?: WasmEngine | undefined;
}

/**
 * Links a prepared module to the host and makes an instance of it, with no gas yet.
 *
 * @throws WasmError with the Rust engine's text when it does not link or a segment does not fit
 */
export function instantiate(
  prepared: PreparedModule,
  hostFunctions: HostFunctions,
  { engine }: InstantiateOptions = {},
): WasmInstance {
  const { executable } = prepared;
  if (executable.linkError !== undefined) throw executable.linkError;
  for (const name of executable.importedNames) {
    if (hostFunctions[name] === undefined && name !== 'gas') throw interpreterError(missingHostFunction(name));
  }
  const instructions = engine === undefined ? executable.interpretedInstructions() : undefined;
  if (instructions === undefined && engine !== 'interpreter') {
    try {
      const reusable = executable.takeReusable();
      const compiled = reusable === undefined ? executable.v8Module() : undefined;
      if (reusable !== undefined || compiled !== undefined) {
        // A module has to run a few times, or for long, before it is needed, so it is loaded then, and once.
        v8 ??= require('./v8Instance') as typeof import('./v8Instance');
        return new v8.V8Instance(executable, hostFunctions, { reusable, compiled });
      }
    } catch (error) {
      if (!isV8Limit(error)) throw error;
    }
  }
  return new InterpreterInstance(executable, hostFunctions, instructions);
}
