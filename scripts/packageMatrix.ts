/**
 * Projects of `npm run test:package` that go over what people run tests with: transforms, runners, workers, and the presets for TypeScript
 * and Rust.
 */
import { chmodSync, cpSync, mkdirSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/** A project of a user. */
export interface Project {
  readonly name: string;
  readonly files: { readonly [path: string]: string };
  readonly command: readonly string[];
  readonly env?: (folder: string) => { readonly [name: string]: string };
  /** What else has to be in its folder. */
  readonly prepare?: (folder: string) => void;
  /** It shall fail, and say all of this. */
  readonly fails?: readonly string[];
  /** Nor may it say any of this. */
  readonly silent?: readonly RegExp[];
}

/** What the projects have in common. */
export interface Parts {
  readonly root: string;
  /** A test file that begins with this text. */
  readonly jestTest: (load: string) => string;
  readonly story: (load: string) => string;
  readonly requireNames: string;
  readonly importNames: string;
  readonly jest: readonly string[];
  readonly tsconfig: string;
  readonly wasm: string;
}

const MODULE_FLAGS = ['--experimental-vm-modules', '--no-warnings'];

/** The matchers and bytes and bigints that workers have to send home. */
const FAILING = `const { TEST_ACCOUNTS, WasmTestBuilder, LOCAL_GENESIS_REQUEST } = require('casper-engine-test-support');
const builder = WasmTestBuilder.default().runGenesis(LOCAL_GENESIS_REQUEST);
test('a balance', () => expect(builder).toHaveBalance(TEST_ACCOUNTS.alice, 5n));
test('bytes', () => expect(new Uint8Array([1, 2, 3])).toEqualBytes(new Uint8Array([1, 2, 4])));
test('gas', () => expect({ consumed: 484_213_457n, gasLimit: 5n, effects: [], error: undefined }).toConsumeGas(484_213_450n));
`;

/** All of them. */
export function matrix(parts: Parts): Project[] {
  return [...transforms(parts), ...runners(parts), ...presets(parts)];
}

function transforms({ root, jestTest, importNames, requireNames, jest, tsconfig }: Parts): Project[] {
  /** What the documentation shows. */
  const shown = (name: string): string => readFileSync(join(root, 'tests', 'package', name), 'utf8');
  const typescript = jestTest(
    `import { expect, test } from '@jest/globals';\nimport 'casper-engine-test-support/matchers/setup';\n${importNames}\nexport const typed: number = 1;`,
  );
  return [
    {
      name: 'Jest, babel-jest: TypeScript and ES module syntax',
      files: {
        'jest.config.js': shown('jest.config.js'),
        'babel.config.js': shown('babel.js'),
        'story.test.ts': typescript,
        'plain.test.js': jestTest(importNames),
      },
      command: jest,
    },
    {
      name: 'Jest, @swc/jest',
      files: {
        'jest.config.js': shown('swc.config.js'),
        '.swcrc': shown('swcrc.json'),
        'story.test.ts': typescript,
        'plain.test.js': jestTest(importNames),
      },
      command: jest,
    },
    {
      name: 'Jest, ts-jest with native ES modules',
      files: {
        'package.json': '{ "type": "module" }',
        'jest.config.mjs': shown('esm.config.mjs'),
        'tsconfig.json': tsconfig,
        'story.test.ts': typescript,
      },
      command: ['node', ...MODULE_FLAGS, ...jest.slice(1)],
    },
    {
      name: 'Jest, the preset for TypeScript',
      files: {
        'jest.config.js': shown('ts.config.js'),
        'tsconfig.json': shown('tsconfig.json'),
        'start.test.ts': readFileSync(join(root, 'examples', 'two-party-multi-sig', 'start.test.ts'), 'utf8'),
        'story.test.ts': typescript,
        'plain.test.js': jestTest(requireNames),
      },
      command: jest,
    },
  ];
}

function runners({ jestTest, story, requireNames, jest }: Parts): Project[] {
  const preset = '{ "jest": { "preset": "casper-engine-test-support", "transform": {} } }';
  return [
    {
      name: 'node --test, with node:assert and with the matchers',
      files: {
        'assert.test.cjs': `const assert = require('node:assert');\nconst { test } = require('node:test');\n${requireNames}
test('the story', () => {${story('').trimEnd()}
  assert.equal(builder.lastExecGasConsumed(), 484213457n);
});\n`,
        'matchers.test.cjs': `const { test } = require('node:test');
globalThis.expect = require('expect').expect;
require('casper-engine-test-support/matchers/setup');
${jestTest(requireNames)}`,
      },
      command: ['node', '--test'],
    },
    {
      name: 'Jest, four workers',
      files: {
        'package.json': preset,
        ...Object.fromEntries(
          ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [`${name}.test.js`, jestTest(requireNames)]),
        ),
      },
      command: [...jest, '--maxWorkers=4'],
    },
    {
      name: 'Jest, failures with bigints and bytes in two workers',
      files: { 'package.json': preset, 'one.test.js': FAILING, 'two.test.js': FAILING },
      command: [...jest, '--maxWorkers=2'],
      fails: [
        'Expected: 0.000000005 CSPR (5 motes)',
        'Expected: 0x010204',
        'Received: 484,213,457 (7 more than expected)',
        '6 failed, 6 total',
      ],
      silent: [/serialize|DataCloneError|terminated by|crashed/i],
    },
  ];
}

/** A cargo that stands for the real one, and a crate of which it "builds" a contract that a compiler of today made. */
function rustProject({ root, wasm }: Parts, folder: string): void {
  const bin = join(folder, 'bin', 'cargo');
  mkdirSync(dirname(bin), { recursive: true });
  cpSync(join(root, 'tests', 'fixtures', 'fake-cargo', 'cargo'), bin);
  chmodSync(bin, 0o755);
  cpSync(wasm, join(folder, 'session-of-cargo.wasm'));
  cpSync(join(root, 'tests', 'fixtures', 'counter-v1-bulk-memory.wasm'), join(folder, 'counter-of-cargo.wasm'));
}

const RUST_CRATE = {
  packages: [
    {
      name: 'contracts',
      targets: ['session', 'counter'].map((name) => ({ name, kind: ['bin'] })),
      dependencies: ['casper-contract'],
    },
  ],
  stderr: '   Compiling contracts v0.1.0\n',
  artifacts: { session: '../session-of-cargo.wasm', counter: '../counter-of-cargo.wasm' },
};

function presets(parts: Parts): Project[] {
  const { root, jestTest, importNames, requireNames, jest, tsconfig } = parts;
  const config = (name: string): string => readFileSync(join(root, 'tests', 'package', name), 'utf8');
  const crate = {
    'contract/Cargo.toml': '',
    'contract/fake.json': JSON.stringify(RUST_CRATE),
    'contract/src/session.rs': '#![no_main]\n',
    'contract/src/counter.rs': '#![no_main]\n',
  };
  const counting = `
test('what was lowered runs', () => {
  const builder = LmdbWasmTestBuilder.default().runGenesis(LOCAL_GENESIS_REQUEST);
  builder.exec(ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT_ADDR, 'counter.wasm').build()).expectSuccess().commit();
  const counter = builder.contract(DEFAULT_ACCOUNT_ADDR, 'counter');
  counter.call('counter_inc');
  expect(counter.get('count')).toBe(1);
});
`;
  const fromCargo = (test: string): string => test.replace("'contract.wasm'", "'session.wasm'");
  const rust = {
    prepare: (folder: string): void => rustProject(parts, folder),
    env: (folder: string) => ({ PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}` }),
  };
  return [
    {
      ...rust,
      name: 'Jest, the preset for Rust',
      files: {
        ...crate,
        'jest.config.js': config('rust.config.js'),
        'story.test.js': fromCargo(jestTest(requireNames)) + counting,
        'other.test.js': fromCargo(jestTest(requireNames)),
      },
      command: [...jest, '--maxWorkers=2'],
    },
    {
      ...rust,
      name: 'Jest, the preset for Rust with options and TypeScript',
      files: {
        ...crate,
        'jest.config.js': config('rustOptions.config.js'),
        'tsconfig.json': tsconfig,
        'story.test.ts': fromCargo(
          jestTest(
            `import { expect, test } from '@jest/globals';\nimport 'casper-engine-test-support/matchers/setup';\n${importNames}`,
          ),
        ),
      },
      command: jest,
    },
    {
      ...rust,
      name: 'Jest, the preset for Rust with a globalSetup of its own',
      files: {
        ...crate,
        'jest.config.js':
          "module.exports = { preset: 'casper-engine-test-support/presets/rust', globalSetup: './globalSetup.js' };",
        'globalSetup.js': config('globalSetup.js'),
        'story.test.js': fromCargo(jestTest(requireNames)),
      },
      command: jest,
    },
    {
      ...rust,
      name: 'Jest, the preset for Rust when a crate does not compile',
      files: {
        ...crate,
        'contract/fake.json': JSON.stringify({
          ...RUST_CRATE,
          stderr: "error[E0463]: can't find crate for `core`\n",
          status: 101,
        }),
        'jest.config.js': config('rust.config.js'),
        'story.test.js': fromCargo(jestTest(requireNames)),
      },
      command: jest,
      fails: ["error[E0463]: can't find crate for `core`", 'No test was run', 'has no target wasm32-unknown-unknown'],
      silent: [/\n\s+at /, /✓/],
    },
    {
      ...rust,
      name: 'Vitest, with the Rust crates',
      files: {
        ...crate,
        'package.json': '{ "type": "module" }',
        'contract/package.json': '{ "type": "commonjs" }',
        'bin/package.json': '{ "type": "commonjs" }',
        'vitest.config.js':
          "export default { test: { globalSetup: ['casper-engine-test-support/presets/rust/setup'], setupFiles: ['casper-engine-test-support/matchers/vitest'], pool: 'forks' } };",
        'story.test.js': fromCargo(jestTest(`import { expect, test } from 'vitest';\n${importNames}`)),
      },
      command: ['node', join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run'],
    },
  ];
}
