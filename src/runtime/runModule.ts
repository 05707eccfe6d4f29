/**
 * Running Wasm in a frame, and what its end means.
 *
 * Answers to: casper-execution-engine `runtime/mod.rs` (the ends of `execute_module_bytes` and `execute_contract`).
 *
 * @module
 */

import { CLValue } from '../types/clValue';
import type { URef } from '../types/uref';
import type { WasmInstance } from '../wasm/instance';
import { toExecError } from './errorConversion';
import { type ExecError, execError } from './execError';
import { HOST_LIMIT, TOO_LONG } from './hostLimit';
import type { Runtime } from './runtime';

/** How a frame that did not fail ended. */
export type ModuleEnd =
  /** The function returned. */
  | { readonly _tag: 'Returned'; readonly value: CLValue }
  /** The code called `ret`, with these URefs in the value. */
  | { readonly _tag: 'Ret'; readonly value: CLValue; readonly urefs: readonly URef[] };

/**
 * Runs an export, the gas of the frame inside the instance meanwhile.
 *
 * @throws ExecError whatever the code failed with
 * @throws TOO_LONG when it is too long for the interpreter
 * @throws HOST_LIMIT when the host's WebAssembly gave up
 */
export function runExport(runtime: Runtime, instance: WasmInstance, exportName: string): ModuleEnd {
  const { gas } = runtime.context;
  runtime.instance = instance;
  gas.attach(instance);
  let outcome: ReturnType<WasmInstance['invoke']>;
  try {
    outcome = instance.invoke(exportName);
  } finally {
    runtime.execution.recorder?.codeEnded(runtime, instance.memory().length);
    gas.detach();
    runtime.instance = undefined;
    instance.release();
  }
  switch (outcome._tag) {
    case 'Returned':
      return { _tag: 'Returned', value: runtime.takeHostBuffer() ?? CLValue.unit() };
    case 'OutOfGas':
      gas.remaining = 0n;
      throw execError.gasLimit();
    case 'Trap':
      throw execError.refusedModule('Interpreter', outcome.message);
    case 'TooLong':
      throw TOO_LONG;
    case 'HostLimit':
      throw HOST_LIMIT;
    case 'HostTrap':
      return endOfHostTrap(runtime, outcome.trap);
  }
}

function endOfHostTrap(runtime: Runtime, trap: unknown): ModuleEnd {
  const error: ExecError | undefined = toExecError(trap);
  if (error === undefined) throw trap;
  if (error._tag !== 'Ret') throw error;
  const value = runtime.takeHostBuffer();
  if (value === undefined) throw execError.expectedReturnValue();
  return { _tag: 'Ret', value, urefs: error.urefs };
}
