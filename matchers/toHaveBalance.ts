import type { BalanceHolder } from './balanceOf';
import { balanceResult } from './balanceResult';
import type { ExpectedAmount } from './expectedAmount';
import type { MatcherContext, MatcherResult } from './matcher';

/**
 * Passes when the total balance of a purse, or of the main purse of an account or entity, is this: motes (bigint or integer),
 * text such as `'2.5 CSPR'`, a `{ min, max }` range, or an asymmetric matcher. The subject is the builder.
 */
export function toHaveBalance(
  this: MatcherContext,
  received: unknown,
  holder: BalanceHolder,
  expected: ExpectedAmount,
): MatcherResult {
  return balanceResult(this, { name: 'toHaveBalance', received, holder, expected, part: 'total' });
}
