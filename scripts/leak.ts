/**
 * `npm run leak`: 5,000 tests in one worker, in one file and in 50, and what is held after a garbage collection from the 1,000th
 * test on. The same number of empty tests tells how much of it is Jest's own. Needs `npm run build`; takes two minutes.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
const BUILT = join(ROOT, 'dist', 'src', 'index.js');
const EXAMPLES = join(ROOT, 'examples');
const TESTS = 5_000;
const STEP = 100;
const FROM = 1_000;
const MEGABYTE = 1_000_000;
const ALLOWED = 5 * MEGABYTE;

/** A fixture, calls of a contract, session code, a failure, a fork, a root. */
const STORY = `
const { WasmTestBuilder, LOCAL_GENESIS_REQUEST, ExecuteRequestBuilder, DEFAULT_ACCOUNT_ADDR, TEST_ACCOUNTS, runtimeArgs, loadFixture } =
  require(${JSON.stringify(BUILT)});
const standard = (file, args) => ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT_ADDR, ${JSON.stringify(EXAMPLES)} + file, args).build();
function installed() {
  const builder = WasmTestBuilder.default().runGenesis(LOCAL_GENESIS_REQUEST);
  builder.exec(standard('/counter/counter-v1.wasm')).expectSuccess().commit();
  return { builder, counter: builder.contract(DEFAULT_ACCOUNT_ADDR, 'counter') };
}
function story() {
  const { builder, counter } = loadFixture(installed);
  counter.call('counter_inc');
  expect(counter.tryCall('no_such_entry_point').error._tag).toBeDefined();
  const fork = builder.fork();
  const args = runtimeArgs({ 'deployment-account': TEST_ACCOUNTS.alice });
  fork.exec(standard('/two-party-multi-sig/contract.wasm', args)).commit();
  expect(fork).toSucceed();
  fork.getPostStateHash();
  expect(counter.get('count')).toBe(1);
}`;

/** A test file of so many tests, which notes what is held after each hundred of them. */
function testFile(tests: number, story: string, notes: string): string {
  return `${story}
const { appendFileSync } = require('node:fs');
require('node:v8').setFlagsFromString('--expose-gc');
const collect = require('node:vm').runInNewContext('gc');
for (let i = 1; i <= ${tests}; i++) test('test ' + i, () => story());
let done = 0;
afterEach(() => {
  if (++done % ${STEP} !== 0) return;
  for (let turn = 0; turn < 4; turn++) collect();
  const { heapUsed, external } = process.memoryUsage();
  appendFileSync(${JSON.stringify(notes)}, heapUsed + external + '\\n');
});
`;
}

/** Bytes that were held after each hundred tests. */
function held(files: number, story: string): readonly number[] {
  const folder = mkdtempSync(join(tmpdir(), 'casper-leak-'));
  try {
    const notes = join(folder, 'held');
    for (let file = 0; file < files; file++) {
      writeFileSync(join(folder, `leak${file}.test.js`), testFile(TESTS / files, story, notes));
    }
    writeFileSync(
      join(folder, 'jest.config.js'),
      `module.exports={rootDir:${JSON.stringify(folder)},transform:{},...require(${JSON.stringify(join(ROOT, 'dist/presets/default/jest-preset.js'))})};`,
    );
    const jest = [
      join(ROOT, 'node_modules/jest/bin/jest.js'),
      '-c',
      join(folder, 'jest.config.js'),
      '--runInBand',
      '--silent',
    ];
    const ran = spawnSync(process.execPath, jest, { encoding: 'utf8' });
    if (ran.status !== 0) throw new Error(`the tests failed:\n${ran.stderr}`);
    return readFileSync(notes, 'utf8').trim().split('\n').map(Number);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function growth(files: number, story: string): number {
  const list = held(files, story);
  if (list.length !== TESTS / STEP) throw new Error(`${list.length} notes instead of ${TESTS / STEP}`);
  return list.at(-1)! - list[FROM / STEP - 1]!;
}

if (!existsSync(BUILT)) throw new Error('Run `npm run build` first.');
console.log(`Held after garbage collection, test ${FROM} to test ${TESTS}, one worker:\n`);
console.log('| test files | the story | empty tests (Jest itself) | |\n|---|---|---|---|');
for (const files of [1, 50]) {
  const [ours, empty] = [growth(files, STORY), growth(files, 'function story() {}')];
  const ok = ours < ALLOWED;
  const megabytes = (bytes: number): string => `${(bytes / MEGABYTE).toFixed(2)} MB`;
  console.log(`| ${files} | ${megabytes(ours)} | ${megabytes(empty)} | ${ok ? 'ok' : 'TOO MUCH'} |`);
  if (!ok) process.exitCode = 1;
}
