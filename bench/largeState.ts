/**
 * A commit of 10,000 keys on a state of many, in memory and on disk, and the opening of the latter with the reading of 1,000
 * keys, as JSON: the counterpart of `oracle/src/bin/large_state.rs`.
 * `largeState.js COUNT FOLDER`. The root is printed so that both engines are seen to have done the same.
 */
import { isLeft } from 'fp-ts/Either';
import {
  createGenesisRequest,
  DEFAULT_ACCOUNTS,
  DEFAULT_CHAINSPEC,
  DEFAULT_PROTOCOL_VERSION,
  LmdbWasmTestBuilder,
} from '../src';
import { blake2b256 } from '../src/bytes/blake2b';
import { bytesToHex } from '../src/bytes/hex';
import { CLValue } from '../src/types/clValue';
import { Key } from '../src/types/key';
import type { StoredValue } from '../src/types/storedValue';

const COMMIT = 10_000;
const COMMITS = 3;
const READS = 1_000;
/** Keys in each commit that fills the state. */
const FILL = 100_000;

function key(n: number): Key {
  const seed = new Uint8Array(8);
  new DataView(seed.buffer).setUint32(0, n, true);
  return Key.hash(blake2b256(seed));
}

function values(from: number, to: number): [Key, StoredValue][] {
  return Array.from({ length: to - from }, (_, i) => [
    key(from + i),
    { _tag: 'CLValue', value: CLValue.u64(from + i) } as StoredValue,
  ]);
}

/** Fills a builder, then times commits. */
function timeCommits(builder: LmdbWasmTestBuilder, count: number): number[] {
  const accounts = DEFAULT_ACCOUNTS.slice(0, 2);
  builder.runGenesis(createGenesisRequest(DEFAULT_CHAINSPEC, accounts, DEFAULT_PROTOCOL_VERSION)).commit();
  for (let from = 0; from < count; from += FILL) {
    builder.writeDataAndCommit(values(from, Math.min(from + FILL, count)));
    builder.getPostStateHash();
  }
  return Array.from({ length: COMMITS }, (_, turn) => {
    const from = count + turn * COMMIT;
    const data = values(from, from + COMMIT);
    const start = performance.now();
    builder.writeDataAndCommit(data);
    builder.getPostStateHash();
    return performance.now() - start;
  });
}

function timeOpenAndRead(folder: string, count: number, root: Uint8Array): number {
  const start = performance.now();
  const builder = LmdbWasmTestBuilder.open(folder, DEFAULT_CHAINSPEC, DEFAULT_PROTOCOL_VERSION, root);
  for (let n = 0; n < READS; n++) {
    if (isLeft(builder.query(key(n * (count / READS)), []))) throw new Error('a value is missing');
  }
  const elapsed = performance.now() - start;
  builder.close();
  return elapsed;
}

function timeSnapshotAndRestore(builder: LmdbWasmTestBuilder): number[] {
  return Array.from({ length: 200 }, () => {
    const start = performance.now();
    builder.restore(builder.snapshot());
    return performance.now() - start;
  });
}

const count = Number(process.argv[2]);
const folder = process.argv[3]!;
const inMemory = LmdbWasmTestBuilder.default();
const commit = timeCommits(inMemory, count);
const snapshotAndRestore = timeSnapshotAndRestore(inMemory);
const onDisk = LmdbWasmTestBuilder.newWithProductionChainspec(folder);
const commitOnDisk = timeCommits(onDisk, count);
const root = onDisk.getPostStateHash();
onDisk.close();
const openAndRead = Array.from({ length: COMMITS }, () => timeOpenAndRead(folder, count, root));
process.stdout.write(JSON.stringify({ root: bytesToHex(root), commit, commitOnDisk, openAndRead, snapshotAndRestore }));
