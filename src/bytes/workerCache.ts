/**
 * What a Jest worker keeps from one test file to the next. Jest evaluates this package anew for each file; the environment of
 * this package (`casper-engine-test-support/environment`) lives longer, and leaves this on the global object of each file.
 *
 * Whatever is put into it must hold nothing of a test file's own realm, or that realm would be held in memory: strings and bytes that
 * it copies, and what the worker's own copy of this package makes.
 *
 * @module
 */
import { dirname } from 'node:path';

/** What a worker keeps. */
export interface WorkerCache {
  /** The folder of the copy of this package that made it: another version must not use it. */
  readonly folder: string;
  /** The worker's own `src/wasm/prepare`, with the modules it prepared; its type is known where it is used. */
  readonly preparation: () => unknown;
  /** A state made in this worker by its name. */
  state(id: string): Uint8Array | undefined;
  /** Keeps a copy of a state. */
  keepState(id: string, bytes: Uint8Array): void;
}

/** Where the cache is on the global object. */
export const WORKER_CACHE: unique symbol = Symbol.for('casper-engine-test-support.workerCache') as never;

/** The folder with the sources, or the built files, of this copy of the package. */
export const SOURCE_FOLDER: string = dirname(__dirname);

/** What the worker keeps, if it keeps anything for this copy of the package. */
export function workerCache(): WorkerCache | undefined {
  const cache = (globalThis as { readonly [WORKER_CACHE]?: WorkerCache })[WORKER_CACHE];
  return cache?.folder === SOURCE_FOLDER ? cache : undefined;
}
