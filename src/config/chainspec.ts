/**
 * The parts of a chainspec that the engine uses; what concerns only the node (network, transaction lanes, vacancy) is
 * not kept.
 *
 * Answers to: casper-engine-test-support `chainspec_config.rs`.
 *
 * @module
 */
import type { CoreConfig } from './coreConfig';
import type { MessageLimits } from './messageLimits';
import type { StorageCosts } from './storageCosts';
import type { SystemConfig } from './systemConfig';
import type { WasmConfig } from './wasmConfig';
import type { WasmV2Config } from './wasmV2Config';

/** Section `[wasm]`. */
export interface WasmSettings {
  readonly messagesLimits: MessageLimits;
  /** The machine that runs contracts. */
  readonly v1: WasmConfig;
  readonly v2: WasmV2Config;
}

/** A chainspec, as `ChainspecConfig` keeps it. */
export interface Chainspec {
  readonly core: CoreConfig;
  readonly wasm: WasmSettings;
  readonly systemCosts: SystemConfig;
  readonly storageCosts: StorageCosts;
}
