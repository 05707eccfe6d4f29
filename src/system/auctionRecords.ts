/**
 * Reading and writing the auction's records: bids, reservations, unbondings.
 *
 * Answers to: casper-storage `system/auction/detail.rs` (`read_validator_bid` and its kin), `system/auction/
 * auction_native.rs` (the counts).
 *
 * @module
 */

import type { AccountHash } from '../types/accountHash';
import { BID_ADDR_TAGS, type BidAddr, type BidAddrTag } from '../types/bidAddr';
import type { Reservation } from '../types/bidKind';
import type { DelegatorBid } from '../types/delegatorBid';
import { Key } from '../types/key';
import { KEY_TAGS } from '../types/keyPayload';
import type { PublicKey } from '../types/publicKey';
import type { Unbond } from '../types/unbond';
import type { ValidatorBid } from '../types/validatorBid';
import type { AuctionProvider } from './auctionProvider';
import { validatorBidAddr } from './bidRules';
import { auctionError, trySystem } from './systemErrors';

/** After so many changes of a validator's key, its bid is no longer looked for. */
export const MAX_BRIDGE_CHAIN_LENGTH = 20;

/** Beginning of the keys of one validator's records of one kind, or of all validators'. */
export function bidKeyPrefix(tag: BidAddrTag, validator?: AccountHash): Uint8Array {
  return Uint8Array.of(KEY_TAGS.BidAddr, BID_ADDR_TAGS.indexOf(tag), ...(validator?.bytes ?? []));
}

/** A validator's bid. Throws `ValidatorNotFound`. */
export function readValidatorBid(provider: AuctionProvider, addr: BidAddr): ValidatorBid {
  const bid = provider.readBid(Key.bidAddr(addr));
  if (bid?._tag !== 'Validator') throw auctionError('ValidatorNotFound');
  return bid.value;
}

/** A validator's bid, also where its key has been changed since. Throws `ValidatorNotFound`. */
export function readCurrentValidatorBid(provider: AuctionProvider, addr: BidAddr): ValidatorBid {
  let current = addr;
  for (let i = 0; i < MAX_BRIDGE_CHAIN_LENGTH; i++) {
    const bid = provider.readBid(Key.bidAddr(current));
    if (bid?._tag === 'Validator') return bid.value;
    if (bid?._tag !== 'Bridge') break;
    current = validatorBidAddr(bid.value.newValidatorPublicKey);
  }
  throw auctionError('ValidatorNotFound');
}

/** A delegator's bid. Throws `DelegatorNotFound`. */
export function readDelegatorBid(provider: AuctionProvider, key: Key): DelegatorBid {
  const bid = provider.readBid(key);
  if (bid?._tag !== 'Delegator') throw auctionError('DelegatorNotFound');
  return bid.value;
}

/** All bids of a validator's delegators: of accounts, then of purses. */
export function readDelegatorBids(provider: AuctionProvider, validator: PublicKey): DelegatorBid[] {
  return delegatorKeys(provider, validator.toAccountHash()).map((key) => readDelegatorBid(provider, key));
}

/** Keys of the bids of a validator's delegators: of accounts, then of purses. */
export function delegatorKeys(provider: AuctionProvider, validator: AccountHash): Key[] {
  return [
    ...provider.getKeysByPrefix(bidKeyPrefix('DelegatedAccount', validator)),
    ...provider.getKeysByPrefix(bidKeyPrefix('DelegatedPurse', validator)),
  ];
}

/** All slots that a validator has reserved: for accounts, then for purses. */
export function readReservations(provider: AuctionProvider, validator: PublicKey): Reservation[] {
  return reservationKeys(provider, validator.toAccountHash()).map((key) => {
    const bid = provider.readBid(key);
    if (bid?._tag !== 'Reservation') throw auctionError('ReservationNotFound');
    return bid.value;
  });
}

function reservationKeys(provider: AuctionProvider, validator: AccountHash): Key[] {
  return [
    ...provider.getKeysByPrefix(bidKeyPrefix('ReservedDelegationAccount', validator)),
    ...provider.getKeysByPrefix(bidKeyPrefix('ReservedDelegationPurse', validator)),
  ];
}

/** How many delegators a validator has. */
export function delegatorCount(provider: AuctionProvider, validator: AccountHash): number {
  return delegatorKeys(provider, validator).length;
}

/** How many slots a validator has reserved. */
export function reservationCount(provider: AuctionProvider, validator: AccountHash): number {
  return reservationKeys(provider, validator).length;
}

/** How many of the reserved slots are taken. */
export function usedReservationCount(provider: AuctionProvider, validator: AccountHash): number {
  let used = 0;
  for (const key of reservationKeys(provider, validator)) {
    const payload = key.payload();
    if (payload.variant !== 'BidAddr') continue;
    const delegated = delegatedAddrOf(payload.bidAddr);
    if (delegated === undefined) continue;
    // A record that cannot be read does not count.
    const bid = trySystem(() => provider.readBid(Key.bidAddr(delegated)));
    if (bid._tag === 'Ok' && bid.value !== undefined) used += 1;
  }
  return used;
}

/** Where the bid of the delegator would be for whom a slot is reserved. */
function delegatedAddrOf(addr: BidAddr): BidAddr | undefined {
  switch (addr._tag) {
    case 'ReservedDelegationAccount':
      return { _tag: 'DelegatedAccount', validator: addr.validator, delegator: addr.delegator as AccountHash };
    case 'ReservedDelegationPurse':
      return { _tag: 'DelegatedPurse', validator: addr.validator, delegator: addr.delegator as Uint8Array };
    default:
      return undefined;
  }
}

/** An unbonding record; undefined if there is none. Throws `Storage` if something else is there. */
export function readUnbond(provider: AuctionProvider, addr: BidAddr): Unbond | undefined {
  const bid = provider.readBid(Key.bidAddr(addr));
  if (bid === undefined) return undefined;
  if (bid._tag !== 'Unbond') throw auctionError('Storage');
  return bid.value;
}

/** Writes an unbonding record, or removes it. */
export function writeUnbond(provider: AuctionProvider, addr: BidAddr, unbond: Unbond | undefined): void {
  const key = Key.bidAddr(addr);
  if (unbond === undefined) provider.pruneBid(key);
  else provider.writeBid(key, { _tag: 'Unbond', value: unbond });
}
