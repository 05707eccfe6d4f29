/**
 * Paying out rewards: each part is minted into the bonding purse of whom it belongs to, where it is staked at once.
 *
 * Answers to: casper-storage `system/auction.rs` (`distribute`), `system/auction/detail.rs` (`get_distribution_target`).
 *
 * @module
 */

import type { AccountHash } from '../types/accountHash';
import type { BidAddr } from '../types/bidAddr';
import type { DelegatorBid } from '../types/delegatorBid';
import type { DelegatorKind } from '../types/delegatorKind';
import type { SeigniorageAllocation } from '../types/eraInfo';
import { Key } from '../types/key';
import type { PublicKey } from '../types/publicKey';
import type { Unbond } from '../types/unbond';
import type { URef } from '../types/uref';
import type { ValidatorBid } from '../types/validatorBid';
import type { AuctionProvider } from './auctionProvider';
import { MAX_BRIDGE_CHAIN_LENGTH, writeUnbond } from './auctionRecords';
import { type DelegatorReward, rewardsPerValidator, type ValidatorReward } from './auctionRewards';
import { getEraId, getSeigniorageRecipientsSnapshot } from './auctionState';
import { undelegate } from './auctionUndelegation';
import {
  delegatorBidAddr,
  delegatorUnbondAddr,
  increaseStake,
  targetUnbondEraIndex,
  validatorBidAddr,
  validatorUnbondAddr,
  withUnbondEra,
} from './bidRules';
import { sortedByPublicKey } from './publicKeyMap';
import { isSystemAccount } from './systemAccount';
import { auctionError, trySystem } from './systemErrors';
import { saturatingAddU512, U512_MAX } from './u512';

/** Motes to reward validators with, for the current era, the one before it, and so on. */
export type Rewards = Iterable<readonly [PublicKey, readonly bigint[]]>;

/** Pays out the rewards of an era and records who got what; only for the system. */
export function distribute(provider: AuctionProvider, rewards: Rewards): void {
  if (!isSystemAccount(provider.getCaller())) throw auctionError('InvalidCaller');

  const snapshot = getSeigniorageRecipientsSnapshot(provider);
  const currentEra = getEraId(provider);
  const allocations: SeigniorageAllocation[] = [];
  for (const [validator, amounts] of sortedByPublicKey(rewards)) {
    if (validator.algorithm === 'system') continue;
    for (const reward of rewardsPerValidator(validator, currentEra, amounts, snapshot)) {
      distributeToValidator(provider, validator, reward, allocations);
    }
  }
  provider.recordEraInfo({ seigniorageAllocations: allocations });
}

/** Where a validator's reward goes, and what its delegators' stakes are held to. */
interface ValidatorPayout {
  readonly bondingPurse: URef;
  readonly minimumDelegation: bigint;
  readonly maximumDelegation: bigint;
  /** Later keys of the validator, if it changed its key. */
  readonly bridged: readonly AccountHash[];
}

function distributeToValidator(
  provider: AuctionProvider,
  validator: PublicKey,
  { validatorReward, delegatorRewards }: ValidatorReward,
  allocations: SeigniorageAllocation[],
): void {
  const payout = creditValidator(provider, validator, validatorReward);
  if (payout === undefined) return;
  provider.mintIntoExistingPurse(validatorReward, payout.bondingPurse);
  allocations.push({ _tag: 'Validator', validatorPublicKey: validator, amount: validatorReward });

  const undelegations: [DelegatorKind, bigint][] = [];
  const prunes: Key[] = [];
  for (const delegatorReward of delegatorRewards) {
    const { delegatorKind, reward } = delegatorReward;
    const purse = creditDelegator(provider, validator, delegatorReward, payout, undelegations, prunes);
    allocations.push({ _tag: 'DelegatorKind', delegatorKind, validatorPublicKey: validator, amount: reward });
    if (purse !== undefined) provider.mintIntoExistingPurse(reward, purse);
  }
  for (const [delegator, amount] of undelegations) undelegate(provider, delegator, validator, amount);
  for (const key of prunes) provider.pruneBid(key);
}

/** Adds a reward to a validator's stake, or to what it is unbonding; undefined if it has neither any more. */
function creditValidator(provider: AuctionProvider, validator: PublicKey, reward: bigint): ValidatorPayout | undefined {
  const found = trySystem(() => distributionTarget(provider, validatorBidAddr(validator)));
  if (found._tag === 'Err') {
    if (found.error.variant === 'BridgeRecordChainTooLong') return undefined;
    throw found.error;
  }
  const target = found.value;
  switch (target._tag) {
    case 'Validator': {
      const bid = increaseStake(target.bid, reward);
      provider.writeBid(Key.bidAddr(target.addr), { _tag: 'Validator', value: bid });
      return {
        bondingPurse: bid.bondingPurse,
        minimumDelegation: bid.minimumDelegationAmount,
        maximumDelegation: bid.maximumDelegationAmount,
        bridged: target.bridged,
      };
    }
    case 'Unbond': {
      const { unbond } = target;
      const era = unbond.eras[targetUnbondEraIndex(unbond)];
      if (era === undefined) return undefined;
      // Rust raises the amount on a copy and writes the record as it was; the motes still go to the purse.
      writeUnbond(provider, validatorUnbondAddr(validator.toAccountHash()), unbond);
      return {
        bondingPurse: era.bondingPurse,
        minimumDelegation: U512_MAX,
        maximumDelegation: U512_MAX,
        bridged: [],
      };
    }
    case 'Delegator':
      throw auctionError('UnexpectedBidVariant');
  }
}

/** Adds a reward to a delegator's stake, or to what it is unbonding; returns the purse, undefined if there is nothing to do. */
function creditDelegator(
  provider: AuctionProvider,
  validator: PublicKey,
  { delegatorKind, reward }: DelegatorReward,
  payout: ValidatorPayout,
  undelegations: [DelegatorKind, bigint][],
  prunes: Key[],
): URef | undefined {
  if (reward === 0n) return undefined;
  // Under each later key of the validator first, then under the key that is rewarded.
  for (const validatorHash of [...payout.bridged, validator.toAccountHash()]) {
    const addr = delegatorBidAddr(validatorHash, delegatorKind);
    const found = trySystem(() => distributionTarget(provider, addr));
    if (found._tag === 'Err') {
      if (found.error.variant === 'DelegatorNotFound') continue;
      throw found.error;
    }
    const target = found.value;
    switch (target._tag) {
      case 'Delegator': {
        const bid = increaseStake(target.bid, reward);
        const key = Key.bidAddr(addr);
        if (bid.stakedAmount < payout.minimumDelegation) {
          undelegations.push([delegatorKind, bid.stakedAmount]);
          prunes.push(key);
        } else if (bid.stakedAmount > payout.maximumDelegation) {
          undelegations.push([delegatorKind, bid.stakedAmount - payout.maximumDelegation]);
        }
        provider.writeBid(key, { _tag: 'Delegator', value: bid });
        return bid.bondingPurse;
      }
      case 'Unbond': {
        const { unbond } = target;
        const index = targetUnbondEraIndex(unbond);
        const era = unbond.eras[index];
        if (era === undefined) continue;
        const raised = withUnbondEra(unbond, index, { ...era, amount: saturatingAddU512(era.amount, reward) });
        writeUnbond(provider, delegatorUnbondAddr(validatorHash, delegatorKind), raised);
        return era.bondingPurse;
      }
      case 'Validator':
        throw auctionError('UnexpectedBidVariant');
    }
  }
  return undefined;
}

/** What is found where a bid was. */
type DistributionTarget =
  | {
      readonly _tag: 'Validator';
      readonly addr: BidAddr;
      readonly bid: ValidatorBid;
      readonly bridged: readonly AccountHash[];
    }
  | { readonly _tag: 'Delegator'; readonly bid: DelegatorBid }
  | { readonly _tag: 'Unbond'; readonly unbond: Unbond };

/** Follows a bid through changes of its validator's key, to its unbonding if it is gone. */
function distributionTarget(provider: AuctionProvider, addr: BidAddr): DistributionTarget {
  const bridged: AccountHash[] = [];
  let current = addr;
  for (let i = 0; i < MAX_BRIDGE_CHAIN_LENGTH; i++) {
    const bid = provider.readBid(Key.bidAddr(current));
    switch (bid?._tag) {
      case 'Validator':
        return { _tag: 'Validator', addr: current, bid: bid.value, bridged };
      case 'Delegator':
        return { _tag: 'Delegator', bid: bid.value };
      case 'Unbond':
        return { _tag: 'Unbond', unbond: bid.value };
      case 'Bridge':
        current = validatorBidAddr(bid.value.newValidatorPublicKey);
        bridged.push(current.validator);
        break;
      case undefined:
        return unbondTarget(provider, addr);
      default:
        throw auctionError('BridgeRecordChainTooLong');
    }
  }
  throw auctionError('BridgeRecordChainTooLong');
}

/** The unbonding that took the place of the bid first looked for. */
function unbondTarget(provider: AuctionProvider, addr: BidAddr): DistributionTarget {
  const unbondAddr = unbondAddrOf(addr);
  if (unbondAddr === undefined) throw auctionError('BridgeRecordChainTooLong');
  const bid = provider.readBid(Key.bidAddr(unbondAddr));
  if (bid?._tag === 'Unbond') return { _tag: 'Unbond', unbond: bid.value };
  throw auctionError(addr._tag === 'Validator' ? 'ValidatorNotFound' : 'DelegatorNotFound');
}

function unbondAddrOf(addr: BidAddr): BidAddr | undefined {
  switch (addr._tag) {
    case 'Validator':
      return validatorUnbondAddr(addr.validator);
    case 'DelegatedAccount':
      return { _tag: 'UnbondAccount', validator: addr.validator, unbonder: addr.delegator as AccountHash };
    case 'DelegatedPurse':
      return { _tag: 'UnbondPurse', validator: addr.validator, unbonder: addr.delegator as Uint8Array };
    default:
      return undefined;
  }
}
