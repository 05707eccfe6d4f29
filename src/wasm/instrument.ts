/**
 * Instruments a checked module whose memory is the host's: makes it pay for its instructions (`gasInjection.ts`) and bounds the depth of its
 * calls (`stackLimiter.ts`).
 *
 * @module
 */
import { injectGas } from './gasInjection';
import { instrumentedCode } from './instrumentedCode';
import { findCharges } from './meteredBlocks';
import type { Metering } from './metering';
import type { Code, WasmModule } from './module';
import { opcodePrices } from './opcodes';
import type { PreparationConfig } from './preprocess';
import type { ModuleWithoutCode } from './rebuild';
import { GUARD_OPERANDS, measureFunctions } from './stackHeight';
import { limitStack, stackCosts } from './stackLimiter';

/**
 * The code of the result is written when it is first asked for: to link it, or to run a few of its functions, `metering` is enough.
 *
 * Throws `WasmError` of stage `preparation` if an opcode has no price, a cost is no u32 or the height of a function cannot be.
 */
export function instrument(module: WasmModule, { opcodeCosts, maxStackHeight }: PreparationConfig): WasmModule {
  const charges = findCharges(module.code, opcodePrices(opcodeCosts));
  const { module: paying, gasFunction, growFunction } = injectGas(module, opcodeCosts.growMemory);
  const measured = measureFunctions(module, paying.types, charges);
  const costs = stackCosts(module.code, measured.heights, gasFunction, growFunction !== undefined);
  const { module: limited, thunks } = limitStack(paying, costs);
  const metering: Metering = {
    code: module.code,
    charges,
    gasFunction,
    growFunction,
    growCost: opcodeCosts.growMemory,
    stackCosts: costs,
    stackLimit: maxStackHeight,
    heightGlobal: module.globals.length,
    thunks,
    operandHeights: withAddedFunctions(measured.operandHeights, limited),
  };
  let code: Code | undefined;
  return {
    ...limited,
    metering,
    get code() {
      code ??= instrumentedCode(limited, metering);
      return code;
    },
  };
}

/** Adds the heights of the functions that instrumenting adds: they hold their parameters or result under those of the limiter. */
function withAddedFunctions(
  heights: Int32Array | undefined,
  { types, functions }: ModuleWithoutCode,
): Int32Array | undefined {
  if (heights === undefined) return undefined;
  const all = new Int32Array(functions.length);
  all.set(heights);
  for (let body = heights.length; body < all.length; body++) {
    const { params, result } = types[functions[body]!]!;
    all[body] = Math.max(params.length, result === undefined ? 0 : 1) + GUARD_OPERANDS;
  }
  return all;
}
