/** What cargo's failures mean. The outputs are those of real toolchains, shortened. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cargoHint } from '../../../src/rust/cargoHints';
import type { RustOptions } from '../../../src/rust/rustOptions';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'casper-hints-'));
  // A rustup, with its cargo beside it.
  const bin = join(folder, 'rustup-bin');
  mkdirSync(bin);
  for (const [name, text] of [
    ['cargo', ''],
    ['rustup', 'echo "nightly-2025-01-01-x86_64-unknown-linux-gnu (overridden by rust-toolchain.toml)"'],
  ])
    writeFileSync(join(bin, name!), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  mkdirSync(join(folder, 'other-bin'));
  writeFileSync(join(folder, 'other-bin', 'cargo'), '', { mode: 0o755 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const hint = (output: string, options: RustOptions = {}, bin = 'rustup-bin') =>
  cargoHint({ output, folder, options, env: { PATH: `${join(folder, bin)}:/usr/bin:/bin` } });

const NO_TARGET = `   Compiling typenum v1.20.1
error[E0463]: can't find crate for \`core\`
  |
  = note: the \`wasm32-unknown-unknown\` target may not be installed
  = help: consider downloading the target with \`rustup target add wasm32-unknown-unknown\`
`;

test('a missing target, for the toolchain that the crate chooses', () => {
  expect(hint(NO_TARGET)).toEqual({
    toolchain: true,
    hint: 'The Rust toolchain has no target wasm32-unknown-unknown. Add it: rustup target add wasm32-unknown-unknown --toolchain nightly-2025-01-01-x86_64-unknown-linux-gnu.',
  });
  expect(hint(NO_TARGET, { toolchain: '+stable', target: 'wasm32v1-none' })?.hint).toContain(
    'rustup target add wasm32v1-none --toolchain stable.',
  );
});

test('a missing target of a toolchain that is not of rustup', () => {
  const text = hint(NO_TARGET, {}, 'other-bin')!.hint;
  expect(text).not.toContain('rustup target add');
  if (existsSync('/etc/debian_version')) expect(text).toContain('apt-get install libstd-rust-dev-wasm32');
});

test.each([
  [
    "error: toolchain 'nightly-2024-01-01-x86_64-unknown-linux-gnu' is not installed",
    true,
    'rustup toolchain install nightly-2024-01-01-x86_64-unknown-linux-gnu --target wasm32-unknown-unknown',
  ],
  ['error: no such subcommand: `+nightly`', true, 'Only the cargo of rustup'],
  ['error: no such command: `+nightly`', true, 'Only the cargo of rustup'],
  ['error[E0554]: `#![feature]` may not be used on the stable release channel', true, 'rust-toolchain.toml'],
  ['error: the `-Z` flag is only accepted on the nightly channel of Cargo', true, 'rust-toolchain.toml'],
  ['error: linker `rust-lld` not found', true, 'no linker for Wasm (rust-lld)'],
  [
    'wasm-ld-22: error: contract.o: undefined symbol: casper_get_named_arg_size',
    false,
    'rustflags = ["-C", "link-arg=--allow-undefined"]',
  ],
  ['  feature `edition2024` is required', true, 'rustup update'],
  ['error: package `a v1.0.0` cannot be built because it requires rustc 1.70 or newer', true, 'cargo update -p'],
  ['lock file version 4 requires `-Znext-lockfile-bump`', true, 'rustup update'],
  ['  failed to fetch `https://github.com/rust-lang/crates.io-index`', false, 'could not reach a registry'],
  [
    'error: "/x/lib/rustlib/src/rust/library/Cargo.lock" does not exist, unable to build with the standard library',
    true,
    'rustup component add rust-src',
  ],
])('%s', (output, toolchain, text) => {
  const found = hint(output);
  expect(found?.toolchain).toBe(toolchain);
  expect(found?.hint).toContain(text);
});

test('an error in the code needs no hint', () => {
  expect(hint('error[E0308]: mismatched types\n --> src/main.rs:24:32')).toBeUndefined();
});
