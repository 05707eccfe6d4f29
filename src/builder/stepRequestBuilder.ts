/**
 * Requests to end an era.
 *
 * Answers to: casper-engine-test-support src/step_request_builder.rs.
 *
 * @module
 */
import type { StepRequest as NativeStepRequest } from '../system/nativeEra';
import type { NativeRuntimeConfig } from '../system/nativeRuntimeConfig';
import { ProtocolVersion } from '../types/protocolVersion';
import type { PublicKey } from '../types/publicKey';

/** The end of an era, for `builder.step`. */
export interface StepRequest extends NativeStepRequest {
  readonly protocolVersion: ProtocolVersion;
  /** Absent: what follows from the chainspec of the builder that executes the request. */
  readonly runtimeConfig?: NativeRuntimeConfig;
  /** Root hash of the state to start from. Absent: the current state of the builder that executes the request. */
  readonly parentStateHash?: Uint8Array;
}

/** Who may move motes on a network with administrators. */
export type TransferConfig = Pick<NativeRuntimeConfig, 'administrativeAccounts' | 'allowUnrestrictedTransfers'>;

/** Rust's `Config::default()`. Source: casper-storage src/system/runtime_native.rs. */
const BARE_CONFIG: NativeRuntimeConfig = {
  administrativeAccounts: [],
  allowUnrestrictedTransfers: true,
  feeHandling: { _tag: 'NoFee' },
  refundHandling: { _tag: 'NoRefund' },
  vestingSchedulePeriodMillis: 0n,
  allowAuctionBids: false,
  computeRewards: false,
  maxDelegatorsPerValidator: 0,
  minimumBidAmount: 0n,
  minimumDelegationAmount: 0n,
  balanceHoldInterval: 0n,
  includeCredits: false,
  creditCap: { numer: 0n, denom: 1n },
  enableAddressableEntity: false,
  nativeTransferCost: 0,
};

/**
 * Builds a {@link StepRequest}. Every `with…` returns the builder.
 *
 * `builder.stepRequestBuilder()` gives one with the settings of the network. A new one has the bare ones of Rust: no limits,
 * no credits of validators, protocol version 0.0.0.
 */
export class StepRequestBuilder {
  #runtimeConfig: NativeRuntimeConfig = BARE_CONFIG;
  #parentStateHash: Uint8Array | undefined;
  #protocolVersion: ProtocolVersion = ProtocolVersion.fromParts(0, 0, 0);
  #nextEraId = 0n;
  #eraEndTimestampMillis = 0n;
  readonly #slashed: PublicKey[] = [];
  readonly #evicted: PublicKey[] = [];

  /** Starts a step without rewards, slashes and evictions. */
  static new(): StepRequestBuilder {
    return new StepRequestBuilder();
  }

  /** Sets the settings the step runs with. */
  withRuntimeConfig(runtimeConfig: NativeRuntimeConfig): this {
    this.#runtimeConfig = runtimeConfig;
    return this;
  }

  /** Sets the administrators among the settings; the end of an era itself does not look at them. */
  withTransferConfig(transferConfig: TransferConfig): this {
    const { administrativeAccounts, allowUnrestrictedTransfers } = transferConfig;
    return this.withRuntimeConfig({ ...this.#runtimeConfig, administrativeAccounts, allowUnrestrictedTransfers });
  }

  /** Sets the state to start from, by its root hash; without it, it is the current one. */
  withParentStateHash(parentStateHash: Uint8Array): this {
    this.#parentStateHash = parentStateHash;
    return this;
  }

  /** Sets the protocol version of the step. */
  withProtocolVersion(protocolVersion: ProtocolVersion): this {
    this.#protocolVersion = protocolVersion;
    return this;
  }

  /** The era that begins; the engine does not check it. */
  withNextEraId(nextEraId: bigint | number): this {
    this.#nextEraId = BigInt(nextEraId);
    return this;
  }

  /** Milliseconds since the epoch. */
  withEraEndTimestampMillis(eraEndTimestampMillis: bigint | number): this {
    this.#eraEndTimestampMillis = BigInt(eraEndTimestampMillis);
    return this;
  }

  /** A validator that loses its stake. */
  withSlashItem(validator: PublicKey): this {
    this.#slashed.push(validator);
    return this;
  }

  /** Without effect, as in Rust, where `build` drops it: rewards are paid out with `builder.distribute`. */
  withRewardItem(_validator: PublicKey, _value: bigint | number): this {
    return this;
  }

  /** A validator that becomes inactive. */
  withEvictItem(validator: PublicKey): this {
    return this.withEvictItems([validator]);
  }

  /** Validators that become inactive. */
  withEvictItems(validators: Iterable<PublicKey>): this {
    this.#evicted.push(...validators);
    return this;
  }

  /** Without effect, as in Rust, where `build` drops it: the auction is always run. */
  withRunAuction(_runAuction: boolean): this {
    return this;
  }

  /** The request, for `builder.step`. */
  build(): StepRequest {
    return {
      runtimeConfig: this.#runtimeConfig,
      ...(this.#parentStateHash === undefined ? {} : { parentStateHash: this.#parentStateHash }),
      protocolVersion: this.#protocolVersion,
      nextEraId: this.#nextEraId,
      eraEndTimestampMillis: this.#eraEndTimestampMillis,
      slashedValidators: [...this.#slashed],
      evictedValidators: [...this.#evicted],
    };
  }
}
