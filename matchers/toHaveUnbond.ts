import { AUCTION, type ExpectedStaker, isKey, stakerOf, toStaker } from './auctionSubject';
import type { ExpectedAmount } from './expectedAmount';
import { type MatcherContext, type MatcherResult, matcherResult } from './matcher';
import { type StakeRecord, stakeFinding } from './stakeFinding';
import { type ExpectedPublicKey, toPublicKey } from './valuePatterns';

/**
 * Passes when somebody unbonds from a validator and has not been paid out yet, this much in all if it is said. Of a validator's
 * own stake the validator is the staker too.
 */
export function toHaveUnbond(
  this: MatcherContext,
  received: unknown,
  validator: ExpectedPublicKey,
  staker: ExpectedStaker,
  amount?: ExpectedAmount,
): MatcherResult {
  const name = 'toHaveUnbond';
  const args = ['validator', amount === undefined ? 'staker' : 'staker, motes'];
  return matcherResult(this, { name, subject: AUCTION, received, args }, (builder) => {
    const key = toPublicKey(name, validator);
    const records = builder.getBids().flatMap((bid): StakeRecord[] => {
      if (bid._tag !== 'Unbond' || !isKey(bid.value.validatorPublicKey, key)) return [];
      const { unbondKind, eras } = bid.value;
      const note = `of era ${eras.map(({ eraOfCreation }) => eraOfCreation).join(' and ')}`;
      return [{ staker: stakerOf(unbondKind), amount: eras.reduce((sum, era) => sum + era.amount, 0n), note }];
    });
    return stakeFinding(this, name, {
      records,
      staker: toStaker(name, staker),
      amount,
      what: `something unbonding from ${key.toHex()}`,
    });
  });
}
