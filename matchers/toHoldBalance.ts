import { formatMotes } from '../src/report/motes';
import { amountResult } from './amountResult';
import { type BalanceHolder, balanceOf } from './balanceOf';
import { failureText } from './executionLines';
import type { ExpectedAmount } from './expectedAmount';
import { badArgument, type MatcherContext, type MatcherResult, type Subject } from './matcher';
import { HOLD } from './paymentSubject';
import { isBuilder } from './subject';

/** Whose motes are on hold. */
export interface HoldOptions {
  /** With the builder as subject: a purse, or who has a main purse. */
  readonly of?: BalanceHolder;
}

const NAME = 'toHoldBalance';

/**
 * Passes when so many motes were put on hold. Subject: what `builder.balanceHold(…)` returned; or the builder with `{ of }`, then
 * what counts is all that is on hold at the block time of the state, the difference of total and available balance.
 */
export function toHoldBalance(
  this: MatcherContext,
  received: unknown,
  expected: ExpectedAmount,
  options: HoldOptions = {},
): MatcherResult {
  return amountResult(this, {
    name: NAME,
    subject: holdSubject(options),
    received,
    args: options.of === undefined ? ['motes'] : ['motes', '{ of }'],
    expected,
    format: formatMotes,
    amountOf: (held) => held,
    sentence: ({ not }) => `Expected this much ${not}to be on hold.`,
  });
}

/** The motes on hold, or why there are none. */
function holdSubject({ of: holder }: HoldOptions): Subject<bigint | string> {
  return {
    ...HOLD,
    find(received) {
      if (isBuilder(received)) {
        if (holder === undefined) throw badArgument(`${NAME} takes whose motes are on hold: { of: purse }.`, holder);
        const balance = balanceOf(NAME, received, holder);
        return balance._tag === 'Absent' ? balance.reason : balance.total - balance.available;
      }
      const outcome = HOLD.find(received);
      return outcome && (outcome.amount ?? (outcome.error === undefined ? 'nothing' : failureText(outcome.error)));
    },
  };
}
