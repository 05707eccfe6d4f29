/** Requests, settings and constants against what the reference crate makes of the same calls (oracle/src/bin/builders.rs). */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { isLeft } from 'fp-ts/Either';
import * as api from '../../../src/index';
import {
  AccountHash,
  bytesToHex,
  CHAINSPEC_SYMLINK,
  ChainspecConfig,
  type ChainspecRegistry,
  createGenesisConfig,
  DEFAULT_CHAINSPEC,
  DEFAULT_CHAINSPEC_REGISTRY,
  DEFAULT_EXEC_CONFIG,
  DEFAULT_GENESIS_CONFIG_HASH,
  ExecuteRequestBuilder,
  type GenesisConfig,
  GenesisConfigBuilder,
  GenesisRequest,
  genesisAccount,
  type NativeRuntimeConfig,
  ProtocolVersion,
  SecretKey,
  StepRequestBuilder,
  TransactionHash,
  TransferRequestBuilder,
  URef,
  WasmTestBuilder,
} from '../../../src/index';

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
type Table = { readonly [name: string]: Json };

interface Vector {
  readonly chainspec: {
    readonly resource: { readonly bytes: number; readonly equalsCrateFile: boolean };
    readonly defaultCore: Table;
    readonly defaultCoreMillis: Table;
    readonly transferCostAfterWithMintCosts: number;
    readonly genesisConfigs: { readonly [name: string]: Table };
  };
  readonly constants: { readonly [name: string]: string | readonly [string, string] };
  readonly transfers: {
    readonly plain: string;
    readonly toAccount: string;
    readonly toPurse: string;
    readonly everything: string;
    readonly authorizationKeys: string;
    readonly defaultConfig: Table;
    readonly configs: readonly { readonly config: Table; readonly hash: string }[];
  };
  readonly stepConfigDefault: Table;
  readonly steps: { readonly [name: string]: StepVector };
}

interface StepVector {
  readonly root?: string;
  readonly error?: string;
  readonly inactiveValidators?: number;
  readonly creditedWeight?: string;
}

const vector = JSON.parse(readFileSync(join(__dirname, '../../vectors/builders.json'), 'utf8')) as Vector;
const V2 = ProtocolVersion.V2_0_0;

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** A value as the vector has it, all numbers as text (JSON.parse rounds those above 2^53). */
function asRust(value: unknown): Json {
  if (typeof value === 'bigint' || typeof value === 'number') return String(Number(value));
  if (typeof value === 'string' && /^\d+$/.test(value)) return String(Number(value));
  if (Array.isArray(value)) return value.map(asRust);
  if (typeof value !== 'object' || value === null) return value as Json;
  if ('bytes' in value && ArrayBuffer.isView(value.bytes)) return bytesToHex(value.bytes as Uint8Array);
  if ('numer' in value && 'denom' in value) return [asRust(value.numer), asRust(value.denom)];
  if ('major' in value && 'patch' in value) return `${value.major}.${(value as Table).minor}.${value.patch}`;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) =>
      name === '_tag' ? ['type', snake(String(field)).slice(1)] : [snake(name), asRust(field)],
    ),
  );
}

function genesisConfigAsRust({ accounts, ...config }: GenesisConfig): Json {
  const { wasmConfig: _, systemConfig: __, storageCosts: ___, ...rest } = config;
  return asRust({ ...rest, accounts: accounts.length });
}

/** The cost of a transfer is not among what the vector tells of a configuration. */
function nativeConfigAsRust({ administrativeAccounts, nativeTransferCost: _, ...config }: NativeRuntimeConfig): Json {
  return asRust({ ...config, administrators: administrativeAccounts });
}

describe('chainspec', () => {
  test('the default one as a file is read by the crate as its own, and here as the default', () => {
    expect(vector.chainspec.resource).toEqual({ bytes: statSync(CHAINSPEC_SYMLINK).size, equalsCrateFile: true });
    expect(ChainspecConfig.fromChainspecPath(CHAINSPEC_SYMLINK)).toEqual(ChainspecConfig.from(DEFAULT_CHAINSPEC));
  });

  test("Rust's ChainspecConfig::default()", () => {
    const { defaultCore, defaultCoreMillis } = vector.chainspec;
    const { legacyRequiredFinality, ...core } = ChainspecConfig.default().core;
    const { legacy_required_finality, ...expected } = defaultCore;
    expect(legacyRequiredFinality).toBe(legacy_required_finality);
    expect(asRust(core)).toEqual(asRust({ ...expected, ...defaultCoreMillis }));
  });

  test('withMintCosts has no effect', () => {
    const mintCosts = { ...DEFAULT_CHAINSPEC.systemCosts.mintCosts, transfer: 7 };
    const { transfer } = ChainspecConfig.from().withMintCosts(mintCosts).systemCosts.mintCosts;
    expect(transfer).toBe(vector.chainspec.transferCostAfterWithMintCosts);
  });

  test('settings of a genesis, five ways', () => {
    const entity = ChainspecConfig.from().withEnableAddressableEntity(true);
    const configs = {
      builder: GenesisConfigBuilder.new().build(),
      utils: createGenesisConfig([]),
      exec: DEFAULT_EXEC_CONFIG,
      request: entity.createGenesisRequest([], V2).config,
      tryFrom: entity.genesisConfig(),
    };
    for (const [name, config] of Object.entries(configs)) {
      expect([name, genesisConfigAsRust(config)]).toEqual([name, asRust(vector.chainspec.genesisConfigs[name])]);
    }
  });

  test('every setter changes what it names and nothing else', () => {
    const before = ChainspecConfig.from();
    const core = (changes: object) => ({ ...before, core: { ...before.core, ...changes } });
    expect({ ...before.withMaxAssociatedKeys(3) }).toEqual(core({ maxAssociatedKeys: 3 }));
    expect(before.withMaxAssociatedKeys(3).maxAssociatedKeys()).toBe(3);
    expect({ ...before.withVestingSchedulePeriodMillis(5) }).toEqual(core({ vestingSchedulePeriod: 5n }));
    expect({ ...before.withMaxDelegatorsPerValidator(4) }).toEqual(core({ maxDelegatorsPerValidator: 4 }));
    expect({ ...before.withMinimumDelegationAmount(9n) }).toEqual(core({ minimumDelegationAmount: 9n }));
    expect({ ...before.withFeeHandling({ _tag: 'Burn' }) }).toEqual(core({ feeHandling: { _tag: 'Burn' } }));
    expect({ ...before.withRefundHandling({ _tag: 'NoRefund' }) }).toEqual(
      core({ refundHandling: { _tag: 'NoRefund' } }),
    );
    expect({ ...before.withPricingHandling({ _tag: 'Fixed' }) }).toEqual(core({ pricingHandling: { _tag: 'Fixed' } }));
    expect({ ...before.withStrictArgumentChecking(true) }).toEqual(core({ strictArgumentChecking: true }));
    expect({ ...before.withEnableAddressableEntity(true) }).toEqual(core({ enableAddressableEntity: true }));
    const v1 = { ...before.wasm.v1, maxStackHeight: 7 };
    expect({ ...before.withWasmMaxStackHeight(7) }).toEqual({ ...before, wasm: { ...before.wasm, v1 } });
    const overridden = before.withOverrides({ system_costs: { mint_costs: { transfer: 1_000 } } });
    expect(overridden.systemCosts.mintCosts.transfer).toBe(1_000);
    expect(before).toEqual(ChainspecConfig.from());
  });

  test('a file that is not there', () => {
    expect(() => ChainspecConfig.fromChainspecPath('no/such/chainspec.toml')).toThrow('"no/such/chainspec.toml"');
  });
});

const API: { readonly [name: string]: unknown } = { ...api };

test.each(Object.entries(vector.constants))('constant %s', (name, expected) => {
  const [owner, member] = name.split('::') as [string, string?];
  const value = API[owner];
  expect(constantText(member === undefined ? value : (value as { readonly [name: string]: unknown })[member])).toEqual(
    expected,
  );
});

/** Kind and digest. */
function hashText(hash: TransactionHash): string {
  return (hash.kind === 'V1' ? '01' : '00') + hash.toHex();
}

function constantText(value: unknown): unknown {
  if (typeof value === 'bigint' || typeof value === 'number' || typeof value === 'string') return String(value);
  if (ArrayBuffer.isView(value)) return bytesToHex(value as Uint8Array);
  const object = value as { readonly _tag?: string; readonly bytes?: Uint8Array; toBytes?(): Uint8Array };
  if ('numer' in object && 'denom' in object) return [String(object.numer), String(object.denom)];
  if (object._tag === 'ProtocolVersion') return String(object);
  if (object._tag === 'AccountHash') return bytesToHex(object.bytes!);
  if (object._tag === 'TransactionHash') return hashText(value as TransactionHash);
  if (object._tag === 'ChainspecRegistry') return bytesToHex((value as ChainspecRegistry).toCLValue().bytes);
  if (object.toBytes !== undefined) return bytesToHex(object.toBytes());
  return object._tag;
}

/** The keys of the vector: ed25519 with a secret key of 32 equal bytes. */
function publicKey(n: number) {
  return SecretKey.ed25519(new Uint8Array(32).fill(n)).publicKey();
}

const account = (n: number) => AccountHash.fromBytes(new Uint8Array(32).fill(n));
const purse = URef.fromFormattedString(`uref-${'05'.repeat(32)}-007`);

const ADMINISTERED: NativeRuntimeConfig = {
  administrativeAccounts: [account(3), account(1), account(2)],
  allowUnrestrictedTransfers: false,
  feeHandling: { _tag: 'Accumulate' },
  refundHandling: { _tag: 'Burn', refundRatio: { numer: 6n, denom: 8n } },
  vestingSchedulePeriodMillis: 91n,
  allowAuctionBids: false,
  computeRewards: false,
  maxDelegatorsPerValidator: 17,
  minimumBidAmount: 1_000n,
  minimumDelegationAmount: 2_000n,
  balanceHoldInterval: 3_000n,
  includeCredits: true,
  creditCap: { numer: 1n, denom: 5n },
  enableAddressableEntity: true,
  nativeTransferCost: 123,
};

describe('transfers without a hash of their own', () => {
  const plain = () => TransferRequestBuilder.new(1_000, publicKey(9));
  const hash = (builder: TransferRequestBuilder) => hashText(builder.build().transactionHash);
  const { transfers } = vector;

  test('targets', () => {
    expect(hash(plain())).toBe(transfers.plain);
    expect(hash(TransferRequestBuilder.new((2n ** 64n - 1n) * 4n, account(7)))).toBe(transfers.toAccount);
    expect(hash(TransferRequestBuilder.new(0, purse))).toBe(transfers.toPurse);
  });

  test('every setter', () => {
    const everything = plain()
      .withBlockTime(77)
      .withProtocolVersion(ProtocolVersion.fromParts(2, 1, 3))
      .withInitiator(account(8))
      .withSource(purse)
      .withTransferId(42);
    expect(hash(everything)).toBe(transfers.everything);
    expect(hash(plain().withAuthorizationKeys([account(6), account(2)]))).toBe(transfers.authorizationKeys);
  });

  test('configurations', () => {
    expect(nativeConfigAsRust(TransferRequestBuilder.DEFAULT_CONFIG)).toEqual(asRust(transfers.defaultConfig));
    const bare = StepRequestBuilder.new().build().runtimeConfig!;
    expect(nativeConfigAsRust(bare)).toEqual(asRust(vector.stepConfigDefault));
    const hashes = [ADMINISTERED, bare].map((config) => hash(plain().withNativeRuntimeConfig(config)));
    expect(hashes).toEqual(transfers.configs.map((each) => each.hash));
  });
});

describe('steps', () => {
  function builderWithGenesis(): WasmTestBuilder {
    const validator = (n: number, bondedAmount: bigint) =>
      genesisAccount(publicKey(n), 1_000_000_000_000n, { bondedAmount, delegationRate: 10 });
    const config = GenesisConfigBuilder.new()
      .withAccounts([validator(1, 1_000n), validator(2, 50_000_000_000_000n), validator(3, 200_000_000_000_000n)])
      .build();
    const request = new GenesisRequest(DEFAULT_GENESIS_CONFIG_HASH, V2, config, DEFAULT_CHAINSPEC_REGISTRY);
    const chainspec = ChainspecConfig.from().withFeeHandling({ _tag: 'NoFee' });
    const builder = WasmTestBuilder.newTemporaryWithConfig(chainspec).runGenesis(request);
    const hash = TransactionHash.v1(new Uint8Array(32).fill(4));
    const credit = { _tag: 'Credit', validator: publicKey(2), amount: 5_000_000_000_000n, eraId: 0n } as const;
    expect(builder.handleFee(hash, credit)._tag).toBe('Right');
    return builder;
  }

  const plain = (root: Uint8Array) => StepRequestBuilder.new().withParentStateHash(root).withProtocolVersion(V2);
  const cases: { readonly [name: string]: (builder: WasmTestBuilder, root: Uint8Array) => StepRequestBuilder } = {
    new: (_, root) => plain(root),
    newWithoutProtocolVersion: (_, root) => StepRequestBuilder.new().withParentStateHash(root),
    ofBuilder: (builder) => builder.stepRequestBuilder(),
    withRuntimeConfig: (_, root) => plain(root).withRuntimeConfig(ADMINISTERED),
    withTransferConfig: (_, root) =>
      plain(root).withTransferConfig({ administrativeAccounts: [account(3)], allowUnrestrictedTransfers: false }),
    withRunAuction: (_, root) => plain(root).withRunAuction(false),
    withRewardItem: (_, root) => plain(root).withRewardItem(publicKey(3), 1_000),
    withEvictItem: (_, root) => plain(root).withEvictItem(publicKey(3)),
    onEarlierState: (builder, root) => {
      builder.advanceEra();
      return plain(root);
    },
  };

  test.each(Object.entries(cases))('%s', (name, make) => {
    const builder = builderWithGenesis();
    const request = make(builder, builder.getPostStateHash()).withNextEraId(1).build();
    expect(isLeft(builder.step(request))).toBe(false);
    const weights = builder.getEraValidators().find((era) => era.eraId === 2n)?.weights ?? [];
    const credited = weights.find(([key]) => key.toHex() === publicKey(2).toHex())?.[1];
    expect({
      root: bytesToHex(builder.getPostStateHash()),
      inactiveValidators: builder.getBids().filter((bid) => bid._tag === 'Validator' && bid.value.inactive).length,
      creditedWeight: String(credited),
    }).toEqual(vector.steps[name]);
  });

  test('the vector has no other case but the one that is misuse here', () => {
    expect(Object.keys(vector.steps).sort()).toEqual([...Object.keys(cases), 'newWithoutParent'].sort());
    expect(vector.steps.newWithoutParent).toEqual({ error: 'RootNotFound' });
    const unknown = StepRequestBuilder.new().withParentStateHash(new Uint8Array(32)).build();
    expect(() => builderWithGenesis().step(unknown)).toThrow('never had the state root');
  });
});

test('methods without effect on a request leave it as it is', () => {
  const request = () => ExecuteRequestBuilder.moduleBytes(account(1), Uint8Array.of(0));
  expect(request().withStateHash(new Uint8Array(32)).build()).toEqual(request().build());
});
