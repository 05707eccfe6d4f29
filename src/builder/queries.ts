/**
 * Questions about a global state, as free functions that the builder delegates to.
 *
 * Answers to: casper-engine-test-support src/wasm_test_builder.rs (the `query…` and `get_…` methods).
 *
 * @module
 */
import { type Either, isLeft, map } from 'fp-ts/Either';
import { none, type Option, some } from 'fp-ts/Option';
import { CasperTestError } from '../bytes/casperTestError';
import { ByteReader } from '../bytes/reader';
import { DEFAULT_MAX_QUERY_DEPTH } from '../config/engineConfig';
import type { GlobalState } from '../state/globalState';
import type { MerkleProof } from '../state/merkleProof';
import { queryText } from '../state/query';
import { TrackingCopy } from '../state/trackingCopy';
import { getSystemEntityRegistry } from '../state/trackingCopyExt';
import type { Account } from '../types/account';
import type { AccountHash } from '../types/accountHash';
import type { Contract } from '../types/contract';
import { Key } from '../types/key';
import type { StoredValue } from '../types/storedValue';
import { type AccountHashLike, toAccountHash, toURef, tryURef, type URefLike } from './coerce';
import { DEFAULT_PROPOSER_ADDR } from './defaults';

/** Where global state keeps the block time. */
export const BLOCK_TIME_KEY: Key = Key.blockGlobal('BlockTime');

/** A value with the proofs that show it to be in the state. */
export interface ProvenValue {
  readonly value: StoredValue;
  readonly proofs: readonly MerkleProof[];
}

/** Names of the system contracts in the registry. Source: casper-types src/system.rs. */
export type SystemContractName = 'mint' | 'auction' | 'handle payment' | 'standard payment';

/** A tracking copy with the depth limit of the Rust builder. */
export function trackingCopyOf(state: GlobalState, enableAddressableEntity: boolean = false): TrackingCopy {
  return new TrackingCopy(state, { maxQueryDepth: DEFAULT_MAX_QUERY_DEPTH, enableAddressableEntity });
}

/** The value at a key or path; on the left the Debug text of Rust's `QueryResult`. */
export function query(state: GlobalState, key: Key, path: readonly string[]): Either<string, StoredValue> {
  return queryText(trackingCopyOf(state).query(key, path));
}

/** The value and the proof of each value on the way to it; on the left the Debug text of Rust's `QueryResult`. */
export function queryWithProof(state: GlobalState, key: Key, path: readonly string[]): Either<string, ProvenValue> {
  const result = trackingCopyOf(state).query(key, path);
  return map(
    (value: StoredValue): ProvenValue => ({
      value,
      proofs: result._tag === 'Success' ? result.proofs : [],
    }),
  )(queryText(result));
}

/** The account under this hash. */
export function getAccount(state: GlobalState, accountHash: AccountHash): Option<Account> {
  const value = valueAt(state, Key.account(accountHash));
  return value?._tag === 'Account' ? some(value.value) : none;
}

/** The account under this hash. @throws CasperTestError `NOT_FOUND` */
export function getExpectedAccount(state: GlobalState, accountHash: AccountHash): Account {
  const account = getAccount(state, accountHash);
  if (account._tag === 'Some') return account.value;
  throw notFound(`There is no account ${accountHash}`, 'Fund it in the genesis request, or create it with a transfer.');
}

/** The contract of this hash. */
export function getContract(state: GlobalState, contractHash: Uint8Array): Option<Contract> {
  const value = valueAt(state, Key.hash(contractHash));
  return value?._tag === 'Contract' ? some(value.value) : none;
}

/** Total balance of a purse in motes. @throws CasperTestError `NOT_FOUND` */
export function getPurseBalance(state: GlobalState, purse: URefLike): bigint {
  const uref = toURef(purse);
  const value = valueAt(state, Key.balance(uref.addr));
  if (value?._tag === 'CLValue' && value.value.clType._tag === 'U512') {
    return new ByteReader(value.value.bytes).readU512();
  }
  throw notFound(`There is no purse ${uref}`, 'Take the purse from an account (mainPurse) or from its named keys.');
}

/** Total balance of a purse, or of an account's main purse. @throws CasperTestError `NOT_FOUND` */
export function getBalance(state: GlobalState, accountOrPurse: AccountHashLike | URefLike): bigint {
  const purse = tryURef(accountOrPurse);
  if (purse !== undefined) return getPurseBalance(state, purse);
  return getPurseBalance(state, getExpectedAccount(state, toAccountHash(accountOrPurse)).mainPurse);
}

/** Total balance of the default proposer's main purse. */
export function getProposerPurseBalance(state: GlobalState): bigint {
  return getBalance(state, DEFAULT_PROPOSER_ADDR);
}

/** Every balance key, in the order of the trie. */
export function getBalanceKeys(state: GlobalState): readonly Key[] {
  return state.keysWithPrefix(Uint8Array.of(BALANCE_TAG));
}

/** Address of a system contract, 32 bytes. */
export function getSystemContractHash(state: GlobalState, name: string): Uint8Array {
  const hash = getSystemEntityRegistry(trackingCopyOf(state)).get(name);
  if (hash !== undefined) return hash;
  throw notFound(
    `There is no system contract ${JSON.stringify(name)}`,
    'The names are "mint", "auction", "handle payment" and "standard payment".',
  );
}

/** Motes in existence. */
export function totalSupply(state: GlobalState): bigint {
  const mint = valueAt(state, Key.hash(getSystemContractHash(state, 'mint')));
  const key = mint?._tag === 'Contract' ? mint.value.namedKeys.get('total_supply') : undefined;
  const supply = key === undefined ? undefined : valueAt(state, key);
  if (supply?._tag === 'CLValue') return new ByteReader(supply.value.bytes).readU512();
  throw notFound('The mint has no total supply', 'Run genesis first.');
}

/** Tag of balance keys. Source: casper-types src/key.rs (`KeyTag::Balance`). */
const BALANCE_TAG = 6;

function valueAt(state: GlobalState, key: Key): StoredValue | undefined {
  const found = query(state, key, []);
  return isLeft(found) ? undefined : found.right;
}

function notFound(sentence: string, hint: string): CasperTestError {
  return new CasperTestError({ code: 'NOT_FOUND', shortMessage: `${sentence}.`, hint });
}
