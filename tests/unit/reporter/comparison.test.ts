import { expect, test } from '@jest/globals';
import { compare, goneRows, splitChange } from '../../../reporter/comparison';
import { parseGasTolerance } from '../../../src/report/gasTolerance';
import { calls, ran, ranInPart } from './rows';

const NONE = parseGasTolerance(0)!;

function verdict(before: readonly number[], now: readonly number[], tolerance: number | string = 0): string {
  const snapshot = new Map([['a', new Map([['c.x', calls(...before)]])]]);
  return compare([ran('a', { 'c.x': calls(...now) })], snapshot, parseGasTolerance(tolerance)!)[0]!.verdict;
}

test.each([
  [[10, 20], [10, 20], 'Unchanged'],
  [[10, 20], [20, 10], 'Unchanged'],
  [[10, 20], [10, 20, 10, 20], 'Unchanged'],
  [[10, 20], [10, 21], 'Regressed'],
  [[10, 20], [11, 20], 'Regressed'],
  [[10, 20], [10, 19], 'Improved'],
  // One more in three calls: the rounded average is the same.
  [[100, 100, 101], [100, 101, 101], 'Regressed'],
  [[10, 10, 20], [10, 20, 20], 'Regressed'],
])('%j, now %j: %s', (before, now, expected) => {
  expect(verdict(before, now)).toBe(expected);
});

test.each([
  [[1000], [1010], 10, 'Unchanged'],
  [[1000], [1011], 10, 'Regressed'],
  [[1000], [1010], '1%', 'Unchanged'],
  [[1000], [1011], '1%', 'Regressed'],
  [[1000], [999], '1%', 'Improved'],
])('%j, now %j, tolerated %s: %s', (before, now, tolerance, expected) => {
  expect(verdict(before, now, tolerance)).toBe(expected);
});

test('only files that are in the snapshot are compared', () => {
  const snapshot = new Map([['a', new Map([['c.x', calls(10)]])]]);
  const rows = compare([ran('a', { 'c.x': calls(10) }), ran('b', { 'c.x': calls(99) })], snapshot, NONE);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ verdict: 'Unchanged', statistics: calls(10, 99), change: { now: calls(10) } });
});

test('rows that are new or gone', () => {
  const snapshot = new Map([['a', new Map([['c.x', calls(10)]])]]);
  const file = ran('a', { 'c.y': calls(10) });
  expect(compare([file], snapshot, NONE)).toMatchObject([{ verdict: 'New', change: undefined }]);
  expect(goneRows([file], snapshot)).toEqual(['c.x']);
  expect(goneRows([{ ...file, isComplete: false }], snapshot)).toEqual([]);
  expect(goneRows([{ ...file, hasSkipped: true }], snapshot)).toEqual([]);
  expect(goneRows([file, ran('b', { 'c.x': calls(1) })], snapshot)).toEqual([]);
  expect(compare([file], undefined, NONE)).toMatchObject([{ verdict: 'New' }]);
});

test('of a file that ran in part only the maximum counts', () => {
  const snapshot = new Map([['a', new Map([['c.x', calls(10, 20)]])]]);
  const one = (gas: number) => compare([ranInPart('a', { 'c.x': calls(gas) })], snapshot, NONE)[0];
  expect(one(20)).toMatchObject({ verdict: 'Unchanged', change: undefined });
  expect(one(10)).toMatchObject({ verdict: 'Unchanged' });
  expect(one(21)).toMatchObject({ verdict: 'Regressed', change: { isPartial: true } });
});

test('where the difference is', () => {
  const change = { before: calls(100, 100), now: calls(120), isPartial: false };
  expect(splitChange(change)).toEqual({ instructions: 18n, storage: 2n });
});
