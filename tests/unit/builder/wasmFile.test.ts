/** Where a Wasm file is looked for, in which order, and what is said when it is nowhere. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { TEST_LOCATION } from '../../../src/builder/testLocation';

const RELEASE = 'target/wasm32-unknown-unknown/release';
const globals = globalThis as { [TEST_LOCATION]?: unknown };
const cwd = process.cwd();
const environment = { ...process.env };
let project: string;
/** A module of its own: it remembers the folders of cargo. */
let readWasmFile: typeof import('../../../src/builder/wasmFile').readWasmFile;

beforeEach(() => {
  project = realpathSync(mkdtempSync(join(tmpdir(), 'casper-wasm-')));
  mkdirSync(join(project, '.git'));
  mkdirSync(join(project, 'app', 'src', 'deep'), { recursive: true });
  writeFileSync(join(project, 'app', 'package.json'), '{}');
  globals[TEST_LOCATION] = {
    testFile: join(project, 'app', 'src', 'deep', 'a.test.js'),
    rootDir: join(project, 'app'),
  };
  delete process.env.CARGO_TARGET_DIR;
  mkdirSync(join(project, 'work'));
  process.chdir(join(project, 'work'));
  jest.isolateModules(() => {
    ({ readWasmFile } = require('../../../src/builder/wasmFile'));
  });
});

afterEach(() => {
  delete globals[TEST_LOCATION];
  process.env = { ...environment };
  process.chdir(cwd);
  rmSync(project, { recursive: true, force: true });
});

/** Writes a file whose content is its own path, so that it is plain which one was read. */
function put(path: string, content = path): void {
  const file = join(project, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

const read = (file: string): string => new TextDecoder().decode(readWasmFile(file));

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as Error).message.replaceAll(project, '<project>');
  }
  throw new Error('nothing was thrown');
}

test('the order of the places', () => {
  process.env.CASPER_TEST_WASM_DIR = join(project, 'built');
  put('contracts/token/Cargo.toml');
  const places = [
    'app/src/deep/x.wasm',
    'built/x.wasm',
    'app/src/deep/wasm/x.wasm',
    'app/x.wasm',
    'app/wasm/x.wasm',
    'app/tests/wasm/x.wasm',
    'app/test/wasm/x.wasm',
    'work/x.wasm',
    'work/wasm/x.wasm',
    'work/tests/wasm/x.wasm',
    'work/test/wasm/x.wasm',
    `contracts/token/${RELEASE}/x.wasm`,
    'contracts/token/target/wasm32-unknown-unknown/release-min/x.wasm',
  ];
  for (const place of places) put(place);
  for (const place of places) {
    expect(read('x.wasm')).toBe(place);
    rmSync(join(project, place));
  }
});

test('paths with folders, and absolute ones', () => {
  put('app/out/x.wasm');
  expect(read('out/x.wasm')).toBe('app/out/x.wasm');
  expect(read(join(project, 'app/out/x.wasm'))).toBe('app/out/x.wasm');
  expect(messageOf(() => read('/nowhere/x.wasm'))).toContain('tried:\n  - /nowhere/x.wasm\n\n');
});

describe('cargo', () => {
  test('the target folder of a workspace around the crate', () => {
    put('Cargo.toml');
    put('contracts/token/Cargo.toml');
    put(`${RELEASE}/x.wasm`);
    expect(read('x.wasm')).toBe(`${RELEASE}/x.wasm`);
  });

  test('CARGO_TARGET_DIR, and the one in .cargo/config.toml', () => {
    put('Cargo.toml');
    put('.cargo/config.toml', '[build]\ntarget-dir = "elsewhere"\n');
    put('elsewhere/wasm32-unknown-unknown/release/x.wasm');
    put('third/wasm32v1-none/release/x.wasm');
    expect(read('x.wasm')).toBe('elsewhere/wasm32-unknown-unknown/release/x.wasm');
    process.env.CARGO_TARGET_DIR = join(project, 'third');
    expect(read('x.wasm')).toBe('third/wasm32v1-none/release/x.wasm');
  });

  test('a debug build is the last that is taken, with one warning', () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => {});
    put('app/Cargo.toml');
    put('app/target/wasm32-unknown-unknown/debug/x.wasm');
    expect([read('x.wasm'), read('x.wasm')]).toEqual(Array(2).fill('app/target/wasm32-unknown-unknown/debug/x.wasm'));
    expect(warn.mock.calls.map(([text]) => String(text).replace(project, '<project>'))).toMatchInlineSnapshot(`
[
  "<project>/app/target/wasm32-unknown-unknown/debug/x.wasm is a debug build: its size and gas are not those of what you would deploy, and it may be refused. Build it with cargo build --release --target wasm32-unknown-unknown.",
]
`);
    put(`app/${RELEASE}/x.wasm`);
    expect(read('x.wasm')).toBe(`app/${RELEASE}/x.wasm`);
    warn.mockRestore();
  });
});

describe('a file that is nowhere', () => {
  test('the places, the names that come near, and how to build it', () => {
    put('app/Cargo.toml');
    put(`app/${RELEASE}/my_token.wasm`);
    put('app/wasm/my-tokens.wasm');
    put('app/wasm/other.wasm');
    expect(messageOf(() => read('my-token.wasm'))).toMatchInlineSnapshot(`
"No Wasm file "my-token.wasm". These places were tried:
  - <project>/app/src/deep/my-token.wasm
  - <project>/app/src/deep/wasm/my-token.wasm
  - <project>/app/my-token.wasm
  - <project>/app/wasm/my-token.wasm
  - <project>/app/tests/wasm/my-token.wasm
  - <project>/app/test/wasm/my-token.wasm
  - <project>/work/my-token.wasm
  - <project>/work/wasm/my-token.wasm
  - <project>/work/tests/wasm/my-token.wasm
  - <project>/work/test/wasm/my-token.wasm
  - <project>/app/target/wasm32-unknown-unknown/release/my-token.wasm

Did you mean <project>/app/target/wasm32-unknown-unknown/release/my_token.wasm, or <project>/app/wasm/my-tokens.wasm? Build the contract first (cargo build --release --target wasm32-unknown-unknown in <project>/app; the preset 'casper-engine-test-support/presets/rust' builds before each run), or pass an absolute path or the bytes themselves."
`);
  });

  test('what the Rust preset built', () => {
    put('built/token.wasm');
    put('built/pay.wasm');
    process.env.CASPER_TEST_WASM_DIR = join(project, 'built');
    expect(messageOf(() => read('contract.wasm'))).toMatch(/The Rust preset built pay.wasm, token.wasm: [^\n]*$/);
  });

  test('a missing extension', () => {
    put('app/wasm/counter.wasm');
    expect(messageOf(() => read('counter'))).toContain('Did you mean <project>/app/wasm/counter.wasm?');
  });

  test('without crates and near names', () => {
    expect(messageOf(() => read('counter.wasm'))).toMatch(/\n\nBuild the contract first \(cargo build [^\n]*$/);
  });
});
