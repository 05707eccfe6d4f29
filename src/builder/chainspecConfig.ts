/**
 * A chainspec with the methods that Rust's has.
 *
 * Answers to: casper-engine-test-support src/chainspec_config.rs.
 *
 * @module
 */
import { readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { CasperTestError } from '../bytes/casperTestError';
import type { Chainspec, WasmSettings } from '../config/chainspec';
import type { CoreConfig, FeeHandling, PricingHandling, RefundHandling } from '../config/coreConfig';
import { DEFAULT_CHAINSPEC } from '../config/defaultChainspec';
import { type EngineConfig, engineConfigFromChainspec } from '../config/engineConfig';
import type { StorageCosts } from '../config/storageCosts';
import type { MintCosts, SystemConfig } from '../config/systemConfig';
import type { GenesisAccount } from '../system/genesisAccount';
import type { GenesisConfig, GenesisRequest } from '../system/genesisRequest';
import type { ProtocolVersion } from '../types/protocolVersion';
import { tagOf } from './coerce';
import { createGenesisRequest, DEFAULT_ACCOUNTS, DEFAULT_PROTOCOL_VERSION } from './defaults';
import { noteRead } from './fixtureScope';

/** The package's folder, from its sources and from its build. */
export const PACKAGE_FOLDER: string = (() => {
  const folder = dirname(dirname(__dirname));
  return basename(folder) === 'dist' ? dirname(folder) : folder;
})();

/** Path of a `chainspec.toml` with the values of `DEFAULT_CHAINSPEC`, as a file to copy from. */
export const CHAINSPEC_SYMLINK: string = join(PACKAGE_FOLDER, 'resources', 'chainspec.toml');

/**
 * A chainspec. It is accepted wherever a `Chainspec` is, and a plain `Chainspec` wherever it is.
 *
 * Immutable: every `with…` gives a new one. (Rust's `with_max_associated_keys` changes the one it is called on.)
 */
export class ChainspecConfig implements Chainspec {
  readonly _tag: 'ChainspecConfig' = 'ChainspecConfig';
  readonly core: CoreConfig;
  readonly wasm: WasmSettings;
  readonly systemCosts: SystemConfig;
  readonly storageCosts: StorageCosts;

  private constructor({ core, wasm, systemCosts, storageCosts }: Chainspec) {
    this.core = core;
    this.wasm = wasm;
    this.systemCosts = systemCosts;
    this.storageCosts = storageCosts;
  }

  /** The methods for a chainspec there is. */
  static from(chainspec: Chainspec = DEFAULT_CHAINSPEC): ChainspecConfig {
    return tagOf(chainspec) === 'ChainspecConfig' ? (chainspec as ChainspecConfig) : new ChainspecConfig(chainspec);
  }

  /**
   * What Rust's `ChainspecConfig::default()` is. Not the chainspec the builder starts with (`ChainspecConfig.from()`): there
   * are no fees and no refunds, gas is held and released bit by bit, pricing is fixed, and a bid may be as low as 2 motes.
   */
  static default(): ChainspecConfig {
    return new ChainspecConfig({
      ...DEFAULT_CHAINSPEC,
      core: {
        ...DEFAULT_CHAINSPEC.core,
        // Source: casper-types src/chainspec/core_config.rs (`impl Default for CoreConfig`).
        legacyRequiredFinality: 'Weak',
        minimumBidAmount: 2n,
        refundHandling: { _tag: 'NoRefund' },
        feeHandling: { _tag: 'NoFee' },
        pricingHandling: { _tag: 'Fixed' },
        gasHoldBalanceHandling: { _tag: 'Amortized' },
      },
    });
  }

  /** Reads a `chainspec.toml`. @throws CasperTestError `BAD_CHAINSPEC` naming the file that is not there, or the field */
  static fromChainspecPath(path: string): ChainspecConfig {
    return new ChainspecConfig(parser().parseChainspec(readChainspec(path)));
  }

  /** A genesis of these accounts with the values of the default chainspec. */
  static createGenesisRequestFromLocalChainspec(
    accounts: readonly GenesisAccount[],
    protocolVersion: ProtocolVersion = DEFAULT_PROTOCOL_VERSION,
  ): GenesisRequest {
    return createGenesisRequest(DEFAULT_CHAINSPEC, accounts, protocolVersion);
  }

  /**
   * A genesis of these accounts with the values of this chainspec. As in Rust, gas holds and addressable entities are not
   * taken from it: see `createGenesisRequest`.
   */
  createGenesisRequest(
    accounts: readonly GenesisAccount[],
    protocolVersion: ProtocolVersion = DEFAULT_PROTOCOL_VERSION,
  ): GenesisRequest {
    return createGenesisRequest(this, accounts, protocolVersion);
  }

  /**
   * Settings of a genesis of `DEFAULT_ACCOUNTS`; unlike {@link createGenesisRequest} this does heed `enableAddressableEntity`.
   * Answers to `GenesisConfig::try_from(chainspec_config)`.
   */
  genesisConfig(): GenesisConfig {
    const { enableAddressableEntity } = this.core;
    return this.createGenesisRequest(DEFAULT_ACCOUNTS).withConfig({ enableAddressableEntity }).config;
  }

  /** The engine's configuration that follows from this chainspec. */
  engineConfig(): EngineConfig {
    return engineConfigFromChainspec(this);
  }

  /** Associated keys an account has at most. */
  maxAssociatedKeys(): number {
    return this.core.maxAssociatedKeys;
  }

  /** Sets how many associated keys an account has at most. */
  withMaxAssociatedKeys(value: number): ChainspecConfig {
    return this.#withCore({ maxAssociatedKeys: value });
  }

  /** Sets over which time genesis stakes are released after their lock. */
  withVestingSchedulePeriodMillis(value: bigint | number): ChainspecConfig {
    return this.#withCore({ vestingSchedulePeriod: BigInt(value) });
  }

  /** Zero: no limit. */
  withMaxDelegatorsPerValidator(value: number): ChainspecConfig {
    return this.#withCore({ maxDelegatorsPerValidator: value });
  }

  /** In motes. */
  withMinimumDelegationAmount(minimumDelegationAmount: bigint | number): ChainspecConfig {
    return this.#withCore({ minimumDelegationAmount: BigInt(minimumDelegationAmount) });
  }

  /** Sets what happens to fees. */
  withFeeHandling(feeHandling: FeeHandling): ChainspecConfig {
    return this.#withCore({ feeHandling });
  }

  /** Replaces limits and prices of the Wasm machines. */
  withWasmConfig(wasm: WasmSettings): ChainspecConfig {
    return new ChainspecConfig({ ...this, wasm });
  }

  /**
   * Without effect, as in Rust, where the changed costs are dropped. To change them:
   * `chainspec.withOverrides({ system_costs: { mint_costs: { transfer: 1_000 } } })`.
   */
  withMintCosts(_mintCosts: MintCosts): ChainspecConfig {
    return this;
  }

  /** Sets how many values (locals and operands) the stack of a contract holds. */
  withWasmMaxStackHeight(maxStackHeight: number): ChainspecConfig {
    return this.withWasmConfig({ ...this.wasm, v1: { ...this.wasm.v1, maxStackHeight } });
  }

  /** Sets what happens to the part of a payment that was not used. */
  withRefundHandling(refundHandling: RefundHandling): ChainspecConfig {
    return this.#withCore({ refundHandling });
  }

  /** Sets how a transaction says what it pays; the engine does not use it. */
  withPricingHandling(pricingHandling: PricingHandling): ChainspecConfig {
    return this.#withCore({ pricingHandling });
  }

  /** Sets whether the arguments of a call must be those that the entry point declares. */
  withStrictArgumentChecking(strictArgumentChecking: boolean): ChainspecConfig {
    return this.#withCore({ strictArgumentChecking });
  }

  /** Sets whether accounts and contracts are stored as addressable entities. */
  withEnableAddressableEntity(enableAddressableEntity: boolean): ChainspecConfig {
    return this.#withCore({ enableAddressableEntity });
  }

  /**
   * With any values changed, shaped and named as in the TOML file: `{ core: { validator_slots: 10 } }`.
   *
   * @throws CasperTestError `BAD_CHAINSPEC` naming the unknown or mistyped field
   */
  withOverrides(overrides: unknown): ChainspecConfig {
    return new ChainspecConfig(parser().withChainspecOverrides(overrides, this));
  }

  #withCore(changes: Partial<CoreConfig>): ChainspecConfig {
    return new ChainspecConfig({ ...this, core: { ...this.core, ...changes } });
  }
}

function readChainspec(path: string): string {
  try {
    const bytes = readFileSync(path);
    noteRead(resolve(path), bytes);
    return bytes.toString('utf8');
  } catch (cause) {
    throw new CasperTestError({
      code: 'BAD_CHAINSPEC',
      shortMessage: `The chainspec ${JSON.stringify(path)} could not be read: ${(cause as { message?: unknown }).message}.`,
      hint: 'Paths are relative to the working directory. CHAINSPEC_SYMLINK is the path of the default one.',
      cause,
    });
  }
}

/** Loaded on first use: most test files read no chainspec. */
function parser(): typeof import('../config/parseChainspec') {
  return require('../config/parseChainspec');
}
