/** What people and programs get to read. */
import { expect, test } from '@jest/globals';
import { changeLines, summaryText } from '../../../reporter/changeLines';
import { paintFor } from '../../../reporter/colours';
import { compare, goneRows } from '../../../reporter/comparison';
import { gasTableLines } from '../../../reporter/gasTable';
import { type GasReport, jsonReport } from '../../../reporter/jsonReport';
import { markdownReport } from '../../../reporter/markdownReport';
import { NO_TOLERANCE } from '../../../src/report/gasTolerance';
import { calls, ran } from './rows';

const files = [
  ran('a.test.js', {
    'wasm/counter.wasm': calls(32_376_034_763),
    'counter.worse': { ...calls(1_000, 1_200), failed: 2 },
    'counter.better': calls(900),
    'counter.same': calls(500),
    'counter.fails': { ...calls(), failed: 1 },
  }),
  ran('b.test.js', { 'counter.worse': calls(1_000), 'a|b.`new`': calls(7) }),
];
const snapshot = new Map([
  [
    'a.test.js',
    new Map(
      Object.entries({
        'wasm/counter.wasm': calls(32_376_034_763),
        'counter.worse': calls(1_000),
        'counter.better': calls(1_000),
        'counter.same': calls(500),
        'counter.gone': calls(500),
      }),
    ),
  ],
]);
const rows = compare(files, snapshot, NO_TOLERANCE);
const report: GasReport = { snapshot: '.casper-gas-snapshot', rows, gone: goneRows(files, snapshot), ran: files };
const first: GasReport = { snapshot: undefined, rows: compare(files, undefined, NO_TOLERANCE), gone: [], ran: files };

test('the table', () => {
  expect(`\n${gasTableLines(rows).join('\n')}\n`).toMatchSnapshot('compared');
  expect(`\n${gasTableLines(first.rows).join('\n')}\n`).toMatchSnapshot('without a snapshot');
  expect(`\n${gasTableLines(first.rows, 80).join('\n')}\n`).toMatchSnapshot('in a narrow terminal');
  expect(gasTableLines([])).toEqual([]);
});

test('the changes', () => {
  expect([summaryText(rows), ...changeLines(rows)]).toMatchSnapshot();
  expect(changeLines(first.rows)).toEqual([]);
});

test('colours, where there may be some', () => {
  const coloured = (isTTY: boolean, env: Record<string, string>) =>
    changeLines(rows, paintFor({ isTTY }, env))[0]!.startsWith('\u001b[31mcounter.worse');
  expect(coloured(true, {})).toBe(true);
  expect(coloured(false, {})).toBe(false);
  expect(coloured(true, { NO_COLOR: '1' })).toBe(false);
  expect(coloured(false, { FORCE_COLOR: '1' })).toBe(true);
  expect(coloured(true, { FORCE_COLOR: '0' })).toBe(false);
});

test('JSON', () => {
  expect(jsonReport(report)).toMatchSnapshot();
  expect(JSON.parse(jsonReport(first))).toMatchObject({ snapshot: null, gone: [] });
});

test('Markdown', () => {
  expect(markdownReport(report)).toMatchSnapshot('compared');
  expect(markdownReport(first)).toMatchSnapshot('without a snapshot');
  expect(markdownReport({ ...first, rows: [], ran: [] })).toMatchSnapshot('nothing');
});
