/**
 * Adds to any Jest environment what this package needs of one.
 *
 * @module
 */
import { TEST_LOCATION, type TestLocation } from '../src/builder/testLocation';
import { WORKER_CACHE } from '../src/bytes/workerCache';
import { workerCache } from './workerCache';

/** The part of an environment that is used here; each of Jest's fits. */
export interface Environment {
  /** The global object of the test file. Jest sets it to nothing when the file is done. */
  readonly global: object;
  /** Jest's hook before a test file. */
  setup(): Promise<void>;
  /** Jest's hook after a test file. */
  teardown(): Promise<void>;
}

/** A class of environments, as Jest makes them. */
// biome-ignore lint/suspicious/noExplicitAny: TypeScript extends no class with other parameters.
export type EnvironmentClass = new (...args: readonly any[]) => Environment;

interface EnvironmentConfig {
  readonly projectConfig: { readonly rootDir: string };
}

interface EnvironmentContext {
  readonly testPath: string;
}

/** What code for Node may count on and some environments, such as that of jsdom, leave out. */
const GLOBALS_OF_NODE = ['TextEncoder', 'TextDecoder', 'structuredClone', 'setImmediate', 'clearImmediate'] as const;

/**
 * An environment that is the given one and keeps prepared contracts and genesis states for the test files of a worker.
 *
 * ```js
 * const { extendEnvironment } = require('casper-engine-test-support/environment');
 * module.exports = extendEnvironment(require('./my-environment'));
 * ```
 */
export function extendEnvironment(Base: EnvironmentClass): EnvironmentClass {
  return class CasperEnvironment extends Base {
    // biome-ignore lint/suspicious/noExplicitAny: as above.
    constructor(...args: readonly any[]) {
      super(...args);
      const [{ projectConfig }, { testPath }] = args as [EnvironmentConfig, EnvironmentContext];
      const location: TestLocation = { testFile: testPath, rootDir: projectConfig.rootDir };
      Object.assign(this.global, { [TEST_LOCATION]: location, [WORKER_CACHE]: workerCache });
      addGlobals(this.global as Record<string, unknown>);
    }
  };
}

function addGlobals(target: Record<string, unknown>): void {
  for (const name of GLOBALS_OF_NODE) target[name] ??= (globalThis as unknown as Record<string, unknown>)[name];
  // Bytes that come from Node must be the test's own kind of bytes, as they are in the environment of Node.
  target.Uint8Array = Uint8Array;
  target.ArrayBuffer = ArrayBuffer;
}
