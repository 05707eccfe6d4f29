/** The vectors of tests/vectors/stored.json: see oracle/src/bin/stored for what prints them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isBytesError } from '../../../src/bytes/bytesError';
import { bytesToHex, hexToBytes } from '../../../src/bytes/hex';
import { type ByteReader, readAll } from '../../../src/bytes/reader';
import type { Json } from './storedSummary';

/** Bytes changed at a position, and what Rust reads there: an error's name, `same`, or the bytes it writes back. */
export type Mutant = readonly [at: number, removed: number, put: string, outcome: string];

/** Bytes with their meaning and damaged copies. */
export interface Coded {
  readonly bytes: string;
  readonly described: { readonly [name: string]: Json };
  readonly mutants: readonly Mutant[];
}

/** An operation with its result, and what is true after it. */
export interface Step {
  readonly operation: readonly [string, ...Json[]];
  readonly result: string;
  readonly keys: readonly string[];
  readonly [name: string]: Json;
}

/** A value and what is done to it. */
export interface Sequence {
  readonly start: string;
  readonly steps: readonly Step[];
}

/** The whole file. */
export interface StoredVectors {
  readonly stored: readonly {
    readonly variant: string;
    readonly typeName: string;
    readonly bytes: string;
    readonly serializedLength: number;
    readonly value: Json;
    readonly read: string;
    readonly mutants: readonly Mutant[];
  }[];
  readonly transforms: readonly {
    readonly kind: string;
    readonly bytes: string;
    readonly value: Json;
    readonly mutants: readonly Mutant[];
  }[];
  readonly applied: {
    readonly targets: readonly string[];
    readonly cases: readonly (readonly [
      string,
      readonly ('unchanged' | { readonly store?: string; readonly prune?: string; readonly error?: string })[],
    ])[];
  };
  readonly accounts: readonly Sequence[];
  readonly entities: readonly Sequence[];
  readonly contractPackages: readonly Sequence[];
  readonly packages: readonly Sequence[];
  readonly convertedPackages: readonly { readonly contractPackage: string; readonly package: string }[];
  readonly convertedEntities: readonly {
    readonly account: string;
    readonly accountEntity: string;
    readonly contract: string;
    readonly contractEntity: string;
  }[];
  readonly footprints: readonly {
    readonly source: { readonly [name: string]: string | null };
    readonly keys: readonly string[];
    readonly [name: string]: Json;
  }[];
  readonly compatible: readonly (readonly [string, string, boolean, boolean])[];
  readonly vesting: readonly {
    readonly stakedAmount: string;
    readonly periodMillis: string;
    readonly release: string;
    readonly initialized: readonly [boolean, boolean];
    readonly lockedAmounts: readonly string[];
    readonly before: readonly (readonly [string, string | null, boolean])[];
    readonly after: readonly (readonly [string, string | null, boolean])[];
  }[];
  readonly expired: readonly {
    readonly unbond: string;
    readonly eraId: string;
    readonly unbondingDelay: string;
    readonly retained: string;
    readonly expired: readonly string[];
  }[];
  readonly topics: readonly {
    readonly steps: readonly (readonly [string, string, string])[];
    readonly topics: string;
  }[];
  readonly snapshots: readonly { readonly v2: string; readonly v1: string; readonly recipients: Json }[];
  readonly deploys: readonly Coded[];
  readonly transactions: readonly Coded[];
  readonly transfers: readonly Coded[];
  readonly messages: readonly { readonly bytes: string; readonly described: Json }[];
}

export function loadStoredVectors(): StoredVectors {
  return JSON.parse(readFileSync(join(__dirname, '../../vectors/stored.json'), 'utf8')) as StoredVectors;
}

/** What our reader and writer make of bytes, in the words of `Mutant`. */
export function outcomeOf<T>(
  bytes: Uint8Array,
  read: (reader: ByteReader) => T,
  toBytes: (value: T) => Uint8Array,
): string {
  try {
    const written = bytesToHex(toBytes(readAll(bytes, read)));
    return written === bytesToHex(bytes) ? 'same' : written;
  } catch (error) {
    if (isBytesError(error)) return error.code;
    throw error;
  }
}

/** The mutants whose outcome is not Rust's; to be compared with an empty list. */
export function differingMutants<T>(
  hex: string,
  mutants: readonly Mutant[],
  read: (reader: ByteReader) => T,
  toBytes: (value: T) => Uint8Array,
): readonly Json[] {
  const bytes = hexToBytes(hex);
  const differing: Json[] = [];
  for (const [at, removed, put, expected] of mutants) {
    const mutant = new Uint8Array([...bytes.subarray(0, at), ...hexToBytes(put), ...bytes.subarray(at + removed)]);
    const outcome = outcomeOf(mutant, read, toBytes);
    if (outcome !== expected) differing.push({ bytes: hex, at, removed, put, expected, outcome });
  }
  return differing;
}
