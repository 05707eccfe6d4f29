/**
 * Writes the generated scenarios. Their vectors come from the Rust oracle afterwards:
 *
 *     tsx scripts/scenarios/write.ts [folder ...]
 *     (cd oracle && cargo run --release --bin oracle -- ../tests/conformance/session ...)
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scenarios as contracts } from './contracts';
import { scenarios as entity } from './entity';
import { scenarios as realworld } from './realworld';
import { format, type Scenario } from './scenario';
import { scenarios as session } from './session';
import { scenarios as upgrade } from './upgrade';

const conformance = join(__dirname, '..', '..', 'tests', 'conformance');

function write(folder: string, scenarios: readonly Scenario[]): void {
  mkdirSync(join(conformance, folder), { recursive: true });
  const names = new Set<string>();
  for (const { name, note, genesis = {}, steps } of scenarios) {
    if (names.has(name)) throw new Error(`two scenarios ${name}`);
    names.add(name);
    const text = format({ note, genesis, genesisEffects: false, steps });
    writeFileSync(join(conformance, folder, `${name}.json`), `${text}\n`);
  }
  console.log(`${names.size} scenarios in ${folder}`);
}

const FOLDERS: { readonly [folder: string]: readonly Scenario[] } = {
  session,
  contracts,
  entity,
  upgrade,
  realworld,
};
const wanted = process.argv.slice(2);
for (const [folder, scenarios] of Object.entries(FOLDERS)) {
  if (wanted.length === 0 || wanted.includes(folder)) write(folder, scenarios);
}
