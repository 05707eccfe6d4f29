/** A store in a map, and random commits, for the tests of stored states. */
import fc from 'fast-check';
import { bytesToHex } from '../../../src/bytes/hex';
import type { GlobalState } from '../../../src/state/globalState';
import type { NodeToStore, WritableNodeStore } from '../../../src/state/nodeStore';
import { Key } from '../../../src/types/key';
import { type StoredValue, storedValueToBytes } from '../../../src/types/storedValue';

/** Nodes by hash in hex. */
export class MapStore implements WritableNodeStore {
  readonly nodes: Map<string, Uint8Array> = new Map<string, Uint8Array>();

  get(hash: Uint8Array): Uint8Array | undefined {
    return this.nodes.get(bytesToHex(hash));
  }

  write(nodes: Iterable<NodeToStore>): void {
    for (const node of nodes) this.nodes.set(bytesToHex(node.hash), node.toBytes());
  }

  entries(): Iterable<[string, Uint8Array]> {
    return this.nodes;
  }
}

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

/** What one commit writes and removes. */
export interface Batch {
  readonly writes: readonly (readonly [Key, StoredValue])[];
  readonly prunes: readonly Key[];
}

/** Commits one after the other. */
export const batches: fc.Arbitrary<Batch[]> = fc.array(
  fc.record({
    writes: fc.uniqueArray(fc.tuple(key, value), { selector: ([k]) => k.id, maxLength: 12 }),
    prunes: fc.array(key, { maxLength: 4 }),
  }),
  { maxLength: 6 },
);

/** All keys with their values, as text. */
export function contents(state: GlobalState): string[] {
  return state
    .keysWithPrefix(new Uint8Array(0))
    .map((each) => `${bytesToHex(each.bytes)}=${bytesToHex(storedValueToBytes(state.read(each)!))}`);
}
