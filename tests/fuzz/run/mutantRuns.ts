/**
 * Runs mutants of real contracts on V8, in new and used instances, and on the interpreter and compares the two; also counts those that V8 refuses:
 *
 *     npx tsx tests/fuzz/run/mutantRuns.ts [seed] [mutants] FILE.wasm...
 *
 * The host only charges and answers with numbers, so this says nothing about the reference; it reaches code that random programs do not
 * have.
 *
 * @module
 */
import { readFileSync } from 'node:fs';
import { DEFAULT_WASM_CONFIG } from '../../../src/config/wasmConfig';
import { TIERS } from '../../../src/wasm/executable';
import { HOST_SIGNATURES } from '../../../src/wasm/hostSignatures';
import type { HostFunctions, WasmInstance } from '../../../src/wasm/instance';
import { instantiate } from '../../../src/wasm/instantiate';
import { loadStored, type PreparedModule, prepareSession } from '../../../src/wasm/prepare';
import { isWasmError } from '../../../src/wasm/wasmError';
import { mutate, randomFrom } from '../wasm/mutate';

const LIMIT = 20_000_000n;

/** How a run ended, or why there was none. */
interface Run {
  readonly engine: string;
  readonly end: string;
  readonly gas: bigint;
  /** Lost when V8 ran out of gas. */
  readonly memory: Uint8Array | undefined;
}

function run(prepared: PreparedModule, exportName: string, interpreter: boolean): Run {
  let instance: WasmInstance | undefined;
  const host: HostFunctions = Object.fromEntries(
    [...HOST_SIGNATURES.keys()].map((name) => [
      name,
      (...parameters: number[]) => {
        if (!instance!.chargeGas(1000) || name === 'casper_revert' || name === 'casper_ret') throw { name, parameters };
        return parameters[0]! & 3;
      },
    ]),
  );
  try {
    instance = instantiate(prepared, host, { engine: interpreter ? 'interpreter' : 'v8' });
  } catch (error) {
    if (!isWasmError(error)) throw error;
    return { engine: 'none', end: error.message, gas: 0n, memory: undefined };
  }
  instance.setGasRemaining(LIMIT);
  const outcome = instance.invoke(exportName);
  const trap = outcome._tag === 'HostTrap' ? outcome.trap : undefined;
  const memory = outcome._tag === 'OutOfGas' ? undefined : instance.memory().slice();
  const end = JSON.stringify({ ...outcome, trap: isWasmError(trap) ? trap.message : trap });
  const gas = instance.gasRemaining();
  instance.release();
  return { engine: instance.engine, end, gas, memory };
}

function isSame(a: Run, b: Run): boolean {
  if (a.end !== b.end || a.gas !== b.gas) return false;
  return a.memory === undefined || b.memory === undefined || Buffer.compare(a.memory, b.memory) === 0;
}

function main(): void {
  const [seed = '1', mutants = '6000', ...files] = process.argv.slice(2);
  const modules = files.map((file) => new Uint8Array(readFileSync(file)));
  const random = randomFrom(Number(seed));
  const counts = { valid: 0, onV8: 0, notLinked: 0, leftToInterpreter: 0, gaveUp: 0, different: 0 };
  for (let i = 0; i < Number(mutants); i++) {
    const bytes = mutate(modules[random(modules.length)]!, random);
    const isStored = random(2) === 0;
    let prepared: PreparedModule;
    try {
      // Of a session only `call` can be called, of a stored contract all that it exports.
      prepared = prepareSession(bytes, DEFAULT_WASM_CONFIG);
      if (isStored) prepared = loadStored(prepared.bytes, DEFAULT_WASM_CONFIG);
    } catch (error) {
      if (!isWasmError(error)) throw error;
      continue;
    }
    counts.valid++;
    const { module } = prepared;
    const functions = module.exports.filter(({ kind, field }) => {
      return kind === 'function' && (isStored || field === 'call');
    });
    const exportName = functions[random(functions.length + 1)]?.field ?? 'call';
    // In a new instance, or in one that has served, which then has the memory of its last run.
    TIERS.afterRuns = random(2) === 0 ? 0 : Number.POSITIVE_INFINITY;
    if (TIERS.afterRuns === 0) run(prepared, exportName, false);
    const first = run(prepared, exportName, false);
    if (first.engine === 'none') counts.notLinked++;
    else if (first.engine === 'v8') counts.onV8++;
    else counts.leftToInterpreter++;
    if (first.end.includes('HostLimit')) {
      counts.gaveUp++;
    } else if (!isSame(first, run(prepared, exportName, true))) {
      counts.different++;
      console.log(Buffer.from(bytes).toString('base64'), first.end);
    }
  }
  console.log(counts);
  process.exitCode = counts.different === 0 ? 0 : 1;
}

main();
