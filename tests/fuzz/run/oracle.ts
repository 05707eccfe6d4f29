/**
 * Asks the reference interpreter, by `oracle/src/bin/wasm_run.rs`, and the whole engine, by `oracle/src/bin/wasm.rs` (built with
 * `cargo build --release --bin wasm_run --bin wasm` in `oracle/`).
 *
 * @module
 */
import { spawnSync } from 'node:child_process';
import type { RunResult } from '../../unit/wasm/runCase';

/** Where cargo puts the programs. */
const PROGRAMS = `${process.env.CARGO_TARGET_DIR ?? 'oracle/target'}/release`;

/** A module to run under some gas limits. */
export interface OracleCase {
  readonly bytes: Uint8Array;
  readonly limits: readonly bigint[];
}

/** The results for all limits of all modules, in order. */
export function runOnOracle(cases: readonly OracleCase[], flags: readonly string[] = []): RunResult[] {
  return ask('wasm_run', flags, encodeCases(cases)) as RunResult[];
}

/** Runs sessions by the whole engine. What each gets is an error text, or null. */
export function executeOnOracle(modules: readonly Uint8Array[]): (string | null)[] {
  const input = Buffer.concat(modules.flatMap((bytes) => [u32(bytes.length), bytes]));
  return (ask('wasm', ['--execute', '-'], input) as { error: string | null }[]).map(({ error }) => error);
}

function ask(program: string, flags: readonly string[], input: Uint8Array): unknown[] {
  const run = spawnSync(`${PROGRAMS}/${program}`, flags, { input, maxBuffer: 2 ** 30 });
  if (run.error !== undefined) throw run.error;
  if (run.status !== 0) throw new TypeError(`${program}: ${run.stderr.toString()}`);
  return run.stdout
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
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
