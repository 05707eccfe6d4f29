/**
 * Taking stake back from a validator, or moving it to another one.
 *
 * Answers to: casper-storage `system/auction.rs` (`undelegate`, `redelegate`), `system/auction/detail.rs`
 * (`process_undelegation`).
 *
 * @module
 */

import type { DelegatorKind } from '../types/delegatorKind';
import { Key } from '../types/key';
import type { PublicKey } from '../types/publicKey';
import { requireDelegator } from './auctionDelegation';
import type { AuctionProvider } from './auctionProvider';
import { readDelegatorBid, readValidatorBid } from './auctionRecords';
import { getEraEndTimestampMillis } from './auctionState';
import { createUnbondingPurse } from './auctionUnbonds';
import { decreaseDelegatorStake, delegatorBidAddr, delegatorUnbondKind, validatorBidAddr } from './bidRules';
import { auctionError, mapSystemError } from './systemErrors';
import { minimum } from './u512';

/** Queues up to `amount` of a delegator's stake for unbonding; returns what stays staked. */
export function undelegate(
  provider: AuctionProvider,
  delegator: DelegatorKind,
  validatorPublicKey: PublicKey,
  amount: bigint,
): bigint {
  return processUndelegation(provider, delegator, validatorPublicKey, amount, undefined);
}

/** The same, with the stake delegated to another validator once the delay is over, where that is still possible. */
export function redelegate(
  provider: AuctionProvider,
  delegator: DelegatorKind,
  validatorPublicKey: PublicKey,
  amount: bigint,
  newValidator: PublicKey,
): bigint {
  return processUndelegation(provider, delegator, validatorPublicKey, amount, newValidator);
}

function processUndelegation(
  provider: AuctionProvider,
  delegator: DelegatorKind,
  validatorPublicKey: PublicKey,
  amount: bigint,
  newValidator: PublicKey | undefined,
): bigint {
  requireDelegator(provider, delegator);
  if (newValidator !== undefined) {
    mapSystemError(
      () => readValidatorBid(provider, validatorBidAddr(newValidator)),
      (error) => (error.variant === 'ValidatorNotFound' ? auctionError('RedelegationValidatorNotFound') : error),
    );
  }

  const validatorBid = readValidatorBid(provider, validatorBidAddr(validatorPublicKey));
  const key = Key.bidAddr(delegatorBidAddr(validatorPublicKey.toAccountHash(), delegator));
  const delegatorBid = readDelegatorBid(provider, key);
  const staked = delegatorBid.stakedAmount;

  const eraEnd = getEraEndTimestampMillis(provider);
  let unbonded = minimum(amount, staked);
  let updated = decreaseDelegatorStake(delegatorBid, unbonded, eraEnd);
  if (updated.stakedAmount < validatorBid.minimumDelegationAmount) {
    // Less than the validator accepts may not stay behind.
    updated = decreaseDelegatorStake(updated, updated.stakedAmount, eraEnd);
    unbonded = staked;
  }

  if (updated.stakedAmount === 0n) provider.pruneBid(key);
  else provider.writeBid(key, { _tag: 'Delegator', value: updated });

  if (unbonded !== 0n) {
    const unbondKind = delegatorUnbondKind(delegator);
    createUnbondingPurse(provider, validatorPublicKey, unbondKind, delegatorBid.bondingPurse, unbonded, newValidator);
  }
  return updated.stakedAmount;
}
