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
import type { WasmV1Result } from '../engine/wasmV1Result';
import type { GlobalState } from '../state/globalState';
import type { TrackingCopy } from '../state/trackingCopy';
import type { Effects } from '../types/transform';
import { ChainspecConfig } from './chainspecConfig';
import { engine } from './lazyEngine';

/** The state and settings of a builder. */
export abstract class StateHolder {
  protected chainspecInForce: Chainspec;
  protected engineConfigInForce: EngineConfig;
  /** Fixed when the builder is made, as in Rust: a later chainspec does not change how stored records are read. */
  protected enableAddressableEntity: boolean;
  /** Every state there was, the current one last; roots are hashed when asked for. */
  protected states: GlobalState[] = [];
  protected execResults: WasmV1Result[] = [];
  /** Effects of each execution, the last of which `commit` applies. */
  protected effectsOfRuns: Effects[] = [];

  protected constructor(chainspec: Chainspec) {
    this.chainspecInForce = chainspec;
    this.engineConfigInForce = engineConfigFromChainspec(chainspec);
    this.enableAddressableEntity = chainspec.core.enableAddressableEntity;
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
    this.chainspecInForce = chainspec;
    this.engineConfigInForce = engineConfigFromChainspec(chainspec);
    return this;
  }

  /** Replaces the engine's configuration. */
  withEngineConfig(engineConfig: EngineConfig): this {
    this.engineConfigInForce = engineConfig;
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
    return this;
  }

  /** Makes a state the current one. Whatever changes the state ends here. */
  protected moveTo(state: GlobalState): void {
    this.states.push(state);
  }

  /** Takes over everything another builder holds; from then on neither sees what the other does. */
  protected adopt(other: StateHolder): void {
    this.chainspecInForce = other.chainspecInForce;
    this.engineConfigInForce = other.engineConfigInForce;
    this.enableAddressableEntity = other.enableAddressableEntity;
    this.states = [...other.states];
    this.execResults = [...other.execResults];
    this.effectsOfRuns = [...other.effectsOfRuns];
  }

  /** A fresh tracking copy of the current state, or of the one at a root. */
  protected trackingCopy(at?: Uint8Array): TrackingCopy {
    const { enableAddressableEntity } = this;
    const options = { maxQueryDepth: DEFAULT_MAX_QUERY_DEPTH, enableAddressableEntity };
    return new engine.trackingCopy.TrackingCopy(this.globalState(at), options);
  }

  protected currentState(): GlobalState {
    const state = this.states.at(-1);
    if (state === undefined) throw noGenesis();
    return state;
  }

  protected findState(root: Uint8Array | undefined): GlobalState | undefined {
    if (root === undefined) return this.currentState();
    return this.states.findLast((each) => bytesEqual(each.stateRootHash(), root));
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
