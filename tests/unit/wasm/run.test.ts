import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DEFAULT_WASM_CONFIG } from '../../../src/config/wasmConfig';
import { TIERS } from '../../../src/wasm/executable';
import type { RecordedModule } from '../../fuzz/run/recordRuns';
import { type EngineRun, prepareCase, type RunResult, runCase } from './runCase';

const file = join(__dirname, '../../vectors/wasm-runs.json.gz');
const { modules } = JSON.parse(gunzipSync(readFileSync(file)).toString()) as { modules: RecordedModule[] };

/** After running out of gas V8 may have gone on for a while, so its memory is not compared; no one looks at it. */
function comparable(run: RunResult | EngineRun): RunResult {
  const { gas, memory, error } = run;
  const isLost = error === 'Out of gas error' && 'engine' in run && run.engine === 'v8';
  return { gas, memory: isLost ? null : memory, error };
}

const tiers = { ...TIERS };
afterEach(() => {
  Object.assign(TIERS, tiers);
});

describe.each(['v8', 'v8, in used instances', 'interpreter'] as const)('on %s', (engine) => {
  const interpreter = engine === 'interpreter';
  beforeEach(() => {
    TIERS.afterRuns = engine === 'v8' ? Number.POSITIVE_INFINITY : 0;
  });

  test.each(modules.map((module) => [module.name, module] as const))('%s', (_, module) => {
    const prepared = prepareCase(Buffer.from(module.bytes, 'base64'), DEFAULT_WASM_CONFIG, module.stored);
    for (const [limit, expected] of module.runs) {
      const run = runCase(prepared, BigInt(limit), interpreter);
      const wanted = { ...expected, engine: run.engine };
      if (!interpreter && run.hostLimit) {
        expect(module.engine).toBe('v8 gives up');
        continue;
      }
      expect({ limit, ...comparable(run) }).toEqual({ limit, ...comparable(wanted) });
      if (module.engine === 'none') expect(run.engine).toBe('none');
      else expect(run.engine).toBe(interpreter || module.engine === 'interpreter' ? 'interpreter' : 'v8');
    }
  });
});
