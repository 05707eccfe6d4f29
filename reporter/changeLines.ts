/**
 * What changed against the snapshot, in words.
 *
 * @module
 */
import { GAS_USE_NAMES, GAS_USES } from '../src/report/gasOfFrame';
import { percentText } from '../src/report/gasTolerance';
import { groupDigits } from '../src/report/motes';
import { noPaint, type Paint } from './colours';
import { type ComparedRow, splitChange, withVerdict } from './comparison';
import { rowNames } from './gasRow';
import { averageOf } from './gasStatistics';
import { signed } from './gasTable';

/** `2 cost more, 1 costs less, 3 are new`; empty when nothing changed. */
export function summaryText(rows: readonly ComparedRow[]): string {
  const parts = [
    [withVerdict(rows, 'Regressed').length, 'costs more', 'cost more'],
    [withVerdict(rows, 'Improved').length, 'costs less', 'cost less'],
    [withVerdict(rows, 'New').length, 'is new', 'are new'],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, one, more]) => `${count} ${count === 1 ? one : more}`)
    .join(', ');
}

/** One line for each row that costs more or less than before, those that cost more first. */
export function changeLines(rows: readonly ComparedRow[], paint: Paint = noPaint): readonly string[] {
  const names = rowNames(rows.map(({ row }) => row));
  return [...withVerdict(rows, 'Regressed'), ...withVerdict(rows, 'Improved')].map((row) =>
    paint(`${names.get(row.row.key)}: ${rowChangeText(row)}`, row.verdict),
  );
}

/** `average 100 -> 120 (+20, +20 %); max …; of that storage +15, instructions +5; calls 3 -> 4`. */
function rowChangeText({ change }: ComparedRow): string {
  if (change === undefined) return '';
  const { before, now, isPartial } = change;
  if (isPartial) return `${amountsText('max', before.max, now.max)}, of the tests that ran`;
  const split = splitChange(change);
  const spent = GAS_USES.flatMap((use) =>
    split[use] === undefined ? [] : [`${GAS_USE_NAMES[use]} ${signed(split[use])}`],
  );
  const isAlike = before.min === before.max && now.min === now.max;
  const amounts = isAlike
    ? [amountsText('every call', before.max, now.max)]
    : [
        amountsText('average', averageOf(before.total, before.calls), averageOf(now.total, now.calls)),
        amountsText('min', before.min, now.min),
        amountsText('max', before.max, now.max),
      ];
  return [
    ...amounts,
    spent.length === 0 ? '' : `on average ${spent.join(', ')}`,
    before.calls === now.calls ? '' : `calls ${groupDigits(before.calls)} -> ${groupDigits(now.calls)}`,
  ]
    .filter((text) => text !== '')
    .join('; ');
}

function amountsText(name: string, before: bigint, now: bigint): string {
  if (before === now) return '';
  const percent = percentText(before, now - before);
  return `${name} ${groupDigits(before)} -> ${groupDigits(now)} (${[signed(now - before), percent].filter((text) => text !== '').join(', ')})`;
}
