/**
 * The gas of a run for programs. Amounts are decimal digits in texts, as everywhere in this package's JSON.
 *
 * @module
 */
import { GAS_USES } from '../src/report/gasOfFrame';
import type { ComparedRow } from './comparison';
import type { RanFile } from './gasSnapshot';
import { averageOf, type GasStatistics } from './gasStatistics';

/** What a report is made from. */
export interface GasReport {
  /** As it is written in the report; absent where there is nothing to compare with. */
  readonly snapshot: string | undefined;
  readonly rows: readonly ComparedRow[];
  /** Rows of the snapshot that are no more. */
  readonly gone: readonly string[];
  readonly ran: readonly RanFile[];
}

const FORMAT = 1;

/** The text of the file. */
export function jsonReport({ snapshot, rows, gone, ran }: GasReport): string {
  const report = {
    format: FORMAT,
    snapshot: snapshot ?? null,
    rows: rows.map(({ row, statistics, verdict, change }) => ({
      name: row.key,
      kind: row.kind.toLowerCase(),
      ...(row.entryPoint === undefined ? { code: row.name } : { contract: row.name, entryPoint: row.entryPoint }),
      testFiles: ran.filter(({ rows: own }) => own.has(row.key)).map(({ file }) => file),
      ...statisticsJson(statistics),
      failed: statistics.failed,
      verdict: snapshot === undefined ? null : verdict.toLowerCase(),
      compared:
        change === undefined
          ? null
          : { isPartial: change.isPartial, before: statisticsJson(change.before), now: statisticsJson(change.now) },
    })),
    gone,
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

function statisticsJson({ calls, min, max, total, split }: GasStatistics): object {
  return {
    calls,
    min: min.toString(),
    average: averageOf(total, calls).toString(),
    max: max.toString(),
    split: Object.fromEntries(GAS_USES.map((use) => [use, averageOf(split[use], calls).toString()])),
  };
}
