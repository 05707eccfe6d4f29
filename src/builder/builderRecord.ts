/**
 * All that a builder knows, as one value that never changes: each change makes a new record, so that a snapshot is a
 * reference to one.
 *
 * Answers to: casper-engine-test-support src/wasm_test_builder.rs (the fields of `WasmTestBuilder`).
 *
 * @module
 */
import type { Chainspec } from '../config/chainspec';
import { type EngineConfig, engineConfigFromChainspec } from '../config/engineConfig';
import type { WasmV1Result } from '../engine/wasmV1Result';
import type { ErrorNameSet } from '../report/errorNames';
import type { GlobalState } from '../state/globalState';
import type { ScratchState } from '../state/scratchState';
import type { GenesisSuccess } from '../system/genesis';
import type { Effects } from '../types/transform';
import { History } from './history';
import { consolePrinter, type Printer } from './printedText';
import type { PruneResult } from './stateWriting';
import type { UpgradeResult } from './upgradeOperations';

/** State, results and settings of a builder at one moment. */
export interface BuilderRecord {
  readonly chainspec: Chainspec;
  readonly engineConfig: EngineConfig;
  /** Fixed when the builder is made, as in Rust: a later chainspec does not change how stored records are read. */
  readonly enableAddressableEntity: boolean;
  /** Every state there was, the current one last; roots are hashed when asked for. */
  readonly states: History<GlobalState>;
  /** The state before the last commit, which may have changed nothing. */
  readonly stateBefore: GlobalState | undefined;
  readonly genesis: GenesisSuccess | undefined;
  readonly execResults: History<WasmV1Result>;
  /** Effects of each execution, the last of which `commit` applies. */
  readonly effectsOfRuns: History<Effects>;
  /** The last run succeeded, changed something, and was not committed. */
  readonly hasUncommitted: boolean;
  /** The text of the last run's failure, until the state changes. */
  readonly failure: string | undefined;
  /** A run that changed something was followed by another before it was committed. */
  readonly hasDropped: boolean;
  readonly upgradeResults: History<UpgradeResult>;
  readonly pruneResults: History<PruneResult>;
  /** How many transaction hashes were made up. */
  readonly madeUpHashes: number;
  readonly printer: Printer;
  /** Names that the test gave, by hex of the address or public key. */
  readonly labels: ReadonlyMap<string, string>;
  /** Names that the test gave to the errors of contracts. */
  readonly errorNames: readonly ErrorNameSet[];
  /** What is in scratch. Its owner changes it in place; see `ScratchState.share`. */
  readonly scratch: ScratchState | undefined;
}

/** The record of a builder that has done nothing yet. */
export function emptyRecord(chainspec: Chainspec): BuilderRecord {
  return {
    chainspec,
    engineConfig: engineConfigFromChainspec(chainspec),
    enableAddressableEntity: chainspec.core.enableAddressableEntity,
    states: History.empty(),
    stateBefore: undefined,
    genesis: undefined,
    execResults: History.empty(),
    effectsOfRuns: History.empty(),
    hasUncommitted: false,
    failure: undefined,
    hasDropped: false,
    upgradeResults: History.empty(),
    pruneResults: History.empty(),
    madeUpHashes: 0,
    printer: consolePrinter,
    labels: new Map(),
    errorNames: [],
    scratch: undefined,
  };
}
