import type { BalanceHolder } from './balanceOf';
import { balanceResult } from './balanceResult';
import type { ExpectedAmount } from './expectedAmount';
import type { MatcherContext, MatcherResult } from './matcher';

/** {@link toHaveBalance} by the name that says what is meant where holds are in play: held motes count. */
export function toHaveTotalBalance(
  this: MatcherContext,
  received: unknown,
  holder: BalanceHolder,
  expected: ExpectedAmount,
): MatcherResult {
  return balanceResult(this, { name: 'toHaveTotalBalance', received, holder, expected, part: 'total' });
}
