/**
 * Makes running instances of prepared modules. What can be shared between them is kept with the prepared module, so that a second
 * instance costs little.
 *
 * Answers to: casper-execution-engine `runtime/utils.rs` (`instance_and_memory`).
 *
 * @module
 */
import type { HostFunctions, WasmInstance } from './instance';
import { missingHostFunction } from './link';
import type { PreparedModule } from './prepare';
import { isV8Limit } from './traps';
import { V8Instance } from './v8Instance';
import { interpreterError } from './wasmError';

/** How a module is to be run. */
export interface InstantiateOptions {
  /** Run it on the interpreter, whatever V8 could do: after `HostLimit`, or to compare. */
  readonly interpreter?: boolean;
}

/**
 * Links a prepared module to the host and makes an instance of it, with no gas yet.
 *
 * @throws WasmError with the Rust engine's text when it does not link or a segment does not fit
 */
export function instantiate(
  prepared: PreparedModule,
  hostFunctions: HostFunctions,
  { interpreter = false }: InstantiateOptions = {},
): WasmInstance {
  const { executable } = prepared;
  if (executable.linkError !== undefined) throw executable.linkError;
  for (const name of executable.importedNames) {
    if (hostFunctions[name] === undefined && name !== 'gas') throw interpreterError(missingHostFunction(name));
  }
  const compiled = interpreter ? undefined : executable.v8Module();
  if (compiled !== undefined) {
    try {
      return new V8Instance(executable, compiled, hostFunctions, executable.takeReusable());
    } catch (error) {
      if (!isV8Limit(error)) throw error;
    }
  }
  // Hardly any execution needs it, so it is loaded then.
  const { InterpreterInstance } = require('./interpreterInstance') as typeof import('./interpreterInstance');
  return new InterpreterInstance(executable, hostFunctions);
}
