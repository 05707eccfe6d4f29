import { bytesToHex, type Message } from '../src/index';
import { bytesText } from '../src/report/clValueText';
import type { Labels } from '../src/report/labels';
import { bytesOf, sameBytes } from './casperValue';
import { contentText } from './contentResult';
import { causeLines } from './executionLines';
import { type Asymmetric, isAsymmetric } from './expectedAmount';
import { type ExpectedContract, type WantedContract, wantedContract } from './expectedContract';
import { badArgument, type MatcherContext, type MatcherResult, matcherResult } from './matcher';
import { type Line, labelsOf } from './messageNames';
import { EXECUTION } from './subject';
import { isPattern, matchesPattern } from './textPattern';
import { checkTimes, timesText } from './times';

/**
 * What a message says: a text, a RegExp on it, bytes (Uint8Array, numbers; hex too for a message of bytes), or an asymmetric
 * matcher on the text or the bytes.
 */
export type ExpectedPayload = string | RegExp | Uint8Array | readonly number[] | Asymmetric;

/** What else is expected of messages. */
export interface MessageOptions {
  /** The contract that emitted it. */
  readonly by?: ExpectedContract;
  /** How many such messages there are, exactly; at least one when left out. */
  readonly times?: number;
}

/** Passes when the execution emitted a message to this topic, saying this. */
export function toEmitMessage(
  this: MatcherContext,
  received: unknown,
  topic: string | RegExp | Asymmetric,
  payload?: ExpectedPayload,
  options: MessageOptions = {},
): MatcherResult {
  const args = payload === undefined ? ['topic'] : ['topic', 'payload'];
  return matcherResult(this, { name: 'toEmitMessage', subject: EXECUTION, received, args }, ({ result, ...rest }) => {
    checkExpected(topic, payload, options);
    const { by, times } = options;
    const labels = (): Labels => labelsOf(rest.builder ?? result);
    const emitter = by === undefined ? undefined : wantedContract('toEmitMessage', by, labels);
    const matched = result.messages.filter(
      (message) =>
        isText(message.topicName, topic) &&
        (payload === undefined || isPayload(message.message, payload)) &&
        isFrom(message, emitter),
    );
    return {
      pass: times === undefined ? matched.length > 0 : matched.length === times,
      lines: (words) => [
        `Expected the execution ${words.not}to emit this message${times === undefined ? '' : ` ${timesText(times)}`}.`,
        // Hashes in what is said are part of it.
        { whole: words.expected(expectedText(this, topic, payload, emitter)) },
        ...(times === undefined || matched.length === 0 ? [] : [`It was emitted ${timesText(matched.length)}.`]),
        ...(result.messages.length === 0
          ? [words.received('no messages')]
          : messageLines(this, words.isNot ? matched : result.messages, labels())),
        ...causeLines(rest),
      ],
    };
  });
}

function checkExpected(topic: unknown, payload: unknown, { times }: MessageOptions): void {
  if (typeof topic !== 'string' && !isPattern(topic) && !isAsymmetric(topic)) {
    throw badArgument('toEmitMessage takes the name of a topic, a RegExp, or an asymmetric matcher.', topic);
  }
  const isBytes = ArrayBuffer.isView(payload) || Array.isArray(payload);
  const isPayloadLike = typeof payload === 'string' || isPattern(payload) || isAsymmetric(payload);
  if (payload !== undefined && !isPayloadLike && !(isBytes && bytesOf(payload) !== undefined)) {
    throw badArgument('toEmitMessage takes as payload a text, a RegExp, bytes, or an asymmetric matcher.', payload);
  }
  checkTimes('toEmitMessage', times);
}

function isText(text: string, expected: string | RegExp | Asymmetric): boolean {
  if (typeof expected === 'string') return text === expected;
  return isPattern(expected) ? matchesPattern(text, expected) : expected.asymmetricMatch(text);
}

function isPayload(payload: Message['message'], expected: ExpectedPayload): boolean {
  if (isAsymmetric(expected)) return expected.asymmetricMatch(payload.value);
  if (payload._tag === 'String')
    return (typeof expected === 'string' || isPattern(expected)) && isText(payload.value, expected);
  const bytes = isPattern(expected) ? undefined : bytesOf(expected);
  return bytes !== undefined && sameBytes(payload.value, bytes);
}

function isFrom({ entityAddr }: Message, emitter: WantedContract | undefined): boolean {
  return emitter === undefined || emitter.addresses.has(bytesToHex(entityAddr.addr));
}

function expectedText(
  context: MatcherContext,
  topic: unknown,
  payload: ExpectedPayload | undefined,
  emitter: WantedContract | undefined,
): string {
  return [
    `topic ${contentText(context, topic)}`,
    ...(payload === undefined ? [] : [contentText(context, payload)]),
    ...(emitter === undefined ? [] : [`by ${emitter.text}`]),
  ].join(', ');
}

function messageLines(context: MatcherContext, messages: readonly Message[], labels: Labels): readonly Line[] {
  const lines = messages.map(({ topicName, message, entityAddr }) => {
    const payload = message._tag === 'String' ? JSON.stringify(message.value) : bytesText(message.value);
    const text = `topic ${JSON.stringify(topicName)}, ${payload}, by ${labels.text(String(entityAddr))}`;
    return { whole: `  ${context.utils.RECEIVED_COLOR(text)}` };
  });
  return ['Its messages:', ...lines];
}
