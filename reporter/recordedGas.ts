/**
 * What the workers of a run wrote down.
 *
 * @module
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GAS_LINES_SUFFIX, type GasLine, type GasSample } from '../src/builder/gasRecorder';
import { type GasRow, pathFrom, rowOf } from './gasRow';
import { type GasStatistics, NO_CALLS, splitOf, together } from './gasStatistics';

/** Statistics of a row. */
export interface MeasuredRow {
  readonly row: GasRow;
  readonly statistics: GasStatistics;
}

/** Rows by key. */
export type MeasuredRows = ReadonlyMap<string, MeasuredRow>;

/** Name of the test file for what was executed nobody knows where. */
const UNKNOWN_FILE = '';

/** Rows by test file, the paths from `rootDir`. */
export function recordedGas(folder: string, rootDir: string): ReadonlyMap<string, MeasuredRows> {
  const files = new Map<string, Map<string, MeasuredRow>>();
  for (const line of linesIn(folder)) {
    const file = line.testFile === undefined ? UNKNOWN_FILE : pathFrom(rootDir, line.testFile);
    const rows = files.get(file) ?? new Map<string, MeasuredRow>();
    files.set(file, rows);
    for (const sample of line.samples) addTo(rows, rowOf(sample, rootDir), statisticsOf(sample));
  }
  return files;
}

/** The rows of several test files as one. */
export function rowsTogether(files: Iterable<MeasuredRows>): MeasuredRows {
  const rows = new Map<string, MeasuredRow>();
  for (const file of files) for (const { row, statistics } of file.values()) addTo(rows, row, statistics);
  return rows;
}

function addTo(rows: Map<string, MeasuredRow>, row: GasRow, statistics: GasStatistics): void {
  rows.set(row.key, { row, statistics: together(rows.get(row.key)?.statistics ?? NO_CALLS, statistics) });
}

function statisticsOf({ failed, gas, split }: GasSample): GasStatistics {
  if (failed) return { ...NO_CALLS, failed: 1 };
  const total = BigInt(gas);
  return { calls: 1, failed: 0, min: total, max: total, total, split: splitOf((use) => BigInt(split[use])) };
}

function* linesIn(folder: string): Generator<GasLine, void, void> {
  for (const name of readdirSync(folder)
    .filter((each) => each.endsWith(GAS_LINES_SUFFIX))
    .sort()) {
    for (const text of readFileSync(join(folder, name), 'utf8').split('\n')) {
      const line = text === '' ? undefined : parsed(text);
      if (line !== undefined) yield line;
    }
  }
}

/** A worker that is killed may leave half a line behind. */
function parsed(text: string): GasLine | undefined {
  try {
    return JSON.parse(text) as GasLine;
  } catch {
    return undefined;
  }
}
