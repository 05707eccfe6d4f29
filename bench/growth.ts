/**
 * How the time grows with the size, for what can get large: draws a chart and prints the same as a table.
 * `growth.js FILE.svg`, on this engine alone. Each point is the least of a few runs, so that other load does not show.
 */
import { writeFileSync } from 'node:fs';
import {
  CLValue,
  createRunGenesisRequest,
  DEFAULT_ACCOUNT,
  DEFAULT_ACCOUNT_ADDR,
  DEFAULT_ACCOUNT_INITIAL_BALANCE,
  DEFAULT_CHAINSPEC,
  DEFAULT_CHAINSPEC_REGISTRY,
  DEFAULT_GENESIS_CONFIG_HASH,
  DEFAULT_PROTOCOL_VERSION,
  ExecuteRequestBuilder,
  type GenesisAccount,
  GenesisConfigBuilder,
  GenesisRequest,
  genesisAccount,
  genesisDelegator,
  Key,
  LOCAL_GENESIS_REQUEST,
  type PublicKey,
  runtimeArgs,
  SecretKey,
  StepRequestBuilder,
  WasmTestBuilder,
} from '../src';
import { blake2b256 } from '../src/bytes/blake2b';
import { Executable } from '../src/wasm/executable';
import { preprocess } from '../src/wasm/preprocess';
import { validate } from '../src/wasm/validate';
import { drawGrowth, type Series } from './growthChart';

const RUNS = 4;

function least(run: () => number): number {
  const first = run();
  // What takes seconds is not warmer the second time.
  return first > 1_000 ? first : Math.min(first, ...Array.from({ length: RUNS - 1 }, run));
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function publicKey(n: number): PublicKey {
  const secret = new Uint8Array(32).fill(0x77);
  new DataView(secret.buffer).setUint32(0, n);
  return SecretKey.ed25519(secret).publicKey();
}

/** A commit of 1,000 new keys on a state of so many. */
function commit(size: number): number {
  const builder = WasmTestBuilder.default();
  builder.runGenesis(LOCAL_GENESIS_REQUEST);
  let next = 0;
  const write = (count: number): void => {
    builder.writeDataAndCommit(
      Array.from({ length: count }, () => {
        const seed = new Uint8Array(8);
        new DataView(seed.buffer).setUint32(0, next++);
        return [Key.hash(blake2b256(seed)), { _tag: 'CLValue', value: CLValue.u64(next) }] as const;
      }),
    );
    builder.getPostStateHash();
  };
  for (let left = size; left > 0; left -= 100_000) write(Math.min(left, 100_000));
  return least(() => timed(() => write(1_000)));
}

/** Preparing a module of so many bytes: check, meter, validate, compile. */
function prepare(size: number): number {
  const bytes = moduleOf(size);
  const config = DEFAULT_CHAINSPEC.wasm.v1;
  return least(() =>
    timed(() => {
      const module = preprocess(bytes, config);
      if (new Executable(module, validate(module), config.maxMemory).v8Module() === undefined)
        throw new Error('refused');
    }),
  );
}

/** A module of about so many bytes: functions of 120 additions each. */
function moduleOf(size: number): Uint8Array {
  const body = [0, ...Array.from({ length: 40 }, () => [0x41, 1, 0x1a]).flat(), 0x0b];
  const count = Math.max(1, Math.floor(size / (body.length + 2)));
  const section = (id: number, content: readonly number[]): number[] => [id, ...leb(content.length), ...content];
  const functions = Array.from({ length: count }, () => 0);
  const bodies = Array.from({ length: count }, () => [...leb(body.length), ...body]).flat();
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 0, 0]),
    ...section(3, [...leb(count), ...functions]),
    ...section(5, [1, 0, 1]),
    ...section(7, [1, 4, ...[...'call'].map((letter) => letter.charCodeAt(0)), 0, 0]),
    ...section(10, [...leb(count), ...bodies]),
  ]);
}

function leb(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    bytes.push((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0));
    rest >>>= 7;
  } while (rest > 0);
  return bytes;
}

/** Genesis with so many accounts. */
function genesis(size: number): number {
  const accounts = Array.from({ length: size }, (_, n) =>
    genesisAccount(publicKey(n), DEFAULT_ACCOUNT_INITIAL_BALANCE),
  );
  const request = createRunGenesisRequest(accounts);
  return least(() =>
    timed(() => {
      WasmTestBuilder.default().runGenesis(request).getPostStateHash();
    }),
  );
}

/** So many calls of a stored contract, each committed. */
function calls(size: number): number {
  return least(() => {
    const builder = WasmTestBuilder.default();
    builder.runGenesis(LOCAL_GENESIS_REQUEST);
    const install = ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT_ADDR, 'examples/counter/counter-v1.wasm').build();
    builder.exec(install).expectSuccess().commit();
    const call = ExecuteRequestBuilder.contractCallByName(
      DEFAULT_ACCOUNT_ADDR,
      'counter',
      'counter_inc',
      runtimeArgs({}),
    );
    const request = call.build();
    return timed(() => {
      for (let n = 0; n < size; n++) builder.exec(request).commit().getPostStateHash();
    });
  });
}

/** The end of an era with 100 validators and so many delegators. */
function era(size: number): number {
  const validators = Array.from({ length: 100 }, (_, n) => publicKey(n));
  const accounts: GenesisAccount[] = [
    genesisAccount(DEFAULT_ACCOUNT.publicKey, DEFAULT_ACCOUNT_INITIAL_BALANCE),
    ...validators.map((key, n) =>
      genesisAccount(key, DEFAULT_ACCOUNT_INITIAL_BALANCE, {
        bondedAmount: 1_000_000_000_000n + BigInt(n),
        delegationRate: 10,
      }),
    ),
    ...Array.from({ length: size }, (_, n) =>
      genesisDelegator(
        validators[n % 100]!,
        publicKey(1_000 + n),
        DEFAULT_ACCOUNT_INITIAL_BALANCE,
        500_000_000_000n + BigInt(n),
      ),
    ),
  ];
  const config = GenesisConfigBuilder.new().withAccounts(accounts).withValidatorSlots(100).build();
  const builder = WasmTestBuilder.default();
  builder.runGenesis(
    new GenesisRequest(DEFAULT_GENESIS_CONFIG_HASH, DEFAULT_PROTOCOL_VERSION, config, DEFAULT_CHAINSPEC_REGISTRY),
  );
  let nextEra = 1n;
  return least(() => {
    const request = StepRequestBuilder.new().withNextEraId(nextEra++).withRunAuction(true).build();
    return timed(() => {
      builder.step(request);
      builder.getPostStateHash();
    });
  });
}

const SERIES: readonly {
  readonly name: string;
  readonly sizes: readonly number[];
  readonly run: (size: number) => number;
}[] = [
  { name: 'commit of 1,000 keys, by keys in the state', sizes: [1e3, 1e4, 1e5, 1e6], run: commit },
  { name: 'preparation of a module, by bytes', sizes: [1e3, 1e4, 1e5, 1e6], run: prepare },
  { name: 'genesis, by accounts', sizes: [10, 100, 1e3, 1e4], run: genesis },
  { name: 'calls of a contract, each committed, by calls', sizes: [10, 100, 1e3], run: calls },
  { name: 'end of an era, by delegators', sizes: [100, 1e3, 1e4], run: era },
];

const series: Series[] = SERIES.map(({ name, sizes, run }) => ({
  name,
  points: sizes.map((size) => ({ size, milliseconds: run(size) })),
}));
console.log('\n| time in ms | size: time |\n|---|---|');
for (const { name, points } of series) {
  console.log(
    `| ${name} | ${points.map((p) => `${p.size.toLocaleString('en')}: ${p.milliseconds.toPrecision(3)}`).join(', ')} |`,
  );
}
writeFileSync(process.argv[2]!, drawGrowth(series));
