/**
 * The entry point a version 1 transaction calls.
 *
 * Answers to: casper-types transaction/transaction_entry_point.rs.
 */
import type { ByteReader } from '../bytes/reader';
import type { ByteWriter } from '../bytes/writer';
import { type CalltableField, CalltableReader, writeCalltable } from './calltable';

/** An entry point without a name of its own. */
export type PlainEntryPoint =
  | 'Call'
  | 'Transfer'
  | 'AddBid'
  | 'WithdrawBid'
  | 'Delegate'
  | 'Undelegate'
  | 'Redelegate'
  | 'ActivateBid'
  | 'ChangeBidPublicKey'
  | 'AddReservations'
  | 'CancelReservations'
  | 'Burn';

/** An entry point: `Call` and `Custom` of code, the others native. */
export type TransactionEntryPoint =
  | { readonly _tag: PlainEntryPoint }
  | { readonly _tag: 'Custom'; readonly name: string };

const CUSTOM_TAG = 1;

/** Entry points by tag. */
const ENTRY_POINTS: readonly (PlainEntryPoint | 'Custom')[] = [
  'Call',
  'Custom',
  'Transfer',
  'AddBid',
  'WithdrawBid',
  'Delegate',
  'Undelegate',
  'Redelegate',
  'ActivateBid',
  'ChangeBidPublicKey',
  'AddReservations',
  'CancelReservations',
  'Burn',
];

/** The entry point with this name, of those without contents. */
export function plainEntryPoint(name: string): TransactionEntryPoint | undefined {
  const tag = ENTRY_POINTS.find((known) => known === name);
  return tag === undefined || tag === 'Custom' ? undefined : { _tag: tag };
}

/** Writes an entry point. */
export function writeTransactionEntryPoint(writer: ByteWriter, entryPoint: TransactionEntryPoint): void {
  const fields: CalltableField[] = [[0, (inner) => inner.writeU8(ENTRY_POINTS.indexOf(entryPoint._tag))]];
  if (entryPoint._tag === 'Custom') {
    fields.push([1, (inner) => inner.writeString(entryPoint.name)]);
  }
  writeCalltable(writer, fields);
}

/** Reads what `writeTransactionEntryPoint` writes. Throws `BytesError`. */
export function readTransactionEntryPoint(reader: ByteReader): TransactionEntryPoint {
  const { offset } = reader;
  const table = CalltableReader.read(reader, 2);
  const tag = table.field(0, (inner) => inner.readU8());
  const name = ENTRY_POINTS[tag] ?? reader.fail(`no transaction entry point has the tag ${tag}`, offset);
  const entryPoint: TransactionEntryPoint =
    tag === CUSTOM_TAG
      ? { _tag: 'Custom', name: table.field(1, (inner) => inner.readString()) }
      : { _tag: name as PlainEntryPoint };
  table.finish();
  return entryPoint;
}
