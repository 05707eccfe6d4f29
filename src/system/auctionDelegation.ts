/**
 * Delegating stake to a validator. Its counterpart, taking it back, is in `auctionUndelegation.ts`.
 *
 * Answers to: casper-storage `system/auction.rs` (`delegate`), `system/auction/detail.rs` (`handle_delegation`).
 *
 * @module
 */

import { AccessRights } from '../types/accessRights';
import type { DelegatorBid } from '../types/delegatorBid';
import type { DelegatorKind } from '../types/delegatorKind';
import { Key } from '../types/key';
import type { PublicKey } from '../types/publicKey';
import { URef } from '../types/uref';
import type { ValidatorBid } from '../types/validatorBid';
import type { AuctionProvider } from './auctionProvider';
import { delegatorCount, readValidatorBid, reservationCount } from './auctionRecords';
import { delegatorBidAddr, increaseStake, reservationBidAddr, validatorBidAddr } from './bidRules';
import { SYSTEM_ACCOUNT_HASH } from './systemAccount';
import { auctionError, mapSystemError } from './systemErrors';

/**
 * Stakes motes with a validator, out of the caller's main purse or a purse the caller has. Throws errors of the auction and,
 * where the motes cannot be moved, of the mint.
 *
 * @returns the delegator's stake with this validator
 */
export function delegate(
  provider: AuctionProvider,
  delegator: DelegatorKind,
  validatorPublicKey: PublicKey,
  amount: bigint,
  maxDelegatorsPerValidator: number,
): bigint {
  if (!provider.allowAuctionBids()) throw auctionError('AuctionBidsDisabled');
  const source = sourcePurse(provider, delegator);
  return handleDelegation(provider, delegator, validatorPublicKey, source, amount, maxDelegatorsPerValidator);
}

function sourcePurse(provider: AuctionProvider, delegator: DelegatorKind): URef {
  requireDelegator(provider, delegator);
  return delegator._tag === 'PublicKey' ? provider.getMainPurse() : writablePurse(delegator.addr);
}

/** Throws `InvalidContext` unless the caller may act for the delegator. */
export function requireDelegator(provider: AuctionProvider, delegator: DelegatorKind): void {
  const allowed =
    delegator._tag === 'PublicKey'
      ? provider.isAllowedSessionCaller(delegator.publicKey.toAccountHash())
      : provider.isValidURef(writablePurse(delegator.addr));
  if (!allowed) throw auctionError('InvalidContext');
}

function writablePurse(addr: Uint8Array): URef {
  return URef.create(addr, AccessRights.WRITE);
}

/** Delegates from a purse, whoever asked for it. Returns the delegator's stake with this validator. */
export function handleDelegation(
  provider: AuctionProvider,
  delegator: DelegatorKind,
  validatorPublicKey: PublicKey,
  source: URef,
  amount: bigint,
  maxDelegatorsPerValidator: number,
): bigint {
  if (amount === 0n) throw auctionError('BondTooSmall');
  const validatorBid = readValidatorBid(provider, validatorBidAddr(validatorPublicKey));
  if (amount < validatorBid.minimumDelegationAmount) throw auctionError('DelegationAmountTooSmall');
  if (amount > validatorBid.maximumDelegationAmount) throw auctionError('DelegationAmountTooLarge');

  const key = Key.bidAddr(delegatorBidAddr(validatorPublicKey.toAccountHash(), delegator));
  const existing = provider.readBid(key);
  const bid =
    existing?._tag === 'Delegator'
      ? increaseStake(existing.value, amount)
      : newDelegatorBid(provider, delegator, validatorPublicKey, validatorBid, amount, maxDelegatorsPerValidator);

  const refusal = mapSystemError(
    () => provider.mintTransferDirect(SYSTEM_ACCOUNT_HASH, source, bid.bondingPurse, amount, undefined),
    () => auctionError('TransferToDelegatorPurse'),
  );
  if (refusal !== undefined) throw refusal;

  provider.writeBid(key, { _tag: 'Delegator', value: bid });
  return bid.stakedAmount;
}

/** A first bid of this delegator with a new bonding purse, if there is room for it. */
function newDelegatorBid(
  provider: AuctionProvider,
  delegator: DelegatorKind,
  validatorPublicKey: PublicKey,
  validatorBid: ValidatorBid,
  amount: bigint,
  maxDelegatorsPerValidator: number,
): DelegatorBid {
  const validator = validatorPublicKey.toAccountHash();
  const count = delegatorCount(provider, validator);
  // Rust counts the reservations here for its log only, but whatever reading them fails with is seen.
  reservationCount(provider, validator);
  const reservation = provider.readBid(Key.bidAddr(reservationBidAddr(validator, delegator)));
  // Unsigned subtraction in Rust: more reserved slots than delegators wrap around to a large number.
  const openSlots = (maxDelegatorsPerValidator - validatorBid.reservedSlots) >>> 0;
  if (count >= openSlots && reservation?._tag !== 'Reservation') throw auctionError('ExceededDelegatorSizeLimit');

  const bondingPurse = provider.createPurse();
  return {
    delegatorKind: delegator,
    stakedAmount: amount,
    bondingPurse,
    validatorPublicKey,
    vestingSchedule: undefined,
  };
}
