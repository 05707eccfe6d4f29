/**
 * Bounds the depth of calls. A new global counts the values (locals and operands) of all frames; each call adds the callee's cost before
 * and takes it off after, and traps as `unreachable` when the count passes the limit. Functions that are entered from outside, or
 * through the table, are entered through thunks that do the same.
 *
 * Answers to: casper-wasm-utils `stack_height.rs`, `stack_height/thunk.rs`.
 *
 * @module
 */
import { CodeWriter } from './codeWriter';
import { I32, importedFunctionTypes, NO_RESULT, type WasmModule } from './module';
import { rebuild, TypeTable } from './rebuild';
import { maximalHeights, stackLimiterError } from './stackHeight';

/** Throws `WasmError` of stage `preparation` for code whose heights cannot be. */
export function limitStack(module: WasmModule, maxStackHeight: number): WasmModule {
  const costs = stackCosts(module);
  const limiter: Limiter = { costs, limit: maxStackHeight, heightGlobal: module.globals.length };
  const thunks = thunkTargets(module, costs);

  const types = new TypeTable(module.types);
  const functions = module.functions.slice();
  const typeIndices = importedFunctionTypes(module).concat(functions);
  const writer = new CodeWriter(instrumentedLength(module, limiter, thunks, typeIndices));
  writeBodies(writer, module, limiter);

  const thunkOf = new Map<number, number>();
  for (const callee of thunks) {
    const type = module.types[typeIndices[callee]!]!;
    writeThunk(writer, limiter, callee, type.params.length);
    functions.push(types.indexOf(type));
    thunkOf.set(callee, typeIndices.length + thunkOf.size);
  }
  const redirected = (index: number): number => thunkOf.get(index) ?? index;

  return rebuild({
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
    code: writer.finish(module.code.branchTables),
  });
}

interface Limiter {
  /** By function index; calls of functions that cost 0, as all imported ones do, are left alone. */
  readonly costs: Float64Array;
  readonly limit: number;
  /** Index of the new global. It ignores imported globals, which no contract can have. */
  readonly heightGlobal: number;
}

/** Declared locals (parameters are not counted) and the maximal height, for each function. */
export function stackCosts(module: WasmModule): Float64Array {
  const heights = maximalHeights(module);
  const imported = importedFunctionTypes(module).length;
  const costs = new Float64Array(imported + heights.length);
  for (const [body, groups] of module.code.locals.entries()) {
    let cost = heights[body]!;
    for (let group = 0; group < groups.length; group += 2) cost += groups[group]!;
    if (cost > 0xffff_ffff) throw stackLimiterError();
    costs[imported + body] = cost;
  }
  return costs;
}

/** Functions that need a thunk, ascending. */
function thunkTargets(module: WasmModule, costs: Float64Array): number[] {
  const entered = new Set<number>();
  for (const { kind, index } of module.exports) if (kind === 'function') entered.add(index);
  for (const { members } of module.elements) for (const index of members) entered.add(index);
  if (module.start !== undefined) entered.add(module.start);
  return [...entered].filter((index) => costs[index] !== 0).sort((a, b) => a - b);
}

/** Instructions a call becomes. */
const LIMITED_CALL_LENGTH = 15;

function instrumentedLength(
  module: WasmModule,
  { costs }: Limiter,
  thunks: readonly number[],
  typeIndices: readonly number[],
): number {
  const { opcodes, first } = module.code;
  let length = opcodes.length;
  for (let i = 0; i < opcodes.length; i++) {
    if (opcodes[i] === 0x10 /* Call */ && costs[first[i]!]! > 0) length += LIMITED_CALL_LENGTH - 1;
  }
  for (const callee of thunks) {
    length += module.types[typeIndices[callee]!]!.params.length + LIMITED_CALL_LENGTH + 1;
  }
  return length;
}

function writeBodies(writer: CodeWriter, module: WasmModule, limiter: Limiter): void {
  const { opcodes, first, second, starts, locals } = module.code;
  for (let body = 0; body < locals.length; body++) {
    const end = starts[body + 1]!;
    for (let i = starts[body]!; i < end; i++) {
      const opcode = opcodes[i]!;
      if (opcode === 0x10 /* Call */ && limiter.costs[first[i]!]! > 0) writeCall(writer, limiter, first[i]!);
      else writer.write(opcode, first[i]!, second[i]!);
    }
    writer.endBody(locals[body]!);
  }
}

function writeThunk(writer: CodeWriter, limiter: Limiter, callee: number, parameterCount: number): void {
  for (let parameter = 0; parameter < parameterCount; parameter++) {
    writer.write(0x20 /* GetLocal */, parameter);
  }
  writeCall(writer, limiter, callee);
  writer.write(0x0b /* End */);
  writer.endBody([]);
}

function writeCall(writer: CodeWriter, { costs, limit, heightGlobal }: Limiter, callee: number): void {
  const cost = costs[callee]!;
  writer.write(0x23 /* GetGlobal */, heightGlobal);
  writer.write(0x41 /* I32Const */, cost);
  writer.write(0x6a /* I32Add */);
  writer.write(0x24 /* SetGlobal */, heightGlobal);
  writer.write(0x23 /* GetGlobal */, heightGlobal);
  writer.write(0x41 /* I32Const */, limit);
  writer.write(0x4b /* I32GtU */);
  writer.write(0x04 /* If */, NO_RESULT);
  writer.write(0x00 /* Unreachable */);
  writer.write(0x0b /* End */);
  writer.write(0x10 /* Call */, callee);
  writer.write(0x23 /* GetGlobal */, heightGlobal);
  writer.write(0x41 /* I32Const */, cost);
  writer.write(0x6b /* I32Sub */);
  writer.write(0x24 /* SetGlobal */, heightGlobal);
}
