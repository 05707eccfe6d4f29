import { balanceChangesResult } from './balanceChanges';
import type { BalanceHolder } from './balanceOf';
import type { ChangeOptions } from './changeSubject';
import type { ExpectedAmount } from './expectedAmount';
import type { MatcherContext, MatcherResult } from './matcher';

/**
 * Passes when a balance changed by this much: `'-2.5 CSPR'`, `5n`, a range, an asymmetric matcher. The subject is the builder,
 * compared with what it was before its last commit, or a function to run, with the builder in the options:
 *
 * ```ts
 * expect(builder).toChangeBalance(alice, '-2.5 CSPR');
 * expect(() => counter.call('buy')).toChangeBalance(alice, '-2.5 CSPR', { builder });
 * ```
 *
 * A purse or account that did not exist before had nothing. Total balances count: holds change nothing.
 */
export function toChangeBalance(
  this: MatcherContext,
  received: unknown,
  holder: BalanceHolder,
  delta: ExpectedAmount,
  options: ChangeOptions = {},
): MatcherResult {
  return balanceChangesResult(this, {
    name: 'toChangeBalance',
    received,
    args: ['accountOrPurse', 'motes'],
    options,
    changes: () => [[holder, delta]],
  });
}
