/**
 * Limits of contract-level messages, section `[wasm.messages_limits]`.
 *
 * Answers to: casper-types `chainspec/vm_config/message_limits.rs`.
 *
 * @module
 */

/** Sizes are bytes. */
export interface MessageLimits {
  readonly maxTopicNameSize: number;
  readonly maxMessageSize: number;
  readonly maxTopicsPerContract: number;
}

/** `MessageLimits::default()`, which the chainspec repeats. */
export const DEFAULT_MESSAGE_LIMITS: MessageLimits = {
  maxTopicNameSize: 256,
  maxMessageSize: 1024,
  maxTopicsPerContract: 128,
};
