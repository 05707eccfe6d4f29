/**
 * What genesis is asked to do.
 *
 * Answers to: casper-types `chainspec/genesis_config.rs`, casper-storage `data_access_layer/genesis.rs`.
 *
 * @module
 */

import { bytesEqual } from '../bytes/compareBytes';
import type { WasmSettings } from '../config/chainspec';
import type { HoldBalanceHandling, Ratio } from '../config/coreConfig';
import type { StorageCosts } from '../config/storageCosts';
import type { SystemConfig } from '../config/systemConfig';

import type { ProtocolVersion } from '../types/protocolVersion';
import type { PublicKey } from '../types/publicKey';
import type { ChainspecRegistry } from './chainspecRegistry';
import { type GenesisAccount, type GenesisValidator, genesisPublicKey } from './genesisAccount';

/** The settings a network starts with. Durations are milliseconds. */
export interface GenesisConfig {
  readonly accounts: readonly GenesisAccount[];
  /** Not used by genesis itself. */
  readonly wasmConfig: WasmSettings;
  /** Not used by genesis itself. */
  readonly systemConfig: SystemConfig;
  /** Most validators an era has; more bonded accounts than that make genesis fail. */
  readonly validatorSlots: number;
  /** Eras for which validators are known ahead. */
  readonly auctionDelay: bigint;
  /** How long the stakes of genesis are locked, counted from the genesis timestamp. */
  readonly lockedFundsPeriodMillis: bigint;
  /** Part of the total supply that a round rewards. */
  readonly roundSeigniorageRate: Ratio;
  /** Eras until unbonded motes are paid out. */
  readonly unbondingDelay: bigint;
  readonly genesisTimestampMillis: bigint;
  readonly gasHoldBalanceHandling: HoldBalanceHandling;
  readonly gasHoldIntervalMillis: bigint;
  /** Whether accounts and contracts are stored as addressable entities. */
  readonly enableAddressableEntity: boolean;
  /** Not used by genesis itself. */
  readonly storageCosts: StorageCosts;
}

/** Immutable; each change gives a new request. */
export class GenesisRequest {
  readonly _tag: 'GenesisRequest' = 'GenesisRequest';
  /** 32 bytes from which every address made at genesis derives. */
  readonly chainspecHash: Uint8Array;
  readonly protocolVersion: ProtocolVersion;
  readonly config: GenesisConfig;
  readonly chainspecRegistry: ChainspecRegistry;

  constructor(
    chainspecHash: Uint8Array,
    protocolVersion: ProtocolVersion,
    config: GenesisConfig,
    chainspecRegistry: ChainspecRegistry,
  ) {
    this.chainspecHash = chainspecHash;
    this.protocolVersion = protocolVersion;
    this.config = config;
    this.chainspecRegistry = chainspecRegistry;
  }

  /** With other settings put over those there are. */
  withConfig(changes: Partial<GenesisConfig>): GenesisRequest {
    const config = { ...this.config, ...changes };
    return new GenesisRequest(this.chainspecHash, this.protocolVersion, config, this.chainspecRegistry);
  }

  /** With one more account. */
  withGenesisAccount(account: GenesisAccount): GenesisRequest {
    return this.withConfig({ accounts: [...this.config.accounts, account] });
  }

  /** With the first account of that key as a validator; unchanged if there is none or it is not a plain account. */
  withGenesisValidator(publicKey: PublicKey, validator: GenesisValidator): GenesisRequest {
    const bytes = publicKey.toBytes();
    const index = this.config.accounts.findIndex((account) => bytesEqual(genesisPublicKey(account).toBytes(), bytes));
    const found = this.config.accounts[index];
    if (found?._tag !== 'Account') return this;
    return this.withConfig({ accounts: this.config.accounts.with(index, { ...found, validator }) });
  }

  /** Its text, as messages show it. */
  toString(): string {
    return `GenesisRequest(${this.protocolVersion}, ${this.config.accounts.length} accounts)`;
  }
}
