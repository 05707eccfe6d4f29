/**
 * What a row of the gas table is about, and its name.
 *
 * @module
 */
import { basename, isAbsolute, relative, sep } from 'node:path';
import type { GasSource } from '../src/builder/gasRecorder';

/** A row. */
export interface GasRow {
  readonly kind: GasSource['kind'];
  /** Of the contract, or of the Wasm file from Jest's `rootDir`. */
  readonly name: string;
  /** Of a contract. */
  readonly entryPoint?: string;
  /** Tells rows apart, in the snapshot too: `counter.counter_inc`, `wasm/counter.wasm`. */
  readonly key: string;
}

const KINDS: readonly GasSource['kind'][] = ['Session', 'Payment', 'Contract', 'System'];

const UNNAMED: Readonly<Record<GasSource['kind'], string>> = {
  Session: 'session code without a file',
  Payment: 'payment code without a file',
  Contract: 'a contract without a name',
  System: 'a system contract',
};

/** The row of what was recorded. */
export function rowOf({ kind, name, entryPoint }: GasSource, rootDir: string): GasRow {
  if (entryPoint !== undefined) {
    const contract = name ?? UNNAMED[kind];
    return { kind, name: contract, entryPoint, key: `${contract}.${entryPoint}` };
  }
  if (name === undefined) return { kind, name: UNNAMED[kind], key: UNNAMED[kind] };
  const file = wasmFileName(name, rootDir);
  return { kind, name: file, key: kind === 'Payment' ? `${file} (payment)` : file };
}

/** Sessions first, then contracts; by code points, so that the order is the same everywhere. */
export function compareRows(a: GasRow, b: GasRow): number {
  return KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || compareTexts(a.key, b.key);
}

/** By code points. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What the rows are called: a Wasm file without its folders, if no other has that name. */
export function rowNames(rows: readonly GasRow[]): ReadonlyMap<string, string> {
  const short = (row: GasRow): string =>
    row.entryPoint === undefined ? row.key.slice(row.key.lastIndexOf('/') + 1) : row.key;
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(short(row), (counts.get(short(row)) ?? 0) + 1);
  return new Map(rows.map((row) => [row.key, counts.get(short(row)) === 1 ? short(row) : row.key]));
}

/** A path as it is written down: from a folder, with slashes. */
export function pathFrom(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/');
}

/** From Jest's `rootDir`; without folders where these are cargo's or those of this machine. */
function wasmFileName(path: string, rootDir: string): string {
  const fromRoot = pathFrom(rootDir, path);
  const isElsewhere = fromRoot.startsWith('../') || isAbsolute(fromRoot);
  return isElsewhere || /(^|\/)(target|node_modules|wasm32-[\w-]+)\//.test(fromRoot) ? basename(path) : fromRoot;
}
