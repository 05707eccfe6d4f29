/**
 * Requests to upgrade the protocol.
 *
 * Answers to: casper-engine-test-support src/upgrade_request_builder.rs.
 *
 * @module
 */
import type { FeeHandling, HoldBalanceHandling, Ratio } from '../config/coreConfig';
import { ChainspecRegistry } from '../system/chainspecRegistry';
import type { ProtocolUpgradeConfig } from '../system/upgradeConfig';
import { ProtocolVersion } from '../types/protocolVersion';
import type { StoredValue } from '../types/storedValue';
import { type KeyLike, toKey } from './coerce';

/** An upgrade, for `builder.upgrade`. */
export type UpgradeRequest = ProtocolUpgradeConfig;

type Fields = { -readonly [Name in keyof UpgradeRequest]: UpgradeRequest[Name] };

/** 2^64 - 1. */
const U64_MAX = 0xffff_ffff_ffff_ffffn;

/**
 * Builds an {@link UpgradeRequest}. Every `with…` returns the builder; what is not set stays as it is in the state.
 *
 * Rust's defaults: no fees (so that handle payment gets an accumulation purse), and validators below 2,500,000,000,000 motes
 * become inactive.
 */
export class UpgradeRequestBuilder {
  readonly #fields: Fields = {
    currentProtocolVersion: ProtocolVersion.fromParts(0, 0, 0),
    newProtocolVersion: ProtocolVersion.fromParts(0, 0, 0),
    globalStateUpdate: [],
    chainspecRegistry: ChainspecRegistry.newWithOptionalGlobalState(new Uint8Array(0)),
    feeHandling: { _tag: 'NoFee' },
    validatorMinimumBidAmount: 2_500_000_000_000n,
    maximumDelegationAmount: U64_MAX,
    minimumDelegationAmount: 0n,
    enableAddressableEntity: false,
  };

  /** Starts an upgrade that changes nothing. */
  static new(): UpgradeRequestBuilder {
    return new UpgradeRequestBuilder();
  }

  /** Without effect, as in Rust: `builder.upgrade` upgrades the state it has. */
  withPreStateHash(_preStateHash: Uint8Array): this {
    return this;
  }

  /** The version to leave. */
  withCurrentProtocolVersion(protocolVersion: ProtocolVersion): this {
    return this.#with({ currentProtocolVersion: protocolVersion });
  }

  /** The version to reach: a later one, of the same major number or the next. */
  withNewProtocolVersion(protocolVersion: ProtocolVersion): this {
    return this.#with({ newProtocolVersion: protocolVersion });
  }

  /** How gas is held. */
  withNewGasHoldHandling(gasHoldHandling: HoldBalanceHandling): this {
    return this.#with({ newGasHoldHandling: gasHoldHandling });
  }

  /** For how long gas is held, in milliseconds. */
  withNewGasHoldInterval(gasHoldInterval: bigint | number): this {
    return this.#with({ newGasHoldInterval: BigInt(gasHoldInterval) });
  }

  /** Sets how many validators an era has from now on. */
  withNewValidatorSlots(newValidatorSlots: number): this {
    return this.#with({ newValidatorSlots });
  }

  /** In eras. */
  withNewAuctionDelay(newAuctionDelay: bigint | number): this {
    return this.#with({ newAuctionDelay: BigInt(newAuctionDelay) });
  }

  /** Sets for how many milliseconds stakes of genesis are locked. */
  withNewLockedFundsPeriodMillis(newLockedFundsPeriodMillis: bigint | number): this {
    return this.#with({ newLockedFundsPeriodMillis: BigInt(newLockedFundsPeriodMillis) });
  }

  /** Part of the total supply that a round rewards. */
  withNewRoundSeigniorageRate(rate: Ratio): this {
    return this.#with({ newRoundSeigniorageRate: rate });
  }

  /** In eras. */
  withNewUnbondingDelay(unbondingDelay: bigint | number): this {
    return this.#with({ newUnbondingDelay: BigInt(unbondingDelay) });
  }

  /** Values to write before anything else; of equal keys the last counts. */
  withGlobalStateUpdate(globalStateUpdate: Iterable<readonly [KeyLike, StoredValue]>): this {
    const byId = new Map(
      [...globalStateUpdate].map(([keyLike, value]) => {
        const key = toKey(keyLike);
        return [key.id, [key, value] as const] as const;
      }),
    );
    return this.#with({ globalStateUpdate: [...byId.values()].sort(([a], [b]) => a.compare(b)) });
  }

  /** The first era of the new protocol. */
  withActivationPoint(activationPoint: bigint | number): this {
    return this.#with({ activationPoint: BigInt(activationPoint) });
  }

  /** Hashes of the configuration files; of an empty file when not set. */
  withChainspecRegistry(chainspecRegistry: ChainspecRegistry): this {
    return this.#with({ chainspecRegistry });
  }

  /** Sets what becomes of fees from now on. */
  withFeeHandling(feeHandling: FeeHandling): this {
    return this.#with({ feeHandling });
  }

  /** In motes; validators below it become inactive. */
  withValidatorMinimumBidAmount(validatorMinimumBidAmount: bigint | number): this {
    return this.#with({ validatorMinimumBidAmount: BigInt(validatorMinimumBidAmount) });
  }

  /** In motes; written into bids that are still as protocol 1.x stored them. */
  withMaximumDelegationAmount(maximumDelegationAmount: bigint | number): this {
    return this.#with({ maximumDelegationAmount: BigInt(maximumDelegationAmount) });
  }

  /** In motes; written into bids that are still as protocol 1.x stored them. */
  withMinimumDelegationAmount(minimumDelegationAmount: bigint | number): this {
    return this.#with({ minimumDelegationAmount: BigInt(minimumDelegationAmount) });
  }

  /** Whether the system contracts are entities from here on. */
  withEnableAddressableEntity(enableAddressableEntity: boolean): this {
    return this.#with({ enableAddressableEntity });
  }

  /** The request, for `builder.upgrade`. */
  build(): UpgradeRequest {
    return { ...this.#fields };
  }

  #with(fields: Partial<Fields>): this {
    Object.assign(this.#fields, fields);
    return this;
  }
}
