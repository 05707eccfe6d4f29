/**
 * `npm test`: lint, types, docstrings of what is public, every Jest project, the build and the packed tarball in projects of
 * users; then one line with the totals.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface JestTotals {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numRuntimeErrorTestSuites: number;
}

let passed = 0;
let failed = 0;

function run(title: string, command: readonly string[]): boolean {
  process.stdout.write(`\n--- ${title}\n`);
  const [program, ...args] = command;
  return spawnSync(program!, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;
}

function gate(title: string, ...command: string[]): void {
  if (run(title, command)) passed++;
  else failed++;
}

function jest(): void {
  const folder = mkdtempSync(join(tmpdir(), 'casper-test-'));
  try {
    const output = join(folder, 'jest.json');
    const ok = run('tests', ['npx', 'jest', '--json', `--outputFile=${output}`, '--silent=false']);
    const totals = JSON.parse(readFileSync(output, 'utf8')) as JestTotals;
    passed += totals.numPassedTests;
    failed += totals.numFailedTests + totals.numRuntimeErrorTestSuites;
    if (!ok && totals.numFailedTests + totals.numRuntimeErrorTestSuites === 0) failed++;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

gate('lint and format', 'npx', 'biome', 'ci', '.');
gate('types', 'npm', 'run', 'typecheck');
gate('API reference', 'npx', 'typedoc', '--emit', 'none');
jest();
gate('build', 'npm', 'run', 'build');
gate('packed tarball', 'npx', 'tsx', 'scripts/testPackage.ts');

process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
