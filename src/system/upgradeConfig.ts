/**
 * What a protocol upgrade is asked to do.
 *
 * Answers to: casper-types `chainspec/upgrade_config.rs`.
 *
 * @module
 */

import type { FeeHandling, HoldBalanceHandling, Ratio } from '../config/coreConfig';
import type { Key } from '../types/key';
import type { ProtocolVersion } from '../types/protocolVersion';
import type { StoredValue } from '../types/storedValue';
import type { ChainspecRegistry } from './chainspecRegistry';

/** The settings of an upgrade. What is left out stays as it is in the state. Durations are milliseconds, amounts motes. */
export interface ProtocolUpgradeConfig {
  readonly currentProtocolVersion: ProtocolVersion;
  readonly newProtocolVersion: ProtocolVersion;
  /** First era of the new protocol. */
  readonly activationPoint?: bigint | undefined;
  readonly newGasHoldHandling?: HoldBalanceHandling | undefined;
  readonly newGasHoldInterval?: bigint | undefined;
  /** u32. */
  readonly newValidatorSlots?: number | undefined;
  /** Eras. */
  readonly newAuctionDelay?: bigint | undefined;
  readonly newLockedFundsPeriodMillis?: bigint | undefined;
  readonly newRoundSeigniorageRate?: Ratio | undefined;
  /** Eras. */
  readonly newUnbondingDelay?: bigint | undefined;
  /** Values written before anything else is looked at, in Rust's order of keys, each key once. */
  readonly globalStateUpdate: readonly (readonly [Key, StoredValue])[];
  readonly chainspecRegistry: ChainspecRegistry;
  /** Where fees accumulate or are not taken, handle payment gets a purse for them. */
  readonly feeHandling: FeeHandling;
  /** Validators below it become inactive. */
  readonly validatorMinimumBidAmount: bigint;
  /** Written into bids of protocol 1.x; below the minimum it makes the upgrade fail. */
  readonly maximumDelegationAmount: bigint;
  readonly minimumDelegationAmount: bigint;
  /** Whether accounts and contracts are entities from here on. */
  readonly enableAddressableEntity: boolean;
}
