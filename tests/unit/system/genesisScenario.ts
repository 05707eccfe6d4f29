/**
 * The `genesis` section of a conformance scenario as a request, and the vectors beside the scenarios.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hexToBytes } from '../../../src/bytes/hex';
import type { Chainspec } from '../../../src/config/chainspec';
import type { Ratio } from '../../../src/config/coreConfig';
import { DEFAULT_CHAINSPEC } from '../../../src/config/defaultChainspec';
import { withChainspecOverrides } from '../../../src/config/parseChainspec';
import { ChainspecRegistry } from '../../../src/system/chainspecRegistry';
import {
  type GenesisAccount,
  genesisAccount,
  genesisAdministrator,
  genesisDelegator,
} from '../../../src/system/genesisAccount';
import { GenesisRequest } from '../../../src/system/genesisRequest';
import { ProtocolVersion } from '../../../src/types/protocolVersion';
import { PublicKey } from '../../../src/types/publicKey';

interface AccountJson {
  readonly publicKey?: string;
  readonly delegator?: string;
  readonly validator?: string;
  readonly administrator?: string;
  readonly balance: string;
  readonly bondedAmount?: string;
  readonly delegationRate?: number;
  readonly delegatedAmount?: string;
}

/** The `genesis` section of a scenario. */
export interface GenesisJson {
  readonly protocolVersion?: string;
  readonly accounts?: readonly AccountJson[];
  readonly configHash?: string;
  readonly chainspecRegistry?: { readonly chainspecBytes?: string; readonly genesisAccountsBytes?: string };
  readonly chainspec?: unknown;
  readonly config?: {
    readonly validatorSlots?: number;
    readonly auctionDelay?: number;
    readonly lockedFundsPeriodMillis?: number;
    readonly roundSeigniorageRate?: readonly [number, number];
    readonly unbondingDelay?: number;
    readonly genesisTimestampMillis?: number;
    readonly gasHoldBalanceHandling?: 'accrued' | 'amortized';
    readonly gasHoldIntervalMillis?: number;
    readonly enableAddressableEntity?: boolean;
  };
}

/** Bytes in a vector: hex, or hash and length of what is longer than 4096 bytes. */
export type VectorBytes = string | { readonly blake2b: string; readonly length: number };

/** One effect in a vector: formatted key, kind, bytes of the kind. */
export type VectorEffect = readonly [string, string, VectorBytes];

/** The `genesis` section of a vector. */
export type GenesisVector =
  | { readonly panic: string }
  | { readonly postStateHash: string; readonly effects: readonly VectorEffect[] };

/** A scenario and its vector. */
export interface GenesisCase {
  readonly name: string;
  readonly scenario: GenesisJson;
  readonly vector: GenesisVector;
}

const DEFAULT_KEYS: readonly string[] = [
  '01d5af25e204ad03d0a26e236996404f1be51a60948bcc026cd084a83690b756d3',
  '01bb47d33d777b4559bb917d1825827421c4a6b1b9737f12e1c58ea4305af88b74',
];

const publicKey = (text: string): PublicKey => (text === 'system' ? PublicKey.system() : PublicKey.fromHex(text));

function account(json: AccountJson): GenesisAccount {
  const balance = BigInt(json.balance);
  if (json.delegator !== undefined) {
    const amount = BigInt(json.delegatedAmount!);
    return genesisDelegator(publicKey(json.validator!), publicKey(json.delegator), balance, amount);
  }
  if (json.administrator !== undefined) return genesisAdministrator(publicKey(json.administrator), balance);
  if (json.bondedAmount === undefined) return genesisAccount(publicKey(json.publicKey!), balance);
  const validator = { bondedAmount: BigInt(json.bondedAmount), delegationRate: json.delegationRate ?? 0 };
  return genesisAccount(publicKey(json.publicKey!), balance, validator);
}

/** The chainspec of a scenario. */
export function scenarioChainspec(json: GenesisJson): Chainspec {
  return json.chainspec === undefined ? DEFAULT_CHAINSPEC : withChainspecOverrides(json.chainspec);
}

/** The request a scenario describes. */
export function genesisRequest(json: GenesisJson): GenesisRequest {
  const { core, wasm, systemCosts, storageCosts } = scenarioChainspec(json);
  const config = json.config ?? {};
  const big = (value: number | undefined, otherwise: bigint): bigint =>
    value === undefined ? otherwise : BigInt(value);
  const rate: Ratio =
    config.roundSeigniorageRate === undefined
      ? core.roundSeigniorageRate
      : { numer: BigInt(config.roundSeigniorageRate[0]), denom: BigInt(config.roundSeigniorageRate[1]) };
  const registry = json.chainspecRegistry ?? {};
  return new GenesisRequest(
    hexToBytes(json.configHash ?? '2a'.repeat(32)),
    ProtocolVersion.fromString(json.protocolVersion ?? '2.0.0'),
    {
      accounts: json.accounts?.map(account) ?? DEFAULT_KEYS.map((key) => genesisAccount(publicKey(key), 10n ** 19n)),
      wasmConfig: wasm,
      systemConfig: systemCosts,
      validatorSlots: config.validatorSlots ?? core.validatorSlots,
      auctionDelay: big(config.auctionDelay, core.auctionDelay),
      lockedFundsPeriodMillis: big(config.lockedFundsPeriodMillis, core.lockedFundsPeriod),
      roundSeigniorageRate: rate,
      unbondingDelay: big(config.unbondingDelay, core.unbondingDelay),
      genesisTimestampMillis: big(config.genesisTimestampMillis, 0n),
      gasHoldBalanceHandling: { _tag: config.gasHoldBalanceHandling === 'amortized' ? 'Amortized' : 'Accrued' },
      gasHoldIntervalMillis: big(config.gasHoldIntervalMillis, 5_184_000n),
      enableAddressableEntity: config.enableAddressableEntity ?? false,
      storageCosts,
    },
    ChainspecRegistry.newWithGenesis(
      hexToBytes(registry.chainspecBytes ?? '010203'),
      hexToBytes(registry.genesisAccountsBytes ?? '040506'),
    ),
  );
}

const CONFORMANCE = join(__dirname, '..', '..', 'conformance');

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** All scenarios of a folder under tests/conformance that have a vector. */
export function genesisCases(folder: string): GenesisCase[] {
  const directory = join(CONFORMANCE, folder);
  return readdirSync(directory)
    .filter((file) => file.endsWith('.vector.json'))
    .sort()
    .map((file) => {
      const name = file.slice(0, -'.vector.json'.length);
      const { genesis } = readJson(join(directory, file)) as { genesis: GenesisVector };
      const scenario = readJson(join(directory, `${name}.json`)) as { genesis?: GenesisJson };
      return { name: `${folder}/${name}`, scenario: scenario.genesis ?? {}, vector: genesis };
    });
}
