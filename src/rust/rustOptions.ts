/**
 * What a project says about its Rust crates: `globals: { 'casper-engine-test-support': { rust: { … } } }` of its Jest configuration.
 *
 * @module
 */
import { CasperTestError } from '../bytes/casperTestError';

/** How crates are found and built. Whatever is left out is as cargo has it in the folder of the crate. */
export interface RustOptions {
  /** Folders with a Cargo.toml, or such files, relative to `rootDir`. All that are found around and in the project when absent. */
  readonly crates?: readonly string[];
  /** A profile of cargo; `release` when absent. */
  readonly profile?: string;
  /** What is compiled for: `wasm32-unknown-unknown` when absent; `wasm32v1-none` is the other one that makes sense. */
  readonly target?: string;
  /** Features of the crates. */
  readonly features?: readonly string[];
  /** A toolchain of rustup, for example `nightly-2025-01-01`, where the file rust-toolchain.toml of the crate does not choose. */
  readonly toolchain?: string;
  /** Cargo's target folder, relative to `rootDir`. */
  readonly targetDir?: string;
  /** Flags for rustc, besides those of `.cargo/config.toml`. */
  readonly rustflags?: readonly string[];
  /** Further arguments of `cargo build`, for example `--locked`. */
  readonly cargoArgs?: readonly string[];
}

const TEXTS = ['profile', 'target', 'toolchain', 'targetDir'] as const;
const LISTS = ['crates', 'features', 'rustflags', 'cargoArgs'] as const;
const KEY = 'casper-engine-test-support';

/**
 * Reads the options out of Jest's `globals`.
 *
 * @throws CasperTestError `BAD_ARGUMENT` for an option that there is not, or of another type
 */
export function rustOptionsFromGlobals(globals: Readonly<Record<string, unknown>> | undefined): RustOptions {
  const own = globals?.[KEY];
  if (own === undefined) return {};
  const rust = isRecord(own) ? own.rust : own;
  if (rust === undefined) return {};
  if (!isRecord(rust)) throw badOption(`globals['${KEY}']`, '{ rust: { … } }', rust);
  return checkRustOptions(rust);
}

/** Checks what a program passes as options. */
export function checkRustOptions(options: Readonly<Record<string, unknown>> | RustOptions): RustOptions {
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue;
    if ((TEXTS as readonly string[]).includes(name)) {
      if (typeof value !== 'string' || value === '') throw badOption(name, 'a text', value);
    } else if ((LISTS as readonly string[]).includes(name)) {
      if (!Array.isArray(value) || !value.every((item) => typeof item === 'string'))
        throw badOption(name, 'a list of texts', value);
    } else {
      throw new CasperTestError({
        code: 'BAD_ARGUMENT',
        shortMessage: `The Rust preset has no option ${JSON.stringify(name)}.`,
        hint: `Its options are ${[...LISTS, ...TEXTS].sort().join(', ')}.`,
      });
    }
  }
  return options as RustOptions;
}

function badOption(name: string, expected: string, value: unknown): CasperTestError {
  return new CasperTestError({
    code: 'BAD_ARGUMENT',
    shortMessage: `The Rust preset takes ${expected} as ${name}, and was given ${JSON.stringify(value)}.`,
    hint: `Options go into Jest's configuration: globals: { '${KEY}': { rust: { profile: 'release' } } }.`,
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
