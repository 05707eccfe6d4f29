/**
 * Trie nodes in an LMDB environment, through the `lmdb` package (an optional peer, loaded here on first use).
 *
 * As in the Rust builder a commit reaches the operating system but is not forced to the disk: a process that dies loses nothing
 * that was committed, a machine that dies may. {@link LmdbStore.flush} forces it.
 *
 * Answers to: casper-storage `global_state/transaction_source/lmdb.rs` (`LmdbEnvironment`), `trie_store/lmdb.rs`
 * (`LmdbTrieStore`): same file name, same database, same keys and values.
 *
 * @module
 */
import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { CasperTestError } from '../bytes/casperTestError';
import { compareBytes } from '../bytes/compareBytes';
import type { NodeToStore, WritableNodeStore } from '../state/nodeStore';
import { LMDB_FILE, lmdbDataFormat, restoreLength, TRIE_DATABASE } from './lmdbHeader';

/** What is used of the `lmdb` package; its own types would be part of this package's declarations. */
interface LmdbModule {
  open(options: Readonly<Record<string, unknown>>): LmdbRoot;
  /** Of LMDB itself: below 90 for a build with data format 1. */
  readonly version: { readonly patch: number };
}

interface LmdbDatabase {
  getBinary(key: Uint8Array): Uint8Array | undefined;
  putSync(key: Uint8Array, value: Uint8Array): boolean;
}

interface LmdbRoot extends LmdbDatabase {
  openDB(name: string, options: Readonly<Record<string, unknown>>): LmdbDatabase | undefined;
  transactionSync<T>(work: () => T): T;
  close(): Promise<void>;
}

const BINARY = { encoding: 'binary', keyEncoding: 'binary' } as const;

/**
 * As the Rust builder opens it: commits are not forced to the disk, and written through the memory map, which halves the time of
 * a commit. On Windows such a map could not be flushed by flushing the file.
 */
const ENVIRONMENT = {
  noSubdir: true,
  noSync: true,
  noReadAhead: true,
  useWritemap: process.platform !== 'win32',
  maxDbs: 2,
} as const;

/** The nodes in one folder. */
export class LmdbStore implements WritableNodeStore {
  /** The file that everything is in. */
  readonly file: string;
  readonly #root: LmdbRoot;
  readonly #nodes: LmdbDatabase;

  private constructor(file: string, root: LmdbRoot, nodes: LmdbDatabase) {
    this.file = file;
    this.#root = root;
    this.#nodes = nodes;
  }

  /**
   * The store in a folder, which is made if it is not there.
   *
   * @throws CasperTestError `NOT_SUPPORTED` without the `lmdb` package or for a file of a data format it cannot read,
   * `CORRUPT_STORE` for a file that is something else
   */
  static open(folder: string): LmdbStore {
    const file = join(folder, LMDB_FILE);
    const format = lmdbDataFormat(file);
    const lmdb = loadLmdb();
    if (format !== undefined && format !== dataFormatOf(lmdb)) throw otherFormat(file, format);
    mkdirSync(folder, { recursive: true });
    if (format === 2) restoreLength(file);
    try {
      const root = lmdb.open({ path: file, ...ENVIRONMENT, ...BINARY });
      return new LmdbStore(file, root, root.openDB(TRIE_DATABASE, BINARY)!);
    } catch (cause) {
      throw unreadable(file, cause);
    }
  }

  /** @throws CasperTestError `CORRUPT_STORE` if the file is damaged on the way to the node */
  get(hash: Uint8Array): Uint8Array | undefined {
    try {
      return this.#nodes.getBinary(hash);
    } catch (cause) {
      throw unreadable(this.file, cause);
    }
  }

  write(nodes: Iterable<NodeToStore>): void {
    // In the order of the tree that LMDB keeps them in, neighbours share its pages.
    const sorted = [...nodes].sort((a, b) => compareBytes(a.hash, b.hash));
    this.#root.transactionSync(() => {
      for (const node of sorted) this.#nodes.putSync(node.hash, node.toBytes());
    });
  }

  /** Forces to the disk what was committed. */
  flush(): void {
    const descriptor = openSync(this.file, 'r+');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  }

  /** Lets go of the file. Nothing can be read afterwards that is not in memory. */
  close(): void {
    // All writes are synchronous, so nothing is left to wait for.
    void this.#root.close();
  }
}

/** The data format that the installed package `lmdb` reads and writes; `undefined` if there is none. */
export function installedDataFormat(): number | undefined {
  try {
    return dataFormatOf(require('lmdb') as LmdbModule);
  } catch {
    return undefined;
  }
}

/** Built from source the package can be told to use format 1. */
function dataFormatOf(lmdb: LmdbModule): number {
  return lmdb.version.patch < 90 ? 1 : 2;
}

function loadLmdb(): LmdbModule {
  try {
    return require('lmdb') as LmdbModule;
  } catch (cause) {
    throw new CasperTestError({
      code: 'NOT_SUPPORTED',
      shortMessage: 'A state on disk needs the package lmdb, which could not be loaded.',
      hint: 'Install it: npm install --save-dev lmdb. Or keep the state in memory: LmdbWasmTestBuilder.default().',
      cause,
    });
  }
}

function unreadable(file: string, cause: unknown): CasperTestError {
  return new CasperTestError({
    code: 'CORRUPT_STORE',
    shortMessage: `The state in ${file} could not be read: ${String((cause as { message?: unknown }).message)}.`,
    hint: 'Name another folder, or delete this one to begin anew.',
    cause,
  });
}

function otherFormat(file: string, format: number): CasperTestError {
  const hint =
    format === 1
      ? 'It was written by the Rust engine: open it with LmdbWasmTestBuilder.open(…), which reads it and keeps what is new in memory, or name another folder.'
      : 'It was written with the prebuilt package: install that again (npm install --save-dev lmdb), or name another folder.';
  return new CasperTestError({
    code: 'NOT_SUPPORTED',
    shortMessage: `${file} has LMDB data format ${format}, which the installed package lmdb cannot write.`,
    hint,
  });
}
