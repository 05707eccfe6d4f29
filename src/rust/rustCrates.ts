/**
 * The Rust crates of a project that make Wasm for Casper, as cargo itself describes them.
 *
 * @module
 */
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { crateFolders } from '../builder/projectFolders';
import { CasperTestError } from '../bytes/casperTestError';
import { type CargoRun, runCargo } from './runCargo';
import type { RustOptions } from './rustOptions';

/** A crate, and what in it is to be compiled. */
export interface RustCrate {
  readonly name: string;
  /** Its folder, with its Cargo.toml. */
  readonly folder: string;
  readonly workspace: string;
  readonly targetFolder: string;
  readonly targets: readonly WasmTarget[];
}

/** Something of a crate that becomes a Wasm file. */
export interface WasmTarget {
  readonly kind: 'lib' | 'bin';
  readonly name: string;
  /** Its main source file, by which cargo's messages tell it from others. */
  readonly source: string;
}

/** What is used here of the answer of `cargo metadata`. */
interface Metadata {
  readonly packages: readonly CargoPackage[];
  readonly workspace_root: string;
  readonly target_directory: string;
}

interface CargoPackage {
  readonly name: string;
  readonly manifest_path: string;
  readonly targets: readonly { readonly name: string; readonly kind: readonly string[]; readonly src_path: string }[];
  readonly dependencies: readonly { readonly name: string; readonly path?: string | null }[];
}

/** Libraries of crates that run on Casper. */
const CASPER_LIBRARY = /^casper-/;
/** It compiles one contract at a time, told by a variable; its own command does that. */
const ODRA_LIBRARY = /^odra(-|$)/;
const NO_MAIN = /^\s*#!\[(.*\W)?no_main\W/m;

/** How cargo failed, and where. */
export type OnCargoFailure = (run: CargoRun, manifest: string) => Error;

/**
 * Those that the options name; else those around and in the project that have a `cdylib` or a program with `#![no_main]` and depend
 * on a library of Casper.
 *
 * @throws CasperTestError `NOT_FOUND` if there are none, `BAD_ARGUMENT` for an option that names none
 */
export async function findRustCrates(
  rootDir: string,
  options: RustOptions,
  env: NodeJS.ProcessEnv,
  onFailure: OnCargoFailure,
): Promise<RustCrate[]> {
  const named = options.crates?.map((path) => manifestFolder(rootDir, path));
  const known = new Map<string, Metadata>();
  for (const folder of named ?? crateFolders([rootDir])) {
    if ([...known.values()].some(({ packages }) => packages.some((one) => dirname(one.manifest_path) === folder)))
      continue;
    const metadata = await readMetadata(folder, options, env, onFailure);
    known.set(metadata.workspace_root, metadata);
  }
  const crates = [...known.values()].flatMap((metadata) =>
    metadata.packages
      .filter((one) => named === undefined || isNamed(one, metadata, named))
      .map((one) => ({
        crate: rustCrate(one, metadata),
        usesCasper: usesLibrary(CASPER_LIBRARY, one, metadata),
        usesOdra: usesLibrary(ODRA_LIBRARY, one, metadata),
      }))
      .filter(({ crate }) => crate.targets.length > 0),
  );
  const chosen = crates
    .filter(({ usesCasper, usesOdra }) => named !== undefined || (usesCasper && !usesOdra))
    .map(({ crate }) => crate);
  if (chosen.length === 0) {
    const others = crates.map(({ crate: { name, folder }, usesOdra }) => {
      const why = usesOdra ? 'is made with Odra' : 'depends on no library of Casper';
      return `${name} in ${relative(rootDir, folder) || '.'} ${why}`;
    });
    const isOdra = crates.some(({ usesOdra }) => usesOdra);
    throw noCrates(rootDir, options, others, isOdra);
  }
  return chosen;
}

/** A crate is named by its own folder, or by that of a workspace without a crate of its own. */
function isNamed(
  { manifest_path }: CargoPackage,
  { packages, workspace_root }: Metadata,
  named: readonly string[],
): boolean {
  const isVirtual = !packages.some((one) => dirname(one.manifest_path) === workspace_root);
  return named.includes(dirname(manifest_path)) || (isVirtual && named.includes(workspace_root));
}

function manifestFolder(rootDir: string, path: string): string {
  const absolute = resolve(rootDir, path);
  const isFile = statSync(absolute, { throwIfNoEntry: false })?.isFile() === true;
  const folder = isFile && basename(absolute) === 'Cargo.toml' ? dirname(absolute) : absolute;
  if (existsSync(join(folder, 'Cargo.toml'))) return realpathSync(folder);
  throw new CasperTestError({
    code: 'BAD_ARGUMENT',
    shortMessage: `The option crates of the Rust preset names ${JSON.stringify(path)}, and there is no ${join(folder, 'Cargo.toml')}.`,
    hint: "Give folders with a Cargo.toml, relative to Jest's rootDir.",
  });
}

async function readMetadata(
  folder: string,
  options: RustOptions,
  env: NodeJS.ProcessEnv,
  onFailure: OnCargoFailure,
): Promise<Metadata> {
  const args = [...toolchainArgument(options), 'metadata', '--no-deps', '--format-version', '1'];
  const run = await runCargo({ args, cwd: folder, env });
  if (!run.succeeded) throw onFailure(run, join(folder, 'Cargo.toml'));
  return JSON.parse(run.stdout) as Metadata;
}

/** The first argument of cargo, where the options choose a toolchain. */
export function toolchainArgument({ toolchain }: RustOptions): string[] {
  return toolchain === undefined ? [] : [toolchain.startsWith('+') ? toolchain : `+${toolchain}`];
}

function rustCrate({ name, manifest_path, targets }: CargoPackage, metadata: Metadata): RustCrate {
  return {
    name,
    folder: dirname(manifest_path),
    workspace: metadata.workspace_root,
    targetFolder: metadata.target_directory,
    targets: targets.flatMap(({ name, kind, src_path: source }): WasmTarget[] => {
      if (kind.includes('cdylib')) return [{ kind: 'lib', name, source }];
      return kind.includes('bin') && NO_MAIN.test(readFileSync(source, 'utf8')) ? [{ kind: 'bin', name, source }] : [];
    }),
  };
}

/** Whether a crate depends on such a library, itself or through others of its workspace. */
function usesLibrary(library: RegExp, start: CargoPackage, { packages }: Metadata): boolean {
  const seen = new Set<CargoPackage>();
  const uses = (one: CargoPackage): boolean => {
    if (seen.has(one)) return false;
    seen.add(one);
    return one.dependencies.some(({ name, path }) => {
      if (library.test(name)) return true;
      const local = path && packages.find(({ manifest_path }) => dirname(manifest_path) === path);
      return local ? uses(local) : false;
    });
  };
  return uses(start);
}

function noCrates(
  rootDir: string,
  { crates }: RustOptions,
  others: readonly string[],
  isOdra: boolean,
): CasperTestError {
  const where = crates === undefined ? `around and in ${rootDir}` : `in ${crates.join(', ')}`;
  return new CasperTestError({
    code: 'NOT_FOUND',
    shortMessage: `There is no Rust crate for Casper ${where}.`,
    details: others,
    hint: hintFor(others.length > 0, isOdra),
  });
}

function hintFor(areOthers: boolean, isOdra: boolean): string {
  if (isOdra)
    return 'cargo odra build puts the contracts of Odra into wasm/, where tests find them; the preset for that is "casper-engine-test-support".';
  if (areOthers) return 'Name it in the option crates of the Rust preset, if it is one all the same.';
  return 'Such a crate has a [lib] with crate-type = ["cdylib"], or a program with #![no_main]. Without Rust the preset is "casper-engine-test-support".';
}
