/**
 * The settings a running engine looks at.
 *
 * Answers to: casper-execution-engine `engine_state/engine_config.rs` and `ChainspecConfig::engine_config` of
 * casper-engine-test-support.
 *
 * @module
 */
import { TextEncoder } from 'node:util';
import { blake2b256 } from '../bytes/blake2b';
import { bytesToHex, hexToBytes } from '../bytes/hex';
import type { Chainspec, WasmSettings } from './chainspec';
import type { FeeHandling, RefundHandling, VersionParts } from './coreConfig';
import { DEFAULT_CHAINSPEC } from './defaultChainspec';
import { DEFAULT_STORAGE_COSTS, type StorageCosts } from './storageCosts';
import { DEFAULT_SYSTEM_CONFIG, type SystemConfig } from './systemConfig';

/** How many keys a query may pass through on its path (`DEFAULT_MAX_QUERY_DEPTH`); not part of the engine config. */
export const DEFAULT_MAX_QUERY_DEPTH: number = 5;

/** Settings of the engine. Amounts are motes. */
export interface EngineConfig {
  readonly maxAssociatedKeys: number;
  readonly maxRuntimeCallStackHeight: number;
  readonly minimumDelegationAmount: bigint;
  readonly maximumDelegationAmount: bigint;
  readonly minimumBidAmount: bigint;
  readonly strictArgumentChecking: boolean;
  readonly vestingSchedulePeriodMillis: bigint;
  readonly maxDelegatorsPerValidator: number;
  readonly wasmConfig: WasmSettings;
  readonly systemConfig: SystemConfig;
  readonly protocolVersion: VersionParts;
  /** Account hashes as lower-case hex, ascending. */
  readonly administrativeAccounts: ReadonlySet<string>;
  readonly allowAuctionBids: boolean;
  readonly allowUnrestrictedTransfers: boolean;
  readonly refundHandling: RefundHandling;
  readonly feeHandling: FeeHandling;
  readonly computeRewards: boolean;
  readonly enableEntity: boolean;
  readonly trapOnAmbiguousEntityVersion: boolean;
  readonly storageCosts: StorageCosts;
}

/** `EngineConfig::default()`. */
export const DEFAULT_ENGINE_CONFIG: EngineConfig = {
  maxAssociatedKeys: 100,
  maxRuntimeCallStackHeight: 12,
  minimumDelegationAmount: 500_000_000_000n,
  maximumDelegationAmount: 1_000_000_000_000_000_000n,
  minimumBidAmount: 2n,
  strictArgumentChecking: false,
  // 91 days.
  vestingSchedulePeriodMillis: 7_862_400_000n,
  maxDelegatorsPerValidator: 1200,
  // `WasmConfig::default()` but for the second machine's prices, which nothing here reads.
  wasmConfig: DEFAULT_CHAINSPEC.wasm,
  systemConfig: DEFAULT_SYSTEM_CONFIG,
  protocolVersion: { major: 2, minor: 0, patch: 0 },
  administrativeAccounts: new Set(),
  allowAuctionBids: true,
  allowUnrestrictedTransfers: true,
  refundHandling: { _tag: 'NoRefund' },
  feeHandling: { _tag: 'NoFee' },
  computeRewards: true,
  enableEntity: false,
  trapOnAmbiguousEntityVersion: false,
  storageCosts: DEFAULT_STORAGE_COSTS,
};

const ALGORITHM_NAMES: Readonly<Record<string, string>> = { '01': 'ed25519', '02': 'secp256k1' };

/** The account hash of a public key in hex, in hex: blake2b of algorithm name, a zero byte and the raw key. */
function accountHashHex(publicKeyHex: string): string {
  const name = ALGORITHM_NAMES[publicKeyHex.slice(0, 2)] ?? '';
  return bytesToHex(blake2b256(new TextEncoder().encode(`${name}\0`), hexToBytes(publicKeyHex.slice(2))));
}

/**
 * The engine config for a chainspec. As in the reference, compute_rewards, minimum_bid_amount,
 * maximum_delegation_amount and trap_on_ambiguous_entity_version of the chainspec are not passed on: the engine keeps
 * its own defaults for these, and starts at protocol version 2.0.0.
 */
export function engineConfigFromChainspec(chainspec: Chainspec): EngineConfig {
  const { core } = chainspec;
  return {
    ...DEFAULT_ENGINE_CONFIG,
    maxAssociatedKeys: core.maxAssociatedKeys,
    maxRuntimeCallStackHeight: core.maxRuntimeCallStackHeight,
    minimumDelegationAmount: core.minimumDelegationAmount,
    strictArgumentChecking: core.strictArgumentChecking,
    vestingSchedulePeriodMillis: core.vestingSchedulePeriod,
    maxDelegatorsPerValidator: core.maxDelegatorsPerValidator,
    wasmConfig: chainspec.wasm,
    systemConfig: chainspec.systemCosts,
    administrativeAccounts: new Set(core.administrators.map(accountHashHex).sort()),
    allowAuctionBids: core.allowAuctionBids,
    allowUnrestrictedTransfers: core.allowUnrestrictedTransfers,
    refundHandling: core.refundHandling,
    feeHandling: core.feeHandling,
    enableEntity: core.enableAddressableEntity,
    storageCosts: chainspec.storageCosts,
  };
}
