/**
 * What the first bytes of an LMDB file say. Whoever opens one of another data format with the `lmdb` package brings the whole
 * process down, so this is looked at first.
 *
 * Answers to: LMDB `mdb.c` (`MDB_page`, `MDB_meta`): the meta page begins with a page header of 16 bytes in format 1 and of
 * 24 in format 2, where pages have a transaction number; then come the magic number and the version.
 *
 * @module
 */
import { closeSync, fstatSync, ftruncateSync, openSync, readSync } from 'node:fs';
import { CasperTestError } from '../bytes/casperTestError';

/** The name of the file in the folder of a state (casper-storage `transaction_source/lmdb.rs`). */
export const LMDB_FILE = 'data.lmdb';

/** The database in that file which has the trie nodes (casper-storage `trie_store/mod.rs`). */
export const TRIE_DATABASE = 'TRIE_STORE';

const MAGIC = 0xbeefc0de;
/** Where the magic number lies in a meta page of each data format. */
const MAGIC_OFFSETS: readonly (readonly [offset: number, format: number])[] = [
  [16, 1],
  [24, 2],
];
const HEADER_LENGTH = 32;

/**
 * The data format of an LMDB file: 1 (what the Rust engine writes) or 2 (what the `lmdb` package writes), or `undefined` if
 * there is no file, or an empty one.
 *
 * @throws CasperTestError `CORRUPT_STORE` if it is no LMDB file
 */
export function lmdbDataFormat(file: string): number | undefined {
  const header = firstBytes(file);
  if (header === undefined || header.length === 0) return undefined;
  if (header.length === HEADER_LENGTH) {
    const view = new DataView(header.buffer, header.byteOffset);
    for (const [offset, format] of MAGIC_OFFSETS) {
      // The `lmdb` package keeps flags in the upper half of the version.
      if (view.getUint32(offset, true) === MAGIC && view.getUint16(offset + 4, true) === format) return format;
    }
  }
  throw new CasperTestError({
    code: 'CORRUPT_STORE',
    shortMessage: `${file} is not an LMDB file of data format 1 or 2.`,
    hint: 'Name the folder that holds data.lmdb, or a new one.',
  });
}

/** In a meta page of format 2: the page size, the last page in use. */
const PAGE_SIZE_AT = 48;
const LAST_PAGE_AT = 144;
const META_LENGTH = 152;
/** No state comes near this: 4 TiB. */
const LONGEST_FILE = 2 ** 42;

/**
 * Gives a file of format 2 the length it says it has. One that was cut short makes LMDB touch memory that is not there, which
 * ends the process; with zeros in place of what is missing it finds a damaged page. (LMDB itself may leave out free pages at the
 * end, so that a short file need not be damaged.)
 *
 * @throws CasperTestError `CORRUPT_STORE` if not even its first two pages are whole
 */
export function restoreLength(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    const { size } = fstatSync(descriptor);
    const first = metaPage(descriptor, 0);
    const pageSize = first?.getUint32(PAGE_SIZE_AT, true) ?? 0;
    const second = metaPage(descriptor, pageSize);
    const lastPages = [first, second].map((meta) => Number(meta?.getBigUint64(LAST_PAGE_AT, true)));
    const length = (Math.max(...lastPages) + 1) * pageSize;
    if (size < 2 * pageSize || !(length < LONGEST_FILE)) throw cutShort(file);
    if (size < length) ftruncateSync(descriptor, length);
  } finally {
    closeSync(descriptor);
  }
}

function metaPage(descriptor: number, position: number): DataView | undefined {
  const bytes = new Uint8Array(META_LENGTH);
  return readSync(descriptor, bytes, 0, META_LENGTH, position) === META_LENGTH ? new DataView(bytes.buffer) : undefined;
}

function cutShort(file: string): CasperTestError {
  return new CasperTestError({
    code: 'CORRUPT_STORE',
    shortMessage: `${file} is cut short.`,
    hint: 'Copy the folder again, after the process that wrote it has ended.',
  });
}

function firstBytes(file: string): Uint8Array | undefined {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const bytes = new Uint8Array(HEADER_LENGTH);
    return bytes.subarray(0, readSync(descriptor, bytes, 0, HEADER_LENGTH, 0));
  } finally {
    closeSync(descriptor);
  }
}
