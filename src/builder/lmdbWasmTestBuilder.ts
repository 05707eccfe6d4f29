/**
 * The builder with its state on disk.
 *
 * Answers to: casper-engine-test-support src/wasm_test_builder.rs (`LmdbWasmTestBuilder`, `ScratchProvider`). What Rust keeps in
 * a temporary folder, which goes when the builder goes, is kept in memory here.
 *
 * @module
 */
import { fromNullable, type Option } from 'fp-ts/Option';
import { CasperTestError } from '../bytes/casperTestError';
import { bytesToHex } from '../bytes/hex';
import type { Chainspec } from '../config/chainspec';
import { DEFAULT_CHAINSPEC } from '../config/defaultChainspec';
import { DEFAULT_MAX_QUERY_DEPTH, engineConfigFromChainspec } from '../config/engineConfig';
import type { WasmV1Request } from '../engine/wasmV1Request';
import type { GlobalState } from '../state/globalState';
import type { ScratchState } from '../state/scratchState';
import type { StateFolder } from '../store/stateFolder';
import type { ProtocolVersion } from '../types/protocolVersion';
import { ChainspecConfig } from './chainspecConfig';
import { tagOf } from './coerce';
import { ExecuteRequest } from './executeRequestBuilder';
import { History } from './history';
import { engine } from './lazyEngine';
import type { StepRequest } from './stepRequestBuilder';
import { WasmTestBuilder } from './wasmTestBuilder';

/**
 * {@link WasmTestBuilder} with the constructors and methods of Rust's builder on LMDB. `new` and `open` and their kin keep the
 * state in a folder, through the package `lmdb`; the others keep it in memory.
 *
 * On disk each commit is written as a whole: if the process dies, all that was committed is there, and every root that ever
 * was can be opened. Two processes must not share a folder.
 */
export class LmdbWasmTestBuilder extends WasmTestBuilder {
  #folder: StateFolder | undefined;

  /** A builder in memory with the default chainspec and no state yet: run genesis first. */
  static override default(): LmdbWasmTestBuilder {
    return new LmdbWasmTestBuilder(DEFAULT_CHAINSPEC);
  }

  /** A builder in memory with a chainspec of your own. */
  static override newTemporaryWithConfig(chainspec: Chainspec): LmdbWasmTestBuilder {
    return new LmdbWasmTestBuilder(chainspec);
  }

  /** A builder in memory with the chainspec in a `chainspec.toml`. @throws CasperTestError `BAD_CHAINSPEC` naming the field */
  static override newTemporaryWithChainspec(path: string): LmdbWasmTestBuilder {
    return new LmdbWasmTestBuilder(ChainspecConfig.fromChainspecPath(path));
  }

  /** As {@link WasmTestBuilder.importState}; the state is in memory. */
  static override importState(file: string, chainspec: Chainspec = DEFAULT_CHAINSPEC): LmdbWasmTestBuilder {
    const builder = new LmdbWasmTestBuilder(chainspec);
    builder.moveTo(engine.stateFiles.readStateFile(file));
    return builder;
  }

  /**
   * A builder with its state on disk: run genesis first. What the folder holds already stays.
   *
   * As in Rust the chainspec is `ChainspecConfig.default()`, without fees and refunds; with the one that other builders start
   * with, it is {@link LmdbWasmTestBuilder.newWithProductionChainspec}.
   *
   * @param dir the state goes to `global_state/data.lmdb` in it; made if it is not there
   * @throws CasperTestError `NOT_SUPPORTED` without the package `lmdb`, or if the Rust engine wrote the file
   */
  static new(dir: string): LmdbWasmTestBuilder {
    return LmdbWasmTestBuilder.newWithConfig(dir, ChainspecConfig.default());
  }

  /** As {@link LmdbWasmTestBuilder.new}, with a chainspec of your own. */
  static newWithConfig(dir: string, chainspec: Chainspec): LmdbWasmTestBuilder {
    const builder = new LmdbWasmTestBuilder(chainspec);
    builder.#folder = engine.stateFolder.createStateFolder(engine.stateFolder.globalStateFolder(dir));
    return builder;
  }

  /** As {@link LmdbWasmTestBuilder.new}, with the chainspec in a `chainspec.toml`. */
  static newWithChainspec(dir: string, chainspecPath: string): LmdbWasmTestBuilder {
    return LmdbWasmTestBuilder.newWithConfig(dir, ChainspecConfig.fromChainspecPath(chainspecPath));
  }

  /** As {@link LmdbWasmTestBuilder.new}, with the chainspec of the network, which is the default one. */
  static newWithProductionChainspec(dir: string): LmdbWasmTestBuilder {
    return LmdbWasmTestBuilder.newWithConfig(dir, DEFAULT_CHAINSPEC);
  }

  /**
   * A builder on a state that is on disk, at any root that was ever committed there.
   *
   * A folder that the Rust engine wrote (LMDB data format 1) is only read, without the package `lmdb`: what is new stays in
   * memory.
   *
   * @param dir what was given to {@link LmdbWasmTestBuilder.new}
   * @param protocolVersion the version that executions run under
   * @param postStateHash root hash of the state to go on from, 32 bytes
   * @throws CasperTestError `NOT_FOUND` without a state there, `STATE_ROOT_NOT_FOUND` if it never had this root,
   * `NOT_SUPPORTED` without the package `lmdb`
   */
  static open(
    dir: string,
    chainspec: Chainspec,
    protocolVersion: ProtocolVersion,
    postStateHash: Uint8Array,
  ): LmdbWasmTestBuilder {
    const folder = engine.stateFolder.globalStateFolder(dir);
    return LmdbWasmTestBuilder.openRaw(folder, chainspec, protocolVersion, postStateHash);
  }

  /** As {@link LmdbWasmTestBuilder.open}, naming the folder that holds `data.lmdb` itself. */
  static openRaw(
    globalStateDir: string,
    chainspec: Chainspec,
    protocolVersion: ProtocolVersion,
    postStateHash: Uint8Array,
  ): LmdbWasmTestBuilder {
    const folder = engine.stateFolder.openStateFolder(globalStateDir);
    const state = folder.checkout(postStateHash);
    if (state === undefined) {
      folder.close();
      throw new CasperTestError({
        code: 'STATE_ROOT_NOT_FOUND',
        shortMessage: `The state in ${globalStateDir} never had the root ${bytesToHex(postStateHash)}.`,
        hint: 'Take the root from getPostStateHash() of the builder that wrote it.',
      });
    }
    const { major, minor, patch } = protocolVersion;
    const builder = new LmdbWasmTestBuilder(chainspec);
    const engineConfig = { ...engineConfigFromChainspec(chainspec), protocolVersion: { major, minor, patch } };
    builder.#folder = folder;
    builder.change({ engineConfig, states: History.empty<GlobalState>().with(state) });
    return builder;
  }

  /** Another builder that goes on from here, in the same folder; without changes that are still in scratch. */
  override clone(): LmdbWasmTestBuilder {
    const copy = new LmdbWasmTestBuilder(this.chainspecInForce);
    copy.#folder = this.#folder;
    copy.change({ ...this.record, scratch: undefined });
    return copy;
  }

  protected override get store(): unknown {
    return this.#folder;
  }

  /** Bytes that the file on disk takes up; none for a state in memory. */
  lmdbOnDiskSize(): Option<bigint> {
    return fromNullable(this.#folder?.sizeOnDisk());
  }

  /** Whether commits are written to disk: not those of a builder in memory, nor on a state that the Rust engine wrote. */
  isStoredOnDisk(): boolean {
    return this.#folder?.isWritable ?? false;
  }

  /**
   * Forces to the disk what was committed: only a machine that dies, not a process, loses commits without it. Nothing to do for
   * a state in memory.
   */
  flushEnvironment(): void {
    this.#folder?.flush();
  }

  /** Lets go of the folder, so that it can be deleted or opened elsewhere. The builder is of no use afterwards. */
  close(): void {
    this.#folder?.close();
  }

  /**
   * Executes session code on what is in scratch over the current state, and commits it to scratch. The current state stays as it
   * is until {@link LmdbWasmTestBuilder.writeScratchToDb}.
   *
   * @throws CasperTestError `NOT_SUPPORTED` for a request with custom payment, which Rust cannot be given here
   */
  scratchExecAndCommit(request: ExecuteRequest | WasmV1Request): this {
    const scratch = this.#scratchState();
    const state = this.currentState();
    const { effects } = this.execOn(scratch.over(state), sessionOnly(request));
    scratch.commit(effects, state);
    return this;
  }

  /**
   * Ends an era on what is in scratch over the current state, and commits that to scratch.
   *
   * @throws CasperTestError `STEP_FAILED` with the engine's text
   */
  stepWithScratch(request: StepRequest): this {
    const scratch = this.#scratchState();
    const state = this.globalState(request.parentStateHash);
    const copy = new engine.trackingCopy.TrackingCopy(scratch.over(state), {
      maxQueryDepth: DEFAULT_MAX_QUERY_DEPTH,
      enableAddressableEntity: this.enableAddressableEntity,
    });
    const config = request.runtimeConfig ?? this.nativeConfig();
    const { protocolVersion } = request;
    try {
      scratch.commit(engine.nativeEra.nativeStep({ config, protocolVersion, copy }, request).effects, state);
    } catch (cause) {
      if (tagOf(cause) !== 'NativeError') throw cause;
      throw new CasperTestError({
        code: 'STEP_FAILED',
        shortMessage: `The era could not be ended: ${(cause as Error).message}.`,
        cause,
      });
    }
    return this;
  }

  /** Commits what is in scratch on top of the current state, all at once, and empties scratch. */
  writeScratchToDb(): this {
    const state = this.currentState();
    const { scratch } = this.record;
    if (scratch !== undefined) {
      this.change({ scratch: undefined });
      this.moveTo(scratch.applyTo(state));
    }
    return this;
  }

  protected override moveTo(state: GlobalState): void {
    const saved = this.#folder?.save(state) ?? state;
    // Earlier states are found on disk again; in memory each commit of a large state would add to what is held.
    if (this.isStoredOnDisk()) {
      this.change({ states: History.empty<GlobalState>().with(saved), stateBefore: this.states.last() });
    } else super.moveTo(state);
  }

  protected override findState(root: Uint8Array | undefined): GlobalState | undefined {
    const found = super.findState(root);
    return found !== undefined || root === undefined ? found : this.#folder?.checkout(root);
  }

  #scratchState(): ScratchState {
    const scratch = this.record.scratch?.owned() ?? new engine.scratchState.ScratchState();
    if (scratch !== this.record.scratch) this.change({ scratch });
    return scratch;
  }
}

function sessionOnly(request: ExecuteRequest | WasmV1Request): ExecuteRequest {
  const given = tagOf(request) === 'ExecuteRequest' ? (request as ExecuteRequest) : undefined;
  if (given === undefined) return ExecuteRequest.new(request as WasmV1Request);
  if (given.customPayment === undefined) return given;
  throw new CasperTestError({
    code: 'NOT_SUPPORTED',
    shortMessage: 'Scratch runs session code alone, but the request has custom payment as well.',
    hint: 'Pass request.customPayment and request.session one after the other.',
  });
}
