import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readSnapshot, snapshotText, updatedSnapshot, writeSnapshot } from '../../../reporter/gasSnapshot';
import { calls, ran, ranInPart } from './rows';

let rootDir: string;

beforeEach(() => {
  rootDir = mkdtempSync(join(tmpdir(), 'gas-snapshot-'));
  for (const name of ['a', 'b']) writeFileSync(join(rootDir, name), '');
});

afterEach(() => rmSync(rootDir, { recursive: true }));

test('is written sorted, whatever the order, and read again', () => {
  const one = { 'c.y': calls(3), 'c.x': calls(1, 2), 'wasm.wasm': calls(5) };
  const two = { 'wasm.wasm': calls(5), 'c.x': calls(2, 1), 'c.y': calls(3) };
  const options = { mode: 'all', rootDir } as const;
  const written = updatedSnapshot(new Map(), [ran('b', one), ran('a', two)], options);
  expect(snapshotText(written)).toBe(snapshotText(updatedSnapshot(new Map(), [ran('a', one), ran('b', two)], options)));
  expect(snapshotText(written)).toMatchSnapshot();
  const path = join(rootDir, 'snapshot');
  writeSnapshot(path, written);
  expect(readSnapshot(path)).toEqual(written);
  expect(readFileSync(path, 'utf8')).toBe(snapshotText(written));
  expect(readdirSync(rootDir)).toEqual(['a', 'b', 'snapshot']);
  expect(JSON.parse(snapshotText(new Map()))).toEqual({ format: 1, files: {} });
});

test('there is none', () => {
  expect(readSnapshot(join(rootDir, 'snapshot'))).toBeUndefined();
});

test.each([
  'no JSON',
  '{}',
  '{ "format": 2, "files": {} }',
  '{ "format": 1, "files": { "a": { "c.x": {} } } }',
  '{ "format": 1, "files": { "a": { "c.x": { "calls": 1, "min": 5, "max": "5", "total": "5", "split": {} } } } }',
])('another content: %s', (text) => {
  const path = join(rootDir, 'snapshot');
  writeFileSync(path, text);
  expect(() => readSnapshot(path)).toThrow(
    expect.objectContaining({
      code: 'BAD_SNAPSHOT',
      message: expect.stringContaining('Restore it from version control'),
    }),
  );
});

const before = new Map([
  ['a', new Map(Object.entries({ 'c.x': calls(1), 'c.gone': calls(1) }))],
  ['b', new Map(Object.entries({ 'c.x': calls(1) }))],
  ['deleted', new Map(Object.entries({ 'c.x': calls(1) }))],
]);

function rowsAfter(...[files, mode]: [Parameters<typeof updatedSnapshot>[1], 'all' | 'new']): unknown {
  const after = updatedSnapshot(before, files, { mode, rootDir });
  return Object.fromEntries(
    [...after].map(([file, rows]) => [
      file,
      Object.fromEntries([...rows].map(([key, row]) => [key, Number(row.total)])),
    ]),
  );
}

test('an update takes over what ran, and leaves the rest', () => {
  const file = ran('a', { 'c.x': calls(2), 'c.new': calls(3), 'c.failed': { ...calls(), failed: 1 } });
  expect(rowsAfter([file], 'all')).toEqual({ a: { 'c.x': 2, 'c.new': 3 }, b: { 'c.x': 1 } });
});

test('a test that is skipped does not take its rows away', () => {
  const file = { ...ran('a', { 'c.x': calls(2), 'c.new': calls(3) }), hasSkipped: true };
  expect(rowsAfter([file], 'all')).toEqual({ a: { 'c.x': 2, 'c.gone': 1, 'c.new': 3 }, b: { 'c.x': 1 } });
});

test('without one only what is new is added', () => {
  const file = ran('a', { 'c.x': calls(2), 'c.new': calls(3) });
  expect(rowsAfter([file], 'new')).toEqual({
    a: { 'c.x': 1, 'c.gone': 1, 'c.new': 3 },
    b: { 'c.x': 1 },
    deleted: { 'c.x': 1 },
  });
});

test('files that ran in part change nothing', () => {
  const file = ranInPart('a', { 'c.x': calls(2), 'c.new': calls(3) });
  expect(rowsAfter([file], 'all')).toEqual({ a: { 'c.x': 1, 'c.gone': 1 }, b: { 'c.x': 1 } });
});
