/**
 * The envelope in which version 1 transactions keep the fields of a structure: a table of field numbers and offsets,
 * then the fields' bytes. It reads as strictly as Rust does.
 *
 * Answers to: casper-types transaction/serialization/mod.rs and field.rs.
 */

import { BytesError } from '../bytes/bytesError';
import { hasTag } from '../bytes/hasTag';
import { ByteReader } from '../bytes/reader';
import { ByteWriter } from '../bytes/writer';

/** One field: its number and what writes it. Fields are given in ascending order of their numbers. */
export type CalltableField = readonly [index: number, write: (writer: ByteWriter) => void];

/** Writes an envelope. No field may be empty (`BytesError`, `NotRepresentable`). */
export function writeCalltable(writer: ByteWriter, fields: readonly CalltableField[]): void {
  const payload = new ByteWriter();
  writer.writeU32(fields.length);
  for (const [index, write] of fields) {
    const offset = payload.length;
    writer.writeU16(index).writeU32(offset);
    write(payload);
    if (payload.length === offset) {
      throw new BytesError('NotRepresentable', writer.length, `field ${index} of an envelope has no bytes`);
    }
  }
  writer.writeByteVec(payload.toBytes());
}

/** The fields of an envelope, to be read in order. */
export class CalltableReader {
  private readonly fields: readonly { readonly index: number; readonly offset: number }[];
  private readonly payload: ByteReader;
  /** Where the payload begins in the whole input, for error offsets. */
  private readonly base: number;
  private position = 0;

  private constructor(
    fields: readonly { readonly index: number; readonly offset: number }[],
    payload: Uint8Array,
    base: number,
  ) {
    this.fields = fields;
    this.payload = new ByteReader(payload);
    this.base = base;
  }

  /** Reads the table and takes the payload. More than `maximum` fields, or none, are refused. Throws `BytesError`. */
  static read(reader: ByteReader, maximum: number): CalltableReader {
    const start = reader.offset;
    if (reader.remaining < 4) {
      return reader.fail('an envelope begins with its number of fields');
    }
    const count = reader.readU32();
    if (count > maximum) {
      return reader.fail(`an envelope of at most ${maximum} fields has ${count}`, start);
    }
    reader.offset = start;
    const fields = reader.readVec(() => ({ index: reader.readU16(), offset: reader.readU32() }));
    const payload = reader.readByteVec();
    if (fields.length === 0) {
      return reader.fail('an envelope without fields', start);
    }
    return new CalltableReader(fields, payload, reader.offset - payload.length);
  }

  /** Whether all fields have been read. */
  get done(): boolean {
    return this.position === this.fields.length;
  }

  /** Reads the next field, which must have this number and exactly fill its place. Throws `BytesError`. */
  field<T>(index: number, read: (reader: ByteReader) => T): T {
    const field = this.fields[this.position];
    if (field === undefined || field.index !== index) {
      return this.fail(`expected field ${index}, found ${field === undefined ? 'the end' : `field ${field.index}`}`);
    }
    const start = this.payload.offset;
    const size = this.expectedSize(start);
    const value = this.relocating(() => read(this.payload));
    this.position++;
    if (this.payload.offset - start !== size) {
      return this.fail(`field ${index} has ${this.payload.offset - start} bytes instead of ${size}`);
    }
    return value;
  }

  /** Refuses fields that have not been read. Throws `BytesError`. */
  finish(): void {
    if (!this.done) {
      this.fail(`unexpected field ${this.fields[this.position]!.index}`);
    }
  }

  /**
   * Bytes the current field must have. As in Rust, the first field ends where the second begins whatever its own
   * offset says, and the last one takes what is left.
   */
  private expectedSize(start: number): number {
    const next = this.fields[this.position + 1];
    if (next === undefined) {
      return this.payload.bytes.length - start;
    }
    return this.position === 0 ? next.offset : next.offset - this.fields[this.position]!.offset;
  }

  private fail(reason: string): never {
    throw new BytesError('Formatting', this.base + this.payload.offset, reason);
  }

  /** Errors inside the payload name their place in the whole input. */
  private relocating<T>(read: () => T): T {
    try {
      return read();
    } catch (error) {
      if (hasTag(error, 'BytesError')) {
        const { code, offset, reason } = error as BytesError;
        throw new BytesError(code, this.base + offset, reason);
      }
      throw error;
    }
  }
}
