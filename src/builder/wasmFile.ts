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
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { CasperTestError } from '../bytes/casperTestError';

const CARGO_RELEASE = ['target', 'wasm32-unknown-unknown', 'release'] as const;

/**
 * Reads a Wasm file.
 *
 * @param file absolute, or relative to one of: the folder of the running Jest test, the working directory, its `wasm/`,
 * its cargo target folder (`target/wasm32-unknown-unknown/release`), and the same under `CARGO_TARGET_DIR`
 * @throws CasperTestError `WASM_FILE_NOT_FOUND` with every place that was tried
 */
export function readWasmFile(file: string): Uint8Array {
  const tried = candidatePaths(file);
  for (const path of tried) {
    const bytes = readIfFile(path);
    if (bytes !== undefined) return bytes;
  }
  throw new CasperTestError({
    code: 'WASM_FILE_NOT_FOUND',
    shortMessage: `No Wasm file ${JSON.stringify(file)}. These places were tried:`,
    details: tried,
    hint: 'Build the contract first (cargo build --release --target wasm32-unknown-unknown), or pass an absolute path or the bytes themselves.',
  });
}

/** The places where a file of this name is looked for, in order. */
export function candidatePaths(file: string): string[] {
  if (isAbsolute(file)) return [file];
  const cwd = process.cwd();
  const folders: string[] = [];
  const testFolder = runningTestFolder();
  if (testFolder !== undefined) folders.push(testFolder, join(testFolder, 'wasm'));
  folders.push(cwd, join(cwd, 'wasm'), join(cwd, ...CARGO_RELEASE));
  const cargoTarget = process.env.CARGO_TARGET_DIR;
  if (cargoTarget !== undefined && cargoTarget !== '') folders.push(join(cargoTarget, ...CARGO_RELEASE.slice(1)));
  return [...new Set(folders.map((folder) => resolve(folder, file)))];
}

interface JestExpectState {
  readonly testPath?: string;
}

/** The folder of the test file that Jest or Vitest is running, as their `expect` tells it. */
function runningTestFolder(): string | undefined {
  const global = globalThis as { expect?: { getState?: () => JestExpectState } };
  const path = global.expect?.getState?.().testPath;
  return path === undefined ? undefined : dirname(path);
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
