/**
 * Message topics of the running contract, and messages under them.
 *
 * Answers to: casper-execution-engine `runtime_context/mod.rs` (`add_message_topic`, `metered_emit_message`),
 * `runtime/mod.rs` (`emit_message`, `carry_forward_message_topics`).
 *
 * @module
 */

import { TextEncoder } from 'node:util';
import { isLeft } from 'fp-ts/Either';
import { blake2b256 } from '../bytes/blake2b';
import { getMessageTopics } from '../state/trackingCopyExt';
import { API_ERROR } from '../types/apiError';
import { CLType, clTypeEquals, clTypeText } from '../types/clType';
import { CLValue } from '../types/clValue';
import type { EntityAddr } from '../types/entityAddr';
import { Key } from '../types/key';
import { type MessagePayload, messageChecksum } from '../types/message';
import { addTopic, type MessageTopicError, type MessageTopics } from '../types/messageTopics';
import { compareUtf8 } from '../types/sortedEntries';
import { type StoredValue, storedValueSerializedLength } from '../types/storedValue';
import { readClValue, storedValueToClValue } from './clValueDecoding';
import { withExecErrors } from './errorConversion';
import { execError } from './execError';
import { chargeStorage, meteredWriteUnsafe, readGs } from './meteredState';
import type { RuntimeContext } from './runtimeContext';

const UTF8 = new TextEncoder();
const MESSAGE_COUNT_TYPE: CLType = CLType.tuple2(CLType.U64, CLType.U64);
const U32_MAX = 0xffff_ffff;
const U64_MAX = 0xffff_ffff_ffff_ffffn;

const TOPIC_ERROR_CODES: Readonly<Record<MessageTopicError, number>> = {
  DuplicateTopic: API_ERROR.MessageTopicAlreadyRegistered,
  MaxTopicsExceeded: API_ERROR.MaxTopicsNumberExceeded,
  TopicNameSizeExceeded: API_ERROR.MaxTopicNameSizeExceeded,
};

/**
 * Adds a topic to the running contract.
 *
 * @returns 0, or the ApiError
 */
export function addMessageTopic(context: RuntimeContext, topicName: string): number {
  const entityAddr = context.entityAddr();
  const topicHash = topicNameHash(topicName);
  const topics = readTopics(context, entityAddr);
  if (topics.size >= maxTopics(context)) return TOPIC_ERROR_CODES.MaxTopicsExceeded;
  const added = addTopic(topics, topicName, topicHash);
  if (isLeft(added)) return TOPIC_ERROR_CODES[added.left];
  writeEmptyTopic(context, entityAddr, topicName, topicHash);
  return 0;
}

/**
 * Gives a new contract version the topics of the version before, and new ones.
 *
 * @returns 0, or the ApiError
 */
export function carryForwardMessageTopics(
  context: RuntimeContext,
  previous: EntityAddr | undefined,
  entityAddr: EntityAddr,
  newTopics: readonly string[],
): number {
  let topics: MessageTopics = previous === undefined ? new Map() : readTopics(context, previous);
  if (topics.size + newTopics.length > maxTopics(context)) return TOPIC_ERROR_CODES.MaxTopicsExceeded;
  for (const topicName of newTopics) {
    const added = addTopic(topics, topicName, topicNameHash(topicName));
    if (isLeft(added)) return TOPIC_ERROR_CODES[added.left];
    topics = added.right;
  }
  for (const [topicName, topicHash] of [...topics].sort(([a], [b]) => compareUtf8(a, b))) {
    writeEmptyTopic(context, entityAddr, topicName, topicHash);
  }
  return 0;
}

/**
 * Emits a message. Counts start again with each block, which is told by its time.
 *
 * @returns 0, or the ApiError
 */
export function emitMessage(context: RuntimeContext, topicName: string, payload: MessagePayload): number {
  const entityAddr = context.entityAddr();
  const { trackingCopy, blockInfo } = context.execution;
  const { blockTime } = blockInfo;
  const topicHash = topicNameHash(topicName);
  const topicKey = Key.messageTopic(entityAddr, topicHash);
  const topic = readGs(context, topicKey);
  if (topic?._tag !== 'MessageTopic') return API_ERROR.MessageTopicNotRegistered;

  const previous = topic.value;
  let topicIndex = previous.messageCount;
  if (previous.blockTime !== blockTime) {
    // The reference takes away the messages of the last block but the first.
    for (let index = 1; index < previous.messageCount; index++) {
      trackingCopy.prune(Key.message(entityAddr, topicHash, index));
    }
    topicIndex = 0;
  }
  const blockIndex = blockMessageIndex(context);
  if (topicIndex === U32_MAX) return API_ERROR.MessageTopicFull;
  if (blockIndex === U64_MAX) return API_ERROR.MaxMessagesPerBlockExceeded;

  const message = { entityAddr, message: payload, topicName, topicNameHash: topicHash, topicIndex, blockIndex };
  const topicSummary: StoredValue = {
    _tag: 'MessageTopic',
    value: { messageCount: topicIndex + 1, blockTime, topicName },
  };
  const checksum: StoredValue = { _tag: 'Message', value: messageChecksum(message) };
  const blockMessageCount: StoredValue = {
    _tag: 'CLValue',
    value: CLValue.tuple2(CLValue.u64(blockTime), CLValue.u64(blockIndex + 1n)),
  };
  chargeStorage(
    context,
    storedValueSerializedLength(topicSummary) +
      storedValueSerializedLength(checksum) +
      storedValueSerializedLength(blockMessageCount),
  );
  trackingCopy.emitMessage({
    topicKey,
    topicSummary,
    messageKey: Key.message(entityAddr, topicHash, topicIndex),
    messageChecksum: checksum,
    blockMessageCount,
    message,
  });
  return 0;
}

/** Number of messages of the block so far; 0 when the count is of another block. */
function blockMessageIndex(context: RuntimeContext): bigint {
  const stored = readGs(context, Key.blockGlobal('MessageCount'));
  if (stored === undefined) return 0n;
  const value = storedValueToClValue(stored);
  if (!clTypeEquals(value.clType, MESSAGE_COUNT_TYPE)) {
    throw execError.clTypeMismatch(clTypeText(MESSAGE_COUNT_TYPE), clTypeText(value.clType));
  }
  const [blockTime, count] = readClValue(value, (reader): [bigint, bigint] => [reader.readU64(), reader.readU64()]);
  return blockTime === context.execution.blockInfo.blockTime ? count : 0n;
}

function topicNameHash(topicName: string): Uint8Array {
  return blake2b256(UTF8.encode(topicName));
}

function readTopics(context: RuntimeContext, entityAddr: EntityAddr): MessageTopics {
  return withExecErrors(() => getMessageTopics(context.execution.trackingCopy, entityAddr));
}

function maxTopics(context: RuntimeContext): number {
  return context.execution.config.wasmConfig.messagesLimits.maxTopicsPerContract;
}

function writeEmptyTopic(
  context: RuntimeContext,
  entityAddr: EntityAddr,
  topicName: string,
  topicHash: Uint8Array,
): void {
  const { blockTime } = context.execution.blockInfo;
  meteredWriteUnsafe(context, Key.messageTopic(entityAddr, topicHash), {
    _tag: 'MessageTopic',
    value: { messageCount: 0, blockTime, topicName },
  });
}
