/**
 * How a version 1 transaction pays for its gas.
 *
 * Answers to: casper-types transaction/pricing_mode.rs.
 */
import type { ByteReader } from '../bytes/reader';
import type { ByteWriter } from '../bytes/writer';
import { type CalltableField, CalltableReader, writeCalltable } from './calltable';

/** A way to pay; tolerances and factors are one byte. */
export type PricingMode =
  | {
      readonly _tag: 'PaymentLimited';
      /** Motes, u64. */
      readonly paymentAmount: bigint;
      readonly gasPriceTolerance: number;
      readonly standardPayment: boolean;
    }
  | { readonly _tag: 'Fixed'; readonly gasPriceTolerance: number; readonly additionalComputationFactor: number }
  /** `receipt`: digest, 32 bytes. */
  | { readonly _tag: 'Prepaid'; readonly receipt: Uint8Array };

const TAGS = { PaymentLimited: 0, Fixed: 1, Prepaid: 2 } as const;

const readU8 = (reader: ByteReader): number => reader.readU8();

/** Writes a way to pay. */
export function writePricingMode(writer: ByteWriter, mode: PricingMode): void {
  const fields: CalltableField[] = [[0, (inner) => inner.writeU8(TAGS[mode._tag])]];
  switch (mode._tag) {
    case 'PaymentLimited':
      fields.push([1, (inner) => inner.writeU64(mode.paymentAmount)]);
      fields.push([2, (inner) => inner.writeU8(mode.gasPriceTolerance)]);
      fields.push([3, (inner) => inner.writeBool(mode.standardPayment)]);
      break;
    case 'Fixed':
      fields.push([1, (inner) => inner.writeU8(mode.gasPriceTolerance)]);
      fields.push([2, (inner) => inner.writeU8(mode.additionalComputationFactor)]);
      break;
    case 'Prepaid':
      fields.push([1, (inner) => inner.writeRaw(mode.receipt)]);
  }
  writeCalltable(writer, fields);
}

/** Reads what `writePricingMode` writes. Throws `BytesError`. */
export function readPricingMode(reader: ByteReader): PricingMode {
  const { offset } = reader;
  const table = CalltableReader.read(reader, 4);
  const read = (tag: number): PricingMode => {
    switch (tag) {
      case TAGS.PaymentLimited:
        return {
          _tag: 'PaymentLimited',
          paymentAmount: table.field(1, (inner) => inner.readU64()),
          gasPriceTolerance: table.field(2, readU8),
          standardPayment: table.field(3, (inner) => inner.readBool()),
        };
      case TAGS.Fixed:
        return {
          _tag: 'Fixed',
          gasPriceTolerance: table.field(1, readU8),
          additionalComputationFactor: table.field(2, readU8),
        };
      case TAGS.Prepaid:
        return { _tag: 'Prepaid', receipt: table.field(1, (inner) => inner.readRaw(32)) };
      default:
        return reader.fail(`no pricing mode has the tag ${tag}`, offset);
    }
  };
  const mode = read(table.field(0, readU8));
  table.finish();
  return mode;
}
