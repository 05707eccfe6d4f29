/** Turns the `genesis` section of a scenario into a builder with genesis already run. */

import {
  createGenesisRequest,
  DEFAULT_ACCOUNT_INITIAL_BALANCE,
  DEFAULT_ACCOUNT_PUBLIC_KEY,
  DEFAULT_PROPOSER_PUBLIC_KEY,
} from '../../../src/builder/defaults';
import { WasmTestBuilder } from '../../../src/builder/wasmTestBuilder';
import { hexToBytes } from '../../../src/bytes/hex';
import type { Chainspec } from '../../../src/config/chainspec';
import type { HoldBalanceHandling, Ratio } from '../../../src/config/coreConfig';
import { DEFAULT_CHAINSPEC } from '../../../src/config/defaultChainspec';
import { type EngineConfig, engineConfigFromChainspec } from '../../../src/config/engineConfig';
import { withChainspecOverrides } from '../../../src/config/parseChainspec';
import { ChainspecRegistry } from '../../../src/system/chainspecRegistry';
import {
  type GenesisAccount,
  genesisAccount,
  genesisAdministrator,
  genesisDelegator,
} from '../../../src/system/genesisAccount';
import { GenesisRequest } from '../../../src/system/genesisRequest';
import type { ProtocolVersion } from '../../../src/types/protocolVersion';
import { amount, arrayOf, bad, booleanOf, protocolVersion, publicKey, stringOf, u64Of } from './expressions';
import type { Json, JsonObject } from './json';

/** The builder after genesis, or the text with which genesis failed. */
export function genesisOf(genesis: JsonObject): WasmTestBuilder | { readonly panic: string } {
  const version = protocolVersion(genesis.protocolVersion);
  const chainspec = chainspecOf(genesis.chainspec);
  const builder = WasmTestBuilder.newTemporaryWithConfig(chainspec).withPrinter(() => {});
  if (genesis.engine !== undefined) {
    builder.withEngineConfig(engineConfig(chainspec, version, genesis.engine as JsonObject));
  }
  try {
    builder.runGenesis(genesisRequest(genesis, chainspec, version));
  } catch (error) {
    if ((error as { readonly code?: unknown }).code !== 'GENESIS_FAILED') throw error;
    return { panic: (error as Error).message };
  }
  return builder;
}

/** The default chainspec with a patch in the names of the TOML file. */
export function chainspecOf(patch: Json | undefined): Chainspec {
  return patch === undefined ? DEFAULT_CHAINSPEC : withChainspecOverrides(patch);
}

/** `accrued` or `amortized`. */
export function holdHandling(value: string): HoldBalanceHandling {
  if (value === 'accrued') return { _tag: 'Accrued' };
  return value === 'amortized' ? { _tag: 'Amortized' } : bad('hold handling', value);
}

/** RATIO of the format. */
export function ratio(value: Json | undefined): Ratio {
  if (!Array.isArray(value)) return bad('ratio', value);
  return { numer: amount(value[0] as Json), denom: amount(value[1] as Json) };
}

function genesisRequest(genesis: JsonObject, chainspec: Chainspec, version: ProtocolVersion): GenesisRequest {
  const accounts =
    genesis.accounts === undefined ? defaultAccounts() : arrayOf(genesis, 'accounts').map((each) => accountOf(each));
  const base = createGenesisRequest(chainspec, accounts, version);
  const given = (genesis.config ?? {}) as JsonObject;
  const defaults = base.config;
  const slots = u64Of(given, 'validatorSlots');
  const config = {
    ...defaults,
    validatorSlots: slots === undefined ? defaults.validatorSlots : Number(slots),
    auctionDelay: u64Of(given, 'auctionDelay') ?? defaults.auctionDelay,
    lockedFundsPeriodMillis: u64Of(given, 'lockedFundsPeriodMillis') ?? defaults.lockedFundsPeriodMillis,
    roundSeigniorageRate:
      given.roundSeigniorageRate === undefined ? defaults.roundSeigniorageRate : ratio(given.roundSeigniorageRate),
    unbondingDelay: u64Of(given, 'unbondingDelay') ?? defaults.unbondingDelay,
    genesisTimestampMillis: u64Of(given, 'genesisTimestampMillis') ?? 0n,
    gasHoldBalanceHandling: holdHandling(stringOf(given, 'gasHoldBalanceHandling') ?? 'accrued'),
    gasHoldIntervalMillis: u64Of(given, 'gasHoldIntervalMillis') ?? defaults.gasHoldIntervalMillis,
    enableAddressableEntity: booleanOf(given, 'enableAddressableEntity') ?? false,
  };
  const configHash = stringOf(genesis, 'configHash');
  return new GenesisRequest(
    configHash === undefined ? base.chainspecHash : hexToBytes(configHash),
    version,
    config,
    registryOf((genesis.chainspecRegistry ?? {}) as JsonObject),
  );
}

function registryOf(given: JsonObject): ChainspecRegistry {
  return ChainspecRegistry.newWithGenesis(
    hexToBytes(stringOf(given, 'chainspecBytes') ?? '010203'),
    hexToBytes(stringOf(given, 'genesisAccountsBytes') ?? '040506'),
  );
}

function defaultAccounts(): GenesisAccount[] {
  return [DEFAULT_ACCOUNT_PUBLIC_KEY, DEFAULT_PROPOSER_PUBLIC_KEY].map((key) =>
    genesisAccount(key, DEFAULT_ACCOUNT_INITIAL_BALANCE),
  );
}

function accountOf(value: Json): GenesisAccount {
  const given = value as JsonObject;
  const balance = amount(given.balance);
  if (given.delegator !== undefined) {
    const delegated = amount(given.delegatedAmount);
    return genesisDelegator(publicKey(given.validator), publicKey(given.delegator), balance, delegated);
  }
  if (given.administrator !== undefined) return genesisAdministrator(publicKey(given.administrator), balance);
  if (given.bondedAmount === undefined) return genesisAccount(publicKey(given.publicKey), balance);
  return genesisAccount(publicKey(given.publicKey), balance, {
    bondedAmount: amount(given.bondedAmount),
    delegationRate: Number(u64Of(given, 'delegationRate') ?? 0n),
  });
}

/** What `ChainspecConfig::engine_config` would make, with the overrides of the scenario. */
function engineConfig(chainspec: Chainspec, version: ProtocolVersion, given: JsonObject): EngineConfig {
  const base = engineConfigFromChainspec(chainspec);
  const small = (field: string, otherwise: number): number => Number(u64Of(given, field) ?? BigInt(otherwise));
  return {
    ...base,
    maxAssociatedKeys: small('maxAssociatedKeys', base.maxAssociatedKeys),
    maxRuntimeCallStackHeight: small('maxRuntimeCallStackHeight', base.maxRuntimeCallStackHeight),
    minimumDelegationAmount: u64Of(given, 'minimumDelegationAmount') ?? base.minimumDelegationAmount,
    maximumDelegationAmount: u64Of(given, 'maximumDelegationAmount') ?? base.maximumDelegationAmount,
    minimumBidAmount: u64Of(given, 'minimumBidAmount') ?? base.minimumBidAmount,
    strictArgumentChecking: booleanOf(given, 'strictArgumentChecking') ?? base.strictArgumentChecking,
    vestingSchedulePeriodMillis: u64Of(given, 'vestingSchedulePeriodMillis') ?? base.vestingSchedulePeriodMillis,
    maxDelegatorsPerValidator: small('maxDelegatorsPerValidator', base.maxDelegatorsPerValidator),
    allowAuctionBids: booleanOf(given, 'allowAuctionBids') ?? base.allowAuctionBids,
    allowUnrestrictedTransfers: booleanOf(given, 'allowUnrestrictedTransfers') ?? base.allowUnrestrictedTransfers,
    enableEntity: booleanOf(given, 'enableEntity') ?? base.enableEntity,
    computeRewards: booleanOf(given, 'computeRewards') ?? base.computeRewards,
    trapOnAmbiguousEntityVersion: booleanOf(given, 'trapOnAmbiguousEntityVersion') ?? base.trapOnAmbiguousEntityVersion,
    protocolVersion: given.protocolVersion === undefined ? version : protocolVersion(given.protocolVersion),
  };
}
