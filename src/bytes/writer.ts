/**
 * Growing buffer that writes values in Casper's serialization ("bytesrepr").
 *
 * Answers to: casper-types `bytesrepr.rs` (the `ToBytes` implementations), `uint.rs`.
 */

import { TextEncoder } from 'node:util';
import { BytesError } from './bytesError';

const UTF8 = new TextEncoder();
const LONE_SURROGATE = /\p{Surrogate}/u;

const MAX_U64 = 0xffff_ffff_ffff_ffffn;
const MIN_I64 = -0x8000_0000_0000_0000n;
const MAX_I64 = 0x7fff_ffff_ffff_ffffn;

/** Buffers of writers that are done: what is longer than 64 bytes costs V8 an allocation outside its heap each time. */
const spareBuffers: Uint8Array[] = [];
const MAX_SPARE_BUFFERS = 8;
const MAX_SPARE_LENGTH = 65_536;
const EMPTY = new Uint8Array(0);

/** Appends values one after the other; a number that does not fit its type throws `BytesError` (`NotRepresentable`). */
export class ByteWriter {
  private buffer: Uint8Array;
  private readonly target: Uint8Array | undefined;
  private used = 0;

  /**
   * @param capacity expected size in bytes, a hint
   * @param target where to write, as long as there is room; it stays the caller's
   */
  constructor(capacity = 64, target?: Uint8Array) {
    const spare = target === undefined && capacity <= MAX_SPARE_LENGTH ? spareBuffers.pop() : undefined;
    this.buffer = target ?? spare ?? new Uint8Array(capacity);
    this.target = target;
  }

  /** Number of bytes written so far. */
  get length(): number {
    return this.used;
  }

  /** A copy of what has been written. */
  toBytes(): Uint8Array {
    return this.buffer.slice(0, this.used);
  }

  /** A copy of what has been written, by a writer that is used no more: its buffer serves the next. */
  finish(): Uint8Array {
    const bytes = this.toBytes();
    const { buffer } = this;
    const isWorthKeeping = buffer.length > 64 && buffer.length <= MAX_SPARE_LENGTH && buffer !== this.target;
    if (isWorthKeeping && spareBuffers.length < MAX_SPARE_BUFFERS) spareBuffers.push(buffer);
    this.buffer = EMPTY;
    this.used = 0;
    return bytes;
  }

  private grow(extra: number): number {
    const at = this.used;
    const needed = at + extra;
    if (needed > this.buffer.length) {
      const larger = new Uint8Array(Math.max(needed, this.buffer.length * 2));
      larger.set(this.buffer);
      this.buffer = larger;
    }
    this.used = needed;
    return at;
  }

  private refuse(value: number | bigint | string, type: string): never {
    throw new BytesError('NotRepresentable', this.used, `${value} is not a ${type}`);
  }

  writeU8(value: number): this {
    if ((value & 0xff) !== value) {
      this.refuse(value, 'u8');
    }
    const at = this.grow(1);
    this.buffer[at] = value;
    return this;
  }

  writeU16(value: number): this {
    if ((value & 0xffff) !== value) {
      this.refuse(value, 'u16');
    }
    const at = this.grow(2);
    this.buffer[at] = value;
    this.buffer[at + 1] = value >>> 8;
    return this;
  }

  writeU32(value: number): this {
    if (value >>> 0 !== value) {
      this.refuse(value, 'u32');
    }
    this.put32(this.grow(4), value);
    return this;
  }

  writeI32(value: number): this {
    if ((value | 0) !== value) {
      this.refuse(value, 'i32');
    }
    this.put32(this.grow(4), value);
    return this;
  }

  writeU64(value: bigint): this {
    if (value < 0n || value > MAX_U64) {
      this.refuse(value, 'u64');
    }
    return this.put64(value);
  }

  writeI64(value: bigint): this {
    if (value < MIN_I64 || value > MAX_I64) {
      this.refuse(value, 'i64');
    }
    return this.put64(BigInt.asUintN(64, value));
  }

  writeU128(value: bigint): this {
    return this.writeUint(value, 16, 'U128');
  }

  writeU256(value: bigint): this {
    return this.writeUint(value, 32, 'U256');
  }

  writeU512(value: bigint): this {
    return this.writeUint(value, 64, 'U512');
  }

  writeBool(value: boolean): this {
    return this.writeU8(value ? 1 : 0);
  }

  /** u32 byte length, then UTF-8. A string with a lone surrogate has no UTF-8 form and is refused. */
  writeString(value: string): this {
    const at = this.grow(4 + value.length);
    for (let index = 0; index < value.length; index++) {
      const code = value.charCodeAt(index);
      if (code > 0x7f) {
        this.used = at;
        if (LONE_SURROGATE.test(value)) {
          this.refuse(JSON.stringify(value), 'string of Unicode characters (it holds a lone surrogate)');
        }
        return this.writeByteVec(UTF8.encode(value));
      }
      this.buffer[at + 4 + index] = code;
    }
    this.put32(at, value.length);
    return this;
  }

  /** The bytes as they are. */
  writeRaw(bytes: Uint8Array): this {
    const at = this.grow(bytes.length);
    this.buffer.set(bytes, at);
    return this;
  }

  /** u32 length, then the bytes. */
  writeByteVec(bytes: Uint8Array): this {
    return this.writeU32(bytes.length).writeRaw(bytes);
  }

  /** 0, or 1 and the value. */
  writeOption<T>(value: T | undefined, write: (writer: ByteWriter, value: T) => void): this {
    if (value === undefined) {
      return this.writeU8(0);
    }
    this.writeU8(1);
    write(this, value);
    return this;
  }

  /** u32 count, then the elements. */
  writeVec<T>(values: readonly T[], write: (writer: ByteWriter, value: T) => void): this {
    this.writeU32(values.length);
    for (const value of values) {
      write(this, value);
    }
    return this;
  }

  private put32(at: number, value: number): void {
    const { buffer } = this;
    buffer[at] = value;
    buffer[at + 1] = value >>> 8;
    buffer[at + 2] = value >>> 16;
    buffer[at + 3] = value >>> 24;
  }

  private put64(value: bigint): this {
    const at = this.grow(8);
    this.put32(at, Number(value & 0xffff_ffffn));
    this.put32(at + 4, Number(value >> 32n));
    return this;
  }

  /** One length byte, then the significant bytes, little-endian. */
  private writeUint(value: bigint, maximum: number, type: string): this {
    if (value < 0n) {
      this.refuse(value, type);
    }
    const lengthAt = this.grow(1);
    let rest = value;
    let length = 0;
    while (rest > 0n) {
      let chunk = Number(rest & 0xffff_ffffn);
      rest >>= 32n;
      for (let index = 0; index < 4 && (rest > 0n || chunk > 0); index++) {
        // In two steps: growing replaces the buffer.
        const at = this.grow(1);
        this.buffer[at] = chunk & 0xff;
        chunk >>>= 8;
        length++;
      }
      if (length > maximum) {
        this.used = lengthAt;
        this.refuse(value, type);
      }
    }
    this.buffer[lengthAt] = length;
    return this;
  }
}

/** The bytes that `write` writes. */
export function writeBytes(write: (writer: ByteWriter) => void, capacity?: number): Uint8Array {
  const writer = new ByteWriter(capacity);
  write(writer);
  return writer.finish();
}
