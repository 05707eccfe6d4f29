import type { Transform } from '../src/index';
import { groupDigits } from '../src/report/motes';
import { EFFECTS, effectLines } from './effectsSubject';
import { type ExpectedAmount, matchAmount } from './expectedAmount';
import { type ExpectedKey, keyPattern, purseHint } from './expectedKey';
import { type MatcherContext, type MatcherResult, matcherResult } from './matcher';

const NAME = 'toAddTo';

/**
 * Passes when the effects add to the key, and if an amount is given, this much altogether: a number, or motes to a balance. Without
 * an amount, adding named keys to an account or a contract counts, too. A write is no addition, whatever it changes.
 */
export function toAddTo(
  this: MatcherContext,
  received: unknown,
  key: ExpectedKey,
  expected?: ExpectedAmount,
): MatcherResult {
  const args = expected === undefined ? ['key'] : ['key', 'amount'];
  return matcherResult(this, { name: NAME, subject: EFFECTS, received, args }, (found) => {
    const pattern = keyPattern(this, key);
    const ofKey = found.changes.filter((each) => pattern.matches(each.key));
    const additions = ofKey.filter(({ kind }) => kind._tag.startsWith('Add'));
    const amounts = additions.map(amountOf).filter((amount) => amount !== undefined);
    const sum = amounts.reduce((total, amount) => total + amount, 0n);
    const match = expected === undefined ? undefined : matchAmount(this, NAME, sum, expected, groupDigits);
    const pass = match === undefined ? additions.length > 0 : amounts.length > 0 && match.pass;
    return {
      pass,
      lines: (words) => [
        `Expected the effects ${words.not}to add to this key.`,
        words.expected(`add ${match === undefined ? '' : `${match.expectedText} `}to ${pattern.text}`),
        ...(match !== undefined && amounts.length > 0
          ? [words.received(`${groupDigits(sum)} in all`, match.differenceText)]
          : []),
        ...(ofKey.length > 0
          ? effectLines('What they do to it:', ofKey, found)
          : ['They do nothing to it.', ...effectLines('The effects:', found.changes, found)]),
        ...purseHint(pattern, found.changes),
      ],
    };
  });
}

function amountOf({ kind }: Transform): bigint | undefined {
  return 'value' in kind && kind._tag !== 'Write' && kind._tag !== 'AddKeys' ? BigInt(kind.value) : undefined;
}
