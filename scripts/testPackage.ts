/**
 * `npm run test:package`: packs the package and uses the tarball the way projects do: with require and import, on the command line, in
 * Jest with every transform and kind of module, in Vitest, in `node --test`, with each preset (`packageMatrix.ts` has most of them). The
 * projects borrow the installed tools by links, so that nothing is downloaded. Needs a build first. `npm run test:jest29` does the
 * same with Jest 29.7, which it installs for itself. With an argument: the projects that have it in their names.
 */
import { execFileSync, spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { matrix, type Project } from './packageMatrix';

const { values, positionals } = parseArgs({ options: { jest: { type: 'string' } }, allowPositionals: true });
/** `--jest 29.7.0`: the projects of Jest, with that version of it. */
const OTHER_JEST = values.jest;
const WANTED = positionals[0]?.toLowerCase() ?? '';
/** Each project has processes of its own. */
const AT_ONCE = Math.max(1, Math.min(4, availableParallelism()));

const ROOT = join(__dirname, '..');
const MODULES = join(ROOT, 'node_modules');
/** The first test of the README. */
const START = readFileSync(join(ROOT, 'examples', 'two-party-multi-sig', 'start.test.ts'), 'utf8');
const WASM = join(ROOT, 'examples', 'two-party-multi-sig', 'contract.wasm');

const story = (load: string): string => `${load}
const builder = LmdbWasmTestBuilder.default();
builder.runGenesis(LOCAL_GENESIS_REQUEST).commit();
const args = runtimeArgs({ 'deployment-account': TEST_ACCOUNTS.alice });
const request = ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT_ADDR, 'contract.wasm', args).build();
builder.exec(request).expectSuccess().commit();
`;

const NAMES =
  'LmdbWasmTestBuilder, LOCAL_GENESIS_REQUEST, runtimeArgs, TEST_ACCOUNTS, ExecuteRequestBuilder, DEFAULT_ACCOUNT_ADDR';
const REQUIRE = `const { ${NAMES} } = require('casper-engine-test-support');`;
const IMPORT = `import { ${NAMES} } from 'casper-engine-test-support';`;
const GAS = '484213457n';
const CHECK = `if (builder.lastExecGasConsumed() !== ${GAS}) throw new Error('gas ' + builder.lastExecGasConsumed());`;
const FILES = `
const { CHAINSPEC_SYMLINK, ChainspecConfig } = require('casper-engine-test-support');
ChainspecConfig.fromChainspecPath(CHAINSPEC_SYMLINK);
`;
const PAGE = `
const { startDevnet } = require('casper-engine-test-support/devnet');
startDevnet({ port: 0 }).then(async ({ pageUrl, close }) => {
  const script = await fetch(pageUrl + 'main.mjs');
  await close();
  if (!script.ok) throw new Error('the page of the devnet is not in the package');
});
`;
const EXPECT = `expect(builder.getAccount(DEFAULT_ACCOUNT_ADDR)).toHaveAssociatedKey(TEST_ACCOUNTS.alice, { weight: 1 });
  expect(builder).toConsumeGas(${GAS});`;
/** The bin of the package as npm would link it, as a program of its own. */
const COMMAND_LINE = `
const { spawnSync } = require('node:child_process');
const { dirname, join } = require('node:path');
const manifest = require.resolve('casper-engine-test-support/package.json');
const bin = join(dirname(manifest), require(manifest).bin['casper-test']);
const alice = 'ef4687f74d465826239bab05c4e1bdd2223dd8c201b96f361f775125e624ef70';
const args = ['contract.wasm', '-a', \`deployment-account:account_hash='account-hash-\${alice}'\`, '--json'];
function casperTest(expected, ...argv) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...argv], { encoding: 'utf8' });
  if (status !== expected) throw new Error(\`casper-test \${argv[0]} ended with \${status}: \${stdout}\${stderr}\`);
  return expected === 2 ? stderr : JSON.parse(stdout);
}
const ran = casperTest(0, 'run', ...args, '--save-state', 'after.state');
if (ran.gas.consumed !== '484213457') throw new Error('gas ' + ran.gas.consumed);
const again = casperTest(1, 'run', ...args, '--state', 'after.state');
if (again.rootBefore !== ran.rootAfter) throw new Error('the saved state has another root');
if (!casperTest(0, 'explain', ...args).warnings.some(({ code }) => code === 'SignersLoseControl')) throw new Error('no warning');
if (!casperTest(0, 'inspect', 'contract.wasm', '--json').deployable) throw new Error('not deployable');
if (!casperTest(2, 'inspect', 'no-such.wasm').includes('These places were tried')) throw new Error('no places');
`;
/** Of the project, which may have another version. */
const JEST = ['node', join('node_modules', 'jest', 'bin', 'jest.js'), '--ci'];

const jestTest = (load: string): string =>
  story(`${load}\ntest('the story', () => {`).trimEnd().concat(`\n  ${EXPECT}\n});\n`);

const TOKEN = join(ROOT, 'tests', 'fixtures', 'realworld', 'cep18-mintable.wasm');
const TOKEN_SCHEMA = join(ROOT, 'tests', 'fixtures', 'schemas', 'cep18_example_schema.json');
const STRICT_TYPESCRIPT =
  '{ "compilerOptions": { "target": "es2022", "lib": ["es2023"], "module": "node16", "moduleResolution": "node16", "strict": true, "isolatedModules": true, "types": ["node"], "ignoreDeprecations": "6.0" } }';

/** A generated contract, checked against a model; the command that generated it is asked whether it is up to date. */
const GENERATED = `import { execFileSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { InMemoryWasmTestBuilder, LOCAL_GENESIS_REQUEST, TEST_ACCOUNTS } from 'casper-engine-test-support';
import { contractModel, u256 } from 'casper-engine-test-support/arbitraries';
import 'casper-engine-test-support/matchers/setup';
import { Cep18Example } from './cep18Example';

const { alice, bob } = TEST_ACCOUNTS;
const tokenModel = contractModel({
  name: 'tokenModel',
  builder: () => {
    const builder = InMemoryWasmTestBuilder.default().runGenesis(LOCAL_GENESIS_REQUEST).commit();
    const args = { symbol: 'P', name: 'Play', decimals: 0, initialSupply: 9n };
    Cep18Example.install(builder, args, { from: alice, wasm: ${JSON.stringify(TOKEN)} });
    return builder;
  },
  real: (builder) => new Cep18Example(builder.contract(alice, 'Cep18Example')),
  model: () => ({ left: 9n }),
}).action('transfer', {
  args: { amount: u256({ max: 20n }) },
  effect: (model, { amount }) => {
    const isEnough = amount <= model.left;
    if (isEnough) model.left -= amount;
    return isEnough;
  },
  run: (token, { amount }) => token.tryTransfer({ recipient: bob, amount }),
  check: (result, isEnough) => (isEnough ? expect(result).toSucceed() : expect(result).not.toSucceed()),
});

test('the model holds', () => tokenModel.check({ numRuns: 5 }));

test('the generated file is up to date', () => {
  const cli = require.resolve('casper-engine-test-support').replace(/index\\.js$/, 'cli/main.js');
  execFileSync('node', [cli, 'codegen', ${JSON.stringify(TOKEN_SCHEMA)}, '-o', 'cep18Example.ts', '--check'], { cwd: __dirname });
});
`;

/** The second is a little less than now. */
const VITEST_SNAPSHOT = `// Vitest Snapshot v1, https://vitest.dev/guide/snapshot.html

exports[\`the story 1\`] = \`
"gas 484,213,457
  instructions 772,995
  host calls 7,348,400
  storage 476,092,062"
\`;

exports[\`the story > near 1\`] = \`"gas 484,213,400"\`;
`;

/** Runs Jest with the gas reporter as a person and as continuous integration do, and looks at what it leaves. */
const GAS_REPORTER = `
const assert = require('node:assert');
const { spawnSync } = require('node:child_process');
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const SNAPSHOT = '.casper-gas-snapshot';
const COUNTED = '| \`contract.wasm\` | 2 | 0 | 484,213,457 | 484,213,457 | 484,213,457 |';
function jest(status, variables, ...args) {
  const { CI, ...env } = process.env;
  const ran = spawnSync(process.execPath, [${JSON.stringify(join(MODULES, 'jest', 'bin', 'jest.js'))}, ...args], {
    encoding: 'utf8',
    env: { ...env, ...variables },
  });
  assert.equal(ran.status, status, ran.stdout + ran.stderr);
  return ran.stderr;
}
const CHECK = { CASPER_TEST_GAS_CHECK: '1' };
assert.match(jest(1, CHECK, '--ci', '--maxWorkers=2'), /There is no gas snapshot .casper-gas-snapshot/);
const first = jest(0, {}, '--maxWorkers=2');
assert.match(first, /^Gas +calls +min +average +max +instructions +host calls +storage/m);
assert.match(first, /^contract.wasm +2( +484,213,457){3} /m);
const snapshot = readFileSync(SNAPSHOT, 'utf8');
jest(0, {}, '-u', '--runInBand');
assert.equal(readFileSync(SNAPSHOT, 'utf8'), snapshot);
assert.ok(readFileSync('gas.md', 'utf8').includes(COUNTED));
const [row] = JSON.parse(readFileSync('gas.json', 'utf8')).rows;
assert.deepEqual([row.name, row.calls, row.max, row.verdict], ['contract.wasm', 2, '484213457', 'unchanged']);
assert.deepEqual(row.testFiles, ['a.test.js', 'b.test.js']);
jest(0, CHECK, '--ci', '--maxWorkers=2');
writeFileSync(SNAPSHOT, snapshot.replaceAll('484213457', '484213400'));
assert.match(jest(0, {}, '--ci', '--maxWorkers=2'), /contract.wasm: every call 484,213,400 -> 484,213,457 .\\+57/);
assert.match(jest(1, CHECK, '--ci', '--maxWorkers=2'), /1 row of the gas table costs more than in .casper-gas-snapshot/);
jest(0, { CASPER_TEST_GAS_UPDATE: '1' }, '--ci', 'a.test.js');
jest(1, CHECK, '--ci', 'b.test.js');
jest(0, {}, '-u');
assert.equal(readFileSync(SNAPSHOT, 'utf8'), snapshot);
jest(0, CHECK, '--ci', '--runInBand', '--detectLeaks');
`;

const PROJECTS: readonly Project[] = [
  {
    name: 'Node, CommonJS',
    files: { 'story.cjs': story(REQUIRE) + CHECK + FILES + PAGE },
    command: ['node', 'story.cjs'],
  },
  {
    name: 'The command line',
    files: { 'commandLine.cjs': COMMAND_LINE },
    command: ['node', 'commandLine.cjs'],
  },
  {
    name: 'Node, ES modules',
    files: { 'story.mjs': story(IMPORT) + CHECK },
    command: ['node', 'story.mjs'],
  },
  {
    name: 'Jest, JavaScript with the preset',
    files: {
      // What the README shows.
      'jest.config.js': readFileSync(join(ROOT, 'tests', 'package', 'jest.config.js'), 'utf8'),
      'story.test.js': jestTest(REQUIRE),
    },
    command: JEST,
  },
  {
    name: 'Jest, ts-jest with type check',
    files: {
      'package.json': '{ "jest": { "preset": "casper-engine-test-support", "transform": { "\\\\.ts$": "ts-jest" } } }',
      'tsconfig.json': STRICT_TYPESCRIPT,
      'start.test.ts': START,
      'story.test.ts': jestTest(
        `import { expect, test } from '@jest/globals';\nimport 'casper-engine-test-support/matchers/setup';\n${IMPORT}`,
      ),
      'types.ts': `import { expect } from '@jest/globals';
import 'casper-engine-test-support/matchers/setup';
expect(1).toHaveBalance('account-hash-00', 5n);
// @ts-expect-error there is no such matcher
expect(1).toHaveNothing();
`,
    },
    command: [...JEST, '--globals', '{}'],
  },
  {
    name: 'Vitest, with type check',
    files: {
      'package.json': '{ "type": "module" }',
      'vitest.config.js':
        "export default { test: { setupFiles: ['casper-engine-test-support/matchers/vitest'], pool: 'forks' } };",
      'tsconfig.json':
        '{ "compilerOptions": { "target": "es2022", "lib": ["es2023"], "module": "nodenext", "strict": true, "skipLibCheck": true, "types": ["node"] }, "include": ["*.ts"] }',
      'story.test.ts': jestTest(`import { expect, test } from 'vitest';\n${IMPORT}`).replace(
        '\n});',
        `
  expect([5n]).toEqual([expect.motes(5)]);
  expect(() => expect(builder).toConsumeGas(1n)).toThrow('Expected the execution to consume this much gas.');
  expect(builder).toMatchGasSnapshot();
  expect(builder).toMatchGasSnapshot('near', { tolerance: 100 });
});`,
      ),
      '__snapshots__/story.test.ts.snap': VITEST_SNAPSHOT,
      'types.ts': `import { expect } from 'vitest';
import 'casper-engine-test-support/matchers/vitest';
expect(1).toHaveBalance('account-hash-00', 5n);
expect(Promise.resolve(1)).resolves.toSucceed().then(() => undefined);
expect.motes(5);
// @ts-expect-error there is no such matcher
expect(1).toHaveNothing();
`,
    },
    command: ['node', join(MODULES, 'vitest', 'vitest.mjs'), 'run'],
  },
  {
    name: 'Jest, a generated contract and a model',
    files: {
      'package.json': '{ "jest": { "preset": "casper-engine-test-support", "transform": { "\\\\.ts$": "ts-jest" } } }',
      'tsconfig.json': STRICT_TYPESCRIPT,
      'cep18Example.ts': readFileSync(join(ROOT, 'tests', 'unit', 'codegen', 'generated', 'cep18Example.ts'), 'utf8'),
      'story.test.ts': GENERATED,
      'types.ts': "export { Cep18Example } from './cep18Example';",
    },
    command: JEST,
  },
  {
    name: 'Jest, the gas reporter in two workers',
    files: {
      'package.json': JSON.stringify({
        jest: {
          preset: 'casper-engine-test-support',
          transform: {},
          reporters: ['default', ['casper-engine-test-support/reporter', { json: 'gas.json', markdown: 'gas.md' }]],
        },
      }),
      'a.test.js': jestTest(REQUIRE),
      'b.test.js': jestTest(REQUIRE),
      'gas.cjs': GAS_REPORTER,
      'tsconfig.json': STRICT_TYPESCRIPT,
      'types.ts': `import { GasReporter, type GasReporterOptions } from 'casper-engine-test-support/reporter';
export const options: GasReporterOptions = { check: true, tolerance: '1%' };
export class Mine extends GasReporter {}
`,
    },
    command: ['node', 'gas.cjs'],
  },
  {
    name: 'Jest, native ES modules',
    files: {
      'package.json': '{ "type": "module", "jest": { "preset": "casper-engine-test-support", "transform": {} } }',
      'story.test.js': jestTest(`import { expect, test } from '@jest/globals';\n${IMPORT}`),
    },
    command: ['node', '--experimental-vm-modules', '--no-warnings', ...JEST.slice(1)],
  },
  {
    name: 'Jest, several files in one worker, of which nothing stays in memory',
    files: {
      'package.json': '{ "jest": { "preset": "casper-engine-test-support", "transform": {} } }',
      ...Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [`${name}.test.js`, jestTest(REQUIRE)])),
    },
    command: [...JEST, '--runInBand', '--detectLeaks'],
  },
  ...['casper-engine-test-support/environment/jsdom', 'jsdom'].map((environment) => ({
    name: `Jest, environment ${environment}`,
    files: {
      'package.json': `{ "jest": { "preset": "casper-engine-test-support", "testEnvironment": "${environment}", "transform": {} } }`,
      'story.test.js': `${jestTest(REQUIRE)}test('a window', () => expect(document.title).toBe(''));\n`,
    },
    command: JEST,
  })),
];

function pack(folder: string): string {
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (tarball === undefined) throw new Error('npm pack made no tarball');
  const unpacked = join(folder, 'unpacked');
  mkdirSync(unpacked);
  execFileSync('tar', ['-xzf', join(folder, tarball), '-C', unpacked]);
  return join(unpacked, 'package');
}

/** Jest's packages of another version, put into a folder of their own once, in place of those of this repository. */
function otherJest(version: string): string {
  const home = join(MODULES, '.cache', `jest-${version}`);
  const installed = join(home, 'node_modules');
  if (!existsSync(installed)) {
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, 'package.json'), '{ "private": true }');
    const packages = ['jest', '@jest/globals', 'jest-environment-jsdom', 'babel-jest'].map(
      (name) => `${name}@${version}`,
    );
    execFileSync('npm', ['install', '--no-audit', '--no-fund', ...packages], { cwd: home, stdio: 'inherit' });
  }
  return installed;
}

function install(project: string, packed: string): void {
  const modules = join(project, 'node_modules');
  if (OTHER_JEST !== undefined) linkPackages(otherJest(OTHER_JEST), modules);
  linkPackages(MODULES, modules);
  cpSync(packed, join(modules, 'casper-engine-test-support'), { recursive: true });
  cpSync(WASM, join(project, 'contract.wasm'));
}

/** Links the packages of one folder into another, as far as they are not there. */
function linkPackages(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    if (name.startsWith('.') || name === 'casper-engine-test-support') continue;
    if (name.startsWith('@')) linkPackages(join(from, name), join(to, name));
    else if (!existsSync(join(to, name))) symlinkSync(join(from, name), join(to, name));
  }
}

interface Ran {
  readonly status: number | null;
  readonly output: string;
}

function run([program, ...args]: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(program!, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, output }));
  });
}

async function check(project: Project, folder: string, packed: string): Promise<boolean> {
  const home = join(folder, project.name.replace(/\W+/g, '-'));
  mkdirSync(home);
  install(home, packed);
  for (const [path, text] of Object.entries(project.files)) {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), text);
  }
  project.prepare?.(home);
  const ran = await run(project.command, home, { ...process.env, ...project.env?.(home) });
  const problems = problemsOf(project, ran);
  if (problems.length === 0 && 'types.ts' in project.files) {
    const tsc = await run(
      ['node', join(MODULES, 'typescript', 'bin', 'tsc'), '--noEmit', '-p', '.'],
      home,
      process.env,
    );
    if (tsc.status !== 0) problems.push(tsc.output);
  }
  console.log(`${problems.length === 0 ? 'ok    ' : 'FAILED'} ${project.name}`);
  for (const problem of problems) console.log(problem);
  return problems.length === 0;
}

function problemsOf({ fails, silent = [] }: Project, { status, output }: Ran): string[] {
  const missing = (fails ?? []).filter((text) => !output.includes(text)).map((text) => `It does not say: ${text}`);
  const said = silent.filter((pattern) => pattern.test(output)).map((pattern) => `It says: ${pattern}`);
  const ended = (status === 0) === (fails === undefined) ? [] : [`It ended with ${status}.`];
  const problems = [...ended, ...missing, ...said];
  return problems.length === 0 ? [] : [...problems, output];
}

/** Runs all of them, a few at a time. */
async function checkAll(projects: readonly Project[], folder: string, packed: string): Promise<boolean> {
  const waiting = [...projects];
  const results: boolean[] = [];
  const worker = async (): Promise<void> => {
    for (let project = waiting.shift(); project !== undefined; project = waiting.shift())
      results.push(await check(project, folder, packed));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results.every(Boolean);
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'casper-package-'));
  try {
    if (OTHER_JEST !== undefined) {
      const jest = join(otherJest(OTHER_JEST), 'jest', 'bin', 'jest.js');
      console.log(`Jest ${execFileSync('node', [jest, '--version'], { encoding: 'utf8' }).trim()}`);
    }
    const parts = {
      root: ROOT,
      jestTest,
      story,
      requireNames: REQUIRE,
      importNames: IMPORT,
      jest: JEST,
      tsconfig: STRICT_TYPESCRIPT,
      wasm: WASM,
    };
    const projects = [...PROJECTS, ...matrix(parts)].filter(
      ({ name }) => (OTHER_JEST === undefined || name.startsWith('Jest')) && name.toLowerCase().includes(WANTED),
    );
    if (projects.length === 0) throw new Error(`no project has ${JSON.stringify(WANTED)} in its name`);
    process.exitCode = (await checkAll(projects, folder, pack(folder))) ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main();
