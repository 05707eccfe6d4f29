/**
 * Translates a function body into what the interpreter runs: branches know where they go and what they drop, and every instruction
 * takes {@link WIDTH} numbers, so that a jump is an index.
 *
 * Dead code is not translated. Cells are counted as the reference counts them: every value is one cell, whatever its type.
 *
 * Answers to: casper-wasmi `prepare/compile.rs`.
 *
 * @module
 */
import type { Body } from './bodyReader';
import { endOfDeadCode, type FunctionSpace } from './functionSpace';
import { movedByGas } from './gasInjection';
import { GUARD_LENGTH, GUARDED_CALL_LENGTH, type Guard, guardOfCall } from './guardedCall';
import { chargesOf } from './meteredBlocks';
import type { Metering } from './metering';
import { type FunctionType, type LocalGroups, NO_RESULT } from './module';
import { POPPED, PUSHED } from './opcodes';
import { localCount } from './stackBound';

/** Numbers an instruction takes: its code and three operands. */
export const WIDTH = 4;

/**
 * Codes that stand for control instructions and calls, all beyond the opcodes of Wasm (which the rest keep, with their two immediates
 * as operands). The interpreter's `switch` has them as literals.
 *
 * | code       | operands                                                        |
 * |------------|-----------------------------------------------------------------|
 * | branch...  | target, cells to drop, cells to keep                            |
 * | branchTable| first entry in `branches` (each: target, drop, keep), last label |
 * | return     | cells to keep                                                   |
 * | call       | function index                                                  |
 * | charge     | gas, a constant                                                 |
 * | enter      | global the stack limiter counts in, cost of the callee, limit   |
 * | leave      | global, cost                                                    |
 */
const CODE = {
  branch: 0xe0,
  branchIf: 0xe1,
  branchUnless: 0xe2,
  branchTable: 0xe3,
  return: 0xe4,
  call: 0xe5,
  charge: 0xe6,
  enter: 0xe7,
  leave: 0xe8,
} as const;

/** What an instruction can become at most: a charge, and a call with its guard. */
const MOST_EACH = 4;

/** Where functions are translated, one after the other. */
let room = new Int32Array(1 << 14);

function roomFor(length: number): Int32Array {
  if (room.length < length) room = new Int32Array(length);
  return room;
}

/** One function, ready to run. */
export interface InterpreterFunction {
  readonly code: Int32Array;
  /** Entries of branch tables. */
  readonly branches: Int32Array;
  /** Cells of parameters. */
  readonly parameters: number;
  /** Cells of declared locals; up to 2^32. */
  readonly locals: number;
}

/** A block under translation. */
interface Block {
  readonly kind: 'block' | 'loop' | 'if';
  /** Operands below the block. */
  readonly height: number;
  /** Values it leaves. */
  readonly results: number;
  /** Where branches to a loop go. */
  readonly start: number;
  /** Places in `code` that must hold where the block ends. */
  readonly endPlaces: number[];
  /** As `endPlaces`, but in `branches`. */
  readonly endEntries: number[];
  /** Place that must hold where an `if` goes when its condition fails, until the `else` has been seen. */
  elsePlace: number | undefined;
}

/** A function to translate. */
export interface FunctionSource {
  readonly type: FunctionType;
  readonly locals: LocalGroups;
  readonly body: Body;
  /** What instrumenting adds to the body, when that is not instrumented itself. */
  readonly metering: Metering | undefined;
}

/**
 * @param types of the instrumented module
 * @param space of the instrumented module
 * @param gasFunctions the imported functions that charge gas
 */
export function translateFunction(
  { type: { params, result }, locals, body, metering }: FunctionSource,
  types: readonly FunctionType[],
  space: FunctionSpace,
  gasFunctions: ReadonlySet<number>,
): InterpreterFunction {
  const { code: source, start, end } = body;
  const { opcodes, first, second, branchTables } = source;
  const charges = metering && chargesOf(body, metering.prices);
  const code = roomFor((end - start) * MOST_EACH * WIDTH);
  const branches: number[] = [];
  const blocks: Block[] = [];
  let length = 0;
  let height = 0;

  const emit = (instruction: number, a = 0, b = 0, c = 0): number => {
    code[length] = instruction;
    code[length + 1] = a;
    code[length + 2] = b;
    code[length + 3] = c;
    length += WIDTH;
    return length - WIDTH + 1;
  };
  const open = (kind: Block['kind'], results: number, elsePlace?: number): void => {
    blocks.push({ kind, height, results, start: length, endPlaces: [], endEntries: [], elsePlace });
  };
  const close = (block: Block): void => {
    if (block.elsePlace !== undefined) code[block.elsePlace] = length;
    for (const place of block.endPlaces) code[place] = length;
    for (const entry of block.endEntries) branches[entry] = length;
    height = block.height + block.results;
  };
  const emitBranch = (instruction: number, depth: number): void => {
    const block = blocks.at(-1 - depth)!;
    const keep = block.kind === 'loop' ? 0 : block.results;
    const place = emit(instruction, block.start, height - block.height - keep, keep);
    if (block.kind !== 'loop') block.endPlaces.push(place);
  };
  const addBranchEntry = (depth: number): void => {
    const block = blocks.at(-1 - depth)!;
    const keep = block.kind === 'loop' ? 0 : block.results;
    if (block.kind !== 'loop') block.endEntries.push(branches.length);
    branches.push(block.start, height - block.height - keep, keep);
  };

  const emitCall = (index: number): void => {
    const callee = types[space.typeIndices[index]!]!;
    height += (callee.result === undefined ? 0 : 1) - callee.params.length;
    emit(CODE.call, index);
  };
  const emitGuardedCall = (index: number, { global, cost, limit }: Guard): void => {
    emit(CODE.enter, global, cost, limit);
    emitCall(index);
    emit(CODE.leave, global, cost);
  };
  const emitMeteredCall = ({ stackCosts, stackLimit, heightGlobal }: Metering, index: number): void => {
    const cost = stackCosts[index]!;
    if (cost > 0) emitGuardedCall(index, { global: heightGlobal, cost, limit: stackLimit });
    else emitCall(index);
  };

  open('block', result === undefined ? 0 : 1);
  for (let i = start; i < end; i++) {
    const opcode = opcodes[i]!;
    if (charges !== undefined && charges[i] !== 0) emit(CODE.charge, charges[i]!);
    const immediate = first[i]!;
    let passesOn = true;
    switch (opcode) {
      case 0x00: // Unreachable
        emit(opcode);
        passesOn = false;
        break;
      case 0x01: // Nop
        break;
      case 0x02: // Block
        open('block', immediate === NO_RESULT ? 0 : 1);
        break;
      case 0x03: // Loop
        open('loop', immediate === NO_RESULT ? 0 : 1);
        break;
      case 0x04: {
        // If
        height -= 1;
        const place = emit(CODE.branchUnless);
        open('if', immediate === NO_RESULT ? 0 : 1, place);
        break;
      }
      case 0x05: {
        // Else: the branch over it stands after the first part, even when that never gets there
        const block = blocks.at(-1)!;
        block.endPlaces.push(emit(CODE.branch));
        code[block.elsePlace!] = length;
        block.elsePlace = undefined;
        height = block.height;
        break;
      }
      case 0x0b: // End
        close(blocks.pop()!);
        if (blocks.length === 0) emit(CODE.return, height);
        break;
      case 0x0c: // Br
        emitBranch(CODE.branch, immediate);
        passesOn = false;
        break;
      case 0x0d: // BrIf
        height -= 1;
        emitBranch(CODE.branchIf, immediate);
        break;
      case 0x0e: {
        // BrTable
        height -= 1;
        const table = branchTables[immediate]!;
        emit(CODE.branchTable, branches.length, table.targets.length);
        for (const depth of table.targets) addBranchEntry(depth);
        addBranchEntry(table.default);
        passesOn = false;
        break;
      }
      case 0x0f: // Return
        emit(CODE.return, result === undefined ? 0 : 1);
        passesOn = false;
        break;
      case 0x10: // Call
        if (metering === undefined) emitCall(immediate);
        else emitMeteredCall(metering, movedByGas(immediate, metering.gasFunction));
        break;
      case 0x11: {
        // CallIndirect
        const callee = types[immediate]!;
        height += (callee.result === undefined ? 0 : 1) - callee.params.length - 1;
        emit(opcode, space.sameType[immediate]!, second[i]!);
        break;
      }
      case 0x23: {
        // GetGlobal: in instrumented code the limiter's sequence may begin here
        const call = i + GUARD_LENGTH;
        const guard = metering === undefined && opcodes[call] === 0x10 ? guardOfCall(source, call) : undefined;
        if (guard === undefined) {
          emit(opcode, immediate);
          height += 1;
        } else {
          emitGuardedCall(first[call]!, guard);
          i += GUARDED_CALL_LENGTH - 1;
        }
        break;
      }
      case 0x40: // GrowMemory
        if (metering?.growFunction === undefined) emit(opcode);
        else emitMeteredCall(metering, metering.growFunction);
        break;
      case 0x41: // I32Const
        if (metering === undefined && opcodes[i + 1] === 0x10 && gasFunctions.has(first[i + 1]!)) {
          emit(CODE.charge, immediate);
          i++;
        } else {
          emit(opcode, immediate);
          height += 1;
        }
        break;
      default:
        emit(opcode, immediate, second[i]!);
        height += PUSHED[opcode]! - POPPED[opcode]!;
    }
    if (!passesOn) i = endOfDeadCode(opcodes, i) - 1;
  }
  return {
    code: code.slice(0, length),
    branches: Int32Array.from(branches),
    parameters: params.length,
    locals: localCount(locals),
  };
}
