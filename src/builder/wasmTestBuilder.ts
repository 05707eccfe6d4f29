/**
 * The test builder: genesis, executions, commits and questions about the state.
 *
 * Answers to: casper-engine-test-support src/wasm_test_builder.rs. The questions live in queries.ts; the builder delegates.
 *
 * @module
 */
import { readFileSync } from 'node:fs';
import { type Either, isLeft, left } from 'fp-ts/Either';
import { fromNullable, type Option } from 'fp-ts/Option';
import { blake2b256 } from '../bytes/blake2b';
import { CasperTestError } from '../bytes/casperTestError';
import { bytesEqual } from '../bytes/compareBytes';
import { bytesToHex } from '../bytes/hex';
import type { Chainspec } from '../config/chainspec';
import type { HoldBalanceHandling } from '../config/coreConfig';
import { DEFAULT_CHAINSPEC } from '../config/defaultChainspec';
import { DEFAULT_MAX_QUERY_DEPTH, type EngineConfig, engineConfigFromChainspec } from '../config/engineConfig';
import { parseChainspec } from '../config/parseChainspec';
import { executeWasmV1 } from '../engine/executeWasmV1';
import type { WasmV1Request } from '../engine/wasmV1Request';
import type { WasmV1Result } from '../engine/wasmV1Result';
import type { EngineError } from '../runtime/execError';
import type { GlobalState } from '../state/globalState';
import { TrackingCopy } from '../state/trackingCopy';
import { type GenesisSuccess, runGenesis } from '../system/genesis';
import type { GenesisRequest } from '../system/genesisRequest';
import type { Account } from '../types/account';
import { CLValue } from '../types/clValue';
import type { Contract } from '../types/contract';
import { Key } from '../types/key';
import type { NamedKeys } from '../types/namedKeys';
import type { StoredValue } from '../types/storedValue';
import { TransactionHash } from '../types/transactionHash';
import type { Effects } from '../types/transform';
import type { AccountHashLike, AddressLike, KeyLike, URefLike } from './coerce';
import { toAccountHash, toAddress, toKey, toURef } from './coerce';
import type { ExecuteRequest } from './executeRequestBuilder';
import { gasHoldConfigEffects } from './gasHoldConfig';
import * as queries from './queries';
import { type TransferRequest, transferResult } from './transferRequestBuilder';

/** Seed of the transaction hashes that the builder makes up: the same test gives the same addresses every time. */
const DEFAULT_SEED = 'casper-engine-test-support';

/**
 * Runs genesis and executions on a global state in memory. Methods that change something return the builder, so that
 * calls can be chained as in Rust.
 */
export class WasmTestBuilder {
  readonly _tag: 'WasmTestBuilder' = 'WasmTestBuilder';
  #chainspec: Chainspec;
  #engineConfig: EngineConfig;
  /** Every state there was, the current one last; roots are hashed when asked for. */
  #states: GlobalState[] = [];
  #genesisState: GlobalState | undefined;
  #genesisEffects: Effects | undefined;
  #execResults: WasmV1Result[] = [];
  #effects: Effects[] = [];
  #madeUpHashes = 0;

  private constructor(chainspec: Chainspec) {
    this.#chainspec = chainspec;
    this.#engineConfig = engineConfigFromChainspec(chainspec);
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
    return new WasmTestBuilder(parseChainspec(readFileSync(path, 'utf8')));
  }

  /**
   * Runs genesis and commits it.
   *
   * @throws CasperTestError `GENESIS_FAILED` with the engine's text
   */
  runGenesis(request: GenesisRequest): this {
    const { state, effects } = genesis(request);
    this.#genesisState = state;
    this.#genesisEffects = effects;
    this.#states.push(state);
    return this;
  }

  /**
   * Executes custom payment, if there is any, and session code, each on the current state. If payment fails, the session
   * is not tried. Nothing is committed.
   */
  exec(request: ExecuteRequest): this {
    const hash = request.hasOwnHash ? undefined : this.#nextDeployHash();
    let effects: Effects = [];
    if (request.customPayment !== undefined) {
      const payment = this.#execute(request.customPayment, hash);
      effects = payment.effects;
      if (payment.error !== undefined) {
        this.#effects.push(effects);
        return this;
      }
    }
    const session = this.#execute(request.session, hash);
    this.#effects.push(effects.length === 0 ? session.effects : [...effects, ...session.effects]);
    return this;
  }

  /** Executes one request on the current state. Nothing is committed. */
  execWasmV1(request: WasmV1Request): this {
    this.#effects.push(this.#execute(request, undefined).effects);
    return this;
  }

  /** Commits the effects of the last execution; calling it twice commits them twice. */
  commit(): this {
    return this.commitTransforms(this.#effects.at(-1) ?? []);
  }

  /** Commits effects on top of the current state. */
  commitTransforms(effects: Effects): this {
    const state = this.#state();
    if (effects.length > 0) this.#states.push(state.commit(effects));
    return this;
  }

  /** Runs a native transfer and commits it. Its gas is always the price of a mint transfer. */
  transferAndCommit(request: TransferRequest): this {
    const result = transferResult(request, this.#state(), this.#chainspec);
    this.#execResults.push(result);
    this.#effects.push(result.effects);
    return this.commitTransforms(result.effects);
  }

  /** Writes values without any execution and commits them. */
  writeDataAndCommit(data: Iterable<readonly [KeyLike, StoredValue]>): this {
    const trackingCopy = this.#trackingCopy();
    for (const [key, value] of data) trackingCopy.write(toKey(key), value);
    return this.commitTransforms(trackingCopy.effects());
  }

  /** Removes values from the state and commits that; a key that is not there is passed over. */
  commitPrune(keys: Iterable<KeyLike>): this {
    const trackingCopy = this.#trackingCopy();
    for (const key of keys) trackingCopy.prune(toKey(key));
    this.#effects.push(trackingCopy.effects());
    return this.commit();
  }

  /** Sets the block time in global state (milliseconds), as native calls read it. */
  withBlockTime(blockTime: bigint | number): this {
    return this.writeDataAndCommit([
      [queries.BLOCK_TIME_KEY, { _tag: 'CLValue', value: CLValue.u64(BigInt(blockTime)) }],
    ]);
  }

  /** Sets how gas is held and for how long (milliseconds) in global state. */
  withGasHoldConfig(handling: HoldBalanceHandling, interval: bigint | number): this {
    const state = this.#state();
    return this.commitTransforms(gasHoldConfigEffects(this.#trackingCopy(), state, handling, BigInt(interval)));
  }

  /** Replaces the chainspec, and the engine's configuration by what follows from it. */
  withChainspec(chainspec: Chainspec): this {
    this.#chainspec = chainspec;
    this.#engineConfig = engineConfigFromChainspec(chainspec);
    return this;
  }

  /** Replaces the engine's configuration. */
  withEngineConfig(engineConfig: EngineConfig): this {
    this.#engineConfig = engineConfig;
    return this;
  }

  /** Forgets execution results and effects; the state stays. */
  clearResults(): this {
    this.#execResults = [];
    this.#effects = [];
    return this;
  }

  /** @throws CasperTestError `EXPECTED_SUCCESS` with the engine's text when the last execution failed */
  expectSuccess(): this {
    const { error, consumed, gasLimit } = this.#lastResult();
    if (error === undefined) return this;
    throw new CasperTestError({
      code: 'EXPECTED_SUCCESS',
      shortMessage: `Expected the execution to succeed, but it failed: ${error.message} [${error._tag}].`,
      details: [`gas consumed: ${consumed} of ${gasLimit}`],
    });
  }

  /** @throws CasperTestError `EXPECTED_FAILURE` when the last execution succeeded */
  expectFailure(): this {
    const { error, consumed } = this.#lastResult();
    if (error !== undefined) return this;
    throw new CasperTestError({
      code: 'EXPECTED_FAILURE',
      shortMessage: 'Expected the execution to fail, but it succeeded.',
      details: [`gas consumed: ${consumed}`],
    });
  }

  /** Whether the last execution failed. */
  isError(): boolean {
    return this.#lastResult().error !== undefined;
  }

  /** The error of the last execution. */
  getError(): Option<EngineError> {
    return fromNullable(this.#lastResult().error);
  }

  /** The engine's text for the error of the last execution. */
  getErrorMessage(): Option<string> {
    return fromNullable(this.#lastResult().error?.message);
  }

  /** The result of the last execution. */
  getLastExecResult(): Option<WasmV1Result> {
    return fromNullable(this.#execResults.at(-1));
  }

  /** The result of the last execution. @throws CasperTestError `NO_EXEC_RESULT` */
  getExpectedLastExecResult(): WasmV1Result {
    return this.#lastResult();
  }

  /** The n-th result since the results were cleared, counted from 0. */
  getExecResultOwned(index: number): Option<WasmV1Result> {
    return fromNullable(this.#execResults[index]);
  }

  /** How many results there are since the results were cleared. */
  getExecResultsCount(): number {
    return this.#execResults.length;
  }

  /** Effects of each execution since the results were cleared. */
  getEffects(): readonly Effects[] {
    return [...this.#effects];
  }

  /** Gas that the n-th execution consumed. */
  execConsumed(index: number): bigint {
    const result = this.#execResults[index];
    if (result !== undefined) return result.consumed;
    throw noResult(`There is no execution number ${index}: ${this.#execResults.length} were run.`);
  }

  /** Gas that the last execution consumed. */
  lastExecGasConsumed(): bigint {
    return this.#lastResult().consumed;
  }

  /** The chainspec in force. */
  chainspec(): Chainspec {
    return this.#chainspec;
  }

  /** The engine's configuration in force. */
  engineConfig(): EngineConfig {
    return this.#engineConfig;
  }

  /** Root hash of the current state, 32 bytes. */
  getPostStateHash(): Uint8Array {
    return this.#state().stateRootHash();
  }

  /** Root hash of the state after genesis, 32 bytes. */
  getGenesisHash(): Uint8Array {
    if (this.#genesisState === undefined) throw noGenesis();
    return this.#genesisState.stateRootHash();
  }

  /** Effects of genesis. */
  getGenesisEffects(): Effects {
    if (this.#genesisEffects === undefined) throw noGenesis();
    return this.#genesisEffects;
  }

  /**
   * The value under a key, or at the end of a path of named keys that starts there.
   *
   * @param at root hash of an earlier state of this builder; the current state when left out
   * @returns on the left the Debug text of Rust's `QueryResult`
   */
  query(key: KeyLike, path: readonly string[] = [], at?: Uint8Array): Either<string, StoredValue> {
    const state = this.#findState(at);
    return state === undefined ? left('RootNotFound') : queries.query(state, toKey(key), path);
  }

  /** {@link WasmTestBuilder.query}, with the proofs that show each value on the way to be in the state. */
  queryWithProof(key: KeyLike, path: readonly string[] = [], at?: Uint8Array): Either<string, queries.ProvenValue> {
    const state = this.#findState(at);
    return state === undefined ? left('RootNotFound') : queries.queryWithProof(state, toKey(key), path);
  }

  /** The item of a dictionary, by the URef the dictionary was made with. */
  queryDictionaryItem(seed: URefLike, itemKey: string, at?: Uint8Array): Either<string, StoredValue> {
    return this.query(Key.dictionaryItem(toURef(seed), new TextEncoder().encode(itemKey)), [], at);
  }

  /** The account, if there is one under this hash. */
  getAccount(account: AccountHashLike): Option<Account> {
    return queries.getAccount(this.#state(), toAccountHash(account));
  }

  /** The account. @throws CasperTestError `NOT_FOUND` */
  getExpectedAccount(account: AccountHashLike): Account {
    return queries.getExpectedAccount(this.#state(), toAccountHash(account));
  }

  /** The contract of this hash, if there is one. */
  getContract(contractHash: AddressLike): Option<Contract> {
    return queries.getContract(this.#state(), toAddress(contractHash));
  }

  /** Named keys of an account; empty when there is no such account. */
  getNamedKeysByAccountHash(account: AccountHashLike): NamedKeys {
    return this.getExpectedAccount(account).namedKeys;
  }

  /** Total balance of a purse in motes. @throws CasperTestError `NOT_FOUND` */
  getPurseBalance(purse: URefLike): bigint {
    return queries.getPurseBalance(this.#state(), purse);
  }

  /** Total balance in motes of a purse, or of an account's main purse. @throws CasperTestError `NOT_FOUND` */
  getBalance(accountOrPurse: AccountHashLike | URefLike): bigint {
    return queries.getBalance(this.#state(), accountOrPurse);
  }

  /** Total balance in motes of the default proposer's main purse. */
  getProposerPurseBalance(): bigint {
    return queries.getProposerPurseBalance(this.#state());
  }

  /** Every key with a tag, in the order of the trie. */
  getKeys(tag: number): readonly Key[] {
    return this.#state().keysWithPrefix(Uint8Array.of(tag));
  }

  /** Every balance key. */
  getBalanceKeys(): readonly Key[] {
    return queries.getBalanceKeys(this.#state());
  }

  /** Address of a system contract, 32 bytes: `mint`, `auction`, `handle payment` or `standard payment`. */
  getSystemContractHash(name: string): Uint8Array {
    return queries.getSystemContractHash(this.#state(), name);
  }

  getMintContractHash(): Uint8Array {
    return this.getSystemContractHash('mint');
  }

  getAuctionContractHash(): Uint8Array {
    return this.getSystemContractHash('auction');
  }

  getHandlePaymentContractHash(): Uint8Array {
    return this.getSystemContractHash('handle payment');
  }

  getStandardPaymentContractHash(): Uint8Array {
    return this.getSystemContractHash('standard payment');
  }

  /** Motes in existence, at a root of this builder or now. */
  totalSupply(at?: Uint8Array): bigint {
    return queries.totalSupply(this.#stateAt(at));
  }

  /** The state itself, for what the builder has no question for. */
  globalState(at?: Uint8Array): GlobalState {
    return this.#stateAt(at);
  }

  #state(): GlobalState {
    const state = this.#states.at(-1);
    if (state === undefined) throw noGenesis();
    return state;
  }

  #findState(root: Uint8Array | undefined): GlobalState | undefined {
    if (root === undefined) return this.#state();
    return this.#states.findLast((each) => bytesEqual(each.stateRootHash(), root));
  }

  #stateAt(root: Uint8Array | undefined): GlobalState {
    const state = this.#findState(root);
    if (state !== undefined) return state;
    throw new CasperTestError({
      code: 'STATE_ROOT_NOT_FOUND',
      shortMessage: `This builder never had the state root ${bytesToHex(root ?? new Uint8Array(0))}.`,
      hint: 'Take the root from getPostStateHash() of the same builder.',
    });
  }

  #trackingCopy(): TrackingCopy {
    return new TrackingCopy(this.#state(), {
      maxQueryDepth: DEFAULT_MAX_QUERY_DEPTH,
      enableAddressableEntity: this.#chainspec.core.enableAddressableEntity,
    });
  }

  #execute(request: WasmV1Request, hash: Uint8Array | undefined): WasmV1Result {
    const transactionHash = hash === undefined ? request.transactionHash : TransactionHash.deploy(hash);
    const result = executeWasmV1({ ...request, transactionHash }, this.#state(), this.#engineConfig);
    this.#execResults.push(result);
    return result;
  }

  #nextDeployHash(): Uint8Array {
    this.#madeUpHashes++;
    return blake2b256(new TextEncoder().encode(`${DEFAULT_SEED}/${this.#madeUpHashes}`));
  }

  #lastResult(): WasmV1Result {
    const result = this.#execResults.at(-1);
    if (result === undefined) throw noResult('Nothing was executed yet.');
    return result;
  }
}

/** The name of the 1.x guides for the builder: state in memory. */
export const InMemoryWasmTestBuilder: typeof WasmTestBuilder = WasmTestBuilder;
/** A builder. */
export type InMemoryWasmTestBuilder = WasmTestBuilder;

/**
 * The name of the 2.x crate for the builder. Rust deletes the folder of `LmdbWasmTestBuilder::default()` after the test,
 * so that here, too, the state is in memory; a state on disk is not supported yet.
 */
export const LmdbWasmTestBuilder: typeof WasmTestBuilder = WasmTestBuilder;
/** A builder. */
export type LmdbWasmTestBuilder = WasmTestBuilder;

function noGenesis(): CasperTestError {
  return new CasperTestError({
    code: 'NO_GENESIS',
    shortMessage: 'There is no state yet.',
    hint: 'Call builder.runGenesis(LOCAL_GENESIS_REQUEST) first.',
  });
}

function noResult(shortMessage: string): CasperTestError {
  return new CasperTestError({
    code: 'NO_EXEC_RESULT',
    shortMessage,
    hint: 'Call builder.exec(request) first.',
  });
}

/** Genesis, with what the Rust builder answers with a panic as a readable error. */
function genesis(request: GenesisRequest): GenesisSuccess {
  let failure: unknown;
  try {
    const outcome = runGenesis(request);
    if (!isLeft(outcome)) return outcome.right;
    failure = outcome.left;
  } catch (thrown) {
    if ((thrown as { readonly _tag?: unknown } | null)?._tag !== 'EnginePanic') throw thrown;
    failure = thrown;
  }
  throw new CasperTestError({
    code: 'GENESIS_FAILED',
    shortMessage: `Genesis failed: ${(failure as Error).message}.`,
    hint: 'Check the accounts of the genesis request: bonds above zero, delegation rates up to 100, delegators with a validator, no more validators than slots.',
    cause: failure,
  });
}
