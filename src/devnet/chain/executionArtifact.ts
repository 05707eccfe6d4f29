/**
 * What is gathered while a transaction is paid for and executed.
 *
 * Answers to: casper-node `components/contract_runtime/types.rs` (`ExecutionArtifactBuilder`).
 *
 * @module
 */
import type { WasmV1Result } from '../../engine/wasmV1Result';
import type { PrintedText } from '../../runtime/execution';
import type { InitiatorAddr } from '../../types/initiatorAddr';
import type { Message } from '../../types/message';
import type { Transfer } from '../../types/transfer';
import type { Effects, Transform } from '../../types/transform';
import type { ExecutionResult } from './executionResult';
import type { TransactionFacts } from './transactionFacts';

/** What became of a transaction. */
export interface ExecutionArtifact {
  readonly facts: TransactionFacts;
  readonly result: ExecutionResult;
  readonly messages: readonly Message[];
  /** What the code printed, which a network does not keep. */
  readonly output: readonly PrintedText[];
}

/** What a step of the payment or the execution left behind. */
interface Outcome {
  readonly effects: Effects;
  readonly transfers?: readonly Transfer[];
}

/** Gathers effects, transfers, messages and the first error. */
export class ExecutionArtifactBuilder {
  readonly facts: TransactionFacts;
  readonly #currentPrice: number;
  readonly #cost: bigint;
  readonly #effects: Transform[] = [];
  readonly #transfers: Transfer[] = [];
  readonly #messages: Message[] = [];
  readonly #output: PrintedText[] = [];
  #errorMessage: string | undefined;
  #consumed = 0n;
  #refund = 0n;

  constructor(facts: TransactionFacts, currentPrice: number, cost: bigint) {
    this.facts = facts;
    this.#currentPrice = currentPrice;
    this.#cost = cost;
  }

  get errorMessage(): string | undefined {
    return this.#errorMessage;
  }

  /** Gas used so far. */
  get consumed(): bigint {
    return this.#consumed;
  }

  addConsumed(gas: bigint): void {
    this.#consumed += gas;
  }

  setRefund(motes: bigint): void {
    this.#refund = motes;
  }

  /** The first error stays. */
  addError(message: string): void {
    this.#errorMessage ??= message;
  }

  addOutcome({ effects, transfers = [] }: Outcome): void {
    for (const transform of effects) this.#effects.push(transform);
    this.#transfers.push(...transfers);
  }

  /** The result of Wasm; after any error its effects are not recorded. */
  addWasmResult(result: WasmV1Result): void {
    this.#consumed += result.consumed;
    this.#output.push(...result.output);
    if (result.error !== undefined) this.#errorMessage = result.error.message;
    else if (result.consumed === 0n) this.#errorMessage = 'Wasm consumed 0 gas';
    if (this.#errorMessage !== undefined) return;
    this.#messages.push(...result.messages);
    this.addOutcome(result);
  }

  build(): ExecutionArtifact {
    const { facts } = this;
    const result: ExecutionResult = {
      initiator: facts.initiator as InitiatorAddr,
      errorMessage: this.#errorMessage,
      currentPrice: this.#currentPrice,
      limit: facts.gasLimit,
      consumed: this.#consumed,
      cost: this.#cost,
      refund: this.#refund,
      transfers: this.#transfers,
      sizeEstimate: BigInt(facts.size),
      effects: this.#effects,
    };
    return { facts, result, messages: this.#messages, output: this.#output };
  }
}
