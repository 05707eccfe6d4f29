/**
 * The `[core]` section of a chainspec.
 *
 * Answers to: casper-types `chainspec/core_config.rs`, `fee_handling.rs`, `refund_handling.rs`, `pricing_handling.rs`,
 * `hold_balance_handling.rs`.
 *
 * @module
 */

/** A fraction as it was written: it is not reduced, `75/100` stays `75/100`. */
export interface Ratio {
  readonly numer: bigint;
  /** Never zero. */
  readonly denom: bigint;
}

/** The parts of a protocol version `major.minor.patch`. */
export interface VersionParts {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** What happens to the fee of a transaction. */
export type FeeHandling =
  | { readonly _tag: 'PayToProposer' }
  | { readonly _tag: 'Accumulate' }
  | { readonly _tag: 'Burn' }
  | { readonly _tag: 'NoFee' };

/** What happens to the part of a payment that was not used. */
export type RefundHandling =
  | { readonly _tag: 'Refund'; readonly refundRatio: Ratio }
  | { readonly _tag: 'Burn'; readonly refundRatio: Ratio }
  | { readonly _tag: 'NoRefund' };

/** How a transaction says what it pays. */
export type PricingHandling = { readonly _tag: 'PaymentLimited' } | { readonly _tag: 'Fixed' };

/** How balance holds count against the available balance: in full until they expire, or shrinking linearly. */
export type HoldBalanceHandling = { readonly _tag: 'Accrued' } | { readonly _tag: 'Amortized' };

/** Values of the core protocol. Durations are milliseconds, amounts are motes. */
export interface CoreConfig {
  readonly eraDuration: bigint;
  readonly minimumEraHeight: bigint;
  readonly minimumBlockTime: bigint;
  readonly validatorSlots: number;
  readonly finalityThresholdFraction: Ratio;
  readonly startProtocolVersionWithStrictFinalitySignaturesRequired: VersionParts;
  readonly legacyRequiredFinality: 'Strict' | 'Weak' | 'Any';
  /** Eras between an auction and the era its winners validate, less one. */
  readonly auctionDelay: bigint;
  /** How long the bid of a genesis validator is locked. */
  readonly lockedFundsPeriod: bigint;
  /** Over which time that bid is released afterwards. */
  readonly vestingSchedulePeriod: bigint;
  /** Eras until unbonded motes are paid out. */
  readonly unbondingDelay: bigint;
  readonly roundSeigniorageRate: Ratio;
  readonly maxAssociatedKeys: number;
  readonly maxRuntimeCallStackHeight: number;
  readonly minimumDelegationAmount: bigint;
  readonly maximumDelegationAmount: bigint;
  readonly minimumBidAmount: bigint;
  readonly pruneBatchSize: bigint;
  readonly strictArgumentChecking: boolean;
  readonly simultaneousPeerRequests: number;
  readonly consensusProtocol: 'Zug' | 'Highway';
  /** Zero: no limit. */
  readonly maxDelegatorsPerValidator: number;
  readonly findersFee: Ratio;
  readonly finalitySignatureProportion: Ratio;
  readonly validatorCreditCap: Ratio;
  readonly signatureRewardsMaxDelay: bigint;
  readonly allowAuctionBids: boolean;
  readonly allowUnrestrictedTransfers: boolean;
  readonly computeRewards: boolean;
  readonly refundHandling: RefundHandling;
  readonly feeHandling: FeeHandling;
  readonly pricingHandling: PricingHandling;
  readonly allowPrepaid: boolean;
  readonly gasHoldBalanceHandling: HoldBalanceHandling;
  readonly gasHoldInterval: bigint;
  /** Public keys as lower-case hex with the algorithm byte, ascending, no duplicates. */
  readonly administrators: readonly string[];
  readonly enableAddressableEntity: boolean;
  /** The penalty payment, the lowest cost and the minimum balance. */
  readonly baselineMotesAmount: bigint;
  readonly trapOnAmbiguousEntityVersion: boolean;
}
