/**
 * Finds contract binaries.
 *
 * @module
 */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The file, or every `.wasm` below the directory, in order of names. */
export function wasmFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.wasm') && !/(^|\/)(target|vendor|node_modules)\//.test(name))
    .map((name) => join(path, name))
    .sort();
}
