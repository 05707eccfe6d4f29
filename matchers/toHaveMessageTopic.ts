import type { ContractHandle, MessageTopicSummary, MessageTopics } from '../src/index';
import { groupDigits } from '../src/report/motes';
import { type ExpectedAmount, matchAmount } from './expectedAmount';
import { badArgument, type MatcherContext, type MatcherResult, matcherResult, type Subject } from './matcher';
import { orNone, tagOf } from './subject';

/** Topics by name: with how many messages they got where the contract is known, else with the hash of the name. */
type Topics = MessageTopics | ReadonlyMap<string, MessageTopicSummary>;

const TOPICS: Subject<Topics | 'none'> = {
  name: 'contract',
  accepted: 'message topics: pass builder.contract(…), or with addressable entities builder.messageTopics(entityAddr)',
  find(received) {
    // `builder.messageTopics` has the engine's text on the left when there is no such contract.
    if (tagOf(received) === 'Left') return 'none';
    return orNone(received, (value) => {
      if (tagOf(value) === 'ContractHandle') return (value as ContractHandle).messageTopics;
      return Object.prototype.toString.call(value) === '[object Map]' ? (value as Topics) : undefined;
    });
  },
};

/**
 * Passes when a contract has this message topic; with `count`, when so many messages went to it in the block of the last one,
 * committed.
 */
export function toHaveMessageTopic(
  this: MatcherContext,
  received: unknown,
  name: string,
  options: { readonly count?: ExpectedAmount } = {},
): MatcherResult {
  const { count } = options;
  const args = count === undefined ? ['name'] : ['name', '{ count }'];
  return matcherResult(this, { name: 'toHaveMessageTopic', subject: TOPICS, received, args }, (topics) => {
    if (typeof name !== 'string') throw badArgument('toHaveMessageTopic takes the name of a topic.', name);
    const messages = messagesOf(topics, name, count !== undefined);
    const match =
      count === undefined
        ? undefined
        : matchAmount(this, 'toHaveMessageTopic', BigInt(messages ?? 0), count, groupDigits);
    const isThere = topics !== 'none' && topics.has(name);
    return {
      pass: isThere && match?.pass !== false,
      lines: (words) => [
        `Expected ${words.isNot ? 'no' : 'a'} message topic ${JSON.stringify(name)}${match === undefined ? '.' : ' with so many messages.'}`,
        ...(match === undefined ? [] : [words.expected(match.expectedText)]),
        ...(match === undefined || !isThere ? [] : [words.received(groupDigits(messages ?? 0), match.differenceText)]),
        ...(isThere && match !== undefined ? [] : [topicsText(topics)]),
      ],
    };
  });
}

function messagesOf(topics: Topics | 'none', name: string, isNeeded: boolean): number | undefined {
  const topic = topics === 'none' ? undefined : topics.get(name);
  if (topic === undefined || !isNeeded) return undefined;
  if ('messageCount' in topic) return topic.messageCount;
  throw badArgument(
    'toHaveMessageTopic counts the messages of builder.contract(…) only; of an execution toEmitMessage counts them: { times }.',
    topic,
  );
}

function topicsText(topics: Topics | 'none'): string {
  if (topics === 'none') return 'There is no such contract.';
  const names = [...topics.keys()].map((each) => JSON.stringify(each)).join(', ');
  return names === '' ? 'It has no message topics.' : `Its message topics: ${names}`;
}
