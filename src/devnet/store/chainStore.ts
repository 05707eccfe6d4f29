/**
 * A chain in a folder: states as trie nodes in LMDB, blocks with what their transactions came to, transactions that wait.
 *
 * A block is on the disk before the client that caused it has its answer, after its state: a process that dies loses nothing that
 * it told anybody.
 *
 * @module
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CasperTestError } from '../../bytes/casperTestError';
import { bytesToHex } from '../../bytes/hex';
import { type ByteReader, readAll } from '../../bytes/reader';
import { type ByteWriter, writeBytes } from '../../bytes/writer';
import type { GlobalState } from '../../state/globalState';
import { createStateFolder, type StateFolder } from '../../store/stateFolder';
import { readMessage, writeMessage } from '../../types/message';
import { readTransaction, writeTransaction } from '../../types/transaction';
import { readEffects, writeEffects } from '../../types/transform';
import { blockFromBytes, blockToBytes } from '../chain/block';
import type { BlockRecord, Chain, ChainEvent, ChainSnapshot } from '../chain/chain';
import { readExecutionResult, writeExecutionResult } from '../chain/executionResult';
import { transactionFacts } from '../chain/transactionFacts';
import { type NetworkChainspec, writeChainspecFile } from '../settings/chainspecFile';

interface LmdbDatabase {
  getBinary(key: string): Uint8Array | undefined;
  putSync(key: string, value: Uint8Array): boolean;
  removeSync(key: string): boolean;
  getKeys(options: { readonly start: string; readonly end: string }): Iterable<string>;
  transactionSync<T>(work: () => T): T;
  close(): Promise<void>;
}

const BLOCK = 'block/';
const WAITING = 'waiting/';
const CHAINSPEC = 'chainspec';

const heightKey = (height: bigint): string => `${BLOCK}${height.toString().padStart(20, '0')}`;

function openDatabase(file: string): LmdbDatabase {
  let lmdb: { open(options: object): LmdbDatabase };
  try {
    lmdb = require('lmdb');
  } catch (cause) {
    throw new CasperTestError({
      code: 'NOT_SUPPORTED',
      shortMessage: 'A data folder needs the package lmdb.',
      hint: 'Install it: npm install --save-dev lmdb',
      cause,
    });
  }
  try {
    return lmdb.open({ path: file, noSubdir: true, noSync: true, encoding: 'binary' });
  } catch (cause) {
    throw new CasperTestError({ code: 'CORRUPT_STORE', shortMessage: `${file} cannot be opened.`, cause });
  }
}

/** See the module's description. */
export class ChainStore {
  readonly #states: StateFolder;
  readonly #database: LmdbDatabase;
  readonly #folder: string;
  #stop = (): void => undefined;

  private constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
    this.#states = createStateFolder(join(folder, 'states'));
    this.#database = openDatabase(join(folder, 'chain.lmdb'));
  }

  /** The store in a folder, which is made if it is not there. @throws CasperTestError `NOT_SUPPORTED`, `CORRUPT_STORE` */
  static open(folder: string): ChainStore {
    return new ChainStore(folder);
  }

  /**
   * What the folder has, if it has a chain.
   *
   * @throws CasperTestError `BAD_CHAINSPEC` when that chain has another chainspec, `CORRUPT_STORE`
   */
  load(network: NetworkChainspec): ChainSnapshot | undefined {
    const chainspec = this.#database.getBinary(CHAINSPEC);
    if (chainspec === undefined) return undefined;
    if (Buffer.from(chainspec).toString('utf8') !== writeChainspecFile(network, 0n)) {
      throw new CasperTestError({
        code: 'BAD_CHAINSPEC',
        shortMessage: `The chain in ${this.#folder} was started with another chainspec or name.`,
        hint: 'Use the same one, or another folder.',
      });
    }
    const blocks = this.#all(BLOCK).map((bytes) => readAll(bytes, (reader) => this.#readRecord(reader, network)));
    const waiting = this.#all(WAITING).map((bytes) => transactionFacts(readAll(bytes, readTransaction), network));
    return blocks.length === 0 ? undefined : { blocks, waiting };
  }

  /** Writes what the chain has, and from now on everything that happens on it. */
  follow(chain: Chain): void {
    this.#database.putSync(CHAINSPEC, Buffer.from(writeChainspecFile(chain.network, 0n), 'utf8'));
    this.#replace(chain);
    this.#stop = chain.listen((event) => this.#take(chain, event));
  }

  close(): void {
    this.#stop();
    this.#states.close();
    void this.#database.close();
  }

  #take(chain: Chain, event: ChainEvent): void {
    switch (event._tag) {
      case 'TransactionAccepted': {
        const { transaction } = event;
        const bytes = writeBytes((writer) => writeTransaction(writer, transaction));
        this.#database.putSync(`${WAITING}${bytesToHex(transaction.value.hash)}`, bytes);
        break;
      }
      case 'TransactionExpired':
        this.#database.removeSync(`${WAITING}${event.hash.toHex()}`);
        break;
      case 'BlockAdded':
        this.#writeRecord(event.record);
        break;
      case 'Reverted':
        this.#replace(chain);
    }
  }

  /** Makes the folder hold exactly this chain: keeps the blocks that are the same. */
  #replace(chain: Chain): void {
    const kept = [...this.#database.getKeys({ start: BLOCK, end: `${BLOCK}~` })];
    for (const key of kept) {
      const height = BigInt(key.slice(BLOCK.length));
      if (chain.blockByHeight(height) === undefined) this.#database.removeSync(key);
    }
    for (const record of chain.blocks) this.#writeRecord(record);
    for (const key of [...this.#database.getKeys({ start: WAITING, end: `${WAITING}~` })])
      this.#database.removeSync(key);
    for (const { transaction, hash } of chain.waiting) {
      this.#database.putSync(
        `${WAITING}${hash.toHex()}`,
        writeBytes((writer) => writeTransaction(writer, transaction)),
      );
    }
  }

  #all(prefix: string): readonly Uint8Array[] {
    return [...this.#database.getKeys({ start: prefix, end: `${prefix}~` })].map(
      (key) => this.#database.getBinary(key)!,
    );
  }

  #writeRecord(record: BlockRecord): void {
    const { state } = record;
    if ((state as { readonly _tag?: unknown })._tag !== 'GlobalState') {
      throw new CasperTestError({
        code: 'NOT_SUPPORTED',
        shortMessage: 'The state of a fork is not all here, so a data folder cannot hold it.',
        hint: 'Leave out the data folder, or the fork.',
      });
    }
    this.#states.save(state as GlobalState);
    this.#database.transactionSync(() => {
      this.#database.putSync(
        heightKey(record.block.header.height),
        writeBytes((writer) => writeRecord(writer, record)),
      );
      for (const { facts } of record.artifacts) this.#database.removeSync(`${WAITING}${facts.hash.toHex()}`);
    });
  }

  #readRecord(reader: ByteReader, network: NetworkChainspec): BlockRecord {
    const block = blockFromBytes(reader.readByteVec());
    const artifacts = reader.readVec(() => ({
      facts: transactionFacts(readTransaction(reader), network),
      result: readExecutionResult(reader),
      messages: reader.readVec(() => readMessage(reader)),
      output: [],
    }));
    const stepEffects = reader.readOption(() => readEffects(reader));
    const state = this.#states.checkout(block.header.stateRootHash);
    if (state !== undefined) return { block, artifacts, stepEffects, state };
    throw new CasperTestError({
      code: 'CORRUPT_STORE',
      shortMessage: `${this.#folder} has no state of block ${block.header.height}.`,
    });
  }
}

function writeRecord(writer: ByteWriter, { block, artifacts, stepEffects }: BlockRecord): void {
  writer.writeByteVec(blockToBytes(block));
  writer.writeVec(artifacts, (_, { facts, result, messages }) => {
    writeTransaction(writer, facts.transaction);
    writeExecutionResult(writer, result);
    writer.writeVec(messages, (__, message) => writeMessage(writer, message));
  });
  writer.writeOption(stepEffects, (_, effects) => writeEffects(writer, effects));
}
