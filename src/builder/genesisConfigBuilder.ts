/**
 * Settings of a genesis, one by one.
 *
 * Answers to: casper-engine-test-support src/genesis_config_builder.rs.
 *
 * @module
 */
import type { WasmSettings } from '../config/chainspec';
import type { HoldBalanceHandling, Ratio } from '../config/coreConfig';
import { DEFAULT_CHAINSPEC } from '../config/defaultChainspec';
import { DEFAULT_STORAGE_COSTS, type StorageCosts } from '../config/storageCosts';
import { DEFAULT_SYSTEM_CONFIG, type SystemConfig } from '../config/systemConfig';
import type { GenesisAccount } from '../system/genesisAccount';
import type { GenesisConfig } from '../system/genesisRequest';

/** Validators an era has at most. */
export const DEFAULT_VALIDATOR_SLOTS: number = 5;
/** Eras for which validators are known ahead. */
export const DEFAULT_AUCTION_DELAY: bigint = 1n;
/** Milliseconds for which genesis stakes are locked. */
export const DEFAULT_LOCKED_FUNDS_PERIOD_MILLIS: bigint = 0n;
/** Eras until unbonded motes are paid out. */
export const DEFAULT_UNBONDING_DELAY: bigint = 7n;
/** Part of the total supply that a round rewards. */
export const DEFAULT_ROUND_SEIGNIORAGE_RATE: Ratio = { numer: 1n, denom: 4_200_000_000_000_000_000n };
/** Milliseconds since the epoch. */
export const DEFAULT_GENESIS_TIMESTAMP_MILLIS: bigint = 0n;
/** How held gas is released. */
export const DEFAULT_GAS_HOLD_BALANCE_HANDLING: HoldBalanceHandling = { _tag: 'Accrued' };
/** 24 * 60 * 60 * 60 ms: an hour and 26 minutes, not the day that the factors suggest. */
export const DEFAULT_GAS_HOLD_INTERVAL_MILLIS: bigint = 5_184_000n;

type Fields = { -readonly [Name in keyof GenesisConfig]: GenesisConfig[Name] };

/**
 * Builds a `GenesisConfig`. Every `with…` returns the builder; what is not set has the value of the `DEFAULT_…` constant of
 * its name, and there are no accounts.
 *
 * How gas is held cannot be set here, as in Rust: see `GenesisRequest.withConfig`, or `builder.withGasHoldConfig` afterwards.
 */
export class GenesisConfigBuilder {
  readonly #fields: Fields = {
    accounts: [],
    wasmConfig: DEFAULT_CHAINSPEC.wasm,
    systemConfig: DEFAULT_SYSTEM_CONFIG,
    validatorSlots: DEFAULT_VALIDATOR_SLOTS,
    auctionDelay: DEFAULT_AUCTION_DELAY,
    lockedFundsPeriodMillis: DEFAULT_LOCKED_FUNDS_PERIOD_MILLIS,
    roundSeigniorageRate: DEFAULT_ROUND_SEIGNIORAGE_RATE,
    unbondingDelay: DEFAULT_UNBONDING_DELAY,
    genesisTimestampMillis: DEFAULT_GENESIS_TIMESTAMP_MILLIS,
    gasHoldBalanceHandling: DEFAULT_GAS_HOLD_BALANCE_HANDLING,
    gasHoldIntervalMillis: DEFAULT_GAS_HOLD_INTERVAL_MILLIS,
    enableAddressableEntity: false,
    storageCosts: DEFAULT_STORAGE_COSTS,
  };

  /** Starts with the defaults of the Rust crate. */
  static new(): GenesisConfigBuilder {
    return new GenesisConfigBuilder();
  }

  /** Sets the accounts to create: see `genesisAccount`, `genesisDelegator` and `genesisAdministrator`. */
  withAccounts(accounts: readonly GenesisAccount[]): this {
    return this.#with({ accounts: [...accounts] });
  }

  /** Without effect on the state: genesis itself does not use it. */
  withWasmConfig(wasmConfig: WasmSettings): this {
    return this.#with({ wasmConfig });
  }

  /** Without effect on the state: genesis itself does not use it. */
  withSystemConfig(systemConfig: SystemConfig): this {
    return this.#with({ systemConfig });
  }

  /** Sets how many validators an era has at most; more of them in the accounts make genesis fail. */
  withValidatorSlots(validatorSlots: number): this {
    return this.#with({ validatorSlots });
  }

  /** In eras. */
  withAuctionDelay(auctionDelay: bigint | number): this {
    return this.#with({ auctionDelay: BigInt(auctionDelay) });
  }

  /** Sets for how long genesis stakes are locked. */
  withLockedFundsPeriodMillis(lockedFundsPeriodMillis: bigint | number): this {
    return this.#with({ lockedFundsPeriodMillis: BigInt(lockedFundsPeriodMillis) });
  }

  /** Sets the part of the total supply that a round rewards. */
  withRoundSeigniorageRate(roundSeigniorageRate: Ratio): this {
    return this.#with({ roundSeigniorageRate });
  }

  /** In eras. */
  withUnbondingDelay(unbondingDelay: bigint | number): this {
    return this.#with({ unbondingDelay: BigInt(unbondingDelay) });
  }

  /** Milliseconds since the epoch. */
  withGenesisTimestampMillis(genesisTimestampMillis: bigint | number): this {
    return this.#with({ genesisTimestampMillis: BigInt(genesisTimestampMillis) });
  }

  /** Sets whether accounts and contracts are stored as addressable entities. */
  withEnableAddressableEntity(enableAddressableEntity: boolean): this {
    return this.#with({ enableAddressableEntity });
  }

  /** Without effect on the state: genesis itself does not use it. */
  withStorageCosts(storageCosts: StorageCosts): this {
    return this.#with({ storageCosts });
  }

  /** The configuration. */
  build(): GenesisConfig {
    return { ...this.#fields };
  }

  #with(fields: Partial<Fields>): this {
    Object.assign(this.#fields, fields);
    return this;
  }
}
