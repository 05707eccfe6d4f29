/**
 * Jest's `globalSetup` of the Rust preset: builds the Rust crates of the project before the tests, in watch mode before each run.
 *
 * A project with a `globalSetup` of its own calls it there:
 *
 * ```js
 * const { setup } = require('casper-engine-test-support/presets/rust/setup');
 * module.exports = async (globalConfig, projectConfig) => {
 *   await setup(globalConfig, projectConfig);
 * };
 * ```
 *
 * Vitest takes it as it is: `globalSetup: ['casper-engine-test-support/presets/rust/setup']`.
 *
 * @module
 */
import { delimiter, dirname } from 'node:path';
import { BUILT_WASM_FOLDER } from '../../src/builder/wasmFolders';
import { buildRustCrates } from '../../src/rust/buildRustCrates';
import { rustOptionsFromGlobals } from '../../src/rust/rustOptions';
import { BUILD_FAILURE } from './buildFailure';

/** What is used of Jest's configuration of a project. */
export interface JestProject {
  /** Where crates are looked for, and what the paths of the options are relative to. */
  readonly rootDir: string;
  /** `{ 'casper-engine-test-support': { rust: { … } } }`. */
  readonly globals?: Readonly<Record<string, unknown>> | undefined;
}

/** What is used of Jest's global configuration. */
interface JestRun {
  readonly watch?: boolean;
  readonly watchAll?: boolean;
}

/** What is used of Vitest's project. */
interface VitestProject {
  readonly config: { readonly root: string };
}

/**
 * Builds the crates and lets the tests find the result.
 *
 * @param run Jest's global configuration, or Vitest's project
 * @param project Jest's configuration of the project
 * @throws CasperTestError if a crate cannot be built; no test runs then. In watch mode the failure is printed, and each test file fails
 *   with it (`requireBuild.ts`): Jest does not go on watching after an error here.
 */
async function setup(run: unknown, project?: JestProject): Promise<void> {
  const { rootDir, globals } = project ?? { rootDir: (run as VitestProject).config.root, globals: undefined };
  delete process.env[BUILD_FAILURE];
  try {
    const surroundings = { terminal: process.stderr, env: process.env };
    const built = await buildRustCrates(rootDir, rustOptionsFromGlobals(globals), surroundings);
    tellTests(built.map(({ path }) => dirname(path)));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    // Runners print the stack, and where in this package a compiler failed helps nobody.
    error.stack = `${error.name}: ${error.message}`;
    const { watch, watchAll } = run as JestRun;
    if (!watch && !watchAll) throw error;
    process.env[BUILD_FAILURE] = error.message;
  }
}

// Jest takes what the module is; others take what it has.
module.exports = Object.assign(setup, { setup });

export { setup };

/** Workers inherit the variables of this process. */
function tellTests(folders: readonly string[]): void {
  const others = (process.env[BUILT_WASM_FOLDER] ?? '').split(delimiter).filter((folder) => folder !== '');
  process.env[BUILT_WASM_FOLDER] = [...new Set([...folders, ...others])].join(delimiter);
}
