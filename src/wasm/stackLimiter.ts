/**
 * Bounds the depth of calls. A new global counts the values (locals and operands) of all frames; each call adds the callee's cost before
 * and takes it off after, and traps as `unreachable` when the count passes the limit. Functions that are entered from outside, or
 * through the table, are entered through thunks that do the same. Here is what that means outside of code.
 *
 * Answers to: casper-wasm-utils `stack_height.rs`, `stack_height/thunk.rs`.
 *
 * @module
 */
import type { BodyReader } from './bodyReader';
import { I32, importedFunctionTypes, type ModuleWithoutCode } from './module';
import { rebuild, TypeTable } from './rebuild';
import { stackLimiterError } from './stackHeight';

/** The highest operand stack of the function that pays for memory: its page count twice, and the price. It has no locals. */
const GROW_FUNCTION_COST = 3;

/**
 * Declared locals (parameters are not counted) and the maximal height, for each function of the paying module.
 *
 * @param heights for each function that the module defined before it was instrumented
 * @throws WasmError of stage `preparation` when a sum is no u32
 */
export function stackCosts(
  bodies: BodyReader,
  heights: Uint32Array,
  gasFunction: number,
  hasGrowFunction: boolean,
): Float64Array {
  const firstDefined = gasFunction + 1;
  const costs = new Float64Array(firstDefined + heights.length + (hasGrowFunction ? 1 : 0));
  for (let body = 0; body < heights.length; body++) {
    const groups = bodies.locals(body);
    let cost = heights[body]!;
    for (let group = 0; group < groups.length; group += 2) cost += groups[group]!;
    if (cost > 0xffff_ffff) throw stackLimiterError();
    costs[firstDefined + body] = cost;
  }
  if (hasGrowFunction) costs[firstDefined + heights.length] = GROW_FUNCTION_COST;
  return costs;
}

/** A module whose calls are counted. */
export interface LimitedModule {
  readonly module: ModuleWithoutCode;
  /** Functions that have a thunk, ascending. */
  readonly thunks: readonly number[];
}

/** Adds the global and declares the thunks. */
export function limitStack(module: ModuleWithoutCode, costs: Float64Array): LimitedModule {
  const types = new TypeTable(module.types);
  const functions = module.functions.slice();
  const typeIndices = importedFunctionTypes(module).concat(functions);
  const thunks = thunkTargets(module, costs);
  const thunkOf = new Map<number, number>();
  for (const callee of thunks) {
    functions.push(types.indexOf(module.types[typeIndices[callee]!]!));
    thunkOf.set(callee, typeIndices.length + thunkOf.size);
  }
  const redirected = (index: number): number => thunkOf.get(index) ?? index;
  const limited = rebuild({
    ...module,
    types: types.types,
    functions,
    globals: [
      ...module.globals,
      { type: { valueType: I32, mutable: true }, init: [{ opcode: 0x41 /* I32Const */, first: 0, second: 0 }] },
    ],
    exports: module.exports.map((entry) =>
      entry.kind === 'function' ? { ...entry, index: redirected(entry.index) } : entry,
    ),
    start: module.start === undefined ? undefined : redirected(module.start),
    elements: module.elements.map((segment) => ({ ...segment, members: segment.members.map(redirected) })),
  });
  return { module: limited, thunks };
}

/** Functions that need a thunk, ascending. */
function thunkTargets(module: ModuleWithoutCode, costs: Float64Array): number[] {
  const entered = new Set<number>();
  for (const { kind, index } of module.exports) if (kind === 'function') entered.add(index);
  for (const { members } of module.elements) for (const index of members) entered.add(index);
  if (module.start !== undefined) entered.add(module.start);
  return [...entered].filter((index) => costs[index] !== 0).sort((a, b) => a - b);
}
