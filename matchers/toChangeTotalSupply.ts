import { formatMotes } from '../src/report/motes';
import { type ChangeOptions, changeSubject } from './changeSubject';
import { type ExpectedAmount, matchAmount } from './expectedAmount';
import { type MatcherContext, type MatcherResult, matcherResult } from './matcher';

/**
 * Passes when the total supply of motes changed by this much, as rewards and burns make it do. Takes the subjects and options
 * of `toChangeBalance`.
 */
export function toChangeTotalSupply(
  this: MatcherContext,
  received: unknown,
  delta: ExpectedAmount,
  options: ChangeOptions = {},
): MatcherResult {
  const name = 'toChangeTotalSupply';
  const call = { name, subject: changeSubject(name, options), received, args: ['motes'] };
  return matcherResult(this, call, ({ before, after }) => {
    const [old, now] = [before.totalSupply(), after.totalSupply()];
    const match = matchAmount(this, name, now - old, delta, formatMotes);
    return {
      pass: match.pass,
      lines: (words) => [
        `Expected the total supply ${words.not}to change by this much.`,
        words.expected(match.expectedText),
        words.received(formatMotes(now - old), match.differenceText),
        `Now it is ${formatMotes(now)}, from ${formatMotes(old)}.`,
      ],
    };
  });
}
