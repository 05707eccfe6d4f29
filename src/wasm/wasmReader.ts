/**
 * Reads the primitives of the Wasm binary format as casper-wasm does: what it accepts beyond the specification is accepted, and its
 * error texts (some of them say the wrong thing) are given word for word.
 *
 * Answers to: casper-wasm `elements/primitives.rs`, `io.rs`, `elements/mod.rs` (texts).
 *
 * @module
 */

/** Bytes that are not a module. `message` is the Display text of casper-wasm's error. */
import { TextDecoder } from 'node:util';
export class DecodeError extends Error {
  readonly _tag: 'DecodeError' = 'DecodeError';
  override readonly name: string = 'DecodeError';
  /** The byte, if it is an opcode that casper-wasm does not know. */
  readonly unknownOpcode: number | undefined;

  constructor(message: string, unknownOpcode?: number) {
    super(message);
    this.unknownOpcode = unknownOpcode;
  }
}

/** Too few bytes for what is being read. */
export const UNEXPECTED_END = 'I/O Error: UnexpectedEof';

/** A section or function body with more bytes than its content. */
export const INVALID_DATA = 'I/O Error: InvalidData';

const NOT_U32 = 'Not an unsigned 32-bit integer';
const NOT_I32 = 'Not a signed 32-bit integer';
const NOT_I64 = 'Not a signed 64-bit integer';

// As Rust's String::from_utf8: ill-formed bytes are an error, a byte order mark is a character.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A cursor over module bytes. Every read throws {@link DecodeError} when it would pass `end`. */
export class WasmReader {
  readonly bytes: Uint8Array;
  position: number;
  /** First byte that does not belong to the section or body being read. */
  end: number;
  /** High 32 bits of the last {@link readI64}. */
  high = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.position = 0;
    this.end = bytes.length;
  }

  readByte(): number {
    if (this.position >= this.end) throw new DecodeError(UNEXPECTED_END);
    return this.bytes[this.position++]!;
  }

  /** The next bytes, not copied. */
  readBytes(length: number): Uint8Array {
    if (this.end - this.position < length) throw new DecodeError(UNEXPECTED_END);
    const bytes = this.bytes.subarray(this.position, this.position + length);
    this.position += length;
    return bytes;
  }

  /** Little endian, not LEB128; as signed 32 bits. */
  readFixed32(): number {
    if (this.end - this.position < 4) throw new DecodeError(UNEXPECTED_END);
    const { bytes, position } = this;
    this.position = position + 4;
    return bytes[position]! | (bytes[position + 1]! << 8) | (bytes[position + 2]! << 16) | (bytes[position + 3]! << 24);
  }

  /** Padding is allowed; excess bits in the fifth byte are called a bad *signed* integer. */
  readU32(): number {
    const byte = this.readByte();
    return byte < 0x80 ? byte : this.#continueU32(byte & 0x7f);
  }

  #continueU32(start: number): number {
    let value = start;
    for (let shift = 7; ; shift += 7) {
      if (shift > 31) throw new DecodeError(NOT_U32);
      const byte = this.readByte();
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) {
        if (shift === 28 && byte >= 0x10) throw new DecodeError(NOT_I32);
        return value >>> 0;
      }
    }
  }

  /**
   * The table index of `call_indirect`: a byte below 0x80 is the index itself, a greater one begins a LEB128 number (checked by other
   * rules than {@link readU32}).
   */
  readTableIndex(): number {
    const lead = this.readByte();
    if (lead < 0x80) return lead;
    let value = lead & 0x7f;
    for (let shift = 7; ; shift += 7) {
      const byte = this.readByte();
      value |= (byte & 0x7f) << shift;
      if (shift >= 25 && byte >>> (32 - shift) !== 0) throw new DecodeError(NOT_U32);
      if (byte < 0x80) return value >>> 0;
    }
  }

  readI32(): number {
    let value = 0;
    for (let shift = 0; ; ) {
      if (shift > 31) throw new DecodeError(NOT_I32);
      const byte = this.readByte();
      value |= (byte & 0x7f) << shift;
      shift += 7;
      if (byte < 0x80) {
        const negative = (byte & 0x40) !== 0;
        if (shift < 32) return negative ? value | (-1 << shift) : value;
        // The fifth byte holds bits 28 to 31 and must repeat the sign in the rest.
        if (negative ? byte < 0x78 : byte > 0x07) throw new DecodeError(NOT_I32);
        return value;
      }
    }
  }

  /** Returns the low 32 bits as a signed number and leaves the others in {@link high}: a bigint for each constant would be slow. */
  readI64(): number {
    let low = 0;
    let high = 0;
    for (let shift = 0; ; ) {
      if (shift > 63) throw new DecodeError(NOT_I64);
      const byte = this.readByte();
      const bits = byte & 0x7f;
      if (shift < 32) {
        low |= bits << shift;
        if (shift > 25) high |= bits >>> (32 - shift);
      } else {
        high |= bits << (shift - 32);
      }
      shift += 7;
      if (byte < 0x80) {
        if (shift < 64) {
          if ((byte & 0x40) !== 0) {
            if (shift < 32) {
              low |= -1 << shift;
              high = -1;
            } else {
              high |= -1 << (shift - 32);
            }
          }
        } else if (byte !== 0 && byte !== 0x7f) {
          throw new DecodeError(NOT_I64);
        }
        this.high = high;
        return low;
      }
    }
  }

  /** A signed 7-bit integer as casper-wasm reads type bytes: -64 to 63. */
  readI7(): number {
    const byte = this.readByte();
    if (byte >= 0x80) throw new DecodeError(`Not a signed 7-bit integer: ${byte}`);
    return byte >= 0x40 ? byte - 0x80 : byte;
  }

  readU1(): boolean {
    const byte = this.readByte();
    if (byte > 1) throw new DecodeError(`Not an unsigned 1-bit integer: ${byte}`);
    return byte === 1;
  }

  /** A length-prefixed UTF-8 string. */
  readName(): string {
    const bytes = this.readBytes(this.readU32());
    return asciiText(bytes) ?? this.#decodeText(bytes);
  }

  #decodeText(bytes: Uint8Array): string {
    try {
      return utf8.decode(bytes);
    } catch {
      throw new DecodeError('Non-UTF-8 string');
    }
  }

  /** A count followed by so many items. The list grows as they are read, so a count that lies costs nothing. */
  readList<T>(readItem: () => T): T[] {
    const count = this.readU32();
    const items: T[] = [];
    for (let index = 0; index < count; index++) items.push(readItem());
    return items;
  }
}

/** Nearly every name is short ASCII, for which starting the text decoder takes longer than reading. */
function asciiText(bytes: Uint8Array): string | undefined {
  if (bytes.length > 64) return undefined;
  let text = '';
  for (const byte of bytes) {
    if (byte >= 0x80) return undefined;
    text += String.fromCharCode(byte);
  }
  return text;
}
