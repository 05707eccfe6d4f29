/**
 * What the matchers of a single amount share.
 *
 * @module
 */
import { type ExpectedAmount, matchAmount } from './expectedAmount';
import { type MatcherContext, type MatcherResult, matcherResult, type Subject, type Words } from './matcher';
import type { Line } from './messageNames';

/** One call of a matcher of an amount. */
export interface AmountCall<T> {
  readonly name: string;
  readonly subject: Subject<T>;
  readonly received: unknown;
  /** As they read in the first line of the message. */
  readonly args: readonly string[];
  readonly expected: ExpectedAmount;
  readonly format: (amount: bigint) => string;
  /** The amount, or why there is none. */
  readonly amountOf: (subject: T) => bigint | string;
  /** The first sentence. */
  readonly sentence: (words: Words) => string;
  /** What more the message says. */
  readonly about?: (subject: T) => readonly Line[];
}

/** Whether the amount is as expected. */
export function amountResult<T>(context: MatcherContext, call: AmountCall<T>): MatcherResult {
  const { name, expected, format, sentence, amountOf, about } = call;
  return matcherResult(context, call, (subject) => {
    const amount = amountOf(subject);
    // An amount that cannot be one is a mistake also where there is nothing to compare with.
    const match = matchAmount(context, name, typeof amount === 'bigint' ? amount : 0n, expected, format);
    const found = typeof amount === 'bigint' ? format(amount) : amount;
    return {
      pass: typeof amount === 'bigint' && match.pass,
      lines: (words) => [
        sentence(words),
        words.expected(match.expectedText),
        words.received(found, typeof amount === 'bigint' ? match.differenceText : ''),
        ...(about?.(subject) ?? []),
      ],
    };
  });
}
