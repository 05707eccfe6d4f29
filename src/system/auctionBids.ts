/**
 * A validator's own bid: placing, raising, withdrawing, reactivating, moving to another key.
 *
 * Answers to: casper-storage `system/auction.rs` (`add_bid`, `withdraw_bid`, `activate_bid`, `change_bid_public_key`,
 * `write_validator_credit`).
 *
 * @module
 */

import type { BidAddr } from '../types/bidAddr';
import { Key } from '../types/key';
import type { PublicKey } from '../types/publicKey';
import type { ValidatorBid } from '../types/validatorBid';
import { DELEGATION_RATE_DENOMINATOR } from './auctionConstants';
import type { AuctionProvider } from './auctionProvider';
import { readDelegatorBids, readValidatorBid } from './auctionRecords';
import { getEraEndTimestampMillis, getEraId } from './auctionState';
import { createUnbondingPurse } from './auctionUnbonds';
import {
  decreaseDelegatorStake,
  decreaseValidatorStake,
  delegatorBidAddr,
  delegatorUnbondKind,
  increaseStake,
  validatorBidAddr,
  validatorRevBidAddr,
} from './bidRules';
import { withDelegationBoundaries, withReservedSlots } from './bidTerms';
import { isSystemAccount, SYSTEM_ACCOUNT_HASH } from './systemAccount';
import { auctionError, mapSystemError } from './systemErrors';
import { minimum } from './u512';

/** What a validator offers. Amounts are motes. */
export interface BidTerms {
  readonly publicKey: PublicKey;
  /** Percent, 0 to 100. */
  readonly delegationRate: number;
  /** Added to the stake there is. */
  readonly amount: bigint;
  readonly minimumDelegationAmount: bigint;
  readonly maximumDelegationAmount: bigint;
  /** The network's smallest stake of a validator. */
  readonly minimumBidAmount: bigint;
  /** The network's limit of delegators of a validator. */
  readonly maxDelegatorsPerValidator: number;
  readonly reservedSlots: number;
}

/**
 * Places a bid or raises and changes the one there is. Throws errors of the auction and, where the motes cannot be moved, of
 * the mint.
 *
 * @returns the validator's stake
 */
export function addBid(provider: AuctionProvider, terms: BidTerms): bigint {
  if (!provider.allowAuctionBids()) throw auctionError('AuctionBidsDisabled');
  if (terms.amount === 0n) throw auctionError('BondTooSmall');
  if (terms.delegationRate > DELEGATION_RATE_DENOMINATOR) throw auctionError('DelegationRateTooLarge');
  if (terms.reservedSlots > terms.maxDelegatorsPerValidator) throw auctionError('ExceededReservationSlotsLimit');
  requireSessionCaller(provider, terms.publicKey);

  const key = Key.bidAddr(validatorBidAddr(terms.publicKey));
  const existing = provider.readBid(key);
  const bid = existing?._tag === 'Validator' ? raisedBid(provider, existing.value, terms) : newBid(provider, terms);

  const source = provider.getMainPurse();
  const refusal = mapSystemError(
    () => provider.mintTransferDirect(SYSTEM_ACCOUNT_HASH, source, bid.bondingPurse, terms.amount, undefined),
    () => auctionError('TransferToBidPurse'),
  );
  if (refusal !== undefined) throw refusal;

  provider.writeBid(key, { _tag: 'Validator', value: bid });
  return bid.stakedAmount;
}

function raisedBid(provider: AuctionProvider, existing: ValidatorBid, terms: BidTerms): ValidatorBid {
  const raised = increaseStake(existing, terms.amount);
  if (raised.stakedAmount < terms.minimumBidAmount) throw auctionError('BondTooSmall');
  // A bid that was evicted takes part again.
  const active = { ...raised, inactive: false, delegationRate: terms.delegationRate };
  const bounded = withDelegationBoundaries(
    provider,
    active,
    terms.minimumDelegationAmount,
    terms.maximumDelegationAmount,
  );
  return withReservedSlots(provider, bounded, terms.maxDelegatorsPerValidator, terms.reservedSlots);
}

function newBid(provider: AuctionProvider, terms: BidTerms): ValidatorBid {
  if (terms.amount < terms.minimumBidAmount) throw auctionError('BondTooSmall');
  return {
    validatorPublicKey: terms.publicKey,
    bondingPurse: provider.createPurse(),
    stakedAmount: terms.amount,
    delegationRate: terms.delegationRate,
    vestingSchedule: undefined,
    inactive: false,
    minimumDelegationAmount: terms.minimumDelegationAmount,
    maximumDelegationAmount: terms.maximumDelegationAmount,
    reservedSlots: terms.reservedSlots,
  };
}

/**
 * Queues up to `amount` of a validator's stake for unbonding. If less than the network's minimum would stay, all of it goes,
 * the delegators' stakes with it, and the bid is removed.
 *
 * @returns the validator's stake less `amount`, also where the bid was removed
 */
export function withdrawBid(
  provider: AuctionProvider,
  publicKey: PublicKey,
  amount: bigint,
  minimumBidAmount: bigint,
): bigint {
  requireSessionCaller(provider, publicKey);

  const addr = validatorBidAddr(publicKey);
  const key = Key.bidAddr(addr);
  const bid = readValidatorBid(provider, addr);
  const unbonded = minimum(amount, bid.stakedAmount);
  const eraEnd = getEraEndTimestampMillis(provider);
  const reduced = decreaseValidatorStake(bid, unbonded, eraEnd);

  const unbondKind = { _tag: 'Validator', publicKey } as const;
  if (reduced.stakedAmount < minimumBidAmount) {
    createUnbondingPurse(provider, publicKey, unbondKind, bid.bondingPurse, bid.stakedAmount, undefined);
    unbondAllDelegators(provider, publicKey, eraEnd);
    provider.pruneBid(key);
  } else {
    createUnbondingPurse(provider, publicKey, unbondKind, bid.bondingPurse, unbonded, undefined);
    provider.writeBid(key, { _tag: 'Validator', value: reduced });
  }
  return reduced.stakedAmount;
}

function unbondAllDelegators(provider: AuctionProvider, validator: PublicKey, eraEnd: bigint): void {
  for (const delegator of readDelegatorBids(provider, validator)) {
    const { delegatorKind, bondingPurse, stakedAmount } = delegator;
    createUnbondingPurse(
      provider,
      validator,
      delegatorUnbondKind(delegatorKind),
      bondingPurse,
      stakedAmount,
      undefined,
    );
    decreaseDelegatorStake(delegator, stakedAmount, eraEnd);
    provider.pruneBid(Key.bidAddr(delegatorBidAddr(delegator.validatorPublicKey.toAccountHash(), delegatorKind)));
  }
}

/** Lets a bid take part again that was marked inactive. */
export function activateBid(provider: AuctionProvider, validator: PublicKey, minimumBidAmount: bigint): void {
  requireSessionCaller(provider, validator);
  const key = Key.bidAddr(validatorBidAddr(validator));
  const bid = provider.readBid(key);
  if (bid?._tag !== 'Validator') throw auctionError('ValidatorNotFound');
  if (bid.value.stakedAmount < minimumBidAmount) throw auctionError('BondTooSmall');
  provider.writeBid(key, { _tag: 'Validator', value: { ...bid.value, inactive: false } });
}

/**
 * Moves a bid with its stake and its delegators to another key. A bridge stays behind under the old key, and one that leads
 * back is written for the new one.
 */
export function changeBidPublicKey(provider: AuctionProvider, publicKey: PublicKey, newPublicKey: PublicKey): void {
  requireSessionCaller(provider, publicKey);
  const addr = validatorBidAddr(publicKey);
  const bid = readValidatorBid(provider, addr);
  const newKey = Key.bidAddr(validatorBidAddr(newPublicKey));
  if (provider.readBid(newKey) !== undefined) throw auctionError('ValidatorBidExistsAlready');

  provider.writeBid(newKey, { _tag: 'Validator', value: { ...bid, validatorPublicKey: newPublicKey } });
  const bridge = {
    _tag: 'Bridge',
    value: {
      oldValidatorPublicKey: publicKey,
      newValidatorPublicKey: newPublicKey,
      eraId: getEraId(provider),
    },
  } as const;
  provider.writeBid(Key.bidAddr(addr), bridge);
  provider.writeBid(Key.bidAddr(validatorRevBidAddr(newPublicKey)), bridge);

  const oldValidator = publicKey.toAccountHash();
  const newValidator = newPublicKey.toAccountHash();
  for (const delegator of readDelegatorBids(provider, publicKey)) {
    const moved = { ...delegator, validatorPublicKey: newPublicKey };
    const kind = delegator.delegatorKind;
    provider.writeBid(Key.bidAddr(delegatorBidAddr(newValidator, kind)), { _tag: 'Delegator', value: moved });
    provider.pruneBid(Key.bidAddr(delegatorBidAddr(oldValidator, kind)));
  }
}

/**
 * Credits motes to a validator for one era, which count as stake in the auction; only for the system.
 *
 * @returns where the credit is kept; undefined if there is no such validator or nothing to credit
 */
export function writeValidatorCredit(
  provider: AuctionProvider,
  validator: PublicKey,
  eraId: bigint,
  amount: bigint,
): BidAddr | undefined {
  if (!isSystemAccount(provider.getCaller())) throw auctionError('InvalidCaller');
  if (provider.readBid(Key.bidAddr(validatorBidAddr(validator))) === undefined) return undefined;
  if (amount === 0n) return undefined;

  const addr: BidAddr = { _tag: 'Credit', validator: validator.toAccountHash(), eraId };
  const key = Key.bidAddr(addr);
  const existing = provider.readBid(key);
  if (existing !== undefined && existing._tag !== 'Credit') throw auctionError('UnexpectedBidVariant');
  // Rust computes the sum with a credit there is and drops it: only the first credit of an era counts.
  const credit = existing?.value ?? { validatorPublicKey: validator, eraId, amount };
  provider.writeBid(key, { _tag: 'Credit', value: credit });
  return addr;
}

/** Throws `InvalidContext` unless the caller is the key's account or the system. */
function requireSessionCaller(provider: AuctionProvider, publicKey: PublicKey): void {
  if (!provider.isAllowedSessionCaller(publicKey.toAccountHash())) throw auctionError('InvalidContext');
}
