/**
 * Changing the terms of a validator's bid that its delegators have to live with: how much they may stake, and how many slots
 * are reserved.
 *
 * Answers to: casper-storage `system/auction/detail.rs` (`process_updated_delegator_stake_boundaries`,
 * `process_updated_delegator_reservation_slots`).
 *
 * @module
 */

import type { DelegatorBid } from '../types/delegatorBid';
import { Key } from '../types/key';
import type { ValidatorBid } from '../types/validatorBid';
import { isVesting } from '../types/vestingSchedule';
import type { AuctionProvider } from './auctionProvider';
import { delegatorCount, readDelegatorBids, reservationCount, usedReservationCount } from './auctionRecords';
import { getEraEndTimestampMillis } from './auctionState';
import { createUnbondingPurse } from './auctionUnbonds';
import { decreaseDelegatorStake, delegatorBidAddr, delegatorUnbondKind } from './bidRules';
import { auctionError, trySystem } from './systemErrors';
import { saturatingSubtract } from './u512';

/**
 * The bid with other bounds of a delegation. Narrower bounds unbond what is outside of them, and are refused
 * (`VestingLockout`) while the validator's own stake is locked.
 */
export function withDelegationBoundaries(
  provider: AuctionProvider,
  bid: ValidatorBid,
  minimumDelegationAmount: bigint,
  maximumDelegationAmount: bigint,
): ValidatorBid {
  const raisedMinimum = bid.minimumDelegationAmount < minimumDelegationAmount;
  const loweredMaximum = bid.maximumDelegationAmount > maximumDelegationAmount;
  // Wider bounds are not even recorded, as in Rust.
  if (!raisedMinimum && !loweredMaximum) return bid;

  const eraEnd = getEraEndTimestampMillis(provider);
  if (isVesting(bid.vestingSchedule, eraEnd)) throw auctionError('VestingLockout');

  for (const delegator of readDelegatorBids(provider, bid.validatorPublicKey)) {
    const staked = delegator.stakedAmount;
    const unbonded = staked < minimumDelegationAmount ? staked : saturatingSubtract(staked, maximumDelegationAmount);
    if (unbonded !== 0n) forceUndelegation(provider, delegator, bid, unbonded, eraEnd);
  }
  return { ...bid, minimumDelegationAmount, maximumDelegationAmount };
}

function forceUndelegation(
  provider: AuctionProvider,
  delegator: DelegatorBid,
  bid: ValidatorBid,
  amount: bigint,
  eraEnd: bigint,
): void {
  const { delegatorKind, bondingPurse, validatorPublicKey } = delegator;
  const unbondKind = delegatorUnbondKind(delegatorKind);
  createUnbondingPurse(provider, bid.validatorPublicKey, unbondKind, bondingPurse, amount, undefined);

  const result = trySystem(() => decreaseDelegatorStake(delegator, amount, eraEnd));
  if (result._tag === 'Err') {
    // The delegator's stake may be locked although the validator's is not; it then stays as it is.
    if (result.error.variant === 'DelegatorFundsLocked') return;
    throw result.error;
  }
  const key = Key.bidAddr(delegatorBidAddr(validatorPublicKey.toAccountHash(), delegatorKind));
  if (result.value.stakedAmount === 0n) provider.pruneBid(key);
  else provider.writeBid(key, { _tag: 'Delegator', value: result.value });
}

/** The bid with another number of reserved slots: no fewer than there are reservations, no more than are free. */
export function withReservedSlots(
  provider: AuctionProvider,
  bid: ValidatorBid,
  maxDelegatorsPerValidator: number,
  reservedSlots: number,
): ValidatorBid {
  if (reservedSlots === bid.reservedSlots) return bid;

  const validator = bid.validatorPublicKey.toAccountHash();
  if (reservedSlots < reservationCount(provider, validator)) throw auctionError('ReservationSlotsCountTooSmall');

  const used = usedReservationCount(provider, validator);
  const withoutReservation = Math.max(0, delegatorCount(provider, validator) - used);
  if (reservedSlots > Math.max(0, maxDelegatorsPerValidator - withoutReservation)) {
    throw auctionError('ExceededReservationSlotsLimit');
  }
  return { ...bid, reservedSlots };
}
