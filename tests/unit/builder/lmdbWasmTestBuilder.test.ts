import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, jest, test } from '@jest/globals';
import { isLeft } from 'fp-ts/Either';
import { isNone, isSome, none } from 'fp-ts/Option';
import story from '../../../examples/two-party-multi-sig/story.vector.json';
import {
  bytesToHex,
  CHAINSPEC_SYMLINK,
  CLValue,
  DEFAULT_ACCOUNT_ADDR,
  DEFAULT_CHAINSPEC,
  DEFAULT_PROTOCOL_VERSION,
  ExecuteRequest,
  ExecuteRequestBuilder,
  hexToBytes,
  Key,
  LmdbWasmTestBuilder,
  LOCAL_GENESIS_REQUEST,
  ProtocolVersion,
  runtimeArgs,
  StepRequestBuilder,
  TEST_ACCOUNTS,
  WasmTestBuilder,
  withChainspecOverrides,
} from '../../../src/index';
import { FORMAT_1_VECTOR, format1Bytes, writeDataFile } from '../store/format1';
import { temporaryFolder } from '../store/temporaryFolder';

const CONTRACT = join(__dirname, '../../../examples/two-party-multi-sig/contract.wasm');
const { alice } = TEST_ACCOUNTS;
const request = () =>
  ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT_ADDR, CONTRACT, runtimeArgs({ 'deployment-account': alice })).build();
const rootOf = (builder: WasmTestBuilder): string => bytesToHex(builder.getPostStateHash());
const open = (dir: string, root: string): LmdbWasmTestBuilder =>
  LmdbWasmTestBuilder.open(dir, DEFAULT_CHAINSPEC, DEFAULT_PROTOCOL_VERSION, hexToBytes(root));
const number = (value: number) => ({ _tag: 'CLValue', value: CLValue.u64(value) }) as const;
const key = Key.hash(new Uint8Array(32).fill(7));

const GENESIS = story.genesis.postStateHash;
const AFTER_SESSION = story.steps[0]!.postStateHash!;

describe('on disk', () => {
  test('the roots are those of the reference, also after opening it again', () => {
    const dir = temporaryFolder();
    const builder = LmdbWasmTestBuilder.new(dir).runGenesis(LOCAL_GENESIS_REQUEST);
    expect(rootOf(builder)).toBe(GENESIS);
    expect(builder.isStoredOnDisk()).toBe(true);
    expect(existsSync(join(dir, 'global_state', 'data.lmdb'))).toBe(true);
    builder.close();

    const again = open(dir, GENESIS).exec(request()).expectSuccess().commit();
    expect(rootOf(again)).toBe(AFTER_SESSION);
    again.close();

    const last = open(dir, AFTER_SESSION);
    expect(last.getExpectedAccount(DEFAULT_ACCOUNT_ADDR).associatedKeys.entries).toHaveLength(2);
    // Any root that ever was can be asked for.
    expect(isLeft(last.query(Key.account(DEFAULT_ACCOUNT_ADDR), [], hexToBytes(GENESIS)))).toBe(false);
    expect(isSome(last.getTrie(hexToBytes(AFTER_SESSION)))).toBe(true);
    expect(() => last.getGenesisHash()).toThrow(expect.objectContaining({ code: 'NO_GENESIS' }));
    last.close();
  });

  test('work without Wasm, upgrades and prunes are on disk, too', () => {
    const dir = temporaryFolder();
    const builder = LmdbWasmTestBuilder.newWithProductionChainspec(dir).runGenesis(LOCAL_GENESIS_REQUEST);
    builder.advanceEra();
    const afterEra = rootOf(builder);
    builder.writeDataAndCommit([[key, number(1)]]).commitPrune([key]);
    expect(rootOf(builder)).toBe(afterEra);
    builder.flushEnvironment();
    builder.close();
    expect(open(dir, afterEra).getEra()).toBe(1n);
  });

  test('its size', () => {
    const builder = LmdbWasmTestBuilder.new(temporaryFolder());
    const before = builder.lmdbOnDiskSize();
    builder.runGenesis(LOCAL_GENESIS_REQUEST);
    for (let n = 0; n < 20; n++) builder.writeDataAndCommit([[Key.hash(new Uint8Array(32).fill(n)), number(n)]]);
    const after = builder.lmdbOnDiskSize();
    expect(isSome(before) && isSome(after) && after.value > before.value).toBe(true);
    builder.close();
  });

  test('clones go on in the same folder', () => {
    const dir = temporaryFolder();
    const builder = LmdbWasmTestBuilder.new(dir).runGenesis(LOCAL_GENESIS_REQUEST);
    const clone = builder.clone().writeDataAndCommit([[key, number(1)]]);
    expect(rootOf(builder)).toBe(GENESIS);
    const root = rootOf(clone);
    expect(builder.globalState(hexToBytes(root)).read(key)).toEqual(number(1));
    builder.close();
    const opened = open(dir, root);
    expect(opened.globalState().read(key)).toEqual(number(1));
    opened.close();
  });

  test('openRaw names the folder of the file itself; the version given is in force', () => {
    const dir = temporaryFolder();
    LmdbWasmTestBuilder.new(dir).runGenesis(LOCAL_GENESIS_REQUEST).close();
    const raw = join(dir, 'global_state');
    const version = ProtocolVersion.fromParts(2, 1, 3);
    const builder = LmdbWasmTestBuilder.openRaw(raw, DEFAULT_CHAINSPEC, version, hexToBytes(GENESIS));
    expect(builder.engineConfig().protocolVersion).toEqual({ major: 2, minor: 1, patch: 3 });
    builder.close();
  });

  test('constructors with a chainspec', () => {
    const chainspec = withChainspecOverrides({ core: { validator_slots: 7 } });
    const withConfig = LmdbWasmTestBuilder.newWithConfig(temporaryFolder(), chainspec);
    expect(withConfig.chainspec().core.validatorSlots).toBe(7);
    withConfig.close();
    const fromFile = LmdbWasmTestBuilder.newWithChainspec(temporaryFolder(), CHAINSPEC_SYMLINK);
    expect(rootOf(fromFile.runGenesis(LOCAL_GENESIS_REQUEST))).toBe(GENESIS);
    fromFile.close();
    expect(() => LmdbWasmTestBuilder.newWithChainspec(temporaryFolder(), 'no-such.toml')).toThrow();
  });

  test('a root that never was', () => {
    const dir = temporaryFolder();
    LmdbWasmTestBuilder.new(dir).close();
    expect(() => open(dir, GENESIS)).toThrow(
      expect.objectContaining({ code: 'STATE_ROOT_NOT_FOUND', message: expect.stringContaining(GENESIS) }),
    );
    expect(() => open(temporaryFolder(), GENESIS)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
  });

  test('a second new leaves what is there', () => {
    const dir = temporaryFolder();
    LmdbWasmTestBuilder.new(dir).runGenesis(LOCAL_GENESIS_REQUEST).close();
    const second = LmdbWasmTestBuilder.new(dir);
    expect(() => second.getPostStateHash()).toThrow(expect.objectContaining({ code: 'NO_GENESIS' }));
    expect(bytesToHex(second.globalState(hexToBytes(GENESIS)).stateRootHash())).toBe(GENESIS);
    second.close();
  });
});

describe('a state that the Rust engine wrote', () => {
  const { root } = FORMAT_1_VECTOR.roots.at(-1)!;

  test('is the base for more, which stays in memory', () => {
    const dir = temporaryFolder();
    const file = writeDataFile(join(dir, 'global_state'), format1Bytes());
    const builder = open(dir, root);
    expect(builder.isStoredOnDisk()).toBe(false);
    expect(builder.getExpectedAccount(DEFAULT_ACCOUNT_ADDR).associatedKeys.entries).toHaveLength(1);
    builder.exec(request()).expectSuccess().commit();
    expect(builder.getExpectedAccount(DEFAULT_ACCOUNT_ADDR).associatedKeys.entries).toHaveLength(2);
    expect(isSome(builder.lmdbOnDiskSize())).toBe(true);
    builder.flushEnvironment();
    expect([...readFileSync(file)]).toEqual([...format1Bytes()]);
    expect(bytesToHex(builder.globalState(hexToBytes(root)).stateRootHash())).toBe(root);
    builder.close();
  });

  test('is not written over', () => {
    const dir = temporaryFolder();
    writeDataFile(join(dir, 'global_state'), format1Bytes());
    expect(() => LmdbWasmTestBuilder.new(dir)).toThrow(expect.objectContaining({ code: 'NOT_SUPPORTED' }));
  });

  test('moves to a file, and from there anywhere', () => {
    const dir = temporaryFolder();
    writeDataFile(join(dir, 'global_state'), format1Bytes());
    const file = join(dir, 'rust.state');
    open(dir, root).exportState(file).close();
    expect(rootOf(WasmTestBuilder.importState(file))).toBe(root);
  });
});

describe('in memory', () => {
  test('nothing is on disk, and nothing of the store is loaded', () => {
    const builder = LmdbWasmTestBuilder.default().runGenesis(LOCAL_GENESIS_REQUEST);
    expect(builder.lmdbOnDiskSize()).toBe(none);
    expect(builder.isStoredOnDisk()).toBe(false);
    builder.flushEnvironment();
    builder.close();
    expect(rootOf(builder.clone())).toBe(GENESIS);
    expect(isNone(LmdbWasmTestBuilder.newTemporaryWithConfig(DEFAULT_CHAINSPEC).lmdbOnDiskSize())).toBe(true);
  });

  test('the package lmdb is not needed', () => {
    jest.isolateModules(() => {
      const refuse = (): never => {
        throw new TypeError('loaded');
      };
      jest.doMock('lmdb', refuse);
      jest.doMock('../../../src/store/stateFolder', refuse);
      const isolated: typeof import('../../../src/index') = require('../../../src/index');
      const builder = isolated.LmdbWasmTestBuilder.default().runGenesis(isolated.LOCAL_GENESIS_REQUEST);
      expect(isolated.bytesToHex(builder.getPostStateHash())).toBe(GENESIS);
      expect(() => isolated.LmdbWasmTestBuilder.new('anywhere')).toThrow('loaded');
      jest.dontMock('lmdb');
      jest.dontMock('../../../src/store/stateFolder');
    });
  });
});

describe.each([
  ['in memory', () => LmdbWasmTestBuilder.default()],
  ['on disk', () => LmdbWasmTestBuilder.new(temporaryFolder())],
])('scratch %s', (_name, make) => {
  test('leads to the root of a commit', () => {
    const builder = make().runGenesis(LOCAL_GENESIS_REQUEST);
    builder.scratchExecAndCommit(request()).expectSuccess();
    expect(rootOf(builder)).toBe(GENESIS);
    expect(builder.getEffects()).toHaveLength(1);
    builder.writeScratchToDb();
    expect(rootOf(builder)).toBe(AFTER_SESSION);
    // Scratch is empty now.
    builder.writeScratchToDb();
    expect(rootOf(builder)).toBe(AFTER_SESSION);
    builder.close();
  });

  test('a request to the engine itself, and one with custom payment', () => {
    const builder = make().runGenesis(LOCAL_GENESIS_REQUEST);
    builder.scratchExecAndCommit(request().session).expectSuccess();
    const { session } = request();
    expect(() => builder.scratchExecAndCommit(ExecuteRequest.new(session, session))).toThrow(
      expect.objectContaining({ code: 'NOT_SUPPORTED' }),
    );
    builder.close();
  });

  test('later executions see it', () => {
    const builder = make().runGenesis(LOCAL_GENESIS_REQUEST);
    builder.scratchExecAndCommit(request()).expectSuccess();
    // The key is there already.
    builder.scratchExecAndCommit(request()).expectFailure();
    builder.clearResults();
    builder.exec(request()).expectSuccess();
    builder.close();
  });

  test('eras end in it as they do otherwise', () => {
    const step = StepRequestBuilder.new().withNextEraId(1n).withEraEndTimestampMillis(1_000n).build();
    const expected = LmdbWasmTestBuilder.default().runGenesis(LOCAL_GENESIS_REQUEST);
    expect(isLeft(expected.step(step))).toBe(false);
    const builder = make().runGenesis(LOCAL_GENESIS_REQUEST);
    builder.stepWithScratch(step);
    expect(rootOf(builder)).toBe(GENESIS);
    builder.writeScratchToDb();
    expect(rootOf(builder)).toBe(rootOf(expected));
    builder.close();
  });

  test('without a state', () => {
    const builder = make();
    expect(() => builder.scratchExecAndCommit(request())).toThrow(expect.objectContaining({ code: 'NO_GENESIS' }));
    expect(() => builder.writeScratchToDb()).toThrow(expect.objectContaining({ code: 'NO_GENESIS' }));
    builder.close();
  });
});

describe('a state in one file', () => {
  test('is a fixture that others go on from', () => {
    const file = join(temporaryFolder(), 'made', 'genesis.state');
    WasmTestBuilder.default().runGenesis(LOCAL_GENESIS_REQUEST).exportState(file);
    for (const type of [WasmTestBuilder, LmdbWasmTestBuilder]) {
      const builder = type.importState(file);
      expect(rootOf(builder)).toBe(GENESIS);
      expect(rootOf(builder.exec(request()).expectSuccess().commit())).toBe(AFTER_SESSION);
    }
    expect(LmdbWasmTestBuilder.importState(file, DEFAULT_CHAINSPEC).isStoredOnDisk()).toBe(false);
  });

  test('of an earlier root', () => {
    const file = join(temporaryFolder(), 'earlier.state');
    const builder = WasmTestBuilder.default().runGenesis(LOCAL_GENESIS_REQUEST).exec(request()).commit();
    builder.exportState(file, hexToBytes(GENESIS));
    expect(rootOf(WasmTestBuilder.importState(file))).toBe(GENESIS);
    expect(() => builder.exportState(file, new Uint8Array(32))).toThrow(
      expect.objectContaining({ code: 'STATE_ROOT_NOT_FOUND' }),
    );
  });

  test('that is not there, or something else', () => {
    expect(() => WasmTestBuilder.importState('no-such.state')).toThrow(
      expect.objectContaining({
        code: 'NOT_FOUND',
        message: expect.stringContaining(join(__dirname, 'no-such.state')),
      }),
    );
    const file = join(temporaryFolder(), 'other.state');
    writeFileSync(file, 'something');
    expect(() => WasmTestBuilder.importState(file)).toThrow(expect.objectContaining({ code: 'BAD_STATE_FILE' }));
  });
});
