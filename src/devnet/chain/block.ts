/**
 * Blocks, with the hashes that a network would give them.
 *
 * Answers to: casper-types `block/block_v2.rs`, `block_header/block_header_v2.rs`, `block_body/block_body_v2.rs`,
 * `era_end/era_end_v2.rs`, `rewarded_signatures.rs`.
 *
 * @module
 */
import { blake2b256 } from '../../bytes/blake2b';
import { type ByteReader, readAll } from '../../bytes/reader';
import { type ByteWriter, writeBytes } from '../../bytes/writer';
import { ProtocolVersion } from '../../types/protocolVersion';
import { PublicKey } from '../../types/publicKey';
import { readTransactionHash, type TransactionHash, writeTransactionHash } from '../../types/transactionHash';

/** What ends an era; in the header of its last block, the switch block. */
export interface EraEnd {
  readonly equivocators: readonly PublicKey[];
  readonly inactiveValidators: readonly PublicKey[];
  /** Ascending by key; motes. */
  readonly nextEraValidatorWeights: readonly (readonly [PublicKey, bigint])[];
  /** Ascending by key; motes for the era, the one before, and so on. */
  readonly rewards: readonly (readonly [PublicKey, readonly bigint[]])[];
  readonly nextEraGasPrice: number;
}

/** Everything about a block but what is in it. Hashes have 32 bytes. */
export interface BlockHeader {
  readonly parentHash: Uint8Array;
  /** Root of the state after the block. */
  readonly stateRootHash: Uint8Array;
  readonly bodyHash: Uint8Array;
  readonly randomBit: boolean;
  readonly accumulatedSeed: Uint8Array;
  /** Present in a switch block. */
  readonly eraEnd: EraEnd | undefined;
  /** Milliseconds since 1970. */
  readonly timestamp: bigint;
  readonly eraId: bigint;
  readonly height: bigint;
  readonly protocolVersion: ProtocolVersion;
  readonly proposer: PublicKey;
  readonly currentGasPrice: number;
  readonly lastSwitchBlockHash: Uint8Array | undefined;
}

/** What is in a block. */
export interface BlockBody {
  /** Hashes by number of the lane, lanes ascending: the order of execution. */
  readonly transactions: ReadonlyMap<number, readonly TransactionHash[]>;
  /** For each of the blocks before, the latest first, a bit for every validator of its era that signed it. */
  readonly rewardedSignatures: readonly Uint8Array[];
}

/** A block of version 2. */
export interface Block {
  /** 32 bytes: hash of the header. */
  readonly hash: Uint8Array;
  readonly header: BlockHeader;
  readonly body: BlockBody;
}

/** What a block is made of; the rest follows. */
export interface BlockParts extends Omit<BlockHeader, 'bodyHash' | 'accumulatedSeed'>, BlockBody {
  /** Accumulated seed of the parent, 32 bytes. */
  readonly parentSeed: Uint8Array;
}

/** A block with its hashes computed. */
export function makeBlock(parts: BlockParts): Block {
  const { parentSeed, transactions, rewardedSignatures, ...rest } = parts;
  const body: BlockBody = { transactions, rewardedSignatures };
  const header: BlockHeader = {
    ...rest,
    bodyHash: blake2b256(writeBytes((writer) => writeBlockBody(writer, body))),
    accumulatedSeed: blake2b256(Uint8Array.of(...parentSeed, rest.randomBit ? 1 : 0)),
  };
  return { hash: blockHash(header), header, body };
}

/** The hash of a block: that of its header. */
export function blockHash(header: BlockHeader): Uint8Array {
  return blake2b256(writeBytes((writer) => writeBlockHeader(writer, header)));
}

/** The hashes of all transactions of a block, in the order of execution. */
export function blockTransactionHashes({ body }: Block): readonly TransactionHash[] {
  return [...body.transactions.values()].flat();
}

function writeKeys(writer: ByteWriter, keys: readonly PublicKey[]): void {
  writer.writeVec(keys, (_, key) => writer.writeRaw(key.toBytes()));
}

function writeEraEnd(writer: ByteWriter, end: EraEnd): void {
  writeKeys(writer, end.equivocators);
  writeKeys(writer, end.inactiveValidators);
  writer.writeVec(end.nextEraValidatorWeights, (_, [key, weight]) => {
    writer.writeRaw(key.toBytes());
    writer.writeU512(weight);
  });
  writer.writeVec(end.rewards, (_, [key, amounts]) => {
    writer.writeRaw(key.toBytes());
    writer.writeVec(amounts, (__, amount) => writer.writeU512(amount));
  });
  writer.writeU8(end.nextEraGasPrice);
}

function readEraEnd(reader: ByteReader): EraEnd {
  return {
    equivocators: reader.readVec(() => PublicKey.read(reader)),
    inactiveValidators: reader.readVec(() => PublicKey.read(reader)),
    nextEraValidatorWeights: reader.readVec(() => [PublicKey.read(reader), reader.readU512()] as const),
    rewards: reader.readVec(() => [PublicKey.read(reader), reader.readVec(() => reader.readU512())] as const),
    nextEraGasPrice: reader.readU8(),
  };
}

/** Writes a header. */
export function writeBlockHeader(writer: ByteWriter, header: BlockHeader): void {
  writer.writeRaw(header.parentHash);
  writer.writeRaw(header.stateRootHash);
  writer.writeRaw(header.bodyHash);
  writer.writeBool(header.randomBit);
  writer.writeRaw(header.accumulatedSeed);
  writer.writeOption(header.eraEnd, (_, end) => writeEraEnd(writer, end));
  writer.writeU64(header.timestamp).writeU64(header.eraId).writeU64(header.height);
  header.protocolVersion.write(writer);
  writer.writeRaw(header.proposer.toBytes());
  writer.writeU8(header.currentGasPrice);
  writer.writeOption(header.lastSwitchBlockHash, (_, hash) => writer.writeRaw(hash));
}

/** Reads what {@link writeBlockHeader} writes. Throws `BytesError`. */
export function readBlockHeader(reader: ByteReader): BlockHeader {
  return {
    parentHash: reader.readRaw(32),
    stateRootHash: reader.readRaw(32),
    bodyHash: reader.readRaw(32),
    randomBit: reader.readBool(),
    accumulatedSeed: reader.readRaw(32),
    eraEnd: reader.readOption(() => readEraEnd(reader)),
    timestamp: reader.readU64(),
    eraId: reader.readU64(),
    height: reader.readU64(),
    protocolVersion: ProtocolVersion.read(reader),
    proposer: PublicKey.read(reader),
    currentGasPrice: reader.readU8(),
    lastSwitchBlockHash: reader.readOption(() => reader.readRaw(32)),
  };
}

/** Writes a body. */
export function writeBlockBody(writer: ByteWriter, body: BlockBody): void {
  writer.writeVec([...body.transactions], (_, [lane, hashes]) => {
    writer.writeU8(lane);
    writer.writeVec(hashes, (__, hash) => writeTransactionHash(writer, hash));
  });
  writer.writeVec(body.rewardedSignatures, (_, bits) => writer.writeByteVec(bits));
}

/** Reads what {@link writeBlockBody} writes. Throws `BytesError`. */
export function readBlockBody(reader: ByteReader): BlockBody {
  return {
    transactions: new Map(
      reader.readVec(() => [reader.readU8(), reader.readVec(() => readTransactionHash(reader))] as const),
    ),
    rewardedSignatures: reader.readVec(() => reader.readByteVec()),
  };
}

/** The bytes of a block: header, then body. */
export function blockToBytes({ header, body }: Block): Uint8Array {
  return writeBytes((writer) => {
    writeBlockHeader(writer, header);
    writeBlockBody(writer, body);
  });
}

/** A block from exactly its bytes. Throws `BytesError`. */
export function blockFromBytes(bytes: Uint8Array): Block {
  return readAll(bytes, (reader) => {
    const header = readBlockHeader(reader);
    return { hash: blockHash(header), header, body: readBlockBody(reader) };
  });
}
