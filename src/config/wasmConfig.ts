/**
 * Section `[wasm.v1]`: limits and prices of the Wasm machine.
 *
 * Answers to: casper-types `chainspec/vm_config/wasm_v1_config.rs`.
 *
 * @module
 */
import { DEFAULT_HOST_FUNCTION_COSTS, type HostFunctionCosts } from './hostFunctionCosts';
import { DEFAULT_OPCODE_COSTS, type OpcodeCosts } from './opcodeCosts';

/** What prepares and prices a contract. It must not be changed: prepared modules are cached by it. */
export interface WasmConfig {
  /** Pages of 64 KiB a contract may have. */
  readonly maxMemory: number;
  /** Values (locals and operands), not frames: see `src/wasm/stackLimiter.ts`. */
  readonly maxStackHeight: number;
  readonly opcodeCosts: OpcodeCosts;
  readonly hostFunctionCosts: HostFunctionCosts;
}

/** Source: casper-types `DEFAULT_WASM_MAX_MEMORY` and `DEFAULT_MAX_STACK_HEIGHT`, equal to the chainspec of the test support crate. */
export const DEFAULT_WASM_CONFIG: WasmConfig = {
  maxMemory: 64,
  maxStackHeight: 500,
  opcodeCosts: DEFAULT_OPCODE_COSTS,
  hostFunctionCosts: DEFAULT_HOST_FUNCTION_COSTS,
};
