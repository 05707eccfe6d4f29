/**
 * The gas of one frame.
 *
 * While Wasm runs, the counter lives inside the instance, where the code itself decrements it; otherwise here. Counting is
 * down from the limit: `consumed` is what the reference calls the gas counter.
 *
 * Answers to: casper-execution-engine `runtime_context/mod.rs` (`charge_gas`, `gas_counter`).
 *
 * @module
 */

import type { WasmInstance } from '../wasm/instance';
import { execError } from './execError';

/** Gas left to one frame of a transaction. */
export class GasMeter {
  /** Gas limit of the whole transaction; there is none of a single frame. */
  readonly limit: bigint;
  private rest: bigint;
  /** What was last asked for and not there, for whoever explains the failure. */
  refused: bigint | undefined;
  private instance: WasmInstance | undefined;

  constructor(limit: bigint, remaining: bigint) {
    this.limit = limit;
    this.rest = remaining;
  }

  /** Gas used up so far in the transaction. */
  get consumed(): bigint {
    return this.limit - this.remaining;
  }

  get remaining(): bigint {
    return this.instance === undefined ? this.rest : this.instance.gasRemaining();
  }

  set remaining(value: bigint) {
    if (this.instance === undefined) this.rest = value;
    else this.instance.setGasRemaining(value);
  }

  /** @throws ExecError `GasLimit`, with all gas used up, when there is not enough left */
  charge(amount: number | bigint): void {
    const instance = this.instance;
    if (instance !== undefined) {
      if (!instance.chargeGas(amount)) this.refuse(amount);
      return;
    }
    const rest = this.rest - BigInt(amount);
    if (rest < 0n) {
      this.rest = 0n;
      this.refuse(amount);
    }
    this.rest = rest;
  }

  private refuse(amount: number | bigint): never {
    this.refused = BigInt(amount);
    throw execError.gasLimit();
  }

  /** Moves the counter into an instance that is about to run. */
  attach(instance: WasmInstance): void {
    instance.setGasRemaining(this.rest);
    this.instance = instance;
  }

  /** Takes the counter back after a run. The code may have run below zero before anyone looked: that is zero left. */
  detach(): void {
    const left = this.instance?.gasRemaining() ?? this.rest;
    this.instance = undefined;
    this.rest = left < 0n ? 0n : left;
  }
}
