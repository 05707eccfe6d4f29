/**
 * Messages that contracts emit.
 *
 * Answers to: casper-types contract_messages/messages.rs.
 */
import { blake2b256 } from '../bytes/blake2b';
import type { ByteReader } from '../bytes/reader';
import { ByteWriter } from '../bytes/writer';
import { EntityAddr } from './entityAddr';

/** What a message says. */
export type MessagePayload =
  | { readonly _tag: 'String'; readonly value: string }
  | { readonly _tag: 'Bytes'; readonly value: Uint8Array };

/** A message, as execution results carry it. */
export interface Message {
  /** Who emitted it. */
  readonly entityAddr: EntityAddr;
  readonly message: MessagePayload;
  readonly topicName: string;
  /** 32 bytes. */
  readonly topicNameHash: Uint8Array;
  /** Position among the messages of its topic in the block, u32. */
  readonly topicIndex: number;
  /** Position among all messages of the block, u64. */
  readonly blockIndex: bigint;
}

/** Messages in the order they were emitted. */
export type Messages = readonly Message[];

const STRING_TAG = 0;
const BYTES_TAG = 1;

/** Writes what a message says. */
function writeMessagePayload(writer: ByteWriter, payload: MessagePayload): void {
  if (payload._tag === 'String') {
    writer.writeU8(STRING_TAG).writeString(payload.value);
  } else {
    writer.writeU8(BYTES_TAG).writeByteVec(payload.value);
  }
}

/** Reads what `writeMessagePayload` writes. Throws `BytesError`. */
export function readMessagePayload(reader: ByteReader): MessagePayload {
  const { offset } = reader;
  const tag = reader.readU8();
  switch (tag) {
    case STRING_TAG:
      return { _tag: 'String', value: reader.readString() };
    case BYTES_TAG:
      return { _tag: 'Bytes', value: reader.readByteVec() };
    default:
      return reader.fail(`no message payload has the tag ${tag}`, offset);
  }
}

/** The 32-byte checksum stored for a message: the hash of its position in the block and what it says. */
export function messageChecksum(message: Pick<Message, 'blockIndex' | 'message'>): Uint8Array {
  const writer = new ByteWriter();
  writer.writeU64(message.blockIndex);
  writeMessagePayload(writer, message.message);
  return blake2b256(writer.finish());
}

/** Writes a message. */
export function writeMessage(writer: ByteWriter, message: Message): void {
  writer.writeRaw(message.entityAddr.toBytes());
  writeMessagePayload(writer, message.message);
  writer.writeString(message.topicName);
  writer.writeRaw(message.topicNameHash);
  writer.writeU32(message.topicIndex);
  writer.writeU64(message.blockIndex);
}

/** Reads what `writeMessage` writes. Throws `BytesError`. */
export function readMessage(reader: ByteReader): Message {
  return {
    entityAddr: EntityAddr.read(reader),
    message: readMessagePayload(reader),
    topicName: reader.readString(),
    topicNameHash: reader.readRaw(32),
    topicIndex: reader.readU32(),
    blockIndex: reader.readU64(),
  };
}

/** The bytes of a message. */
export function messageToBytes(message: Message): Uint8Array {
  const writer = new ByteWriter();
  writeMessage(writer, message);
  return writer.finish();
}
