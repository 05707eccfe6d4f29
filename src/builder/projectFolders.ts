/**
 * The folders of a project: where its package.json and its Rust crates are, and where cargo puts what it builds of them.
 *
 * @module
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { jestRootDir, runningTestFolder } from './testLocation';

/** Crates that lie deeper below the project, or in one of these folders, are not looked for. */
const MAX_DEPTH = 3;
const NO_CRATES = new Set(['node_modules', 'target', 'dist', 'build', 'coverage', 'vendor']);

/** A folder and all that it lies in, the innermost first. */
function upwards(folder: string): string[] {
  const folders = [resolve(folder)];
  for (let parent = dirname(folders[0]!); parent !== folders.at(-1); parent = dirname(parent)) folders.push(parent);
  return folders;
}

/** The folders that relative names may be meant from, besides that of the test: Jest's `rootDir`, the nearest with a package.json, the working directory. */
export function projectRoots(): string[] {
  const cwd = process.cwd();
  const start = runningTestFolder() ?? cwd;
  const packaged = upwards(start).find((folder) => existsSync(join(folder, 'package.json')));
  return [...new Set([jestRootDir(), packaged, cwd].filter((folder) => folder !== undefined))];
}

/** Folders with a Cargo.toml above and below these, up to the root of the repository. */
export function crateFolders(starts: readonly string[]): string[] {
  const found = new Set<string>();
  for (const start of starts) {
    const above = upwards(start);
    const repository = above.findIndex((folder) => existsSync(join(folder, '.git')));
    const within = repository === -1 ? above.slice(0, 1) : above.slice(0, repository + 1);
    for (const folder of within) if (existsSync(join(folder, 'Cargo.toml'))) found.add(folder);
    addCratesBelow(within.at(-1)!, MAX_DEPTH, found);
  }
  return [...found];
}

function addCratesBelow(folder: string, depth: number, found: Set<string>): void {
  for (const name of subfolders(folder)) {
    if (name.startsWith('.') || NO_CRATES.has(name)) continue;
    const path = join(folder, name);
    if (existsSync(join(path, 'Cargo.toml'))) found.add(path);
    if (depth > 1) addCratesBelow(path, depth - 1, found);
  }
}

/** Names of the folders in a folder, sorted; none if it cannot be read. */
export function subfolders(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort();
  } catch {
    return [];
  }
}

/**
 * Where cargo puts what it builds of a crate: `CARGO_TARGET_DIR`, `build.target-dir` of a `.cargo/config.toml`, or `target` of each
 * folder it may take for the workspace.
 */
export function cargoTargetFolders(crate: string): string[] {
  const fromEnvironment = process.env.CARGO_TARGET_DIR || process.env.CARGO_BUILD_TARGET_DIR;
  if (fromEnvironment) return [resolve(crate, fromEnvironment)];
  for (const folder of upwards(crate)) {
    for (const name of ['config.toml', 'config']) {
      const configured = configuredTargetFolder(join(folder, '.cargo', name));
      if (configured !== undefined) return [resolve(folder, configured)];
    }
  }
  const workspaces = upwards(crate).filter((folder) => existsSync(join(folder, 'Cargo.toml')));
  return (workspaces.length === 0 ? [crate] : workspaces).map((folder) => join(folder, 'target'));
}

function configuredTargetFolder(file: string): string | undefined {
  if (!existsSync(file)) return undefined;
  const { parse } = require('smol-toml') as typeof import('smol-toml', { with: { 'resolution-mode': 'import' }});
  try {
    const { build } = parse(readFileSync(file, 'utf8')) as { build?: { 'target-dir'?: unknown } };
    const folder = build?.['target-dir'];
    return typeof folder === 'string' ? folder : undefined;
  } catch {
    return undefined; // It is cargo's place to complain.
  }
}
