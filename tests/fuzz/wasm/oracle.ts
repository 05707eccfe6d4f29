/**
 * Asks the reference engine about modules.
 *
 * @module
 */
import { spawnSync } from 'node:child_process';

export interface OracleOptions {
  /** The built `oracle/src/bin/wasm.rs`. */
  readonly oracle?: string | undefined;
  /** JSON merged over the serde form of the default `WasmConfig`. */
  readonly config?: string | undefined;
}

/** One answer for each module, as `describeModule` gives them; `panic` where the reference engine panics. */
export function askOracle(modules: readonly Uint8Array[], options: OracleOptions): unknown[] {
  const input = Buffer.concat(
    modules.flatMap((module) => {
      const length = Buffer.alloc(4);
      length.writeUInt32LE(module.length);
      return [length, module];
    }),
  );
  const config = options.config === undefined ? [] : ['--config', options.config];
  const result = spawnSync(options.oracle ?? 'oracle/target/release/wasm', [...config, '-'], {
    input,
    maxBuffer: 1 << 30,
    encoding: 'utf8',
  });
  if (result.status !== 0) throw new Error(`the oracle failed: ${result.error ?? result.stderr}`);
  return result.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}
