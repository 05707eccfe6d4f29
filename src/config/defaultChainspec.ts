/**
 * The chainspec the builder uses when none is given: `resources/chainspec.toml.in` of casper-engine-test-support 8.1.1,
 * which the crate's build script copies to `chainspec.toml` with a new activation point (not used by the engine) and
 * nothing else changed. A test compares every field with what the crate reads from its own file.
 *
 * @module
 */
import type { Chainspec } from './chainspec';
import { DEFAULT_MESSAGE_LIMITS } from './messageLimits';
import { DEFAULT_STORAGE_COSTS } from './storageCosts';
import { DEFAULT_SYSTEM_CONFIG } from './systemConfig';
import { DEFAULT_WASM_CONFIG } from './wasmConfig';
import { CHAINSPEC_WASM_V2_CONFIG } from './wasmV2Config';

/** The default chainspec. Its values differ in places from the crate's `DEFAULT_*` constants (7 slots, not 5). */
export const DEFAULT_CHAINSPEC: Chainspec = {
  core: {
    eraDuration: 41_000n,
    minimumEraHeight: 5n,
    minimumBlockTime: 4_096n,
    validatorSlots: 7,
    finalityThresholdFraction: { numer: 1n, denom: 3n },
    startProtocolVersionWithStrictFinalitySignaturesRequired: { major: 1, minor: 5, patch: 0 },
    legacyRequiredFinality: 'Strict',
    auctionDelay: 1n,
    lockedFundsPeriod: 0n,
    vestingSchedulePeriod: 0n,
    unbondingDelay: 7n,
    roundSeigniorageRate: { numer: 1n, denom: 4_200_000_000_000_000_000n },
    maxAssociatedKeys: 100,
    maxRuntimeCallStackHeight: 12,
    minimumDelegationAmount: 500_000_000_000n,
    maximumDelegationAmount: 1_000_000_000_000_000_000n,
    minimumBidAmount: 100_000_000_000_000n,
    pruneBatchSize: 0n,
    strictArgumentChecking: false,
    simultaneousPeerRequests: 5,
    consensusProtocol: 'Zug',
    maxDelegatorsPerValidator: 1200,
    findersFee: { numer: 1n, denom: 5n },
    finalitySignatureProportion: { numer: 1n, denom: 2n },
    validatorCreditCap: { numer: 1n, denom: 5n },
    signatureRewardsMaxDelay: 3n,
    allowAuctionBids: true,
    allowUnrestrictedTransfers: true,
    computeRewards: true,
    refundHandling: { _tag: 'Refund', refundRatio: { numer: 75n, denom: 100n } },
    feeHandling: { _tag: 'PayToProposer' },
    pricingHandling: { _tag: 'PaymentLimited' },
    allowPrepaid: false,
    gasHoldBalanceHandling: { _tag: 'Accrued' },
    gasHoldInterval: 86_400_000n,
    administrators: [],
    enableAddressableEntity: false,
    baselineMotesAmount: 2_500_000_000n,
    trapOnAmbiguousEntityVersion: false,
  },
  wasm: {
    messagesLimits: DEFAULT_MESSAGE_LIMITS,
    v1: DEFAULT_WASM_CONFIG,
    v2: CHAINSPEC_WASM_V2_CONFIG,
  },
  systemCosts: DEFAULT_SYSTEM_CONFIG,
  storageCosts: DEFAULT_STORAGE_COSTS,
};
