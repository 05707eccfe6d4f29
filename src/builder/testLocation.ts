/**
 * Which test file is running, and of which project.
 *
 * @module
 */
import { dirname, sep } from 'node:path';

/** Where the Jest environment of this package leaves what it knows of the test file that runs in a realm. */
export const TEST_LOCATION: unique symbol = Symbol.for('casper-engine-test-support.testLocation') as never;

/** A running test file. */
export interface TestLocation {
  /** Absolute path of the test file. */
  readonly testFile: string;
  /** Jest's `rootDir`. */
  readonly rootDir: string;
}

interface RunnerGlobals {
  readonly [TEST_LOCATION]?: TestLocation;
  readonly expect?: { readonly getState?: () => { readonly testPath?: string } };
  readonly __vitest_worker__?: { readonly filepath?: string };
}

/** Path of the test file that Jest, Vitest or `node --test` is running; `undefined` if none of them is known to. */
export function runningTestFile(): string | undefined {
  const globals = globalThis as RunnerGlobals;
  const path =
    globals[TEST_LOCATION]?.testFile ??
    globals.expect?.getState?.().testPath ??
    globals.__vitest_worker__?.filepath ??
    // `node --test` runs each file in a process of its own; the workers of other runners are scripts of a package.
    process.argv[1];
  return path === undefined || path.includes(`${sep}node_modules${sep}`) ? undefined : path;
}

/** Folder of the running test file. */
export function runningTestFolder(): string | undefined {
  const path = runningTestFile();
  return path === undefined ? undefined : dirname(path);
}

/** Jest's `rootDir`, as far as the environment of this package tells. */
export function jestRootDir(): string | undefined {
  return (globalThis as RunnerGlobals)[TEST_LOCATION]?.rootDir;
}
