/**
 * What the matchers of changed balances share.
 *
 * @module
 */
import { formatMotes } from '../src/report/motes';
import { type BalanceHolder, balanceOf, holderText } from './balanceOf';
import { type Change, type ChangeOptions, changeSubject } from './changeSubject';
import { type AmountMatch, type ExpectedAmount, matchAmount } from './expectedAmount';
import { type MatcherContext, type MatcherResult, matcherResult } from './matcher';

/** Whose balance changes, and by how much. */
export type BalanceChange = readonly [holder: BalanceHolder, delta: ExpectedAmount];

/** One call of a matcher of changed balances. */
export interface BalanceChangesCall {
  readonly name: string;
  readonly received: unknown;
  /** As they read in the first line of the message. */
  readonly args: readonly string[];
  readonly options: ChangeOptions;
  readonly changes: () => readonly BalanceChange[];
}

interface FoundChange extends AmountMatch {
  readonly holder: string;
  readonly before: bigint | undefined;
  readonly after: bigint | undefined;
}

/** Whether all balances changed as expected. */
export function balanceChangesResult(context: MatcherContext, call: BalanceChangesCall): MatcherResult {
  const { name, received, args, options } = call;
  return matcherResult(
    context,
    { name, subject: changeSubject(name, options), received, args, builder: options.builder },
    (change) => {
      const found = call.changes().map((each) => findChange(context, name, change, each));
      return {
        pass: found.every(({ pass }) => pass),
        lines: (words) => found.flatMap((each) => changeLines(words.isNot, context, each)),
      };
    },
  );
}

function findChange(
  context: MatcherContext,
  name: string,
  { before, after }: Change,
  [holder, delta]: BalanceChange,
): FoundChange {
  const [old, now] = [before, after].map((builder) => {
    const balance = balanceOf(name, builder, holder);
    return balance._tag === 'Found' ? balance.total : undefined;
  });
  const match = matchAmount(context, name, (now ?? 0n) - (old ?? 0n), delta, formatMotes);
  // What is not there now has no balance that could have changed.
  return { ...match, pass: match.pass && now !== undefined, holder: holderText(holder), before: old, after: now };
}

function changeLines(isNot: boolean, { utils }: MatcherContext, change: FoundChange): string[] {
  const { holder, before, after, pass, expectedText, differenceText } = change;
  if (after === undefined)
    return [`There is no balance of ${holder}.`, `Expected: ${utils.EXPECTED_COLOR(expectedText)}`];
  if (pass && !isNot)
    return [`The balance of ${holder} changed by ${formatMotes(after - (before ?? 0n))}, as expected.`];
  const delta = after - (before ?? 0n);
  const was = before === undefined ? 'it did not exist before' : `from ${formatMotes(before)}`;
  return [
    `Expected the balance of ${holder} ${isNot ? 'not ' : ''}to change by this much.`,
    `Expected: ${isNot ? 'not ' : ''}${utils.EXPECTED_COLOR(expectedText)}`,
    `Received: ${utils.RECEIVED_COLOR(formatMotes(delta))}${differenceText}`,
    `Now it is ${formatMotes(after)}, ${was}.`,
  ];
}
