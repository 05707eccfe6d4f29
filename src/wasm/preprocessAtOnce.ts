/**
 * The quick way to a module that is as it should be: each body is decoded, checked, metered, validated and measured before the next one is
 * looked at, and its instructions are forgotten again. What is not as it should be is left to those who know which of its faults comes
 * first.
 *
 * @module
 */
import { hasTag } from '../bytes/hasTag';
import type { BodyReader } from './bodyReader';
import { checkBody, checkOutline, codeLimits } from './checks';
import { decodeOutline } from './decode';
import { externalizeMemory } from './externalizeMemory';
import { injectGas } from './gasInjection';
import { GUARD_OPERANDS, instrument } from './instrument';
import { chargesOf } from './meteredBlocks';
import { type ModuleWithoutCode, type WasmModule, withLazyCode } from './module';
import { opcodePrices } from './opcodes';
import type { PreparationConfig } from './preprocess';
import { References } from './references';
import { StackMeter } from './stackHeight';
import { FunctionValidator, STACK_LIMIT } from './validateFunction';
import { validationContext } from './validationContext';
import { isWasmError } from './wasmError';

/** Instruments session or installer bytes. `undefined` when something about them is wrong or unusual. */
export function instrumentAtOnce(bytes: Uint8Array, config: PreparationConfig): WasmModule | undefined {
  return orUndefined(() => {
    const { module: decoded, bodies } = decodeOutline(bytes);
    const module = externalizeMemory(checkOutline(decoded), config.maxMemory);
    const context = validationContext(module);
    if (context.importedGlobals.length > 0) return undefined; // the limiter's global would be another one
    const prices = opcodePrices(config.opcodeCosts);
    const limits = codeLimits(module);
    const validator = new FunctionValidator(context);
    const heights = new Uint32Array(bodies.count);
    const irregular: number[] = [];
    const references = new References();
    for (let index = 0; index < bodies.count; index++) {
      const body = bodies.read(index);
      checkBody(body, limits);
      const charges = chargesOf(body, prices);
      const type = module.types[module.functions[index]!]!;
      heights[index] = validator.validate(type, bodies.locals(index), body, charges);
      if (heights[index]! + GUARD_OPERANDS > STACK_LIMIT || validator.maximalFrames === STACK_LIMIT) return undefined;
      if (!validator.isRegular) irregular.push(index);
      references.add(body, charges);
    }
    const operandHeights = Int32Array.from(heights);
    const paying = injectGas(module, prices.costs.growMemory, references.growsMemory);
    // In valid code of the usual form the limiter reckons as validation does.
    const meter = irregular.length === 0 ? undefined : new StackMeter(module, paying.module.types);
    for (const index of irregular) {
      const body = bodies.read(index);
      heights[index] = meter!.maximalHeight(index, body, chargesOf(body, prices));
    }
    return instrument(module, {
      bodies,
      references,
      paying,
      prices,
      heights,
      operandHeights,
      stackLimit: config.maxStackHeight,
    });
  });
}

/** Reads the bytes of a stored contract. `undefined` when something about them is wrong. */
export function readAtOnce(bytes: Uint8Array): WasmModule | undefined {
  return orUndefined(() => {
    const { module, bodies } = decodeOutline(bytes);
    if (module.functions.some((typeIndex) => typeIndex >= module.types.length)) return undefined;
    const operandHeights = validBodies(module, bodies);
    return withLazyCode(module, () => bodies.all(), { bodies, operandHeights });
  });
}

function validBodies(module: ModuleWithoutCode, bodies: BodyReader): Int32Array {
  const validator = new FunctionValidator(validationContext(module));
  return Int32Array.from(module.functions, (typeIndex, index) => {
    const body = bodies.read(index);
    return validator.validate(module.types[typeIndex]!, bodies.locals(index), body);
  });
}

function orUndefined<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (hasTag(error, 'DecodeError') || hasTag(error, 'ValidationFailure') || isWasmError(error)) return undefined;
    throw error;
  }
}
