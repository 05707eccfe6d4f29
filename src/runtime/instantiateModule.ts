/**
 * A module made ready to run in a frame.
 *
 * @module
 */

import type { WasmInstance } from '../wasm/instance';
import { instantiate } from '../wasm/instantiate';
import type { PreparedModule } from '../wasm/prepare';
import { createHostFunctions } from './hostFunctions';
import type { Runtime } from './runtime';

/** Links a module with the host functions of a frame. */
export function instantiateModule(runtime: Runtime, module: PreparedModule): WasmInstance {
  return instantiate(module, createHostFunctions(runtime), { engine: runtime.execution.engine });
}
