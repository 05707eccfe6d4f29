import { AUTHORIZED } from './authorizedSubject';
import { type ExpectedAmount, matchAmount } from './expectedAmount';
import { type MatcherContext, type MatcherResult, matcherResult } from './matcher';

/** Passes when all associated keys together weigh this much: a number, a `{ min, max }` range, or an asymmetric matcher. */
export function toHaveTotalKeyWeight(this: MatcherContext, received: unknown, expected: ExpectedAmount): MatcherResult {
  const name = 'toHaveTotalKeyWeight';
  return matcherResult(this, { name, subject: AUTHORIZED, received, args: ['weight'] }, (account) => {
    const keys = account === 'none' ? [] : account.associatedKeys.entries;
    // Without the engine's ceiling of 255, which `AssociatedKeys.totalWeight` has.
    const total = keys.reduce((sum, { weight }) => sum + BigInt(weight), 0n);
    const match = matchAmount(this, name, total, expected, String);
    return {
      pass: account !== 'none' && match.pass,
      lines: (words) => [
        `Expected all keys of the account together ${words.not}to weigh this much.`,
        words.expected(match.expectedText),
        account === 'none' ? words.received('no such account') : words.received(String(total), match.differenceText),
        ...keys.map(({ accountHash, weight }) => `  ${accountHash.toFormattedString()} -> weight ${weight}`),
      ],
    };
  });
}
