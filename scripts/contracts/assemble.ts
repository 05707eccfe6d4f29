/**
 * Assembles every `tests/fixtures/wat/*.wat` into the `.wasm` beside it.
 *
 *     tsx scripts/contracts/assemble.ts
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openWabt from 'wabt';

/** The WebAssembly MVP with sign extension: what the engine accepts. */
const FEATURES = {
  mutable_globals: true,
  sign_extension: true,
  sat_float_to_int: false,
  multi_value: false,
  bulk_memory: false,
  reference_types: false,
  simd: false,
  threads: false,
  exceptions: false,
};

async function main(): Promise<void> {
  const wabt = await openWabt();
  const directory = join(__dirname, '..', '..', 'tests', 'fixtures', 'wat');
  for (const file of readdirSync(directory).filter((name) => name.endsWith('.wat'))) {
    const path = join(directory, file);
    const module = wabt.parseWat(file, readFileSync(path, 'utf8'), FEATURES);
    const { buffer } = module.toBinary({ canonicalize_lebs: true, write_debug_names: false });
    writeFileSync(path.replace(/\.wat$/, '.wasm'), buffer);
    module.destroy();
    console.log(`${file} ${buffer.length} bytes`);
  }
}

void main();
