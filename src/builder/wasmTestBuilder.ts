/**
 * The test builder: genesis, executions, commits and their results.
 *
 * Answers to: casper-engine-test-support src/wasm_test_builder.rs. The builder is one class in layers, each in a file of its
 * own: stateHolder.ts (state and settings), stateQueries.ts and auctionQueries.ts (questions), stateWriting.ts,
 * nativeOperations.ts (work without Wasm), upgradeOperations.ts, and this one; lmdbWasmTestBuilder.ts keeps states on disk.
 *
 * @module
 */

import { isLeft } from 'fp-ts/Either';
import { fromNullable, none, type Option, some } from 'fp-ts/Option';
import { blake2b256 } from '../bytes/blake2b';
import { CasperTestError } from '../bytes/casperTestError';
import { hasTag } from '../bytes/hasTag';
import { workerCache } from '../bytes/workerCache';
import type { Chainspec } from '../config/chainspec';
import type { RefundHandling } from '../config/coreConfig';
import { DEFAULT_CHAINSPEC } from '../config/defaultChainspec';
import type { EngineConfig } from '../config/engineConfig';
import type { WasmV1Request } from '../engine/wasmV1Request';
import type { WasmV1Result } from '../engine/wasmV1Result';
import type { Labels } from '../report/labels';
import type { EngineError } from '../runtime/execError';
import type { ExecutionTrace } from '../runtime/executionTrace';
import type { GlobalState } from '../state/globalState';
import type { RootedState } from '../state/stateReader';
import type { GenesisSuccess } from '../system/genesis';
import type { GenesisRequest } from '../system/genesisRequest';
import type { AccountHash } from '../types/accountHash';
import type { AddressableEntity } from '../types/addressableEntity';
import { CLValue } from '../types/clValue';
import { initiatorAccountHash } from '../types/initiatorAddr';
import type { PublicKey } from '../types/publicKey';
import { TransactionHash } from '../types/transactionHash';
import type { Effects } from '../types/transform';
import { BuilderSnapshot } from './builderSnapshot';
import { ChainspecConfig } from './chainspecConfig';
import type { AccountHashLike, AddressLike } from './coerce';
import { ContractHandle, hashLocation } from './contractHandle';
import { DEFAULT_ACCOUNT_ADDR, SYSTEM_ADDR } from './defaults';
import { checkExecuteRequest, type ExecuteRequest, ExecuteRequestBuilder } from './executeRequestBuilder';
import { executeRemembered, explanationOf, traceOf } from './executionTraces';
import { History } from './history';
import { LabelOperations } from './labelOperations';
import { engine } from './lazyEngine';
import { type Printer, printOutput } from './printedText';
import { runtimeArgs } from './runtimeArgs';
import { noGenesis } from './stateHolder';

/** The engine by itself. */
export interface EngineState {
  /** What the engine executes with. */
  config(): EngineConfig;
  /** Executes a request on a state. Nothing is committed. */
  execute(state: GlobalState, request: WasmV1Request): WasmV1Result;
}

/** States by their root hashes. */
export interface DataAccessLayer {
  /** The state with this root, if the builder ever had it. */
  checkout(root: Uint8Array): Option<GlobalState>;
  /** The bytes of a trie node by its hash. */
  trie(hash: Uint8Array): Option<Uint8Array>;
}

/** Seed of the transaction hashes that the builder makes up: the same test gives the same addresses every time. */
const DEFAULT_SEED = Buffer.from('casper-engine-test-support/');

/**
 * Runs genesis and executions on a global state in memory. Methods that change something return the builder, so that
 * calls can be chained as in Rust.
 */
export class WasmTestBuilder extends LabelOperations {
  readonly _tag: 'WasmTestBuilder' = 'WasmTestBuilder';

  protected constructor(chainspec: Chainspec) {
    super(chainspec);
  }

  /** A builder with the default chainspec and no state yet: run genesis first. */
  static default(): WasmTestBuilder {
    return new WasmTestBuilder(DEFAULT_CHAINSPEC);
  }

  /** A builder with a chainspec of your own. */
  static newTemporaryWithConfig(chainspec: Chainspec): WasmTestBuilder {
    return new WasmTestBuilder(chainspec);
  }

  /** A builder with the chainspec in a `chainspec.toml`. @throws CasperTestError `BAD_CHAINSPEC` naming the field */
  static newTemporaryWithChainspec(path: string): WasmTestBuilder {
    return new WasmTestBuilder(ChainspecConfig.fromChainspecPath(path));
  }

  /**
   * A builder on a state that {@link WasmTestBuilder.exportState} wrote, whose root is checked.
   *
   * @param file looked for like a Wasm file: beside the running test first
   * @throws CasperTestError `BAD_STATE_FILE`, `NOT_FOUND`
   */
  static importState(file: string, chainspec: Chainspec = DEFAULT_CHAINSPEC): WasmTestBuilder {
    const builder = new WasmTestBuilder(chainspec);
    builder.moveTo(engine.stateFiles.readStateFile(file));
    return builder;
  }

  /** Another builder that goes on from here: neither sees what the other does from now on. */
  clone(): WasmTestBuilder {
    const copy = new WasmTestBuilder(this.chainspecInForce);
    copy.change(this.record);
    return copy;
  }

  /**
   * This moment, to come back to with {@link WasmTestBuilder.restore}: state, results, effects, the counter of made-up
   * transaction hashes, settings, what is in scratch. It costs the same for every size of state and history.
   */
  snapshot(): BuilderSnapshot {
    this.record.scratch?.share();
    return new BuilderSnapshot(this.record, this.store);
  }

  /**
   * Goes back to a snapshot of this builder, or of another one with its state in the same place. A snapshot can be restored
   * any number of times. States on disk that were committed since then stay there.
   *
   * @throws CasperTestError `BAD_ARGUMENT` for anything else
   */
  restore(snapshot: BuilderSnapshot): this {
    if (!hasTag(snapshot, 'BuilderSnapshot')) {
      throw new CasperTestError({
        code: 'BAD_ARGUMENT',
        shortMessage: 'Expected a snapshot of a builder.',
        hint: 'Pass what builder.snapshot() returned.',
      });
    }
    if (snapshot.store !== this.store) {
      throw new CasperTestError({
        code: 'BAD_ARGUMENT',
        shortMessage: 'The snapshot is of a builder with its state in another place, so its states are not here.',
        hint: 'Restore it in the builder it was taken of, or in a clone or fork of that; exportState moves a state elsewhere.',
      });
    }
    this.change(snapshot.record);
    return this;
  }

  /** Another builder that goes on from here, with all that {@link WasmTestBuilder.snapshot} keeps: neither sees what the other does. */
  fork(): this {
    return this.clone().restore(this.snapshot()) as this;
  }

  /** {@link WasmTestBuilder.fork} on the state before the last commit, to see what that commit changed; `none` if there was none. */
  forkBeforeLastCommit(): Option<this> {
    const { stateBefore } = this.record;
    if (stateBefore === undefined) return none;
    const copy = this.fork();
    copy.change({ states: History.empty<GlobalState>().with(stateBefore), stateBefore: undefined });
    return some(copy);
  }

  /** @internal The names there are after effects, which are not committed. */
  labelsAfter(effects: Effects, accounts: readonly AccountHash[]): Labels {
    const copy = new WasmTestBuilder(this.chainspecInForce);
    const states = History.empty<GlobalState>().with(this.currentState().commit(effects));
    copy.change({ ...this.record, states, scratch: undefined });
    return copy.labels(accounts);
  }

  /** What this builder's states lie on; nothing in memory. */
  protected get store(): unknown {
    return undefined;
  }

  /**
   * Writes the current state to one file, whole: a fixture for other test files and machines. The same state gives the same
   * bytes. Relative to the working directory; folders are made.
   *
   * @param at root hash of an earlier state to write instead
   */
  exportState(file: string, at?: Uint8Array): this {
    engine.stateFiles.writeStateFile(file, this.globalState(at));
    return this;
  }

  /**
   * Runs genesis and commits it.
   *
   * @throws CasperTestError `GENESIS_FAILED` with the engine's text
   */
  runGenesis(request: GenesisRequest): this {
    const success = genesis(request);
    this.change({ genesis: success });
    this.moveTo(success.state);
    return this;
  }

  /**
   * Executes custom payment, if there is any, and session code, each on the current state. If payment fails, the session
   * is not tried. Nothing is committed.
   */
  exec(request: ExecuteRequest): this {
    const hash = checkExecuteRequest(request).hasOwnHash ? undefined : this.#nextDeployHash();
    let effects: Effects = [];
    if (request.customPayment !== undefined) {
      const payment = this.#execute(request.customPayment, hash);
      effects = payment.effects;
      if (payment.error !== undefined) {
        this.keepEffects(effects);
        return this;
      }
    }
    const session = this.#execute(request.session, hash);
    this.keepEffects(effects.length === 0 ? session.effects : [...effects, ...session.effects]);
    return this;
  }

  /** Executes session code on a state that is not the builder's, and may change later; the result is kept. */
  protected execOn(state: RootedState, request: ExecuteRequest): WasmV1Result {
    const hash = checkExecuteRequest(request).hasOwnHash ? undefined : this.#nextDeployHash();
    const result = this.#execute(request.session, hash, new engine.notedReads.NotedReads(state));
    this.keepEffects(result.effects);
    return result;
  }

  /** Executes one request on the current state. Nothing is committed. */
  execWasmV1(request: WasmV1Request): this {
    this.keepEffects(this.#execute(request, undefined).effects);
    return this;
  }

  /** What a request would come to on the current state; nothing of it is kept. */
  simulate(request: ExecuteRequest): WasmV1Result {
    const hash = checkExecuteRequest(request).hasOwnHash ? undefined : this.#deployHash(this.record.madeUpHashes + 1);
    return this.#run(request.session, hash, this.currentState(), true);
  }

  /**
   * A contract by a named key of an account: the short way to call it and to read what it keeps.
   *
   * @param name of a contract, or of a package of which the latest enabled version counts
   */
  contract(account: AccountHashLike, name: string): ContractHandle {
    return new ContractHandle(this, { _tag: 'Named', account, name });
  }

  /** A contract or package by its hash; `caller` calls it unless a call says otherwise. */
  contractByHash(hash: AddressLike, caller: AccountHashLike = DEFAULT_ACCOUNT_ADDR): ContractHandle {
    return new ContractHandle(this, hashLocation(hash, caller));
  }

  /** Where goes what contracts print with `casper_print`; to the console unless this is called. */
  withPrinter(printer: Printer): this {
    this.change({ printer });
    return this;
  }

  /** Ends the era by calling the auction contract as the system account, and commits that. */
  runAuction(eraEndTimestampMillis: bigint | number, evictedValidators: readonly PublicKey[] = []): this {
    const args = runtimeArgs({
      era_end_timestamp_millis: CLValue.u64(BigInt(eraEndTimestampMillis)),
      evicted_validators: CLValue.list(
        evictedValidators.map((validator) => CLValue.publicKey(validator)),
        { _tag: 'PublicKey' },
      ),
    });
    const auction = this.getAuctionContractHash();
    return this.exec(ExecuteRequestBuilder.contractCallByHash(SYSTEM_ADDR, auction, 'run_auction', args).build())
      .expectSuccess()
      .commit();
  }

  /** Commits the effects of the last execution; calling it twice commits them twice. */
  commit(): this {
    return this.commitTransforms(this.record.effectsOfRuns.last() ?? []);
  }

  /** Forgets execution results and effects; the state stays. */
  clearResults(): this {
    this.change({ execResults: History.empty(), upgradeResults: History.empty(), effectsOfRuns: History.empty() });
    return this;
  }

  /** @throws CasperTestError `EXPECTED_SUCCESS` with the engine's text when the last execution failed */
  expectSuccess(): this {
    const result = this.getExpectedLastExecResult();
    const { error, consumed, gasLimit } = result;
    if (error === undefined) return this;
    throw new CasperTestError({
      code: 'EXPECTED_SUCCESS',
      shortMessage: `Expected the execution to succeed, but it failed: ${error.message} [${error._tag}].`,
      details: [`gas consumed: ${consumed} of ${gasLimit}`],
      explanation: explanationOf(result),
    });
  }

  /** @throws CasperTestError `EXPECTED_FAILURE` when the last execution succeeded */
  expectFailure(): this {
    const { error, consumed } = this.getExpectedLastExecResult();
    if (error !== undefined) return this;
    throw new CasperTestError({
      code: 'EXPECTED_FAILURE',
      shortMessage: 'Expected the execution to fail, but it succeeded.',
      details: [`gas consumed: ${consumed}`],
    });
  }

  /** @throws CasperTestError `EXPECTED_FAILURE` unless the last execution failed with exactly this text or tag */
  assertError(expected: string): this {
    const { error } = this.expectFailure().getExpectedLastExecResult();
    if (error?.message === expected || error?._tag === expected) return this;
    throw new CasperTestError({
      code: 'EXPECTED_FAILURE',
      shortMessage: 'Expected the execution to fail with another error.',
      details: [`expected: ${expected}`, `got: ${error?.message} [${error?._tag}]`],
    });
  }

  /** Whether the last execution failed. */
  isError(): boolean {
    return this.getExpectedLastExecResult().error !== undefined;
  }

  /** The error of the last execution. */
  getError(): Option<EngineError> {
    return fromNullable(this.getExpectedLastExecResult().error);
  }

  /** The engine's text for the error of the last execution. */
  getErrorMessage(): Option<string> {
    return fromNullable(this.getExpectedLastExecResult().error?.message);
  }

  /** The result of the last execution. */
  getLastExecResult(): Option<WasmV1Result> {
    return fromNullable(this.record.execResults.last());
  }

  /** The result of the last execution. @throws CasperTestError `NO_EXEC_RESULT` */
  getExpectedLastExecResult(): WasmV1Result {
    const result = this.record.execResults.last();
    if (result === undefined) throw noResult('Nothing was executed yet.');
    return result;
  }

  /**
   * What happened inside an execution: who called what with which arguments, host calls, gas by what it was spent on. It is run
   * again for that, when first asked, on the state it ran on.
   *
   * @param result of this builder; that of the last execution when left out
   * @throws CasperTestError `NO_EXEC_RESULT`, or `NOT_FOUND` for a result that no builder gave
   */
  trace(result: WasmV1Result = this.getExpectedLastExecResult()): ExecutionTrace {
    const trace = traceOf(result);
    if (trace !== undefined) return trace;
    throw new CasperTestError({
      code: 'NOT_FOUND',
      shortMessage: 'The origin of this execution result is not known, so it cannot be traced.',
      hint: 'Pass the very object that the builder gave: a copy, or a result of another package, has no trace.',
    });
  }

  /**
   * Why an execution failed, in words: who called what, the host call that decided it and what that lacked, and what to do about it.
   * `expectSuccess` and the matchers show the same. Empty for an execution that succeeded.
   */
  explain(result: WasmV1Result = this.getExpectedLastExecResult()): string {
    return explanationOf(result).join('\n');
  }

  /** The n-th result since the results were cleared, counted from 0. */
  getExecResultOwned(index: number): Option<WasmV1Result> {
    return fromNullable(this.record.execResults.at(index));
  }

  /** How many results there are since the results were cleared. */
  getExecResultsCount(): number {
    return this.record.execResults.length;
  }

  /** Effects of each execution since the results were cleared. */
  getEffects(): readonly Effects[] {
    return this.record.effectsOfRuns.toArray();
  }

  /** Gas that the n-th execution consumed. */
  execConsumed(index: number): bigint {
    const result = this.record.execResults.at(index);
    if (result !== undefined) return result.consumed;
    throw noResult(`There is no execution number ${index}: ${this.record.execResults.length} were run.`);
  }

  /** Gas that the last execution consumed. */
  lastExecGasConsumed(): bigint {
    return this.getExpectedLastExecResult().consumed;
  }

  /** Motes that the node would refund of a payment after the last execution, under the chainspec's refund handling. */
  calculateRefundAmount(paymentAmount: bigint): bigint {
    const { numer, denom } = refundRatio(this.chainspecInForce.core.refundHandling);
    return ((paymentAmount - this.lastExecGasConsumed()) * numer) / denom;
  }

  /** Root hash of the state after genesis, 32 bytes. */
  getGenesisHash(): Uint8Array {
    return this.#genesis().state.stateRootHash();
  }

  /** Effects of genesis. */
  getGenesisEffects(): Effects {
    return this.#genesis().effects;
  }

  /** The system's account as genesis made it. */
  getGenesisAccount(): AddressableEntity {
    const account = this.getEntityByAccountHash(SYSTEM_ADDR, this.getGenesisHash());
    if (account._tag === 'Some') return account.value;
    throw noGenesis();
  }

  /** The engine by itself, which executes on whatever state it is given. */
  getEngineState(): EngineState {
    const { engineConfigInForce: config, enableAddressableEntity } = this;
    const options = { enableAddressableEntity };
    return {
      config: () => config,
      execute: (state, request) =>
        executeRemembered({ request, state, config, options }, { builder: this, isSimulation: true }),
    };
  }

  /** The states of this builder by their root hashes. */
  dataAccessLayer(): DataAccessLayer {
    return {
      checkout: (root) => fromNullable(this.findState(root)),
      trie: (hash) => this.getTrie(hash),
    };
  }

  #genesis(): GenesisSuccess {
    if (this.record.genesis === undefined) throw noGenesis();
    return this.record.genesis;
  }

  #execute(
    request: WasmV1Request,
    hash: Uint8Array | undefined,
    state: RootedState = this.currentState(),
  ): WasmV1Result {
    const result = this.#run(request, hash, state, false);
    this.change({ execResults: this.record.execResults.with(result) });
    if (result.output.length > 0) {
      printOutput(result.output, this.record.printer, this, initiatorAccountHash(request.initiatorAddr));
    }
    return result;
  }

  #run(request: WasmV1Request, hash: Uint8Array | undefined, state: RootedState, isSimulation: boolean): WasmV1Result {
    const transactionHash = hash === undefined ? request.transactionHash : TransactionHash.deploy(hash);
    const { enableAddressableEntity, engineConfigInForce: config } = this;
    return executeRemembered(
      { request: { ...request, transactionHash }, state, config, options: { enableAddressableEntity } },
      { builder: this, isSimulation },
    );
  }

  #nextDeployHash(): Uint8Array {
    this.change({ madeUpHashes: this.record.madeUpHashes + 1 });
    return this.#deployHash(this.record.madeUpHashes);
  }

  #deployHash(count: number): Uint8Array {
    return blake2b256(DEFAULT_SEED, Buffer.from(String(count)));
  }
}

/** The name of the 1.x guides for the builder: state in memory. */
export const InMemoryWasmTestBuilder: typeof WasmTestBuilder = WasmTestBuilder;
/** A builder. */
export type InMemoryWasmTestBuilder = WasmTestBuilder;

function noResult(shortMessage: string): CasperTestError {
  return new CasperTestError({
    code: 'NO_EXEC_RESULT',
    shortMessage,
    hint: 'Call builder.exec(request) first.',
  });
}

function refundRatio(handling: RefundHandling): { readonly numer: bigint; readonly denom: bigint } {
  return handling._tag === 'NoRefund' ? { numer: 0n, denom: 1n } : handling.refundRatio;
}

/** Genesis, unless the worker ran the same one before. */
function genesis(request: GenesisRequest): GenesisSuccess {
  const cache = workerCache();
  if (cache === undefined) return runGenesis(request);
  const { keepGenesis, keptGenesis } = engine.keptGenesis;
  const kept = keptGenesis(cache, request, () => runGenesis(request));
  if (kept !== undefined) return kept;
  const success = runGenesis(request);
  keepGenesis(cache, request, success);
  return success;
}

/** Genesis, with what the Rust builder answers with a panic as a readable error. */
function runGenesis(request: GenesisRequest): GenesisSuccess {
  let failure: unknown;
  try {
    const outcome = engine.genesis.runGenesis(request);
    if (!isLeft(outcome)) return outcome.right;
    failure = outcome.left;
  } catch (thrown) {
    if (!hasTag(thrown, 'EnginePanic')) throw thrown;
    failure = thrown;
  }
  throw new CasperTestError({
    code: 'GENESIS_FAILED',
    shortMessage: `Genesis failed: ${(failure as Error).message}.`,
    hint: 'Check the accounts of the genesis request: bonds above zero, delegation rates up to 100, delegators with a validator, no more validators than slots.',
    cause: failure,
  });
}
