/**
 * The weighted keys of an account or entity, and why changing them can fail.
 *
 * Answers to: casper-types account/associated_keys.rs and addressable_entity/associated_keys.rs (one rule set here:
 * the two Rust types differ in name only).
 */
import { type Either, left, right } from 'fp-ts/Either';
import { compareBytes } from '../bytes/compareBytes';
import type { ByteReader } from '../bytes/reader';
import type { ByteWriter } from '../bytes/writer';
import { AccountHash } from './accountHash';
import { sortedEntries } from './sortedEntries';

/** Why a key could not be added. */
export type AddKeyFailure = 'MaxKeysLimit' | 'DuplicateKey' | 'PermissionDenied';

/** Why a key could not be removed. */
export type RemoveKeyFailure = 'MissingKey' | 'PermissionDenied' | 'ThresholdViolation';

/** Why the weight of a key could not be changed. */
export type UpdateKeyFailure = 'MissingKey' | 'PermissionDenied' | 'ThresholdViolation';

/** The number a contract gets for each failure of adding a key. */
export const ADD_KEY_FAILURE_CODES: Readonly<Record<AddKeyFailure, number>> = {
  MaxKeysLimit: 1,
  DuplicateKey: 2,
  PermissionDenied: 3,
};

/** The number a contract gets for each failure of removing a key. */
export const REMOVE_KEY_FAILURE_CODES: Readonly<Record<RemoveKeyFailure, number>> = {
  MissingKey: 1,
  PermissionDenied: 2,
  ThresholdViolation: 3,
};

/** The number a contract gets for each failure of updating a key. */
export const UPDATE_KEY_FAILURE_CODES: Readonly<Record<UpdateKeyFailure, number>> = {
  MissingKey: 1,
  PermissionDenied: 2,
  ThresholdViolation: 3,
};

/** Rust's text of each failure of adding a key. */
export const ADD_KEY_FAILURE_TEXTS: Readonly<Record<AddKeyFailure, string>> = {
  MaxKeysLimit: 'Unable to add new associated key because maximum amount of keys is reached',
  DuplicateKey: 'Unable to add new associated key because given key already exists',
  PermissionDenied: 'Unable to add new associated key due to insufficient permissions',
};

/** Rust's text of each failure of removing a key. */
export const REMOVE_KEY_FAILURE_TEXTS: Readonly<Record<RemoveKeyFailure, string>> = {
  MissingKey: 'Unable to remove a key that does not exist',
  PermissionDenied: 'Unable to remove associated key due to insufficient permissions',
  ThresholdViolation: 'Unable to remove a key which would violate action threshold constraints',
};

/** Rust's text of each failure of updating a key. */
export const UPDATE_KEY_FAILURE_TEXTS: Readonly<Record<UpdateKeyFailure, string>> = {
  MissingKey: 'Unable to update the value under an associated key that does not exist',
  PermissionDenied: 'Unable to update associated key due to insufficient permissions',
  ThresholdViolation: 'Unable to update weight that would fall below any of action thresholds',
};

/** Largest weight, and where sums of weights stop (`u8::MAX`). */
export const MAX_WEIGHT = 255;

/** One key of an account. */
export interface AssociatedKey {
  readonly accountHash: AccountHash;
  /** 0 to 255. */
  readonly weight: number;
}

const compareKeys = (a: AssociatedKey, b: AssociatedKey): number =>
  compareBytes(a.accountHash.bytes, b.accountHash.bytes);

/** Immutable map from account hash to weight, ascending by account hash. */
export class AssociatedKeys {
  readonly _tag = 'AssociatedKeys';
  /** Ascending by account hash. */
  readonly entries: readonly AssociatedKey[];

  private constructor(entries: readonly AssociatedKey[]) {
    this.entries = entries;
  }

  /** No keys, as a contract entity has. */
  static empty(): AssociatedKeys {
    return new AssociatedKeys([]);
  }

  /** One key. */
  static of(accountHash: AccountHash, weight: number): AssociatedKeys {
    return new AssociatedKeys([{ accountHash, weight }]);
  }

  /** Keys in any order; of two equal ones the last wins. */
  static from(entries: Iterable<AssociatedKey>): AssociatedKeys {
    return new AssociatedKeys(sortedEntries([...entries], compareKeys));
  }

  /** How many keys there are. */
  get size(): number {
    return this.entries.length;
  }

  /** Weight of a key, or `undefined` when it is not associated. */
  get(accountHash: AccountHash): number | undefined {
    for (const entry of this.entries) {
      if (compareBytes(entry.accountHash.bytes, accountHash.bytes) === 0) {
        return entry.weight;
      }
    }
    return undefined;
  }

  /** Whether this account is among them. */
  has(accountHash: AccountHash): boolean {
    return this.get(accountHash) !== undefined;
  }

  /** Adds a key that is not there yet. The limit on their number is the caller's to check. */
  addKey(accountHash: AccountHash, weight: number): Either<AddKeyFailure, AssociatedKeys> {
    if (this.has(accountHash)) {
      return left('DuplicateKey');
    }
    return right(AssociatedKeys.from([...this.entries, { accountHash, weight }]));
  }

  /** Removes a key, whatever the thresholds. */
  removeKey(accountHash: AccountHash): Either<RemoveKeyFailure, AssociatedKeys> {
    if (!this.has(accountHash)) {
      return left('MissingKey');
    }
    return right(new AssociatedKeys(this.without(accountHash)));
  }

  /** Changes the weight of a key, whatever the thresholds. */
  updateKey(accountHash: AccountHash, weight: number): Either<UpdateKeyFailure, AssociatedKeys> {
    if (!this.has(accountHash)) {
      return left('MissingKey');
    }
    return right(AssociatedKeys.from([...this.entries, { accountHash, weight }]));
  }

  /** Sum of all weights, stopping at 255. */
  totalWeight(): number {
    return sumWeights(this.entries);
  }

  /** Sum of all weights but that of one key, stopping at 255. */
  totalWeightExcluding(accountHash: AccountHash): number {
    return sumWeights(this.without(accountHash));
  }

  /** Sum of the weights of the given keys, stopping at 255. Unknown keys weigh nothing; a key given twice counts once. */
  weightOf(keys: Iterable<AccountHash>): number {
    const given = [...keys];
    return sumWeights(
      this.entries.filter((entry) => given.some((key) => compareBytes(key.bytes, entry.accountHash.bytes) === 0)),
    );
  }

  private without(accountHash: AccountHash): readonly AssociatedKey[] {
    return this.entries.filter((entry) => compareBytes(entry.accountHash.bytes, accountHash.bytes) !== 0);
  }

  /** Account hash and weight of each, in the order of the hashes. */
  [Symbol.iterator](): Iterator<AssociatedKey> {
    return this.entries[Symbol.iterator]();
  }

  /** Its text, as messages show it. */
  toString(): string {
    return this.entries.map((entry) => `${entry.accountHash.toString()}: ${entry.weight}`).join(', ');
  }
}

function sumWeights(entries: readonly AssociatedKey[]): number {
  let total = 0;
  for (const entry of entries) {
    total = Math.min(total + entry.weight, MAX_WEIGHT);
  }
  return total;
}

/** Writes the keys as Rust's `BTreeMap<AccountHash, Weight>`. */
export function writeAssociatedKeys(writer: ByteWriter, keys: AssociatedKeys): void {
  writer.writeU32(keys.entries.length);
  for (const { accountHash, weight } of keys.entries) {
    writer.writeRaw(accountHash.bytes);
    writer.writeU8(weight);
  }
}

/** Reads what `writeAssociatedKeys` writes. Throws `BytesError`. */
export function readAssociatedKeys(reader: ByteReader): AssociatedKeys {
  return AssociatedKeys.from(
    reader.readVec(() => ({ accountHash: AccountHash.read(reader), weight: reader.readU8() })),
  );
}
