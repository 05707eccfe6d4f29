/**
 * What the builder does without Wasm: transfers, bids, eras, rewards, fees.
 *
 * Answers to: casper-engine-test-support src/wasm_test_builder.rs. Where Rust returns a result enum, this returns an `Either`
 * whose left is the error with the engine's text.
 *
 * @module
 */
import { type Either, isLeft, left, right } from 'fp-ts/Either';
import { CasperTestError } from '../bytes/casperTestError';
import type { Balance } from '../engine/balance';
import type { BalanceHoldError, BalanceHoldRequest, BalanceHoldSuccess } from '../engine/balanceHold';
import type { TrackingCopyError } from '../state/trackingCopyError';
import type { BalanceIdentifier } from '../system/balanceIdentifier';
import type { AuctionMethod, BiddingOutcome } from '../system/nativeBidding';
import type { HandleFeeMode, HandleRefundMode, RefundOutcome } from '../system/nativePayment';
import type { NativeRuntimeConfig } from '../system/nativeRuntimeConfig';
import type { NativeError, SystemOutcome, SystemWork } from '../system/nativeSystem';
import type { TransferError } from '../system/transferError';
import { type InitiatorAddr, initiatorAccountHash } from '../types/initiatorAddr';
import type { ProtocolVersion } from '../types/protocolVersion';
import type { PublicKey } from '../types/publicKey';
import type { RuntimeArgs } from '../types/runtimeArgs';
import { TransactionHash } from '../types/transactionHash';
import type { Effects } from '../types/transform';
import { type AccountHashLike, tagOf, toInitiatorAddr } from './coerce';
import { DEFAULT_PROTOCOL_VERSION } from './defaults';
import { engine } from './lazyEngine';
import { StateWriting } from './stateWriting';
import { type StepRequest, StepRequestBuilder } from './stepRequestBuilder';
import type { TransferRequest } from './transferRequestBuilder';

/** What may be said besides the arguments of a native operation. */
export interface NativeOptions {
  /** 2.0.0 when left out. */
  readonly protocolVersion?: ProtocolVersion;
  /** Root hash of an earlier state of this builder to work on; the current one when left out. */
  readonly at?: Uint8Array | undefined;
}

/** {@link NativeOptions} of a transaction. */
export interface NativeTransactionOptions extends NativeOptions {
  /** All zero when left out, as Rust's `bidding` always has it: two bonding purses then share one address. */
  readonly transactionHash?: TransactionHash;
}

/** A burn of motes. */
export interface BurnRequest {
  readonly initiator: InitiatorAddr | AccountHashLike;
  readonly transactionHash: TransactionHash;
  /** `amount` (U512), and `source` (URef) if not the main purse. */
  readonly args: RuntimeArgs;
}

const ZERO_HASH = TransactionHash.v1(new Uint8Array(32));

/** Native transactions and systemic work. */
export abstract class NativeOperations extends StateWriting {
  /** Runs a native transfer and commits it. Its gas is always the price of a mint transfer. */
  transferAndCommit(request: TransferRequest): this {
    const result = engine.transfer.transfer(
      request,
      this.currentState(),
      this.chainspecInForce,
      this.enableAddressableEntity,
    );
    this.change({ execResults: this.record.execResults.with(result) });
    this.keepEffects(result.effects);
    return this.commitTransforms(result.effects);
  }

  /** Burns motes. Nothing is committed. */
  burn(request: BurnRequest, options: NativeOptions = {}): Either<TransferError, SystemOutcome> {
    const initiator = toInitiatorAddr(request.initiator);
    const { transactionHash, args } = request;
    try {
      return right(
        engine.nativeTransfer.nativeBurn(
          {
            config: this.nativeConfig(),
            protocolVersion: options.protocolVersion ?? DEFAULT_PROTOCOL_VERSION,
            transactionHash,
            initiator,
            authorizationKeys: [initiatorAccountHash(initiator)],
            args,
          },
          this.trackingCopy(options.at),
        ),
      );
    } catch (error) {
      if (tagOf(error) === 'TransferError') return left(error as TransferError);
      throw error;
    }
  }

  /** Carries out a transaction of the auction. Nothing is committed: pass the effects to `commitTransforms`. */
  bidding(
    initiator: InitiatorAddr | AccountHashLike,
    method: AuctionMethod,
    options: NativeTransactionOptions = {},
  ): Either<NativeError, BiddingOutcome> {
    const initiatorAddr = toInitiatorAddr(initiator);
    return natively(() =>
      engine.nativeBidding.nativeBidding(
        {
          // Bids know no administrators: the Rust builder leaves them out.
          config: { ...this.nativeConfig(), administrativeAccounts: [], allowUnrestrictedTransfers: true },
          protocolVersion: options.protocolVersion ?? DEFAULT_PROTOCOL_VERSION,
          transactionHash: options.transactionHash ?? ZERO_HASH,
          initiator: initiatorAddr,
          authorizationKeys: [initiatorAccountHash(initiatorAddr)],
          method,
        },
        this.trackingCopy(options.at),
      ),
    );
  }

  /**
   * Ends an era and commits that, on the state and with the settings that the request names.
   *
   * @throws CasperTestError `STATE_ROOT_NOT_FOUND` when the builder never had the request's parent state
   */
  step(request: StepRequest): Either<NativeError, SystemOutcome> {
    const { parentStateHash, protocolVersion } = request;
    const config = request.runtimeConfig ?? this.nativeConfig();
    const work: SystemWork = { config, protocolVersion, copy: this.trackingCopy(parentStateHash) };
    return this.committed(
      natively(() => engine.nativeEra.nativeStep(work, request)),
      parentStateHash,
    );
  }

  /** A builder of requests for {@link NativeOperations.step}, on the current state and with the chainspec's settings. */
  stepRequestBuilder(): StepRequestBuilder {
    return this.#stepOf(this.getPostStateHash());
  }

  /** Ends the current era. @throws CasperTestError `STEP_FAILED` with the engine's text */
  advanceEra(): this {
    return this.advanceErasBy(1);
  }

  /** Ends so many eras. @throws CasperTestError `STEP_FAILED` with the engine's text */
  advanceErasBy(eras: bigint | number): this {
    for (let i = 0n; i < BigInt(eras); i++) {
      const request = this.#stepOf(undefined)
        .withNextEraId(this.getEra() + 1n)
        .build();
      const result = this.step(request);
      if (isLeft(result)) {
        throw new CasperTestError({
          code: 'STEP_FAILED',
          shortMessage: `The era could not be ended: ${result.left.message}.`,
          hint: 'Use step() to look at the failure.',
          cause: result.left,
        });
      }
    }
    return this;
  }

  /** Ends as many eras as it takes for a new bid to count. */
  advanceErasByDefaultAuctionDelay(): this {
    return this.advanceErasBy(this.getAuctionDelay() + 1n);
  }

  /** Pays rewards out (motes per validator and block) and commits that. */
  distribute(
    rewards: Iterable<readonly [PublicKey, readonly bigint[]]>,
    blockTime: bigint | number,
    options: NativeOptions = {},
  ): Either<NativeError, SystemOutcome> {
    const work = this.systemWork(options);
    return this.committed(
      natively(() => engine.nativeEra.nativeDistribute(work, [...rewards], BigInt(blockTime))),
      options.at,
    );
  }

  /** Shares accumulated fees among the administrators and commits that. */
  distributeFees(blockTime: bigint | number, options: NativeOptions = {}): Either<NativeError, SystemOutcome> {
    return this.committed(
      natively(() => engine.nativeEra.nativeDistributeFees(this.systemWork(options), BigInt(blockTime))),
      options.at,
    );
  }

  /** Handles the fee of a transaction and commits that. */
  handleFee(
    transactionHash: TransactionHash,
    mode: HandleFeeMode,
    options: NativeOptions = {},
  ): Either<NativeError, SystemOutcome> {
    return this.committed(
      natively(() => engine.nativePayment.nativeHandleFee(this.systemWork(options), transactionHash, mode)),
      options.at,
    );
  }

  /** Handles the refund of a transaction. Nothing is committed. */
  handleRefund(
    transactionHash: TransactionHash,
    mode: HandleRefundMode,
    options: NativeOptions = {},
  ): Either<NativeError, RefundOutcome> {
    return natively(() => engine.nativePayment.nativeHandleRefund(this.systemWork(options), transactionHash, mode));
  }

  /** Places or clears holds on a purse. Nothing is committed. */
  balanceHold(request: BalanceHoldRequest): Either<BalanceHoldError, BalanceHoldSuccess> {
    const { enableAddressableEntity } = this;
    return engine.balanceHold.balanceHold(this.currentState(), request, { maxQueryDepth: 5, enableAddressableEntity });
  }

  /** Total and available balance of a purse, with proofs. */
  getPurseBalanceResultWithProofs(
    identifier: BalanceIdentifier,
    options: NativeOptions = {},
  ): Either<TrackingCopyError, Balance> {
    const protocolVersion = options.protocolVersion ?? DEFAULT_PROTOCOL_VERSION;
    return engine.balance.balanceOf(this.trackingCopy(options.at), {
      identifier,
      protocolVersion,
      handling: 'Available',
      withProofs: true,
    });
  }

  /** {@link NativeOperations.getPurseBalanceResultWithProofs} of the main purse of a public key. */
  getPublicKeyBalanceResultWithProofs(
    publicKey: PublicKey,
    options: NativeOptions = {},
  ): Either<TrackingCopyError, Balance> {
    return this.getPurseBalanceResultWithProofs({ _tag: 'Public', publicKey }, options);
  }

  protected nativeConfig(): NativeRuntimeConfig {
    return engine.nativeRuntimeConfig.nativeRuntimeConfig(this.chainspecInForce);
  }

  /** Without a root the request is for whatever state is current then, and no root need be hashed. */
  #stepOf(parentStateHash: Uint8Array | undefined): StepRequestBuilder {
    const request = StepRequestBuilder.new()
      .withProtocolVersion(DEFAULT_PROTOCOL_VERSION)
      .withRuntimeConfig(this.nativeConfig());
    return parentStateHash === undefined ? request : request.withParentStateHash(parentStateHash);
  }

  private systemWork({ protocolVersion = DEFAULT_PROTOCOL_VERSION, at }: NativeOptions): SystemWork {
    return { config: this.nativeConfig(), protocolVersion, copy: this.trackingCopy(at) };
  }

  private committed<T extends { readonly effects: Effects }>(
    result: Either<NativeError, T>,
    at: Uint8Array | undefined,
  ): Either<NativeError, T> {
    if (!isLeft(result)) this.commitTransforms(result.right.effects, at);
    return result;
  }
}

function natively<T>(work: () => T): Either<NativeError, T> {
  try {
    return right(work());
  } catch (error) {
    if (tagOf(error) === 'NativeError') return left(error as NativeError);
    throw error;
  }
}
