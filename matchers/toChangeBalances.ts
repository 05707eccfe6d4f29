import { type BalanceChange, balanceChangesResult } from './balanceChanges';
import type { BalanceHolder } from './balanceOf';
import type { ChangeOptions } from './changeSubject';
import type { ExpectedAmount } from './expectedAmount';
import { badArgument, type MatcherContext, type MatcherResult } from './matcher';

/** Several balances with their changes: an array of `[accountOrPurse, motes]`, or a Map. */
export type ExpectedChanges = readonly BalanceChange[] | ReadonlyMap<BalanceHolder, ExpectedAmount>;

/** {@link toChangeBalance} of several: passes when each changed by what is given for it. */
export function toChangeBalances(
  this: MatcherContext,
  received: unknown,
  changes: ExpectedChanges,
  options: ChangeOptions = {},
): MatcherResult {
  return balanceChangesResult(this, {
    name: 'toChangeBalances',
    received,
    args: ['changes'],
    options,
    changes: () => pairsOf(changes),
  });
}

function pairsOf(changes: ExpectedChanges): readonly BalanceChange[] {
  const isMap = Object.prototype.toString.call(changes) === '[object Map]';
  const pairs = isMap ? [...(changes as ReadonlyMap<BalanceHolder, ExpectedAmount>)] : changes;
  if (Array.isArray(pairs) && pairs.length > 0 && pairs.every((each) => Array.isArray(each) && each.length === 2)) {
    return pairs;
  }
  throw badArgument(
    'toChangeBalances takes whose balances change by how much: [[alice, "-5 CSPR"], [bob, "5 CSPR"]], or a Map.',
    changes,
  );
}
