/**
 * Asks the reference interpreter, by `oracle/src/bin/wasm_run.rs` (built with `cargo build --release --bin wasm_run` in `oracle/`).
 *
 * @module
 */
import { spawnSync } from 'node:child_process';
import type { RunResult } from './runCase';

/** Where cargo puts the program; the environment may say another place. */
const PROGRAM = process.env.WASM_RUN ?? `${process.env.CARGO_TARGET_DIR ?? 'oracle/target'}/release/wasm_run`;

/** A module to run under some gas limits. */
export interface OracleCase {
  readonly bytes: Uint8Array;
  readonly limits: readonly bigint[];
}

/** The results for all limits of all modules, in order. */
export function runOnOracle(cases: readonly OracleCase[], flags: readonly string[] = []): RunResult[] {
  const run = spawnSync(PROGRAM, [...flags], { input: encodeCases(cases), maxBuffer: 2 ** 30 });
  if (run.error !== undefined) throw run.error;
  if (run.status !== 0) throw new TypeError(`${PROGRAM}: ${run.stderr.toString()}`);
  return run.stdout
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as RunResult);
}

function encodeCases(cases: readonly OracleCase[]): Uint8Array {
  const parts = cases.flatMap(({ bytes, limits }) => [
    u32(bytes.length),
    bytes,
    u32(limits.length),
    ...limits.map((limit) => {
      const part = Buffer.alloc(16);
      part.writeBigUInt64LE(BigInt.asUintN(64, limit));
      part.writeBigUInt64LE(limit >> 64n, 8);
      return part;
    }),
  ]);
  return Buffer.concat(parts);
}

function u32(value: number): Uint8Array {
  const part = Buffer.alloc(4);
  part.writeUInt32LE(value);
  return part;
}
