/**
 * One frame of an execution: a context, the Wasm that runs in it (none for a system contract), and the buffer through
 * which results reach the code.
 *
 * Answers to: casper-execution-engine `runtime/mod.rs` (`Runtime`).
 *
 * @module
 */

import type { Caller } from '../types/caller';
import type { CLValue } from '../types/clValue';
import type { WasmInstance } from '../wasm/instance';
import type { PreparedModule } from '../wasm/prepare';
import type { Execution } from './execution';
import type { RuntimeContext } from './runtimeContext';
import type { RuntimeStack } from './runtimeStack';

/** A frame. */
export class Runtime {
  readonly execution: Execution;
  readonly context: RuntimeContext;
  readonly stack: RuntimeStack;
  /** The module the frame runs; absent for system contracts. */
  readonly module: PreparedModule | undefined;
  /** Set while Wasm of the frame runs. */
  instance: WasmInstance | undefined;
  /** A result waiting to be fetched with `casper_read_host_buffer`. */
  hostBuffer: CLValue | undefined;

  constructor(context: RuntimeContext, stack: RuntimeStack, module?: PreparedModule) {
    this.execution = context.execution;
    this.context = context;
    this.stack = stack;
    this.module = module;
  }

  /** The caller of this frame; absent for session code. */
  get immediateCaller(): Caller | undefined {
    return this.stack.previousFrame();
  }

  /** Takes what is in the host buffer. */
  takeHostBuffer(): CLValue | undefined {
    const value = this.hostBuffer;
    this.hostBuffer = undefined;
    return value;
  }

  /** Whether a system contract, or the system account itself, called this frame. */
  isSystemImmediateCaller(): boolean {
    const caller = this.immediateCaller;
    switch (caller?._tag) {
      case undefined:
        return false;
      case 'Initiator':
        return this.execution.initiatedBySystem;
      case 'SmartContract':
        return this.execution.isSystemAddress(caller.contractHash);
      case 'Entity':
        return this.execution.isSystemAddress(caller.entityAddr.addr);
    }
  }

  /** Charges for a system contract, unless another one called it or a host function that has its own price did. */
  chargeSystemContractCall(cost: number | bigint): void {
    if (this.isSystemImmediateCaller() || this.execution.hostFunctionDepth !== 0) return;
    this.context.gas.charge(cost);
  }

  /** Runs something during which system contracts cost nothing. */
  inHostFunctionScope<T>(body: () => T): T {
    const { execution } = this;
    execution.hostFunctionDepth += 1;
    try {
      return body();
    } finally {
      execution.hostFunctionDepth -= 1;
    }
  }
}
