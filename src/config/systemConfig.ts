/**
 * What calls of the system contracts cost in gas, section `[system_costs]`.
 *
 * The widths are Rust's: auction and unknown entry points are u64, the rest u32.
 *
 * Answers to: casper-types `chainspec/vm_config/{system_config,auction_costs,mint_costs,handle_payment_costs,
 * standard_payment_costs}.rs`.
 *
 * @module
 */

/** Gas of each auction entry point. */
export interface AuctionCosts {
  readonly getEraValidators: bigint;
  readonly readSeigniorageRecipients: bigint;
  readonly addBid: bigint;
  readonly withdrawBid: bigint;
  readonly delegate: bigint;
  readonly undelegate: bigint;
  readonly runAuction: bigint;
  readonly slash: bigint;
  readonly distribute: bigint;
  readonly withdrawDelegatorReward: bigint;
  readonly withdrawValidatorReward: bigint;
  readonly readEraId: bigint;
  readonly activateBid: bigint;
  readonly redelegate: bigint;
  readonly changeBidPublicKey: bigint;
  readonly addReservations: bigint;
  readonly cancelReservations: bigint;
}

/** Gas of each mint entry point. */
export interface MintCosts {
  readonly mint: number;
  readonly reduceTotalSupply: number;
  readonly burn: number;
  readonly create: number;
  readonly balance: number;
  readonly transfer: number;
  readonly readBaseRoundReward: number;
  readonly mintIntoExistingPurse: number;
}

/** Gas of each handle payment entry point. */
export interface HandlePaymentCosts {
  readonly getPaymentPurse: number;
  readonly setRefundPurse: number;
  readonly getRefundPurse: number;
  readonly finalizePayment: number;
}

/** Gas of the standard payment entry point. */
export interface StandardPaymentCosts {
  readonly pay: number;
}

/** All system costs. */
export interface SystemConfig {
  /** For calling an entry point that a system contract does not have. */
  readonly noSuchEntrypoint: bigint;
  readonly auctionCosts: AuctionCosts;
  readonly mintCosts: MintCosts;
  readonly handlePaymentCosts: HandlePaymentCosts;
  readonly standardPaymentCosts: StandardPaymentCosts;
}

/** `SystemConfig::default()`, which the chainspec repeats. */
export const DEFAULT_SYSTEM_CONFIG: SystemConfig = {
  noSuchEntrypoint: 2_500_000_000n,
  auctionCosts: {
    getEraValidators: 2_500_000_000n,
    readSeigniorageRecipients: 5_000_000_000n,
    addBid: 2_500_000_000n,
    withdrawBid: 2_500_000_000n,
    delegate: 2_500_000_000n,
    undelegate: 2_500_000_000n,
    runAuction: 2_500_000_000n,
    slash: 2_500_000_000n,
    distribute: 2_500_000_000n,
    withdrawDelegatorReward: 5_000_000_000n,
    withdrawValidatorReward: 5_000_000_000n,
    readEraId: 2_500_000_000n,
    activateBid: 2_500_000_000n,
    redelegate: 2_500_000_000n,
    changeBidPublicKey: 5_000_000_000n,
    addReservations: 2_500_000_000n,
    cancelReservations: 2_500_000_000n,
  },
  mintCosts: {
    mint: 2_500_000_000,
    reduceTotalSupply: 2_500_000_000,
    burn: 100_000_000,
    create: 2_500_000_000,
    balance: 100_000_000,
    transfer: 100_000_000,
    readBaseRoundReward: 2_500_000_000,
    mintIntoExistingPurse: 2_500_000_000,
  },
  handlePaymentCosts: {
    getPaymentPurse: 10_000,
    setRefundPurse: 10_000,
    getRefundPurse: 10_000,
    finalizePayment: 2_500_000_000,
  },
  standardPaymentCosts: { pay: 10_000 },
};
