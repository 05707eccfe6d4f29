/**
 * Builds the Rust crates of a project and makes the result deployable: what the Rust preset does before a run.
 *
 * @module
 */
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { packageVersion } from '../builder/cacheFolder';
import { CasperTestError } from '../bytes/casperTestError';
import { groupDigits } from '../report/motes';
import { type BuiltFile, buildArguments, buildCrate, remarks } from './cargoBuild';
import { cargoHint } from './cargoHints';
import { DeployableFolder } from './deployableFolder';
import { findBinaryen } from './lowerWasm';
import { makeDeployable } from './makeDeployable';
import { ProgressLine, type Terminal } from './progressLine';
import type { CargoRun } from './runCargo';
import { findRustCrates, type RustCrate, toolchainArgument } from './rustCrates';
import type { RustOptions } from './rustOptions';

/** A Wasm file that is ready. */
export interface BuiltWasm {
  readonly path: string;
  readonly crate: string;
  /** It was made in this run; otherwise it was there already, made from the same build. */
  readonly isNew: boolean;
}

/** The surroundings of a build. */
export interface BuildSurroundings {
  readonly terminal: Terminal;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Builds every crate once, in order.
 *
 * @param rootDir folder of the project
 * @throws CasperTestError `NO_TOOLCHAIN`, `BUILD_FAILED` (cargo's words are on the terminal then), `NOT_DEPLOYABLE`, `NOT_SUPPORTED`
 *   without binaryen when it is needed, `NOT_FOUND` without crates
 */
export async function buildRustCrates(
  rootDir: string,
  options: RustOptions,
  { terminal, env }: BuildSurroundings,
): Promise<BuiltWasm[]> {
  const withColours = terminal.isTTY === true && !env.NO_COLOR;
  const failure = (run: CargoRun, manifest: string, command: string): Error => {
    terminal.write(run.stderr.endsWith('\n') ? run.stderr : `${run.stderr}\n`);
    return buildFailure(run, manifest, rootDir, command, options, env);
  };
  const crates = await findRustCrates(rootDir, options, env, (run, manifest) =>
    failure(run, manifest, 'cargo metadata --no-deps'),
  );
  const files: BuiltFile[] = [];
  for (const crate of crates) {
    const command = ['cargo', ...toolchainArgument(options), ...buildArguments(crate, rootDir, options)].join(' ');
    const progress = new ProgressLine(terminal, `Building ${crate.name} (${command})`);
    const { run, files: built } = await buildCrate(crate, rootDir, options, env, withColours, progress);
    progress.clear();
    if (!run.succeeded) throw failure(run, join(crate.folder, 'Cargo.toml'), command);
    const said = remarks(run);
    if (said !== '') progress.print(said);
    files.push(...built);
  }
  checkNames(files, rootDir);
  return makeAllDeployable(files, rootDir, terminal);
}

async function makeAllDeployable(
  files: readonly BuiltFile[],
  rootDir: string,
  terminal: Terminal,
): Promise<BuiltWasm[]> {
  const binaryen = findBinaryen(rootDir);
  const tool = `casper-engine-test-support ${packageVersion()}, binaryen ${binaryen?.version ?? 'none'}`;
  const folders = new Map<string, DeployableFolder>();
  const made: BuiltWasm[] = [];
  for (const { path, name, crate } of files) {
    const target = targetFolder(path, crate);
    const folder = folders.get(target) ?? new DeployableFolder(target, tool);
    folders.set(target, folder);
    const built = new Uint8Array(readFileSync(path));
    const isNew = !folder.isMadeFrom(name, built);
    if (isNew) {
      const { bytes, lowered, warnings } = await makeDeployable(name, built, () => binaryen);
      folder.put(name, built, bytes);
      const from = bytes.length === built.length ? '' : `, ${groupDigits(built.length)} as cargo built it`;
      const lowering = lowered.length === 0 ? '' : `, ${lowered.join(' and ')} lowered`;
      const where = relative(rootDir, join(folder.path, name));
      terminal.write(`Built ${where} (${groupDigits(bytes.length)} bytes${from}${lowering})\n`);
      for (const warning of warnings) terminal.write(`Warning: ${warning}\n`);
    }
    made.push({ path: join(folder.path, name), crate: crate.name, isNew });
  }
  for (const folder of folders.values()) folder.finish();
  return made;
}

/** The options may have another one than the metadata tells of: TARGET/wasm32-unknown-unknown/release/x.wasm. */
function targetFolder(path: string, { targetFolder }: RustCrate): string {
  const isBelow = !relative(targetFolder, path).startsWith('..');
  return isBelow ? targetFolder : dirname(dirname(dirname(path)));
}

function checkNames(files: readonly BuiltFile[], rootDir: string): void {
  const seen = new Map<string, BuiltFile>();
  for (const file of files) {
    const other = seen.get(file.path);
    if (other !== undefined) {
      throw new CasperTestError({
        code: 'BUILD_FAILED',
        shortMessage: `Two crates make the same file ${relative(rootDir, file.path)}: ${other.crate.name} and ${file.crate.name}.`,
        hint: 'Give their [[bin]] or [lib] different names.',
      });
    }
    seen.set(file.path, file);
  }
}

function buildFailure(
  run: CargoRun,
  manifest: string,
  rootDir: string,
  command: string,
  options: RustOptions,
  env: NodeJS.ProcessEnv,
): CasperTestError {
  const folder = dirname(manifest);
  const known = cargoHint({ output: stripVTControlCharacters(run.stderr), folder, options, env });
  return new CasperTestError({
    code: known?.toolchain === true ? 'NO_TOOLCHAIN' : 'BUILD_FAILED',
    shortMessage: `No test was run: cargo failed, as it says above (${command} in ${relative(rootDir, folder) || '.'}).`,
    ...(known === undefined ? {} : { hint: known.hint }),
  });
}
