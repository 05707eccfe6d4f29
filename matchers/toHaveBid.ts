import type { PublicKey, WasmTestBuilder } from '../src/index';
import { formatMotes, groupDigits } from '../src/report/motes';
import { AUCTION, isKey } from './auctionSubject';
import { type ExpectedAmount, matchAmount } from './expectedAmount';
import { badArgument, type MatcherContext, type MatcherResult, matcherResult } from './matcher';
import { type ExpectedPublicKey, toPublicKey } from './valuePatterns';

/** What is expected of a bid; what is left out may be anything. */
export interface ExpectedBid {
  /** The validator's own stake, in motes. */
  readonly stake?: ExpectedAmount;
  /** Percent of the delegators' reward that the validator keeps. */
  readonly rate?: ExpectedAmount;
  /** Whether it takes part in auctions. */
  readonly active?: boolean;
}

interface FoundBid {
  readonly validator: PublicKey;
  readonly stake: bigint;
  readonly rate: number;
  readonly active: boolean;
}

const PARTS: readonly string[] = ['stake', 'rate', 'active'] satisfies (keyof ExpectedBid)[];

/** Passes when a validator has a bid, of this stake, with this delegation rate, active or not. */
export function toHaveBid(
  this: MatcherContext,
  received: unknown,
  validator: ExpectedPublicKey,
  expected: ExpectedBid = {},
): MatcherResult {
  const name = 'toHaveBid';
  const args = Object.keys(Object(expected)).length === 0 ? ['validator'] : ['validator', 'bid'];
  return matcherResult(this, { name, subject: AUCTION, received, args }, (builder) => {
    const key = toPublicKey(name, validator);
    const pattern = bidPattern(this, name, expected);
    const bids = bidsOf(builder);
    const found = bids.find((bid) => isKey(bid.validator, key));
    return {
      pass: found !== undefined && pattern.matches(found),
      lines: (words) => [
        `Expected ${key.toHex()} ${words.not}to have this bid.`,
        words.expected(pattern.text),
        words.received(found === undefined ? 'no bid' : bidText(found)),
        ...(found === undefined ? othersOf(bids) : []),
      ],
    };
  });
}

function bidPattern(
  context: MatcherContext,
  name: string,
  expected: ExpectedBid,
): { readonly text: string; readonly matches: (found: FoundBid) => boolean } {
  const unknown = Object.keys(Object(expected)).find((part) => !PARTS.includes(part));
  if (typeof expected !== 'object' || expected === null || unknown !== undefined) {
    throw badArgument(`${name} takes of a bid { stake, rate, active }, each optional.`, unknown ?? expected);
  }
  const { stake, rate, active } = expected;
  const stakeOf = (amount: bigint) =>
    stake === undefined ? undefined : matchAmount(context, name, amount, stake, formatMotes);
  const rateOf = (amount: bigint) =>
    rate === undefined ? undefined : matchAmount(context, name, amount, rate, groupDigits);
  const parts = [
    stake === undefined ? [] : [`stake ${stakeOf(0n)?.expectedText}`],
    rate === undefined ? [] : [`rate ${rateOf(0n)?.expectedText} %`],
    active === undefined ? [] : [active ? 'active' : 'inactive'],
  ].flat();
  return {
    text: parts.length === 0 ? 'any bid' : parts.join(', '),
    matches: (found) =>
      (stakeOf(found.stake)?.pass ?? true) &&
      (rateOf(BigInt(found.rate))?.pass ?? true) &&
      (active === undefined || active === found.active),
  };
}

/** Bids of validators; before protocol 2.0 they were stored as one record with their delegators. */
function bidsOf(builder: WasmTestBuilder): readonly FoundBid[] {
  return builder.getBids().flatMap((bid) => {
    if (bid._tag !== 'Validator' && bid._tag !== 'Unified') return [];
    const { validatorPublicKey, stakedAmount, delegationRate, inactive } = bid.value;
    return [{ validator: validatorPublicKey, stake: stakedAmount, rate: delegationRate, active: !inactive }];
  });
}

function bidText({ stake, rate, active }: FoundBid): string {
  return `stake ${formatMotes(stake)}, rate ${rate} %, ${active ? 'active' : 'inactive'}`;
}

function othersOf(bids: readonly FoundBid[]): string[] {
  if (bids.length === 0) return ['There are no bids at all.'];
  return ['There are bids of:', ...bids.map((bid) => `  ${bid.validator.toHex()}: ${bidText(bid)}`)];
}
