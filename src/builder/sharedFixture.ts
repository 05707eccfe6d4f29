/**
 * A starting point that one test file makes and all others read.
 *
 * @module
 */

import { mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TextEncoder } from 'node:util';
import { threadId } from 'node:worker_threads';
import { CasperTestError } from '../bytes/casperTestError';
import { hasTag } from '../bytes/hasTag';
import type { Chainspec } from '../config/chainspec';
import { DEFAULT_CHAINSPEC } from '../config/defaultChainspec';
import type { GlobalState } from '../state/globalState';
import { type BuilderRecord, emptyRecord } from './builderRecord';
import { BuilderSnapshot } from './builderSnapshot';
import { cacheFolder, forgetUnused, packageVersion } from './cacheFolder';
import { unobserved } from './executionObserver';
import { acquireLock } from './fileLock';
import { type FileRead, type FixtureHeader, fixtureFromBytes, fixtureToBytes } from './fixtureFile';
import { contentHash, fixtureScope } from './fixtureScope';
import { History } from './history';
import { LmdbWasmTestBuilder } from './lmdbWasmTestBuilder';
import { toTaggedJson } from './taggedJson';
import { runningTestFolder } from './testLocation';
import { candidatePaths, readIfFile, readWasmFile } from './wasmFile';
import type { WasmTestBuilder } from './wasmTestBuilder';

/** What a shared fixture depends on besides its function, and where it is kept. */
export interface SharedFixtureOptions {
  /** The chainspec of the builder that the function is given; the default one when left out. */
  readonly chainspec?: Chainspec;
  /**
   * Files that the fixture depends on and that no builder reads: sources of functions that `build` calls, data that it reads by itself.
   * Looked for like Wasm files. (Wasm files, states and chainspecs that builders read are noticed without being named.)
   */
  readonly files?: readonly string[];
  /** Folder to keep it in instead. */
  readonly folder?: string;
}

/** Makes a fixture on the builder that it is given, or returns another builder. */
export type FixtureBuild =
  | ((builder: LmdbWasmTestBuilder) => WasmTestBuilder)
  | ((builder: LmdbWasmTestBuilder) => void);

/** The format of the files and what their names are made of: an older one is made anew. */
const FORMAT = 1;

/**
 * A fixture that is made once for all test files, workers and runs: the first that needs it makes it, the others wait for it and
 * read it from a file.
 *
 * ```ts
 * const installed = sharedFixture('counter installed', (builder) => {
 *   builder.runGenesis(LOCAL_GENESIS_REQUEST);
 *   builder.exec(ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT_ADDR, 'counter-v1.wasm').build()).expectSuccess().commit();
 * });
 * test('counts', () => {
 *   const builder = installed(); // a builder of the test's own
 * });
 * ```
 *
 * Kept are the current state, the chainspec, the engine's configuration, the counter of made-up transaction hashes and labels; not
 * results, effects, earlier states and those of genesis, nor a printer. That is so for the one who makes it as well.
 *
 * It is made anew when any of this changes: its name, the source text of the function, the chainspec, a file that the builders
 * read, one of `files`, the version of this package. The files are in `node_modules/.cache/casper-engine-test-support/fixtures` (or in
 * the folder that `CASPER_TEST_CACHE_DIR` names); they can be deleted at any time, and go when they were not used for a month.
 *
 * @param build synchronous; works on the builder that it is given, or returns another one
 * @returns a function that gives a new builder each time, in memory, at the price of a fork after the first time
 */
export function sharedFixture(
  name: string,
  build: FixtureBuild,
  options: SharedFixtureOptions = {},
): () => LmdbWasmTestBuilder {
  const definition: Definition = { name, build, options };
  definitions.set(name, definition);
  let made: Made | undefined;
  return () => {
    made ??= load(definition);
    if (fixtureScope.read !== undefined) {
      fixtureScope.read(FIXTURE + name, keyOf(definition));
      for (const { file, hash } of made.filesRead) fixtureScope.read(file, hash);
    }
    return made.builder.fork();
  };
}

interface Definition {
  readonly name: string;
  readonly build: FixtureBuild;
  readonly options: SharedFixtureOptions;
}

interface Made {
  readonly builder: LmdbWasmTestBuilder;
  readonly filesRead: readonly FileRead[];
}

/** What stands before the name where a fixture that another one is made from is noted among the files that were read. */
const FIXTURE = 'shared fixture: ';

/** By their names, so that a fixture made from another one notices that the other one is made differently. */
const definitions = new Map<string, Definition>();

function load(definition: Definition): Made {
  const folder = definition.options.folder ?? cacheFolder('fixtures', runningTestFolder() ?? process.cwd());
  const path = join(folder, `${definition.name.replace(/\W+/g, '-').slice(0, 40)}-${keyOf(definition)}.fixture`);
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    return make(definition).made; // Nothing can be kept here.
  }
  let found: Made | undefined;
  const release = acquireLock(`${path}.lock`, () => {
    found = readFixture(path);
    return found !== undefined;
  });
  if (release === undefined) return found!;
  try {
    const { made, bytes } = make(definition);
    keep(path, folder, bytes);
    return made;
  } finally {
    release();
  }
}

/** Hash of all that is known before a fixture is made. */
function keyOf({ name, build, options: { chainspec, files = [] } }: Definition): string {
  const hashes = files.map((file) => contentHash(readNamedFile(file)));
  const parts = [FORMAT, packageVersion(), name, String(build), chainspec, files, hashes];
  return contentHash(new TextEncoder().encode(toTaggedJson(parts))).slice(0, 32);
}

function readNamedFile(file: string): Uint8Array {
  if (file.endsWith('.wasm')) return readWasmFile(file);
  const tried = candidatePaths(file);
  for (const path of tried) {
    const bytes = readIfFile(path);
    if (bytes !== undefined) return bytes;
  }
  throw new CasperTestError({
    code: 'NOT_FOUND',
    shortMessage: `No file ${JSON.stringify(file)}, which a shared fixture depends on. These places were tried:`,
    details: tried,
    hint: 'Correct or leave out its name in the option "files".',
  });
}

function readFixture(path: string): Made | undefined {
  const bytes = readIfFile(path);
  const file = bytes === undefined ? undefined : fixtureFromBytes(bytes, path);
  if (file === undefined || !file.header.filesRead.every(isUnchanged)) return undefined;
  try {
    const builder = builderOf(file.header, file.state());
    markUsed(path);
    return { builder, filesRead: file.header.filesRead };
  } catch (error) {
    if ((error as { readonly code?: unknown }).code === 'BAD_STATE_FILE') return undefined;
    throw error;
  }
}

function isUnchanged({ file, hash }: FileRead): boolean {
  try {
    if (!file.startsWith(FIXTURE)) return contentHash(readNamedFile(file)) === hash;
    const definition = definitions.get(file.slice(FIXTURE.length));
    return definition !== undefined && keyOf(definition) === hash;
  } catch {
    return false; // Making the fixture tells what is missing.
  }
}

function make(definition: Definition): { readonly made: Made; readonly bytes: Uint8Array } {
  const { builder, filesRead } = run(definition);
  const { chainspec, engineConfig, enableAddressableEntity, madeUpHashes, labels } = builder.snapshot().record;
  const header: FixtureHeader = {
    chainspec,
    engineConfig,
    enableAddressableEntity,
    madeUpHashes,
    labels: [...labels],
    filesRead,
  };
  const state = builder.globalState();
  return { made: { builder: builderOf(header, state), filesRead }, bytes: fixtureToBytes(header, state) };
}

function run({ name, build, options: { chainspec = DEFAULT_CHAINSPEC } }: Definition): Made {
  const filesRead = new Map<string, string>();
  const outer = fixtureScope.read;
  fixtureScope.read = (file, hash) => filesRead.set(file, hash);
  try {
    const given = LmdbWasmTestBuilder.newTemporaryWithConfig(chainspec);
    const builder: WasmTestBuilder = unobserved(() => build(given)) ?? given;
    if (!hasTag(builder, 'WasmTestBuilder')) throw notABuilder(name, builder);
    return {
      builder: builder as LmdbWasmTestBuilder,
      filesRead: [...filesRead].map(([file, hash]) => ({ file, hash })),
    };
  } finally {
    fixtureScope.read = outer;
  }
}

function notABuilder(name: string, value: unknown): CasperTestError {
  const isPromise = typeof (value as { readonly then?: unknown } | null)?.then === 'function';
  return new CasperTestError({
    code: 'BAD_ARGUMENT',
    shortMessage: `The shared fixture ${JSON.stringify(name)} returned ${isPromise ? 'a promise' : 'something'} instead of a builder.`,
    hint: isPromise
      ? 'Make it without asynchronous functions: other test files wait for it.'
      : 'Work on the builder that the function is given and return nothing, or return a builder of your own.',
  });
}

function builderOf(header: FixtureHeader, state: GlobalState): LmdbWasmTestBuilder {
  const { chainspec, engineConfig, enableAddressableEntity, madeUpHashes, labels } = header;
  const record: BuilderRecord = {
    ...emptyRecord(chainspec),
    engineConfig,
    enableAddressableEntity,
    madeUpHashes,
    labels: new Map(labels),
    states: History.empty<GlobalState>().with(state),
  };
  return LmdbWasmTestBuilder.newTemporaryWithConfig(chainspec).restore(new BuilderSnapshot(record, undefined));
}

function markUsed(path: string): void {
  const now = new Date();
  try {
    utimesSync(path, now, now);
  } catch {} // Somebody deleted it, or it is not ours.
}

/** Others see the file only when it is whole. What cannot be kept is made again the next time. */
function keep(path: string, folder: string, bytes: Uint8Array): void {
  const unfinished = `${path}.${process.pid}.${threadId}.tmp`;
  try {
    writeFileSync(unfinished, bytes);
    renameSync(unfinished, path);
    forgetUnused(folder);
  } catch {
    rmSync(unfinished, { force: true });
  }
}
