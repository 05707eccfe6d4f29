import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { startsWithBytes } from '../../../src/bytes/compareBytes';
import { bytesToHex } from '../../../src/bytes/hex';
import { GlobalState } from '../../../src/state/globalState';
import { MerkleProof } from '../../../src/state/merkleProof';
import { Key } from '../../../src/types/key';
import type { StoredValue } from '../../../src/types/storedValue';
import type { Effects } from '../../../src/types/transform';

fc.configureGlobal({ numRuns: Number(process.env.FC_NUM_RUNS ?? 100) });

/** Addresses of few different bytes, so that keys share beginnings of every length. */
const addr = fc
  .array(fc.tuple(fc.nat(31), fc.constantFrom(1, 2, 255)), { maxLength: 3 })
  .map((spots) => spots.reduce((bytes, [at, byte]) => bytes.with(at, byte), new Uint8Array(32)));

const key = fc.oneof(
  addr.map((bytes) => Key.hash(bytes)),
  addr.map((bytes) => Key.balance(bytes)),
  fc.tuple(addr, fc.bigInt(0n, 2n ** 64n - 1n)).map(([purse, time]) => Key.balanceHold('Gas', purse, time)),
);

const value = fc.uint8Array({ maxLength: 3 }).map((bytes): StoredValue => ({ _tag: 'RawBytes', value: bytes }));
const entries = fc.uniqueArray(fc.tuple(key, value), { selector: ([k]) => k.id, maxLength: 25 });

const write = (k: Key, v: StoredValue): Effects => [{ key: k, kind: { _tag: 'Write', value: v } }];
const prune = (k: Key): Effects => [{ key: k, kind: { _tag: 'Prune', key: k } }];
const root = (state: GlobalState): string => bytesToHex(state.stateRootHash());
const stateOf = (pairs: Iterable<readonly [Key, StoredValue]>): GlobalState => GlobalState.empty().commitValues(pairs);

describe('the trie', () => {
  test('the order of writes does not matter, nor how they are batched', () => {
    fc.assert(
      fc.property(entries, fc.infiniteStream(fc.nat()), fc.nat(25), (pairs, random, split) => {
        const expected = root(stateOf(pairs));
        const weights = new Map(pairs.map(([k]) => [k.id, random.next().value as number]));
        const shuffled = pairs.toSorted(([a], [b]) => weights.get(a.id)! - weights.get(b.id)!);
        expect(root(stateOf(shuffled))).toBe(expected);
        expect(root(stateOf(shuffled.slice(0, split)).commitValues(shuffled.slice(split)))).toBe(expected);
        expect(root(shuffled.reduce((state, [k, v]) => state.commit(write(k, v)), GlobalState.empty()))).toBe(expected);
      }),
    );
  });

  test('what was written and pruned was never there', () => {
    fc.assert(
      fc.property(entries, entries, fc.boolean(), (kept, pruned, hashFirst) => {
        const keptIds = new Set(kept.map(([k]) => k.id));
        const extra = pruned.filter(([k]) => !keptIds.has(k.id));
        const before = stateOf(kept);
        const grown = before.commitValues(extra);
        if (hashFirst) grown.stateRootHash();
        const keys = extra.map(([k]) => k);
        expect(root(grown.prune(keys))).toBe(root(before));
        expect(root(keys.reduce((state, k) => state.commit(prune(k)), grown))).toBe(root(before));
      }),
    );
  });

  test('an earlier state keeps its values and its root', () => {
    fc.assert(
      fc.property(entries, entries, (first, second) => {
        const before = stateOf(first);
        const expected = root(stateOf(first));
        before.commitValues(second).stateRootHash();
        before.prune(first.map(([k]) => k)).stateRootHash();
        expect(root(before)).toBe(expected);
        for (const [k, v] of first) expect(before.read(k)).toBe(v);
      }),
    );
  });

  test('reads, lists and proves exactly what is in it', () => {
    fc.assert(
      fc.property(entries, key, fc.nat(41), (pairs, other, length) => {
        const state = stateOf(pairs);
        const inside = new Map(pairs.map(([k, v]) => [k.id, v]));
        expect(state.read(other)).toBe(inside.get(other.id));

        const prefix = other.bytes.subarray(0, length);
        const listed = pairs.map(([k]) => k).filter((k) => startsWithBytes(k.bytes, prefix));
        expect(state.keysWithPrefix(prefix).map((k) => k.id)).toEqual(listed.map((k) => k.id).sort());

        for (const [k] of pairs) {
          const proof = state.readWithProof(k)!;
          expect(bytesToHex(proof.stateRootHash())).toBe(root(state));
          expect(bytesToHex(MerkleProof.fromBytes(proof.toBytes()).stateRootHash())).toBe(root(state));
        }
      }),
    );
  });
});
