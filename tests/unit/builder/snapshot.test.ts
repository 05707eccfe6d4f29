/** `snapshot`, `restore` and `fork`: what comes back, and that nothing of one branch is seen in another. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import {
  bytesToHex,
  ChainspecConfig,
  DEFAULT_ACCOUNT_ADDR,
  ExecuteRequestBuilder,
  LmdbWasmTestBuilder,
  LOCAL_GENESIS_REQUEST,
  ProtocolVersion,
  runtimeArgs,
  TEST_ACCOUNTS,
  UpgradeRequestBuilder,
  type WasmTestBuilder,
} from '../../../src/index';

const CONTRACT = join(__dirname, '../../../examples/two-party-multi-sig/contract.wasm');
const COUNTER = join(__dirname, '../../../examples/counter/counter-v1.wasm');
const { alice, bob } = TEST_ACCOUNTS;
/** Adds a key. The first one also sets the thresholds to two, so that later ones need alice's signature as well. */
const request = (who = alice) =>
  ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT_ADDR, CONTRACT, runtimeArgs({ 'deployment-account': who }))
    .withAuthorizationKeys(who === alice ? [DEFAULT_ACCOUNT_ADDR] : [DEFAULT_ACCOUNT_ADDR, alice])
    .build();
const rootOf = (builder: WasmTestBuilder) => bytesToHex(builder.getPostStateHash());
const keysOf = (builder: WasmTestBuilder) =>
  builder.getExpectedAccount(DEFAULT_ACCOUNT_ADDR).associatedKeys.entries.length;

const folders: string[] = [];
function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'casper-snapshot-'));
  folders.push(folder);
  return folder;
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe.each([
  ['in memory', () => LmdbWasmTestBuilder.default()],
  ['on disk', () => LmdbWasmTestBuilder.new(temporaryFolder())],
])('%s', (_name, make) => {
  test('state, results and effects come back, any number of times', () => {
    const builder = make().runGenesis(LOCAL_GENESIS_REQUEST);
    builder.exec(request()).expectSuccess().commit();
    const snapshot = builder.snapshot();
    const root = rootOf(builder);
    for (let turn = 0; turn < 3; turn++) {
      builder.exec(request(bob)).expectSuccess().commit();
      builder.exec(request(bob)).expectFailure();
      expect(keysOf(builder)).toBe(3);
      builder.restore(snapshot);
      expect(rootOf(builder)).toBe(root);
      expect(builder.getExecResultsCount()).toBe(1);
      expect(builder.getEffects()).toHaveLength(1);
      expect(builder.isError()).toBe(false);
    }
    expect(builder.clearResults().restore(snapshot).getExecResultsCount()).toBe(1);
    builder.close();
  });

  test('a fork and its origin do not see each other', () => {
    const builder = make().runGenesis(LOCAL_GENESIS_REQUEST);
    const fork = builder.fork();
    fork.exec(request()).expectSuccess().commit();
    expect([keysOf(builder), keysOf(fork)]).toEqual([1, 2]);
    expect(builder.getExecResultsCount()).toBe(0);
    builder.exec(request()).expectSuccess().commit();
    expect(rootOf(fork)).toBe(rootOf(builder));
    builder.close();
  });

  test('the state before the last commit', () => {
    const builder = make();
    expect(builder.forkBeforeLastCommit()._tag).toBe('None');
    builder.runGenesis(LOCAL_GENESIS_REQUEST);
    expect(builder.forkBeforeLastCommit()._tag).toBe('None');
    const root = rootOf(builder);
    builder.exec(request()).expectSuccess().commit();
    const before = builder.forkBeforeLastCommit();
    if (before._tag === 'None') throw new Error('there is a state before');
    expect(rootOf(before.value)).toBe(root);
    expect(keysOf(before.value)).toBe(1);
    expect(keysOf(builder)).toBe(2);
    // A commit without effects is one, too.
    builder.exec(request()).commit();
    const unchanged = builder.forkBeforeLastCommit();
    expect(unchanged._tag === 'Some' && rootOf(unchanged.value)).toBe(rootOf(builder));
    builder.close();
  });

  test('a snapshot within a snapshot', () => {
    const builder = make().runGenesis(LOCAL_GENESIS_REQUEST);
    const outer = builder.snapshot();
    builder.exec(request()).commit();
    const inner = builder.snapshot();
    expect(keysOf(builder.restore(outer))).toBe(1);
    expect(keysOf(builder.restore(inner))).toBe(2);
    builder.close();
  });

  test('what is in scratch comes back, and is of each branch alone', () => {
    const builder = make().runGenesis(LOCAL_GENESIS_REQUEST);
    builder.scratchExecAndCommit(request()).expectSuccess();
    const snapshot = builder.snapshot();
    builder.scratchExecAndCommit(request(bob)).expectSuccess();
    const both = builder.fork();
    expect(keysOf(builder.restore(snapshot).writeScratchToDb())).toBe(2);
    expect(keysOf(both.writeScratchToDb())).toBe(3);
    expect(keysOf(builder.restore(snapshot).writeScratchToDb())).toBe(2);
    expect(keysOf(builder.restore(snapshot).clone().writeScratchToDb())).toBe(1);
    builder.close();
  });
});

test('the transaction hashes that are made up start again where they were', () => {
  const builder = LmdbWasmTestBuilder.default().runGenesis(LOCAL_GENESIS_REQUEST);
  const snapshot = builder.snapshot();
  const install = (from: WasmTestBuilder) =>
    from.exec(ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT_ADDR, COUNTER).build()).expectSuccess().commit();
  const hashAfter = (from: WasmTestBuilder) => bytesToHex(install(from).contract(DEFAULT_ACCOUNT_ADDR, 'counter').hash);
  const first = hashAfter(builder);
  // Another transaction hash, hence another address.
  expect(hashAfter(builder)).not.toBe(first);
  expect(hashAfter(builder.restore(snapshot))).toBe(first);
  expect(hashAfter(builder.restore(snapshot).fork())).toBe(first);
});

test('settings come back: chainspec, engine configuration, printer, upgrades', () => {
  const builder = LmdbWasmTestBuilder.default().runGenesis(LOCAL_GENESIS_REQUEST);
  const snapshot = builder.snapshot();
  const [chainspec, engineConfig] = [builder.chainspec().core, builder.engineConfig()];
  builder.withChainspec(ChainspecConfig.default().withMaxAssociatedKeys(1)).withPrinter(() => {});
  const upgrade = UpgradeRequestBuilder.new()
    .withCurrentProtocolVersion(ProtocolVersion.fromParts(2, 0, 0))
    .withNewProtocolVersion(ProtocolVersion.fromParts(2, 1, 0))
    .build();
  builder.upgrade(upgrade);
  expect(builder.getUpgradeResult(0)._tag).toBe('Some');
  expect(builder.exec(request()).isError()).toBe(true);
  builder.restore(snapshot);
  expect(builder.chainspec().core).toEqual(chainspec);
  expect(builder.engineConfig()).toBe(engineConfig);
  expect(builder.getUpgradeResult(0)._tag).toBe('None');
  expect(builder.exec(request()).isError()).toBe(false);
});

test('a snapshot of before genesis', () => {
  const builder = LmdbWasmTestBuilder.default();
  const snapshot = builder.snapshot();
  builder.runGenesis(LOCAL_GENESIS_REQUEST).restore(snapshot);
  expect(() => builder.getPostStateHash()).toThrow(expect.objectContaining({ code: 'NO_GENESIS' }));
  expect(() => builder.getGenesisHash()).toThrow(expect.objectContaining({ code: 'NO_GENESIS' }));
});

test('what is no snapshot, and one of a state elsewhere', () => {
  const builder = LmdbWasmTestBuilder.default().runGenesis(LOCAL_GENESIS_REQUEST);
  expect(() => builder.restore({} as never)).toThrowErrorMatchingInlineSnapshot(`
"Expected a snapshot of a builder.

Pass what builder.snapshot() returned."
`);
  const onDisk = LmdbWasmTestBuilder.new(temporaryFolder()).runGenesis(LOCAL_GENESIS_REQUEST);
  expect(() => builder.restore(onDisk.snapshot())).toThrowErrorMatchingInlineSnapshot(`
"The snapshot is of a builder with its state in another place, so its states are not here.

Restore it in the builder it was taken of, or in a clone or fork of that; exportState moves a state elsewhere."
`);
  expect(() => onDisk.restore(builder.snapshot())).toThrow(expect.objectContaining({ code: 'BAD_ARGUMENT' }));
  onDisk.close();
});

test('a snapshot costs the same whatever happened before', () => {
  const builder = LmdbWasmTestBuilder.default().runGenesis(LOCAL_GENESIS_REQUEST);
  for (let turn = 0; turn < 1_000; turn++) builder.withBlockTime(turn);
  const snapshot = builder.snapshot();
  // The same record, not a copy of it.
  expect(builder.snapshot().record).toBe(snapshot.record);
  const root = rootOf(builder);
  builder.withBlockTime(5n);
  expect(rootOf(builder.restore(snapshot))).toBe(root);
});
