/**
 * Decodes instructions: function bodies into the flat arrays of `Code`, initialisers into lists.
 *
 * Answers to: casper-wasm `elements/ops.rs`, `elements/func.rs`, with the features `sign_ext` and `call_indirect_overlong`.
 *
 * @module
 */
import type { BranchTable, Code, InitExpression, Instruction, Instructions, LocalGroups, ValueType } from './module';
import { IMMEDIATES_OF } from './opcodes';
import { DecodeError, INVALID_DATA, UNEXPECTED_END, type WasmReader } from './wasmReader';

const END = 0x0b;

/**
 * Room for the instructions of one module. It is kept between modules, as growing it is what costs: no module has more instructions
 * than bytes.
 */
let capacity = 0;
let opcodes = new Uint8Array(0);
let firsts = new Int32Array(0);
let seconds = new Int32Array(0);

function reserve(count: number): void {
  if (count <= capacity) return;
  capacity = Math.max(count, 1 << 16);
  opcodes = new Uint8Array(capacity);
  firsts = new Int32Array(capacity);
  seconds = new Int32Array(capacity);
}

/** Reads the content of the code section. `branchTables` is shared with the module's initialisers. */
export function decodeCode(reader: WasmReader, branchTables: BranchTable[]): Code {
  reserve(reader.bytes.length);
  const count = reader.readU32();
  const sectionEnd = reader.end;
  const starts = [0];
  const locals: LocalGroups[] = [];
  let position = 0;
  for (let body = 0; body < count; body++) {
    const length = reader.readU32();
    const bodyEnd = reader.position + length;
    if (bodyEnd > sectionEnd) throw new DecodeError(UNEXPECTED_END);
    reader.end = bodyEnd;
    locals.push(decodeLocals(reader));
    position = decodeInstructions(reader, position, branchTables, true);
    if (reader.position !== bodyEnd) throw new DecodeError(INVALID_DATA);
    starts.push(position);
    reader.end = sectionEnd;
  }
  return {
    opcodes: opcodes.slice(0, position),
    first: firsts.slice(0, position),
    second: seconds.slice(0, position),
    starts,
    locals,
    branchTables,
  };
}

/** Decodes one body at a time, into the room that all modules share. */
export class BodyDecoder {
  readonly start: number = 0;
  end = 0;
  readonly branchTables: BranchTable[] = [];

  /** What was decoded last. Good until anything else is decoded. */
  get code(): Instructions {
    return { opcodes, first: firsts, second: seconds, branchTables: this.branchTables };
  }

  /** Decodes the body that takes all that is left to the reader, and returns its locals. */
  decode(reader: WasmReader): LocalGroups {
    reserve(reader.end - reader.position);
    this.branchTables.length = 0;
    const locals = decodeLocals(reader);
    this.end = decodeInstructions(reader, 0, this.branchTables, true);
    if (reader.position !== reader.end) throw new DecodeError(INVALID_DATA);
    return locals;
  }
}

/** Code of a module without a code section. */
export function emptyCode(branchTables: BranchTable[]): Code {
  return {
    opcodes: new Uint8Array(0),
    first: new Int32Array(0),
    second: new Int32Array(0),
    starts: [0],
    locals: [],
    branchTables,
  };
}

function decodeLocals(reader: WasmReader): LocalGroups {
  const groups: number[] = [];
  const count = reader.readU32();
  let total = 0;
  for (let group = 0; group < count; group++) {
    const size = reader.readU32();
    groups.push(size, readValueType(reader));
    total += size;
  }
  if (total > 0xffff_ffff) throw new DecodeError('Too many locals');
  return groups;
}

/**
 * Reads instructions into the arrays from `start` on, to the `end` that closes the body, or to the very first `end` where blocks do not
 * count. Returns the position after it.
 */
function decodeInstructions(
  reader: WasmReader,
  start: number,
  branchTables: BranchTable[],
  blocksCount: boolean,
): number {
  const immediatesOf = IMMEDIATES_OF;
  const [opcodesOut, firstOut, secondOut] = [opcodes, firsts, seconds];
  const { bytes, end } = reader;
  // Nearly all numbers are of one byte. The reader takes over for the others, and for what can fail.
  let at = reader.position;
  let depth = 1;
  for (let position = start; ; position++) {
    if (at >= end) throw new DecodeError(UNEXPECTED_END);
    const opcode = bytes[at++]!;
    let first = 0;
    let second = 0;
    const immediates = immediatesOf[opcode]!;
    if (immediates === 0 /* none */) {
      if (opcode === END && --depth === 0) {
        opcodesOut[position] = opcode;
        firstOut[position] = 0;
        secondOut[position] = 0;
        reader.position = at;
        return position + 1;
      }
    } else if (immediates === 1 /* index */ && at < end && bytes[at]! < 0x80) {
      first = bytes[at++]!;
    } else if (immediates === 3 /* memory */ && at + 1 < end && bytes[at]! < 0x80 && bytes[at + 1]! < 0x80) {
      first = bytes[at]!;
      second = bytes[at + 1]!;
      at += 2;
    } else if (immediates === 4 /* i32 */ && at < end && bytes[at]! < 0x80) {
      first = (bytes[at++]! << 25) >> 25;
    } else {
      reader.position = at;
      switch (immediates) {
        case 1: // index
          first = reader.readU32();
          break;
        case 2: // blockType
          first = readBlockType(reader);
          if (blocksCount) depth++;
          break;
        case 3: // memory
          first = reader.readU32();
          second = reader.readU32();
          break;
        case 4: // i32
          first = reader.readI32();
          break;
        case 5: // i64
          first = reader.readI64();
          second = reader.high;
          break;
        case 6: // f32
          first = reader.readFixed32();
          break;
        case 7: // f64
          if (reader.end - reader.position < 8) throw new DecodeError(UNEXPECTED_END);
          first = reader.readFixed32();
          second = reader.readFixed32();
          break;
        case 8: // branchTable
          first = branchTables.push(readBranchTable(reader)) - 1;
          break;
        case 9: // callIndirect
          first = reader.readU32();
          second = reader.readTableIndex();
          break;
        case 10: // reserved
          readReserved(reader);
          break;
        default:
          throw new DecodeError(`Unknown opcode ${opcode}`, opcode);
      }
      at = reader.position;
    }
    opcodesOut[position] = opcode;
    firstOut[position] = first;
    secondOut[position] = second;
  }
}

/** Reads up to the first `end`, even when that closes a block inside; leaves it out. */
export function decodeInitExpression(reader: WasmReader, branchTables: BranchTable[]): InitExpression {
  reserve(reader.bytes.length);
  const end = decodeInstructions(reader, 0, branchTables, false) - 1;
  const instructions: Instruction[] = [];
  for (let index = 0; index < end; index++) {
    instructions.push({ opcode: opcodes[index]!, first: firsts[index]!, second: seconds[index]! });
  }
  return instructions;
}

function readBranchTable(reader: WasmReader): BranchTable {
  const targets = reader.readList(() => reader.readU32());
  return { targets, default: reader.readU32() };
}

/** A signed 32-bit LEB128 number of which only the one-byte values of block types are known. Returns that byte. */
function readBlockType(reader: WasmReader): number {
  const type = reader.readI32();
  if (type !== -0x40 && (type < -4 || type > -1)) throw new DecodeError(`Invalid or unknown block type ${type}`);
  return type & 0x7f;
}

/** Which memory `memory.size` and `memory.grow` mean: there is only 0. */
function readReserved(reader: WasmReader): void {
  const memory = reader.readByte();
  if (memory !== 0) throw new DecodeError(`Invalid memory reference (${memory})`);
}

/** One byte for each value type. */
export function readValueType(reader: WasmReader): ValueType {
  const type = reader.readI7();
  if (type < -4 || type > -1) throw new DecodeError(`Invalid or unknown value type ${type}`);
  return (type & 0x7f) as ValueType;
}
