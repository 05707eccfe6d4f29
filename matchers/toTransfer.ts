import {
  type AccountHash,
  type AccountHashLike,
  type Transfer,
  toAccountHash,
  type URef,
  type URefLike,
} from '../src/index';
import { formatMotes } from '../src/report/motes';
import { attempt, integerOf, urefOf } from './casperValue';
import { causeLines } from './executionLines';
import { type Asymmetric, type ExpectedAmount, isAsymmetric, matchAmount } from './expectedAmount';
import { badArgument, type MatcherContext, type MatcherResult, matcherResult } from './matcher';
import { EXECUTION } from './subject';
import { valueText } from './valueText';

/** What is expected of a transfer; what is left out may be anything. */
export interface ExpectedTransfer {
  /** The account that initiated it, or the purse the motes come from. */
  readonly from?: AccountHashLike | URefLike | Asymmetric;
  /** The account that gets the motes, or the purse. */
  readonly to?: AccountHashLike | URefLike | Asymmetric;
  readonly amount?: ExpectedAmount;
  /** The sender's number for it; `undefined` asks for none. */
  readonly id?: bigint | number | Asymmetric | undefined;
}

/** One transfer, as it is compared. */
interface FoundTransfer {
  readonly from: { readonly account: AccountHash; readonly purse: URef };
  readonly to: { readonly account: AccountHash | undefined; readonly purse: URef };
  readonly amount: bigint;
  readonly id: bigint | undefined;
}

const PARTS: readonly string[] = ['from', 'to', 'amount', 'id'] satisfies (keyof ExpectedTransfer)[];

/** Passes when the execution transferred motes like this at least once; without argument, when it transferred any. */
export function toTransfer(this: MatcherContext, received: unknown, expected: ExpectedTransfer = {}): MatcherResult {
  const call = { name: 'toTransfer', subject: EXECUTION, received, args: ['transfer'] };
  return matcherResult(this, call, ({ result, error }) => {
    checkExpected(this, expected);
    const transfers = result.transfers.map(foundTransfer);
    const matched = transfers.filter((each) =>
      PARTS.every((part) => matches(this, each, expected, part as keyof ExpectedTransfer)),
    );
    return {
      pass: matched.length > 0,
      lines: (words) => [
        `Expected the execution ${words.not}to make this transfer.`,
        words.expected(expectedText(this, expected)),
        transfers.length === 0 ? words.received('no transfers') : 'Its transfers:',
        ...(words.isNot ? matched : transfers).map((each) => `  ${this.utils.RECEIVED_COLOR(transferText(each))}`),
        ...causeLines({ error }),
      ],
    };
  });
}

/** A mistake shows also where there is no transfer to compare with. */
function checkExpected(context: MatcherContext, expected: ExpectedTransfer): void {
  const unknown = Object.keys(Object(expected)).find((part) => !PARTS.includes(part));
  if (typeof expected !== 'object' || expected === null || unknown !== undefined) {
    throw badArgument('toTransfer takes { from, to, amount, id }, each of them optional.', unknown ?? expected);
  }
  const { from, to, amount, id } = expected;
  for (const party of [from, to]) {
    if (party !== undefined && !isAsymmetric(party) && urefOf(party) === undefined) toAccountHash(party);
  }
  if (amount !== undefined) matchAmount(context, 'toTransfer', 0n, amount, formatMotes);
  if (id !== undefined && !isAsymmetric(id) && integerOf(id) === undefined) {
    throw badArgument('toTransfer takes as id a bigint or an integer.', id);
  }
}

function matches(
  context: MatcherContext,
  transfer: FoundTransfer,
  expected: ExpectedTransfer,
  part: keyof ExpectedTransfer,
): boolean {
  if (!(part in expected)) return true;
  switch (part) {
    case 'amount':
      return matchAmount(context, 'toTransfer', transfer.amount, expected.amount as ExpectedAmount, formatMotes).pass;
    case 'id':
      return matchesId(transfer.id, expected.id);
    default:
      return isParty(transfer[part], expected[part]);
  }
}

function matchesId(id: bigint | undefined, expected: ExpectedTransfer['id']): boolean {
  if (isAsymmetric(expected)) return expected.asymmetricMatch(id);
  return expected === undefined ? id === undefined : id === BigInt(expected);
}

function isParty({ account, purse }: FoundTransfer['to'], expected: unknown): boolean {
  if (isAsymmetric(expected)) return expected.asymmetricMatch(account) || expected.asymmetricMatch(purse);
  const wantedPurse = urefOf(expected);
  if (wantedPurse !== undefined) return wantedPurse.removeAccessRights().equals(purse.removeAccessRights());
  return account?.equals(toAccountHash(expected as AccountHashLike)) ?? false;
}

function foundTransfer(transfer: Transfer): FoundTransfer {
  const { source, target, to, amount, id } = transfer.value;
  const from = transfer._tag === 'V1' ? transfer.value.from : initiatorOf(transfer.value.from);
  return { from: { account: from, purse: source }, to: { account: to, purse: target }, amount, id };
}

type Initiator = Extract<Transfer, { readonly _tag: 'V2' }>['value']['from'];

function initiatorOf(initiator: Initiator): AccountHash {
  return initiator._tag === 'PublicKey' ? initiator.publicKey.toAccountHash() : initiator.accountHash;
}

function transferText({ from, to, amount, id }: FoundTransfer): string {
  const target = to.account === undefined ? to.purse.toFormattedString() : to.account.toFormattedString();
  return `${formatMotes(amount)} from ${from.account.toFormattedString()} to ${target}${id === undefined ? '' : `, id ${id}`}`;
}

function expectedText(context: MatcherContext, expected: ExpectedTransfer): string {
  const { from, to, amount } = expected;
  const parts = [
    amount === undefined ? 'any amount' : matchAmount(context, 'toTransfer', 0n, amount, formatMotes).expectedText,
    ...(from === undefined ? [] : [`from ${partyText(context, from)}`]),
    ...(to === undefined ? [] : [`to ${partyText(context, to)}`]),
  ];
  return `${parts.join(' ')}${'id' in expected ? `, ${idText(context, expected.id)}` : ''}`;
}

function partyText(context: MatcherContext, party: unknown): string {
  if (isAsymmetric(party)) return context.utils.stringify(party);
  const purse = urefOf(party);
  if (purse !== undefined) return purse.toFormattedString();
  const account = attempt(() => toAccountHash(party as AccountHashLike));
  return account === undefined ? valueText(party) : account.toFormattedString();
}

function idText(context: MatcherContext, id: ExpectedTransfer['id']): string {
  if (id === undefined) return 'no id';
  return `id ${isAsymmetric(id) ? context.utils.stringify(id) : id}`;
}
