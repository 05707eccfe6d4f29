/** Every scenario of the project against its vector from the Rust engine: as its modules run by themselves, and all on V8. */

import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TIERS } from '../../src/wasm/executable';
import { checkScenario } from './runner/checkScenario';
import { failureText } from './runner/failureText';
import { findScenarios } from './runner/files';

const tiers = { ...TIERS };

describe.each([
  ['first on the interpreter', tiers.interpretedRuns],
  ['on V8', 0],
] as const)('%s', (_, interpretedRuns) => {
  beforeAll(() => {
    TIERS.interpretedRuns = interpretedRuns;
  });
  afterAll(() => {
    Object.assign(TIERS, tiers);
  });

  for (const scenario of findScenarios([__dirname])) {
    test(relative(__dirname, scenario.path), () => {
      const failure = checkScenario(scenario);
      expect(failure === undefined ? 'equal' : failureText(scenario, failure)).toBe('equal');
    });
  }
});

test('there are scenarios', () => {
  expect(findScenarios([join(__dirname, 'smoke')]).length).toBeGreaterThan(0);
});
