/** The state on disk that the Rust engine wrote, and what it says is in it. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const ROOT = join(__dirname, '..', '..', '..');

interface Format1Vector {
  readonly file: string;
  readonly roots: readonly {
    readonly root: string;
    /** How many keys there are. */
    readonly keys: number;
    readonly rootNode: string;
    /** Keys and the blake2b-256 hashes of what is under them. */
    readonly valueHashes: readonly (readonly [key: string, hash: string | null])[];
  }[];
}

/** See `oracle/src/bin/lmdb_state.rs`. */
export const FORMAT_1_VECTOR: Format1Vector = JSON.parse(
  readFileSync(join(ROOT, 'tests', 'vectors', 'lmdbState.json'), 'utf8'),
);

/** The file's bytes. */
export function format1Bytes(): Uint8Array {
  return new Uint8Array(gunzipSync(readFileSync(join(ROOT, FORMAT_1_VECTOR.file))));
}

/** Puts the file, or other bytes, as `data.lmdb` into a folder and names it. */
export function writeDataFile(folder: string, bytes: Uint8Array): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'data.lmdb');
  writeFileSync(file, bytes);
  return file;
}
