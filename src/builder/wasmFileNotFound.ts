/**
 * The error for a Wasm file that is nowhere: where it was looked for, which names come near, how it might be built.
 *
 * @module
 */
import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CasperTestError } from '../bytes/casperTestError';
import { crateFolders, projectRoots } from './projectFolders';
import { builtFolders } from './wasmFolders';

/** Names that are suggested at most. */
const MAX_SUGGESTIONS = 3;

/** The error for a file that is in none of the places that were tried. */
export function wasmFileNotFound(file: string, tried: readonly string[]): CasperTestError {
  const near = nearNames(file, [...new Set(tried.map((path) => dirname(path)))]);
  const suggestion = near.length === 0 ? '' : `Did you mean ${near.join(', or ')}? `;
  return new CasperTestError({
    code: 'WASM_FILE_NOT_FOUND',
    shortMessage: `No Wasm file ${JSON.stringify(file)}. These places were tried:`,
    details: tried,
    hint: `${suggestion}${builtHint() ?? buildHint()}, or pass an absolute path or the bytes themselves.`,
  });
}

/** What the Rust preset built for this run, if it did. */
function builtHint(): string | undefined {
  const names = builtFolders(process.cwd()).flatMap(wasmFilesOf);
  if (names.length === 0) return undefined;
  return `The Rust preset built ${names.join(', ')}: a file has the name of its [[bin]] or [lib]. Name one of them`;
}

function buildHint(): string {
  const [crate] = crateFolders(projectRoots());
  const command = 'cargo build --release --target wasm32-unknown-unknown';
  if (crate === undefined) return `Build the contract first (${command})`;
  const preset = "the preset 'casper-engine-test-support/presets/rust' builds before each run";
  return `Build the contract first (${command} in ${crate}; ${preset})`;
}

/** Paths of the Wasm files in these folders whose names are nearest to that of a file. */
function nearNames(file: string, folders: readonly string[]): string[] {
  const wanted = plainName(file);
  return folders
    .flatMap((folder) => wasmFilesOf(folder).map((name) => ({ path: join(folder, name), name })))
    .map(({ path, name }) => ({ path, distance: editDistance(wanted, plainName(name)) }))
    .filter(({ distance }) => distance <= Math.max(2, Math.floor(wanted.length / 3)))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MAX_SUGGESTIONS)
    .map(({ path }) => path);
}

function wasmFilesOf(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.wasm'));
  } catch {
    return [];
  }
}

/** Cargo writes a hyphen of a library's name as an underscore; neither that nor the case matters here. */
function plainName(file: string): string {
  return basename(file)
    .replace(/\.wasm$/i, '')
    .toLowerCase()
    .replaceAll('_', '-');
}

/** How many characters have to be added, removed or replaced to get from one text to the other. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = row[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[to.length]!;
}
