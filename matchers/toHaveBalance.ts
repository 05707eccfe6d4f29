import type { AccountHashLike, CasperTestError, URefLike } from '../src/index';
import { formatMotes } from '../src/report/motes';
import { type ExpectedAmount, matchAmount } from './expectedAmount';
import { type MatcherContext, type MatcherResult, matcherResult, wrongSubject } from './matcher';
import { BALANCE_SUBJECTS, isBuilder } from './subject';

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
  if (!isBuilder(received)) return wrongSubject(this, name, 'builder', BALANCE_SUBJECTS, received);
  const balance = balanceOrAbsent(() => received.getBalance(accountOrPurse));
  if (balance === undefined) {
    return matcherResult(this, name, 'builder', 'balance', {
      pass: false,
      lines: () => ['Expected a balance, but there is no such account or purse.'],
    });
  }
  const match = matchAmount(this, name, balance, expected, formatMotes);
  return matcherResult(
    this,
    name,
    'builder',
    'accountOrPurse',
    {
      pass: match.pass,
      lines: (not) => [
        `Expected ${not ? 'another' : 'this'} balance.`,
        `Expected: ${not ? 'not ' : ''}${this.utils.EXPECTED_COLOR(match.expectedText)}`,
        `Received: ${this.utils.RECEIVED_COLOR(formatMotes(balance))}${match.differenceText}`,
      ],
    },
    'motes',
  );
}

function balanceOrAbsent(read: () => bigint): bigint | undefined {
  try {
    return read();
  } catch (error) {
    if ((error as CasperTestError).code === 'NOT_FOUND') return undefined;
    throw error;
  }
}
