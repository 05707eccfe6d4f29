/**
 * What instrumenting a session adds to its code, before it is written out.
 *
 * @module
 */
import type { Charges } from './meteredBlocks';
import type { Code } from './module';

/** The code of a module as it was, and all that makes instrumented code of it. */
export interface Metering {
  /** The code as it was: calls name functions by their index without `gas`. */
  readonly code: Code;
  readonly charges: Charges;
  /** Index of the import that charges gas; all functions from there on moved up by one. */
  readonly gasFunction: number;
  /** Index of the function that `memory.grow` is replaced with, if it is. */
  readonly growFunction: number | undefined;
  /** Gas of a page (u32). */
  readonly growCost: number;
  /** By index of the instrumented module, up to the thunks. Calls of functions that cost 0, as all imported ones do, are left alone. */
  readonly stackCosts: Float64Array;
  readonly stackLimit: number;
  /** Index of the global that counts. It ignores imported globals, which no contract can have. */
  readonly heightGlobal: number;
  /** Functions that have a thunk, ascending: the thunks are the last functions, in this order. */
  readonly thunks: readonly number[];
  /**
   * For each function of the instrumented module the most operands it can have. `undefined` when the code did not validate as it was:
   * then it has to be validated as instrumented, for the right text, or because only instrumenting makes it valid.
   */
  readonly operandHeights: Int32Array | undefined;
}
