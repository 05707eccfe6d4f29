/** Every scenario of the project against its vector from the Rust engine. */

import { join, relative } from 'node:path';
import { expect, test } from '@jest/globals';
import { checkScenario } from './runner/checkScenario';
import { failureText } from './runner/failureText';
import { findScenarios } from './runner/files';

for (const scenario of findScenarios([__dirname])) {
  test(relative(__dirname, scenario.path), () => {
    const failure = checkScenario(scenario);
    expect(failure === undefined ? 'equal' : failureText(scenario, failure)).toBe('equal');
  });
}

test('there are scenarios', () => {
  expect(findScenarios([join(__dirname, 'smoke')]).length).toBeGreaterThan(0);
});
