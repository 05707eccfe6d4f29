/**
 * Writes `tests/vectors/wasm-preparation.json.gz`: named modules with what the reference engine makes of them.
 *
 *     npx tsx tests/fuzz/wasm/preparationVectors.ts [ORACLE]
 *
 * ORACLE is the built `oracle/src/bin/wasm.rs` (default `oracle/target/release/wasm`).
 *
 * @module
 */
import { join } from 'node:path';
import { fromText, openWabt } from './assemble';
import { BINARY_CASES } from './binaryCases';
import { CONFIG_CASES } from './configCases';
import { MALFORMED_CASES } from './malformedCases';
import { askOracle } from './oracle';
import { ROOT } from './repository';
import { STORED_CASES, TEXT_CASES } from './textCases';
import { type VectorGroup, writeVectors } from './vectors';

type Modules = { readonly [name: string]: Uint8Array };

const oracle = process.argv[2];

function group(title: string, modules: Modules, config?: string): VectorGroup {
  const answers = askOracle(Object.values(modules), { oracle, config });
  const cases = Object.entries(modules).map(([name, module], index) => ({ name, module, expected: answers[index] }));
  return { title, config: config ?? '{}', cases };
}

async function main(): Promise<void> {
  const wabt = await openWabt();
  const assembled = (texts: { readonly [name: string]: string }, debugNames = false): Modules =>
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, fromText(wabt, text, debugNames)]));
  const groups = [
    group('malformed modules', MALFORMED_CASES),
    group('modules that no text can say', BINARY_CASES),
    group('features, limits and validation', assembled(TEXT_CASES)),
    group('what is stored', assembled(STORED_CASES, true)),
    ...CONFIG_CASES.map(({ title, config, texts }) => group(title, assembled(texts), JSON.stringify(config))),
  ];
  writeVectors(join(ROOT, 'tests/vectors/wasm-preparation.json.gz'), groups);
  console.log(`${groups.reduce((sum, { cases }) => sum + cases.length, 0)} modules`);
}

void main();
