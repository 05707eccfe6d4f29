/**
 * What the host functions share: their shape, how they are paid, how they read their arguments.
 *
 * Every function charges first. Its parameters arrive as signed 32-bit numbers; addresses and lengths are read as
 * unsigned.
 *
 * Answers to: casper-execution-engine `runtime/externals.rs`, `runtime/args.rs`, casper-types
 * `chainspec/vm_config/host_function_costs.rs` (`calculate_gas_cost`).
 *
 * @module
 */

import type { HostFunctionCost, HostFunctionCosts } from '../../config/hostFunctionCosts';
import { wasmTrap } from '../../wasm/traps';
import type { Runtime } from '../runtime';

/** A host function over the frame that calls it. */
// biome-ignore lint/suspicious/noConfusingVoidType: a function without a result is one that returns nothing
export type HostFunction = (runtime: Runtime, ...parameters: number[]) => number | void;

/** What a host function returns when it succeeds. */
export const OK = 0;

/** The price list. */
export function hostCosts(runtime: Runtime): HostFunctionCosts {
  return runtime.execution.config.wasmConfig.v1.hostFunctionCosts;
}

/**
 * Takes the price off the gas: a fixed part and a weight for each argument, times its raw value.
 *
 * @throws ExecError `GasLimit`
 */
export function charge(runtime: Runtime, price: HostFunctionCost, ...parameters: number[]): void {
  const weights = price.arguments;
  let cost = price.cost;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i]!;
    if (weight !== 0) cost += weight * (parameters[i]! >>> 0);
  }
  runtime.context.gas.charge(Number.isSafeInteger(cost) ? cost : exactCost(price, parameters));
}

/** The sum may pass 2^53: 32-bit weights times 32-bit arguments. */
function exactCost(price: HostFunctionCost, parameters: readonly number[]): bigint {
  return price.arguments.reduce(
    (sum, weight, i) => sum + BigInt(weight) * BigInt(parameters[i]! >>> 0),
    BigInt(price.cost),
  );
}

/**
 * A parameter that must be a u8. It is checked before anything is charged.
 *
 * @throws WasmTrap `UnexpectedSignature`
 */
export function u8(parameter: number): number {
  if ((parameter & 0xff) !== parameter) throw wasmTrap('UnexpectedSignature');
  return parameter;
}
