/**
 * Compiles a prepared module with V8.
 *
 * @module
 */
import { type LoweringOptions, lowerModule } from './lower';
import type { WasmModule } from './module';
import { boundStack } from './stackBound';

/**
 * @param operandHeights for each defined function a number of operands that it never exceeds
 * @returns `undefined` when only the interpreter can run the module as the reference does
 */
export function compile(
  module: WasmModule,
  operandHeights: Int32Array,
  options?: LoweringOptions,
): WebAssembly.Module | undefined {
  const { safe, entered } = boundStack(module, operandHeights);
  if (!safe) return undefined;
  try {
    return new WebAssembly.Module(lowerModule(module, entered, options));
  } catch (error) {
    // A limit of V8 that the reference does not have: on functions of 7.6 MB, on 50,000 locals, ...
    if ((error as Partial<Error>).name === 'CompileError') return undefined;
    throw error;
  }
}
