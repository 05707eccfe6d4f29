/**
 * The end of an era: unbondings are paid, the next validators are picked, misbehaviour is punished. All of it is only for the
 * system.
 *
 * Answers to: casper-storage `system/auction.rs` (`run_auction`, `slash`, `get_era_validators`, `read_era_id`),
 * `system/auction/detail.rs` (`process_with_vesting_schedule`, `seigniorage_recipients`).
 *
 * @module
 */

import type { Ratio } from '../config/coreConfig';
import { EnginePanic } from '../state/enginePanic';
import type { BidAddr } from '../types/bidAddr';
import { compareDelegatorKinds } from '../types/delegatorKind';
import { Key } from '../types/key';
import type { PublicKey } from '../types/publicKey';
import type { SeigniorageRecipient, SeigniorageRecipientsSnapshot } from '../types/seigniorageRecipients';
import type { ValidatorBid } from '../types/validatorBid';
import { initializeVestingSchedule } from '../types/vestingSchedule';
import type { AuctionProvider } from './auctionProvider';
import { delegatorKeys, readDelegatorBids, readUnbond, writeUnbond } from './auctionRecords';
import {
  getAuctionDelay,
  getEraId,
  getSeigniorageRecipientsSnapshot,
  getValidatorSlots,
  setEraEndTimestampMillis,
  setEraId,
  setSeigniorageRecipientsSnapshot,
} from './auctionState';
import { processUnbondRequests } from './auctionUnbonds';
import { getValidatorBids, pickWinners, type ValidatorBidDetail, type ValidatorWeights } from './auctionWinners';
import { delegatorBidAddr, delegatorUnbondAddr, validatorBidAddr, validatorUnbondAddr } from './bidRules';
import { delegatorKindId } from './delegatorKindId';
import { publicKeyId } from './publicKeyMap';
import { isSystemAccount } from './systemAccount';
import { auctionError } from './systemErrors';
import { addU512, checkedAddU512, saturatingAddU512, saturatingSubtract, U64_MAX } from './u512';

/** Validators and their weights, era by era. */
export type EraValidators = readonly { readonly eraId: bigint; readonly weights: ValidatorWeights }[];

/** Validators of the last era, the current one and those ahead. */
export function getEraValidators(provider: AuctionProvider): EraValidators {
  return eraValidatorsFromSnapshot(getSeigniorageRecipientsSnapshot(provider));
}

/** Weights out of what is kept of auctions; a validator whose stakes overflow is left out. */
export function eraValidatorsFromSnapshot(snapshot: SeigniorageRecipientsSnapshot): EraValidators {
  return snapshot.map(({ eraId, recipients }) => {
    const weights: [PublicKey, bigint][] = [];
    for (const recipient of recipients) {
      const weight = recipient.delegatorStake.reduce<bigint | undefined>(
        (sum, { stake }) => (sum === undefined ? undefined : checkedAddU512(sum, stake)),
        recipient.stake,
      );
      if (weight !== undefined) weights.push([recipient.validatorPublicKey, weight]);
    }
    return { eraId, weights };
  });
}

/** What an auction is run with. */
export interface AuctionRun {
  readonly eraEndTimestampMillis: bigint;
  /** Validators that did not take part and become inactive. */
  readonly evictedValidators: readonly PublicKey[];
  readonly maxDelegatorsPerValidator: number;
  readonly includeCredits: boolean;
  readonly creditCap: Ratio;
  readonly minimumBidAmount: bigint;
}

/** Ends an era. Throws errors of the auction and, where the motes cannot be moved, of the mint. */
export function runAuction(provider: AuctionProvider, run: AuctionRun): void {
  if (!isSystemAccount(provider.getCaller())) throw auctionError('InvalidCaller');

  const vestingSchedulePeriodMillis = provider.vestingSchedulePeriodMillis();
  const validatorSlots = getValidatorSlots(provider);
  const auctionDelay = getAuctionDelay(provider);
  const endingEra = getEraId(provider);

  processUnbondRequests(provider, run.maxDelegatorsPerValidator);

  const { bids, credited } = getValidatorBids(provider);
  const { updated, modified } = updateBids(provider, bids, run, vestingSchedulePeriodMillis);
  const winners = pickWinners(updated, {
    validatorSlots,
    minimumBidAmount: run.minimumBidAmount,
    includeCredits: run.includeCredits,
    creditCap: run.creditCap,
    eraEndTimestampMillis: run.eraEndTimestampMillis,
    vestingSchedulePeriodMillis,
  });

  for (const validator of credited) {
    const addr: BidAddr = { _tag: 'Credit', validator: validator.toAccountHash(), eraId: endingEra };
    provider.pruneBid(Key.bidAddr(addr));
  }

  const nextEra = checkedEra(endingEra + 1n);
  const delayedEra = checkedEra(nextEra + auctionDelay);
  const snapshot = getSeigniorageRecipientsSnapshot(provider);
  if (snapshot.some(({ eraId }) => eraId === delayedEra)) {
    throw new EnginePanic('assertion failed: previous_recipients.is_none()');
  }
  const recipients = seigniorageRecipients(winners, updated);
  const eras = [...snapshot, { eraId: delayedEra, recipients }].sort((left, right) =>
    left.eraId < right.eraId ? -1 : 1,
  );
  // One era back for rewards, the current one, and those ahead.
  setSeigniorageRecipientsSnapshot(provider, eras.slice(-(Number(auctionDelay) + 2)));

  setEraId(provider, nextEra);
  setEraEndTimestampMillis(provider, run.eraEndTimestampMillis);
  if (!modified) return;
  for (const { bid } of updated) {
    provider.writeBid(Key.bidAddr(validatorBidAddr(bid.validatorPublicKey)), { _tag: 'Validator', value: bid });
  }
}

function checkedEra(eraId: bigint): bigint {
  if (eraId > U64_MAX) throw auctionError('ArithmeticOverflow');
  return eraId;
}

/** Starts vesting schedules that are due and marks evicted validators inactive. */
function updateBids(
  provider: AuctionProvider,
  bids: readonly ValidatorBidDetail[],
  run: AuctionRun,
  vestingSchedulePeriodMillis: bigint,
): { readonly updated: readonly ValidatorBidDetail[]; readonly modified: boolean } {
  const evicted = new Set(run.evictedValidators.map(publicKeyId));
  let modified = false;
  const updated = bids.map((detail) => {
    let bid = startVesting(provider, detail.bid, run.eraEndTimestampMillis, vestingSchedulePeriodMillis);
    if (evicted.has(publicKeyId(bid.validatorPublicKey))) bid = { ...bid, inactive: true };
    if (bid === detail.bid) return detail;
    modified = true;
    return { ...detail, bid };
  });
  return { updated, modified };
}

/** The bid with its table of locked amounts made, if it is time; its delegators' are written right away. */
function startVesting(
  provider: AuctionProvider,
  bid: ValidatorBid,
  timestampMillis: bigint,
  periodMillis: bigint,
): ValidatorBid {
  for (const delegator of readDelegatorBids(provider, bid.validatorPublicKey)) {
    const started = withVestingStarted(delegator, timestampMillis, periodMillis);
    if (started === delegator) continue;
    const addr = delegatorBidAddr(delegator.validatorPublicKey.toAccountHash(), delegator.delegatorKind);
    provider.writeBid(Key.bidAddr(addr), { _tag: 'Delegator', value: started });
  }
  return withVestingStarted(bid, timestampMillis, periodMillis);
}

function withVestingStarted<B extends Pick<ValidatorBid, 'stakedAmount' | 'vestingSchedule'>>(
  bid: B,
  timestampMillis: bigint,
  periodMillis: bigint,
): B {
  const schedule = bid.vestingSchedule;
  if (schedule === undefined || timestampMillis < schedule.initialReleaseTimestampMillis) return bid;
  const started = initializeVestingSchedule(schedule, bid.stakedAmount, periodMillis);
  return started === undefined ? bid : { ...bid, vestingSchedule: started };
}

function seigniorageRecipients(
  winners: ValidatorWeights,
  bids: readonly ValidatorBidDetail[],
): readonly SeigniorageRecipient[] {
  const byValidator = new Map(bids.map((detail) => [publicKeyId(detail.bid.validatorPublicKey), detail]));
  return winners.map(([validatorPublicKey, weight]) => {
    const detail = byValidator.get(publicKeyId(validatorPublicKey));
    if (detail === undefined) throw auctionError('ValidatorNotFound');
    const delegators = detail.delegators.filter((delegator) => delegator.stakedAmount !== 0n);
    const delegated = delegators.reduce((sum, delegator) => saturatingAddU512(sum, delegator.stakedAmount), 0n);
    return {
      validatorPublicKey,
      // With a credit, if there is one.
      stake: saturatingSubtract(weight, delegated),
      delegationRate: detail.bid.delegationRate,
      delegatorStake: byDelegator(delegators).map(({ delegatorKind, stakedAmount }) => ({
        delegatorKind,
        stake: stakedAmount,
      })),
      reservationDelegationRates: byDelegator(detail.reservations).map(({ delegatorKind, delegationRate }) => ({
        delegatorKind,
        delegationRate,
      })),
    };
  });
}

/** Ascending by delegator, of equal ones the last. */
function byDelegator<T extends { readonly delegatorKind: Parameters<typeof delegatorKindId>[0] }>(
  entries: readonly T[],
): readonly T[] {
  const byId = new Map(entries.map((entry) => [delegatorKindId(entry.delegatorKind), entry]));
  return [...byId.values()].sort((left, right) => compareDelegatorKinds(left.delegatorKind, right.delegatorKind));
}

/** Burns the stakes of validators and of their delegators, bonded and unbonding, and removes their bids. */
export function slash(provider: AuctionProvider, validators: readonly PublicKey[]): void {
  if (!isSystemAccount(provider.getCaller())) throw auctionError('InvalidCaller');
  let burned = 0n;
  for (const validator of validators) {
    const validatorHash = validator.toAccountHash();
    const key = Key.bidAddr(validatorBidAddr(validator));
    const bid = provider.readBid(key);
    if (bid?._tag === 'Validator') {
      burned = addU512(burned, bid.value.stakedAmount);
      provider.pruneBid(key);
      for (const delegatorKey of delegatorKeys(provider, validatorHash)) {
        burned = addU512(burned, slashDelegator(provider, validator, delegatorKey));
      }
    }
    burned = addU512(burned, slashUnbond(provider, validatorUnbondAddr(validatorHash)));
  }
  provider.reduceTotalSupply(burned);
}

function slashDelegator(provider: AuctionProvider, validator: PublicKey, delegatorKey: Key): bigint {
  const bid = provider.readBid(delegatorKey);
  if (bid?._tag !== 'Delegator') return 0n;
  const { delegatorKind, stakedAmount, validatorPublicKey } = bid.value;
  provider.pruneBid(Key.bidAddr(delegatorBidAddr(validatorPublicKey.toAccountHash(), delegatorKind)));
  const unbondAddr = delegatorUnbondAddr(validator.toAccountHash(), delegatorKind);
  return addU512(stakedAmount, slashUnbond(provider, unbondAddr));
}

function slashUnbond(provider: AuctionProvider, addr: BidAddr): bigint {
  const unbond = readUnbond(provider, addr);
  if (unbond === undefined) return 0n;
  writeUnbond(provider, addr, undefined);
  return unbond.eras.reduce((sum, era) => addU512(sum, era.amount), 0n);
}
