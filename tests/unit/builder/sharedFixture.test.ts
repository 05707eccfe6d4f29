/** `sharedFixture`: made once, read by the others, made anew when something it depends on changes. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import {
  bytesToHex,
  ChainspecConfig,
  DEFAULT_ACCOUNT_ADDR,
  DEFAULT_CHAINSPEC,
  ExecuteRequestBuilder,
  LmdbWasmTestBuilder,
  LOCAL_GENESIS_REQUEST,
  ProtocolVersion,
  runtimeArgs,
  sharedFixture,
  TEST_ACCOUNTS,
  UpgradeRequestBuilder,
  type WasmTestBuilder,
} from '../../../src/index';

const EXAMPLES = join(__dirname, '../../../examples');
const COUNTER = join(EXAMPLES, 'counter/counter-v1.wasm');
const CONTRACT = join(EXAMPLES, 'two-party-multi-sig/contract.wasm');
const OBSERVER = Symbol.for('casper-engine-test-support.observer');
const rootOf = (builder: WasmTestBuilder) => bytesToHex(builder.getPostStateHash());
let folder: string;
let made: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casper-shared-'));
  made = 0;
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const install = (builder: WasmTestBuilder, file = COUNTER) =>
  builder.exec(ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT_ADDR, file).build()).expectSuccess().commit();

function build(builder: WasmTestBuilder): void {
  made++;
  install(builder.runGenesis(LOCAL_GENESIS_REQUEST));
}

/** The fixture as another test file would have it. */
const load = (name = 'installed', options = {}, how: typeof build = build) =>
  sharedFixture(name, how, { folder, ...options })();

test('made once, read afterwards, and the same for both', () => {
  const [maker, reader] = [load(), load()];
  expect(made).toBe(1);
  for (const builder of [maker, reader]) {
    expect(builder.contract(DEFAULT_ACCOUNT_ADDR, 'counter').get('count')).toBe(0);
    expect(builder.getExecResultsCount()).toBe(0);
    expect(builder.getEffects()).toEqual([]);
  }
  // What comes next is the same too, down to the addresses that are made from transaction hashes.
  const direct = LmdbWasmTestBuilder.default();
  build(direct);
  for (const builder of [direct, maker, reader]) install(builder);
  expect([rootOf(maker), rootOf(reader)]).toEqual([rootOf(direct), rootOf(direct)]);
});

test('each call gives a builder of its own', () => {
  const fixture = sharedFixture('own', build, { folder });
  const [one, other] = [fixture(), fixture()];
  one.contract(DEFAULT_ACCOUNT_ADDR, 'counter').call('counter_inc');
  expect(other.contract(DEFAULT_ACCOUNT_ADDR, 'counter').get('count')).toBe(0);
  expect(fixture().contract(DEFAULT_ACCOUNT_ADDR, 'counter').get('count')).toBe(0);
  expect(made).toBe(1);
});

test('settings and labels are kept', () => {
  const chainspec = ChainspecConfig.default().withMaxAssociatedKeys(1);
  const upgraded = (builder: WasmTestBuilder) => {
    const request = UpgradeRequestBuilder.new()
      .withCurrentProtocolVersion(ProtocolVersion.V2_0_0)
      .withNewProtocolVersion(ProtocolVersion.fromParts(2, 1, 0))
      .build();
    builder.runGenesis(LOCAL_GENESIS_REQUEST).upgrade(request).expectUpgradeSuccess();
    builder.label(TEST_ACCOUNTS.alice, 'the treasurer');
  };
  const [maker, reader] = [1, 2].map(() => load('upgraded', { chainspec }, upgraded));
  expect(reader!.chainspec()).toEqual(maker!.chainspec());
  expect(reader!.chainspec().core.maxAssociatedKeys).toBe(1);
  expect(reader!.engineConfig()).toEqual(maker!.engineConfig());
  expect(reader!.engineConfig().protocolVersion).toEqual({ major: 2, minor: 1, patch: 0 });
  expect(reader!.labels().nameOf(TEST_ACCOUNTS.alice.accountHash.toFormattedString())).toBe('the treasurer');
  const args = runtimeArgs({ 'deployment-account': TEST_ACCOUNTS.alice });
  const request = ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT_ADDR, CONTRACT, args).build();
  expect(reader!.exec(request).isError()).toBe(true);
});

test('a function may return a builder that it made itself', () => {
  const own = () => {
    made++;
    return LmdbWasmTestBuilder.default().runGenesis(LOCAL_GENESIS_REQUEST);
  };
  const expected = rootOf(own());
  expect([rootOf(load('own', {}, own)), rootOf(load('own', {}, own))]).toEqual([expected, expected]);
  expect(made).toBe(2);
});

describe('made anew', () => {
  test('when a Wasm file changes that was read', () => {
    const file = join(folder, 'contract.wasm');
    writeFileSync(file, readFileSync(COUNTER));
    const reading = (builder: WasmTestBuilder) => {
      made++;
      install(builder.runGenesis(LOCAL_GENESIS_REQUEST), file);
    };
    for (let turn = 0; turn < 2; turn++) load('file', {}, reading);
    expect(made).toBe(1);
    writeFileSync(file, readFileSync(join(EXAMPLES, 'counter/counter-v2.wasm')));
    expect(() => load('file', {}, reading)).toThrow(expect.objectContaining({ code: 'EXPECTED_SUCCESS' }));
    expect(made).toBe(2);
    rmSync(file);
    expect(() => load('file', {}, reading)).toThrow(expect.objectContaining({ code: 'WASM_FILE_NOT_FOUND' }));
  });

  test('when a named file, the chainspec, the name or the function changes', () => {
    const file = join(folder, 'prices.json');
    const times = (work: () => unknown): number => {
      made = 0;
      work();
      work();
      return made;
    };
    writeFileSync(file, '1');
    expect(times(() => load('named', { files: [file] }))).toBe(1);
    writeFileSync(file, '2');
    expect(times(() => load('named', { files: [file] }))).toBe(1);
    expect(times(() => load('named', { files: [file], chainspec: ChainspecConfig.default() }))).toBe(1);
    const other = { ...DEFAULT_CHAINSPEC, core: { ...DEFAULT_CHAINSPEC.core, minimumBidAmount: 7n } };
    expect(times(() => load('named', { files: [file], chainspec: other }))).toBe(1);
    expect(times(() => load('renamed', { files: [file] }))).toBe(1);
    expect(times(() => load('named', { files: [file] }, (builder) => build(builder)))).toBe(1);
    expect(times(() => load('named', { files: [file] }))).toBe(0);
    rmSync(file);
    expect(() => load('named', { files: [file] })).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
  });

  test('when the file is damaged, wherever', () => {
    load();
    const path = join(folder, readdirSync(folder)[0]!);
    const whole = readFileSync(path);
    for (const at of [0, 15, 20, 60, 2_000, whole.length - 1]) {
      made = 0;
      const damaged = Uint8Array.from(whole);
      damaged[at]! ^= 1;
      writeFileSync(path, damaged);
      expect(rootOf(load())).toBe(rootOf(load()));
      expect(made).toBe(1);
    }
    for (const length of [0, 10, 40, 1_000, whole.length - 40]) {
      made = 0;
      writeFileSync(path, whole.subarray(0, length));
      load();
      expect(made).toBe(1);
    }
    expect(readFileSync(path).equals(whole)).toBe(true);
  });
});

test('a function that fails leaves neither file nor lock, and is run again', () => {
  let failures = 1;
  const failing = (builder: WasmTestBuilder) => {
    if (failures-- > 0) throw new TypeError('not yet');
    build(builder);
  };
  const fixture = sharedFixture('failing', failing, { folder });
  expect(() => fixture()).toThrow('not yet');
  expect(readdirSync(folder)).toEqual([]);
  expect(fixture().contract(DEFAULT_ACCOUNT_ADDR, 'counter').get('count')).toBe(0);
});

test('what is no builder', () => {
  expect(() => sharedFixture('promise', (async () => {}) as never, { folder })()).toThrowErrorMatchingInlineSnapshot(`
"The shared fixture "promise" returned a promise instead of a builder.

Make it without asynchronous functions: other test files wait for it."
`);
  expect(() => sharedFixture('other', (() => ({})) as never, { folder })()).toThrowErrorMatchingInlineSnapshot(`
"The shared fixture "other" returned something instead of a builder.

Work on the builder that the function is given and return nothing, or return a builder of your own."
`);
});

test('one within another, on which it depends', () => {
  const define = (how: typeof build) => {
    const inner = sharedFixture('inner', how, { folder });
    return (builder: WasmTestBuilder) => {
      builder.restore(inner().snapshot());
      builder.contract(DEFAULT_ACCOUNT_ADDR, 'counter').call('counter_inc');
    };
  };
  const count = (outer: typeof build) =>
    load('outer', {}, outer).contract(DEFAULT_ACCOUNT_ADDR, 'counter').get('count');
  expect([count(define(build)), count(define(build))]).toEqual([1, 1]);
  expect(made).toBe(1);
  const changed = define((builder) => {
    build(builder);
    builder.contract(DEFAULT_ACCOUNT_ADDR, 'counter').call('counter_inc');
  });
  expect([count(changed), count(changed)]).toEqual([2, 2]);
  expect(made).toBe(2);
});

test('no observer sees the making, since it depends on what was kept', () => {
  const executed = jest.fn();
  const globals = globalThis as { [OBSERVER]?: unknown };
  globals[OBSERVER] = { executed };
  try {
    const builder = load();
    expect(executed).not.toHaveBeenCalled();
    install(builder);
    expect(executed).toHaveBeenCalledTimes(1);
  } finally {
    delete globals[OBSERVER];
  }
});

test('a folder that cannot be made does not matter, and what was not used for a month goes', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(rootOf(load('x', { folder: join(folder, 'file', 'below') }))).toBe(rootOf(load()));
  const old = join(folder, 'old.fixture');
  writeFileSync(old, '');
  const time = new Date(Date.now() - 40 * 86_400_000);
  utimesSync(old, time, time);
  load('another');
  expect(readdirSync(folder)).not.toContain('old.fixture');
  expect(readdirSync(folder)).toContain('file');
});

test('of processes that come at the same time one makes it and the others wait', async () => {
  const log = join(folder, 'log');
  mkdirSync(join(folder, 'cache'));
  const child = (): Promise<string> =>
    new Promise((resolve, reject) => {
      const env = { ...process.env, CASPER_TEST_CACHE_DIR: join(folder, 'cache') };
      const args = ['--import', 'tsx', join(__dirname, 'sharedFixtureChild.ts'), log];
      const started = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
      let output = '';
      started.stdout.on('data', (text) => {
        output += String(text);
      });
      started.once('error', reject);
      started.once('exit', () => resolve(output));
    });
  const expected = rootOf(LmdbWasmTestBuilder.default().runGenesis(LOCAL_GENESIS_REQUEST).withBlockTime(7));
  expect(await Promise.all([child(), child(), child()])).toEqual([expected, expected, expected]);
  expect(readFileSync(log, 'utf8').trim().split('\n')).toHaveLength(1);
}, 60_000);
