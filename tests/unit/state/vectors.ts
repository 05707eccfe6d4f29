import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesToHex, hexToBytes } from '../../../src/bytes/hex';
import { Key } from '../../../src/types/key';
import { type StoredValue, storedValueFromBytes, storedValueToBytes } from '../../../src/types/storedValue';

/** Key and serialized value; only the key where it is pruned. */
export type Pair = readonly [string, string?];

interface Case {
  readonly name: string;
}

export interface TrieCase extends Case {
  readonly batches: readonly { readonly changes: readonly Pair[]; readonly root: string }[];
  readonly prefixes: readonly (readonly [string, readonly string[]])[];
  readonly proofs: readonly (readonly [string, string | null])[];
  readonly nodes?: readonly (readonly [string, string])[];
}

export interface CopyCase extends Case {
  readonly initial: readonly Pair[];
  readonly steps: readonly (readonly [string, string | number, unknown?, string?])[];
  readonly effects: readonly (readonly [string, string])[];
  readonly writes: readonly (readonly [string, string])[];
  readonly prunes: readonly string[];
}

interface Vector {
  readonly emptyRoot: string;
  readonly tries: readonly TrieCase[];
  readonly largeLeaves: readonly { length: number; key: string; leafHash: string; root: string }[];
  readonly copies: readonly CopyCase[];
  readonly keyOrder: readonly string[];
  readonly queries: {
    readonly initial: readonly Pair[];
    readonly cases: readonly {
      readonly key: string;
      readonly path: readonly string[];
      readonly value?: string;
      readonly proofs?: readonly string[];
      readonly error?: string;
    }[];
  };
  readonly addresses: readonly { name: string; seed: string; phase?: 0 | 1 | 2 | 3; expected: readonly string[] }[];
  readonly commitErrors: {
    readonly initial: readonly Pair[];
    readonly cases: readonly { name: string; key: string; kind: string; error: string }[];
  };
}

/** What oracle/src/bin/trie.rs prints. */
export const TRIE_VECTOR: Vector = JSON.parse(
  readFileSync(join(__dirname, '../../vectors/trie.json'), 'utf8'),
) as Vector;

export const key = (hex: string): Key => Key.fromBytes(hexToBytes(hex));
export const value = (hex: string): StoredValue => storedValueFromBytes(hexToBytes(hex));
export const keyHex = (of: Key): string => bytesToHex(of.bytes);
export const valueHex = (of: StoredValue): string => bytesToHex(storedValueToBytes(of));
export const pairs = (list: readonly Pair[]): [Key, StoredValue][] =>
  list.map(([k, v]): [Key, StoredValue] => [key(k), value(v!)]);
