/**
 * Who validates: the weights of all bids, and the largest of them up to the number of slots.
 *
 * Answers to: casper-storage `system/auction/detail.rs` (`ValidatorBidsDetail`), casper-types `system/auction.rs`
 * (`WeightsBreakout`).
 *
 * @module
 */

import type { Ratio } from '../config/coreConfig';
import type { Reservation, ValidatorCredit } from '../types/bidKind';
import type { DelegatorBid } from '../types/delegatorBid';
import type { PublicKey } from '../types/publicKey';
import type { ValidatorBid } from '../types/validatorBid';
import { isVesting } from '../types/vestingSchedule';
import type { AuctionProvider } from './auctionProvider';
import { readDelegatorBids, readReservations } from './auctionRecords';
import { publicKeyId, sortedByPublicKey } from './publicKeyMap';
import { multiplyRatio, ratioFromInteger, ratioToInteger } from './ratio';
import { auctionError } from './systemErrors';
import { addU512, checkedAddU512, minimum, saturatingAddU512, U512_MAX } from './u512';

/** A validator's bid with all that belongs to it. */
export interface ValidatorBidDetail {
  readonly bid: ValidatorBid;
  readonly delegators: readonly DelegatorBid[];
  readonly reservations: readonly Reservation[];
  readonly credit: ValidatorCredit | undefined;
}

/** Weight in motes by validator, ascending by public key. */
export type ValidatorWeights = readonly (readonly [PublicKey, bigint])[];

/** All bids there are, and who has a credit. */
export interface ValidatorBids {
  /** Ascending by public key. */
  readonly bids: readonly ValidatorBidDetail[];
  /** Validators with a credit, bid or not, ascending. */
  readonly credited: readonly PublicKey[];
}

/** Reads all bids. */
export function getValidatorBids(provider: AuctionProvider): ValidatorBids {
  const bids: [PublicKey, Omit<ValidatorBidDetail, 'credit'>][] = [];
  const credits = new Map<string, ValidatorCredit>();
  for (const key of provider.getBidKeys()) {
    const record = provider.readBid(key);
    if (record === undefined) throw auctionError('ValidatorNotFound');
    if (record._tag === 'Validator') {
      const publicKey = record.value.validatorPublicKey;
      const delegators = readDelegatorBids(provider, publicKey);
      bids.push([publicKey, { bid: record.value, delegators, reservations: readReservations(provider, publicKey) }]);
    } else if (record._tag === 'Credit') {
      // A credit counts for the era that ends, whichever era it was written for; the first one found wins.
      const id = publicKeyId(record.value.validatorPublicKey);
      if (!credits.has(id)) credits.set(id, record.value);
    }
  }
  return {
    bids: sortedByPublicKey(bids).map(([publicKey, detail]) => ({
      ...detail,
      credit: credits.get(publicKeyId(publicKey)),
    })),
    credited: sortedByPublicKey(
      [...credits.values()].map((credit) => [credit.validatorPublicKey, undefined] as const),
    ).map(([publicKey]) => publicKey),
  };
}

/** How winners are picked. */
export interface WinnerRules {
  readonly validatorSlots: number;
  readonly minimumBidAmount: bigint;
  /** Whether credits count as stake. */
  readonly includeCredits: boolean;
  /** The largest credit that counts, as a part of the stake. */
  readonly creditCap: Ratio;
  readonly eraEndTimestampMillis: bigint;
  readonly vestingSchedulePeriodMillis: bigint;
}

/** Picks the validators of an era. */
export function pickWinners(bids: readonly ValidatorBidDetail[], rules: WinnerRules): ValidatorWeights {
  const locked: [PublicKey, bigint][] = [];
  const unlocked: [PublicKey, bigint][] = [];
  const belowMinimum: [PublicKey, bigint][] = [];
  for (const detail of bids) {
    const { bid } = detail;
    // Rust means to leave out empty bids, but the expression it wrote leaves out the largest possible stake only.
    if (bid.inactive || bid.stakedAmount === U512_MAX) continue;
    const entry: [PublicKey, bigint] = [bid.validatorPublicKey, validatorWeight(detail, rules)];
    if (isVesting(bid.vestingSchedule, rules.eraEndTimestampMillis, rules.vestingSchedulePeriodMillis)) {
      locked.push(entry);
    } else if (bid.stakedAmount >= rules.minimumBidAmount) unlocked.push(entry);
    else belowMinimum.push(entry);
  }

  const slots = rules.validatorSlots;
  // Locked validators are in, be they more than there are slots.
  if (locked.length >= slots) return locked;
  const openSlots = slots - locked.length;
  const winners = [...locked, ...largestFirst(unlocked).slice(0, openSlots)];

  // Bids below the minimum fill up to three quarters of the slots where there are too few others.
  const threshold = Math.floor((3 * slots) / 4);
  const combined = locked.length + unlocked.length;
  if (unlocked.length < openSlots && combined < threshold) {
    winners.push(...largestFirst(belowMinimum).slice(0, threshold - combined));
  }
  return sortedByPublicKey(winners);
}

/** Stable, so that equal weights stay in the order of their keys. */
function largestFirst(weights: readonly [PublicKey, bigint][]): [PublicKey, bigint][] {
  return [...weights].sort(([, left], [, right]) => (left < right ? 1 : left > right ? -1 : 0));
}

function validatorWeight({ bid, delegators, credit }: ValidatorBidDetail, rules: WinnerRules): bigint {
  const delegated = delegators.reduce((sum, delegator) => addU512(sum, delegator.stakedAmount), 0n);
  const staked = checkedAddU512(bid.stakedAmount, delegated);
  if (staked === undefined) throw auctionError('InvalidAmount');
  if (!rules.includeCredits || credit === undefined) return staked;
  const cap = ratioToInteger(multiplyRatio(ratioFromInteger(staked), rules.creditCap));
  return saturatingAddU512(staked, minimum(credit.amount, cap));
}
