/**
 * Builds a crate by cargo, which decides itself what has to be compiled anew.
 *
 * @module
 */
import { basename, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { ProgressLine } from './progressLine';
import { type CargoRun, runCargo } from './runCargo';
import type { RustCrate, WasmTarget } from './rustCrates';
import { toolchainArgument } from './rustCrates';
import type { RustOptions } from './rustOptions';

export const DEFAULT_TARGET = 'wasm32-unknown-unknown';
const DEFAULT_PROFILE = 'release';

/** A Wasm file as cargo left it. */
export interface BuiltFile {
  /** Path of cargo's own file. */
  readonly path: string;
  readonly name: string;
  readonly crate: RustCrate;
}

/** What came of building a crate. */
export interface CrateBuild {
  readonly run: CargoRun;
  readonly files: readonly BuiltFile[];
}

/** What is used here of cargo's messages for programs. */
interface ArtifactMessage {
  readonly reason: string;
  readonly target?: { readonly src_path: string };
  readonly filenames?: readonly string[];
}

/** Steps that cargo tells of; the rest of what it says are warnings, errors and notes. */
const STEP = /^\s*(Compiling|Finished|Fresh|Downloading|Downloaded|Updating|Locking|Blocking|Building|Adding)\s/;
/** The steps that take time. */
const SLOW_STEP = /^\s*(Compiling|Downloading|Updating|Blocking)\s/;

/** The arguments of cargo for a crate, without those that say how it shall talk. */
export function buildArguments({ name, targets }: RustCrate, rootDir: string, options: RustOptions): string[] {
  const { profile = DEFAULT_PROFILE, target = DEFAULT_TARGET, features = [], targetDir, cargoArgs = [] } = options;
  return [
    'build',
    ...(profile === DEFAULT_PROFILE ? ['--release'] : ['--profile', profile]),
    '--target',
    target,
    '--package',
    name,
    ...new Set(targets.flatMap(selection)),
    ...(features.length === 0 ? [] : ['--features', features.join(',')]),
    ...(targetDir === undefined ? [] : ['--target-dir', resolve(rootDir, targetDir)]),
    ...cargoArgs,
  ];
}

function selection({ kind, name }: WasmTarget): string[] {
  return kind === 'lib' ? ['--lib'] : [`--bin=${name}`];
}

/** Each crate is built by itself, so that no other one turns on features of what they have in common. */
export async function buildCrate(
  crate: RustCrate,
  rootDir: string,
  options: RustOptions,
  env: NodeJS.ProcessEnv,
  withColours: boolean,
  progress: ProgressLine,
): Promise<CrateBuild> {
  const flags = rustflags(options, env);
  const talk = ['--message-format', 'json-render-diagnostics', '--color', withColours ? 'always' : 'never'];
  const run = await runCargo({
    args: [...toolchainArgument(options), ...buildArguments(crate, rootDir, options), ...flags.args, ...talk],
    cwd: crate.folder,
    env: flags.env,
    onLine: (line) => {
      const plain = stripVTControlCharacters(line);
      if (SLOW_STEP.test(plain)) progress.show(plain.trim());
    },
  });
  const sources = new Set(crate.targets.map(({ source }) => source));
  const files = run.stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as ArtifactMessage)
    .filter(
      ({ reason, target }) => reason === 'compiler-artifact' && target !== undefined && sources.has(target.src_path),
    )
    .flatMap(({ filenames = [] }) => filenames.filter((path) => path.endsWith('.wasm')))
    .map((path) => ({ path, name: basename(path), crate }));
  return { run, files };
}

/** What a run says besides its steps: warnings, as a rule. Nothing if nothing was compiled: they were shown when it was. */
export function remarks({ stderr }: CargoRun): string {
  const lines = stderr.split('\n').map((text) => ({ text, plain: stripVTControlCharacters(text) }));
  if (!lines.some(({ plain }) => /^\s*Compiling\s/.test(plain))) return '';
  return lines
    .filter(({ plain }) => !STEP.test(plain))
    .map(({ text }) => text)
    .join('\n')
    .trim();
}

/** Cargo takes flags from the environment instead of its configuration, so ours go where the others are. */
function rustflags(
  { rustflags = [], target = DEFAULT_TARGET }: RustOptions,
  env: NodeJS.ProcessEnv,
): { args: string[]; env: NodeJS.ProcessEnv } {
  if (rustflags.length === 0) return { args: [], env };
  if (env.CARGO_ENCODED_RUSTFLAGS)
    return {
      args: [],
      env: { ...env, CARGO_ENCODED_RUSTFLAGS: [env.CARGO_ENCODED_RUSTFLAGS, ...rustflags].join('\x1f') },
    };
  if (env.RUSTFLAGS) return { args: [], env: { ...env, RUSTFLAGS: [env.RUSTFLAGS, ...rustflags].join(' ') } };
  return { args: ['--config', `target.${target}.rustflags=${JSON.stringify(rustflags)}`], env };
}
