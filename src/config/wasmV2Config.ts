/**
 * Section `[wasm.v2]`: settings of the second virtual machine. A chainspec must have them; contracts of the first
 * machine, the only ones run here, never see them.
 *
 * Answers to: casper-types `chainspec/vm_config/{wasm_v2_config,host_function_costs_v2}.rs`.
 *
 * @module
 */
import { DEFAULT_OPCODE_COSTS, type OpcodeCosts } from './opcodeCosts';

/** As the costs of the first machine, but u64. */
export interface HostFunctionCostV2 {
  readonly cost: bigint;
  readonly arguments: readonly bigint[];
}

/** The price list of the second machine. */
export interface HostFunctionCostsV2 {
  readonly read: HostFunctionCostV2;
  readonly write: HostFunctionCostV2;
  readonly remove: HostFunctionCostV2;
  readonly copyInput: HostFunctionCostV2;
  readonly ret: HostFunctionCostV2;
  readonly create: HostFunctionCostV2;
  readonly transfer: HostFunctionCostV2;
  readonly envBalance: HostFunctionCostV2;
  readonly upgrade: HostFunctionCostV2;
  readonly call: HostFunctionCostV2;
  readonly print: HostFunctionCostV2;
  readonly emit: HostFunctionCostV2;
  readonly envInfo: HostFunctionCostV2;
}

/** Settings of the second machine; `maxMemory` in pages of 64 KiB. */
export interface WasmV2Config {
  readonly maxMemory: number;
  readonly opcodeCosts: OpcodeCosts;
  readonly hostFunctionCosts: HostFunctionCostsV2;
}

function zeroCost(argumentCount: number): HostFunctionCostV2 {
  return { cost: 0n, arguments: Array.from({ length: argumentCount }, () => 0n) };
}

/** Values of the chainspec of casper-engine-test-support 8.1.1, where all of these calls are free. */
export const CHAINSPEC_WASM_V2_CONFIG: WasmV2Config = {
  maxMemory: 17,
  opcodeCosts: DEFAULT_OPCODE_COSTS,
  hostFunctionCosts: {
    read: zeroCost(6),
    write: zeroCost(5),
    remove: zeroCost(3),
    copyInput: zeroCost(2),
    ret: zeroCost(2),
    create: zeroCost(10),
    transfer: zeroCost(3),
    envBalance: zeroCost(4),
    upgrade: zeroCost(6),
    call: zeroCost(9),
    print: zeroCost(2),
    emit: zeroCost(4),
    envInfo: zeroCost(2),
  },
};
