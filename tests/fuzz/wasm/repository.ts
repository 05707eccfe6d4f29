/**
 * Where this repository keeps contract binaries.
 *
 * @module
 */
import { join } from 'node:path';

export const ROOT: string = join(__dirname, '..', '..', '..');

/** Directories of real contracts and of small ones. */
export const CORPUS: readonly string[] = ['examples', 'tests/fixtures', 'tests/conformance'].map((path) =>
  join(ROOT, path),
);
