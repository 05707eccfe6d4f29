/**
 * What became of a transaction in its block.
 *
 * Answers to: casper-types `execution/execution_result.rs`, `execution_result_v2.rs`.
 *
 * @module
 */
import { type ByteReader, readAll } from '../../bytes/reader';
import { type ByteWriter, writeBytes } from '../../bytes/writer';
import { type InitiatorAddr, readInitiatorAddr, writeInitiatorAddr } from '../../types/initiatorAddr';
import { readTransfer, type Transfer, writeTransfer } from '../../types/transfer';
import { type Effects, readEffects, writeEffects } from '../../types/transform';

/** Result of version 2. Amounts are motes, `limit` and `consumed` gas. */
export interface ExecutionResult {
  readonly initiator: InitiatorAddr;
  /** Absent when it succeeded. */
  readonly errorMessage: string | undefined;
  /** Motes for a unit of gas. */
  readonly currentPrice: number;
  readonly limit: bigint;
  readonly consumed: bigint;
  /** What was paid, before any refund. */
  readonly cost: bigint;
  readonly refund: bigint;
  readonly transfers: readonly Transfer[];
  /** Bytes of the transaction. */
  readonly sizeEstimate: bigint;
  readonly effects: Effects;
}

const V2_TAG = 1;

/** Writes a result with its version. */
export function writeExecutionResult(writer: ByteWriter, result: ExecutionResult): void {
  writer.writeU8(V2_TAG);
  writeInitiatorAddr(writer, result.initiator);
  writer.writeOption(result.errorMessage, (_, message) => writer.writeString(message));
  writer.writeU512(result.limit);
  writer.writeU512(result.consumed);
  writer.writeU512(result.cost);
  writer.writeVec(result.transfers, (_, transfer) => writeTransfer(writer, transfer));
  writer.writeU64(result.sizeEstimate);
  writeEffects(writer, result.effects);
  writer.writeU512(result.refund);
  writer.writeU8(result.currentPrice);
}

/** Reads what {@link writeExecutionResult} writes. Throws `BytesError`. */
export function readExecutionResult(reader: ByteReader): ExecutionResult {
  const { offset } = reader;
  const tag = reader.readU8();
  if (tag !== V2_TAG) reader.fail(`only execution results of version 2 are kept, got the tag ${tag}`, offset);
  const initiator = readInitiatorAddr(reader);
  const errorMessage = reader.readOption(() => reader.readString());
  const limit = reader.readU512();
  const consumed = reader.readU512();
  const cost = reader.readU512();
  const transfers = reader.readVec(() => readTransfer(reader));
  const sizeEstimate = reader.readU64();
  const effects = readEffects(reader);
  const refund = reader.readU512();
  const currentPrice = reader.readU8();
  return { initiator, errorMessage, limit, consumed, cost, transfers, sizeEstimate, effects, refund, currentPrice };
}

/** The bytes of a result with its version. */
export function executionResultToBytes(result: ExecutionResult): Uint8Array {
  return writeBytes((writer) => writeExecutionResult(writer, result));
}

/** A result from exactly its bytes. Throws `BytesError`. */
export function executionResultFromBytes(bytes: Uint8Array): ExecutionResult {
  return readAll(bytes, readExecutionResult);
}
