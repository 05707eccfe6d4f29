/**
 * A commit of 10,000 keys on a state of many, as JSON: the counterpart of `oracle/src/bin/large_state.rs`.
 * `largeState.js COUNT`. The root is printed so that both engines are seen to have done the same.
 */
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

const count = Number(process.argv[2]);
const builder = LmdbWasmTestBuilder.default();
builder
  .runGenesis(createGenesisRequest(DEFAULT_CHAINSPEC, DEFAULT_ACCOUNTS.slice(0, 2), DEFAULT_PROTOCOL_VERSION))
  .commit();
for (let from = 0; from < count; from += 100_000) {
  builder.writeDataAndCommit(values(from, Math.min(from + 100_000, count)));
  builder.getPostStateHash();
}
const commit: number[] = [];
for (let turn = 0; turn < COMMITS; turn++) {
  const from = count + turn * COMMIT;
  const data = values(from, from + COMMIT);
  const begin = performance.now();
  builder.writeDataAndCommit(data);
  builder.getPostStateHash();
  commit.push(performance.now() - begin);
}
process.stdout.write(JSON.stringify({ root: bytesToHex(builder.getPostStateHash()), commit }));
