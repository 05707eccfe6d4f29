import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { acquireLock } from '../../../src/builder/fileLock';

const folder = mkdtempSync(join(tmpdir(), 'casper-lock-'));
const file = join(folder, 'lock');
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('held until it is let go', () => {
  const release = acquireLock(file, () => false)!;
  expect(existsSync(file)).toBe(true);
  release();
  expect(existsSync(file)).toBe(false);
});

test('needless before it is tried, and while waiting', () => {
  expect(acquireLock(file, () => true)).toBeUndefined();
  expect(existsSync(file)).toBe(false);
  // Our parent lives, so the lock is waited for.
  writeFileSync(file, `${process.ppid} 0`);
  let asked = 0;
  expect(acquireLock(file, () => ++asked === 4)).toBeUndefined();
  expect(existsSync(file)).toBe(true);
});

test.each([
  ['of a process that is dead', () => `${spawnSync('node', ['-e', '0']).pid} 0`],
  ['of this very thread', () => `${process.pid} ${require('node:worker_threads').threadId}`],
])('one that was left behind %s is taken', (_name, text) => {
  writeFileSync(file, text());
  acquireLock(file, () => false)!();
  expect(existsSync(file)).toBe(false);
});

test('one that is too old is taken, whoever has it', () => {
  writeFileSync(file, `${process.ppid} 0`);
  const old = new Date(Date.now() - 3_600_000);
  utimesSync(file, old, old);
  acquireLock(file, () => false)!();
});
