/**
 * Message topics and messages.
 *
 * Answers to: casper-execution-engine `runtime/externals.rs` (`ManageMessageTopic`, `EmitMessage`).
 *
 * @module
 */

import { TextDecoder } from 'node:util';
import { API_ERROR } from '../../types/apiError';
import { readMessagePayload } from '../../types/message';
import { readMessageTopicOperation } from '../../types/messageTopics';
import { execError } from '../execError';
import * as messageTopics from '../messageTopics';
import type { Runtime } from '../runtime';
import { utf8Error } from '../utf8';
import { charge, hostCosts } from './hostFunction';
import { decode, memorySlice, readFromMemory } from './hostMemory';

const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Most bytes a topic operation takes (`MessageTopicOperation::max_serialized_len`). */
const MAX_OPERATION_LENGTH = 1;

/** `casper_manage_message_topic`: only stored contracts have topics. */
export function manageMessageTopic(
  runtime: Runtime,
  namePointer: number,
  nameSize: number,
  operationPointer: number,
  operationSize: number,
): number {
  charge(runtime, hostCosts(runtime).manageMessageTopic, namePointer, nameSize, operationPointer, operationSize);
  const limits = runtime.execution.config.wasmConfig.messagesLimits;
  if (nameSize >>> 0 > limits.maxTopicNameSize) return API_ERROR.MaxTopicNameSizeExceeded;
  const topicName = rawString(runtime, namePointer, nameSize);
  if (operationSize >>> 0 > MAX_OPERATION_LENGTH) throw execError.invalidImputedOperation();
  readOperation(runtime, operationPointer, operationSize);
  if (!isSmartContract(runtime)) throw execError.invalidContext();
  return messageTopics.addMessageTopic(runtime.context, topicName);
}

/** `casper_emit_message`: each message of an execution costs more than the one before. */
export function emitMessage(
  runtime: Runtime,
  namePointer: number,
  nameSize: number,
  messagePointer: number,
  messageSize: number,
): number {
  const { context } = runtime;
  const costs = hostCosts(runtime);
  context.gas.charge(context.emitMessageCost);
  const weights = { cost: 0, arguments: costs.emitMessage.arguments };
  charge(runtime, weights, namePointer, nameSize, messagePointer, messageSize);
  const limits = runtime.execution.config.wasmConfig.messagesLimits;
  if (nameSize >>> 0 > limits.maxTopicNameSize) return API_ERROR.MaxTopicNameSizeExceeded;
  if (messageSize >>> 0 > limits.maxMessageSize) return API_ERROR.MessageTooLarge;
  const topicName = rawString(runtime, namePointer, nameSize);
  const payload = readFromMemory(runtime, messagePointer, messageSize, readMessagePayload);
  const result = messageTopics.emitMessage(context, topicName, payload);
  if (result === 0) context.emitMessageCost += BigInt(costs.costIncreasePerMessage);
  return result;
}

/** Text without a length in front. */
function rawString(runtime: Runtime, pointer: number, size: number): string {
  const bytes = memorySlice(runtime, pointer, size);
  const error = utf8Error(bytes);
  if (error !== undefined) throw execError.invalidUtf8Encoding(error);
  return UTF8.decode(bytes);
}

/** The only operation there is adds a topic. Whatever is wrong, memory bounds included, is one error. */
function readOperation(runtime: Runtime, pointer: number, size: number): void {
  try {
    decode(memorySlice(runtime, pointer, size), readMessageTopicOperation);
  } catch {
    throw execError.invalidImputedOperation();
  }
}

function isSmartContract(runtime: Runtime): boolean {
  const payload = runtime.context.contextKey.payload();
  return (
    payload.variant === 'Hash' ||
    (payload.variant === 'AddressableEntity' && payload.entityAddr.kind === 'SmartContract')
  );
}
