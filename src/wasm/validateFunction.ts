/**
 * Validates function bodies as Casper's interpreter does: a typed operand stack and a frame for each open block.
 *
 * Answers to: casper-wasmi-validation `func.rs`, `stack.rs`, `util.rs`; casper-wasmi `prepare/compile.rs` (its one error of its own).
 *
 * @module
 */
import { hasTag } from '../bytes/hasTag';
import type { Body } from './bodyReader';
import { blockTypeText, instructionText, valueTypeText } from './instructionText';
import type { BranchTable, FunctionType, GlobalType, Instructions, LocalGroups } from './module';
import * as types from './module';
import * as opcodeTable from './opcodes';
import type { ValidationContext } from './validationContext';

// Kept here because an imported name is a function call each time under loaders such as tsx, and these are read for every instruction.
const { I32, NO_RESULT } = types;
const { IS_PLAIN, NATURAL_ALIGNMENT, OPERAND_TYPE, POPPED, PUSHED, RESULT_TYPE } = opcodeTable;

/** What is wrong with a module; `validate.ts` turns it into a `WasmError`. */
export class ValidationFailure extends Error {
  readonly _tag: 'ValidationFailure' = 'ValidationFailure';
}

/** Entries that operand and frame stack of one function may have. Source: `DEFAULT_VALUE_STACK_LIMIT`, `DEFAULT_FRAME_STACK_LIMIT`. */
export const STACK_LIMIT = 16384;

/** Type of an operand that unreachable code pretends to have. */
const ANY = 0;

/** How a frame was opened. */
const BLOCK = 0;
const LOOP = 1;
const IF = 2;
const ELSE = 3;

const END = 0x0b;

const NO_INSTRUCTIONS: Instructions = {
  opcodes: new Uint8Array(0),
  first: new Int32Array(0),
  second: new Int32Array(0),
  branchTables: [],
};

const LOCALS_OUT_OF_RANGE = 'Locals range not in 32-bit range';

/** Stacks of the function under validation. There is never more than one. */
const operands = new Uint8Array(STACK_LIMIT);
const openedBy = new Uint8Array(STACK_LIMIT);
const blockTypes = new Uint8Array(STACK_LIMIT);
const bottoms = new Int32Array(STACK_LIMIT);
const polymorphic = new Uint8Array(STACK_LIMIT);

/** Validates one function after the other. */
export class FunctionValidator {
  readonly #context: ValidationContext;
  readonly #operands = operands;
  readonly #openedBy = openedBy;
  readonly #blockType = blockTypes;
  readonly #bottom = bottoms;
  readonly #polymorphic = polymorphic;
  #code: Instructions = NO_INSTRUCTIONS;
  #charges: Uint32Array | undefined;
  #height = 0;
  #frames = 0;
  #maximalHeight = 0;
  #maximalFrames = 0;
  #isRegular = true;
  #returnType = NO_RESULT as number;
  #locals: Locals = new Locals([], []);

  constructor(context: ValidationContext) {
    this.#context = context;
  }

  /** The most blocks that were open at once in the last function. */
  get maximalFrames(): number {
    return this.#maximalFrames;
  }

  /**
   * Whether the limiter's reckoning of the last function is the same as this one: nothing stands between a branch that is always taken and
   * the `end` after it, and no `else` has a result.
   */
  get isRegular(): boolean {
    return this.#isRegular;
  }

  /**
   * Validates a body and returns the greatest number of operands it ever has. Throws {@link ValidationFailure}.
   *
   * @param charges for each position 0, or what will be put on the operands there for a moment
   */
  validate(type: FunctionType, locals: LocalGroups, { code, start, end }: Body, charges?: Uint32Array): number {
    this.#code = code;
    this.#charges = charges;
    this.#height = 0;
    this.#frames = 0;
    this.#maximalHeight = 0;
    this.#maximalFrames = 0;
    this.#isRegular = true;
    this.#returnType = type.result ?? NO_RESULT;
    this.#locals = new Locals(type.params, locals);
    this.#pushFrame(BLOCK, this.#returnType);
    let position = start;
    try {
      for (; position < end; position++) this.#step(position);
    } catch (failure) {
      if (!hasTag(failure, 'ValidationFailure')) throw failure;
      const instruction = instructionText(this.#code, position);
      throw new ValidationFailure(
        `At instruction ${instruction}(@${position - start}): ${(failure as ValidationFailure).message}`,
      );
    }
    return this.#maximalHeight;
  }

  #step(position: number): void {
    const { opcodes, first, branchTables } = this.#code;
    const opcode = opcodes[position]!;
    if (this.#charges !== undefined && this.#charges[position] !== 0 && this.#height >= this.#maximalHeight) {
      this.#maximalHeight = this.#height + 1;
    }
    if (IS_PLAIN[opcode] === 1) {
      this.#pop(OPERAND_TYPE[opcode]!);
      if (POPPED[opcode] === 2) this.#pop(OPERAND_TYPE[opcode]!);
      this.#push(RESULT_TYPE[opcode]!);
      return;
    }
    switch (opcode) {
      case 0x00: // Unreachable
        this.#becomePolymorphic(position);
        break;
      case 0x01: // Nop
        break;
      case 0x02: // Block
        this.#pushFrame(BLOCK, first[position]!);
        break;
      case 0x03: // Loop
        this.#pushFrame(LOOP, first[position]!);
        break;
      case 0x04: // If
        this.#pop(I32);
        this.#pushFrame(IF, first[position]!);
        break;
      case 0x05: // Else
        this.#else();
        break;
      case 0x0b: // End
        this.#end();
        break;
      case 0x0c: // Br
        this.#branch(first[position]! >>> 0);
        this.#becomePolymorphic(position);
        break;
      case 0x0d: // BrIf
        this.#pop(I32);
        this.#branch(first[position]! >>> 0);
        break;
      case 0x0e: // BrTable
        this.#branchTable(branchTables[first[position]!]!);
        this.#becomePolymorphic(position);
        break;
      case 0x0f: // Return
        this.#tee(this.#returnType);
        this.#becomePolymorphic(position);
        break;
      case 0x10: // Call
        this.#call(this.#functionType(first[position]! >>> 0));
        break;
      case 0x11: // CallIndirect: whatever table it names, the first one is looked for
        if (this.#context.tableCount === 0) fail("Table at index 0 doesn't exists");
        this.#pop(I32);
        this.#call(this.#type(first[position]! >>> 0));
        break;
      case 0x1a: // Drop
        this.#pop(ANY);
        break;
      case 0x1b: {
        // Select
        this.#pop(I32);
        const type = this.#pop(ANY);
        this.#pop(type);
        this.#push(type);
        break;
      }
      case 0x20: // GetLocal
        this.#checkDepth(first[position]! >>> 0);
        this.#push(this.#local(first[position]! >>> 0));
        break;
      case 0x21: // SetLocal
        this.#setLocal(first[position]! >>> 0);
        break;
      case 0x22: // TeeLocal
        this.#tee(this.#local(first[position]! >>> 0));
        this.#checkDepth(first[position]! >>> 0);
        break;
      case 0x23: // GetGlobal
        this.#push(this.#global(first[position]! >>> 0).valueType);
        break;
      case 0x24: // SetGlobal
        this.#setGlobal(first[position]! >>> 0);
        break;
      default:
        this.#memoryOrConstant(opcode, first[position]! >>> 0);
    }
  }

  #memoryOrConstant(opcode: number, alignment: number): void {
    const natural = NATURAL_ALIGNMENT[opcode]!;
    if (natural !== 0 && (alignment > 3 || 1 << alignment > natural)) {
      fail(`Too large memory alignment 2^${alignment} (expected at most ${natural})`);
    }
    if (natural === 0) {
      if (opcode <= 0x40 /* CurrentMemory, GrowMemory */) this.#requireMemory();
      if (POPPED[opcode] === 1) this.#pop(I32);
      this.#push(RESULT_TYPE[opcode]!);
    } else if (PUSHED[opcode] === 1) {
      // a load
      this.#pop(I32);
      this.#requireMemory();
      this.#push(RESULT_TYPE[opcode]!);
    } else {
      // a store
      this.#requireMemory();
      this.#pop(OPERAND_TYPE[opcode]!);
      this.#pop(I32);
    }
  }

  #requireMemory(): void {
    if (this.#context.memoryCount === 0) fail("Memory at index 0 doesn't exists");
  }

  #type(index: number): FunctionType {
    return this.#context.types[index] ?? fail(`Type at index ${index} doesn't exists`);
  }

  #functionType(index: number): FunctionType {
    const typeIndex = this.#context.functionTypes[index];
    return typeIndex === undefined ? fail(`Function at index ${index} doesn't exists`) : this.#type(typeIndex);
  }

  #global(index: number): GlobalType {
    return this.#context.globals[index] ?? fail(`Global at index ${index} doesn't exists`);
  }

  #setGlobal(index: number): void {
    const { valueType, mutable } = this.#global(index);
    if (!mutable) fail(`Expected global ${index} to be mutable`);
    const type = this.#pop(ANY);
    if (type !== ANY && type !== valueType) {
      fail(
        `Trying to update global ${index} of type ${operandText(valueType)} with value of type ${operandText(type)}`,
      );
    }
  }

  #local(index: number): number {
    const type = this.#locals.typeOf(index);
    if (type === undefined) {
      fail(`Trying to access local with index ${index} when there are only ${this.#locals.count} locals`);
    }
    return type;
  }

  #setLocal(index: number): void {
    const local = this.#local(index);
    const type = this.#pop(ANY);
    if (type !== ANY && type !== local) {
      const expected = valueTypeText(local);
      fail(`Trying to update local ${index} of type ${expected} with value of type ${operandText(type)}`);
    }
    this.#checkDepth(index);
  }

  /** The interpreter addresses locals relative to the top of the stack, in 32 bits. */
  #checkDepth(index: number): void {
    const size = this.#height + this.#locals.count;
    if (size > 0xffff_ffff || size < index) fail(LOCALS_OUT_OF_RANGE);
  }

  #call({ params, result }: FunctionType): void {
    for (let i = params.length - 1; i >= 0; i--) this.#pop(params[i]!);
    if (result !== undefined) this.#push(result);
  }

  #push(type: number): void {
    if (this.#height >= STACK_LIMIT) fail(`Stack: exceeded stack limit ${STACK_LIMIT}`);
    this.#operands[this.#height++] = type;
    if (this.#height > this.#maximalHeight) this.#maximalHeight = this.#height;
  }

  /** Takes the top operand, which must be of the type; `ANY` fits all. */
  #pop(expected: number): number {
    const top = this.#frames - 1;
    if (this.#height === this.#bottom[top]) {
      return this.#polymorphic[top] === 1 ? ANY : fail('Trying to access parent frame stack values.');
    }
    const type = this.#operands[--this.#height]!;
    if (type !== expected && type !== ANY && expected !== ANY) {
      fail(`Expected value of type ${operandText(expected)} on top of stack. Got ${operandText(type)}`);
    }
    return type;
  }

  /** Pops and pushes what a block of this type results in. */
  #tee(blockType: number): void {
    if (blockType === NO_RESULT) return;
    this.#pop(blockType);
    this.#push(blockType);
  }

  #becomePolymorphic(position: number): void {
    if (this.#code.opcodes[position + 1] !== END) this.#isRegular = false;
    const top = this.#frames - 1;
    this.#height = this.#bottom[top]!;
    this.#polymorphic[top] = 1;
  }

  #pushFrame(openedBy: number, blockType: number): void {
    const frame = this.#frames;
    if (frame >= STACK_LIMIT) fail(`Stack: exceeded stack limit ${STACK_LIMIT}`);
    this.#openedBy[frame] = openedBy;
    this.#blockType[frame] = blockType;
    this.#bottom[frame] = this.#height;
    this.#polymorphic[frame] = 0;
    this.#frames = frame + 1;
    if (frame >= this.#maximalFrames) this.#maximalFrames = frame + 1;
  }

  #popFrame(): void {
    const top = this.#frames - 1;
    const blockType = this.#blockType[top]!;
    if (blockType !== NO_RESULT) this.#pop(blockType);
    this.#frames = top;
    const bottom = this.#bottom[top]!;
    if (this.#height !== bottom) fail(`Unexpected stack height ${this.#height}, expected ${bottom}`);
  }

  #else(): void {
    const top = this.#frames - 1;
    if (this.#openedBy[top] !== IF) fail('Misplaced else instruction');
    if (this.#blockType[top] !== NO_RESULT) this.#isRegular = false;
    this.#popFrame();
    this.#pushFrame(ELSE, this.#blockType[top]!);
  }

  #end(): void {
    const top = this.#frames - 1;
    const blockType = this.#blockType[top]!;
    if (this.#openedBy[top] === IF && blockType !== NO_RESULT) {
      fail(`If block without else required to have NoResult block type. But it has ${blockTypeText(blockType)} type`);
    }
    if (top === 0) {
      // In code that is not reached the result is not there either.
      const height = this.#maximalHeight;
      this.#tee(this.#returnType);
      this.#maximalHeight = height;
    }
    this.#popFrame();
    if (top > 0 && blockType !== NO_RESULT) this.#push(blockType);
  }

  /** Index of the frame that a label means. */
  #frameOf(label: number): number {
    if (label >= this.#frames) {
      fail(`Stack: trying to get value at position ${label} on stack of size ${this.#frames}`);
    }
    return this.#frames - 1 - label;
  }

  /** What a branch to a frame must bring: nothing to a loop, else its result. */
  #branchType(frame: number): number {
    return this.#openedBy[frame] === LOOP ? NO_RESULT : this.#blockType[frame]!;
  }

  #branch(label: number): void {
    this.#tee(this.#branchType(this.#frameOf(label)));
  }

  #branchTable(table: BranchTable): void {
    const required = this.#branchType(this.#frameOf(table.default));
    for (const label of table.targets) {
      const frame = this.#frameOf(label);
      if (this.#branchType(frame) !== required) {
        const found = blockTypeText(this.#blockType[frame]!);
        fail(`Labels in br_table points to block of different types: ${blockTypeText(required)} and ${found}`);
      }
    }
    this.#pop(I32);
    this.#tee(required);
  }
}

/** Locals whose types are laid out one by one: all, in nearly every function. */
const LISTED_LOCALS = 256;

/** Parameters and declared locals of a function. The declared ones stay in groups: there may be four billion. */
class Locals {
  readonly count: number;
  readonly #groups: LocalGroups;
  /** For each group the index after its last local. */
  readonly #ends: readonly number[];
  readonly #params: readonly number[];
  readonly #listed: Uint8Array;

  constructor(params: readonly number[], groups: LocalGroups) {
    const ends: number[] = [];
    let count = params.length;
    for (let group = 0; group < groups.length; group += 2) {
      count += groups[group]!;
      ends.push(count);
    }
    if (count > 0xffff_ffff) fail(LOCALS_OUT_OF_RANGE);
    this.count = count;
    this.#params = params;
    this.#groups = groups;
    this.#ends = ends;
    const listed = new Uint8Array(Math.min(count, LISTED_LOCALS));
    for (let index = 0; index < listed.length; index++) listed[index] = this.#find(index);
    this.#listed = listed;
  }

  typeOf(index: number): number | undefined {
    if (index < this.#listed.length) return this.#listed[index];
    return index < this.count ? this.#find(index) : undefined;
  }

  #find(index: number): number {
    if (index < this.#params.length) return this.#params[index]!;
    let low = 0;
    let high = this.#ends.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#ends[middle]! > index) high = middle;
      else low = middle + 1;
    }
    return this.#groups[2 * low + 1]!;
  }
}

/** `StackValueType`. */
function operandText(type: number): string {
  return type === ANY ? 'Any' : `Specific(${valueTypeText(type)})`;
}

function fail(text: string): never {
  throw new ValidationFailure(text);
}
