/** Queries of state that sessions leave behind. */
import { Program } from '../program';
import { run, type Scenario, type Step } from '../scenario';
import {
  accountKey,
  type Bytes,
  clValue,
  DEFAULT,
  fill,
  hashKey,
  hex,
  type Json,
  join,
  mainPurse,
  ONE,
  PROPOSER,
  string,
  TAG,
  u64Value,
  urefKeyOf,
} from '../values';

const owner: Json = { account: DEFAULT };
const query = (key: Json, path: readonly string[] = [], more: { readonly [field: string]: Json } = {}): Step => ({
  kind: 'query',
  key,
  path,
  ...more,
});

function put(entries: readonly (readonly [string, Bytes])[], more: { readonly [field: string]: Json } = {}): Step {
  const program = new Program();
  for (const [name, key] of entries) {
    program.call('casper_put_key', program.data(string(name)), string(name).size, program.data(key), key.size);
  }
  return run(program, more);
}

function cell(name: string, value: Bytes, more: { readonly [field: string]: Json } = {}): Step {
  const program = new Program();
  const key = program.data(join(hex('02'), fill(33)));
  program.call('casper_new_uref', { bytes: key.bytes, offset: 1, base: key } as never, program.data(value), value.size);
  return run(program.call('casper_put_key', program.data(string(name)), string(name).size, key, 34), more);
}

const named = (name: string): Json => ({ namedKey: [owner, name] });

/** Cells k1, k2, ... of the account, each holding the key of the one before; k1 holds the account of PROPOSER, who has `end`. */
function chain(length: number): Step[] {
  const cells = Array.from({ length }, (_, n) =>
    cell(`k${n + 1}`, clValue(n === 0 ? accountKey(PROPOSER) : urefKeyOf(named(`k${n}`)), TAG.Key)),
  );
  return [cell('end', u64Value(1), { initiator: PROPOSER }), ...cells];
}

export const scenarios: readonly Scenario[] = [
  {
    name: 'query_paths',
    note: 'From the account along named keys, into other accounts, to cells, and where the path breaks',
    steps: [
      cell('cell', u64Value(5)),
      put([
        ['self', accountKey(DEFAULT)],
        ['other', accountKey(PROPOSER)],
        ['missing', accountKey(ONE)],
        ['void', hashKey('07'.repeat(32))],
      ]),
      query(owner),
      query(owner, ['cell']),
      query(named('cell')),
      query(named('cell'), ['more']),
      query(owner, ['cell', 'more']),
      query(owner, ['nothing']),
      query(owner, ['self', 'cell']),
      query(owner, ['self', 'self', 'self', 'cell']),
      query(owner, ['self', 'self', 'self', 'self', 'cell']),
      query(owner, ['self', 'self', 'self', 'self', 'self', 'cell']),
      query(owner, ['self', 'self', 'self', 'self', 'self', 'self', 'cell']),
      query(owner, ['other']),
      query(owner, ['other', 'cell']),
      query(owner, ['missing']),
      query(owner, ['missing', 'x']),
      query(owner, ['void']),
      query({ account: ONE }),
      query(owner, ['']),
    ],
  },
  {
    name: 'query_depth',
    note: 'A chain of cells that hold keys: so many steps may a query take',
    steps: [...chain(7), ...[1, 2, 3, 4, 5, 6, 7].map((n) => query(owner, [`k${n}`, 'end']))],
  },
  {
    name: 'query_depth_of_the_engine_config',
    note: 'Queries of the builder keep their own depth, whatever the engine config says',
    genesis: { engine: { maxQueryDepth: 2 } },
    steps: [...chain(3), query(owner), query(owner, ['k1']), ...[1, 2, 3].map((n) => query(owner, [`k${n}`, 'end']))],
  },
  {
    name: 'query_cells_that_hold_keys',
    note: 'A path goes through a cell that holds a Key, not through one that holds a URef or a list',
    steps: [
      cell('cell', u64Value(5)),
      cell('key', clValue(urefKeyOf({ namedKey: [owner, 'cell'] } as Json), TAG.Key)),
      cell('account', clValue(accountKey(DEFAULT), TAG.Key)),
      query(owner, ['key']),
      query(owner, ['key', 'x']),
      query(owner, ['account']),
      query(owner, ['account', 'cell']),
      query(named('account'), ['cell']),
    ],
  },
  {
    name: 'query_at_earlier_roots',
    note: 'The state of every earlier step stays readable',
    steps: [
      { ...cell('a', u64Value(1)), id: 'first' },
      { ...cell('b', u64Value(2)), id: 'second' },
      query(owner, ['b'], { at: 'first' }),
      query(owner, ['b'], { at: 'second' }),
      query(owner, ['a'], { at: 'second' }),
      query(owner, [], { at: 'first' }),
      query(owner, [], { at: '00'.repeat(32) }),
      { kind: 'balance', identifier: { account: DEFAULT }, at: 'first' },
    ],
  },
  {
    name: 'query_system_records',
    note: 'System contracts, registries and block values after a few sessions',
    steps: [
      cell('a', u64Value(1)),
      ...['mint', 'auction', 'handle payment', 'standard payment'].map((system) => query({ system })),
      query({ system: 'mint' }, ['total_supply']),
      query({ system: 'mint' }, ['nothing']),
      ...['blockTime', 'messageCount', 'protocolVersion', 'addressableEntity'].map((blockGlobal) =>
        query({ blockGlobal }),
      ),
      query({ bytes: `0a${'00'.repeat(32)}` }),
      query({ bytes: `0d${'00'.repeat(32)}` }),
      query({ bytes: `0e${'00'.repeat(32)}` }),
      query({ balance: mainPurse(DEFAULT) }),
      query(mainPurse(DEFAULT)),
    ],
  },
  {
    name: 'query_with_proof',
    note: 'Values with Merkle proofs',
    steps: [
      cell('cell', u64Value(5)),
      { kind: 'queryWithProof', key: owner },
      { kind: 'queryWithProof', key: owner, path: ['cell'] },
      { kind: 'queryWithProof', key: { balance: mainPurse(DEFAULT) } },
      { kind: 'balance', identifier: { account: DEFAULT }, proofs: true },
    ],
  },
  {
    name: 'query_keys_and_names',
    note: 'Keys of each kind, named keys of accounts and system contracts, accounts that are not there',
    steps: [
      cell('cell', u64Value(5)),
      ...[
        'Account',
        'Hash',
        'URef',
        'Balance',
        'Dictionary',
        'EraSummary',
        'SystemEntityRegistry',
        'BidAddr',
        'BlockGlobal',
        'NamedKey',
      ].map((tag) => ({
        kind: 'getKeys',
        tag,
      })),
      { kind: 'getNamedKeys', owner },
      { kind: 'getNamedKeys', owner: { account: PROPOSER } },
      { kind: 'getNamedKeys', owner: { system: 'auction' } },
      { kind: 'getNamedKeys', owner: { account: ONE } },
      { kind: 'getAccount', account: ONE },
      { kind: 'getAccount', account: 'system' },
      { kind: 'totalSupply' },
      { kind: 'trie' },
    ],
  },
  {
    name: 'query_balances',
    note: 'Balances by account, public key, purse and identifier, available and total',
    steps: [
      { kind: 'balance', identifier: { account: DEFAULT }, handling: 'total' },
      { kind: 'balance', identifier: { publicKey: DEFAULT } },
      { kind: 'balance', identifier: { purse: mainPurse(DEFAULT) } },
      { kind: 'balance', identifier: { account: ONE } },
      { kind: 'balance', identifier: { purse: `uref-${'05'.repeat(32)}-007` } },
      { kind: 'balance', identifier: 'payment' },
      { kind: 'balance', identifier: 'refund' },
    ],
  },
];
