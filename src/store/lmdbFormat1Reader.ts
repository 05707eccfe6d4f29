/**
 * Reads trie nodes from an LMDB file of data format 1, as the Rust engine writes it, with nothing but `node:fs`: the prebuilt
 * `lmdb` package writes format 2 and cannot open such a file. Only what casper-storage uses is understood: named databases
 * without duplicate keys, on a little-endian machine of 64 bits. Nobody may write to the file meanwhile.
 *
 * Answers to: LMDB 0.9 `mdb.c` (`MDB_page`, `MDB_node`, `MDB_db`, `MDB_meta`, `mdb_page_search_root`, `mdb_node_read`).
 *
 * @module
 */

import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { TextEncoder } from 'node:util';
import { CasperTestError } from '../bytes/casperTestError';
import { compareBytes } from '../bytes/compareBytes';
import type { NodeStore } from '../state/nodeStore';
import { TRIE_DATABASE } from './lmdbHeader';

/** Page header: number (8), padding (2), flags (2), then the bounds of the free space (2 and 2) or the number of overflow pages (4). */
const PAGE_HEADER = 16;
const FLAGS_AT = 10;
const LOWER_AT = 12;
const PAGES_AT = 12;
const BRANCH_PAGE = 0x01;
const LEAF_PAGE = 0x02;
const OVERFLOW_PAGE = 0x04;

/** Node header: data size or page number (4), flags (2), key size (2); the key and the data follow. */
const NODE_HEADER = 8;
const BIG_DATA = 0x01;
const SUB_DATABASE = 0x02;

/** Meta page: magic (4), version (4), address (8), map size (8), two databases of 48 bytes, last page (8), transaction (8). */
const META_DATABASES = PAGE_HEADER + 24;
const DATABASE_LENGTH = 48;
/** Within a database: its first four bytes, which are the page size in the first one of a meta page, and its root page. */
const DATABASE_ROOT = 40;
const META_TRANSACTION = META_DATABASES + 2 * DATABASE_LENGTH + 8;
const META_LENGTH = META_TRANSACTION + 8;
/** `P_INVALID`: a database without pages has this root. */
const NO_PAGE = 0xffff_ffff_ffff_ffffn;

/** Deeper trees need more pages than a file can have. */
const MAX_DEPTH = 32;
/** Inner pages kept in memory. */
const CACHED_PAGES = 1024;

/** The nodes in one file. */
export class LmdbFormat1Reader implements NodeStore {
  /** The file. */
  readonly file: string;
  readonly #descriptor: number;
  readonly #pageSize: number;
  readonly #fileLength: number;
  readonly #nodesRoot: bigint;
  readonly #innerPages = new Map<bigint, Page>();

  private constructor(file: string, descriptor: number) {
    this.file = file;
    this.#descriptor = descriptor;
    this.#fileLength = fstatSync(descriptor).size;
    const first = this.#read(0, META_LENGTH);
    this.#pageSize = first.getUint32(META_DATABASES, true);
    if (this.#pageSize < 512 || this.#pageSize > 65536 || (this.#pageSize & (this.#pageSize - 1)) !== 0) {
      throw this.#damaged(`it says that pages have ${this.#pageSize} bytes`);
    }
    const second = this.#read(this.#pageSize, META_LENGTH);
    const isNewer = second.getBigUint64(META_TRANSACTION, true) > first.getBigUint64(META_TRANSACTION, true);
    const mainRoot = (isNewer ? second : first).getBigUint64(META_DATABASES + DATABASE_LENGTH + DATABASE_ROOT, true);
    const database = this.#find(mainRoot, new TextEncoder().encode(TRIE_DATABASE));
    if (database === undefined || (database.flags & SUB_DATABASE) === 0 || database.data.length !== DATABASE_LENGTH) {
      throw this.#damaged(`it has no database ${TRIE_DATABASE}`);
    }
    const { data } = database;
    this.#nodesRoot = new DataView(data.buffer, data.byteOffset).getBigUint64(DATABASE_ROOT, true);
  }

  /** @throws CasperTestError `CORRUPT_STORE` if the file is cut short or has no trie nodes */
  static open(file: string): LmdbFormat1Reader {
    const descriptor = openSync(file, 'r');
    try {
      return new LmdbFormat1Reader(file, descriptor);
    } catch (error) {
      closeSync(descriptor);
      throw error;
    }
  }

  /** @throws CasperTestError `CORRUPT_STORE` if the file is damaged on the way to the node */
  get(hash: Uint8Array): Uint8Array | undefined {
    return this.#find(this.#nodesRoot, hash)?.data;
  }

  /** Lets go of the file. Nothing can be read afterwards. */
  close(): void {
    closeSync(this.#descriptor);
  }

  #find(root: bigint, key: Uint8Array): { readonly flags: number; readonly data: Uint8Array } | undefined {
    if (root === NO_PAGE) return undefined;
    let number = root;
    for (let depth = 0; depth < MAX_DEPTH; depth++) {
      const page = this.#page(number);
      if (page.isLeaf) {
        const index = page.lastNotAfter(key, 0);
        return index >= 0 && compareBytes(page.key(index), key) === 0 ? this.#entry(page, index) : undefined;
      }
      // The first key of an inner page is left out and stands for all that is smaller.
      number = page.child(Math.max(page.lastNotAfter(key, 1), 0));
    }
    throw this.#damaged('its pages go in a circle');
  }

  #entry(page: Page, index: number): { readonly flags: number; readonly data: Uint8Array } {
    const { flags, size, at } = page.leafNode(index);
    // A copy, so that not the whole page stays in memory.
    if ((flags & BIG_DATA) === 0) return { flags, data: page.slice(at, size).slice() };
    const start = Number(page.view.getBigUint64(at, true)) * this.#pageSize;
    const header = this.#read(start, PAGE_HEADER);
    const hasRoom = header.getUint32(PAGES_AT, true) * this.#pageSize >= PAGE_HEADER + size;
    if ((header.getUint16(FLAGS_AT, true) & OVERFLOW_PAGE) === 0 || !hasRoom) {
      throw this.#damaged('a long value is not where it should be');
    }
    const view = this.#read(start + PAGE_HEADER, size);
    return { flags, data: new Uint8Array(view.buffer) };
  }

  #page(number: bigint): Page {
    const cached = this.#innerPages.get(number);
    if (cached !== undefined) return cached;
    const view = this.#read(Number(number) * this.#pageSize, this.#pageSize);
    const flags = view.getUint16(FLAGS_AT, true);
    if (view.getBigUint64(0, true) !== number || (flags & (BRANCH_PAGE | LEAF_PAGE)) === 0) {
      throw this.#damaged(`page ${number} is not what the page above says`);
    }
    const page = new Page(view, (flags & LEAF_PAGE) !== 0, (reason) => this.#damaged(reason));
    if (!page.isLeaf) {
      if (this.#innerPages.size === CACHED_PAGES) this.#innerPages.clear();
      this.#innerPages.set(number, page);
    }
    return page;
  }

  #read(position: number, length: number): DataView {
    if (position + length > this.#fileLength) throw this.#damaged(`it ends before byte ${position + length}`);
    const bytes = new Uint8Array(length);
    for (let read = 0; read < length; ) {
      const count = readSync(this.#descriptor, bytes, read, length - read, position + read);
      if (count === 0) throw this.#damaged(`it ends before byte ${position + length}`);
      read += count;
    }
    return new DataView(bytes.buffer);
  }

  #damaged(reason: string): CasperTestError {
    return new CasperTestError({
      code: 'CORRUPT_STORE',
      shortMessage: `${this.file} is damaged: ${reason}.`,
      hint: 'Copy the folder again, after the process that wrote it has ended.',
    });
  }
}

/** A page with nodes in it. */
class Page {
  readonly view: DataView;
  readonly isLeaf: boolean;
  readonly #bytes: Uint8Array;
  readonly #count: number;
  readonly #damaged: (reason: string) => CasperTestError;

  constructor(view: DataView, isLeaf: boolean, damaged: (reason: string) => CasperTestError) {
    this.view = view;
    this.isLeaf = isLeaf;
    this.#bytes = new Uint8Array(view.buffer);
    this.#count = (view.getUint16(LOWER_AT, true) - PAGE_HEADER) >> 1;
    this.#damaged = damaged;
    if (this.#count < 1 || PAGE_HEADER + 2 * this.#count > view.byteLength) throw damaged('a page has no keys');
  }

  /** The last of the nodes from `first` on whose key is not above this one; `first - 1` if there is none. */
  lastNotAfter(key: Uint8Array, first: number): number {
    let low = first;
    let high = this.#count - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (compareBytes(this.key(middle), key) <= 0) low = middle + 1;
      else high = middle - 1;
    }
    return high;
  }

  key(index: number): Uint8Array {
    const at = this.#nodeAt(index);
    return this.slice(at + NODE_HEADER, this.view.getUint16(at + 6, true));
  }

  /** The page below: 48 bits, of which the flags are the upper 16. */
  child(index: number): bigint {
    const at = this.#nodeAt(index);
    return BigInt(this.view.getUint32(at, true)) | (BigInt(this.view.getUint16(at + 4, true)) << 32n);
  }

  /** Flags and size of the data of a leaf, and where in the page the data or its page number begins. */
  leafNode(index: number): { readonly flags: number; readonly size: number; readonly at: number } {
    const node = this.#nodeAt(index);
    const flags = this.view.getUint16(node + 4, true);
    const at = node + NODE_HEADER + this.view.getUint16(node + 6, true);
    if (at + 8 > this.view.byteLength && (flags & BIG_DATA) !== 0) throw this.#damaged('a page number lies outside');
    return { flags, size: this.view.getUint32(node, true), at };
  }

  slice(at: number, length: number): Uint8Array {
    if (at + length > this.#bytes.length) throw this.#damaged('a key or value lies outside its page');
    return this.#bytes.subarray(at, at + length);
  }

  #nodeAt(index: number): number {
    const at = this.view.getUint16(PAGE_HEADER + 2 * index, true);
    if (at + NODE_HEADER > this.view.byteLength) throw this.#damaged('a node lies outside its page');
    return at;
  }
}
