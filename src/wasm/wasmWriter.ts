/**
 * Writes the primitives of the Wasm binary format, each in its shortest form.
 *
 * Answers to: casper-wasm `elements/primitives.rs`, `elements/ops.rs` (`Serialize`).
 *
 * @module
 */
import { TextEncoder } from 'node:util';
import type { BranchTable } from './module';
import { IMMEDIATES_OF } from './opcodes';

const utf8 = new TextEncoder();

// Kept here because an imported name is a function call each time under loaders such as tsx, and this one is read for every instruction.
const immediatesOf = IMMEDIATES_OF;

/** Bytes being written; they grow as needed. */
export class WasmWriter {
  #bytes: Uint8Array;
  #length = 0;

  constructor(capacity = 256) {
    this.#bytes = new Uint8Array(capacity);
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const bytes = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + count));
    bytes.set(this.#bytes);
    this.#bytes = bytes;
  }

  writeByte(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = value;
  }

  writeBytes(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** Unsigned LEB128; a negative number counts as the u32 with the same bits. */
  writeU32(value: number): void {
    this.#reserve(5);
    let rest = value >>> 0;
    while (rest > 0x7f) {
      this.#bytes[this.#length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.#bytes[this.#length++] = rest;
  }

  /** Signed LEB128. */
  writeI32(value: number): void {
    this.#reserve(5);
    let rest = value | 0;
    for (;;) {
      const bits = rest & 0x7f;
      rest >>= 7;
      if (rest === (bits & 0x40 ? -1 : 0)) {
        this.#bytes[this.#length++] = bits;
        return;
      }
      this.#bytes[this.#length++] = bits | 0x80;
    }
  }

  /** Signed LEB128 of 64 bits given as two signed halves. */
  writeI64(low: number, high: number): void {
    this.#reserve(10);
    let restLow = low | 0;
    let restHigh = high | 0;
    for (;;) {
      const bits = restLow & 0x7f;
      restLow = (restLow >>> 7) | (restHigh << 25);
      restHigh >>= 7;
      const sign = bits & 0x40 ? -1 : 0;
      if (restLow === sign && restHigh === sign) {
        this.#bytes[this.#length++] = bits;
        return;
      }
      this.#bytes[this.#length++] = bits | 0x80;
    }
  }

  /** Little endian. */
  writeFixed32(value: number): void {
    this.#reserve(4);
    this.#bytes[this.#length++] = value;
    this.#bytes[this.#length++] = value >> 8;
    this.#bytes[this.#length++] = value >> 16;
    this.#bytes[this.#length++] = value >> 24;
  }

  writeName(name: string): void {
    const bytes = utf8.encode(name);
    this.writeU32(bytes.length);
    this.writeBytes(bytes);
  }

  writeList<T>(items: readonly T[], writeItem: (item: T) => void): void {
    this.writeU32(items.length);
    for (const item of items) writeItem(item);
  }

  /** Writes content after its length, which is only known when the content is there. */
  writeSized(writeContent: () => void): void {
    const start = this.#length;
    this.writeByte(0);
    const contentStart = this.#length;
    writeContent();
    const contentLength = this.#length - contentStart;
    const extra = lengthOfU32(contentLength) - 1;
    if (extra > 0) {
      this.#reserve(extra);
      this.#bytes.copyWithin(contentStart + extra, contentStart, this.#length);
    }
    this.#length = start;
    this.writeU32(contentLength);
    this.#length = contentStart + extra + contentLength;
  }

  /** An instruction in the form of `Code`. */
  writeInstruction(opcode: number, first: number, second: number, branchTables: readonly BranchTable[]): void {
    this.writeByte(opcode);
    switch (immediatesOf[opcode]) {
      case 1: // index
        this.writeU32(first);
        break;
      case 2: // blockType
      case 10: // reserved
        this.writeByte(first);
        break;
      case 3: // memory
      case 9: // callIndirect
        this.writeU32(first);
        this.writeU32(second);
        break;
      case 4: // i32
        this.writeI32(first);
        break;
      case 5: // i64
        this.writeI64(first, second);
        break;
      case 6: // f32
        this.writeFixed32(first);
        break;
      case 7: // f64
        this.writeFixed32(first);
        this.writeFixed32(second);
        break;
      case 8: {
        // branchTable
        const table = branchTables[first]!;
        this.writeList(table.targets, (label) => this.writeU32(label));
        this.writeU32(table.default);
        break;
      }
    }
  }

  /** A copy of what was written. */
  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }
}

function lengthOfU32(value: number): number {
  let length = 1;
  for (let rest = value >>> 7; rest !== 0; rest >>>= 7) length++;
  return length;
}
