/**
 * `npm run bench:project`: what somebody who uses the package in a project of their own waits for and pays: installing it, its size, the
 * heap of its import, and five hundred test files in two workers. Needs `npm run build` and the registry that npm is set up for.
 *
 * @module
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './median';
import { storyText } from './story';

const ROOT = join(__dirname, '..');
const FILES = 500;

interface JestReport {
  readonly numFailedTests: number;
  readonly testResults: readonly { readonly name: string; readonly startTime: number; readonly endTime: number }[];
}

function npm(folder: string, ...args: string[]): string {
  return execFileSync('npm', [...args, '--no-audit', '--no-fund'], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

function row(what: string, figure: string): void {
  console.log(`| ${what} | ${figure} |`);
}

function bytesIn(folder: string): number {
  let bytes = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) bytes += bytesIn(path);
    else if (entry.isFile()) bytes += statSync(path).size;
  }
  return bytes;
}

/** From an empty folder to the first green test, as the README says it. */
function measureFirstTest(folder: string, tarball: string): void {
  const start = performance.now();
  npm(folder, 'init', '-y');
  npm(folder, 'install', '--save-dev', tarball, 'jest');
  const installed = performance.now();
  writeFileSync(join(folder, 'jest.config.js'), "module.exports = { preset: 'casper-engine-test-support' };\n");
  writeFileSync(join(folder, 'first.test.js'), storyText('casper-engine-test-support'));
  execFileSync('npx', ['jest', '--ci'], { cwd: folder, stdio: 'ignore' });
  const seconds = (from: number, to: number): string => `${((to - from) / 1000).toFixed(1)} s`;
  row('empty folder to the first green test, npm install included', seconds(start, performance.now()));
  row('of which npm install', seconds(start, installed));
  rmSync(join(folder, 'first.test.js'));
}

function measureSize(folder: string, tarball: string): void {
  mkdirSync(folder);
  npm(folder, 'init', '-y');
  npm(folder, 'install', '--omit=optional', '--omit=peer', tarball);
  row('installed size, with the dependencies that are not optional', `${(bytesIn(folder) / 1e6).toFixed(1)} MB`);
}

function measureHeap(folder: string): void {
  const heap = (code: string): number => {
    const script = `${code};gc();process.stdout.write(String(process.memoryUsage().heapUsed))`;
    return Number(execFileSync(process.execPath, ['--expose-gc', '-e', script], { cwd: folder, encoding: 'utf8' }));
  };
  const load = "const m=require('casper-engine-test-support')";
  const empty = heap('');
  row('heap after the import', `${((heap(load) - empty) / 1e6).toFixed(1)} MB`);
  row(
    'heap after use of every export',
    `${((heap(`${load};for(const name in m)m[name]`) - empty) / 1e6).toFixed(1)} MB`,
  );
}

/** Every other file is empty, so that both kinds run under the same conditions. */
function measureManyFiles(folder: string): void {
  for (let i = 0; i < FILES; i++) {
    writeFileSync(join(folder, `story${i}.test.js`), storyText('casper-engine-test-support'));
    writeFileSync(join(folder, `empty${i}.test.js`), "test('nothing', () => {});\n");
  }
  const report = join(folder, 'report.json');
  execFileSync('npx', ['jest', '--ci', '--workers=2', '--json', `--outputFile=${report}`], {
    cwd: folder,
    stdio: 'ignore',
  });
  const { numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8')) as JestReport;
  if (numFailedTests > 0) throw new Error(`${numFailedTests} tests failed`);
  const times = (kind: string): number[] =>
    testResults.filter(({ name }) => name.includes(kind)).map(({ startTime, endTime }) => endTime - startTime);
  const over = median(times('/story')) - median(times('/empty'));
  row(`a test file of the example's story over an empty one, workers warm (median of ${FILES})`, `${over} ms`);

  // Collected before each figure, which is then what is really held; Jest writes them to the standard error output.
  const jest = join('node_modules', 'jest', 'bin', 'jest.js');
  const { stderr: log } = spawnSync(
    process.execPath,
    ['--expose-gc', jest, '--ci', '--workers=2', '--logHeapUsage', 'story'],
    { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 26 },
  );
  const heaps = [...log.matchAll(/(\d+) MB heap size/g)].map(([, megabytes]) => Number(megabytes));
  const part = (from: number, to: number): string => `${median(heaps.slice(from, to))} MB`;
  row(
    'heap of two workers after files 1 to 100, 201 to 300, 401 to 500 (median, collected)',
    [part(0, 100), part(200, 300), part(400, 500)].join(', '),
  );
}

function main(): void {
  const folder = mkdtempSync(join(tmpdir(), 'casper-project-'));
  try {
    const packed = npm(ROOT, 'pack', '--pack-destination', folder).trim().split('\n').at(-1)!;
    const tarball = join(folder, packed);
    const project = join(folder, 'project');
    mkdirSync(project);
    console.log('| in a project | |\n|---|---|');
    measureFirstTest(project, tarball);
    measureSize(join(folder, 'alone'), tarball);
    measureHeap(project);
    measureManyFiles(project);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main();
