/**
 * Delegator slots that a validator keeps for particular delegators, at rates of their own.
 *
 * Answers to: casper-storage `system/auction.rs` (`add_reservations`, `cancel_reservations`), `system/auction/detail.rs`
 * (`handle_add_reservation`, `handle_cancel_reservation`).
 *
 * @module
 */

import type { Reservation } from '../types/bidKind';
import type { DelegatorKind } from '../types/delegatorKind';
import { Key } from '../types/key';
import type { PublicKey } from '../types/publicKey';
import { DELEGATION_RATE_DENOMINATOR } from './auctionConstants';
import type { AuctionProvider } from './auctionProvider';
import {
  delegatorCount,
  readDelegatorBid,
  readValidatorBid,
  reservationCount,
  usedReservationCount,
} from './auctionRecords';
import { delegatorBidAddr, reservationBidAddr, validatorBidAddr } from './bidRules';
import { auctionError, trySystem } from './systemErrors';

/** Reserves slots, or changes the rates of reserved ones. */
export function addReservations(provider: AuctionProvider, reservations: readonly Reservation[]): void {
  if (!provider.allowAuctionBids()) throw auctionError('AuctionBidsDisabled');
  for (const reservation of reservations) {
    if (!provider.isAllowedSessionCaller(reservation.validatorPublicKey.toAccountHash())) {
      throw auctionError('InvalidContext');
    }
    addReservation(provider, reservation);
  }
}

function addReservation(provider: AuctionProvider, reservation: Reservation): void {
  const bid = readValidatorBid(provider, validatorBidAddr(reservation.validatorPublicKey));
  const validator = reservation.validatorPublicKey.toAccountHash();
  const key = Key.bidAddr(reservationBidAddr(validator, reservation.delegatorKind));
  if (provider.readBid(key) === undefined && reservationCount(provider, validator) >= bid.reservedSlots) {
    throw auctionError('ExceededReservationsLimit');
  }
  if (reservation.delegationRate > DELEGATION_RATE_DENOMINATOR) throw auctionError('DelegationRateTooLarge');
  provider.writeBid(key, { _tag: 'Reservation', value: reservation });
}

/** Gives reserved slots up. A delegator that used one must find another place among the open slots. */
export function cancelReservations(
  provider: AuctionProvider,
  validator: PublicKey,
  delegators: readonly DelegatorKind[],
  maxDelegatorsPerValidator: number,
): void {
  if (!provider.isAllowedSessionCaller(validator.toAccountHash())) throw auctionError('InvalidContext');
  for (const delegator of delegators) cancelReservation(provider, validator, delegator, maxDelegatorsPerValidator);
}

function cancelReservation(
  provider: AuctionProvider,
  validatorPublicKey: PublicKey,
  delegator: DelegatorKind,
  maxDelegatorsPerValidator: number,
): void {
  const bid = readValidatorBid(provider, validatorBidAddr(validatorPublicKey));
  const validator = validatorPublicKey.toAccountHash();
  const key = Key.bidAddr(reservationBidAddr(validator, delegator));
  if (provider.readBid(key) === undefined) throw auctionError('ReservationNotFound');

  const delegated = trySystem(() => readDelegatorBid(provider, Key.bidAddr(delegatorBidAddr(validator, delegator))));
  if (delegated._tag === 'Ok') {
    const count = delegatorCount(provider, validator);
    const withoutReservation = Math.max(0, count - usedReservationCount(provider, validator));
    const openSlots = Math.max(0, maxDelegatorsPerValidator - bid.reservedSlots);
    if (openSlots === withoutReservation) throw auctionError('ExceededDelegatorSizeLimit');
  }
  provider.pruneBid(key);
}
