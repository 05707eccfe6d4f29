/**
 * Gas now and in the snapshot.
 *
 * @module
 */
import { GAS_USES, type GasUse } from '../src/report/gasOfFrame';
import { type GasTolerance, toleratedGas } from '../src/report/gasTolerance';
import { compareRows } from './gasRow';
import type { GasSnapshot, RanFile } from './gasSnapshot';
import { averageOf, type GasStatistics, NO_CALLS, together } from './gasStatistics';
import { type MeasuredRow, rowsTogether } from './recordedGas';

/** How a row compares: it costs more (beyond the tolerance) or less, is as it was, or was not there. */
export type Verdict = 'Regressed' | 'Improved' | 'Unchanged' | 'New';

/** A row of the run, compared. */
export interface ComparedRow extends MeasuredRow {
  readonly verdict: Verdict;
  /**
   * What is compared, of the test files that are in the snapshot with this row: all of their calls if they ran whole. Absent for a
   * new row, and where no file ran whole and none costs more than it ever did.
   */
  readonly change: Change | undefined;
}

/** Statistics before and now. */
export interface Change {
  readonly before: GasStatistics;
  readonly now: GasStatistics;
  /** Whether only some calls ran, so that only the maximum can be compared. */
  readonly isPartial: boolean;
}

/** The rows of a run, in order, compared with a snapshot. */
export function compare(
  ran: readonly RanFile[],
  snapshot: GasSnapshot | undefined,
  tolerance: GasTolerance,
): readonly ComparedRow[] {
  const rows = [...rowsTogether(ran.map(({ rows }) => rows)).values()];
  return rows
    .sort((a, b) => compareRows(a.row, b.row))
    .map((measured) => compareRow(measured, ran, snapshot, tolerance));
}

function compareRow(
  measured: MeasuredRow,
  ran: readonly RanFile[],
  snapshot: GasSnapshot | undefined,
  tolerance: GasTolerance,
): ComparedRow {
  const pairs = ran.flatMap(({ file, rows, isComplete }) => {
    const before = snapshot?.get(file)?.get(measured.row.key);
    const now = rows.get(measured.row.key)?.statistics;
    return before === undefined || now === undefined || now.calls === 0
      ? []
      : [{ before, now, isPartial: !isComplete }];
  });
  if (pairs.length === 0)
    return { ...measured, verdict: measured.statistics.calls === 0 ? 'Unchanged' : 'New', change: undefined };
  const whole = sum(pairs.filter(({ isPartial }) => !isPartial));
  if (whole !== undefined) {
    const verdict = verdictOf(whole, tolerance);
    if (verdict === 'Regressed') return { ...measured, verdict, change: whole };
  }
  const worse = pairs.find((pair) => pair.isPartial && exceeds(pair.before.max, pair.now.max, tolerance));
  if (worse !== undefined) return { ...measured, verdict: 'Regressed', change: worse };
  return { ...measured, verdict: whole === undefined ? 'Unchanged' : verdictOf(whole, tolerance), change: whole };
}

function sum(pairs: readonly Change[]): Change | undefined {
  if (pairs.length === 0) return undefined;
  const before = pairs.map((pair) => pair.before).reduce(together, NO_CALLS);
  const now = pairs.map((pair) => pair.now).reduce(together, NO_CALLS);
  return { before, now, isPartial: false };
}

/** A row costs more when its minimum, average or maximum does. */
function verdictOf({ before, now }: Change, tolerance: GasTolerance): Verdict {
  // Averages are compared exactly, as fractions: multiplied by both numbers of calls.
  const [callsBefore, callsNow] = [BigInt(before.calls), BigInt(now.calls)];
  const averageBefore = before.total * callsNow;
  const averageNow = now.total * callsBefore;
  const tolerated = toleratedGas(tolerance, averageOf(before.total, before.calls)) * callsBefore * callsNow;
  const isMore =
    exceeds(before.min, now.min, tolerance) ||
    exceeds(before.max, now.max, tolerance) ||
    averageNow > averageBefore + tolerated;
  if (isMore) return 'Regressed';
  return now.min < before.min || now.max < before.max || averageNow < averageBefore ? 'Improved' : 'Unchanged';
}

function exceeds(before: bigint, now: bigint, tolerance: GasTolerance): boolean {
  return now > before + toleratedGas(tolerance, before);
}

/** How much the average grew or shrank by what gas is spent on. */
export function splitChange({ before, now }: Change): Readonly<Partial<Record<GasUse, bigint>>> {
  const changes = GAS_USES.map(
    (use) => [use, averageOf(now.split[use], now.calls) - averageOf(before.split[use], before.calls)] as const,
  );
  return Object.fromEntries(changes.filter(([, difference]) => difference !== 0n));
}

/** Rows that files of which all ran no longer have. */
export function goneRows(ran: readonly RanFile[], snapshot: GasSnapshot | undefined): readonly string[] {
  const here = new Set<string>(rowsTogether(ran.map(({ rows }) => rows)).keys());
  const gone = ran.flatMap(({ file, isComplete, hasSkipped }) =>
    isComplete && !hasSkipped ? [...(snapshot?.get(file)?.keys() ?? [])] : [],
  );
  return [...new Set(gone)].filter((key) => !here.has(key)).sort();
}

/** Rows of these verdicts. */
export function withVerdict(rows: readonly ComparedRow[], verdict: Verdict): readonly ComparedRow[] {
  return rows.filter((row) => row.verdict === verdict);
}
