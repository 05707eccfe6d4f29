/**
 * What to do about a failure of cargo. Its own words are shown whole; these say what they mean for a contract.
 *
 * @module
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { DEFAULT_TARGET } from './cargoBuild';
import type { RustOptions } from './rustOptions';

/** Where and how cargo failed. */
export interface CargoFailure {
  /** What it printed, without colours. */
  readonly output: string;
  readonly folder: string;
  readonly options: RustOptions;
  readonly env: NodeJS.ProcessEnv;
}

/** A failure of a known kind. */
export interface CargoHint {
  /** The toolchain is at fault, not the code. */
  readonly toolchain: boolean;
  readonly hint: string;
}

interface Rule {
  readonly pattern: RegExp;
  readonly toolchain: boolean;
  readonly hint: string | ((failure: CargoFailure, found: RegExpMatchArray) => string);
}

const ALLOW_UNDEFINED = '-C link-arg=--allow-undefined';

/** The first that fits is taken. */
const RULES: readonly Rule[] = [
  {
    // rustc: E0463; a nightly or a toolchain with -Zbuild-std says it of rust-src.
    pattern: /can't find crate for `(core|std|alloc|compiler_builtins)`|target may not be installed/,
    toolchain: true,
    hint: (failure) => `The Rust toolchain has no target ${targetOf(failure)}. ${installTarget(failure)}`,
  },
  {
    pattern:
      /"?([^"\s]*rust-src[^"\s]*|\S*library\/Cargo\.lock)"? does not exist, unable to build with the standard library/,
    toolchain: true,
    hint: '-Zbuild-std needs the sources of the standard library: rustup component add rust-src, for that toolchain.',
  },
  {
    pattern: /toolchain '([^']+)' is not installed/,
    toolchain: true,
    hint: ({ options }, [, name]) =>
      `Install it: rustup toolchain install ${name} --target ${options.target ?? DEFAULT_TARGET}.`,
  },
  {
    pattern: /no such (sub)?command: `\+/,
    toolchain: true,
    hint: 'Only the cargo of rustup (https://rustup.rs) takes a toolchain by +name; the one on the PATH is another. Leave out the option toolchain, or install rustup.',
  },
  {
    pattern:
      /error\[E0554\]|may not be used on the stable release channel|is only accepted on the nightly c(hannel|ompiler)/,
    toolchain: true,
    hint: 'The crate, or casper-contract with its default features, needs a nightly toolchain: say which in a file rust-toolchain.toml beside its Cargo.toml, or in the option toolchain of the Rust preset.',
  },
  {
    pattern: /linker `([^`]*lld[^`]*)` not found/,
    toolchain: true,
    hint: (_, [, linker]) =>
      `The toolchain has no linker for Wasm (${linker}). ${isLike('debian') ? 'Install it: apt-get install lld.' : "Install LLVM's lld."}`,
  },
  {
    pattern: /undefined symbol: casper_/,
    toolchain: false,
    hint: `This toolchain does not leave host functions to be imported. Add to .cargo/config.toml: [target.${DEFAULT_TARGET}] rustflags = ["-C", "link-arg=--allow-undefined"], or give ${ALLOW_UNDEFINED} as rustflags of the Rust preset.`,
  },
  {
    pattern:
      /requires rustc [\d.]+|feature `edition2024` is required|requires the Cargo feature called `edition|this version of Cargo is older|lock file version `?4`?/,
    toolchain: true,
    hint: 'The toolchain is older than what the crate or one of its dependencies asks for: update it (rustup update), or choose older dependencies (cargo update -p NAME --precise VERSION).',
  },
  {
    pattern:
      /failed to (download|fetch|get|resolve address)|[Cc]ould not resolve host|spurious network error|network failure/,
    toolchain: false,
    hint: 'Cargo could not reach a registry. Where there is no network, cargo fetch or cargo vendor brings the dependencies beforehand.',
  },
  {
    pattern: /Blocking waiting for file lock/,
    toolchain: false,
    hint: 'Another cargo was at work in the same target folder.',
  },
];

/** `undefined` if cargo's own words are all there is to say. */
export function cargoHint(failure: CargoFailure): CargoHint | undefined {
  for (const { pattern, toolchain, hint } of RULES) {
    const found = failure.output.match(pattern);
    if (found !== null) return { toolchain, hint: typeof hint === 'string' ? hint : hint(failure, found) };
  }
  return undefined;
}

const targetOf = ({ options }: CargoFailure): string => options.target ?? DEFAULT_TARGET;

/** How the target comes to the toolchain that was used. */
function installTarget(failure: CargoFailure): string {
  const target = targetOf(failure);
  if (isOfRustup(failure.env)) {
    const toolchain = failure.options.toolchain?.replace(/^\+/, '') ?? activeToolchain(failure);
    return `Add it: rustup target add ${target}${toolchain === undefined ? '' : ` --toolchain ${toolchain}`}.`;
  }
  if (isLike('debian')) return 'Install it: apt-get install libstd-rust-dev-wasm32 lld.';
  if (isLike('fedora')) return `Install it: dnf install rust-std-static-${target}.`;
  if (isLike('arch')) return 'Install it: pacman -S rust-wasm.';
  return 'Install it as your system offers it, or use the toolchain of rustup (https://rustup.rs).';
}

/** Whether the compiler is one of rustup's: its programs lie side by side. */
function isOfRustup(env: NodeJS.ProcessEnv): boolean {
  const compiler = env.RUSTC ?? onPath('cargo', env);
  return (
    compiler !== undefined &&
    (existsSync(join(dirname(compiler), 'rustup')) || existsSync(join(dirname(compiler), 'rustup.exe')))
  );
}

function onPath(program: string, env: NodeJS.ProcessEnv): string | undefined {
  return (env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => [join(folder, program), join(folder, `${program}.exe`)])
    .find((path) => existsSync(path));
}

/** The toolchain that rustup chooses in this folder, by a rust-toolchain file or by default. */
function activeToolchain({ folder, env }: CargoFailure): string | undefined {
  try {
    const said = execFileSync('rustup', ['show', 'active-toolchain'], {
      cwd: folder,
      env,
      encoding: 'utf8',
      stdio: 'pipe',
    });
    return said.trim().split(/\s/)[0] || undefined;
  } catch {
    return undefined;
  }
}

function isLike(distribution: string): boolean {
  try {
    const { ID, ID_LIKE } = Object.fromEntries(
      readFileSync('/etc/os-release', 'utf8')
        .split('\n')
        .map((line) => line.replaceAll('"', '').split('=') as [string, string]),
    ) as { ID?: string; ID_LIKE?: string };
    return [ID, ...(ID_LIKE ?? '').split(' ')].includes(distribution);
  } catch {
    return false;
  }
}
