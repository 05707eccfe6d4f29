/**
 * What the matchers of values share: a value against a pattern.
 *
 * @module
 */
import { type MatcherContext, type MatcherResult, matcherResult, type Subject } from './matcher';
import type { Line } from './messageNames';
import { tagOf, unwrap } from './subject';
import type { ValuePattern } from './valuePatterns';
import { valueText } from './valueText';

/** Any value; what an Option or Either carries counts. */
const VALUE: Subject<{ readonly value: unknown }> = {
  name: 'value',
  accepted: 'a value',
  find: (received) => ({ value: unwrap(received) }),
};

/** One call of a matcher of values. */
export interface PatternCall {
  readonly name: string;
  readonly received: unknown;
  /** As they read in the first line of the message. */
  readonly args: readonly string[];
  /** What is expected: `a Key`. */
  readonly kind: string;
  /** Made when the matcher is called, so that a wrong argument is reported with the call. */
  readonly pattern: () => ValuePattern;
  /** What more the message says about a value that does not match. */
  readonly hint?: (value: unknown) => readonly Line[];
}

/** Whether the received value matches. */
export function patternResult(context: MatcherContext, call: PatternCall): MatcherResult {
  const { name, received, args, kind, hint } = call;
  return matcherResult(context, { name, subject: VALUE, received, args }, ({ value }) => {
    const pattern = call.pattern();
    const absent = tagOf(received) === 'None' || tagOf(received) === 'Left';
    const pass = !absent && pattern.matches(value);
    return {
      pass,
      lines: (words) => [
        `Expected the value ${words.not}to be ${kind}.`,
        words.expected(pattern.detail === '' ? kind : pattern.detail),
        words.received(valueText(received)),
        ...(pass || hint === undefined ? [] : hint(value)),
      ],
    };
  });
}
