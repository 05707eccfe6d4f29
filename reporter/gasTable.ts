/**
 * The gas table of a run, for a terminal.
 *
 * @module
 */
import { GAS_USE_NAMES, GAS_USES, type GasUse } from '../src/report/gasOfFrame';
import { percentText } from '../src/report/gasTolerance';
import { groupDigits } from '../src/report/motes';
import { type Column, columnLines } from './columns';
import type { ComparedRow } from './comparison';
import { rowNames } from './gasRow';
import { averageOf, type GasStatistics } from './gasStatistics';

/** What stands where there is no number. */
const NONE = '-';

/** A table of every row; empty if there is none. `width` is that of the terminal: in a narrow one the split is in percent. */
export function gasTableLines(
  rows: readonly ComparedRow[],
  width: number = Number.POSITIVE_INFINITY,
): readonly string[] {
  if (rows.length === 0) return [];
  const exact = table(rows, exactSplit);
  const isTooWide = exact.some((line) => line.length > width);
  return isTooWide ? table(rows, percentSplit) : exact;
}

/** The uses of gas that there are in these rows. */
export function usesOf(rows: readonly ComparedRow[]): readonly GasUse[] {
  return GAS_USES.filter((use) => rows.some(({ statistics }) => statistics.split[use] !== 0n));
}

/** What the average was spent on, in gas. */
export function exactSplit({ calls, split }: GasStatistics, use: GasUse): string {
  return calls === 0 ? NONE : groupDigits(averageOf(split[use], calls));
}

/** How much the average changed: `+1,200 (+3 %)`, `=`, `new`. */
export function changeText({ verdict, change }: ComparedRow): string {
  if (change === undefined) return verdict === 'New' ? 'new' : '';
  const { before, now, isPartial } = change;
  const [old, current] = isPartial
    ? [before.max, now.max]
    : [averageOf(before.total, before.calls), averageOf(now.total, now.calls)];
  const difference = current - old;
  if (difference === 0n) return verdict === 'Unchanged' ? '=' : verdict.toLowerCase();
  return `${signed(difference)} (${percentText(old, difference)})`;
}

/** With a sign. */
export function signed(amount: bigint): string {
  return amount > 0n ? `+${groupDigits(amount)}` : groupDigits(amount);
}

function table(
  rows: readonly ComparedRow[],
  split: (statistics: GasStatistics, use: GasUse) => string,
): readonly string[] {
  const names = rowNames(rows.map(({ row }) => row));
  const uses = usesOf(rows);
  const hasFailed = rows.some(({ statistics }) => statistics.failed > 0);
  const isCompared = rows.some(({ change }) => change !== undefined);
  const columns: Column[] = [
    { title: 'Gas', align: 'left' },
    ...[
      'calls',
      ...(hasFailed ? ['failed'] : []),
      'min',
      'average',
      'max',
      ...uses.map((use) => GAS_USE_NAMES[use]),
    ].map((title): Column => ({ title, align: 'right' })),
    ...(isCompared ? [{ title: 'against the snapshot', align: 'right' } as const] : []),
  ];
  return columnLines(
    columns,
    rows.map((row) => {
      const { calls, failed, min, max, total } = row.statistics;
      const amounts = [min, averageOf(total, calls), max].map((gas) => (calls === 0 ? NONE : groupDigits(gas)));
      return [
        names.get(row.row.key)!,
        groupDigits(calls),
        ...(hasFailed ? [failed === 0 ? '' : groupDigits(failed)] : []),
        ...amounts,
        ...uses.map((use) => split(row.statistics, use)),
        ...(isCompared ? [changeText(row)] : []),
      ];
    }),
  );
}

function percentSplit({ total, split }: GasStatistics, use: GasUse): string {
  return total === 0n ? NONE : `${(split[use] * 100n + total / 2n) / total} %`;
}
