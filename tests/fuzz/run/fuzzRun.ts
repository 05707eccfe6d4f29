/**
 * Runs random programs under random gas limits on the reference interpreter, on V8 in new and in used instances, and on the fallback
 * interpreter, and compares gas, error text and memory:
 *
 *     npx tsx tests/fuzz/run/fuzzRun.ts [first seed] [programs] [stack height]
 *
 * Each program runs with the large limit and three others: what it consumed, one less, and something below. With a stack limit of
 * 100,000, say, instead of 500, recursion fills the stacks of the reference, and most programs are left to the interpreter.
 *
 * @module
 */
import { DEFAULT_WASM_CONFIG, type WasmConfig } from '../../../src/config/wasmConfig';
import { TIERS } from '../../../src/wasm/executable';
import { type EngineRun, prepareCase, type RunResult, runCase } from '../../unit/wasm/runCase';
import { runOnOracle } from './oracle';
import { Random } from './random';
import { randomModule } from './randomModule';

/** Enough for any program that ends by itself in a fraction of a second. */
export const LARGE_LIMIT = 300_000_000n;

const BATCH = 500;

/** The limits a program is run with. Which ones are interesting depends on what it consumes. */
export function limitsFor(bytes: Uint8Array, seed: number, config: WasmConfig = DEFAULT_WASM_CONFIG): bigint[] {
  const consumed = BigInt(runCase(prepareCase(bytes, config), LARGE_LIMIT, false).gas);
  const random = new Random(seed);
  const below = (consumed * BigInt(random.below(1_000_000))) / 1_000_000n;
  return [LARGE_LIMIT, consumed, consumed > 0n ? consumed - 1n : 0n, below];
}

function main(): void {
  const first = Number(process.argv[2] ?? 1);
  const programs = Number(process.argv[3] ?? 4300);
  const maxStackHeight = Number(process.argv[4] ?? DEFAULT_WASM_CONFIG.maxStackHeight);
  const config = { ...DEFAULT_WASM_CONFIG, maxStackHeight };
  const outcomes = new Map<string, number>();
  let cases = 0;
  let differences = 0;
  let onV8 = 0;
  let hostLimits = 0;
  for (let start = first; start < first + programs; start += BATCH) {
    const seeds = Array.from({ length: Math.min(BATCH, first + programs - start) }, (_, index) => start + index);
    const batch = seeds.map((seed) => {
      const bytes = randomModule(seed);
      return { bytes, limits: limitsFor(bytes, seed, config) };
    });
    const expected = runOnOracle(batch, ['--config', JSON.stringify({ v1: { max_stack_height: maxStackHeight } })]);
    batch.forEach(({ bytes, limits }, index) => {
      const prepared = prepareCase(bytes, config);
      for (const [place, limit] of limits.entries()) {
        const wanted = expected[4 * index + place]!;
        const outcome = (wanted.error ?? 'returned').replace(/[0-9]+/g, 'n');
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
        cases++;
        for (const way of ['v8', 'v8, in a used instance', 'interpreter']) {
          const interpreter = way === 'interpreter';
          TIERS.afterRuns = way === 'v8' ? Number.POSITIVE_INFINITY : 0;
          const run = runCase(prepared, limit, interpreter);
          if (run.engine === 'v8') onV8++;
          if (run.hostLimit && !interpreter) {
            hostLimits++;
            continue;
          }
          if (isSame(run, wanted)) continue;
          differences++;
          console.log(JSON.stringify({ seed: seeds[index], limit: limit.toString(), wanted, run }));
        }
      }
    });
  }
  console.log(Object.fromEntries([...outcomes].sort(([, a], [, b]) => b - a)));
  console.log(`${cases} cases, three times each, ${onV8} on V8 (${hostLimits} gave up); ${differences} differences`);
  process.exitCode = differences === 0 ? 0 : 1;
}

/** V8 may have run on for a while without gas, so the memory says nothing then; nor does the engine look at it. */
function isSame(run: EngineRun, wanted: RunResult): boolean {
  const isMemoryLost = run.engine === 'v8' && wanted.error === 'Out of gas error';
  return run.gas === wanted.gas && run.error === wanted.error && (isMemoryLost || run.memory === wanted.memory);
}

if (require.main === module) main();
