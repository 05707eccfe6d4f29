/**
 * Cursor over bytes in Casper's serialization ("bytesrepr"): little-endian, length-prefixed, no padding.
 *
 * Everything read is checked against the bytes that remain before anything is allocated, so hostile input costs
 * at most time and memory proportional to its own length.
 *
 * Answers to: casper-types `bytesrepr.rs` (the `FromBytes` implementations), `uint.rs`.
 */

import { TextDecoder } from 'node:util';
import { BytesError } from './bytesError';

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Strings up to this many bytes are first tried as ASCII, which is faster than a TextDecoder call. */
const SHORT_STRING = 64;

/**
 * A list may hold elements of no bytes (`List<Unit>`), so a four-byte count could ask for four billion of them.
 * Rust counts them one by one without storing anything; here more than this many in one input is refused.
 */
const MAX_EMPTY_ELEMENTS = 65_536;

/** Reads values one after the other from a byte string; throws `BytesError` and never reads past the end. */
export class ByteReader {
  /** What the input lies in. Must not change while it is read. */
  readonly bytes: Uint8Array;
  /** Index of the next byte to be read. */
  offset: number;
  private readonly end: number;
  private emptyElements = 0;

  /** `offset` and `end` say where in `bytes` the input begins and ends; all of it when left out. */
  constructor(bytes: Uint8Array, offset = 0, end: number = bytes.length) {
    // A Buffer's `slice` shares memory, and what is read must be a copy.
    const isPlain = bytes.constructor === Uint8Array;
    this.bytes = isPlain ? bytes : new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
    this.offset = offset;
    this.end = end;
  }

  /** Number of bytes not read yet. */
  get remaining(): number {
    return this.end - this.offset;
  }

  /** Fails with Rust's `Formatting`, at `offset` (default: here). */
  fail(reason: string, offset: number = this.offset): never {
    throw new BytesError('Formatting', offset, reason);
  }

  private take(length: number, what: string): number {
    const start = this.offset;
    if (length > this.end - start) {
      throw new BytesError('EarlyEndOfStream', start, `${what} needs ${length} bytes, ${this.end - start} remain`);
    }
    this.offset = start + length;
    return start;
  }

  readU8(): number {
    return this.bytes[this.take(1, 'u8')]!;
  }

  readU16(): number {
    const at = this.take(2, 'u16');
    return this.bytes[at]! | (this.bytes[at + 1]! << 8);
  }

  readU32(): number {
    return this.readI32() >>> 0;
  }

  readI32(): number {
    return this.word(this.take(4, 'u32'));
  }

  readU64(): bigint {
    const at = this.take(8, 'u64');
    const low = this.word(at) >>> 0;
    const high = this.word(at + 4) >>> 0;
    return high < 0x20_0000 ? BigInt(high * 0x1_0000_0000 + low) : (BigInt(high) << 32n) | BigInt(low);
  }

  readI64(): bigint {
    return BigInt.asIntN(64, this.readU64());
  }

  readU128(): bigint {
    return this.readUint(16, 'U128');
  }

  readU256(): bigint {
    return this.readUint(32, 'U256');
  }

  readU512(): bigint {
    return this.readUint(64, 'U512');
  }

  readBool(): boolean {
    const value = this.readU8();
    if (value > 1) {
      this.fail(`bool must be 0 or 1, got ${value}`, this.offset - 1);
    }
    return value === 1;
  }

  /** u32 byte length, then UTF-8. */
  readString(): string {
    const length = this.readU32();
    const start = this.take(length, 'string');
    if (length <= SHORT_STRING) {
      let text = '';
      let at = start;
      for (; at < this.offset; at++) {
        const byte = this.bytes[at]!;
        if (byte > 0x7f) {
          break;
        }
        text += String.fromCharCode(byte);
      }
      if (at === this.offset) {
        return text;
      }
    }
    try {
      return UTF8.decode(this.bytes.subarray(start, this.offset));
    } catch {
      return this.fail('string is not valid UTF-8', start);
    }
  }

  /** A copy of the next `length` bytes. */
  readRaw(length: number): Uint8Array {
    const start = this.take(length, 'byte array');
    return this.bytes.slice(start, this.offset);
  }

  /** Passes over `length` bytes, called `what` in the error when there are fewer. */
  skip(length: number, what: string): void {
    this.take(length, what);
  }

  /** u32 length, then that many bytes (copied). */
  readByteVec(): Uint8Array {
    return this.readRaw(this.readU32());
  }

  /** One byte 0 or 1, then the value if 1. */
  readOption<T>(read: (reader: ByteReader) => T): T | undefined {
    const tag = this.readU8();
    if (tag === 0) {
      return undefined;
    }
    if (tag !== 1) {
      this.fail(`option tag must be 0 or 1, got ${tag}`, this.offset - 1);
    }
    return read(this);
  }

  /**
   * u32 count, then the elements.
   * With `minimumElementSize` a count that cannot fit in the remaining bytes fails before any element is read;
   * without it the first element that fails decides, as in Rust.
   */
  readVec<T>(read: (reader: ByteReader) => T, minimumElementSize = 0): T[] {
    const at = this.offset;
    const count = this.readU32();
    if (count * minimumElementSize > this.remaining) {
      throw new BytesError('EarlyEndOfStream', at, `${count} elements cannot fit in ${this.remaining} bytes`);
    }
    const elements: T[] = [];
    for (let index = 0; index < count; index++) {
      const before = this.offset;
      elements.push(read(this));
      if (this.offset === before && ++this.emptyElements > MAX_EMPTY_ELEMENTS) {
        throw new BytesError('OutOfMemory', at, `more than ${MAX_EMPTY_ELEMENTS} list elements of no bytes`);
      }
    }
    return elements;
  }

  /** Throws if not everything has been read. */
  finish(): void {
    if (this.offset < this.end) {
      throw new BytesError('LeftOverBytes', this.offset, `${this.remaining} bytes are left over`);
    }
  }

  private word(at: number): number {
    const { bytes } = this;
    return bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
  }

  /** One length byte, then that many bytes little-endian; superfluous zero bytes are accepted, as in Rust. */
  private readUint(maximum: number, what: string): bigint {
    const length = this.readU8();
    if (length > maximum) {
      this.fail(`${what} has at most ${maximum} bytes, got ${length}`, this.offset - 1);
    }
    const start = this.take(length, what);
    return littleEndianToBigInt(this.bytes, start, this.offset);
  }
}

/** The unsigned number in `bytes[start..end]`, least significant byte first. */
export function littleEndianToBigInt(bytes: Uint8Array, start: number, end: number): bigint {
  let value = 0n;
  let at = end;
  while (at > start) {
    let chunk = 0;
    let scale = 1;
    const from = Math.max(start, at - 6);
    for (let index = from; index < at; index++) {
      chunk += bytes[index]! * scale;
      scale *= 256;
    }
    value = (value << BigInt((at - from) * 8)) | BigInt(chunk);
    at = from;
  }
  return value;
}

/** Reads one value that must use up all of `bytes`. */
export function readAll<T>(bytes: Uint8Array, read: (reader: ByteReader) => T): T {
  const reader = new ByteReader(bytes);
  const value = read(reader);
  reader.finish();
  return value;
}
