/**
 * Following a path of names through the state: from accounts and contracts by their named keys, through values that are
 * keys, to a value.
 *
 * Answers to: casper-storage `tracking_copy/mod.rs` (`query`), `data_access_layer/query.rs`, casper-types
 * `cl_value/dictionary.rs` (`handle_stored_dictionary_value`).
 *
 * @module
 */
import { type Either, left, right } from 'fp-ts/Either';
import type { ByteReader } from '../bytes/reader';
import { CLType, clTypeText } from '../types/clType';
import { CLValue } from '../types/clValue';
import { Key, nameHash } from '../types/key';
import type { StoredValue } from '../types/storedValue';
import { clValueInto, isCLValueError } from './clValueError';
import { debugString } from './debugString';
import type { MerkleProof } from './merkleProof';
import type { StateReader } from './stateReader';

/** What a query came to; messages are Rust's. */
export type QueryResult =
  | { readonly _tag: 'RootNotFound' }
  | { readonly _tag: 'ValueNotFound'; readonly message: string }
  | { readonly _tag: 'CircularReference'; readonly message: string }
  | { readonly _tag: 'DepthLimit'; readonly depth: number }
  /** The value, and the proof of each value on the way to it. */
  | { readonly _tag: 'Success'; readonly value: StoredValue; readonly proofs: readonly MerkleProof[] };

/** The value, or the Debug text Rust's builder gives for a query that found none. */
export function queryText(result: QueryResult): Either<string, StoredValue> {
  switch (result._tag) {
    case 'Success':
      return right(result.value);
    case 'RootNotFound':
      return left('RootNotFound');
    case 'ValueNotFound':
      return left(`ValueNotFound(${debugString(result.message)})`);
    case 'CircularReference':
      return left(`Failure(CircularReference(${debugString(result.message)}))`);
    case 'DepthLimit':
      return left(`Failure(QueryDepthLimit { depth: ${result.depth} })`);
  }
}

/** The values the query stops at, with what Rust says of them. */
const DEAD_ENDS: Readonly<Partial<Record<StoredValue['_tag'], string>>> = {
  ContractWasm: 'ContractWasm',
  ContractPackage: 'ContractPackage',
  SmartContract: 'Package',
  ByteCode: 'ByteCode',
  Transfer: 'Legacy Transfer',
  DeployInfo: 'DeployInfo',
  EraInfo: 'EraInfo',
  Bid: 'Bid',
  BidKind: 'BidKind',
  Withdraw: 'WithdrawPurses',
  Unbonding: 'Unbonding',
  MessageTopic: 'MessageTopic',
  Message: 'Message',
  EntryPoint: 'EntryPoint',
  Prepayment: 'Prepayment',
  RawBytes: 'RawBytes',
};

/** Where a step of the query leads: to a key (one level deeper, unless said otherwise), or nowhere. */
type Step =
  | { readonly _tag: 'Key'; readonly key: Key; readonly sameDepth?: true }
  | { readonly _tag: 'NotFound'; readonly reason: string }
  | { readonly _tag: 'Here' };

/** Follows `path` from `baseKey`, visiting at most `maxDepth` values. */
export function runQuery(reader: StateReader, maxDepth: number, baseKey: Key, path: readonly string[]): QueryResult {
  const visited = new Set<string>();
  const proofs: MerkleProof[] = [];
  let current = baseKey.normalize();
  let depth = 0;
  let names = 0;
  const nextName = (): string | undefined => (names < path.length ? path[names++] : undefined);
  const currentPath = (): string => [baseKey.display(), ...path.slice(0, names)].join('/');
  const notFound = (reason: string): QueryResult => ({
    _tag: 'ValueNotFound',
    message: `${reason} at path: ${currentPath()}`,
  });

  for (;;) {
    if (depth >= maxDepth) return { _tag: 'DepthLimit', depth };
    if (visited.has(current.id)) {
      const message = `${current.display()} has formed a circular reference at path: ${currentPath()}`;
      return { _tag: 'CircularReference', message };
    }
    visited.add(current.id);

    const proof = reader.readWithProof(current);
    if (proof === undefined) return notFound('Failed to find base key');
    const stored = proof.value;
    let value: StoredValue;
    try {
      value = unwrapDictionaryValue(current, stored);
    } catch (error) {
      if (!isCLValueError(error)) throw error;
      return notFound(`Failed to retrieve dictionary value: ${error.message}`);
    }
    proofs.push(proof);
    if (names === path.length && current.variant !== 'NamedKey') return { _tag: 'Success', value, proofs };

    const step = stepFrom(stored, current, nextName, names > 0 ? path[names - 1] : undefined, path.length === 0);
    if (step._tag === 'Here') return { _tag: 'Success', value, proofs };
    if (step._tag === 'NotFound') return notFound(step.reason);
    current = step.key.normalize();
    if (step.sameDepth === undefined) depth++;
  }
}

function stepFrom(
  stored: StoredValue,
  current: Key,
  nextName: () => string | undefined,
  lastName: string | undefined,
  noPath: boolean,
): Step {
  switch (stored._tag) {
    case 'Account':
    case 'Contract': {
      const name = nextName();
      if (name === undefined) return nowhere('All names visited');
      const key = stored.value.namedKeys.get(name);
      return key === undefined ? nowhere(`Name ${name} not found in ${stored._tag}`) : { _tag: 'Key', key };
    }
    case 'AddressableEntity': {
      const name = nextName();
      if (name === undefined) return nowhere('All names visited');
      const payload = current.payload();
      if (payload.variant !== 'AddressableEntity') return nowhere('Invalid base key');
      return { _tag: 'Key', key: Key.namedKey(payload.entityAddr, nameHash(name)), sameDepth: true };
    }
    case 'NamedKey': {
      if (lastName === undefined) return noPath ? { _tag: 'Here' } : nowhere('No visited names');
      const name = decoded(stored.value.name, CLType.String, (reader) => reader.readString());
      if (name === undefined) return nowhere('Failed to parse CLValue as String');
      if (name !== lastName) return nowhere('Queried and retrieved names do not match');
      return keyStep(stored.value.namedKey);
    }
    case 'CLValue': {
      if (stored.value.clType._tag === 'Key') return keyStep(stored.value);
      const shown = debugCLValue(stored.value);
      return nowhere(`Query cannot continue as ${shown} is not an account, contract nor key to such.  Value found`);
    }
    default:
      return nowhere(`${DEAD_ENDS[stored._tag]} value found.`);
  }
}

function nowhere(reason: string): Step {
  return { _tag: 'NotFound', reason };
}

function keyStep(value: CLValue): Step {
  const key = decoded(value, CLType.Key, Key.read);
  return key === undefined ? nowhere('Failed to parse CLValue as Key') : { _tag: 'Key', key };
}

function decoded<T>(value: CLValue, type: CLType, read: (reader: ByteReader) => T): T | undefined {
  try {
    return clValueInto(value, type, read);
  } catch (error) {
    if (isCLValueError(error)) return undefined;
    throw error;
  }
}

/**
 * A dictionary item is stored with its dictionary's address and its name around it; this takes the value out. Whatever is
 * not under a dictionary key passes.
 *
 * @throws CLValueError if what is under the dictionary key is no such record.
 */
export function unwrapDictionaryValue(key: Key, stored: StoredValue): StoredValue {
  if (stored._tag !== 'CLValue' || key.variant !== 'Dictionary') return stored;
  const value = clValueInto(stored.value, CLType.Any, (reader) => {
    const inner = CLValue.read(reader);
    // The dictionary's address and the item's name.
    reader.skip(reader.readU32(), 'byte array');
    reader.skip(reader.readU32(), 'byte array');
    return inner;
  });
  return { _tag: 'CLValue', value };
}

/** Rust's Debug text of a typed value. */
function debugCLValue({ clType, bytes }: CLValue): string {
  return `CLValue { cl_type: ${clTypeText(clType)}, bytes: Bytes([${bytes.join(', ')}]) }`;
}
