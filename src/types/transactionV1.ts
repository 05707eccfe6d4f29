/**
 * A version 1 transaction of the 2.x protocol.
 *
 * Answers to: casper-types transaction/transaction_v1.rs, transaction_v1/transaction_v1_payload.rs,
 * transaction_v1/transaction_args.rs and transaction/transaction_scheduling.rs.
 */
import { blake2b256 } from '../bytes/blake2b';
import { bytesEqual } from '../bytes/compareBytes';
import { type ByteReader, readAll } from '../bytes/reader';
import { type ByteWriter, writeBytes } from '../bytes/writer';
import { type Approval, readApprovals, writeApprovals } from './approval';
import { CalltableReader, writeCalltable } from './calltable';
import { type InitiatorAddr, readInitiatorAddr, writeInitiatorAddr } from './initiatorAddr';
import { type PricingMode, readPricingMode, writePricingMode } from './pricingMode';
import { RuntimeArgs } from './runtimeArgs';
import {
  readTransactionEntryPoint,
  type TransactionEntryPoint,
  writeTransactionEntryPoint,
} from './transactionEntryPoint';
import { readTransactionTarget, type TransactionTarget, writeTransactionTarget } from './transactionTarget';

/** Arguments by name, or one byte string for code of the second machine. */
export type TransactionArgs =
  | { readonly _tag: 'Named'; readonly args: RuntimeArgs }
  | { readonly _tag: 'Bytesrepr'; readonly bytes: Uint8Array };

/** When a transaction may run; there is one way only. */
export type TransactionScheduling = { readonly _tag: 'Standard' };

/** What is signed. */
export interface TransactionV1Payload {
  readonly initiatorAddr: InitiatorAddr;
  /** Milliseconds since 1970, u64. */
  readonly timestamp: bigint;
  /** Milliseconds, u64. */
  readonly ttl: bigint;
  readonly chainName: string;
  readonly pricingMode: PricingMode;
  /** Bytes of the four fields, by number; they are checked only when they are decoded. */
  readonly fields: ReadonlyMap<number, Uint8Array>;
}

/** A transaction with its signatures. */
export interface TransactionV1 {
  /** 32 bytes: hash of the payload. */
  readonly hash: Uint8Array;
  readonly payload: TransactionV1Payload;
  /** Ascending. */
  readonly approvals: readonly Approval[];
}

/** The decoded fields of a payload. */
export interface TransactionV1Fields {
  readonly args: TransactionArgs;
  readonly target: TransactionTarget;
  readonly entryPoint: TransactionEntryPoint;
  readonly scheduling: TransactionScheduling;
}

/** Numbers of the fields of a payload. */
const TRANSACTION_FIELDS = { args: 0, target: 1, entryPoint: 2, scheduling: 3 } as const;

const FIELD_COUNT = 4;
const NAMED_TAG = 0;
const BYTESREPR_TAG = 1;
const STANDARD_TAG = 0;

/** Writes arguments. */
function writeTransactionArgs(writer: ByteWriter, args: TransactionArgs): void {
  if (args._tag === 'Named') {
    args.args.write(writer.writeU8(NAMED_TAG));
  } else {
    writer.writeU8(BYTESREPR_TAG).writeByteVec(args.bytes);
  }
}

/** Reads what `writeTransactionArgs` writes. Throws `BytesError`. */
function readTransactionArgs(reader: ByteReader): TransactionArgs {
  const { offset } = reader;
  const tag = reader.readU8();
  switch (tag) {
    case NAMED_TAG:
      return { _tag: 'Named', args: RuntimeArgs.read(reader) };
    case BYTESREPR_TAG:
      return { _tag: 'Bytesrepr', bytes: reader.readByteVec() };
    default:
      return reader.fail(`no transaction arguments have the tag ${tag}`, offset);
  }
}

function writeScheduling(writer: ByteWriter): void {
  writeCalltable(writer, [[0, (inner) => inner.writeU8(STANDARD_TAG)]]);
}

function readScheduling(reader: ByteReader): TransactionScheduling {
  const { offset } = reader;
  const table = CalltableReader.read(reader, 2);
  const tag = table.field(0, (inner) => inner.readU8());
  if (tag !== STANDARD_TAG) {
    return reader.fail(`no scheduling has the tag ${tag}`, offset);
  }
  table.finish();
  return { _tag: 'Standard' };
}

/** The field map of a payload. */
export function encodeTransactionFields(fields: TransactionV1Fields): ReadonlyMap<number, Uint8Array> {
  return new Map([
    [TRANSACTION_FIELDS.args, writeBytes((writer) => writeTransactionArgs(writer, fields.args))],
    [TRANSACTION_FIELDS.target, writeBytes((writer) => writeTransactionTarget(writer, fields.target))],
    [TRANSACTION_FIELDS.entryPoint, writeBytes((writer) => writeTransactionEntryPoint(writer, fields.entryPoint))],
    [TRANSACTION_FIELDS.scheduling, writeBytes(writeScheduling)],
  ]);
}

/** The fields of a payload, decoded; each must use up its bytes. Throws `BytesError`. */
export function decodeTransactionFields(payload: TransactionV1Payload): TransactionV1Fields {
  const field = <T>(index: number, read: (reader: ByteReader) => T): T =>
    readAll(payload.fields.get(index) ?? new Uint8Array(0), read);
  return {
    args: field(TRANSACTION_FIELDS.args, readTransactionArgs),
    target: field(TRANSACTION_FIELDS.target, readTransactionTarget),
    entryPoint: field(TRANSACTION_FIELDS.entryPoint, readTransactionEntryPoint),
    scheduling: field(TRANSACTION_FIELDS.scheduling, readScheduling),
  };
}

/** Writes a payload. */
function writeTransactionV1Payload(writer: ByteWriter, payload: TransactionV1Payload): void {
  writeCalltable(writer, [
    [0, (inner) => writeInitiatorAddr(inner, payload.initiatorAddr)],
    [1, (inner) => inner.writeU64(payload.timestamp)],
    [2, (inner) => inner.writeU64(payload.ttl)],
    [3, (inner) => inner.writeString(payload.chainName)],
    [4, (inner) => writePricingMode(inner, payload.pricingMode)],
    [
      5,
      (inner) =>
        inner.writeVec(
          [...payload.fields].sort((a, b) => a[0] - b[0]),
          (_, [index, bytes]) => inner.writeU16(index).writeByteVec(bytes),
        ),
    ],
  ]);
}

/** Exactly the four fields, in ascending order: another order would have another hash. */
function readFieldMap(reader: ByteReader): ReadonlyMap<number, Uint8Array> {
  const { offset } = reader;
  const entries = reader.readVec((): [number, Uint8Array] => [reader.readU16(), reader.readByteVec()]);
  if (entries.length !== FIELD_COUNT || entries.some(([index], at) => index !== at)) {
    return reader.fail('a transaction has the fields 0 to 3, in order', offset);
  }
  return new Map(entries);
}

/** Reads what `writeTransactionV1Payload` writes. Throws `BytesError`. */
function readTransactionV1Payload(reader: ByteReader): TransactionV1Payload {
  const table = CalltableReader.read(reader, 6);
  const payload: TransactionV1Payload = {
    initiatorAddr: table.field(0, readInitiatorAddr),
    timestamp: table.field(1, (inner) => inner.readU64()),
    ttl: table.field(2, (inner) => inner.readU64()),
    chainName: table.field(3, (inner) => inner.readString()),
    pricingMode: table.field(4, readPricingMode),
    fields: table.field(5, readFieldMap),
  };
  table.finish();
  return payload;
}

/** Hash of a transaction: that of its payload. */
export function transactionV1Hash(payload: TransactionV1Payload): Uint8Array {
  return blake2b256(writeBytes((writer) => writeTransactionV1Payload(writer, payload)));
}

/** Whether the hash of a transaction is that of its payload. Signatures are not looked at. */
export function hasValidTransactionV1Hash(transaction: TransactionV1): boolean {
  return bytesEqual(transactionV1Hash(transaction.payload), transaction.hash);
}

/** A transaction of its contents, with its hash computed. */
export function makeTransactionV1(
  payload: Omit<TransactionV1Payload, 'fields'>,
  fields: TransactionV1Fields,
): TransactionV1 {
  const complete: TransactionV1Payload = { ...payload, fields: encodeTransactionFields(fields) };
  return { hash: transactionV1Hash(complete), payload: complete, approvals: [] };
}

/** Writes a transaction. */
export function writeTransactionV1(writer: ByteWriter, transaction: TransactionV1): void {
  writeCalltable(writer, [
    [0, (inner) => inner.writeRaw(transaction.hash)],
    [1, (inner) => writeTransactionV1Payload(inner, transaction.payload)],
    [2, (inner) => writeApprovals(inner, transaction.approvals)],
  ]);
}

/** Reads what `writeTransactionV1` writes; hash and signatures are not checked. Throws `BytesError`. */
export function readTransactionV1(reader: ByteReader): TransactionV1 {
  const table = CalltableReader.read(reader, 3);
  const transaction: TransactionV1 = {
    hash: table.field(0, (inner) => inner.readRaw(32)),
    payload: table.field(1, readTransactionV1Payload),
    approvals: table.field(2, readApprovals),
  };
  table.finish();
  return transaction;
}

/** The bytes of a transaction. */
export function transactionV1ToBytes(transaction: TransactionV1): Uint8Array {
  return writeBytes((writer) => writeTransactionV1(writer, transaction));
}

/** A transaction from exactly its bytes. Throws `BytesError`. */
export function transactionV1FromBytes(bytes: Uint8Array): TransactionV1 {
  return readAll(bytes, readTransactionV1);
}
