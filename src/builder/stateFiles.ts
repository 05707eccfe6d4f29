/**
 * Exported states as files.
 *
 * @module
 */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { CasperTestError } from '../bytes/casperTestError';
import type { GlobalState } from '../state/globalState';
import { stateFromBytes, stateToBytes } from '../state/stateFile';
import { noteRead } from './fixtureScope';
import { candidatePaths, readIfFile } from './wasmFile';

/** Writes a state to a file, which others see only when it is whole. */
export function writeStateFile(file: string, state: GlobalState): void {
  const path = resolve(file);
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(unfinished, stateToBytes(state));
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/**
 * Reads a state from a file.
 *
 * @param file looked for where Wasm files are
 * @throws CasperTestError `NOT_FOUND` with every place that was tried, `BAD_STATE_FILE`
 */
export function readStateFile(file: string): GlobalState {
  const tried = candidatePaths(file);
  for (const path of tried) {
    const bytes = readIfFile(path);
    if (bytes === undefined) continue;
    noteRead(path, bytes);
    return stateFromBytes(bytes, path);
  }
  throw new CasperTestError({
    code: 'NOT_FOUND',
    shortMessage: `No state file ${JSON.stringify(file)}. These places were tried:`,
    details: tried,
    hint: 'Write it with builder.exportState(file), or pass an absolute path.',
  });
}
