/** Files that scripts write are what the scripts would write now. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { manifestText } from '../../../scripts/contracts/manifest';
import { hostFunctionTable } from '../../../scripts/hostFunctionTable';
import { scenarios as contracts } from '../../../scripts/scenarios/contracts';
import { driverText } from '../../../scripts/scenarios/driver';
import { HOST_FUNCTIONS, SESSION_FUNCTIONS } from '../../../scripts/scenarios/hostFunctions';
import { scenarios as realworld } from '../../../scripts/scenarios/realworld';
import { format } from '../../../scripts/scenarios/scenario';
import { scenarios as session } from '../../../scripts/scenarios/session';

const root = join(__dirname, '..', '..', '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

describe('generated files', () => {
  test('the fixtures manifest describes the committed binaries', () => {
    expect(read('tests/fixtures/manifest.json')).toBe(manifestText());
  });

  test('the table of host functions is borne out by the vectors', () => {
    const { text, problems } = hostFunctionTable();
    expect(problems).toEqual([]);
    expect(read('docs/host-functions.md')).toBe(text);
  });

  test.each([
    ['session-driver', SESSION_FUNCTIONS],
    ['contract-driver', HOST_FUNCTIONS],
  ])('%s.wat', (name, functions) => {
    expect(read(`tests/fixtures/wat/${name}.wat`)).toBe(driverText(functions));
  });

  test.each([
    ['session', session],
    ['contracts', contracts],
    ['realworld', realworld],
  ])('scenarios in %s', (folder, scenarios) => {
    const changed = scenarios.filter(({ name, note, genesis = {}, steps }) => {
      const text = `${format({ note, genesis, genesisEffects: false, steps })}\n`;
      return read(`tests/conformance/${folder}/${name}.json`) !== text;
    });
    expect(changed.map(({ name }) => name)).toEqual([]);
    const names = readdirSync(join(root, 'tests', 'conformance', folder)).filter(
      (name) => !name.endsWith('.vector.json'),
    );
    expect(names.sort()).toEqual(scenarios.map(({ name }) => `${name}.json`).sort());
  });
});
