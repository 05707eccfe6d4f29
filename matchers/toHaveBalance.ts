import { type AccountHashLike, isCasperTestError, type URefLike } from '../src/index';
import { formatMotes } from '../src/report/motes';
import { type ExpectedAmount, matchAmount } from './expectedAmount';
import { type MatcherContext, type MatcherResult, matcherResult } from './matcher';
import { BUILDER } from './subject';

const SUBJECT = {
  ...BUILDER,
  accepted: 'balances: pass the builder, and the account or purse as the first argument',
};

/**
 * Passes when the total balance of an account's main purse, or of a purse, is this: motes (bigint or integer), text such
 * as `'2.5 CSPR'`, a `{ min, max }` range, or an asymmetric matcher. The subject is the builder.
 */
export function toHaveBalance(
  this: MatcherContext,
  received: unknown,
  accountOrPurse: AccountHashLike | URefLike,
  expected: ExpectedAmount,
): MatcherResult {
  const name = 'toHaveBalance';
  return matcherResult(this, { name, subject: SUBJECT, received, args: ['accountOrPurse', 'motes'] }, (builder) => {
    const balance = balanceOrAbsent(() => builder.getBalance(accountOrPurse));
    if (balance === undefined) {
      return { pass: false, lines: () => ['Expected a balance, but there is no such account or purse.'] };
    }
    const match = matchAmount(this, name, balance, expected, formatMotes);
    return {
      pass: match.pass,
      lines: (words) => [
        `Expected ${words.isNot ? 'another' : 'this'} balance.`,
        words.expected(match.expectedText),
        words.received(formatMotes(balance), match.differenceText),
      ],
    };
  });
}

function balanceOrAbsent(read: () => bigint): bigint | undefined {
  try {
    return read();
  } catch (error) {
    if (isCasperTestError(error) && error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}
