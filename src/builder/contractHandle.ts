/**
 * A contract by its name: the short way to call it and to read what it keeps.
 *
 * It holds no state of its own; each use looks at the builder's current state.
 *
 * @module
 */
import { type Either, isLeft } from 'fp-ts/Either';
import { fromNullable, type Option } from 'fp-ts/Option';
import { CasperTestError } from '../bytes/casperTestError';
import type { WasmV1Result } from '../engine/wasmV1Result';
import type { CLData } from '../types/clData';
import { CLValue } from '../types/clValue';
import type { Contract } from '../types/contract';
import type { ContractPackage, ContractVersion } from '../types/contractPackage';
import { EntityAddr } from '../types/entityAddr';
import { Key } from '../types/key';
import type { MessageTopicSummary } from '../types/messageTopics';
import type { NamedKeys } from '../types/namedKeys';
import type { StoredValue } from '../types/storedValue';
import type { URef } from '../types/uref';
import { type AccountHashLike, type AddressLike, notFound, toAddress } from './coerce';
import type { ContractEvent, EventCodecs } from './contractEvents';
import { DEFAULT_ACCOUNT_ADDR } from './defaults';
import { ExecuteRequestBuilder } from './executeRequestBuilder';
import { explanationOf } from './executionTraces';
import { engine } from './lazyEngine';
import type { RuntimeArgsLike } from './runtimeArgs';
import type { WasmTestBuilder } from './wasmTestBuilder';

/** How a call differs from the usual one. */
export interface CallOptions {
  /** Who signs and sends; the account through which the handle was made when left out. */
  readonly from?: AccountHashLike;
  /** All who sign, when it is not the sender alone. */
  readonly authorizationKeys?: readonly AccountHashLike[];
  /** Milliseconds since the epoch, as the contract reads them. */
  readonly blockTime?: bigint | number;
  /** A version of the package; the latest enabled one when left out. */
  readonly version?: number;
}

/** How a contract is installed. */
export interface InstallOptions extends Omit<CallOptions, 'version'> {
  /** Named key under which the account finds the contract or its package afterwards. */
  readonly namedKey: string;
}

/** Where a handle finds its contract. */
export type ContractLocation =
  /** A named key of an account: a contract, or a package of which the latest enabled version counts. */
  | { readonly _tag: 'Named'; readonly account: AccountHashLike; readonly name: string }
  /** A contract or package by its 32-byte address. */
  | { readonly _tag: 'Hash'; readonly hash: Uint8Array; readonly caller: AccountHashLike };

/** A contract of a builder. Make one with `builder.contract(account, name)` or `builder.contractByHash(hash, caller)`. */
export class ContractHandle {
  readonly _tag: 'ContractHandle' = 'ContractHandle';
  readonly #builder: WasmTestBuilder;
  readonly #location: ContractLocation;

  /** @internal */
  constructor(builder: WasmTestBuilder, location: ContractLocation) {
    this.#builder = builder;
    this.#location = location;
  }

  /**
   * Installs a contract with session code: executes it, expects success and commits.
   *
   * @param wasmFile found like the files of {@link ExecuteRequestBuilder.standard}
   * @returns what is under the named key then
   * @throws CasperTestError `EXPECTED_SUCCESS`, `WASM_FILE_NOT_FOUND`; `NOT_FOUND` when nothing is under the named key
   */
  static install(
    builder: WasmTestBuilder,
    wasmFile: string,
    args: RuntimeArgsLike,
    options: InstallOptions,
  ): ContractHandle {
    const { from = DEFAULT_ACCOUNT_ADDR, namedKey } = options;
    const request = withCallOptions(ExecuteRequestBuilder.standard(from, wasmFile, args), options);
    builder.exec(request.build()).expectSuccess().commit();
    const contract = builder.contract(from, namedKey);
    contract.#locate();
    return contract;
  }

  /** Address of the contract, 32 bytes. @throws CasperTestError `NOT_FOUND` */
  get hash(): Uint8Array {
    const { key, value } = this.#locate();
    if (value._tag !== 'ContractPackage') return toAddress(key);
    const current = value.value.currentVersion();
    if (current !== undefined) return current.contractHash;
    throw notFound(`No version of ${this.#describe()} is enabled`, 'Enable a version, or install a new one.');
  }

  /** Address of its package, 32 bytes. @throws CasperTestError `NOT_FOUND` */
  get packageHash(): Uint8Array {
    const { key, value } = this.#locate();
    return value._tag === 'Contract' ? value.value.contractPackageHash : toAddress(key);
  }

  /** Number of the latest enabled version. @throws CasperTestError `NOT_FOUND` */
  get version(): number {
    const current = this.#package().currentVersion();
    if (current !== undefined) return current.contractVersion;
    throw notFound(`No version of ${this.#describe()} is enabled`, 'Enable a version, or install a new one.');
  }

  /** Every version of its package, enabled or not, oldest first. */
  get versions(): readonly ContractVersion[] {
    return this.#package().versions;
  }

  /** The record of the contract: entry points, hashes, protocol version. @throws CasperTestError `NOT_FOUND` */
  get contract(): Contract {
    const found = this.#read(Key.hash(this.hash));
    if (found?._tag === 'Contract') return found.value;
    throw notFound(`${this.#describe()} is not there`, 'Install it first.');
  }

  /** The record of its package: versions, groups, lock. @throws CasperTestError `NOT_FOUND` */
  get package(): ContractPackage {
    return this.#package();
  }

  /** Its named keys. */
  get namedKeys(): NamedKeys {
    return this.#builder.getNamedKeys(EntityAddr.smartContract(this.hash));
  }

  /** Its message topics by name, each with how many messages it got in the block of the last one. */
  get messageTopics(): ReadonlyMap<string, MessageTopicSummary> {
    const owner = EntityAddr.smartContract(this.hash);
    const topics = this.#builder.messageTopics(owner);
    if (isLeft(topics))
      throw notFound(`${this.#describe()} has no message topics: ${topics.left}`, 'Install it first.');
    const summaries = new Map<string, MessageTopicSummary>();
    for (const [name, nameHash] of topics.right) {
      const found = this.#read(Key.messageTopic(owner, nameHash));
      if (found?._tag === 'MessageTopic') summaries.set(name, found.value);
    }
    return summaries;
  }

  /**
   * Calls an entry point, expects success and commits.
   *
   * @throws CasperTestError `EXPECTED_SUCCESS` with the engine's text; {@link ContractHandle.tryCall} gives it as data
   */
  call(entryPoint: string, args: RuntimeArgsLike = {}, options: CallOptions = {}): WasmV1Result {
    this.#builder
      .exec(this.#request(entryPoint, args, options))
      .expectSuccess()
      .commit();
    return this.#builder.getExpectedLastExecResult();
  }

  /** Calls an entry point and commits; a failure is the result's `error`. */
  tryCall(entryPoint: string, args: RuntimeArgsLike = {}, options: CallOptions = {}): WasmV1Result {
    this.#builder.exec(this.#request(entryPoint, args, options)).commit();
    return this.#builder.getExpectedLastExecResult();
  }

  /**
   * What an entry point returns, decoded; nothing is committed or kept.
   *
   * @throws CasperTestError `EXPECTED_SUCCESS` with the engine's text
   */
  ask(entryPoint: string, args: RuntimeArgsLike = {}, options: CallOptions = {}): CLData | undefined {
    return this.#ask(entryPoint, args, options)?.decode();
  }

  /**
   * What an entry point returns; nothing is committed or kept.
   *
   * @throws CasperTestError `EXPECTED_SUCCESS` with the engine's text
   */
  askCLValue(entryPoint: string, args: RuntimeArgsLike = {}, options: CallOptions = {}): CLValue {
    return this.#ask(entryPoint, args, options) ?? CLValue.unit();
  }

  /** What a call would come to; nothing is committed or kept, and a failure is the result's `error`. */
  simulate(entryPoint: string, args: RuntimeArgsLike = {}, options: CallOptions = {}): WasmV1Result {
    return this.#builder.simulate(this.#request(entryPoint, args, options));
  }

  /**
   * Events that the contract keeps by the Casper Event Standard, oldest first.
   *
   * @param since those after the first so many only, or after the state of this root hash
   * @param codecs of generated code; without them the schemas that the contract keeps beside its events tell their types
   * @throws CasperTestError `NOT_FOUND` when it keeps none, `SCHEMA_MISMATCH`
   */
  events<E extends ContractEvent = ContractEvent>(since?: number | Uint8Array, codecs?: EventCodecs<E>): readonly E[] {
    return engine.contractEvents.keptEvents(this.#builder, this, since, codecs);
  }

  /**
   * Events by the Casper Event Standard that one execution added to those the contract keeps, whether it is committed or
   * not.
   */
  eventsOf<E extends ContractEvent = ContractEvent>(result: WasmV1Result, codecs?: EventCodecs<E>): readonly E[] {
    return engine.contractEvents.addedEvents(this, result, codecs);
  }

  /** Events that the contract emitted in one execution as messages of the topic `EVENTS`, as Odra's native events are. */
  nativeEventsOf<E extends ContractEvent = ContractEvent>(result: WasmV1Result, codecs?: EventCodecs<E>): readonly E[] {
    return engine.contractEvents.emittedEvents(this, result, codecs);
  }

  #ask(entryPoint: string, args: RuntimeArgsLike, options: CallOptions): CLValue | undefined {
    const result = this.simulate(entryPoint, args, options);
    const { error, ret } = result;
    if (error === undefined) return ret;
    throw new CasperTestError({
      code: 'EXPECTED_SUCCESS',
      shortMessage: `${this.#describe()} could not be asked ${entryPoint}: ${error.message} [${error._tag}].`,
      explanation: explanationOf(result),
    });
  }

  /** The value under one of its named keys, decoded. @throws CasperTestError `NOT_FOUND` with the names there are */
  get(name: string): CLData {
    return this.getCLValue(name).decode();
  }

  /** The value under one of its named keys. @throws CasperTestError `NOT_FOUND` with the names there are */
  getCLValue(name: string): CLValue {
    return this.#builder.getValue(EntityAddr.smartContract(this.hash), name);
  }

  /**
   * The value at the end of a path of named keys that starts at the contract; the contract itself for an empty one.
   *
   * @returns on the left the Debug text of Rust's `QueryResult`
   */
  query(path: readonly string[]): Either<string, StoredValue> {
    return this.#builder.query(Key.hash(this.hash), path);
  }

  /** A dictionary by the named key of its URef. @throws CasperTestError `NOT_FOUND` with the names there are */
  dictionary(name: string): DictionaryHandle {
    const seed = this.namedKeys.get(name)?.asURef();
    if (seed !== undefined) return new DictionaryHandle(this.#builder, seed, name);
    const names = [...this.namedKeys.keys()].join(', ');
    throw notFound(`${this.#describe()} has no dictionary ${JSON.stringify(name)}`, `Its named keys are: ${names}.`);
  }

  /** The name it was made with, or its hash: what messages call it. */
  toString(): string {
    return this.#describe();
  }

  #request(entryPoint: string, args: RuntimeArgsLike, options: CallOptions) {
    const location = this.#location;
    const sender = options.from ?? (location._tag === 'Named' ? location.account : location.caller);
    const request =
      options.version === undefined
        ? ExecuteRequestBuilder.contractCallByHash(sender, this.hash, entryPoint, args)
        : ExecuteRequestBuilder.versionedContractCallByHash(
            sender,
            this.packageHash,
            options.version,
            entryPoint,
            args,
          );
    return withCallOptions(request, options).build();
  }

  #package() {
    const value = this.#read(Key.hash(this.packageHash));
    if (value?._tag === 'ContractPackage') return value.value;
    throw notFound(
      `There is no package of ${this.#describe()}`,
      'Only contracts of the accounts-and-contracts model have a handle.',
    );
  }

  #locate(): { readonly key: Key; readonly value: StoredValue } {
    const key = this.#key();
    const value = this.#read(key);
    if (value?._tag === 'Contract' || value?._tag === 'ContractPackage') return { key, value };
    const found = value === undefined ? 'nothing' : `a ${value._tag}`;
    throw notFound(`${this.#describe()} is no contract: ${key} holds ${found}`, 'Name a contract or a package.');
  }

  #key(): Key {
    const location = this.#location;
    if (location._tag === 'Hash') return Key.hash(location.hash);
    const namedKeys = this.#builder.getNamedKeysByAccountHash(location.account);
    const key = namedKeys.get(location.name);
    if (key !== undefined) return key;
    const names = [...namedKeys.keys()].join(', ');
    throw notFound(
      `The account has no named key ${JSON.stringify(location.name)}`,
      names === '' ? 'It has none at all: install the contract first.' : `Its named keys are: ${names}.`,
    );
  }

  #read(key: Key): StoredValue | undefined {
    const found = this.#builder.query(key);
    return isLeft(found) ? undefined : found.right;
  }

  #describe(): string {
    const location = this.#location;
    return location._tag === 'Named'
      ? `the contract ${JSON.stringify(location.name)}`
      : `the contract ${Key.hash(location.hash)}`;
  }
}

/** A request signed and timed as the options say. */
function withCallOptions(request: ExecuteRequestBuilder, options: CallOptions): ExecuteRequestBuilder {
  if (options.authorizationKeys !== undefined) request.withAuthorizationKeys(options.authorizationKeys);
  if (options.blockTime !== undefined) request.withBlockTime(options.blockTime);
  return request;
}

/** A dictionary of a contract. */
export class DictionaryHandle {
  readonly _tag: 'DictionaryHandle' = 'DictionaryHandle';
  readonly #builder: WasmTestBuilder;
  readonly #name: string;
  /** The URef that the dictionary was made with. */
  readonly seed: URef;

  /** @internal */
  constructor(builder: WasmTestBuilder, seed: URef, name: string) {
    this.#builder = builder;
    this.#name = name;
    this.seed = seed;
  }

  /** An item, decoded. @throws CasperTestError `NOT_FOUND` */
  get(itemKey: string): CLData {
    const found = this.#read(itemKey);
    if (found !== undefined) return found.decode();
    throw notFound(
      `The dictionary ${JSON.stringify(this.#name)} has no item ${JSON.stringify(itemKey)}`,
      'Use find() for an item that may be absent.',
    );
  }

  /** An item, decoded, if there is one. */
  find(itemKey: string): Option<CLData> {
    return fromNullable(this.#read(itemKey)?.decode());
  }

  /** An item with its type, if there is one. */
  findCLValue(itemKey: string): Option<CLValue> {
    return fromNullable(this.#read(itemKey));
  }

  #read(itemKey: string): CLValue | undefined {
    const found = this.#builder.queryDictionaryItem(this.seed, itemKey);
    return !isLeft(found) && found.right._tag === 'CLValue' ? found.right.value : undefined;
  }
}

/** Where the contract of a hash is. */
export function hashLocation(hash: AddressLike, caller: AccountHashLike): ContractLocation {
  return { _tag: 'Hash', hash: toAddress(hash), caller };
}
