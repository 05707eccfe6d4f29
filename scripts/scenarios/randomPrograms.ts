/**
 * Random driver programs: sequences of host calls whose parameters are mostly right and sometimes are not. A seed
 * always gives the same scenario.
 */
import { CALLER, groups, install, named, point, programCall, TEMPLATE } from './contracts/contractProgram';
import { HOST_FUNCTIONS, type HostFunction, SESSION_FUNCTIONS } from './hostFunctions';
import { type Parameter, type Place, Program } from './program';
import { CONTRACT_DRIVER, run, type Scenario, SESSION_DRIVER, type Step } from './scenario';
import {
  accountHash,
  accountKey,
  amountArgument,
  type Bytes,
  big,
  clValue,
  DEFAULT,
  fill,
  hashKey,
  hex,
  join,
  list,
  mainPurse,
  none,
  ONE,
  PROPOSER,
  raw,
  some,
  string,
  stringValue,
  TAG,
  u32,
  u64,
  u64Value,
  unitValue,
  uref,
  urefKeyOf,
  urefOf,
  withRights,
} from './values';

/** Pseudo-random numbers from a seed (mulberry32). */
export function randomSource(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const purse = mainPurse(DEFAULT);
const CELL = { namedKey: [{ account: DEFAULT }, 'cell'] };
const WALLET = { namedKey: [{ account: DEFAULT }, 'wallet'] };

type Pool = readonly Bytes[];
const NAMES: Pool = ['cell', 'wallet', 'a', 'b', ''].map(string);
const ARGUMENT_NAMES: Pool = [raw('amount'), raw('number'), raw('nothing'), raw('program')];
const KEYS: Pool = [
  urefKeyOf(CELL),
  urefKeyOf(withRights(CELL, 1)),
  urefKeyOf(WALLET),
  urefKeyOf(purse),
  accountKey(DEFAULT),
  accountKey(ONE),
  hashKey('07'.repeat(32)),
  hex(`02${'05'.repeat(32)}07`),
  urefKeyOf(mainPurse(PROPOSER)),
];
const UREFS: Pool = [
  urefOf(CELL),
  urefOf(WALLET),
  urefOf(withRights(WALLET, 4)),
  urefOf(purse),
  urefOf(mainPurse(PROPOSER)),
  uref('05'.repeat(32), 7),
];
const VALUES: Pool = [
  unitValue(),
  u64Value(3),
  stringValue('text'),
  clValue(u32(7), TAG.I32),
  clValue(big(9), TAG.U512),
  clValue(urefOf(CELL), TAG.URef),
  clValue(uref('05'.repeat(32), 1), TAG.URef),
  clValue(accountKey(ONE), TAG.Key),
  clValue(list(string('x')), `${TAG.List}${TAG.String}`),
  clValue(join(string('n'), accountKey(ONE)), `${TAG.Tuple2}${TAG.String}${TAG.Key}`),
];
const HASHES: Pool = [accountHash(DEFAULT), accountHash(ONE), accountHash(PROPOSER)];
const OTHERS: Pool = [accountHash(ONE), accountHash(PROPOSER)];
const AMOUNTS: Pool = [big(0), big(1), big(50), big(10n ** 30n)];
const IDS: Pool = [none(), some(u64(5))];
const ITEMS: Pool = [raw('item'), hex(''), fill(128, 0x61), fill(129, 0x61), hex('ff')];
const TEXTS: Pool = [string('hello'), string(''), hex('01000000ff')];
const CONTRACTS: Pool = [...Array.from({ length: 6 }, () => named('contract')), named('contract_package'), fill(32, 7)];
const PACKAGES: Pool = [...Array.from({ length: 6 }, () => named('contract_package')), named('contract'), fill(32, 7)];
const POINTS: Pool = ['run', 'run', 'run', 'run', 'step', 'other', 'call', 'ghost'].map(string);
const VERSIONS: Pool = [none(), some(u32(1)), some(u32(2))];
const MAJORS: Pool = [none(), some(u32(2)), some(u32(1))];
const LABELS: Pool = ['keepers', 'a', 'b'].map(string);
const TOPICS: Pool = [raw('t'), raw('u'), hex('ff')];
const GARBAGE: Pool = [hex(''), hex('00'), fill(33, 0xff), fill(5, 1)];

/** What each parameter is: a pool (pointer and its size), a place to write `n` bytes, or one of some numbers. */
type Kind =
  | { readonly pool: Pool }
  | { readonly nested: true }
  | { readonly out: number }
  | { readonly numbers: readonly number[] }
  | { readonly buffer: readonly number[] };
const pool = (values: Pool): Kind => ({ pool: values });
const out = (size: number): Kind => ({ out: size });
const numbers = (...values: readonly number[]): Kind => ({ numbers: values });
/** A destination followed by its size. */
const buffer = (...sizes: readonly number[]): Kind => ({ buffer: sizes });

const WEIGHTS = numbers(0, 1, 2, 255, 256);
const SHAPES: Readonly<Record<string, readonly Kind[]>> = {
  casper_read_value: [pool(KEYS), out(4)],
  casper_load_named_keys: [out(4), out(4)],
  casper_write: [pool(KEYS), pool(VALUES)],
  casper_add: [pool(KEYS), pool(VALUES)],
  casper_new_uref: [out(33), pool(VALUES)],
  casper_get_key: [pool(NAMES), buffer(34, 33, 10), out(4)],
  casper_has_key: [pool(NAMES)],
  casper_put_key: [pool(NAMES), pool(KEYS)],
  casper_is_valid_uref: [pool(UREFS)],
  casper_add_associated_key: [pool(HASHES), WEIGHTS],
  casper_remove_associated_key: [pool(OTHERS)],
  casper_update_associated_key: [pool(OTHERS), WEIGHTS],
  casper_set_action_threshold: [numbers(0, 1, 2, 3), WEIGHTS],
  casper_remove_key: [pool(NAMES)],
  casper_get_caller: [out(8)],
  casper_get_blocktime: [out(8)],
  casper_create_purse: [buffer(33, 32, 40)],
  casper_transfer_to_account: [pool(HASHES), pool(AMOUNTS), pool(IDS), out(4)],
  casper_transfer_from_purse_to_account: [pool(UREFS), pool(HASHES), pool(AMOUNTS), pool(IDS), out(4)],
  casper_transfer_from_purse_to_purse: [pool(UREFS), pool(UREFS), pool(AMOUNTS), pool(IDS)],
  casper_get_balance: [pool(UREFS), out(4)],
  casper_get_phase: [out(1)],
  casper_get_system_contract: [numbers(0, 1, 2, 3, 4), buffer(32)],
  casper_get_main_purse: [out(33)],
  casper_read_host_buffer: [buffer(8, 33, 100, 500), out(4)],
  casper_get_named_arg_size: [pool(ARGUMENT_NAMES), out(4)],
  casper_blake2b: [pool(TEXTS), buffer(32, 31)],
  casper_generic_hash: [pool(TEXTS), numbers(0, 1, 2, 3), buffer(32, 31, 40)],
  casper_load_call_stack: [out(4), out(4)],
  casper_load_caller_information: [numbers(0, 1, 2, 3, 256), out(4), out(4)],
  casper_load_authorization_keys: [out(4), out(4)],
  casper_random_bytes: [buffer(32, 33)],
  casper_print: [pool(TEXTS)],
  casper_get_block_info: [numbers(0, 1, 2, 3, 4, 5, 6, 256), out(32)],
  casper_create_contract_package_at_hash: [out(32), out(32), numbers(0, 1)],
  casper_create_contract_user_group: [
    pool(PACKAGES),
    pool(LABELS),
    numbers(0, 1, 3),
    pool([list(), list(urefOf(CELL))]),
    out(8),
  ],
  casper_disable_contract_version: [pool(PACKAGES), pool(CONTRACTS)],
  casper_enable_contract_version: [pool(PACKAGES), pool(CONTRACTS)],
  casper_call_contract: [pool(CONTRACTS), pool(POINTS), { nested: true }, out(4)],
  casper_call_versioned_contract: [pool(PACKAGES), pool(VERSIONS), pool(POINTS), { nested: true }, out(4)],
  casper_call_package_version: [pool(PACKAGES), pool(MAJORS), pool(VERSIONS), pool(POINTS), { nested: true }, out(4)],
  casper_remove_contract_user_group: [pool(PACKAGES), pool(LABELS)],
  casper_provision_contract_user_group_uref: [pool(PACKAGES), pool(LABELS), out(8)],
  casper_remove_contract_user_group_urefs: [pool(PACKAGES), pool(LABELS), pool([list()])],
  casper_new_dictionary: [out(8)],
  casper_dictionary_get: [pool(UREFS), pool(ITEMS), out(4)],
  casper_dictionary_read: [pool(KEYS), out(4)],
  casper_dictionary_put: [pool(UREFS), pool(ITEMS), pool(VALUES)],
  casper_manage_message_topic: [pool(TOPICS), pool([hex('00'), hex('00'), hex('01')])],
  casper_emit_message: [pool(TOPICS), pool([join(hex('00'), string('m')), join(hex('01'), string('m'))])],
};

const WRONG_POINTERS = [-1, 262_144, 262_140, 0x7fffffff];
const WRONG_SIZES = [0, 1, 31, 34, 200, 262_145, -1];

/** Makes random programs of one driver. */
class Generator {
  private readonly random: () => number;
  private readonly callable: readonly HostFunction[];

  constructor(random: () => number, functions: readonly HostFunction[]) {
    this.random = random;
    this.callable = functions.filter(([name]) => SHAPES[name] !== undefined);
  }

  /** A program of a few calls; contracts that it calls run such programs again, at most three frames deep. */
  program(depth = 0): Program {
    const program = new Program();
    // Four scratch regions that the program returns in the end, so that what hosts write is compared.
    const result = program.result(4 * 64);
    const scratch = [0, 1, 2, 3].map((n) => result.at(64 * n));
    const length = 1 + Math.floor(this.random() * (depth === 0 ? 8 : 4));
    for (let n = 0; n < length; n += 1) this.addCall(program, scratch, depth);
    return this.random() < 0.9 ? program.ret(result) : program;
  }

  /** Appends one random call; a few of the parameters are wrong. */
  private addCall(program: Program, scratch: readonly Place[], depth: number): void {
    let [name] = this.pick(this.callable);
    while (depth >= 3 && name.startsWith('casper_call_')) [name] = this.pick(this.callable);
    const parameters: Parameter[] = [];
    const pointer = (place: Parameter): Parameter => (this.random() < 1 / 40 ? this.pick(WRONG_POINTERS) : place);
    const size = (value: number): number => (this.random() < 1 / 40 ? this.pick(WRONG_SIZES) : value);
    for (const kind of SHAPES[name]!) {
      if ('pool' in kind || 'nested' in kind) {
        const good = 'nested' in kind ? this.arguments(depth) : this.pick(kind.pool);
        const value = this.random() < 1 / 50 ? this.pick(GARBAGE) : good;
        parameters.push(pointer(program.data(value)), size(value.size));
      } else if ('out' in kind) parameters.push(pointer(this.pick(scratch)));
      else if ('numbers' in kind) parameters.push(this.pick(kind.numbers));
      else parameters.push(pointer(this.pick(scratch)), size(this.pick(kind.buffer)));
    }
    program.try(name, ...parameters);
  }

  private arguments(depth: number): Bytes {
    const nested = this.program(depth + 1);
    return this.random() < 0.3
      ? programCall(nested, ['number', u64Value(1)], ['uref', clValue(this.pick(UREFS), TAG.URef)])
      : programCall(nested);
  }

  private pick<T>(values: readonly T[]): T {
    return values[Math.floor(this.random() * values.length)]!;
  }
}

function randomStep(random: () => number, generator: Generator, wasm: string): Step {
  const args = [amountArgument(200), ['number', 'U64', u64(5).json]] as never;
  const options = { args, authorizationKeys: [DEFAULT, ONE, PROPOSER], blockTime: Math.floor(random() * 3) };
  const limit = random() < 0.2 ? { gasLimit: String(Math.floor(random() * 3e9)) } : {};
  return run(generator.program(), { ...options, ...limit }, wasm);
}

/** A cell and a purse with a little money under names, for the random programs to work on. */
function preparation(): Step {
  const program = new Program();
  const cell = program.data(join(hex('02'), fill(33)));
  const wallet = program.data(join(hex('02'), fill(33)));
  const inside = (place: Place): Place => ({ bytes: place.bytes, offset: 1, base: place }) as Place;
  const amount = program.data(big(1000));
  program
    .call('casper_new_uref', inside(cell), program.data(u64Value(1)), 13)
    .call('casper_put_key', program.data(string('cell')), 8, cell, 34)
    .call('casper_create_purse', inside(wallet), 33)
    .call('casper_put_key', program.data(string('wallet')), 10, wallet, 34)
    .call(
      'casper_transfer_from_purse_to_purse',
      program.data(urefOf(purse)),
      33,
      inside(wallet),
      33,
      amount,
      3,
      program.data(none()),
      1,
    );
  return run(program, { args: [amountArgument(1000)] });
}

/** The driver as a contract, with a topic and a group, and entry points of all kinds. */
function contract(): Step {
  return install({
    points: [
      point('run'),
      point('step', { type: CALLER }),
      point('other', { access: groups('keepers') }),
      point('call', { access: TEMPLATE }),
    ],
    keys: [['account', accountKey(ONE)]],
  });
}

export function randomScenario(seed: number, steps: number, contracts: boolean): Scenario {
  const random = randomSource(seed);
  const generator = new Generator(random, contracts ? HOST_FUNCTIONS : SESSION_FUNCTIONS);
  const wasm = contracts ? CONTRACT_DRIVER : SESSION_DRIVER;
  return {
    name: `random_programs_${seed}`,
    note: `Random host calls from seed ${seed}`,
    steps: [
      preparation(),
      ...(contracts ? [contract()] : []),
      ...Array.from({ length: steps }, () => randomStep(random, generator, wasm)),
    ],
  };
}
