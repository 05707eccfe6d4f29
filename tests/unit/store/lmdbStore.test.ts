import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { bytesToHex } from '../../../src/bytes/hex';
import { GlobalState } from '../../../src/state/globalState';
import { WritableTrie } from '../../../src/state/storedTrie';
import { lmdbDataFormat } from '../../../src/store/lmdbHeader';
import { LmdbStore } from '../../../src/store/lmdbStore';
import { createStateFolder, openStateFolder } from '../../../src/store/stateFolder';
import { Key } from '../../../src/types/key';
import { format1Bytes, writeDataFile } from './format1';
import { temporaryFolder } from './temporaryFolder';

const state = GlobalState.empty().commitValues(
  [1, 2, 3].map((byte) => [Key.hash(new Uint8Array(32).fill(byte)), { _tag: 'RawBytes', value: Uint8Array.of(byte) }]),
);

test('nodes come back as they were written, now and after the file was opened again', () => {
  const folder = temporaryFolder();
  const store = LmdbStore.open(join(folder, 'made', 'when needed'));
  const long = { hash: new Uint8Array(32).fill(9), toBytes: () => new Uint8Array(100_000).fill(7) };
  const short = { hash: new Uint8Array(32).fill(8), toBytes: () => Uint8Array.of(1) };
  expect(store.get(long.hash)).toBeUndefined();
  store.write([long, short]);
  expect(store.get(long.hash)).toEqual(long.toBytes());
  const kept = store.get(short.hash)!;
  store.get(long.hash);
  expect([...kept]).toEqual([1]);
  store.close();
  const again = LmdbStore.open(join(folder, 'made', 'when needed'));
  expect([...again.get(long.hash)!]).toEqual([...long.toBytes()]);
  expect([...again.get(short.hash)!]).toEqual([1]);
  again.close();
});

test('if writing fails nothing is written', () => {
  const store = LmdbStore.open(temporaryFolder());
  const good = { hash: new Uint8Array(32).fill(8), toBytes: () => Uint8Array.of(1) };
  const failing = {
    hash: new Uint8Array(32).fill(9),
    toBytes: (): Uint8Array => {
      throw new RangeError('no bytes');
    },
  };
  expect(() => store.write([good, failing])).toThrow('no bytes');
  expect(store.get(good.hash)).toBeUndefined();
  store.write([good]);
  expect(store.get(good.hash)).toBeDefined();
  store.close();
});

test('a commit larger than the room that the environment begins with', () => {
  const store = LmdbStore.open(temporaryFolder());
  const nodes = Array.from({ length: 400 }, (_, index) => {
    const hash = new Uint8Array(32).fill(index & 255).fill(index >> 8, 0, 16);
    return { hash, toBytes: () => new Uint8Array(50_000).fill(index) };
  });
  store.write(nodes);
  for (const node of nodes) expect(store.get(node.hash)?.at(-1)).toBe(node.toBytes().at(-1));
  store.flush();
  store.close();
});

test('a folder of states', () => {
  const folder = temporaryFolder();
  const states = createStateFolder(folder);
  expect(states.isWritable).toBe(true);
  expect(states.checkout(GlobalState.empty().stateRootHash())).toBeDefined();
  expect(states.checkout(state.stateRootHash())).toBeUndefined();
  states.save(state);
  expect(states.sizeOnDisk()).toBeGreaterThan(0n);
  states.flush();
  states.close();
  expect(lmdbDataFormat(join(folder, 'data.lmdb'))).toBe(2);
  const again = openStateFolder(folder);
  expect(again.checkout(state.stateRootHash())!.leaves()).toHaveLength(3);
  again.close();
});

test('a folder that the Rust engine wrote is read and not written', () => {
  const folder = temporaryFolder();
  writeDataFile(folder, format1Bytes());
  expect(() => createStateFolder(folder)).toThrow(
    expect.objectContaining({ code: 'NOT_SUPPORTED', message: expect.stringContaining('has LMDB data format 1') }),
  );
  const states = openStateFolder(folder);
  expect(states.isWritable).toBe(false);
  states.save(state);
  states.flush();
  expect(states.checkout(state.stateRootHash())).toBeUndefined();
  expect(states.sizeOnDisk()).toBeGreaterThan(0n);
  states.close();
});

test('a folder without states', () => {
  expect(() => openStateFolder(temporaryFolder())).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
});

test.each([
  ['text', new TextEncoder().encode('This is no database, and long enough to have a header.')],
  ['a few bytes', Uint8Array.of(1, 2, 3)],
  ['an unknown format', new Uint8Array(64).fill(0xee)],
])('a file that is something else: %s', (_name, bytes) => {
  const folder = temporaryFolder();
  writeDataFile(folder, bytes);
  for (const open of [createStateFolder, openStateFolder]) {
    expect(() => open(folder)).toThrow(expect.objectContaining({ code: 'CORRUPT_STORE' }));
  }
});

test('a file that was cut short says so, or does not need what is missing', () => {
  const folder = temporaryFolder();
  const states = createStateFolder(folder);
  let grown = state;
  for (let commit = 0; commit < 20; commit++) {
    const key = Key.dictionary(new Uint8Array(32).fill(commit * 7));
    grown = grown.commitValues([[key, { _tag: 'RawBytes', value: new Uint8Array(2_000) }]]);
    states.save(grown);
  }
  states.close();
  const whole = readFileSync(join(folder, 'data.lmdb'));
  for (const length of [64, 4_096, whole.length >> 1, whole.length - 1]) {
    const copy = temporaryFolder();
    writeDataFile(copy, whole.subarray(0, length));
    let found: number | undefined;
    try {
      const opened = openStateFolder(copy);
      found = opened.checkout(grown.stateRootHash())?.leaves().length;
      opened.close();
    } catch (error) {
      expect(error).toMatchObject({ code: 'CORRUPT_STORE' });
      continue;
    }
    expect([23, undefined]).toContain(found);
  }
});

test('an empty file is filled', () => {
  const folder = temporaryFolder();
  writeDataFile(folder, new Uint8Array(0));
  createStateFolder(folder).close();
  expect(lmdbDataFormat(join(folder, 'data.lmdb'))).toBe(2);
});

test('a folder that cannot be made', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'file'), '');
  expect(() => createStateFolder(join(folder, 'file', 'below'))).toThrow();
});

test('nodes are the same in a store made by hand', () => {
  const store = LmdbStore.open(temporaryFolder());
  state.saveTo(new WritableTrie(store));
  expect(bytesToHex(store.get(state.stateRootHash())!)).toBe(bytesToHex(state.rawTrie(state.stateRootHash())!));
  store.close();
});

test('without the package lmdb', () => {
  jest.isolateModules(() => {
    jest.doMock('lmdb', () => {
      throw Object.assign(new TypeError("Cannot find module 'lmdb'"), { code: 'MODULE_NOT_FOUND' });
    });
    const isolated: typeof import('../../../src/store/stateFolder') = require('../../../src/store/stateFolder');
    const folder = temporaryFolder();
    expect(() => isolated.createStateFolder(folder)).toThrow(
      expect.objectContaining({
        code: 'NOT_SUPPORTED',
        message: expect.stringContaining('npm install --save-dev lmdb'),
      }),
    );
    writeDataFile(folder, format1Bytes());
    const states = isolated.openStateFolder(folder);
    expect(states.isWritable).toBe(false);
    states.close();
    jest.dontMock('lmdb');
  });
});
