/**
 * Lowers an instrumented module to one that V8 runs with the same results: same memory, same traps, same gas at every host call and exit.
 *
 * Gas is an i64 global here, decremented in place where the instrumented code calls `gas` with a constant, so it is exact at every
 * instruction. Whether it has gone below zero is only asked where work without bound could follow, at the entry of a function (unless it
 * is short and calls nothing) and at the head of a loop, and by the host: every host function charges first, and whatever a run ends
 * with, a negative counter means that gas ran out before. Between the two nothing can be observed, since a failed run leaves neither
 * memory nor effects behind.
 *
 * Otherwise the code stays as it is, except that
 * - code that cannot be reached is left out (V8 types it more strictly), and so are the bodies of functions that are never entered;
 * - the memory is the module's own, and exported; exports are renamed;
 * - a call of a function that calls nothing does not count it: nobody would see the count before it is taken back;
 * - what is called through the table and only guards a short function that calls nothing has that function's body;
 * - the element index of each call through the table goes through a global, because V8 has one message for an empty element and for a
 *   function of another type;
 * - a call through a table other than the first, which the reference lets pass validation, becomes one that is out of bounds.
 *
 * @module
 */
import { endOfDeadCode, gasFunctions } from './functionSpace';
import { GUARD_LENGTH, GUARDED_CALL_LENGTH, type Guard } from './guardedCall';
import { GuardedMemory, isMemoryInstruction } from './guardedMemory';
import { LeafCalls } from './leafCalls';
import {
  type DataSegment,
  F64,
  I32,
  type InitExpression,
  importedFunctionTypes,
  type Limits,
  type WasmModule,
} from './module';
import { memoryLimits, segmentOffset, writeData } from './segments';
import { WasmWriter } from './wasmWriter';

/** Names of what a lowered module exports for the host. */
export const LOWERED_EXPORTS = {
  memory: 'm',
  /** i64: gas left, negative when it has run out. */
  gas: 'g',
  /** i32: element index of the last call through the table. */
  element: 'e',
  /** (f64) -> i32: takes an integer off the gas; 1 when it has run out. Saves the host a BigInt. */
  charge: 'c',
  /** i32, of a module with a guarded memory: bytes the contract has of it. */
  limit: 'l',
  /** (i32) -> (), of a module with a guarded memory: makes memory and globals what they are before a run. */
  reset: 'r',
} as const;

/** Export name of a function in a lowered module; only exported functions without parameters have one. */
export function loweredName(functionIndex: number): string {
  return `f${functionIndex}`;
}

/** V8 takes no more data segments (`kV8MaxWasmDataSegments`). */
const MAX_DATA_SEGMENTS = 100_000;

const HEADER = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);

/** How a module is lowered. */
export interface LoweringOptions {
  /** The memory is guarded (`guardedMemory.ts`): the instance can be reset and used again. The memory must have a maximum. */
  readonly guarded?: boolean;
}

/**
 * @param module instrumented, valid, and linked without an error
 * @param entered for each defined function whether it is ever entered
 */
export function lowerModule(
  module: WasmModule,
  entered: Uint8Array,
  { guarded = false }: LoweringOptions = {},
): Uint8Array {
  return new Lowering(module, entered, guarded).run();
}

/** A function that lowering adds to a module. */
interface AddedFunction {
  readonly params: readonly number[];
  readonly results: readonly number[];
  readonly writeBody: () => void;
}

class Lowering {
  readonly #module: WasmModule;
  readonly #entered: Uint8Array;
  readonly #writer: WasmWriter;
  readonly #imported: number;
  /** Indices of the imports that charge gas; a module has one, or none if it is not instrumented. */
  readonly #gasFunctions: ReadonlySet<number>;
  readonly #anyGasFunction: number;
  /** Indices of the added globals. */
  readonly #gas: number;
  readonly #element: number;
  readonly #leafCalls: LeafCalls;
  readonly #data: readonly DataSegment[];
  readonly #guard: GuardedMemory | undefined;
  /** Each with a type of its own, behind the module's. */
  readonly #added: readonly AddedFunction[];

  constructor(module: WasmModule, entered: Uint8Array, guarded: boolean) {
    this.#module = module;
    this.#entered = entered;
    this.#writer = new WasmWriter(module.code.opcodes.length * 4 + 4096);
    this.#imported = importedFunctionTypes(module).length;
    this.#gasFunctions = gasFunctions(module);
    this.#anyGasFunction = [...this.#gasFunctions][0] ?? -1;
    this.#gas = module.globals.length;
    this.#element = module.globals.length + 1;
    this.#leafCalls = new LeafCalls(module, this.#imported, this.#gasFunctions);
    this.#data = module.data.length > MAX_DATA_SEGMENTS ? [mergedData(module)] : module.data;
    const added: AddedFunction[] = [{ params: [F64], results: [I32], writeBody: () => this.#writeChargeBody() }];
    if (guarded) {
      const trap = this.#imported + module.functions.length + 1;
      const guard = new GuardedMemory(module, this.#writer, {
        limit: module.globals.length + 2,
        lowest: module.globals.length + 3,
        trap,
        grow: trap + 1,
      });
      added.push(
        { params: [], results: [], writeBody: () => guard.writeTrapBody() },
        { params: [I32], results: [I32], writeBody: () => guard.writeGrowBody() },
        { params: [I32], results: [], writeBody: () => guard.writeResetBody(this.#data) },
      );
      this.#guard = guard;
    }
    this.#added = added;
  }

  run(): Uint8Array {
    const { types, functions, tables, elements } = this.#module;
    const writer = this.#writer;
    writer.writeBytes(HEADER);
    this.#section(1, types.length + this.#added.length, () => {
      for (const { params, result } of types) this.#writeType(params, result === undefined ? [] : [result]);
      for (const { params, results } of this.#added) this.#writeType(params, results);
    });
    this.#writeImports();
    this.#section(3, functions.length + this.#added.length, () => {
      for (const typeIndex of functions) writer.writeU32(typeIndex);
      for (let i = 0; i < this.#added.length; i++) writer.writeU32(types.length + i);
    });
    this.#section(4, tables.length, () => {
      for (const limits of tables) {
        writer.writeByte(0x70);
        this.#writeLimits(limits);
      }
    });
    this.#section(5, 1, () => this.#writeLimits(memoryLimits(this.#module)!));
    this.#writeGlobals();
    this.#writeExports();
    this.#section(9, elements.length, () => {
      for (const { offset, members } of elements) {
        writer.writeU32(0);
        this.#writeOffset(offset);
        writer.writeList(members, (index) => writer.writeU32(index));
      }
    });
    // V8 wants to know the number of segments before the code that copies them.
    if (this.#guard !== undefined) this.#section(12, this.#data.length, () => undefined);
    this.#section(10, functions.length + this.#added.length, () => {
      for (let body = 0; body < functions.length; body++) writer.writeSized(() => this.#writeBody(body));
      for (const { writeBody } of this.#added) writer.writeSized(writeBody);
    });
    this.#writeDataSegments();
    return writer.finish();
  }

  #section(id: number, count: number, writeItems: () => void): void {
    if (count === 0) return;
    this.#writer.writeByte(id);
    this.#writer.writeSized(() => {
      this.#writer.writeU32(count);
      writeItems();
    });
  }

  #writeType(params: readonly number[], results: readonly number[]): void {
    this.#writer.writeByte(0x60);
    this.#writer.writeList(params, (type) => this.#writer.writeByte(type));
    this.#writer.writeList(results, (type) => this.#writer.writeByte(type));
  }

  #writeLimits({ initial, maximum }: Limits): void {
    this.#writer.writeByte(maximum === undefined ? 0 : 1);
    this.#writer.writeU32(initial);
    if (maximum !== undefined) this.#writer.writeU32(maximum);
  }

  #writeInit(init: InitExpression): void {
    for (const { opcode, first, second } of init) {
      this.#writer.writeInstruction(opcode, first, second, this.#module.code.branchTables);
    }
    this.#writer.writeByte(0x0b);
  }

  #writeOffset(offset: InitExpression): void {
    this.#writer.writeByte(0x41);
    this.#writer.writeI32(segmentOffset(this.#module, offset));
    this.#writer.writeByte(0x0b);
  }

  #writeImports(): void {
    const writer = this.#writer;
    this.#section(2, this.#imported, () => {
      for (const { module, field, external } of this.#module.imports) {
        if (external.kind !== 'function') continue;
        writer.writeName(module);
        writer.writeName(field);
        writer.writeByte(0);
        writer.writeU32(external.typeIndex);
      }
    });
  }

  #writeGlobals(): void {
    const writer = this.#writer;
    const { globals } = this.#module;
    this.#section(6, globals.length + (this.#guard === undefined ? 2 : 4), () => {
      for (const { type, init } of globals) {
        writer.writeByte(type.valueType);
        writer.writeByte(type.mutable ? 1 : 0);
        this.#writeInit(init);
      }
      writer.writeBytes(Uint8Array.of(0x7e, 1, 0x42, 0, 0x0b)); // gas: mutable i64, 0
      writer.writeBytes(Uint8Array.of(0x7f, 1, 0x41, 0, 0x0b)); // element: mutable i32, 0
      this.#guard?.writeGlobals();
    });
  }

  #writeExports(): void {
    const { types, functions } = this.#module;
    const entries = new Set<number>();
    for (const { kind, index } of this.#module.exports) {
      if (kind !== 'function' || index < this.#imported) continue; // every imported function has parameters
      if (types[functions[index - this.#imported]!]!.params.length === 0) entries.add(index);
    }
    const writer = this.#writer;
    const write = (name: string, kind: number, index: number): void => {
      writer.writeName(name);
      writer.writeByte(kind);
      writer.writeU32(index);
    };
    this.#section(7, entries.size + (this.#guard === undefined ? 4 : 6), () => {
      for (const index of entries) write(loweredName(index), 0, index);
      write(LOWERED_EXPORTS.charge, 0, this.#imported + functions.length);
      write(LOWERED_EXPORTS.memory, 2, 0);
      write(LOWERED_EXPORTS.gas, 3, this.#gas);
      write(LOWERED_EXPORTS.element, 3, this.#element);
      if (this.#guard === undefined) return;
      write(LOWERED_EXPORTS.limit, 3, this.#guard.indices.limit);
      write(LOWERED_EXPORTS.reset, 0, this.#guard.indices.grow + 1);
    });
  }

  #writeDataSegments(): void {
    const writer = this.#writer;
    this.#section(11, this.#data.length, () => {
      for (const { offset, bytes } of this.#data) {
        // With a guarded memory they are passive: `reset` copies them.
        writer.writeU32(this.#guard === undefined ? 0 : 1);
        if (this.#guard === undefined) this.#writeOffset(offset);
        writer.writeU32(bytes.length);
        writer.writeBytes(bytes);
      }
    });
  }

  #writeBody(body: number): void {
    const writer = this.#writer;
    if (this.#entered[body] === 0) {
      writer.writeU32(0);
      writer.writeByte(0x00); // unreachable
      writer.writeByte(0x0b);
      return;
    }
    const thunk = this.#leafCalls.thunkOfShortLeaf(body);
    // A function that is never entered may have more locals than V8 allows.
    const isInlined = thunk !== undefined && this.#entered[thunk.leaf] === 1;
    const source = isInlined ? thunk.leaf : body;
    const locals = this.#writeLocals(source);
    if (isInlined) this.#writeLeafGuard(thunk.guard);
    this.#writeCode(source, locals);
  }

  /** @returns how many locals a function has, its parameters included, without those that are added */
  #writeLocals(body: number): number {
    const writer = this.#writer;
    const groups = this.#module.code.locals[body]!;
    const addedLocals = this.#guard?.localTypes ?? [];
    let count = this.#module.types[this.#module.functions[body]!]!.params.length;
    writer.writeU32(groups.length / 2 + addedLocals.length);
    for (let i = 0; i < groups.length; i += 2) {
      writer.writeU32(groups[i]!);
      writer.writeByte(groups[i + 1]!);
      count += groups[i]!;
    }
    for (const type of addedLocals) {
      writer.writeU32(1);
      writer.writeByte(type);
    }
    return count;
  }

  #writeCode(body: number, localCount: number): void {
    const writer = this.#writer;
    const { opcodes, first, second, starts, branchTables } = this.#module.code;
    const start = starts[body]!;
    const end = starts[body + 1]!;
    const isMetered = this.#isMetered(start, end);
    let testNext = isMetered && !this.#leafCalls.isShortLeaf(start, end);
    for (let i = start; i < end; i++) {
      const opcode = opcodes[i]!;
      const isCharge = opcode === 0x41 && this.#leafCalls.isGasCall(i + 1);
      if (testNext && !isCharge) this.#writeGasTest(); // usually a charge stands here, and is tested itself
      if (isCharge) {
        this.#writeCharge(first[i]!);
        if (testNext) this.#writeGasTest();
        testNext = false;
        i++;
        continue;
      }
      testNext = false;
      switch (opcode) {
        case 0x03: // Loop
          writer.writeInstruction(opcode, first[i]!, 0, branchTables);
          testNext = isMetered;
          break;
        case 0x00: // Unreachable
        case 0x0c: // Br
        case 0x0e: // BrTable
        case 0x0f: // Return
          writer.writeInstruction(opcode, first[i]!, 0, branchTables);
          i = endOfDeadCode(opcodes, i) - 1;
          break;
        case 0x11: // CallIndirect
          this.#writeIndirectCall(first[i]!, second[i]!);
          break;
        case 0x23: {
          // GetGlobal
          const guard = opcodes[i + GUARD_LENGTH] === 0x10 ? this.#leafCalls.guardOfLeaf(i + GUARD_LENGTH) : undefined;
          if (guard === undefined) {
            writer.writeInstruction(opcode, first[i]!, 0, branchTables);
          } else {
            this.#writeLeafGuard(guard);
            writer.writeInstruction(0x10, first[i + GUARD_LENGTH]!, 0, branchTables);
            i += GUARDED_CALL_LENGTH - 1;
          }
          break;
        }
        default:
          if (this.#guard !== undefined && isMemoryInstruction(opcode)) {
            this.#guard.writeInstruction(opcode, first[i]!, second[i]!, localCount);
          } else {
            writer.writeInstruction(opcode, first[i]!, second[i]!, branchTables);
          }
      }
    }
  }

  #isMetered(start: number, end: number): boolean {
    const { opcodes } = this.#module.code;
    for (let i = start; i < end; i++) {
      if (opcodes[i] === 0x41 && this.#leafCalls.isGasCall(i + 1)) return true;
    }
    return false;
  }

  /** if (S + cost > limit) unreachable */
  #writeLeafGuard({ global, cost, limit }: Guard): void {
    const writer = this.#writer;
    writer.writeByte(0x23);
    writer.writeU32(global);
    writer.writeByte(0x41);
    writer.writeI32(cost);
    writer.writeByte(0x6a);
    writer.writeByte(0x41);
    writer.writeI32(limit);
    writer.writeByte(0x4b); // i32.gt_u
    writer.writeByte(0x04);
    writer.writeByte(0x40);
    writer.writeByte(0x00);
    writer.writeByte(0x0b);
  }

  /** gas -= cost (a u32) */
  #writeCharge(cost: number): void {
    const writer = this.#writer;
    writer.writeByte(0x23);
    writer.writeU32(this.#gas);
    writer.writeByte(0x42);
    writer.writeI64(cost, 0);
    writer.writeByte(0x7d);
    writer.writeByte(0x24);
    writer.writeU32(this.#gas);
  }

  /** if (gas < 0) gas function(0), which ends the run or has more gas than an i64 holds */
  #writeGasTest(): void {
    const writer = this.#writer;
    this.#writeIsExhausted();
    writer.writeByte(0x04);
    writer.writeByte(0x40);
    writer.writeByte(0x41);
    writer.writeByte(0);
    writer.writeByte(0x10);
    writer.writeU32(this.#anyGasFunction);
    writer.writeByte(0x0b);
  }

  #writeIsExhausted(): void {
    const writer = this.#writer;
    writer.writeByte(0x23);
    writer.writeU32(this.#gas);
    writer.writeByte(0x42);
    writer.writeByte(0);
    writer.writeByte(0x53); // i64.lt_s
  }

  #writeIndirectCall(typeIndex: number, tableIndex: number): void {
    const writer = this.#writer;
    if (tableIndex !== 0) {
      writer.writeByte(0x1a); // drop
      writer.writeByte(0x41);
      writer.writeI32(-1);
    }
    writer.writeByte(0x24);
    writer.writeU32(this.#element);
    writer.writeByte(0x23);
    writer.writeU32(this.#element);
    writer.writeByte(0x11);
    writer.writeU32(typeIndex);
    writer.writeByte(0);
  }

  /** gas -= parameter; return gas < 0 */
  #writeChargeBody(): void {
    const writer = this.#writer;
    writer.writeU32(0);
    writer.writeByte(0x23);
    writer.writeU32(this.#gas);
    writer.writeByte(0x20);
    writer.writeU32(0);
    writer.writeByte(0xb1); // i64.trunc_f64_u
    writer.writeByte(0x7d);
    writer.writeByte(0x24);
    writer.writeU32(this.#gas);
    this.#writeIsExhausted();
    writer.writeByte(0x0b);
  }
}

/** All data segments as one. */
function mergedData(module: WasmModule): DataSegment {
  const end = module.data.reduce(
    (highest, { offset, bytes }) => Math.max(highest, segmentOffset(module, offset) + bytes.length),
    0,
  );
  const memory = new Uint8Array(end);
  writeData(module, memory);
  return { memoryIndex: 0, offset: [{ opcode: 0x41, first: 0, second: 0 }], bytes: memory };
}
