/**
 * Files of modules with the reference engine's answers.
 *
 * @module
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';

export interface VectorCase {
  readonly name: string;
  readonly module: Uint8Array;
  /** What `oracle/src/bin/wasm.rs` prints. */
  readonly expected: unknown;
}

export interface VectorGroup {
  readonly title: string;
  /** JSON that the oracle got as `--config`. */
  readonly config: string;
  readonly cases: readonly VectorCase[];
}

/** What the file says about itself. */
export const VECTOR_HEADER: { readonly [name: string]: string } = {
  source: 'casper-execution-engine 8.1.1, casper-wasm 1.0.0, casper-wasm-utils 4.0.0, casper-wasmi 1.0.0',
  command: 'cd oracle && cargo build --release --bin wasm; npx tsx tests/fuzz/wasm/SCRIPT (README.md there)',
};

export function writeVectors(path: string, groups: readonly VectorGroup[]): void {
  const encoded = groups.map((group) => ({
    ...group,
    cases: group.cases.map(({ name, module, expected }) => ({
      name,
      module: Buffer.from(module).toString('base64'),
      expected,
    })),
  }));
  writeFileSync(path, gzipSync(JSON.stringify({ ...VECTOR_HEADER, groups: encoded }), { level: 9 }));
}

export function readVectors(path: string): VectorGroup[] {
  const { groups } = JSON.parse(gunzipSync(readFileSync(path)).toString());
  return groups.map((group: VectorGroup) => ({
    ...group,
    cases: group.cases.map((entry) => ({
      ...entry,
      module: new Uint8Array(Buffer.from(entry.module as unknown as string, 'base64')),
    })),
  }));
}
