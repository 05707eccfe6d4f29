/**
 * The fallback for what V8 cannot run as the reference does: an interpreter with the reference's own stacks.
 *
 * It runs the same instrumented code. Its value stack has 131,072 cells and its call stack 65,536 frames, and both overflow at exactly
 * the instruction the reference overflows at; neither is the stack of JavaScript. It is made to be exact and short, not fast.
 *
 * Answers to: casper-wasmi `runner.rs`.
 *
 * @module
 */
import { giveStackBack, takeStack } from './interpreterBuffers';
import { type InterpreterFunction, WIDTH } from './interpreterCode';
import { load, store } from './interpreterMemory';
import { computeInteger, DIVISION_BY_ZERO, INTEGER_OVERFLOW } from './interpreterNumeric';
import { NATURAL_ALIGNMENT, OPCODE_NAMES } from './opcodes';
import { EMPTY_ELEMENT, PAGE_SIZE } from './segments';
import { MAX_FRAMES, VALUE_STACK_CELLS } from './stackBound';
import type { TrapKind } from './traps';

/** An imported function as the interpreter calls it. What it throws ends the run. */
export interface ImportedFunction {
  readonly parameters: number;
  readonly hasResult: boolean;
  /** Takes and returns i32. */
  readonly call: (parameters: readonly number[]) => number;
}

/** What code runs on. Everything belongs to one instance and changes while it runs. */
export interface Machine {
  /** All of the memory; another one after it has grown. */
  readonly view: DataView;
  /** How many instructions a run may have; by default as many as it likes. */
  readonly instructions: number | undefined;
  /** The lowest address written to. */
  lowestWrite: number;
  /** Two i32 for each global, the low half first. */
  readonly globals: Int32Array;
  /** A function index or {@link EMPTY_ELEMENT} for each element; `undefined` without a table. */
  readonly table: Int32Array | undefined;
  readonly imported: readonly ImportedFunction[];
  /** A defined function by its index among all functions. */
  functionAt(functionIndex: number): InterpreterFunction;
  /** The type of a function, as the first of equal ones. */
  typeOf(functionIndex: number): number;
  /** @returns the pages there were, or -1 if there cannot be so many more */
  growMemory(pages: number): number;
  /** @returns false when there is not enough left */
  chargeGas(amount: number): boolean;
}

/** How a run ended if it did not return. */
export type Interruption = TrapKind | 'OutOfGas' | 'TooLong';

// A global is slow to look up in the contexts Jest runs tests in.
const { min } = Math;

/** So many instructions at a time are counted when there is no limit: a small integer for V8. */
const UNLIMITED = 2 ** 30 - 1;

/** End of the value stack as an index into its halves. */
const END = 2 * VALUE_STACK_CELLS;

/**
 * Runs a defined function that has no parameters until it returns; its result is dropped.
 *
 * @throws what a host function throws, and a `TypeError` at arithmetic on floats, which no code has that the engine instrumented
 */
export function interpret(machine: Machine, entry: number): Interruption | undefined {
  const stack = takeStack();
  try {
    return run(machine, entry, stack);
  } finally {
    giveStackBack(stack);
  }
}

function run(machine: Machine, entry: number, wide: BigInt64Array): Interruption | undefined {
  const cells = new Int32Array(wide.buffer);
  const { globals, table, imported } = machine;
  let memory = machine.view;
  const callers: InterpreterFunction[] = [];
  const callerPositions: number[] = [];
  const callerBases: number[] = [];

  let running = machine.functionAt(entry);
  let code = running.code;
  let position = 0;
  /** Place of the first parameter of the running function; a place is an index into `cells`, and a cell has two. */
  let base = 0;
  /** The first free place. */
  let top = 2 * running.locals;
  if (top > END) return 'StackOverflow';
  cells.fill(0, 0, top);

  for (let left = machine.instructions ?? UNLIMITED; ; left--) {
    if (left === 0) {
      if (machine.instructions !== undefined) return 'TooLong';
      left = UNLIMITED;
    }
    const instruction = code[position]!;
    const a = code[position + 1]!;
    const b = code[position + 2]!;
    position += WIDTH;
    let callee: number;
    switch (instruction) {
      case 0xe2: // branchUnless
        top -= 2;
        if (cells[top] === 0) position = a;
        continue;
      case 0xe1: // branchIf
        top -= 2;
        if (cells[top] === 0) continue;
        top = dropBelow(cells, top, b, code[position - 1]!);
        position = a;
        continue;
      case 0xe0: // branch
        top = dropBelow(cells, top, b, code[position - 1]!);
        position = a;
        continue;
      case 0xe3: {
        // branchTable
        top -= 2;
        const entryPlace = a + 3 * min(cells[top]! >>> 0, b);
        const { branches } = running;
        top = dropBelow(cells, top, branches[entryPlace + 1]!, branches[entryPlace + 2]!);
        position = branches[entryPlace]!;
        continue;
      }
      case 0xe4: {
        // return
        top = dropBelow(cells, top, (top - base) / 2 - a, a);
        const caller = callers.pop();
        if (caller === undefined) return undefined;
        running = caller;
        code = running.code;
        position = callerPositions.pop()!;
        base = callerBases.pop()!;
        continue;
      }
      case 0xe6: // charge: the constant is pushed and the function called, so both stacks need room
        if (top === END || callers.length + 1 >= MAX_FRAMES) return 'StackOverflow';
        if (!machine.chargeGas(a >>> 0)) return 'OutOfGas';
        continue;
      case 0xe7: {
        // enter: the count and a constant are pushed
        if (top + 2 >= END) return 'StackOverflow';
        const height = (globals[2 * a]! + b) | 0;
        globals[2 * a] = height;
        if (height >>> 0 > code[position - 1]! >>> 0) return 'Unreachable';
        continue;
      }
      case 0xe8: // leave
        if (top + 2 >= END) return 'StackOverflow';
        globals[2 * a] = globals[2 * a]! - b;
        continue;
      case 0x00: // Unreachable
        return 'Unreachable';
      case 0x1a: // Drop
        top -= 2;
        continue;
      case 0x1b: // Select
        top -= 4;
        if (cells[top + 2] === 0) {
          cells[top - 2] = cells[top]!;
          cells[top - 1] = cells[top + 1]!;
        }
        continue;
      case 0x20: {
        // GetLocal
        if (top === END) return 'StackOverflow';
        const local = base + 2 * a;
        cells[top] = cells[local]!;
        cells[top + 1] = cells[local + 1]!;
        top += 2;
        continue;
      }
      case 0x21: // SetLocal
      case 0x22: {
        // TeeLocal
        const local = base + 2 * a;
        cells[local] = cells[top - 2]!;
        cells[local + 1] = cells[top - 1]!;
        if (instruction === 0x21) top -= 2;
        continue;
      }
      case 0x23: // GetGlobal
        if (top === END) return 'StackOverflow';
        cells[top] = globals[2 * a]!;
        cells[top + 1] = globals[2 * a + 1]!;
        top += 2;
        continue;
      case 0x24: // SetGlobal
        top -= 2;
        globals[2 * a] = cells[top]!;
        globals[2 * a + 1] = cells[top + 1]!;
        continue;
      case 0x3f: // CurrentMemory
        if (top === END) return 'StackOverflow';
        cells[top] = memory.byteLength / PAGE_SIZE;
        top += 2;
        continue;
      case 0x40: // GrowMemory
        cells[top - 2] = machine.growMemory(cells[top - 2]! >>> 0);
        memory = machine.view;
        continue;
      case 0x41: // I32Const
      case 0x42: // I64Const
      case 0x43: // F32Const
      case 0x44: // F64Const
        if (top === END) return 'StackOverflow';
        cells[top] = a;
        cells[top + 1] = b;
        top += 2;
        continue;
      case 0xe5: // call
        callee = a;
        break;
      case 0x11: {
        // CallIndirect
        top -= 2;
        const element = cells[top]! >>> 0;
        if (b !== 0 || table === undefined || element >= table.length) return 'TableAccessOutOfBounds';
        callee = table[element]!;
        if (callee === EMPTY_ELEMENT) return 'ElemUninitialized';
        if (machine.typeOf(callee) !== a) return 'UnexpectedSignature';
        break;
      }
      default: {
        const size = NATURAL_ALIGNMENT[instruction]!;
        if (size === 0) {
          const result = computeInteger(instruction, cells, wide, top);
          if (result < 0) return arithmeticTrap(result, instruction);
          top = result;
          continue;
        }
        const isStore = instruction >= 0x36;
        const addressPlace = isStore ? top - 4 : top - 2;
        const address = (cells[addressPlace]! >>> 0) + (b >>> 0);
        if (address + size > memory.byteLength) return 'MemoryAccessOutOfBounds';
        if (isStore) {
          if (address < machine.lowestWrite) machine.lowestWrite = address;
          store(instruction, memory, address, cells, top - 2);
          top -= 4;
        } else {
          load(instruction, memory, address, cells, addressPlace);
        }
        continue;
      }
    }

    if (callers.length + 1 >= MAX_FRAMES) return 'StackOverflow';
    const importedFunction = imported[callee];
    if (importedFunction !== undefined) {
      top -= 2 * importedFunction.parameters;
      const parameters: number[] = [];
      for (let i = 0; i < importedFunction.parameters; i++) parameters.push(cells[top + 2 * i]!);
      const result = importedFunction.call(parameters);
      if (importedFunction.hasResult) {
        if (top === END) return 'StackOverflow';
        cells[top] = result;
        top += 2;
      }
      continue;
    }
    callers.push(running);
    callerPositions.push(position);
    callerBases.push(base);
    running = machine.functionAt(callee);
    code = running.code;
    position = 0;
    base = top - 2 * running.parameters;
    const operands = top + 2 * running.locals;
    if (operands > END) return 'StackOverflow';
    cells.fill(0, top, operands);
    top = operands;
  }
}

/** Drops cells that lie under the topmost one if that is kept, else the topmost ones. */
function dropBelow(cells: Int32Array, top: number, drop: number, keep: number): number {
  const lower = top - 2 * drop;
  if (keep === 1) {
    cells[lower - 2] = cells[top - 2]!;
    cells[lower - 1] = cells[top - 1]!;
  }
  return lower;
}

function arithmeticTrap(result: number, instruction: number): TrapKind {
  if (result === DIVISION_BY_ZERO) return 'DivisionByZero';
  if (result === INTEGER_OVERFLOW) return 'IntegerOverflow';
  throw new TypeError(`the interpreter has no ${OPCODE_NAMES[instruction]}`);
}
