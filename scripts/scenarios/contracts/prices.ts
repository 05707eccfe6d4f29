/** Random programs on chains where every argument of every host function costs something, so that none can be mixed up. */
import { randomScenario } from '../randomPrograms';
import type { Scenario, Step } from '../scenario';
import type { Json } from '../values';

/** How many weights the chainspec has for each host function; not all count every argument. */
// biome-ignore format: a table
const WEIGHTS: Readonly<Record<string, number>> = {
  add: 4, add_associated_key: 3, add_contract_version: 10, add_contract_version_with_message_topics: 11,
  add_package_version_with_message_topics: 11, blake2b: 4, call_contract: 7, call_versioned_contract: 9,
  create_contract_package_at_hash: 2, create_contract_user_group: 8, create_purse: 2, disable_contract_version: 4,
  get_balance: 3, get_blocktime: 1, get_caller: 1, get_key: 5, get_main_purse: 1, get_named_arg: 4,
  get_named_arg_size: 3, get_phase: 1, get_system_contract: 3, has_key: 2, is_valid_uref: 2, load_named_keys: 2,
  new_uref: 3, random_bytes: 2, print: 2, provision_contract_user_group_uref: 5, put_key: 4, read_host_buffer: 3,
  read_value: 3, dictionary_get: 3, remove_associated_key: 2, remove_contract_user_group: 4,
  remove_contract_user_group_urefs: 6, remove_key: 2, ret: 2, revert: 1, set_action_threshold: 2,
  transfer_from_purse_to_account: 9, transfer_from_purse_to_purse: 8, transfer_to_account: 7,
  update_associated_key: 3, write: 4, dictionary_put: 4, enable_contract_version: 4, manage_message_topic: 4,
  emit_message: 4, generic_hash: 5, get_block_info: 2, recover_secp256k1: 6, verify_signature: 6,
  call_package_version: 11,
};

type Prices = { readonly [name: string]: { readonly cost: number; readonly arguments: readonly number[] } };

function prices(weight: (argument: number) => number): Prices {
  return Object.fromEntries(
    Object.entries(WEIGHTS).map(([name, count], n) => [
      name,
      { cost: 1000 + 17 * n, arguments: Array.from({ length: count }, (_, argument) => weight(argument)) },
    ]),
  );
}

function priced(name: string, note: string, seed: number, hostPrices: Prices, gasLimit: string): Scenario {
  const { steps } = randomScenario(seed, 40, true);
  const limit = (step: Step): Step => ({ ...step, gasLimit: step.gasLimit ?? gasLimit });
  const chainspec: Json = {
    wasm: { v1: { host_function_costs: hostPrices } },
    storage_costs: { gas_per_byte: 1009 },
    system_costs: { no_such_entrypoint: 1, mint_costs: { create: 11, balance: 13, transfer: 17 } },
  };
  return { name, note, genesis: { chainspec }, steps: steps.map(limit) };
}

const distinct = prices((argument) => 3 ** argument);
const highest = prices((argument) => 2 ** 32 - 1 - argument);

export const scenarios: readonly Scenario[] = [
  ...[21, 23, 25].map((seed) =>
    priced(
      `prices_of_every_argument_${seed}`,
      'Each argument has a weight of its own',
      seed,
      distinct,
      '5000000000000',
    ),
  ),
  ...[27, 29].map((seed) =>
    priced(`prices_beyond_2_53_${seed}`, 'Weights of nearly 2^32', seed, highest, '1000000000000000000000000000000'),
  ),
];
