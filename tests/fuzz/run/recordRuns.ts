/**
 * Records what the reference interpreter makes of the named modules and of some random ones, for `tests/unit/wasm/run.test.ts`:
 *
 *     npx tsx tests/fuzz/run/recordRuns.ts
 *
 * @module
 */
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { DEFAULT_WASM_CONFIG } from '../../../src/config/wasmConfig';
import { prepareCase, type RunResult, runCase } from '../../unit/wasm/runCase';
import { LARGE_LIMIT, limitsFor } from './fuzzRun';
import { namedModules } from './namedModules';
import { runOnOracle } from './oracle';
import { randomModule } from './randomModule';

const RANDOM_MODULES = 150;

/** A module with what the reference makes of it under each limit. */
export interface RecordedModule {
  readonly name: string;
  /** The bytes are those of a stored contract. */
  readonly stored: boolean;
  /** Base64. */
  readonly bytes: string;
  /** What must run it. */
  readonly engine: 'v8' | 'v8 gives up' | 'interpreter' | 'none';
  /** Limit (decimal) and result. */
  readonly runs: readonly (readonly [string, RunResult])[];
}

interface Candidate {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly stored: boolean;
  readonly engine: RecordedModule['engine'];
  readonly limits: readonly bigint[];
}

async function main(): Promise<void> {
  const named = (await namedModules()).map(({ name, bytes, stored = false, engine = 'v8', limits = [] }): Candidate => {
    const prepared = prepareCase(bytes, DEFAULT_WASM_CONFIG, stored);
    const consumed = BigInt(runCase(prepared, LARGE_LIMIT, true).gas);
    const all = [LARGE_LIMIT, consumed, consumed === 0n ? 0n : consumed - 1n, consumed / 2n, ...limits];
    return { name, bytes, stored, engine, limits: [...new Set(all)] };
  });
  const random = Array.from({ length: RANDOM_MODULES }, (_, index): Candidate => {
    const bytes = randomModule(index + 1);
    return { name: `random ${index + 1}`, bytes, stored: false, engine: 'v8', limits: limitsFor(bytes, index + 1) };
  });
  const modules = [false, true].flatMap((stored): RecordedModule[] => {
    const candidates = [...named, ...random].filter((candidate) => candidate.stored === stored);
    const results = runOnOracle(candidates, stored ? ['--contract'] : []);
    return candidates.map(({ limits, bytes, ...rest }) => {
      const runs = limits.map((limit) => [limit.toString(), results.shift()!] as const);
      const refused = runs[0]![1].memory === null;
      return {
        ...rest,
        engine: refused ? ('none' as const) : rest.engine,
        bytes: Buffer.from(bytes).toString('base64'),
        runs,
      };
    });
  });
  const record = {
    source: 'casper-wasmi 1.0.0 behind casper-execution-engine 8.1.1 preprocess: oracle/src/bin/wasm_run.rs',
    command: 'npx tsx tests/fuzz/run/recordRuns.ts',
    modules,
  };
  writeFileSync('tests/vectors/wasm-runs.json.gz', gzipSync(JSON.stringify(record), { level: 9 }));
  console.log(`${modules.length} modules, ${modules.reduce((sum, { runs }) => sum + runs.length, 0)} runs`);
}

void main();
