/**
 * The folders in which Wasm files are looked for, beyond that of the test.
 *
 * @module
 */
import { basename, delimiter, join, resolve, sep } from 'node:path';
import { cargoTargetFolders, crateFolders, projectRoots, subfolders } from './projectFolders';

/** Cargo's names for the machines that contracts are built for; the second is young, and named only where it is used. */
const MACHINES = ['wasm32-unknown-unknown', 'wasm32v1-none'] as const;

/** The variable by which the Rust preset says where it put the files that it built: folders, as in `PATH`. */
export const BUILT_WASM_FOLDER = 'CASPER_TEST_WASM_DIR';

/** The folder of the test, and those of its project. */
export function besideAndRoots(beside: string | undefined): string[] {
  return [...new Set([...(beside === undefined ? [] : [beside]), ...projectRoots()])];
}

/** The folders, in order; those of cargo are looked up only when it is their turn. */
export function* wasmFolders(beside: string | undefined): Generator<string, void, void> {
  yield* builtFolders(beside ?? process.cwd());
  if (beside !== undefined) yield join(beside, 'wasm');
  for (const root of projectRoots()) {
    yield root;
    yield join(root, 'wasm');
    yield join(root, 'tests', 'wasm');
    yield join(root, 'test', 'wasm');
  }
  yield* cargoFolders(besideAndRoots(beside));
}

/** Where the Rust preset put what it built; of crates of the same name the one nearest to the test comes first. */
export function builtFolders(near: string): string[] {
  const here = resolve(near).split(sep);
  const inCommon = (folder: string): number => {
    const there = folder.split(sep);
    const parting = there.findIndex((name, index) => name !== here[index]);
    return parting === -1 ? there.length : parting;
  };
  return (process.env[BUILT_WASM_FOLDER] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .sort((a, b) => inCommon(b) - inCommon(a));
}

const knownCargoFolders = new Map<string, readonly string[]>();

/** Folders of cargo's builds: of release, of other profiles, of debug. */
function cargoFolders(starts: readonly string[]): readonly string[] {
  const key = JSON.stringify([starts, process.env.CARGO_TARGET_DIR]);
  const folders = knownCargoFolders.get(key) ?? findCargoFolders(starts);
  knownCargoFolders.set(key, folders);
  return folders;
}

function findCargoFolders(starts: readonly string[]): readonly string[] {
  const crates = crateFolders(starts);
  const targets = new Set((crates.length === 0 ? projectRoots() : crates).flatMap(cargoTargetFolders));
  const machines = [...targets].flatMap((target) => {
    const [usual, ...rare] = MACHINES.map((machine) => join(target, machine));
    return [usual!, ...rare.filter((machine) => subfolders(machine).length > 0)];
  });
  const others = machines.flatMap((machine) =>
    subfolders(machine).flatMap((profile) => (profile === 'release' ? [] : [join(machine, profile)])),
  );
  const isDebug = (folder: string): boolean => basename(folder) === 'debug';
  return [
    ...machines.map((machine) => join(machine, 'release')),
    ...others.filter((folder) => !isDebug(folder)),
    ...others.filter(isDebug),
  ];
}
