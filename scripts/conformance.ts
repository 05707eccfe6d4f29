/**
 * `npm run conformance -- [file or folder ...]`: runs scenarios that have a vector beside them (docs/conformance.md), shows
 * for each failing one the first difference, and ends with `N passed, N failed`. Without arguments: tests/conformance.
 */
import { checkScenario } from '../tests/conformance/runner/checkScenario';
import { failureText } from '../tests/conformance/runner/failureText';
import { findScenarios } from '../tests/conformance/runner/files';

function main(paths: readonly string[]): number {
  const scenarios = findScenarios(paths.length > 0 ? paths : ['tests/conformance']);
  let failed = 0;
  for (const scenario of scenarios) {
    const failure = checkScenario(scenario);
    if (failure === undefined) continue;
    failed++;
    process.stdout.write(`${failureText(scenario, failure)}\n\n`);
  }
  process.stdout.write(`${scenarios.length - failed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 2;
}
