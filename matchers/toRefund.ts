import { formatMotes } from '../src/report/motes';
import { amountResult } from './amountResult';
import { failureText } from './executionLines';
import type { ExpectedAmount } from './expectedAmount';
import type { MatcherContext, MatcherResult } from './matcher';
import { REFUND } from './paymentSubject';

/**
 * Passes when the refund came to this many motes: refunded, burned or only calculated, as its mode says. Subject: what
 * `builder.handleRefund(…)` returned. What a node would refund after the last execution of a builder is
 * `builder.calculateRefundAmount(payment)`.
 */
export function toRefund(this: MatcherContext, received: unknown, expected: ExpectedAmount): MatcherResult {
  return amountResult(this, {
    name: 'toRefund',
    subject: REFUND,
    received,
    args: ['motes'],
    expected,
    format: formatMotes,
    amountOf: ({ error, amount }) =>
      amount ??
      (error === undefined ? 'no amount: this mode only sets or clears the refund purse' : failureText(error)),
    sentence: ({ not }) => `Expected ${not}to refund this much.`,
  });
}
