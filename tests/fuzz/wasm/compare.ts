/**
 * Compares `src/wasm` with the reference engine on any modules:
 *
 *     npx tsx tests/fuzz/wasm/compare.ts [--oracle PROGRAM] [--config JSON] FILE.wasm|DIRECTORY...
 *
 * PROGRAM is the built `oracle/src/bin/wasm.rs` (default `oracle/target/release/wasm`). Prints each difference and a count; the exit code
 * is 1 if there is any.
 *
 * @module
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { differences } from './differences';
import { askOracle } from './oracle';
import { wasmFiles } from './wasmFiles';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { oracle: { type: 'string' }, config: { type: 'string' } },
});

const files = positionals.flatMap(wasmFiles);
const modules = files.map((file) => new Uint8Array(readFileSync(file)));
const expected = askOracle(modules, values);
let count = 0;
for (const [index, module] of modules.entries()) {
  for (const difference of differences(module, expected[index]!, values.config)) {
    count++;
    console.log(`${files[index]}: ${difference}`);
  }
}
console.log(`${modules.length} modules, ${count} differences`);
process.exitCode = count === 0 ? 0 : 1;
