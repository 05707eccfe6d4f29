/**
 * The defaults under their Rust names.
 *
 * Answers to: casper-engine-test-support src/lib.rs, src/utils.rs, src/genesis_config_builder.rs, and the genesis requests
 * of src/chainspec_config.rs.
 *
 * @module
 */
import type { Chainspec, WasmSettings } from '../config/chainspec';
import type { Ratio } from '../config/coreConfig';
import { DEFAULT_CHAINSPEC } from '../config/defaultChainspec';
import type { WasmConfig } from '../config/wasmConfig';
import { ChainspecRegistry } from '../system/chainspecRegistry';
import { type GenesisAccount, genesisAccount } from '../system/genesisAccount';
import { type GenesisConfig, GenesisRequest } from '../system/genesisRequest';
import { SYSTEM_ACCOUNT_HASH } from '../system/systemAccount';
import type { AccountHash } from '../types/accountHash';
import { ProtocolVersion } from '../types/protocolVersion';
import type { PublicKey } from '../types/publicKey';
import type { SecretKey } from '../types/secretKey';
import { GenesisConfigBuilder } from './genesisConfigBuilder';
import { DEFAULT_ACCOUNT, DEFAULT_PROPOSER, TEST_ACCOUNTS } from './testAccounts';

/** Milliseconds of the vesting schedule. */
export const DEFAULT_VESTING_SCHEDULE_PERIOD_MILLIS: bigint = 0n;
/** Name of the test chain. */
export const DEFAULT_CHAIN_NAME: string = 'casper-execution-engine-testing';
/** Milliseconds since the epoch. */
export const DEFAULT_BLOCK_TIME: bigint = 0n;
/** Motes per gas. */
export const DEFAULT_GAS_PRICE: number = 1;
/** Name of the argument that holds an amount of motes. */
export const ARG_AMOUNT: string = 'amount';
/** Milliseconds by which tests advance block time. */
export const TIMESTAMP_MILLIS_INCREMENT: bigint = 30_000n;
/** Associated keys an account has at most. */
export const DEFAULT_MAX_ASSOCIATED_KEYS: number = 100;
/** Frames of the runtime stack. */
export const DEFAULT_MAX_RUNTIME_CALL_STACK_HEIGHT: number = 12;
/** Motes. */
export const DEFAULT_MINIMUM_DELEGATION_AMOUNT: bigint = 500_000_000_000n;
/** Motes. */
export const DEFAULT_MAXIMUM_DELEGATION_AMOUNT: bigint = 1_000_000_000_000_000_000n;
/** `[42; 32]`. */
export const DEFAULT_GENESIS_CONFIG_HASH: Uint8Array = new Uint8Array(32).fill(42);

/** Secret key of the default account. */
export const DEFAULT_ACCOUNT_SECRET_KEY: SecretKey = DEFAULT_ACCOUNT.secretKey;
/** Public key of the default account. */
export const DEFAULT_ACCOUNT_PUBLIC_KEY: PublicKey = DEFAULT_ACCOUNT.publicKey;
/** Account hash of the default account. */
export const DEFAULT_ACCOUNT_ADDR: AccountHash = DEFAULT_ACCOUNT.accountHash;
/** The same as {@link DEFAULT_ACCOUNT_ADDR}; Rust has both. */
export const DEFAULT_ACCOUNT_KEY: AccountHash = DEFAULT_ACCOUNT.accountHash;
/** Motes each default account starts with. */
export const DEFAULT_ACCOUNT_INITIAL_BALANCE: bigint = 10_000_000_000_000_000_000n;
/** Motes that tests send to create an account. */
export const MINIMUM_ACCOUNT_CREATION_BALANCE: bigint = 7_500_000_000_000_000n;
/** Public key of the default proposer. */
export const DEFAULT_PROPOSER_PUBLIC_KEY: PublicKey = DEFAULT_PROPOSER.publicKey;
/** Account hash of the default proposer. */
export const DEFAULT_PROPOSER_ADDR: AccountHash = DEFAULT_PROPOSER.accountHash;
/** Account hash of the system. */
export const SYSTEM_ADDR: AccountHash = SYSTEM_ACCOUNT_HASH;

/** The default account, the default proposer and ten people, each with the initial balance. */
export const DEFAULT_ACCOUNTS: readonly GenesisAccount[] = [
  DEFAULT_ACCOUNT,
  DEFAULT_PROPOSER,
  ...Object.values(TEST_ACCOUNTS),
].map(({ publicKey }) => genesisAccount(publicKey, DEFAULT_ACCOUNT_INITIAL_BALANCE));

/** 2.0.0. */
export const DEFAULT_PROTOCOL_VERSION: ProtocolVersion = ProtocolVersion.V2_0_0;
/** Motes of standard payment. */
export const DEFAULT_PAYMENT: bigint = 10_000_000_000_000n;
/** Limits and prices of both Wasm machines, and limits of messages. */
export const DEFAULT_WASM_CONFIG: WasmSettings = DEFAULT_CHAINSPEC.wasm;
/** Limits and prices of the Wasm machine that runs contracts. */
export const DEFAULT_WASM_V1_CONFIG: WasmConfig = DEFAULT_CHAINSPEC.wasm.v1;
/** The round seigniorage rate of the default chainspec. */
export const PRODUCTION_ROUND_SEIGNIORAGE_RATE: Ratio = DEFAULT_CHAINSPEC.core.roundSeigniorageRate;
/** Registry of a chainspec file `[1, 2, 3]` and an accounts file `[4, 5, 6]`. */
export const DEFAULT_CHAINSPEC_REGISTRY: ChainspecRegistry = ChainspecRegistry.newWithGenesis(
  Uint8Array.of(1, 2, 3),
  Uint8Array.of(4, 5, 6),
);

/** Settings of a genesis made from the `DEFAULT_…` constants (five validator slots), not from the chainspec. */
export function createGenesisConfig(accounts: readonly GenesisAccount[]): GenesisConfig {
  return GenesisConfigBuilder.new().withAccounts(accounts).build();
}

/** {@link createGenesisConfig} of {@link DEFAULT_ACCOUNTS}. */
export const DEFAULT_EXEC_CONFIG: GenesisConfig = createGenesisConfig(DEFAULT_ACCOUNTS);

/** A genesis of these accounts with {@link createGenesisConfig}. */
export function createRunGenesisRequest(accounts: readonly GenesisAccount[]): GenesisRequest {
  return new GenesisRequest(
    DEFAULT_GENESIS_CONFIG_HASH,
    DEFAULT_PROTOCOL_VERSION,
    createGenesisConfig(accounts),
    DEFAULT_CHAINSPEC_REGISTRY,
  );
}

/**
 * A genesis of these accounts with the values of a chainspec. As in Rust, gas holds and addressable entities are not
 * taken from the chainspec: accrued, {@link DEFAULT_GAS_HOLD_INTERVAL_MILLIS}, off.
 */
export function createGenesisRequest(
  chainspec: Chainspec,
  accounts: readonly GenesisAccount[],
  protocolVersion: ProtocolVersion,
): GenesisRequest {
  const { core, wasm, systemCosts, storageCosts } = chainspec;
  const config = GenesisConfigBuilder.new()
    .withAccounts(accounts)
    .withWasmConfig(wasm)
    .withSystemConfig(systemCosts)
    .withValidatorSlots(core.validatorSlots)
    .withAuctionDelay(core.auctionDelay)
    .withLockedFundsPeriodMillis(core.lockedFundsPeriod)
    .withRoundSeigniorageRate(core.roundSeigniorageRate)
    .withUnbondingDelay(core.unbondingDelay)
    .withStorageCosts(storageCosts)
    .build();
  return new GenesisRequest(DEFAULT_GENESIS_CONFIG_HASH, protocolVersion, config, DEFAULT_CHAINSPEC_REGISTRY);
}

/** The genesis that most tests start from: {@link DEFAULT_ACCOUNTS} under the default chainspec. */
export const LOCAL_GENESIS_REQUEST: GenesisRequest = createGenesisRequest(
  DEFAULT_CHAINSPEC,
  DEFAULT_ACCOUNTS,
  DEFAULT_PROTOCOL_VERSION,
);
