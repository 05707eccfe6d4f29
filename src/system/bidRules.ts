/**
 * What happens to the stake and the addresses of bids. Amounts are motes; refusals are thrown errors of the auction.
 *
 * Answers to: casper-types `system/auction/validator_bid.rs`, `delegator_bid.rs`, `bid_addr.rs`, `unbond.rs`.
 *
 * @module
 */

import type { AccountHash } from '../types/accountHash';
import type { BidAddr } from '../types/bidAddr';
import type { DelegatorBid } from '../types/delegatorBid';
import type { DelegatorKind } from '../types/delegatorKind';
import type { PublicKey } from '../types/publicKey';
import type { Unbond, UnbondEra, UnbondKind } from '../types/unbond';
import type { URef } from '../types/uref';
import type { ValidatorBid } from '../types/validatorBid';
import { lockedAmountAt, newVestingSchedule } from '../types/vestingSchedule';
import { type AuctionErrorName, auctionError } from './systemErrors';
import { checkedAddU512, U64_MAX } from './u512';

/** The bid of a genesis validator: locked until `releaseTimestampMillis`, open to delegations of any size. */
export function lockedValidatorBid(
  validatorPublicKey: PublicKey,
  bondingPurse: URef,
  stakedAmount: bigint,
  delegationRate: number,
  releaseTimestampMillis: bigint,
): ValidatorBid {
  return {
    validatorPublicKey,
    bondingPurse,
    stakedAmount,
    delegationRate,
    vestingSchedule: newVestingSchedule(releaseTimestampMillis),
    inactive: false,
    minimumDelegationAmount: 0n,
    maximumDelegationAmount: U64_MAX,
    reservedSlots: 0,
  };
}

/** A stake that can be raised and lowered: a validator's or a delegator's bid. */
type StakedBid = Pick<ValidatorBid, 'stakedAmount' | 'vestingSchedule'>;

/** The bid with a larger stake. Throws `InvalidAmount` if it does not fit into 512 bits. */
export function increaseStake<B extends StakedBid>(bid: B, amount: bigint): B {
  const stakedAmount = checkedAddU512(bid.stakedAmount, amount);
  if (stakedAmount === undefined) throw auctionError('InvalidAmount');
  return { ...bid, stakedAmount };
}

function decreaseStake<B extends StakedBid>(
  bid: B,
  amount: bigint,
  eraEndTimestampMillis: bigint,
  tooMuch: AuctionErrorName,
  locked: AuctionErrorName,
): B {
  if (amount > bid.stakedAmount) throw auctionError(tooMuch);
  const stakedAmount = bid.stakedAmount - amount;
  if (bid.vestingSchedule !== undefined) {
    // Without a table of locked amounts the release has not begun and all of the stake is locked.
    const lockedAmount = lockedAmountAt(bid.vestingSchedule, eraEndTimestampMillis);
    if (lockedAmount === undefined || stakedAmount < lockedAmount) throw auctionError(locked);
  }
  return { ...bid, stakedAmount };
}

/** The bid with a smaller stake. Throws `UnbondTooLarge` and, while vesting, `ValidatorFundsLocked`. */
export function decreaseValidatorStake(bid: ValidatorBid, amount: bigint, eraEndTimestampMillis: bigint): ValidatorBid {
  return decreaseStake(bid, amount, eraEndTimestampMillis, 'UnbondTooLarge', 'ValidatorFundsLocked');
}

/** The bid with a smaller stake. Throws `InvalidAmount` and, while vesting, `DelegatorFundsLocked`. */
export function decreaseDelegatorStake(bid: DelegatorBid, amount: bigint, eraEndTimestampMillis: bigint): DelegatorBid {
  return decreaseStake(bid, amount, eraEndTimestampMillis, 'InvalidAmount', 'DelegatorFundsLocked');
}

/** Where a validator's bid is kept. */
export function validatorBidAddr(publicKey: PublicKey): BidAddr {
  return { _tag: 'Validator', validator: publicKey.toAccountHash() };
}

/** Where the way back to a validator's older key is kept. */
export function validatorRevBidAddr(publicKey: PublicKey): BidAddr {
  return { _tag: 'ValidatorRev', validator: publicKey.toAccountHash() };
}

/** Where a delegator's bid is kept. */
export function delegatorBidAddr(validator: AccountHash, delegator: DelegatorKind): BidAddr {
  return delegator._tag === 'PublicKey'
    ? { _tag: 'DelegatedAccount', validator, delegator: delegator.publicKey.toAccountHash() }
    : { _tag: 'DelegatedPurse', validator, delegator: delegator.addr };
}

/** Where the reservation of a slot is kept. */
export function reservationBidAddr(validator: AccountHash, delegator: DelegatorKind): BidAddr {
  return delegator._tag === 'PublicKey'
    ? { _tag: 'ReservedDelegationAccount', validator, delegator: delegator.publicKey.toAccountHash() }
    : { _tag: 'ReservedDelegationPurse', validator, delegator: delegator.addr };
}

/** Where a validator's own unbonding is kept. */
export function validatorUnbondAddr(validator: AccountHash): BidAddr {
  return { _tag: 'UnbondAccount', validator, unbonder: validator };
}

/** Where a delegator's unbonding is kept. */
export function delegatorUnbondAddr(validator: AccountHash, delegator: DelegatorKind): BidAddr {
  return delegator._tag === 'PublicKey'
    ? { _tag: 'UnbondAccount', validator, unbonder: delegator.publicKey.toAccountHash() }
    : { _tag: 'UnbondPurse', validator, unbonder: delegator.addr };
}

/** Whose stake an unbonding of this delegator returns. */
export function delegatorUnbondKind(delegator: DelegatorKind): UnbondKind {
  return delegator._tag === 'PublicKey'
    ? { _tag: 'DelegatedPublicKey', publicKey: delegator.publicKey }
    : { _tag: 'DelegatedPurse', addr: delegator.addr };
}

/** The latest unbonding of a record, of equally late ones the last, which rewards are added to. */
export function targetUnbondEraIndex(unbond: Unbond): number {
  let target = -1;
  unbond.eras.forEach((era, index) => {
    if (target < 0 || era.eraOfCreation >= unbond.eras[target]!.eraOfCreation) target = index;
  });
  return target;
}

/** The record with one unbonding replaced. */
export function withUnbondEra(unbond: Unbond, index: number, era: UnbondEra): Unbond {
  return { ...unbond, eras: unbond.eras.with(index, era) };
}
