/**
 * Steps over instructions of every WebAssembly proposal that compilers emit, so that a module the engine refuses can still be
 * described. What the engine accepts is not decided here: that is asked of the real preparation (`featureProbes.ts`).
 *
 * Answers to: the WebAssembly specification 3.0, Binary Format, Instructions.
 *
 * @module
 */
import { IMMEDIATES, IMMEDIATES_OF } from '../opcodes';
import type { WasmReader } from '../wasmReader';

/** An instruction that cannot be stepped over, since its shape is not known. */
export const UNKNOWN_INSTRUCTION = -1;

/** One instruction, reused for each: `opcode` is the byte, or `prefix << 16 | number` for 0xfb to 0xfe. */
export interface SurveyedInstruction {
  opcode: number;
  /** First index of those that have one: function, type, branch depth, local. Block types that are no index are negative. */
  index: number;
  /** Second index: the table of `call_indirect`. */
  second: number;
  /** An index was written longer than needed: `call_indirect` of linkers that leave room to patch it. */
  overlong: boolean;
}

/** Prefix bytes of instructions with a number. */
const PREFIXED = { gc: 0xfb, bulk: 0xfc, simd: 0xfd, atomics: 0xfe } as const;

/** How many indices follow the bulk memory instructions 8 to 17 (the ones below are conversions and have none). */
const BULK_INDICES = [2, 1, 2, 1, 2, 1, 2, 1, 1, 1];

/** Reads the next instruction into `into`; its opcode is {@link UNKNOWN_INSTRUCTION} when nobody can say where it ends. */
export function skipInstruction(reader: WasmReader, into: SurveyedInstruction): void {
  const opcode = reader.readByte();
  into.opcode = opcode;
  into.index = -1;
  into.second = 0;
  into.overlong = false;
  if (opcode >= PREFIXED.gc && opcode <= PREFIXED.atomics) {
    into.opcode = (opcode << 16) | reader.readU32();
    skipPrefixed(reader, opcode, into);
  } else if (!skipMvp(reader, opcode, into)) {
    skipNewer(reader, opcode, into);
  }
}

/** Steps over the immediates of an instruction of the MVP or of sign extension. */
function skipMvp(reader: WasmReader, opcode: number, into: SurveyedInstruction): boolean {
  switch (IMMEDIATES_OF[opcode]) {
    case IMMEDIATES.none:
      return true;
    case IMMEDIATES.index:
      into.index = reader.readU32();
      return true;
    case IMMEDIATES.blockType:
      into.index = readBlockType(reader);
      return true;
    case IMMEDIATES.memory:
      skipMemoryArgument(reader);
      return true;
    case IMMEDIATES.i32:
      into.index = reader.readI32();
      return true;
    case IMMEDIATES.i64:
      reader.readI64();
      return true;
    case IMMEDIATES.f32:
      reader.readBytes(4);
      return true;
    case IMMEDIATES.f64:
      reader.readBytes(8);
      return true;
    case IMMEDIATES.branchTable:
      reader.readList(() => reader.readU32());
      reader.readU32();
      return true;
    case IMMEDIATES.callIndirect: {
      into.index = reader.readU32();
      const start = reader.position;
      into.second = reader.readU32();
      into.overlong = reader.position - start > 1 && into.second < 0x80;
      return true;
    }
    case IMMEDIATES.reserved:
      into.index = reader.readU32();
      return true;
    default:
      return false;
  }
}

function skipNewer(reader: WasmReader, opcode: number, into: SurveyedInstruction): void {
  switch (opcode) {
    case 0x06: // try
      into.index = readBlockType(reader);
      break;
    case 0x0a: // throw_ref
    case 0x19: // catch_all
    case 0xd1: // ref.is_null
    case 0xd3: // ref.eq
    case 0xd4: // ref.as_non_null
      break;
    case 0x07: // catch
    case 0x08: // throw
    case 0x09: // rethrow
    case 0x12: // return_call
    case 0x14: // call_ref
    case 0x15: // return_call_ref
    case 0x18: // delegate
    case 0x25: // table.get
    case 0x26: // table.set
    case 0xd2: // ref.func
    case 0xd5: // br_on_null
    case 0xd6: // br_on_non_null
      into.index = reader.readU32();
      break;
    case 0x13: // return_call_indirect
      into.index = reader.readU32();
      into.second = reader.readU32();
      break;
    case 0x1c: // select with types
      reader.readList(() => readBlockType(reader));
      break;
    case 0x1f: // try_table
      into.index = readBlockType(reader);
      reader.readList(() => skipCatch(reader));
      break;
    case 0xd0: // ref.null
      readBlockType(reader);
      break;
    default:
      into.opcode = UNKNOWN_INSTRUCTION;
  }
}

function skipCatch(reader: WasmReader): void {
  const withTag = reader.readByte() < 2;
  if (withTag) reader.readU32();
  reader.readU32();
}

function skipPrefixed(reader: WasmReader, prefix: number, into: SurveyedInstruction): void {
  const number = into.opcode & 0xffff;
  switch (prefix) {
    case PREFIXED.bulk: {
      if (number > 17) into.opcode = UNKNOWN_INSTRUCTION;
      const indices = BULK_INDICES[number - 8] ?? 0;
      for (let i = 0; i < indices; i++) reader.readU32();
      break;
    }
    case PREFIXED.simd:
      skipSimd(reader, number);
      break;
    case PREFIXED.atomics:
      if (number === 0x03) reader.readByte();
      else skipMemoryArgument(reader);
      break;
    default:
      into.opcode = UNKNOWN_INSTRUCTION;
  }
}

function skipSimd(reader: WasmReader, number: number): void {
  if (number <= 11 || number === 92 || number === 93) skipMemoryArgument(reader);
  else if (number === 12 || number === 13) reader.readBytes(16);
  else if (number >= 21 && number <= 34) reader.readByte();
  else if (number >= 84 && number <= 91) {
    skipMemoryArgument(reader);
    reader.readByte();
  }
}

/** Alignment, a memory index if bit 6 of it says so, and the offset (64 bits in memory64). */
function skipMemoryArgument(reader: WasmReader): void {
  const alignment = reader.readU32();
  if (alignment & 0x40) reader.readU32();
  skipLeb(reader);
}

/** Steps over a LEB128 number of any length. */
export function skipLeb(reader: WasmReader): void {
  while (reader.readByte() >= 0x80);
}

/**
 * A block type, or any other signed 33-bit number that is a type: negative for a value type or no result, else a type index. Typed
 * references (0x63, 0x64) have a heap type behind them.
 */
export function readBlockType(reader: WasmReader): number {
  const type = reader.readI32();
  if (type === -0x1d || type === -0x1c) reader.readI32();
  return type;
}
