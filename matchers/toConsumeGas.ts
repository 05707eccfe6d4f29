import { groupDigits } from '../src/report/motes';
import { amountResult } from './amountResult';
import { causeLines } from './executionLines';
import type { ExpectedAmount } from './expectedAmount';
import type { MatcherContext, MatcherResult } from './matcher';
import { EXECUTION } from './subject';

/** Passes when the execution consumed this much gas: a number, a `{ min, max }` range, or an asymmetric matcher. */
export function toConsumeGas(this: MatcherContext, received: unknown, expected: ExpectedAmount): MatcherResult {
  return amountResult(this, {
    name: 'toConsumeGas',
    subject: EXECUTION,
    received,
    args: ['gas'],
    expected,
    format: groupDigits,
    amountOf: ({ result }) => result.consumed,
    sentence: ({ not }) => `Expected the execution ${not}to consume this much gas.`,
    about: causeLines,
  });
}
