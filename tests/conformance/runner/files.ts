/** Finds scenario files and their vectors. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from './json';

/** A scenario on disk. */
export interface ScenarioFile {
  /** Path of `NAME.json`. */
  readonly path: string;
  /** Path of `NAME.vector.json`. */
  readonly vectorPath: string;
}

/**
 * Every scenario under the given files and folders, sorted by path. A JSON file in a folder counts as a scenario when a
 * vector lies beside it; a file named directly must have one.
 *
 * @throws Error when a path does not exist, or a named file has no vector beside it
 */
export function findScenarios(paths: readonly string[]): ScenarioFile[] {
  return paths.flatMap((path) => {
    if (!existsSync(path)) throw new Error(`${path}: no such file or folder`);
    if (statSync(path).isDirectory()) return inFolder(path);
    const scenario = scenarioFile(path);
    if (!existsSync(scenario.vectorPath)) {
      throw new Error(`${path}: no ${scenario.vectorPath} beside it; make one with the oracle (oracle/README.md)`);
    }
    return [scenario];
  });
}

/** Reads and parses a JSON file. */
export function readJson(path: string): JsonObject {
  return JSON.parse(readFileSync(path, 'utf8')) as JsonObject;
}

function inFolder(folder: string): ScenarioFile[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return inFolder(path);
      if (!entry.name.endsWith('.json') || entry.name.endsWith('.vector.json')) return [];
      const scenario = scenarioFile(path);
      return existsSync(scenario.vectorPath) ? [scenario] : [];
    });
}

function scenarioFile(path: string): ScenarioFile {
  return { path, vectorPath: path.replace(/\.json$/, '.vector.json') };
}
