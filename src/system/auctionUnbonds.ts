/**
 * Unbonding: stake on its way back to its owner or on to another validator.
 *
 * Answers to: casper-storage `system/auction/detail.rs` (`create_unbonding_purse`, `process_unbond_requests`,
 * `handle_redelegation`).
 *
 * @module
 */

import type { BidAddr } from '../types/bidAddr';
import type { DelegatorKind } from '../types/delegatorKind';
import type { PublicKey } from '../types/publicKey';
import { splitExpired, type Unbond, type UnbondEra, type UnbondKind } from '../types/unbond';
import type { URef } from '../types/uref';
import { handleDelegation } from './auctionDelegation';
import type { AuctionProvider } from './auctionProvider';
import { bidKeyPrefix, readCurrentValidatorBid, readUnbond, writeUnbond } from './auctionRecords';
import { getEraId, getUnbondingDelay } from './auctionState';
import { validatorBidAddr, validatorUnbondAddr } from './bidRules';
import { isSystemAccount } from './systemAccount';
import { auctionError, isSystemContractError, mapSystemError, trySystem } from './systemErrors';

/** Queues stake for unbonding. Throws `UnbondTooLarge` if the bonding purse holds less. */
export function createUnbondingPurse(
  provider: AuctionProvider,
  validatorPublicKey: PublicKey,
  unbondKind: UnbondKind,
  bondingPurse: URef,
  amount: bigint,
  newValidator: PublicKey | undefined,
): void {
  if ((provider.availableBalance(bondingPurse) ?? 0n) < amount) throw auctionError('UnbondTooLarge');

  const eraOfCreation = getEraId(provider);
  const addr = unbondAddr(validatorPublicKey, unbondKind);
  const earlier = readUnbond(provider, addr)?.eras ?? [];
  const eras = [...earlier, { bondingPurse, eraOfCreation, amount, newValidator }];
  writeUnbond(provider, addr, { validatorPublicKey, unbondKind, eras });
}

function unbondAddr(validatorPublicKey: PublicKey, unbondKind: UnbondKind): BidAddr {
  const validator = validatorPublicKey.toAccountHash();
  switch (unbondKind._tag) {
    case 'Validator':
      return validatorUnbondAddr(validator);
    case 'DelegatedPublicKey':
      return { _tag: 'UnbondAccount', validator, unbonder: unbondKind.publicKey.toAccountHash() };
    case 'DelegatedPurse':
      return { _tag: 'UnbondPurse', validator, unbonder: unbondKind.addr };
  }
}

/** Pays out or delegates anew whatever has waited long enough; only for the system. */
export function processUnbondRequests(provider: AuctionProvider, maxDelegatorsPerValidator: number): void {
  if (!isSystemAccount(provider.getCaller())) throw auctionError('InvalidCaller');

  const currentEra = getEraId(provider);
  const unbondingDelay = getUnbondingDelay(provider);
  for (const [addr, unbond] of readAllUnbonds(provider)) {
    const { retained, expired } = splitExpired(unbond, currentEra, unbondingDelay);
    for (const era of expired) {
      if (
        unbond.unbondKind._tag !== 'Validator' &&
        redelegate(provider, unbond.unbondKind, era, maxDelegatorsPerValidator)
      )
        continue;
      mapSystemError(
        () => provider.unbond(unbond.unbondKind, era),
        () => auctionError('TransferToUnbondingPurse'),
      );
    }
    writeUnbond(provider, addr, retained.eras.length === 0 ? undefined : retained);
  }
}

/** All unbonding records, of accounts before those of purses. A record that cannot be read is passed over. */
function readAllUnbonds(provider: AuctionProvider): [BidAddr, Unbond][] {
  const unbonds: [BidAddr, Unbond][] = [];
  for (const tag of ['UnbondAccount', 'UnbondPurse'] as const) {
    for (const key of provider.getKeysByPrefix(bidKeyPrefix(tag))) {
      const payload = key.payload();
      if (payload.variant !== 'BidAddr') continue;
      const bid = trySystem(() => provider.readBid(key));
      if (bid._tag === 'Ok' && bid.value?._tag === 'Unbond') unbonds.push([payload.bidAddr, bid.value.value]);
    }
  }
  return unbonds;
}

/** Why a delegation that was to follow an unbonding does not happen; the stake is then paid out instead. */
const REDELEGATION_REFUSALS: ReadonlySet<string> = new Set([
  'BondTooSmall',
  'DelegationAmountTooSmall',
  'DelegationAmountTooLarge',
  'ValidatorNotFound',
  'ExceededDelegatorSizeLimit',
]);

/** Delegates unbonded stake to another validator if that was asked for and can be done; returns whether it did. */
function redelegate(
  provider: AuctionProvider,
  unbondKind: Exclude<UnbondKind, { _tag: 'Validator' }>,
  era: UnbondEra,
  maxDelegatorsPerValidator: number,
): boolean {
  const { newValidator } = era;
  if (newValidator === undefined) return false;
  const delegator: DelegatorKind =
    unbondKind._tag === 'DelegatedPurse'
      ? { _tag: 'Purse', addr: unbondKind.addr }
      : { _tag: 'PublicKey', publicKey: unbondKind.publicKey };

  const target = trySystem(() => readCurrentValidatorBid(provider, validatorBidAddr(newValidator)));
  if (target._tag === 'Err') return false;

  const outcome = trySystem(() =>
    handleDelegation(
      provider,
      delegator,
      target.value.validatorPublicKey,
      era.bondingPurse,
      era.amount,
      maxDelegatorsPerValidator,
    ),
  );
  if (outcome._tag === 'Ok') return true;
  if (isSystemContractError(outcome.error, 'Auction') && REDELEGATION_REFUSALS.has(outcome.error.variant)) return false;
  throw outcome.error;
}
