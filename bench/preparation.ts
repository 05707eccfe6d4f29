/**
 * What the engine makes of module bytes before it runs them, nothing cached: `preparation.js RUNS FILE.wasm...` prints the
 * milliseconds of each run as JSON. The counterpart of `oracle/src/bin/preparation.rs`.
 */
import { readFileSync } from 'node:fs';
import { DEFAULT_CHAINSPEC } from '../src';
import { Executable } from '../src/wasm/executable';
import { preprocess } from '../src/wasm/preprocess';
import { validate } from '../src/wasm/validate';

const [runs, ...files] = process.argv.slice(2);
const config = DEFAULT_CHAINSPEC.wasm.v1;
const times: Record<string, number[]> = {};
for (const file of files) {
  const bytes = new Uint8Array(readFileSync(file));
  times[file] = Array.from({ length: Number(runs) }, () => {
    const start = performance.now();
    const module = preprocess(bytes, config);
    const compiled = new Executable(module, validate(module), config.maxMemory).v8Module();
    if (compiled === undefined) throw new Error(`${file} was not compiled`);
    return performance.now() - start;
  });
}
process.stdout.write(JSON.stringify(times));
