import { AccessRights, type Effects, URef } from '../src/index';
import { formatMotes } from '../src/report/motes';
import { urefOf } from './casperValue';
import { failureText } from './executionLines';
import { type ExpectedAmount, matchAmount } from './expectedAmount';
import { badArgument, type MatcherContext, type MatcherResult, matcherResult } from './matcher';
import { FEE } from './paymentSubject';
import { unwrap } from './subject';

const NAME = 'toChargeFeeTo';

/** The purse that a fee goes to: a URef, a Key of one, its text, or what has a main purse. */
export type FeePurse = URef | { readonly mainPurse: URef } | string | object;

/**
 * Passes when a fee was paid into this purse, and so many motes if an amount is given. Subject: what `builder.handleFee(…)`
 * returned; a fee that is burned or credited to a validator goes into no purse.
 */
export function toChargeFeeTo(
  this: MatcherContext,
  received: unknown,
  purse: FeePurse,
  expected?: ExpectedAmount,
): MatcherResult {
  const args = expected === undefined ? ['purse'] : ['purse', 'motes'];
  return matcherResult(this, { name: NAME, subject: FEE, received, args }, ({ error, effects }) => {
    const wanted = purseText(purseOf(purse).addr);
    const charges = chargesOf(effects);
    const found = charges.get(wanted);
    const match = expected === undefined ? undefined : matchAmount(this, NAME, found ?? 0n, expected, formatMotes);
    const amount = match === undefined ? '' : `${match.expectedText} into `;
    return {
      pass: found !== undefined && (match === undefined || match.pass),
      lines: (words) => [
        `Expected the fee ${words.not}to be paid into this purse.`,
        words.expected(`${amount}${wanted}`),
        words.received(
          receivedText(error && failureText(error), charges),
          found === undefined ? '' : match?.differenceText,
        ),
      ],
    };
  });
}

/** Motes added to balances, by the text of the purse. */
function chargesOf(effects: Effects): ReadonlyMap<string, bigint> {
  const charges = new Map<string, bigint>();
  for (const { key, kind } of effects) {
    const payload = key.payload();
    if (payload.variant !== 'Balance' || kind._tag !== 'AddUInt512') continue;
    const purse = purseText(payload.addr);
    charges.set(purse, (charges.get(purse) ?? 0n) + kind.value);
  }
  return charges;
}

function receivedText(failure: string | undefined, charges: ReadonlyMap<string, bigint>): string {
  if (failure !== undefined) return failure;
  if (charges.size === 0) return 'paid into no purse';
  return [...charges].map(([purse, amount]) => `${formatMotes(amount)} into ${purse}`).join(', ');
}

/** A purse whatever the access rights. */
function purseText(address: Uint8Array): string {
  return URef.create(address, AccessRights.READ_ADD_WRITE).toFormattedString();
}

function purseOf(purse: unknown): URef {
  const held = unwrap(purse);
  const found = urefOf(held) ?? urefOf((held as { mainPurse?: unknown } | null | undefined)?.mainPurse);
  if (found !== undefined) return found;
  throw badArgument(
    `${NAME} takes a purse: a URef, its text, or an account that has a main purse (builder.getExpectedAccount(…)).`,
    purse,
  );
}
