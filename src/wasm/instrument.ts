/**
 * Instruments a checked module whose memory is the host's: makes it pay for its instructions (`gasInjection.ts`) and bounds the depth of its
 * calls (`stackLimiter.ts`).
 *
 * @module
 */
import type { BodyReader } from './bodyReader';
import type { PayingModule } from './gasInjection';
import { instrumentedCode } from './instrumentedCode';
import type { Metering } from './metering';
import { type ModuleWithoutCode, type WasmModule, withLazyCode } from './module';
import type { OpcodePrices } from './opcodes';
import type { References } from './references';
import { limitStack, stackCosts } from './stackLimiter';

/** What has been found out about the functions of a module, and what has to be done to it. */
export interface Instrumentation {
  readonly bodies: BodyReader;
  readonly references?: References;
  readonly paying: PayingModule;
  readonly prices: OpcodePrices;
  /** By function, as the stack limiter reckons them. */
  readonly heights: Uint32Array;
  /** By function the most operands that it has, charges included, if the code was found valid. */
  readonly operandHeights: Int32Array | undefined;
  readonly stackLimit: number;
}

/** Operands that the limiter's sequence puts on top of those that are there. */
export const GUARD_OPERANDS = 2;

/**
 * The code of the result is written when it is first asked for: to link it, or to run a few of its functions, `metering` is enough.
 *
 * Throws `WasmError` of stage `preparation` if the cost of a function is no u32.
 */
export function instrument(
  module: ModuleWithoutCode,
  { bodies, references, paying, prices, heights, operandHeights, stackLimit }: Instrumentation,
): WasmModule {
  const { gasFunction, growFunction } = paying;
  const costs = stackCosts(bodies, heights, gasFunction, growFunction !== undefined);
  const { module: limited, thunks } = limitStack(paying.module, costs);
  const metering: Metering = {
    bodies,
    references,
    prices,
    gasFunction,
    growFunction,
    stackCosts: costs,
    stackLimit,
    heightGlobal: module.globals.length,
    thunks,
  };
  return withLazyCode(limited, () => instrumentedCode(limited, metering), {
    metering,
    operandHeights: operandHeights && instrumentedHeights(operandHeights, limited),
  });
}

/** Adds what instrumenting adds: the limiter's operands, and functions that hold their parameters or result under them. */
function instrumentedHeights(heights: Int32Array, { types, functions }: ModuleWithoutCode): Int32Array {
  return Int32Array.from(functions, (typeIndex, body) => {
    const { params, result } = types[typeIndex]!;
    return (heights[body] ?? Math.max(params.length, result === undefined ? 0 : 1)) + GUARD_OPERANDS;
  });
}
