/**
 * What instrumenting a session adds to its code, before it is written out.
 *
 * @module
 */
import type { BodyReader } from './bodyReader';
import type { OpcodePrices } from './opcodes';
import type { References } from './references';

/** The code of a module as it was, and all that makes instrumented code of it. */
export interface Metering {
  /** The functions as they were: calls name functions by their index without `gas`. */
  readonly bodies: BodyReader;
  /** What the functions refer to, if it was noted. */
  readonly references: References | undefined;
  /** What `meteredBlocks.ts` reckons charges by. */
  readonly prices: OpcodePrices;
  /** Index of the import that charges gas; `movedByGas` says where functions went. */
  readonly gasFunction: number;
  /** Index of the function that `memory.grow` is replaced with, if it is. */
  readonly growFunction: number | undefined;
  /** By index of the instrumented module, up to the thunks. Calls of functions that cost 0, as all imported ones do, are left alone. */
  readonly stackCosts: Float64Array;
  readonly stackLimit: number;
  /** Index of the global that counts. It ignores imported globals, which no contract can have. */
  readonly heightGlobal: number;
  /** Functions that have a thunk, ascending: the thunks are the last functions, in this order. */
  readonly thunks: readonly number[];
}
