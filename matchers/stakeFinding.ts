/**
 * What the matchers of stakes share: a staker's records among those of one validator.
 *
 * @module
 */
import { formatMotes } from '../src/report/motes';
import type { Staker } from './auctionSubject';
import { type ExpectedAmount, matchAmount } from './expectedAmount';
import type { Finding, MatcherContext } from './matcher';

/** One record of a staker. */
export interface StakeRecord {
  readonly staker: Staker;
  /** Motes. */
  readonly amount: bigint;
  /** What more there is to say about it. */
  readonly note?: string;
}

/** What is looked for. */
export interface StakeSearch {
  readonly records: readonly StakeRecord[];
  readonly staker: Staker;
  readonly amount: ExpectedAmount | undefined;
  /** As it reads after "to have": `a delegation to alice`. */
  readonly what: string;
}

/** Whether the staker has a record, of this amount. */
export function stakeFinding(context: MatcherContext, name: string, search: StakeSearch): Finding {
  const { records, staker, amount, what } = search;
  const own = records.filter((record) => record.staker.id === staker.id);
  const total = own.reduce((sum, record) => sum + record.amount, 0n);
  const match = amount === undefined ? undefined : matchAmount(context, name, total, amount, formatMotes);
  return {
    pass: own.length > 0 && (match?.pass ?? true),
    lines: (words) => [
      `Expected ${staker.text} ${words.not}to have ${what}.`,
      words.expected(match?.expectedText ?? 'any amount'),
      own.length === 0
        ? words.received('nothing')
        : words.received(own.map(amountText).join(', '), match?.differenceText),
      ...(own.length === 0 ? othersOf(records) : []),
    ],
  };
}

function amountText({ amount, note }: StakeRecord): string {
  return `${formatMotes(amount)}${note === undefined ? '' : ` ${note}`}`;
}

function othersOf(records: readonly StakeRecord[]): string[] {
  if (records.length === 0) return ['Nobody has.'];
  return ['Others have:', ...records.map((record) => `  ${record.staker.text}: ${amountText(record)}`)];
}
