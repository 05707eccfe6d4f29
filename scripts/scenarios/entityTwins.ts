/**
 * Writes the entity-model twins of scenarios: the same steps on a network whose accounts and contracts are addressable
 * entities (docs/conformance.md). Their vectors come from the Rust oracle afterwards:
 *
 *     tsx scripts/scenarios/entityTwins.ts
 *     (cd oracle && cargo run --release --bin oracle -- ../tests/conformance/entity)
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { format } from './scenario';
import type { Json } from './values';

type Fields = { readonly [field: string]: Json };

const conformance = join(__dirname, '..', '..', 'tests', 'conformance');
const FOLDERS = ['smoke', 'genesis', 'native', 'session', 'contracts', 'realworld'];

/** Scenarios in which no account or contract is read or written: modules, traps, arithmetic, hashes, arguments, returning. */
const ALIKE =
  /^(arithmetic|blake2b|fixture_cryptography|gas_(endless|of_(blocks|opcodes))|generic_hash|get_(blocktime|named_arg|phase)|host_|is_valid_uref|memory_grow|print|random_bytes|read_host_buffer|recover_|ret_|revert_|stack_|trap_|verify_signature|wasm_)/;
/** Large ones that say no more than their neighbours: the rest of a series, of a kind of token. */
const MORE_OF_THE_SAME =
  /^(4[2-7]_random_auction|2[01]_vesting|add_associated_key_limit_of_the_chainspec|cep3009|cep18_(constructor|gas|install|large|mint|other|transfer_failures|with_entities)|cep95_(approvals|mint|safe)|erc721_(arithmetic|ownership|safe)|erc1155_(batches|single)|prices_(beyond|of_every_argument_2[35])|urefs_in_every_shape)/;

function twin(scenario: Fields): Json {
  const genesis = (scenario.genesis ?? {}) as Fields;
  const chainspec = (genesis.chainspec ?? {}) as Fields;
  return {
    ...scenario,
    genesis: {
      ...genesis,
      config: { ...((genesis.config ?? {}) as Fields), enableAddressableEntity: true },
      chainspec: { ...chainspec, core: { ...((chainspec.core ?? {}) as Fields), enable_addressable_entity: true } },
    },
  };
}

const target = join(conformance, 'entity');
mkdirSync(target, { recursive: true });
const names = new Set<string>();
for (const folder of FOLDERS) {
  for (const file of readdirSync(join(conformance, folder)).sort()) {
    if (!file.endsWith('.json') || file.endsWith('.vector.json') || ALIKE.test(file) || MORE_OF_THE_SAME.test(file))
      continue;
    if (names.has(file)) throw new Error(`two scenarios ${file}`);
    names.add(file);
    // Wasm files are named relative to the scenario.
    const moved = (field: string, value: Json): Json =>
      field === 'wasm' && typeof value === 'string' && !value.startsWith('hex:')
        ? posix.normalize(`../${folder}/${value}`)
        : value;
    const scenario = JSON.parse(readFileSync(join(conformance, folder, file), 'utf8'), moved) as Fields;
    writeFileSync(join(target, file), `${format(twin(scenario))}\n`);
  }
}
console.log(`${names.size} scenarios in entity`);
