import { AUCTION, type ExpectedStaker, isKey, stakerOf, toStaker } from './auctionSubject';
import type { ExpectedAmount } from './expectedAmount';
import { type MatcherContext, type MatcherResult, matcherResult } from './matcher';
import { type StakeRecord, stakeFinding } from './stakeFinding';
import { type ExpectedPublicKey, toPublicKey } from './valuePatterns';

/** Passes when somebody has delegated to a validator, this much in all if it is said. */
export function toHaveDelegation(
  this: MatcherContext,
  received: unknown,
  validator: ExpectedPublicKey,
  delegator: ExpectedStaker,
  amount?: ExpectedAmount,
): MatcherResult {
  const name = 'toHaveDelegation';
  const args = ['validator', amount === undefined ? 'delegator' : 'delegator, motes'];
  return matcherResult(this, { name, subject: AUCTION, received, args }, (builder) => {
    const key = toPublicKey(name, validator);
    const records = builder.getBids().flatMap((bid): StakeRecord[] => {
      if (bid._tag !== 'Delegator' || !isKey(bid.value.validatorPublicKey, key)) return [];
      return [{ staker: stakerOf(bid.value.delegatorKind), amount: bid.value.stakedAmount }];
    });
    return stakeFinding(this, name, {
      records,
      staker: toStaker(name, delegator),
      amount,
      what: `a delegation to ${key.toHex()}`,
    });
  });
}
