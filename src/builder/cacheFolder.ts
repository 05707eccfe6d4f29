/**
 * Where things are kept from one run of the tests to the next. Nothing there is ever needed: whoever deletes it waits once.
 *
 * @module
 */
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { PACKAGE_FOLDER } from './chainspecConfig';

/** The variable that names another folder. */
export const CACHE_FOLDER_VARIABLE = 'CASPER_TEST_CACHE_DIR';

const NAME = 'casper-engine-test-support';
const MILLISECONDS_OF_A_DAY = 86_400_000;
/** What was not used for so long goes when something new comes. */
const KEPT_DAYS = 30;

/**
 * A folder for one kind of things: in `CASPER_TEST_CACHE_DIR`; else in `node_modules/.cache/casper-engine-test-support` of the project
 * that `start` lies in; else in the system's folder for temporary files. It need not be there yet.
 */
export function cacheFolder(kind: string, start: string): string {
  const named = process.env[CACHE_FOLDER_VARIABLE];
  if (named) return resolve(named, kind);
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    const modules = join(folder, 'node_modules');
    if (existsSync(modules)) return join(modules, '.cache', NAME, kind);
    if (dirname(folder) === folder) return join(tmpdir(), `${NAME}-${userName()}`, kind);
  }
}

/** Deletes the files of a folder that were not used for a month. */
export function forgetUnused(folder: string): void {
  const limit = Date.now() - KEPT_DAYS * MILLISECONDS_OF_A_DAY;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const time = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
    if (time !== undefined && time < limit) rmSync(path, { recursive: true, force: true });
  }
}

/** Version of this package. */
export function packageVersion(): string {
  return (JSON.parse(readFileSync(join(PACKAGE_FOLDER, 'package.json'), 'utf8')) as { version: string }).version;
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'anybody'; // A user id without a name, as in some containers.
  }
}
