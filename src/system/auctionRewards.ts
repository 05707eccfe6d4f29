/**
 * What each validator and its delegators get of the rewards of an era.
 *
 * Answers to: casper-storage `system/auction/detail.rs` (`rewards_per_validator`).
 *
 * @module
 */

import type { DelegatorKind } from '../types/delegatorKind';
import type { PublicKey } from '../types/publicKey';
import type { SeigniorageRecipient, SeigniorageRecipientsSnapshot } from '../types/seigniorageRecipients';
import { DELEGATION_RATE_DENOMINATOR } from './auctionConstants';
import { delegatorKindId } from './delegatorKindId';
import {
  checkedMultiplyRatio,
  checkedSubtractRatio,
  multiplyRatio,
  ratioFromInteger,
  ratioToInteger,
  reducedRatio,
} from './ratio';
import { auctionError } from './systemErrors';
import { addU512, checkedAddU512, subtractU512 } from './u512';

/** A delegator's part, in motes. */
export interface DelegatorReward {
  readonly delegatorKind: DelegatorKind;
  readonly reward: bigint;
}

/** How one reward is shared. */
export interface ValidatorReward {
  readonly validatorReward: bigint;
  /** Ascending by delegator. */
  readonly delegatorRewards: readonly DelegatorReward[];
}

/**
 * Shares the rewards of a validator.
 *
 * @param rewards motes for the current era, the one before it, and so on; past eras without a reward are left out
 */
export function rewardsPerValidator(
  validator: PublicKey,
  eraId: bigint,
  rewards: readonly bigint[],
  snapshot: SeigniorageRecipientsSnapshot,
): ValidatorReward[] {
  const results: ValidatorReward[] = [];
  rewards.forEach((reward, erasBack) => {
    if (reward === 0n && erasBack !== 0) return;
    const rewardedEra = eraId - BigInt(erasBack);
    const era = snapshot.find((entry) => entry.eraId === rewardedEra);
    if (era === undefined) throw auctionError('MissingSeigniorageRecipients');
    const recipient = era.recipients.find((candidate) => candidate.validatorPublicKey.equals(validator));
    if (recipient !== undefined) results.push(shareReward(reward, recipient));
    else if (reward !== 0n) throw auctionError('ValidatorNotFound');
  });
  return results;
}

/** Motes staked with a validator by its delegators. */
function delegatorTotalStake(recipient: SeigniorageRecipient): bigint {
  let total = 0n;
  for (const { stake } of recipient.delegatorStake) {
    const sum = checkedAddU512(total, stake);
    if (sum === undefined) throw auctionError('ArithmeticOverflow');
    total = sum;
  }
  return total;
}

function shareReward(reward: bigint, recipient: SeigniorageRecipient): ValidatorReward {
  const delegated = delegatorTotalStake(recipient);
  const total = checkedAddU512(delegated, recipient.stake);
  if (total === undefined) throw auctionError('ArithmeticOverflow');
  // Everybody has left: the validator's unbonding grows by the whole reward.
  if (total === 0n) return { validatorReward: reward, delegatorRewards: [] };

  const delegatorsPart = checkedMultiplyRatio(ratioFromInteger(reward), reducedRatio(delegated, total));
  if (delegatorsPart === undefined) throw auctionError('ArithmeticOverflow');

  const reservedRates = new Map(
    recipient.reservationDelegationRates.map((entry) => [delegatorKindId(entry.delegatorKind), entry.delegationRate]),
  );
  let paidOut = 0n;
  const delegatorRewards = recipient.delegatorStake.map(({ delegatorKind, stake }) => {
    const base = multiplyRatio(delegatorsPart, reducedRatio(stake, delegated));
    const rate = reservedRates.get(delegatorKindId(delegatorKind)) ?? recipient.delegationRate;
    const commission = checkedMultiplyRatio(base, reducedRatio(BigInt(rate), BigInt(DELEGATION_RATE_DENOMINATOR)));
    const rest = commission === undefined ? undefined : checkedSubtractRatio(base, commission);
    if (rest === undefined) throw auctionError('ArithmeticOverflow');
    const delegatorReward = ratioToInteger(rest);
    paidOut = addU512(paidOut, delegatorReward);
    return { delegatorKind, reward: delegatorReward };
  });
  return { validatorReward: subtractU512(reward, paidOut), delegatorRewards };
}
