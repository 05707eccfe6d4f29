/**
 * What every part of the builder stands on: the chainspec, the engine's configuration, the states there were, the results.
 *
 * Answers to: casper-engine-test-support src/wasm_test_builder.rs (the fields of `WasmTestBuilder`).
 *
 * @module
 */
import { CasperTestError } from '../bytes/casperTestError';
import { bytesEqual } from '../bytes/compareBytes';
import { bytesToHex } from '../bytes/hex';
import type { Chainspec } from '../config/chainspec';
import { DEFAULT_MAX_QUERY_DEPTH, type EngineConfig, engineConfigFromChainspec } from '../config/engineConfig';
import type { GlobalState } from '../state/globalState';
import type { TrackingCopy } from '../state/trackingCopy';
import type { Effects } from '../types/transform';
import { type BuilderRecord, emptyRecord } from './builderRecord';
import { ChainspecConfig } from './chainspecConfig';
import { noteChange } from './fixtureScope';
import type { History } from './history';
import { engine } from './lazyEngine';

/** The state and settings of a builder. */
export abstract class StateHolder {
  #record: BuilderRecord;

  protected constructor(chainspec: Chainspec) {
    this.#record = emptyRecord(chainspec);
    noteChange(this);
  }

  /** All that this builder knows. */
  protected get record(): BuilderRecord {
    return this.#record;
  }

  /** Replaces parts of what this builder knows. Nothing of a builder changes but here. */
  protected change(parts: Partial<BuilderRecord>): void {
    this.#record = { ...this.#record, ...parts };
    noteChange(this);
  }

  protected get chainspecInForce(): Chainspec {
    return this.#record.chainspec;
  }

  protected get engineConfigInForce(): EngineConfig {
    return this.#record.engineConfig;
  }

  protected get enableAddressableEntity(): boolean {
    return this.#record.enableAddressableEntity;
  }

  protected get states(): History<GlobalState> {
    return this.#record.states;
  }

  /** The chainspec in force. */
  chainspec(): ChainspecConfig {
    return ChainspecConfig.from(this.chainspecInForce);
  }

  /** The engine's configuration in force. */
  engineConfig(): EngineConfig {
    return this.engineConfigInForce;
  }

  /** Replaces the chainspec, and the engine's configuration by what follows from it. */
  withChainspec(chainspec: Chainspec): this {
    this.change({ chainspec, engineConfig: engineConfigFromChainspec(chainspec) });
    return this;
  }

  /** Replaces the engine's configuration. */
  withEngineConfig(engineConfig: EngineConfig): this {
    this.change({ engineConfig });
    return this;
  }

  /** Root hash of the current state, 32 bytes. */
  getPostStateHash(): Uint8Array {
    return this.currentState().stateRootHash();
  }

  /** The state itself, now or at an earlier root of this builder, for what the builder has no question for. */
  globalState(at?: Uint8Array): GlobalState {
    const state = this.findState(at);
    if (state !== undefined) return state;
    throw new CasperTestError({
      code: 'STATE_ROOT_NOT_FOUND',
      shortMessage: `This builder never had the state root ${bytesToHex(at ?? new Uint8Array(0))}.`,
      hint: 'Take the root from getPostStateHash() of the same builder.',
    });
  }

  /**
   * Commits effects on top of the current state.
   *
   * @param at root hash of an earlier state of this builder to commit them on instead
   */
  commitTransforms(effects: Effects, at?: Uint8Array): this {
    const state = this.globalState(at);
    if (effects.length > 0 || at !== undefined) this.moveTo(state.commit(effects));
    else this.change({ stateBefore: state, hasUncommitted: false });
    return this;
  }

  /** Makes a state the current one. Whatever changes the state ends here. */
  protected moveTo(state: GlobalState): void {
    const stateBefore = this.states.last();
    this.change({ states: this.states.with(state), stateBefore, hasUncommitted: false, failure: undefined });
  }

  /** Keeps the effects of a run, for `commit`. */
  protected keepEffects(effects: Effects): void {
    const { effectsOfRuns, execResults, hasUncommitted, hasDropped } = this.#record;
    const failure = execResults.last()?.error?.message;
    this.change({
      effectsOfRuns: effectsOfRuns.with(effects),
      hasUncommitted: effects.length > 0 && failure === undefined,
      failure,
      hasDropped: hasDropped || hasUncommitted,
    });
  }

  /** Whether the last execution succeeded, changed something, and was not committed: what is read is the state without it. */
  hasUncommittedEffects(): boolean {
    return this.#record.hasUncommitted;
  }

  /** @internal Why what is read now may not be what a test expects; see `noteOfRead`. */
  readNote(): string | undefined {
    const { hasUncommitted, failure, hasDropped } = this.#record;
    if (hasUncommitted) {
      return 'the last execution was not committed when this was read: builder.exec(…).expectSuccess().commit()';
    }
    if (failure !== undefined) {
      return `the last execution had failed when this was read (${failure}); expectSuccess() tells why`;
    }
    if (!hasDropped) return undefined;
    return 'an earlier execution was followed by another one before it was committed: each exec(…) needs its own commit()';
  }

  /** A fresh tracking copy of the current state, or of the one at a root. */
  protected trackingCopy(at?: Uint8Array): TrackingCopy {
    const { enableAddressableEntity } = this;
    const options = { maxQueryDepth: DEFAULT_MAX_QUERY_DEPTH, enableAddressableEntity };
    return new engine.trackingCopy.TrackingCopy(this.globalState(at), options);
  }

  protected currentState(): GlobalState {
    const state = this.states.last();
    if (state === undefined) throw noGenesis();
    return state;
  }

  protected findState(root: Uint8Array | undefined): GlobalState | undefined {
    if (root === undefined) return this.currentState();
    for (const state of this.states.newestFirst()) if (bytesEqual(state.stateRootHash(), root)) return state;
    return undefined;
  }
}

/** Something was asked that only a state can answer. */
export function noGenesis(): CasperTestError {
  return new CasperTestError({
    code: 'NO_GENESIS',
    shortMessage: 'There is no state yet.',
    hint: 'Call builder.runGenesis(LOCAL_GENESIS_REQUEST) first.',
  });
}
