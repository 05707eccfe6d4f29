/**
 * Message topics: the summary stored for each topic, the topics of a contract, and operations on them.
 *
 * Answers to: casper-types contract_messages/topics.rs and addressable_entity.rs (`MessageTopics`,
 * `MessageTopicError`).
 */
import { type Either, left, right } from 'fp-ts/Either';
import type { ByteReader } from '../bytes/reader';
import type { ByteWriter } from '../bytes/writer';
import { compareUtf8, sortedEntries } from './sortedEntries';

/** How many messages a topic has in the block it was last used in. Stored under the topic's `Key::Message`. */
export interface MessageTopicSummary {
  readonly messageCount: number;
  /** Milliseconds, u64. */
  readonly blockTime: bigint;
  readonly topicName: string;
}

/** Topic name to the 32-byte hash of the name. */
export type MessageTopics = ReadonlyMap<string, Uint8Array>;

/** Why a topic could not be added. */
export type MessageTopicError = 'DuplicateTopic' | 'MaxTopicsExceeded' | 'TopicNameSizeExceeded';

/** What a contract may ask to be done with a topic. */
export type MessageTopicOperation = 'Add';

const ADD_TAG = 0;

/** Adds a topic that is not there yet. Limits are the caller's to check. */
export function addTopic(
  topics: MessageTopics,
  name: string,
  nameHash: Uint8Array,
): Either<MessageTopicError, MessageTopics> {
  return topics.has(name) ? left('DuplicateTopic') : right(new Map([...topics, [name, nameHash]]));
}

/** Writes the summary of a topic. */
export function writeMessageTopicSummary(writer: ByteWriter, summary: MessageTopicSummary): void {
  writer.writeU32(summary.messageCount);
  writer.writeU64(summary.blockTime);
  writer.writeString(summary.topicName);
}

/** Reads what `writeMessageTopicSummary` writes. Throws `BytesError`. */
export function readMessageTopicSummary(reader: ByteReader): MessageTopicSummary {
  return { messageCount: reader.readU32(), blockTime: reader.readU64(), topicName: reader.readString() };
}

/** Writes topics in the order of their names. */
export function writeMessageTopics(writer: ByteWriter, topics: MessageTopics): void {
  writer.writeVec(
    sortedEntries([...topics], (a, b) => compareUtf8(a[0], b[0])),
    (_, [name, hash]) => {
      writer.writeString(name);
      writer.writeRaw(hash);
    },
  );
}

/** Reads what `writeMessageTopics` writes. Throws `BytesError`. */
export function readMessageTopics(reader: ByteReader): MessageTopics {
  const entries = reader.readVec((): [string, Uint8Array] => [reader.readString(), reader.readRaw(32)]);
  return new Map(sortedEntries(entries, (a, b) => compareUtf8(a[0], b[0])));
}

/** Reads what `writeMessageTopicOperation` writes. Throws `BytesError`. */
export function readMessageTopicOperation(reader: ByteReader): MessageTopicOperation {
  const { offset } = reader;
  const tag = reader.readU8();
  return tag === ADD_TAG ? 'Add' : reader.fail(`no topic operation has the tag ${tag}`, offset);
}
