/**
 * Finds and reads the compiled Wasm file that a request names.
 *
 * Answers to: casper-engine-test-support src/utils.rs (`read_wasm_file`). Rust looks in cargo's target folder, in `wasm/`
 * of the working directory and in the working directory; here the folder of the running test comes first, because a
 * test and its contract usually live side by side.
 *
 * @module
 */
import { readFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, resolve } from 'node:path';
import { noteRead } from './fixtureScope';
import { noteWasmFile } from './gasRecording';
import { runningTestFolder } from './testLocation';

/**
 * Reads a Wasm file.
 *
 * @param file absolute, or relative to the first of these where it is:
 *
 * 1. the folder of the running test;
 * 2. the folders of what the Rust preset built, the one nearest to the test first;
 * 3. `wasm/` beside the test; Jest's `rootDir`, the folder of the nearest package.json and the working directory, and `wasm/`,
 *    `tests/wasm/` and `test/wasm/` in each of them;
 * 4. cargo's target folder (`CARGO_TARGET_DIR`, `.cargo/config.toml`, or `target/` of the crates and workspaces around and in the
 *    project): `wasm32-unknown-unknown/release`, other profiles, and last `debug`, with a warning
 * @throws CasperTestError `WASM_FILE_NOT_FOUND` with every place that was tried and the names that come near
 */
export function readWasmFile(file: string): Uint8Array {
  const tried = new Set<string>();
  for (const path of wasmPaths(file)) {
    if (tried.has(path)) continue;
    const bytes = readIfFile(path);
    if (bytes !== undefined) {
      if (basename(dirname(path)) === 'debug') warnOfDebugBuild(path);
      noteRead(file, bytes);
      noteWasmFile(path, bytes);
      return bytes;
    }
    tried.add(path);
  }
  // Hardly any test needs it, so it is loaded then.
  const { wasmFileNotFound } = require('./wasmFileNotFound') as typeof import('./wasmFileNotFound');
  throw wasmFileNotFound(file, [...tried]);
}

/** The places where a file that is no Wasm is looked for, in order. */
export function candidatePaths(file: string): string[] {
  if (isAbsolute(file)) return [file];
  const { besideAndRoots } = require('./wasmFolders') as typeof import('./wasmFolders');
  return besideAndRoots(runningTestFolder()).map((folder) => resolve(folder, file));
}

/** The places where a Wasm file is looked for, in order; those beyond the folder of the test are looked up only when it is their turn. */
function* wasmPaths(file: string): Generator<string, void, void> {
  if (isAbsolute(file)) {
    yield file;
    return;
  }
  const beside = runningTestFolder();
  if (beside !== undefined) yield resolve(beside, file);
  const { wasmFolders } = require('./wasmFolders') as typeof import('./wasmFolders');
  for (const folder of wasmFolders(beside)) yield resolve(folder, file);
}

const warned = new Set<string>();

function warnOfDebugBuild(path: string): void {
  if (warned.has(path)) return;
  warned.add(path);
  console.warn(
    `${path} is a debug build: its size and gas are not those of what you would deploy, and it may be refused. Build it with cargo build --release --target wasm32-unknown-unknown.`,
  );
}

/** The bytes of a file, `undefined` if there is none. */
export function readIfFile(path: string): Uint8Array | undefined {
  try {
    const buffer = readFileSync(path);
    return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  } catch (error) {
    // Errors of `fs` come from another realm under Jest: look at the code, not at the class.
    const code = (error as { code?: unknown }).code;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return undefined;
    throw error;
  }
}
