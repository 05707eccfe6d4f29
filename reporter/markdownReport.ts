/**
 * The gas of a run as Markdown, for a pull request.
 *
 * @module
 */
import { GAS_USE_NAMES } from '../src/report/gasOfFrame';
import { groupDigits } from '../src/report/motes';
import { changeLines, summaryText } from './changeLines';
import type { ComparedRow } from './comparison';
import { rowNames } from './gasRow';
import { averageOf } from './gasStatistics';
import { changeText, exactSplit, usesOf } from './gasTable';
import type { GasReport } from './jsonReport';

const MARKS: Readonly<Partial<Record<ComparedRow['verdict'], string>>> = { Regressed: '▲', Improved: '▼' };

/** The text of the file. */
export function markdownReport({ snapshot, rows, gone }: GasReport): string {
  const lines = ['### Gas', ''];
  const names = rowNames(rows.map(({ row }) => row));
  if (snapshot !== undefined) {
    const changed = rows.filter(({ verdict }) => verdict !== 'Unchanged');
    const summary = summaryText(rows);
    lines.push(`Against ${code(snapshot)}: ${summary === '' ? 'nothing changed' : summary}.`, '');
    if (changed.length > 0) {
      lines.push(
        ...table(
          ['', 'entry point', 'average', 'change', 'max'],
          changed.map((row) => changedCells(row, names)),
        ),
        '',
      );
      lines.push(...changeLines(rows).map((line) => `- ${escaped(line)}`), '');
    }
    if (gone.length > 0) lines.push(`No longer there: ${gone.map(code).join(', ')}.`, '');
  }
  if (rows.length === 0) return `${[...lines, 'Nothing was executed.'].join('\n')}\n`;
  lines.push('<details>', `<summary>All ${rows.length} rows, the averages by what gas was spent on</summary>`, '');
  const uses = usesOf(rows);
  const titles = ['entry point', 'calls', 'failed', 'min', 'average', 'max', ...uses.map((use) => GAS_USE_NAMES[use])];
  const cells = rows.map(({ row, statistics }) => {
    const { calls, failed, min, max, total } = statistics;
    const amounts = [min, averageOf(total, calls), max].map((gas) => (calls === 0 ? '-' : groupDigits(gas)));
    return [
      code(names.get(row.key)!),
      `${calls}`,
      `${failed}`,
      ...amounts,
      ...uses.map((use) => exactSplit(statistics, use)),
    ];
  });
  lines.push(...table(titles, cells), '', '</details>');
  return `${lines.join('\n')}\n`;
}

function changedCells(compared: ComparedRow, names: ReadonlyMap<string, string>): readonly string[] {
  const { row, statistics, verdict } = compared;
  const average = groupDigits(averageOf(statistics.total, statistics.calls));
  return [MARKS[verdict] ?? '', code(names.get(row.key)!), average, changeText(compared), groupDigits(statistics.max)];
}

/** Everything is to the right but the names. */
function table(titles: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = titles.map((title) => (title === '' || title === 'entry point' ? '---' : '---:'));
  return [titles, rule, ...rows].map(line);
}

/** A name as code; a vertical line would end the cell. */
function code(name: string): string {
  return `\`${name.replaceAll('`', "'").replaceAll('|', '\\|')}\``;
}

function escaped(text: string): string {
  return text.replace(/[\\`*_<|]/g, '\\$&');
}
