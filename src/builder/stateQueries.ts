/**
 * The builder's questions about accounts, contracts, purses and values.
 *
 * Answers to: casper-engine-test-support src/wasm_test_builder.rs (the `query…` and `get_…` methods). Where Rust panics for
 * something that is not there, `get…` gives `none` and `getExpected…` throws a readable error.
 *
 * @module
 */
import { TextEncoder } from 'node:util';
import { type Either, isLeft, left, map } from 'fp-ts/Either';
import { none, type Option, some } from 'fp-ts/Option';
import { ByteReader } from '../bytes/reader';
import type { AuctionCosts, HandlePaymentCosts, MintCosts } from '../config/systemConfig';
import type { MerkleProof } from '../state/merkleProof';
import type { Account } from '../types/account';
import type { AddressableEntity } from '../types/addressableEntity';
import type { ByteCode } from '../types/byteCode';
import type { CLValue } from '../types/clValue';
import type { Contract } from '../types/contract';
import { EntityAddr } from '../types/entityAddr';
import type { EntityEntryPoints } from '../types/entryPoint';
import { Key } from '../types/key';
import { KEY_TAGS } from '../types/keyPayload';
import type { MessageTopics } from '../types/messageTopics';
import type { NamedKeys } from '../types/namedKeys';
import type { Package } from '../types/package';
import type { StoredValue } from '../types/storedValue';
import type { URef } from '../types/uref';
import {
  type AccountHashLike,
  type AddressLike,
  type KeyLike,
  notFound,
  tagOf,
  toAccountHash,
  toAddress,
  toKey,
  toURef,
  tryURef,
  type URefLike,
} from './coerce';
import { DEFAULT_PROPOSER_ADDR } from './defaults';
import { engine } from './lazyEngine';
import { noteRead } from './readNotes';
import { StateHolder } from './stateHolder';

/** A value with the proofs that show it, and each value on the way to it, to be in the state. */
export interface ProvenValue {
  readonly value: StoredValue;
  readonly proofs: readonly MerkleProof[];
}

/** An entity with its named keys, which the entity model stores apart. */
export class EntityWithNamedKeys {
  readonly _tag: 'EntityWithNamedKeys' = 'EntityWithNamedKeys';
  readonly entity: AddressableEntity;
  readonly namedKeys: NamedKeys;

  private constructor(entity: AddressableEntity, namedKeys: NamedKeys) {
    this.entity = entity;
    this.namedKeys = namedKeys;
  }

  /** An entity with its named keys. */
  static new(entity: AddressableEntity, namedKeys: NamedKeys): EntityWithNamedKeys {
    return new EntityWithNamedKeys(entity, namedKeys);
  }

  /** The main purse of the entity. */
  get mainPurse(): URef {
    return this.entity.mainPurse;
  }
}

/** Questions about the state of a builder. */
export abstract class StateQueries extends StateHolder {
  /**
   * The value under a key, or at the end of a path of named keys that starts there.
   *
   * @param at root hash of an earlier state of this builder; the current state when left out
   * @returns on the left the Debug text of Rust's `QueryResult`
   */
  query(key: KeyLike, path: readonly string[] = [], at?: Uint8Array): Either<string, StoredValue> {
    if (this.findState(at) === undefined) return left('RootNotFound');
    return engine.query.queryText(this.trackingCopy(at).query(toKey(key), path));
  }

  /** `query`, with proofs. */
  queryWithProof(key: KeyLike, path: readonly string[] = [], at?: Uint8Array): Either<string, ProvenValue> {
    if (this.findState(at) === undefined) return left('RootNotFound');
    const result = this.trackingCopy(at).query(toKey(key), path);
    const proofs = result._tag === 'Success' ? result.proofs : [];
    return map((value: StoredValue): ProvenValue => ({ value, proofs }))(engine.query.queryText(result));
  }

  /** The item of a dictionary, by the URef the dictionary was made with. */
  queryDictionaryItem(seed: URefLike, itemKey: string, at?: Uint8Array): Either<string, StoredValue> {
    return this.query(Key.dictionaryItem(toURef(seed), new TextEncoder().encode(itemKey)), [], at);
  }

  /** The value under a named key of an account, contract or entity. */
  queryNamedKey(owner: EntityAddr, name: string, at?: Uint8Array): Either<string, StoredValue> {
    const key = engine.trackingCopyExt.getNamedKeys(this.trackingCopy(at), owner).get(name);
    return key === undefined ? left(`no named key ${JSON.stringify(name)}`) : this.query(key, [], at);
  }

  /** The value under a named key of an account. */
  queryNamedKeyByAccountHash(account: AccountHashLike, name: string, at?: Uint8Array): Either<string, StoredValue> {
    return this.queryNamedKey(EntityAddr.account(toAccountHash(account).bytes), name, at);
  }

  /** The account, if there is one under this hash. */
  getAccount(account: AccountHashLike): Option<Account> {
    const value = this.valueAt(Key.account(toAccountHash(account)));
    return value?._tag === 'Account' ? some(this.#read(value.value)) : this.#read({ ...none });
  }

  #read<T extends object>(value: T): T {
    return noteRead(value, this.readNote());
  }

  /** The account. @throws CasperTestError `NOT_FOUND` */
  getExpectedAccount(account: AccountHashLike): Account {
    const found = this.getAccount(account);
    if (found._tag === 'Some') return found.value;
    const hint = 'Fund it in the genesis request, or create it with a transfer.';
    throw notFound(`There is no account ${toAccountHash(account)}`, hint);
  }

  /** The account as an entity, whichever way it is stored. */
  getEntityByAccountHash(account: AccountHashLike, at?: Uint8Array): Option<AddressableEntity> {
    const value = this.valueAt(Key.account(toAccountHash(account)), at);
    if (value?._tag === 'Account') return some(engine.addressableEntity.AddressableEntity.fromAccount(value.value));
    if (value?._tag !== 'CLValue' || value.value.clType._tag !== 'Key') return none;
    const entity = this.valueAt(Key.fromBytes(value.value.bytes), at);
    return entity?._tag === 'AddressableEntity' ? some(entity.value) : none;
  }

  /** The account as an entity. @throws CasperTestError `NOT_FOUND` */
  getExpectedAddressableEntityByAccountHash(account: AccountHashLike): AddressableEntity {
    const found = this.getEntityByAccountHash(account);
    if (found._tag === 'Some') return found.value;
    throw notFound(`There is no account ${toAccountHash(account)}`, 'Fund it in the genesis request.');
  }

  /** Address of the account's entity, 32 bytes. */
  getEntityHashByAccountHash(account: AccountHashLike): Option<Uint8Array> {
    const value = this.valueAt(Key.account(toAccountHash(account)));
    if (value?._tag === 'Account') return some(value.value.accountHash.bytes);
    if (value?._tag !== 'CLValue' || value.value.clType._tag !== 'Key') return none;
    const payload = Key.fromBytes(value.value.bytes).payload();
    return payload.variant === 'AddressableEntity' ? some(payload.entityAddr.addr) : none;
  }

  /** The account as an entity, with its named keys. */
  getEntityWithNamedKeysByAccountHash(account: AccountHashLike): Option<EntityWithNamedKeys> {
    const entity = this.getEntityByAccountHash(account);
    if (entity._tag === 'None') return none;
    return some(EntityWithNamedKeys.new(entity.value, this.getNamedKeysByAccountHash(account)));
  }

  /** A contract as an entity, with its named keys. */
  getEntityWithNamedKeysByEntityHash(entityHash: AddressLike): Option<EntityWithNamedKeys> {
    const entity = this.getAddressableEntity(entityHash);
    if (entity._tag === 'None') return none;
    const owner = EntityAddr.create(entity.value.entityKind._tag, toAddress(entityHash));
    return some(EntityWithNamedKeys.new(entity.value, this.getNamedKeys(owner)));
  }

  /** A contract as an entity, whichever way it is stored. */
  getAddressableEntity(entityHash: AddressLike): Option<AddressableEntity> {
    const address = toAddress(entityHash);
    if (!this.chainspecInForce.core.enableAddressableEntity) {
      const contract = this.getContract(address);
      return contract._tag === 'None'
        ? none
        : some(engine.addressableEntity.AddressableEntity.fromContract(contract.value));
    }
    const value =
      this.valueAt(Key.addressableEntity(EntityAddr.smartContract(address))) ??
      this.valueAt(Key.addressableEntity(EntityAddr.system(address)));
    return value?._tag === 'AddressableEntity' ? some(value.value) : none;
  }

  /** The contract of this hash, if there is one. */
  getContract(contractHash: AddressLike): Option<Contract> {
    const value = this.valueAt(Key.hash(toAddress(contractHash)));
    return value?._tag === 'Contract' ? some(this.#read(value.value)) : this.#read({ ...none });
  }

  /** The package of this hash, if there is one, in the form of the entity model. */
  getPackage(packageHash: AddressLike): Option<Package> {
    const address = toAddress(packageHash);
    const isEntity = this.chainspecInForce.core.enableAddressableEntity;
    const value = this.valueAt(isEntity ? Key.smartContract(address) : Key.hash(address));
    if (value?._tag === 'ContractPackage') return some(engine.package.Package.fromContractPackage(value.value));
    return value?._tag === 'SmartContract' ? some(value.value) : none;
  }

  /** The byte code of this hash, which only the entity model stores. */
  getByteCode(byteCodeHash: AddressLike): Option<ByteCode> {
    const value = this.valueAt(Key.byteCode({ _tag: 'V1CasperWasm', addr: toAddress(byteCodeHash) }));
    return value?._tag === 'ByteCode' ? some(value.value) : none;
  }

  /** Named keys of an account, contract or entity. @throws CasperTestError `NOT_FOUND` */
  getNamedKeys(owner: EntityAddr): NamedKeys {
    return this.found(
      () => engine.trackingCopyExt.getNamedKeys(this.trackingCopy(), owner),
      `${owner} has no named keys`,
    );
  }

  /** Named keys of an account. @throws CasperTestError `NOT_FOUND` */
  getNamedKeysByAccountHash(account: AccountHashLike): NamedKeys {
    return this.getNamedKeys(EntityAddr.account(toAccountHash(account).bytes));
  }

  /** Named keys of a contract. @throws CasperTestError `NOT_FOUND` */
  getNamedKeysForContract(contractHash: AddressLike): NamedKeys {
    return this.getNamedKeys(EntityAddr.smartContract(toAddress(contractHash)));
  }

  /** Named keys of a system contract. @throws CasperTestError `NOT_FOUND` */
  getNamedKeysForSystemContract(contractHash: AddressLike): NamedKeys {
    return this.getNamedKeys(EntityAddr.system(toAddress(contractHash)));
  }

  /** Entry points of a contract or entity. @throws CasperTestError `NOT_FOUND` */
  getEntryPoints(owner: EntityAddr): EntityEntryPoints {
    return this.found(
      () => engine.trackingCopyExt.getV1EntryPoints(this.trackingCopy(), owner),
      `${owner} has no entry points`,
    );
  }

  /** Message topics of a contract or entity: name and hash of the name. */
  messageTopics(owner: EntityAddr, at?: Uint8Array): Either<string, MessageTopics> {
    try {
      return { _tag: 'Right', right: engine.trackingCopyExt.getMessageTopics(this.trackingCopy(at), owner) };
    } catch (error) {
      if (tagOf(error) === 'TrackingCopyError') return left((error as Error).message);
      throw error;
    }
  }

  /** The CLValue under a named key of an account, contract or entity. @throws CasperTestError `NOT_FOUND` */
  getValue(owner: EntityAddr, name: string): CLValue {
    const key = this.getNamedKeys(owner).get(name);
    const value = key === undefined ? undefined : this.valueAt(key);
    if (value?._tag === 'CLValue') return value.value;
    const names = [...this.getNamedKeys(owner).keys()].join(', ');
    throw notFound(`${owner} has no value under the name ${JSON.stringify(name)}`, `Its named keys are: ${names}.`);
  }

  /** Total balance of a purse in motes. @throws CasperTestError `NOT_FOUND` */
  getPurseBalance(purse: URefLike): bigint {
    const uref = toURef(purse);
    const value = this.valueAt(Key.balance(uref.addr));
    if (value?._tag === 'CLValue' && value.value.clType._tag === 'U512') {
      return new ByteReader(value.value.bytes).readU512();
    }
    throw notFound(`There is no purse ${uref}`, 'Take the purse from an account (mainPurse) or from its named keys.');
  }

  /** Total balance in motes of a purse, or of an account's main purse. @throws CasperTestError `NOT_FOUND` */
  getBalance(accountOrPurse: AccountHashLike | URefLike): bigint {
    const purse = tryURef(accountOrPurse);
    if (purse !== undefined) return this.getPurseBalance(purse);
    return this.getPurseBalance(this.getExpectedAddressableEntityByAccountHash(accountOrPurse).mainPurse);
  }

  /** Total balance in motes of the default proposer's main purse. */
  getProposerPurseBalance(): bigint {
    return this.getBalance(DEFAULT_PROPOSER_ADDR);
  }

  /** Every key with a tag (see `KEY_TAGS` of casper-types), in the order of the trie. */
  getKeys(tag: number): readonly Key[] {
    return this.currentState().keysWithPrefix(Uint8Array.of(tag));
  }

  /** Every balance key. */
  getBalanceKeys(): readonly Key[] {
    return this.getKeys(KEY_TAGS.Balance);
  }

  /** The bytes of a trie node by its hash, of any state this builder had. */
  getTrie(hash: Uint8Array): Option<Uint8Array> {
    for (const state of this.states.newestFirst()) {
      const node = state.rawTrie(hash);
      if (node !== undefined) return some(node);
    }
    return none;
  }

  /** Address of a system contract, 32 bytes: `mint`, `auction`, `handle payment` or `standard payment`. */
  getSystemContractHash(name: string): Uint8Array {
    const hash = engine.trackingCopyExt.getSystemEntityRegistry(this.trackingCopy()).get(name);
    if (hash !== undefined) return hash;
    const hint = 'The names are "mint", "auction", "handle payment" and "standard payment".';
    throw notFound(`There is no system contract ${JSON.stringify(name)}`, hint);
  }

  /** Address of the mint, 32 bytes. */
  getMintContractHash(): Uint8Array {
    return this.getSystemContractHash('mint');
  }

  /** Address of the auction, 32 bytes. */
  getAuctionContractHash(): Uint8Array {
    return this.getSystemContractHash('auction');
  }

  /** Address of handle payment, 32 bytes. */
  getHandlePaymentContractHash(): Uint8Array {
    return this.getSystemContractHash('handle payment');
  }

  /** Address of standard payment, 32 bytes. */
  getStandardPaymentContractHash(): Uint8Array {
    return this.getSystemContractHash('standard payment');
  }

  /** The same as {@link StateQueries.getMintContractHash}; Rust has both. */
  getSystemMintHash(): Uint8Array {
    return this.getMintContractHash();
  }

  /** The same as {@link StateQueries.getAuctionContractHash}; Rust has both. */
  getSystemAuctionHash(): Uint8Array {
    return this.getAuctionContractHash();
  }

  /** The same as {@link StateQueries.getHandlePaymentContractHash}; Rust has both. */
  getSystemHandlePaymentHash(): Uint8Array {
    return this.getHandlePaymentContractHash();
  }

  /** The handle payment contract as an entity, with its named keys. */
  getHandlePaymentContract(): EntityWithNamedKeys {
    const hash = this.getHandlePaymentContractHash();
    const entity = this.getAddressableEntity(hash);
    if (entity._tag === 'None') throw notFound('There is no handle payment contract', 'Run genesis first.');
    return EntityWithNamedKeys.new(entity.value, this.getNamedKeysForSystemContract(hash));
  }

  /** Gas prices of the auction contract. */
  getAuctionCosts(): AuctionCosts {
    return this.chainspecInForce.systemCosts.auctionCosts;
  }

  /** Gas prices of the mint contract. */
  getMintCosts(): MintCosts {
    return this.chainspecInForce.systemCosts.mintCosts;
  }

  /** Gas prices of the handle payment contract. */
  getHandlePaymentCosts(): HandlePaymentCosts {
    return this.chainspecInForce.systemCosts.handlePaymentCosts;
  }

  protected valueAt(key: Key, at?: Uint8Array): StoredValue | undefined {
    const found = this.query(key, [], at);
    return isLeft(found) ? undefined : found.right;
  }

  /** A reading that fails when something is not there. */
  private found<T>(read: () => T, otherwise: string): T {
    try {
      return read();
    } catch (error) {
      if (tagOf(error) === 'TrackingCopyError') throw notFound(otherwise, (error as Error).message);
      throw error;
    }
  }
}
