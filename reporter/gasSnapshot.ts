/**
 * The gas snapshot: a committed file with the gas of every row by test file, so that a run of some of the files can be compared and
 * kept without touching what the others say. Sorted, one row a line, amounts as decimal digits.
 *
 * @module
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CasperTestError } from '../src/index';
import { GAS_USES } from '../src/report/gasOfFrame';
import { compareTexts } from './gasRow';
import { type GasStatistics, splitOf } from './gasStatistics';
import type { MeasuredRows } from './recordedGas';

/** Statistics by row key. */
export type KeptRows = ReadonlyMap<string, GasStatistics>;

/** Rows by test file, the paths from `rootDir`. */
export type GasSnapshot = ReadonlyMap<string, KeptRows>;

/** A test file that ran. */
export interface RanFile {
  readonly file: string;
  readonly rows: MeasuredRows;
  /** Whether it came to its end, and no test was chosen by name: only then is an average the whole one. */
  readonly isComplete: boolean;
  /** Whether tests of it were skipped, so that a row that is missing need not be gone. */
  readonly hasSkipped: boolean;
}

/** What is written: everything of the files that ran whole, or what is new alone. */
export type UpdateMode = 'all' | 'new';

const FORMAT = 1;

/**
 * Reads a snapshot.
 *
 * @returns undefined if there is no such file
 * @throws CasperTestError `BAD_SNAPSHOT` for another content
 */
export function readSnapshot(path: string): GasSnapshot | undefined {
  if (!existsSync(path)) return undefined;
  try {
    const { format, files } = JSON.parse(readFileSync(path, 'utf8')) as { format: unknown; files: object };
    if (format !== FORMAT) throw new Error(`it has the format ${JSON.stringify(format)} instead of ${FORMAT}`);
    return new Map(
      Object.entries(files).map(([file, rows]) => [
        file,
        new Map(Object.entries(rows as object).map(([key, row]) => [key, statisticsFrom(row)])),
      ]),
    );
  } catch (error) {
    throw new CasperTestError({
      code: 'BAD_SNAPSHOT',
      shortMessage: `The gas snapshot ${path} cannot be read: ${(error as Error).message}.`,
      hint: 'Restore it from version control, or delete it and run Jest once more to write a new one.',
      cause: error,
    });
  }
}

/** Writes a snapshot; whoever reads meanwhile sees the old one or the new one. */
export function writeSnapshot(path: string, snapshot: GasSnapshot): void {
  const unfinished = `${path}.${process.pid}.tmp`;
  writeFileSync(unfinished, snapshotText(snapshot));
  renameSync(unfinished, path);
}

/** The text of a snapshot: the same for the same content. */
export function snapshotText(snapshot: GasSnapshot): string {
  const files = sorted(snapshot)
    .filter(([, rows]) => rows.size > 0)
    .map(([file, rows]) => {
      const lines = sorted(rows).map(([key, row]) => `      ${JSON.stringify(key)}: ${rowText(row)}`);
      return `    ${JSON.stringify(file)}: {\n${lines.join(',\n')}\n    }`;
    });
  const inside = files.length === 0 ? '{}' : `{\n${files.join(',\n')}\n  }`;
  return `{\n  "format": ${FORMAT},\n  "files": ${inside}\n}\n`;
}

/**
 * A snapshot after a run.
 *
 * @param mode `all` takes over what files that ran to their end say, and drops test files that are gone; `new` only adds rows
 */
export function updatedSnapshot(
  before: GasSnapshot,
  ran: readonly RanFile[],
  { mode, rootDir }: { readonly mode: UpdateMode; readonly rootDir: string },
): GasSnapshot {
  const files = new Map(before);
  if (mode === 'all') for (const file of before.keys()) if (!existsSync(join(rootDir, file))) files.delete(file);
  for (const { file, rows, isComplete, hasSkipped } of ran) {
    if (!isComplete) continue;
    const old = before.get(file);
    const measured = [...rows].flatMap(([key, { statistics }]) =>
      statistics.calls > 0 ? [[key, statistics] as const] : [],
    );
    if (mode === 'new') files.set(file, new Map([...measured, ...(old ?? [])]));
    else files.set(file, new Map([...(hasSkipped ? (old ?? []) : []), ...measured]));
  }
  return files;
}

function sorted<T>(map: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  return [...map].sort(([a], [b]) => compareTexts(a, b));
}

function rowText({ calls, min, max, total, split }: GasStatistics): string {
  const used = GAS_USES.filter((use) => split[use] !== 0n).map((use) => `"${use}": "${split[use]}"`);
  const spent = used.length === 0 ? '{}' : `{ ${used.join(', ')} }`;
  return `{ "calls": ${calls}, "min": "${min}", "max": "${max}", "total": "${total}", "split": ${spent} }`;
}

function statisticsFrom(row: unknown): GasStatistics {
  const { calls, min, max, total, split } = row as Record<string, unknown>;
  if (!Number.isSafeInteger(calls) || typeof split !== 'object' || split === null)
    throw new Error('a row is incomplete');
  const spent = split as Record<string, unknown>;
  return {
    calls: calls as number,
    failed: 0,
    min: amountFrom(min),
    max: amountFrom(max),
    total: amountFrom(total),
    split: splitOf((use) => (spent[use] === undefined ? 0n : amountFrom(spent[use]))),
  };
}

function amountFrom(digits: unknown): bigint {
  if (typeof digits === 'string' && /^\d+$/.test(digits)) return BigInt(digits);
  throw new Error(`an amount is ${JSON.stringify(digits)}`);
}
