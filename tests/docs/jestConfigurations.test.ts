/** The configurations of Jest that the documentation shows: their modules are exported, and their options are read. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { exports as entries } from '../../package.json';
import { readSettings } from '../../reporter/options';
import { rustOptionsFromGlobals } from '../../src/rust/rustOptions';

interface Configuration {
  readonly preset: string;
  readonly reporters?: readonly (string | readonly [string, object])[];
  readonly globals?: { readonly [name: string]: unknown };
}

const FOLDER = join(__dirname, '..', 'package');
const NAME = 'casper-engine-test-support';

/** Whether the package exports this. */
function isExported(path: string): boolean {
  const wanted = path.replace(NAME, '.');
  return Object.keys(entries).some((entry) => {
    const [before = '', after] = entry.split('*');
    return after === undefined ? wanted === entry : wanted.startsWith(before) && wanted.endsWith(after);
  });
}

describe.each(readdirSync(FOLDER).filter((name) => name.endsWith('.config.js')))('%s', (name) => {
  const { preset, reporters = [], globals } = require(join(FOLDER, name)) as Configuration;

  test('has a preset that is exported', () => {
    expect(isExported(`${preset}/jest-preset`)).toBe(true);
  });

  test('has options that are read', () => {
    for (const reporter of reporters) {
      const [path, options] = typeof reporter === 'string' ? [reporter, {}] : reporter;
      if (path === 'default') continue;
      expect(isExported(path)).toBe(true);
      expect(() => readSettings(options, __dirname, {})).not.toThrow();
    }
    expect(() => rustOptionsFromGlobals(globals)).not.toThrow();
  });
});

test('what is not exported is noticed', () => {
  expect(isExported(`${NAME}/no-such-entry`)).toBe(false);
});
