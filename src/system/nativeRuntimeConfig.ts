/**
 * The settings native transactions run with.
 *
 * Answers to: casper-storage `system/runtime_native.rs` (`Config`, `TransferConfig`), casper-engine-test-support
 * `wasm_test_builder.rs` (`native_runtime_config`).
 *
 * @module
 */

import { compareBytes } from '../bytes/compareBytes';
import type { Chainspec } from '../config/chainspec';
import type { FeeHandling, Ratio, RefundHandling } from '../config/coreConfig';
import type { AccountHash } from '../types/accountHash';
import { PublicKey } from '../types/publicKey';

/** Settings of native transactions. Amounts are motes, durations milliseconds. */
export interface NativeRuntimeConfig {
  /** Ascending. */
  readonly administrativeAccounts: readonly AccountHash[];
  readonly allowUnrestrictedTransfers: boolean;
  readonly feeHandling: FeeHandling;
  readonly refundHandling: RefundHandling;
  readonly vestingSchedulePeriodMillis: bigint;
  readonly allowAuctionBids: boolean;
  readonly computeRewards: boolean;
  readonly maxDelegatorsPerValidator: number;
  readonly minimumBidAmount: bigint;
  readonly minimumDelegationAmount: bigint;
  readonly balanceHoldInterval: bigint;
  /** Whether credits of validators count as stake. */
  readonly includeCredits: boolean;
  /** Part of the stake that a credit may reach. */
  readonly creditCap: Ratio;
  readonly enableAddressableEntity: boolean;
  /** Gas of a native transfer, recorded with it. */
  readonly nativeTransferCost: number;
}

/** The settings a chainspec asks for. */
export function nativeRuntimeConfig(chainspec: Chainspec): NativeRuntimeConfig {
  const { core, systemCosts } = chainspec;
  return {
    administrativeAccounts: core.administrators
      .map((publicKey) => PublicKey.fromHex(publicKey).toAccountHash())
      .sort((left, right) => compareBytes(left.bytes, right.bytes)),
    allowUnrestrictedTransfers: core.allowUnrestrictedTransfers,
    feeHandling: core.feeHandling,
    refundHandling: core.refundHandling,
    vestingSchedulePeriodMillis: core.vestingSchedulePeriod,
    allowAuctionBids: core.allowAuctionBids,
    computeRewards: core.computeRewards,
    maxDelegatorsPerValidator: core.maxDelegatorsPerValidator,
    minimumBidAmount: core.minimumBidAmount,
    minimumDelegationAmount: core.minimumDelegationAmount,
    balanceHoldInterval: core.gasHoldInterval,
    includeCredits: core.feeHandling._tag === 'NoFee',
    creditCap: core.validatorCreditCap,
    enableAddressableEntity: core.enableAddressableEntity,
    nativeTransferCost: systemCosts.mintCosts.transfer,
  };
}

/** Whether an account is an administrator. */
export function isAdministrator(config: NativeRuntimeConfig, accountHash: AccountHash): boolean {
  return config.administrativeAccounts.some((administrator) => administrator.equals(accountHash));
}

/**
 * Whether the network knows administrators at all: without any, and with transfers open to all, Rust has no such settings.
 */
export function isAdministered(config: NativeRuntimeConfig): boolean {
  return config.administrativeAccounts.length > 0 || !config.allowUnrestrictedTransfers;
}

/** Whether transfers of this account must have an administrator at the other end. */
export function enforceTransferRestrictions(config: NativeRuntimeConfig, accountHash: AccountHash): boolean {
  return !config.allowUnrestrictedTransfers && !isAdministrator(config, accountHash);
}
