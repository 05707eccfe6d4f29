/**
 * Records of the auction as a node shows them.
 *
 * Answers to: the `Serialize` implementations of casper-types `system/auction/`.
 *
 * @module
 */
import { bytesToHex } from '../../bytes/hex';
import type { Bid, Delegator } from '../../types/bid';
import type { BidKind } from '../../types/bidKind';
import type { DelegatorKind } from '../../types/delegatorKind';
import type { EraInfo, SeigniorageAllocation } from '../../types/eraInfo';
import type { PublicKey } from '../../types/publicKey';
import type { Unbond, UnbondEra, UnbondingPurse, WithdrawPurse } from '../../types/unbond';
import type { VestingSchedule } from '../../types/vestingSchedule';
import { integer, type Json } from './exactJson';

const orNull = (key: PublicKey | undefined): Json => key?.toHex() ?? null;

function vestingScheduleJson(schedule: VestingSchedule | undefined): Json {
  if (schedule === undefined) return null;
  return {
    initial_release_timestamp_millis: integer(schedule.initialReleaseTimestampMillis),
    locked_amounts: schedule.lockedAmounts?.map(String) ?? null,
  };
}

function delegatorJson(delegator: Delegator): Json {
  return {
    delegator_public_key: delegator.delegatorPublicKey.toHex(),
    staked_amount: delegator.stakedAmount.toString(),
    bonding_purse: delegator.bondingPurse.toFormattedString(),
    validator_public_key: delegator.validatorPublicKey.toHex(),
    vesting_schedule: vestingScheduleJson(delegator.vestingSchedule),
  };
}

/** A bid in one record with its delegators, as before 2.0. */
export function bidJson(bid: Bid): Json {
  return {
    validator_public_key: bid.validatorPublicKey.toHex(),
    bonding_purse: bid.bondingPurse.toFormattedString(),
    staked_amount: bid.stakedAmount.toString(),
    delegation_rate: bid.delegationRate,
    vesting_schedule: vestingScheduleJson(bid.vestingSchedule),
    delegators: bid.delegators.map(([key, delegator]) => ({
      delegator_public_key: key.toHex(),
      delegator: delegatorJson(delegator),
    })),
    inactive: bid.inactive,
  };
}

/** Who delegates. */
export function delegatorKindJson(kind: DelegatorKind): Json {
  return kind._tag === 'PublicKey' ? { PublicKey: kind.publicKey.toHex() } : { Purse: bytesToHex(kind.addr) };
}

function unbondEraJson(era: UnbondEra): Json {
  return {
    bonding_purse: era.bondingPurse.toFormattedString(),
    era_of_creation: integer(era.eraOfCreation),
    amount: era.amount.toString(),
    new_validator: orNull(era.newValidator),
  };
}

function unbondJson(unbond: Unbond): Json {
  const { unbondKind } = unbond;
  return {
    validator_public_key: unbond.validatorPublicKey.toHex(),
    unbond_kind: {
      [unbondKind._tag]:
        unbondKind._tag === 'DelegatedPurse' ? bytesToHex(unbondKind.addr) : unbondKind.publicKey.toHex(),
    },
    eras: unbond.eras.map(unbondEraJson),
  };
}

/** Any record of the auction. */
export function bidKindJson(kind: BidKind): Json {
  return { [kind._tag]: bidKindContents(kind) };
}

function bidKindContents(kind: BidKind): Json {
  switch (kind._tag) {
    case 'Unified':
      return bidJson(kind.value);
    case 'Validator': {
      const bid = kind.value;
      return {
        validator_public_key: bid.validatorPublicKey.toHex(),
        bonding_purse: bid.bondingPurse.toFormattedString(),
        staked_amount: bid.stakedAmount.toString(),
        delegation_rate: bid.delegationRate,
        vesting_schedule: vestingScheduleJson(bid.vestingSchedule),
        inactive: bid.inactive,
        minimum_delegation_amount: integer(bid.minimumDelegationAmount),
        maximum_delegation_amount: integer(bid.maximumDelegationAmount),
        reserved_slots: bid.reservedSlots,
      };
    }
    case 'Delegator': {
      const bid = kind.value;
      return {
        delegator_kind: delegatorKindJson(bid.delegatorKind),
        staked_amount: bid.stakedAmount.toString(),
        bonding_purse: bid.bondingPurse.toFormattedString(),
        validator_public_key: bid.validatorPublicKey.toHex(),
        vesting_schedule: vestingScheduleJson(bid.vestingSchedule),
      };
    }
    case 'Bridge':
      return {
        old_validator_public_key: kind.value.oldValidatorPublicKey.toHex(),
        new_validator_public_key: kind.value.newValidatorPublicKey.toHex(),
        era_id: integer(kind.value.eraId),
      };
    case 'Credit':
      return {
        validator_public_key: kind.value.validatorPublicKey.toHex(),
        era_id: integer(kind.value.eraId),
        amount: kind.value.amount.toString(),
      };
    case 'Reservation':
      return {
        delegator_kind: delegatorKindJson(kind.value.delegatorKind),
        validator_public_key: kind.value.validatorPublicKey.toHex(),
        delegation_rate: kind.value.delegationRate,
      };
    case 'Unbond':
      return unbondJson(kind.value);
  }
}

/** Motes that wait to be paid out, as before 1.5. */
export function withdrawPurseJson(purse: WithdrawPurse): { readonly [name: string]: Json } {
  return {
    bonding_purse: purse.bondingPurse.toFormattedString(),
    validator_public_key: purse.validatorPublicKey.toHex(),
    unbonder_public_key: purse.unbonderPublicKey.toHex(),
    era_of_creation: integer(purse.eraOfCreation),
    amount: purse.amount.toString(),
  };
}

/** Motes that wait to be paid out, as before 2.0. */
export function unbondingPurseJson(purse: UnbondingPurse): Json {
  return { ...withdrawPurseJson(purse), new_validator: orNull(purse.newValidator) };
}

function allocationJson(allocation: SeigniorageAllocation): Json {
  const shared = { validator_public_key: allocation.validatorPublicKey.toHex(), amount: allocation.amount.toString() };
  switch (allocation._tag) {
    case 'Validator':
      return { Validator: shared };
    case 'Delegator':
      return { Delegator: { delegator_public_key: allocation.delegatorPublicKey.toHex(), ...shared } };
    case 'DelegatorKind':
      return { DelegatorKind: { delegator_kind: delegatorKindJson(allocation.delegatorKind), ...shared } };
  }
}

/** The rewards of an era. */
export function eraInfoJson(info: EraInfo): Json {
  return { seigniorage_allocations: info.seigniorageAllocations.map(allocationJson) };
}
