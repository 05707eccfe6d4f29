/**
 * Requests to end an era.
 *
 * Answers to: casper-engine-test-support src/step_request_builder.rs. Rust's `with_run_auction` and `with_reward_item` have no
 * effect there (the request drops both) and do not exist here; the runtime configuration and the parent state are the builder's.
 *
 * @module
 */
import type { StepRequest as NativeStepRequest } from '../system/nativeEra';
import type { ProtocolVersion } from '../types/protocolVersion';
import type { PublicKey } from '../types/publicKey';
import { DEFAULT_PROTOCOL_VERSION } from './defaults';

/** The end of an era, for `builder.step`. */
export interface StepRequest extends NativeStepRequest {
  readonly protocolVersion: ProtocolVersion;
}

/** Builds a {@link StepRequest}. Every `with…` returns the builder. */
export class StepRequestBuilder {
  #protocolVersion: ProtocolVersion = DEFAULT_PROTOCOL_VERSION;
  #nextEraId = 0n;
  #eraEndTimestampMillis = 0n;
  readonly #slashed: PublicKey[] = [];
  readonly #evicted: PublicKey[] = [];

  static new(): StepRequestBuilder {
    return new StepRequestBuilder();
  }

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

  /** A validator that becomes inactive. */
  withEvictItem(validator: PublicKey): this {
    return this.withEvictItems([validator]);
  }

  /** Validators that become inactive. */
  withEvictItems(validators: Iterable<PublicKey>): this {
    this.#evicted.push(...validators);
    return this;
  }

  build(): StepRequest {
    return {
      protocolVersion: this.#protocolVersion,
      nextEraId: this.#nextEraId,
      eraEndTimestampMillis: this.#eraEndTimestampMillis,
      slashedValidators: [...this.#slashed],
      evictedValidators: [...this.#evicted],
    };
  }
}
