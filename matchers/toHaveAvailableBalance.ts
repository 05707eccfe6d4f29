import type { BalanceHolder } from './balanceOf';
import { balanceResult } from './balanceResult';
import type { ExpectedAmount } from './expectedAmount';
import type { MatcherContext, MatcherResult } from './matcher';

/**
 * Passes when this much of a balance can be spent: the total less what is on hold at the block time of the state. Takes
 * what `toHaveBalance` takes.
 */
export function toHaveAvailableBalance(
  this: MatcherContext,
  received: unknown,
  holder: BalanceHolder,
  expected: ExpectedAmount,
): MatcherResult {
  return balanceResult(this, { name: 'toHaveAvailableBalance', received, holder, expected, part: 'available' });
}
