/** A build from end to end, with a cargo that stands for the real one, and the preset's setup around it. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { setup } from '../../../presets/rust/setup';
import { TEST_LOCATION } from '../../../src/builder/testLocation';
import { readWasmFile } from '../../../src/builder/wasmFile';
import { type BuiltWasm, buildRustCrates } from '../../../src/rust/buildRustCrates';
import type { RustOptions } from '../../../src/rust/rustOptions';
import { FakeProject, session } from './fakeProject';

const FIXTURES = resolve(__dirname, '../../fixtures');
const PURSES = join(FIXTURES, 'purses.wasm');
const KEYS = join(FIXTURES, 'keys.wasm');
const STEPS = '   Compiling pay v0.1.0\n    Finished release profile\n';
const environment = { ...process.env };

let project: FakeProject;
beforeEach(() => {
  project = new FakeProject();
  project.workspace('contract', { packages: [session('pay')], stderr: STEPS, artifacts: { pay: PURSES } });
});
afterEach(() => {
  project.remove();
  process.env = { ...environment };
});

async function build(options: RustOptions = {}, isTTY = false): Promise<BuiltWasm[]> {
  project.output = '';
  const write = (text: string): void => {
    project.output += project.plain(text);
  };
  return buildRustCrates(project.folder, options, { terminal: { write, isTTY, columns: 60 }, env: project.env });
}

const BUILT = 'contract/target/deployable/pay.wasm';

test('builds, strips beside what cargo built, and says so', async () => {
  const [built] = await build();
  expect(built).toEqual({ path: join(project.folder, BUILT), crate: 'pay', isNew: true });
  expect(project.output).toBe(
    'Building pay (cargo build --release --target wasm32-unknown-unknown --package pay --bin=pay) …\n' +
      `Built ${BUILT} (${statSync(join(project.folder, BUILT)).size.toLocaleString('en')} bytes)\n`,
  );
  expect(project.calls()).toEqual([
    'contract: metadata --no-deps --format-version 1',
    'contract: build --release --target wasm32-unknown-unknown --package pay --bin=pay --message-format json-render-diagnostics --color never',
  ]);
  const ofCargo = project.read('contract/target/wasm32-unknown-unknown/release/pay.wasm');
  expect(ofCargo.length).toBe(statSync(PURSES).size);
});

test('only what changed is made anew', async () => {
  await build();
  const first = statSync(join(project.folder, BUILT)).mtimeMs;
  project.workspace('contract', { packages: [session('pay')], stderr: '    Finished\n', artifacts: { pay: PURSES } });
  expect(await build()).toMatchObject([{ isNew: false }]);
  expect(project.output).toBe('');
  expect(statSync(join(project.folder, BUILT)).mtimeMs).toBe(first);

  project.workspace('contract', { packages: [session('pay')], stderr: STEPS, artifacts: { pay: KEYS } });
  expect(await build()).toMatchObject([{ isNew: true }]);

  // Somebody else's hand in the folder does not stay either.
  project.write(BUILT, 'no module');
  expect(await build()).toMatchObject([{ isNew: true }]);
});

test('what a crate does not make any more goes', async () => {
  await build();
  project.workspace('contract', { packages: [session('save')], artifacts: { save: PURSES } });
  await build();
  expect(readdirSync(join(project.folder, 'contract/target/deployable')).sort()).toEqual([
    '.made-from.json',
    'save.wasm',
  ]);
});

test('options reach cargo', async () => {
  project.env.RUSTFLAGS = '--cfg a';
  await build({
    profile: 'contract',
    target: 'wasm32v1-none',
    features: ['a', 'b'],
    toolchain: 'nightly',
    targetDir: 'out',
    cargoArgs: ['--locked'],
  });
  expect(project.calls().at(-1)).toBe(
    'contract: +nightly build --profile contract --target wasm32v1-none --package pay --bin=pay --features a,b --target-dir <project>/out --locked --message-format json-render-diagnostics --color never',
  );
  expect(existsSync(join(project.folder, 'out/deployable/pay.wasm'))).toBe(true);
});

test('flags for rustc go where others are', async () => {
  await build({ rustflags: ['-C', 'opt-level=z'] });
  expect(project.calls().at(-1)).toContain('--config target.wasm32-unknown-unknown.rustflags=["-C","opt-level=z"]');
  project.env.RUSTFLAGS = '-g';
  await build({ rustflags: ['-C', 'opt-level=z'] });
  expect(project.calls().at(-1)).not.toContain('--config');
});

test('warnings are shown when something was compiled, in a terminal below no stale line', async () => {
  const stderr = `${STEPS}warning: unused variable: \`x\`\n --> src/main.rs:3:7\n\n`;
  project.workspace('contract', { packages: [session('pay')], stderr, artifacts: { pay: PURSES } });
  await build();
  expect(project.output).toContain('…\nwarning: unused variable: `x`\n --> src/main.rs:3:7\nBuilt ');
  await build({}, true);
  expect(project.calls().at(-1)).toContain('--color always');
  const [empty, line, ...rest] = project.output.split('\r\u001B[K');
  expect([empty, line]).toEqual(['', 'Building pay (cargo build --release --target wasm32-unknown']);
  expect(rest.at(-1)).toMatch(/^warning: unused/);
});

test("cargo's errors are shown whole, and the run ends", async () => {
  const stderr =
    '   Compiling pay v0.1.0\n\x1b[31merror[E0308]\x1b[0m: mismatched types\nerror: could not compile `pay`\n';
  project.workspace('contract', { packages: [session('pay')], stderr, status: 101 });
  await expect(build()).rejects.toMatchObject({
    code: 'BUILD_FAILED',
    shortMessage:
      'No test was run: cargo failed, as it says above (cargo build --release --target wasm32-unknown-unknown --package pay --bin=pay in contract).',
    hint: undefined,
  });
  expect(project.output).toContain(stderr);
});

test('a missing toolchain is named, with what to do', async () => {
  const stderr = "error[E0463]: can't find crate for `core`\n";
  project.workspace('contract', { packages: [session('pay')], stderr, status: 101 });
  await expect(build()).rejects.toMatchObject({
    code: 'NO_TOOLCHAIN',
    hint: expect.stringContaining('no target wasm32'),
  });
  project.env.PATH = join(project.folder, 'nothing');
  await expect(build()).rejects.toMatchObject({
    code: 'NO_TOOLCHAIN',
    hint: expect.stringContaining('https://rustup.rs'),
  });
});

test('two crates that make the same file', async () => {
  const packages = ['a', 'b'].map((name) => ({ ...session('contract'), name, folder: name }));
  project.workspace('contract', { packages, artifacts: { contract: PURSES } });
  await expect(build()).rejects.toMatchObject({
    code: 'BUILD_FAILED',
    hint: 'Give their [[bin]] or [lib] different names.',
  });
});

/** Runs the preset's setup as Jest does. */
async function runSetup(globalConfig: object = {}): Promise<void> {
  process.env = { ...environment, ...project.env };
  const written = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    await setup(globalConfig, { rootDir: project.folder });
  } finally {
    written.mockRestore();
  }
}

test('tests find what was built; of two crates of one name the nearest', async () => {
  project.workspace('other', { packages: [session('pay')], artifacts: { pay: KEYS } });
  await runSetup();
  await runSetup();
  expect(process.env.CASPER_TEST_WASM_DIR?.split(delimiter)).toHaveLength(2);
  const globals = globalThis as { [TEST_LOCATION]?: unknown };
  try {
    for (const folder of ['contract', 'other']) {
      globals[TEST_LOCATION] = {
        testFile: join(project.folder, folder, 'tests', 'a.test.js'),
        rootDir: project.folder,
      };
      expect(readWasmFile('pay.wasm')).toEqual(project.read(`${folder}/target/deployable/pay.wasm`));
    }
  } finally {
    delete globals[TEST_LOCATION];
  }
});

test('a failure ends a run; in watch mode every test file fails until the crate is mended', async () => {
  project.workspace('contract', { packages: [session('pay')], stderr: 'error: no\n', status: 101 });
  await expect(runSetup()).rejects.toThrow('cargo failed');
  await runSetup({ watchAll: true });
  const requireBuild = (): void => {
    jest.isolateModules(() => require('../../../presets/rust/requireBuild'));
  };
  expect(requireBuild).toThrow('No test was run: cargo failed');
  project.workspace('contract', { packages: [session('pay')], artifacts: { pay: PURSES } });
  await runSetup({ watchAll: true });
  expect(requireBuild).not.toThrow();
});
