/**
 * Transfers as recorded: version 1 inside global state (old records), version 2 in execution results.
 *
 * Answers to: casper-types transfer.rs, transfer/transfer_v1.rs and transfer/transfer_v2.rs.
 */
import type { ByteReader } from '../bytes/reader';
import { ByteWriter } from '../bytes/writer';
import { AccountHash } from './accountHash';
import { type InitiatorAddr, readInitiatorAddr, writeInitiatorAddr } from './initiatorAddr';
import { readTransactionHash, type TransactionHash, writeTransactionHash } from './transactionHash';
import { URef } from './uref';

/** What both versions have in common. Amounts in motes. */
interface TransferBody {
  /** Account of the target purse, if it is an account's main purse. */
  readonly to: AccountHash | undefined;
  readonly source: URef;
  readonly target: URef;
  readonly amount: bigint;
  readonly gas: bigint;
  /** Number given by the sender, u64. */
  readonly id: bigint | undefined;
}

/** A transfer by a deploy of the 1.x protocol. */
export interface TransferV1 extends TransferBody {
  /** 32 bytes. */
  readonly deployHash: Uint8Array;
  readonly from: AccountHash;
}

/** A transfer of the 2.x protocol. */
export interface TransferV2 extends TransferBody {
  readonly transactionHash: TransactionHash;
  readonly from: InitiatorAddr;
}

/** A transfer of either version. */
export type Transfer =
  | { readonly _tag: 'V1'; readonly value: TransferV1 }
  | { readonly _tag: 'V2'; readonly value: TransferV2 };

const V1_TAG = 0;
const V2_TAG = 1;

function writeBody(writer: ByteWriter, body: TransferBody): void {
  writer.writeOption(body.to, (_, to) => writer.writeRaw(to.bytes));
  writer.writeRaw(body.source.toBytes());
  writer.writeRaw(body.target.toBytes());
  writer.writeU512(body.amount);
  writer.writeU512(body.gas);
  writer.writeOption(body.id, (_, id) => writer.writeU64(id));
}

function readBody(reader: ByteReader): TransferBody {
  return {
    to: reader.readOption(AccountHash.read),
    source: URef.read(reader),
    target: URef.read(reader),
    amount: reader.readU512(),
    gas: reader.readU512(),
    id: reader.readOption(() => reader.readU64()),
  };
}

/** Writes a version 1 transfer. */
export function writeTransferV1(writer: ByteWriter, transfer: TransferV1): void {
  writer.writeRaw(transfer.deployHash);
  writer.writeRaw(transfer.from.bytes);
  writeBody(writer, transfer);
}

/** Reads what `writeTransferV1` writes. Throws `BytesError`. */
export function readTransferV1(reader: ByteReader): TransferV1 {
  return { deployHash: reader.readRaw(32), from: AccountHash.read(reader), ...readBody(reader) };
}

/** Writes a version 2 transfer. */
function writeTransferV2(writer: ByteWriter, transfer: TransferV2): void {
  writeTransactionHash(writer, transfer.transactionHash);
  writeInitiatorAddr(writer, transfer.from);
  writeBody(writer, transfer);
}

/** Reads what `writeTransferV2` writes. Throws `BytesError`. */
function readTransferV2(reader: ByteReader): TransferV2 {
  return { transactionHash: readTransactionHash(reader), from: readInitiatorAddr(reader), ...readBody(reader) };
}

/** Writes a transfer with its version. */
export function writeTransfer(writer: ByteWriter, transfer: Transfer): void {
  if (transfer._tag === 'V1') {
    writer.writeU8(V1_TAG);
    writeTransferV1(writer, transfer.value);
  } else {
    writer.writeU8(V2_TAG);
    writeTransferV2(writer, transfer.value);
  }
}

/** Reads what `writeTransfer` writes. Throws `BytesError`. */
export function readTransfer(reader: ByteReader): Transfer {
  const { offset } = reader;
  const tag = reader.readU8();
  switch (tag) {
    case V1_TAG:
      return { _tag: 'V1', value: readTransferV1(reader) };
    case V2_TAG:
      return { _tag: 'V2', value: readTransferV2(reader) };
    default:
      return reader.fail(`no transfer has the tag ${tag}`, offset);
  }
}

/** The bytes of a transfer with its version. */
export function transferToBytes(transfer: Transfer): Uint8Array {
  const writer = new ByteWriter();
  writeTransfer(writer, transfer);
  return writer.finish();
}
