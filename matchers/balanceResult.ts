/**
 * What the matchers of balances share.
 *
 * @module
 */
import { formatMotes } from '../src/report/motes';
import { type BalanceHolder, balanceOf, type FoundBalance, holderText } from './balanceOf';
import { type ExpectedAmount, matchAmount } from './expectedAmount';
import { type MatcherContext, type MatcherResult, matcherResult, type Subject } from './matcher';
import { BUILDER } from './subject';

/** The subject of the matchers of balances. */
const BALANCES: Subject<Parameters<typeof balanceOf>[1]> = {
  ...BUILDER,
  accepted: 'balances: pass the builder, and the account or purse as the first argument',
};

/** One call of a matcher of a balance. */
export interface BalanceCall {
  readonly name: string;
  readonly received: unknown;
  readonly holder: BalanceHolder;
  readonly expected: ExpectedAmount;
  /** Which part of the balance counts. */
  readonly part: 'total' | 'available';
}

/** Whether the balance is as expected. */
export function balanceResult(context: MatcherContext, call: BalanceCall): MatcherResult {
  const { name, received, holder, expected, part } = call;
  const args = ['accountOrPurse', 'motes'];
  return matcherResult(context, { name, subject: BALANCES, received, args }, (builder) => {
    const balance = balanceOf(name, builder, holder);
    if (balance._tag === 'Absent') {
      // An amount that cannot be one is a mistake even so.
      const { expectedText } = matchAmount(context, name, 0n, expected, formatMotes);
      return {
        pass: false,
        lines: (words) => ['Expected a balance, but there is none.', words.expected(expectedText), balance.reason],
      };
    }
    const match = matchAmount(context, name, balance[part], expected, formatMotes);
    return {
      pass: match.pass,
      lines: (words) => [
        `Expected ${words.isNot ? 'another' : 'this'} ${part === 'available' ? 'available ' : ''}balance of ${holderText(holder)}.`,
        words.expected(match.expectedText),
        words.received(formatMotes(balance[part]), match.differenceText),
        ...holdLines(balance, part),
      ],
    };
  });
}

/** What is on hold explains a difference of the two. */
function holdLines({ total, available }: FoundBalance, part: BalanceCall['part']): string[] {
  if (total === available) return [];
  const other =
    part === 'available'
      ? `Its total balance is ${formatMotes(total)}`
      : `Of it ${formatMotes(available)} are available`;
  return [`${other}; ${formatMotes(total - available)} are on hold.`];
}
