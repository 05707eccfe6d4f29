/**
 * Record of gas paid in advance.
 *
 * Answers to: casper-types system/prepayment/prepayment_kind.rs, which can be written but has no reader: in the Rust
 * engine a stored prepayment cannot be read back (see `readStoredValue`).
 */
import type { ByteReader } from '../bytes/reader';
import type { ByteWriter } from '../bytes/writer';

/** Where, what kind and data of a prepayment. */
export interface PrepaymentKind {
  /** Digest, 32 bytes. */
  readonly receipt: Uint8Array;
  /** One byte. */
  readonly prepaymentKind: number;
  readonly prepaymentData: Uint8Array;
}

/** Writes a prepayment. */
export function writePrepaymentKind(writer: ByteWriter, prepayment: PrepaymentKind): void {
  writer.writeRaw(prepayment.receipt);
  writer.writeU8(prepayment.prepaymentKind);
  writer.writeByteVec(prepayment.prepaymentData);
}

/** Reads what `writePrepaymentKind` writes. Throws `BytesError`. */
export function readPrepaymentKind(reader: ByteReader): PrepaymentKind {
  return { receipt: reader.readRaw(32), prepaymentKind: reader.readU8(), prepaymentData: reader.readByteVec() };
}
