/**
 * Code for a memory that outlives a run: every access is held to a limit of its own, so that the memory V8 knows may be larger than the
 * one the contract has, and the memory remembers what was written, so that little has to be wiped.
 *
 * A memory of V8 never shrinks, and contracts grow theirs. So a memory that served one run is too large for the next: an access
 * beyond what the contract has must trap, and would not. Here the contract's size is a global, and what is beyond it traps by an
 * access that no memory allows, which gives V8's own trap for that.
 *
 * @module
 */
import { F32, F64, I32, I64, type ValueType, type WasmModule } from './module';
import { memoryLimits, PAGE_SIZE, segmentOffset } from './segments';
import type { WasmWriter } from './wasmWriter';

/** Where the added parts of a lowered module lie. */
export interface GuardedIndices {
  /** Global (i32): bytes the contract has. */
  readonly limit: number;
  /** Global (i32): no byte below was written since the last reset; -1 (unsigned) when none was at all. */
  readonly lowest: number;
  /** Function () -> (): traps as an access out of bounds. */
  readonly trap: number;
  /** Function (i32) -> (i32): grows the memory of the contract. */
  readonly grow: number;
}

/** Bytes an access reads or writes, by opcode from 0x28 on. */
const WIDTHS = [4, 8, 4, 8, 1, 1, 2, 2, 1, 1, 2, 2, 4, 4, 4, 8, 4, 8, 1, 2, 1, 2, 4] as const;
const FIRST_LOAD = 0x28;
const FIRST_STORE = 0x36;
const F32_STORE = 0x38;
const F64_STORE = 0x39;
const LAST_STORE = 0x3e;
const MEMORY_SIZE = 0x3f;
const MEMORY_GROW = 0x40;

/** Types of what the stores take, by opcode from 0x36 on. */
const STORED: readonly ValueType[] = [I32, I64, F32, F64, I32, I32, I64, I64, I64];

/** Whether an instruction has to do with the memory. */
export function isMemoryInstruction(opcode: number): boolean {
  return opcode >= FIRST_LOAD && opcode <= MEMORY_GROW;
}

/** Writes the instructions of one module that have to do with its memory. */
export class GuardedMemory {
  readonly #module: WasmModule;
  readonly #writer: WasmWriter;
  readonly indices: GuardedIndices;
  /** Locals each body gets in addition, one of each type: an address, then values. */
  readonly localTypes: readonly ValueType[];
  readonly #initialBytes: number;
  readonly #maximumBytes: number;

  constructor(module: WasmModule, writer: WasmWriter, indices: GuardedIndices) {
    const { initial, maximum } = memoryLimits(module)!;
    this.#module = module;
    this.#writer = writer;
    this.indices = indices;
    this.#initialBytes = initial * PAGE_SIZE;
    this.#maximumBytes = maximum! * PAGE_SIZE;
    const hasFloats = module.code.opcodes.some((opcode) => opcode === F32_STORE || opcode === F64_STORE);
    this.localTypes = hasFloats ? [I32, I32, I64, F32, F64] : [I32, I32, I64];
  }

  /** Writes the globals `limit` and `lowest`. */
  writeGlobals(): void {
    for (const value of [this.#initialBytes, -1]) {
      this.#writer.writeByte(I32);
      this.#writer.writeByte(1);
      this.#const(value);
      this.#writer.writeByte(0x0b);
    }
  }

  /** @param locals index of the first of the added locals */
  writeInstruction(opcode: number, align: number, offset: number, locals: number): void {
    const writer = this.#writer;
    if (opcode === MEMORY_GROW) {
      writer.writeByte(0x10); // call
      writer.writeU32(this.indices.grow);
    } else if (opcode === MEMORY_SIZE) {
      this.#getGlobal(this.indices.limit);
      this.#const(16);
      writer.writeByte(0x76); // i32.shr_u
    } else if (opcode >= FIRST_STORE && opcode <= LAST_STORE) {
      const value = locals + this.localTypes.lastIndexOf(STORED[opcode - FIRST_STORE]!);
      this.#local(0x21, value); // local.set
      this.#writeCheck(opcode, offset, locals);
      this.#writeLowest(locals);
      this.#local(0x20, locals); // local.get
      this.#local(0x20, value);
      writer.writeByte(opcode);
      writer.writeU32(align);
      writer.writeU32(offset);
    } else {
      this.#writeCheck(opcode, offset, locals);
      this.#local(0x20, locals);
      writer.writeByte(opcode);
      writer.writeU32(align);
      writer.writeU32(offset);
    }
  }

  /** Takes the address off the stack into its local; traps if the access does not fit below the limit. */
  #writeCheck(opcode: number, offset: number, address: number): void {
    const writer = this.#writer;
    const end = (offset >>> 0) + WIDTHS[opcode - FIRST_LOAD]!;
    this.#local(0x22, address); // local.tee
    if (end <= this.#initialBytes) {
      this.#getGlobal(this.indices.limit);
      this.#const(end);
      writer.writeByte(0x6b); // i32.sub: the limit is never below what the memory began with
      writer.writeByte(0x4b); // i32.gt_u
    } else if (end <= this.#maximumBytes) {
      writer.writeByte(0xad); // i64.extend_i32_u
      writer.writeByte(0x42);
      writer.writeI64(end, 0);
      writer.writeByte(0x7c); // i64.add
      this.#getGlobal(this.indices.limit);
      writer.writeByte(0xad);
      writer.writeByte(0x56); // i64.gt_u
    } else {
      writer.writeByte(0x1a); // drop: it fits in no memory this one can become
      this.#const(1);
    }
    this.#if();
    writer.writeByte(0x10);
    writer.writeU32(this.indices.trap);
    writer.writeByte(0x0b);
  }

  /** if (address < lowest) lowest = address */
  #writeLowest(address: number): void {
    this.#local(0x20, address);
    this.#getGlobal(this.indices.lowest);
    this.#writer.writeByte(0x49); // i32.lt_u
    this.#if();
    this.#local(0x20, address);
    this.#setGlobal(this.indices.lowest);
    this.#writer.writeByte(0x0b);
  }

  /** The body of `trap`: reads at address -1. */
  writeTrapBody(): void {
    this.#writer.writeU32(0);
    this.#const(-1);
    this.#writer.writeByte(0x28);
    this.#writer.writeU32(2);
    this.#writer.writeU32(0);
    this.#writer.writeByte(0x1a);
    this.#writer.writeByte(0x0b);
  }

  /**
   * The body of `grow`: takes pages, returns how many there were, or -1 when it cannot be. V8's memory only grows when the contract's
   * becomes larger than it is.
   */
  writeGrowBody(): void {
    const writer = this.#writer;
    const { limit } = this.indices;
    const [pages, before, after] = [0, 1, 2];
    writer.writeU32(1);
    writer.writeU32(2);
    writer.writeByte(I32);
    // before = limit >>> 16; if (pages > maximum - before) return -1
    this.#getGlobal(limit);
    this.#const(16);
    writer.writeByte(0x76);
    this.#local(0x21, before);
    this.#local(0x20, pages);
    this.#const(this.#maximumBytes / PAGE_SIZE);
    this.#local(0x20, before);
    writer.writeByte(0x6b);
    writer.writeByte(0x4b);
    this.#returnMinusOne();
    // after = before + pages; if (after > memory.size && memory.grow(after - memory.size) === -1) return -1
    this.#local(0x20, before);
    this.#local(0x20, pages);
    writer.writeByte(0x6a);
    this.#local(0x22, after);
    writer.writeBytes(Uint8Array.of(0x3f, 0));
    writer.writeByte(0x4b);
    this.#if();
    this.#local(0x20, after);
    writer.writeBytes(Uint8Array.of(0x3f, 0));
    writer.writeByte(0x6b);
    writer.writeBytes(Uint8Array.of(0x40, 0));
    this.#const(-1);
    writer.writeByte(0x46); // i32.eq
    this.#returnMinusOne();
    writer.writeByte(0x0b);
    // limit = after << 16; return before
    this.#local(0x20, after);
    this.#const(16);
    writer.writeByte(0x74);
    this.#setGlobal(limit);
    this.#local(0x20, before);
    writer.writeByte(0x0b);
  }

  /**
   * The body of `reset`: makes memory and globals what they are before a run. Takes an address below which the host wrote nothing; what
   * lies below that and below every store of the contract is as it was.
   *
   * @param segments of the data, of which each is a passive segment of the lowered module
   */
  writeResetBody(segments: WasmModule['data']): void {
    const writer = this.#writer;
    const { limit, lowest } = this.indices;
    writer.writeU32(0);
    // lowest = min(lowest, parameter)
    this.#local(0x20, 0);
    this.#getGlobal(lowest);
    writer.writeByte(0x49);
    this.#if();
    this.#local(0x20, 0);
    this.#setGlobal(lowest);
    writer.writeByte(0x0b);
    // if (lowest < limit) fill what is between
    this.#getGlobal(lowest);
    this.#getGlobal(limit);
    writer.writeByte(0x49);
    this.#if();
    this.#getGlobal(lowest);
    this.#const(0);
    this.#getGlobal(limit);
    this.#getGlobal(lowest);
    writer.writeByte(0x6b);
    writer.writeBytes(Uint8Array.of(0xfc, 11, 0)); // memory.fill
    segments.forEach(({ offset, bytes }, index) => {
      this.#const(segmentOffset(this.#module, offset));
      this.#const(0);
      this.#const(bytes.length);
      writer.writeBytes(Uint8Array.of(0xfc, 8)); // memory.init
      writer.writeU32(index);
      writer.writeByte(0);
    });
    writer.writeByte(0x0b);
    this.#const(this.#initialBytes);
    this.#setGlobal(limit);
    this.#const(-1);
    this.#setGlobal(lowest);
    this.#module.globals.forEach(({ type, init }, index) => {
      if (!type.mutable) return;
      for (const { opcode, first, second } of init) {
        writer.writeInstruction(opcode, first, second, this.#module.code.branchTables);
      }
      this.#setGlobal(index);
    });
    writer.writeByte(0x0b);
  }

  #if(): void {
    this.#writer.writeByte(0x04);
    this.#writer.writeByte(0x40);
  }

  #returnMinusOne(): void {
    this.#if();
    this.#const(-1);
    this.#writer.writeByte(0x0f);
    this.#writer.writeByte(0x0b);
  }

  #const(value: number): void {
    this.#writer.writeByte(0x41);
    this.#writer.writeI32(value);
  }

  #local(opcode: number, index: number): void {
    this.#writer.writeByte(opcode);
    this.#writer.writeU32(index);
  }

  #getGlobal(index: number): void {
    this.#writer.writeByte(0x23);
    this.#writer.writeU32(index);
  }

  #setGlobal(index: number): void {
    this.#writer.writeByte(0x24);
    this.#writer.writeU32(index);
  }
}
