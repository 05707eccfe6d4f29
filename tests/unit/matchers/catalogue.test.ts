/** Every matcher is typed, documented, and has its messages in snapshots. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import * as matchers from '../../../matchers/index';

const ROOT = join(__dirname, '..', '..', '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const SNAPSHOTS = readdirSync(join(__dirname, '__snapshots__'))
  .map((name) => read(`tests/unit/matchers/__snapshots__/${name}`))
  .join('\n');
const NAMES = Object.keys(matchers).filter((name) => /^to[A-Z]/.test(name));
/** It leaves the message of `.not` that passes to the runner, which refuses it. */
const THREE_MESSAGES = ['toMatchEffectSnapshot'];

const messages = (pattern: string): number => SNAPSHOTS.match(new RegExp(pattern, 'g'))?.length ?? 0;

test('each file of a matcher is exported', () => {
  const files = readdirSync(join(ROOT, 'matchers')).filter((name) => /^to[A-Z]\w*\.ts$/.test(name));
  expect(NAMES.sort()).toEqual(files.map((name) => name.slice(0, -'.ts'.length)).sort());
});

describe.each(NAMES)('%s', (name) => {
  test('is typed', () => {
    expect(read('matchers/types.ts')).toContain(`\n  ${name}(`);
  });

  test('is in the documentation and the README', () => {
    expect(read('docs/matchers.md')).toContain(`\`${name}(`);
    expect(read('README.md')).toContain(`\`${name}\``);
  });

  test('has at least four messages in snapshots, one of them of .not', () => {
    expect(messages(`\\)\\.(not\\.)?${name}\\(`)).toBeGreaterThanOrEqual(THREE_MESSAGES.includes(name) ? 3 : 4);
    expect(messages(`\\)\\.not\\.${name}\\(`)).toBeGreaterThan(0);
  });
});
