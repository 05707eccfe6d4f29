/**
 * One transaction in a block: paid for, executed, fee and refund settled. What it does wrong is in its result; a transaction that
 * fails has paid all the same.
 *
 * Answers to: casper-node 2.0 `components/contract_runtime/operations.rs` (the loop of `execute_finalized_block`).
 *
 * @module
 */
import { isLeft } from 'fp-ts/Either';
import { bytesEqual } from '../../bytes/compareBytes';
import { hasTag } from '../../bytes/hasTag';
import { DEFAULT_MAX_QUERY_DEPTH, type EngineConfig } from '../../config/engineConfig';
import { type BalanceRequest, balanceOf } from '../../engine/balance';
import { type BalanceHoldMode, balanceHold } from '../../engine/balanceHold';
import type { executeWasmV1 } from '../../engine/executeWasmV1';
import {
  customPaymentFromSessionInputData,
  type RequestBlockInfo,
  sessionFromSessionInputData,
} from '../../engine/wasmV1Request';
import type { WasmV1Result } from '../../engine/wasmV1Result';
import { TrackingCopy } from '../../state/trackingCopy';
import { type BalanceIdentifier, purseOf } from '../../system/balanceIdentifier';
import { nativeBidding } from '../../system/nativeBidding';
import {
  type HandleFeeMode,
  type HandleRefundMode,
  nativeHandleFee,
  nativeHandleRefund,
} from '../../system/nativePayment';
import { nativeRuntimeConfig } from '../../system/nativeRuntimeConfig';
import { isNativeError, type SystemOutcome, type SystemWork } from '../../system/nativeSystem';
import { nativeBurn, nativeTransfer } from '../../system/nativeTransfer';
import { CLType } from '../../types/clType';
import { CLValue } from '../../types/clValue';
import { EntityAddr } from '../../types/entityAddr';
import { initiatorAccountHash } from '../../types/initiatorAddr';
import { Key, nameHash } from '../../types/key';
import type { PublicKey } from '../../types/publicKey';
import { RuntimeArgs } from '../../types/runtimeArgs';
import type { Effects } from '../../types/transform';
import { wasmEngine } from '../lazyModules';
import type { NetworkChainspec } from '../settings/chainspecFile';
import { auctionMethodOf } from './auctionMethodOf';
import type { ChainState } from './chainState';
import { type ExecutionArtifact, ExecutionArtifactBuilder } from './executionArtifact';
import { AUCTION_LANE_ID, MINT_LANE_ID } from './lanes';
import type { TransactionFacts } from './transactionFacts';

/** The block around a transaction. */
export interface BlockContext {
  readonly network: NetworkChainspec;
  readonly engineConfig: EngineConfig;
  readonly blockInfo: RequestBlockInfo;
  readonly proposer: PublicKey;
  readonly eraId: bigint;
  readonly gasPrice: number;
  /** Runs code; the engine when left out. */
  readonly executeWasm?: typeof executeWasmV1;
}

/** What a transaction came to, and the state after it. */
export interface TransactionOutcome {
  readonly state: ChainState;
  readonly artifact: ExecutionArtifact;
}

/** Executes a transaction on a state. */
export function executeTransaction(
  facts: TransactionFacts,
  state: ChainState,
  context: BlockContext,
): TransactionOutcome {
  const run = new TransactionRun(facts, state, context);
  run.execute();
  return { state: run.state, artifact: run.builder.build() };
}

class TransactionRun {
  state: ChainState;
  readonly builder: ExecutionArtifactBuilder;
  readonly #facts: TransactionFacts;
  readonly #context: BlockContext;
  readonly #cost: bigint;
  #payer: BalanceIdentifier;
  /** Motes the payer could spend before the execution: a fee is never more, as in casper-node 2.1. */
  #available = 0n;

  constructor(facts: TransactionFacts, state: ChainState, context: BlockContext) {
    this.state = state;
    this.#facts = facts;
    this.#context = context;
    this.#cost = facts.gasLimit * BigInt(context.gasPrice);
    this.#payer = this.#initiatorPurse();
    this.builder = new ExecutionArtifactBuilder(facts, context.gasPrice, this.#cost);
  }

  execute(): void {
    const isCustom = !this.#facts.isStandardPayment;
    const setRefundPurse: HandleRefundMode = { _tag: 'SetRefundPurse', target: this.#initiatorPurse() };
    if (isCustom && this.#refund(setRefundPurse) === undefined) return;
    if (!this.#checkInitialBalance()) return;
    this.#payer = this.#choosePayer(isCustom);
    if (this.#mayExecute(isCustom)) {
      if (!isCustom) {
        this.#hold({ _tag: 'Hold', kind: 'Processing', amount: this.#cost, insufficient: 'HoldRemaining' });
      }
      this.#executeSession();
    }
    this.#hold({ _tag: 'Clear' });
    const refunded = this.#handleRefund(isCustom);
    this.builder.setRefund(refunded);
    const fee = this.#cost > refunded ? this.#cost - refunded : 0n;
    this.#handleFee(fee < this.#available ? fee : this.#available);
    if (isCustom) this.#refund({ _tag: 'ClearRefundPurse' });
  }

  /** The initiator's main purse must cover the penalty; whoever has no purse at all pays nothing. */
  #checkInitialBalance(): boolean {
    const { baselineMotesAmount } = this.#context.network.chainspec.core;
    const balance = this.#balance(this.#initiatorPurse());
    if (isLeft(balance)) {
      this.builder.addError(balance.left.message);
      return false;
    }
    const { availableBalance, purseAddr } = balance.right;
    if (availableBalance < baselineMotesAmount) {
      this.builder.addError(`Purse ${Buffer.from(purseAddr).toString('hex')} has less than ${baselineMotesAmount}`);
    }
    return true;
  }

  #choosePayer(isCustom: boolean): BalanceIdentifier {
    if (isCustom) return this.#payCustom();
    const { contract } = this.#facts;
    const { enableAddressableEntity } = this.#context.network.chainspec.core;
    if (!enableAddressableEntity || contract === undefined) return this.#initiatorPurse();
    const entityAddr = EntityAddr.smartContract(contract.hash);
    const stored = this.state.read(Key.entryPoint(entityAddr, nameHash(contract.entryPoint)));
    if (stored?._tag === 'EntryPoint') {
      const callerPays = stored.value.entryPoint.entryPointPayment === 'Caller';
      return callerPays ? this.#initiatorPurse() : { _tag: 'Entity', entityAddr };
    }
    const legacy = this.state.read(Key.hash(contract.hash));
    if (legacy?._tag === 'Contract' && legacy.value.entryPoint(contract.entryPoint) !== undefined) {
      return this.#initiatorPurse();
    }
    this.builder.addError(`ValueNotFound("entry point ${contract.entryPoint} not found")`);
    return { _tag: 'PenalizedAccount', accountHash: initiatorAccountHash(this.#facts.initiator) };
  }

  /** Runs the payment code; what it must do is put exactly the cost into the payment purse. */
  #payCustom(): BalanceIdentifier {
    const { network, blockInfo } = this.#context;
    const limit = network.node.transactions.nativeTransferMinimumMotes * 5n;
    const request = customPaymentFromSessionInputData(blockInfo, limit, this.#facts.payment!);
    let failure: string | undefined;
    if (isLeft(request)) {
      failure = request.left.message;
    } else {
      const args = request.right.args.with('amount', CLValue.u512(this.#cost));
      const result = this.#executeWasm({ ...request.right, args });
      if (result.error !== undefined) failure = result.error.message;
      else if (!this.#hasPaid(result.effects)) failure = 'Insufficient custom payment';
      else {
        this.#commit(result.effects);
        this.builder.addWasmResult(result);
        return { _tag: 'Payment' };
      }
    }
    this.builder.addError(failure);
    this.#payPenalty();
    return { _tag: 'PenalizedPayment' };
  }

  #hasPaid(effects: Effects): boolean {
    const { protocolVersion } = this.#context.blockInfo;
    const balance = Key.balance(purseOf({ _tag: 'Payment' }, this.#copy(), protocolVersion).addr);
    const first = effects.find(({ key }) => bytesEqual(key.bytes, balance.bytes));
    return first?.kind._tag === 'AddUInt512' && first.kind.value === this.#cost;
  }

  #payPenalty(): void {
    const { baselineMotesAmount } = this.#context.network.chainspec.core;
    const { work } = this.#native();
    const purse = (identifier: BalanceIdentifier): CLValue =>
      CLValue.uref(purseOf(identifier, this.#copy(), work.protocolVersion));
    this.#step(() => {
      const args = RuntimeArgs.from([
        { name: 'source', value: purse(this.#initiatorPurse()) },
        { name: 'target', value: purse({ _tag: 'Payment' }) },
        { name: 'amount', value: CLValue.u512(baselineMotesAmount) },
        { name: 'id', value: CLValue.option(undefined, CLType.U64) },
      ]);
      return nativeTransfer({ ...work, args }, this.#copy());
    });
  }

  #mayExecute(isCustom: boolean): boolean {
    const isPenalized = this.#payer._tag === 'PenalizedPayment' || this.#payer._tag === 'PenalizedAccount';
    const balance = this.#balance(this.#payer);
    this.#available = isLeft(balance) ? 0n : balance.right.availableBalance;
    const isSufficient = isCustom || this.#available >= this.#cost;
    if (!isPenalized && isSufficient) return true;
    this.builder.addError(
      isSufficient
        ? `penalized: ${isPenalized}, sufficient balance: true, allowed by chainspec: true`
        : 'Insufficient funds',
    );
    return false;
  }

  #executeSession(): void {
    switch (this.#facts.laneId) {
      case MINT_LANE_ID:
        this.#executeMint();
        break;
      case AUCTION_LANE_ID:
        this.#executeAuction();
        break;
      default:
        this.#executeCode();
    }
  }

  #executeMint(): void {
    const { facts, work, args } = this.#native();
    this.builder.addConsumed(facts.gasLimit);
    const request = { ...work, args };
    this.#step(() =>
      facts.entryPoint._tag === 'Burn'
        ? { ...nativeBurn(request, this.#copy()), transfers: [] }
        : nativeTransfer(request, this.#copy()),
    );
  }

  #executeAuction(): void {
    const { facts, work, args } = this.#native();
    const { core } = this.#context.network.chainspec;
    try {
      const method = auctionMethodOf(facts.entryPoint, args, core);
      this.builder.addConsumed(facts.gasLimit);
      this.#step(() => nativeBidding({ ...work, method }, this.#copy()));
    } catch (error) {
      if (!hasTag(error, 'AuctionMethodError')) throw error;
      this.builder.addError((error as Error).message);
    }
  }

  #executeCode(): void {
    const { session, gasLimit } = this.#facts;
    const request = sessionFromSessionInputData(this.#context.blockInfo, gasLimit, session!);
    if (isLeft(request)) {
      this.builder.addError(request.left.message);
      return;
    }
    const result = this.#executeWasm(request.right);
    this.#commit(result.effects);
    this.builder.addWasmResult(result);
  }

  /** Motes given back, or burned, as the chainspec says. */
  #handleRefund(isCustom: boolean): bigint {
    const { refundHandling, feeHandling } = this.#context.network.chainspec.core;
    const { gasLimit: limit, initiator } = this.#facts;
    const figures = { limit, gasPrice: this.#context.gasPrice, cost: this.#cost, consumed: this.builder.consumed };
    if (refundHandling._tag === 'NoRefund') {
      if (feeHandling._tag !== 'NoFee' || !isCustom) return 0n;
      this.#payer = { _tag: 'Refund' };
      return this.#refund({ _tag: 'RefundNoFeeCustomPayment', initiator, figures }) ?? 0n;
    }
    const withRatio = { ...figures, refundRatio: refundHandling.refundRatio };
    const source = this.#payer;
    if (refundHandling._tag === 'Burn') return this.#refund({ _tag: 'Burn', figures: withRatio, source }) ?? 0n;
    if (!isCustom) return this.#refund({ _tag: 'CalculateAmount', figures: withRatio, source }) ?? 0n;
    return this.#refund({ _tag: 'Refund', initiator, figures: withRatio, source, target: { _tag: 'Refund' } }) ?? 0n;
  }

  #handleFee(amount: bigint): void {
    const { network, proposer, eraId } = this.#context;
    const { initiator, hash } = this.#facts;
    const source = this.#payer;
    const mode = (): HandleFeeMode => {
      switch (network.chainspec.core.feeHandling._tag) {
        case 'NoFee':
          this.#hold({ _tag: 'Hold', kind: 'Gas', amount, insufficient: 'HoldRemaining' });
          return { _tag: 'Credit', validator: proposer, amount, eraId };
        case 'Burn':
          return { _tag: 'Burn', source, amount };
        case 'PayToProposer':
          return { _tag: 'Pay', initiator, amount, source, target: { _tag: 'Public', publicKey: proposer } };
        case 'Accumulate':
          return { _tag: 'Pay', initiator, amount, source, target: { _tag: 'Accumulate' } };
      }
    };
    const chosen = mode();
    this.#step(() => nativeHandleFee(this.#work(), hash, chosen));
  }

  /** The amount handled; `undefined` when it failed. */
  #refund(mode: HandleRefundMode): bigint | undefined {
    let amount = 0n;
    const done = this.#step(() => {
      const outcome = nativeHandleRefund(this.#work(), this.#facts.hash, mode);
      amount = outcome.amount ?? 0n;
      return outcome;
    });
    return done ? amount : undefined;
  }

  #hold(mode: BalanceHoldMode): void {
    const { protocolVersion } = this.#context.blockInfo;
    const request = { identifier: this.#payer, protocolVersion, mode };
    const result = balanceHold(this.state, request, this.#copyOptions());
    if (isLeft(result)) {
      const { left } = result;
      this.builder.addError(left._tag === 'TrackingCopy' ? left.error.message : left._tag);
      return;
    }
    this.builder.addOutcome(result.right);
    this.#commit(result.right.effects);
  }

  /** Native work: committed and recorded if it succeeds; its error is recorded if it is the first. */
  #step(work: () => SystemOutcome): boolean {
    try {
      const outcome = work();
      this.builder.addOutcome(outcome);
      this.#commit(outcome.effects);
      return true;
    } catch (error) {
      if (!isNativeError(error) && !hasTag(error, 'TransferError')) throw error;
      this.builder.addError((error as Error).message);
      return false;
    }
  }

  #executeWasm(request: Parameters<typeof executeWasmV1>[0]): WasmV1Result {
    const execute = this.#context.executeWasm ?? wasmEngine().executeWasmV1;
    return execute(request, this.state, this.#context.engineConfig);
  }

  #native(): {
    readonly facts: TransactionFacts;
    readonly args: RuntimeArgs;
    readonly work: Omit<Parameters<typeof nativeBidding>[0], 'method'>;
  } {
    const facts = this.#facts;
    const { hash: transactionHash, initiator, signers: authorizationKeys, args } = facts;
    const { config, protocolVersion } = this.#work();
    return {
      facts,
      args: args._tag === 'Named' ? args.args : RuntimeArgs.empty(),
      work: { config, protocolVersion, transactionHash, initiator, authorizationKeys },
    };
  }

  #work(): SystemWork {
    const { network, blockInfo } = this.#context;
    return {
      config: nativeRuntimeConfig(network.chainspec),
      protocolVersion: blockInfo.protocolVersion,
      copy: this.#copy(),
    };
  }

  #balance(identifier: BalanceIdentifier): ReturnType<typeof balanceOf> {
    const { protocolVersion } = this.#context.blockInfo;
    const request: BalanceRequest = { identifier, protocolVersion, handling: 'Available', withProofs: false };
    return balanceOf(this.#copy(), request);
  }

  #initiatorPurse(): BalanceIdentifier {
    const { initiator } = this.#facts;
    return initiator._tag === 'PublicKey'
      ? { _tag: 'Public', publicKey: initiator.publicKey }
      : { _tag: 'Account', accountHash: initiator.accountHash };
  }

  #copyOptions(): { readonly maxQueryDepth: number; readonly enableAddressableEntity: boolean } {
    const { enableAddressableEntity } = this.#context.network.chainspec.core;
    return { maxQueryDepth: DEFAULT_MAX_QUERY_DEPTH, enableAddressableEntity };
  }

  #copy(): TrackingCopy {
    return new TrackingCopy(this.state, this.#copyOptions());
  }

  #commit(effects: Effects): void {
    if (effects.length > 0) this.state = this.state.commit(effects);
  }
}
