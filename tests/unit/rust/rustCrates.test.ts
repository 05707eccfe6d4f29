/** Which crates of a project make Wasm for Casper. */
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { findRustCrates } from '../../../src/rust/rustCrates';
import type { RustOptions } from '../../../src/rust/rustOptions';
import { FakeProject, session } from './fakeProject';

let project: FakeProject;
beforeEach(() => {
  project = new FakeProject();
});
afterEach(() => project.remove());

/** What is found: `crate in folder: targets`. */
async function found(options: RustOptions = {}, folder = project.folder): Promise<string[]> {
  const crates = await findRustCrates(folder, options, project.env, ({ stderr }) => new Error(stderr));
  return crates.map(({ name, folder, targets }) => {
    const list = targets.map(({ kind, name }) => `${kind} ${name}`).join(', ');
    return project.plain(`${name} in ${folder}: ${list}`);
  });
}

test('a session crate, from any folder of its repository', async () => {
  project.workspace('contract', { packages: [session('pay')] });
  const expected = ['pay in <project>/contract: bin pay'];
  expect(await found()).toEqual(expected);
  project.write('tests/js/a.test.js', '');
  expect(await found({}, join(project.folder, 'tests', 'js'))).toEqual(expected);
});

test('libraries for Wasm and programs without main, but not the rest of a workspace, which is asked for once', async () => {
  project.workspace('.', {
    packages: [
      {
        name: 'token',
        folder: 'token',
        targets: [
          { name: 'token', kind: ['cdylib', 'rlib'] },
          { name: 'install', kind: ['bin'] },
          { name: 'schema', kind: ['bin'] },
          { name: 'demo', kind: ['example'] },
        ],
        dependencies: ['casper-types'],
      },
      { name: 'tests', folder: 'tests', targets: [{ name: 'tests', kind: ['bin'] }], dependencies: ['casper-types'] },
      { name: 'plain', folder: 'plain', targets: [{ name: 'plain', kind: ['lib'] }] },
    ],
  });
  project.write('token/src/schema.rs', '// no_main is not for this one\nfn main() {}\n');
  project.write('token/src/install.rs', '#![cfg_attr(target_arch = "wasm32", no_std, no_main)]\n');
  project.write('tests/src/tests.rs', 'fn main() {}\n');
  expect(await found()).toEqual(['token in <project>/token: lib token, bin install']);
  expect(project.calls()).toHaveLength(1);
});

test('a library for Node or for browsers is no contract, unless it is named', async () => {
  project.workspace('native', {
    packages: [{ name: 'addon', targets: [{ name: 'addon', kind: ['cdylib'] }], dependencies: ['napi'] }],
  });
  await expect(found()).rejects.toMatchObject({
    code: 'NOT_FOUND',
    details: ['addon in native depends on no library of Casper'],
    hint: 'Name it in the option crates of the Rust preset, if it is one all the same.',
  });
  expect(await found({ crates: ['native'] })).toEqual(['addon in <project>/native: lib addon']);
});

test('a crate depends on Casper also by way of another one of its workspace', async () => {
  project.workspace('.', {
    packages: [
      {
        name: 'vault',
        folder: 'vault',
        targets: [{ name: 'vault', kind: ['bin'] }],
        dependencies: [{ name: 'common', path: 'common' }],
      },
      { name: 'common', folder: 'common', dependencies: ['casper-types', { name: 'vault', path: 'vault' }] },
    ],
  });
  expect(await found()).toEqual(['vault in <project>/vault: bin vault']);
});

test('contracts of Odra are left to its own command', async () => {
  project.workspace('.', { packages: [{ ...session('flipper'), dependencies: ['odra'] }] });
  await expect(found()).rejects.toMatchObject({
    code: 'NOT_FOUND',
    details: ['flipper in . is made with Odra'],
    hint: expect.stringContaining('cargo odra build'),
  });
});

test('the option crates chooses: folders, manifests, and whole workspaces', async () => {
  for (const name of ['a', 'b']) project.workspace(name, { packages: [session(name)] });
  project.workspace('both', {
    packages: ['c', 'd'].map((name) => ({ ...session(name), folder: name })),
  });
  expect(await found({ crates: ['b/Cargo.toml'] })).toEqual(['b in <project>/b: bin b']);
  expect(await found({ crates: ['both'] })).toEqual(['c in <project>/both/c: bin c', 'd in <project>/both/d: bin d']);
  await expect(found({ crates: ['nowhere'] })).rejects.toMatchObject({ code: 'BAD_ARGUMENT' });
});

test('nothing there', async () => {
  await expect(found()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(found()).rejects.toThrow(/cdylib.*no_main.*casper-engine-test-support/s);
});

test('a toolchain of rustup is the first argument', async () => {
  project.workspace('contract', { packages: [session('pay')] });
  await found({ toolchain: 'nightly' });
  await found({ toolchain: '+nightly' });
  expect(project.calls()).toEqual(Array(2).fill('contract: +nightly metadata --no-deps --format-version 1'));
});
