/**
 * What an execution tells whoever wants to explain a failure or draw a trace: frames, host calls, and when gas is spent on
 * storage.
 *
 * @module
 */

import type { CLValue } from '../types/clValue';
import type { RuntimeArgs } from '../types/runtimeArgs';
import type { ContractIdentifier } from './contractCaller';
import type { CalledContract } from './contractFootprint';
import type { Runtime } from './runtime';
import type { RuntimeContext } from './runtimeContext';

/** What is about to run. */
export interface FrameStart {
  /** Absent for the module bytes of the transaction. */
  readonly identifier: ContractIdentifier | undefined;
  readonly entryPoint: string;
  readonly args: RuntimeArgs;
}

/**
 * Told about an execution as it goes on. Must not change anything. A context is the one a frame is called from, and `remaining` the
 * gas left at that moment.
 */
export interface ExecutionRecorder {
  /** It begins, or begins again on the interpreter because the host's WebAssembly gave up: what was told before does not count. */
  executionBegun(gasLimit: bigint): void;
  /** A frame is about to be made; the next frames and host calls are its own until it is left. */
  frameEntered(frame: FrameStart, context: RuntimeContext): void;
  /** The contract that the frame runs was found. */
  contractFound(called: CalledContract): void;
  /** The Wasm of a frame has ended, however it did; its memory had this many bytes. */
  codeEnded(runtime: Runtime, memoryBytes: number): void;
  frameReturned(value: CLValue, context: RuntimeContext): void;
  /** @param thrown what goes on to the frame below */
  frameFailed(thrown: unknown, context: RuntimeContext): void;
  /**
   * A host function is about to be served.
   *
   * @param name import name, for example `casper_put_key`
   * @param parameters raw 32-bit arguments, signed as Wasm passes them
   */
  hostCallBegun(name: string, parameters: readonly number[], runtime: Runtime): void;
  // biome-ignore lint/suspicious/noConfusingVoidType: what a host function returns
  hostCallReturned(returned: number | void, runtime: Runtime): void;
  hostCallFailed(thrown: unknown, runtime: Runtime): void;
  /** What is charged from here on pays for bytes to be stored. */
  storageChargeBegun(remaining: bigint): void;
  storageChargeEnded(remaining: bigint): void;
  /** Gas spent since was given back. */
  gasRestored(remaining: bigint): void;
}
