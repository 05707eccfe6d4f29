/** Stories told with contracts written in Rust: the counter, transfers, a board with messages, the fixtures. */
import { exec, type Scenario, type Step } from '../scenario';
import {
  accountHash,
  argument,
  type Bytes,
  big,
  bool,
  cspr,
  DEFAULT,
  hashOf,
  hex,
  type Json,
  mainPurse,
  none,
  ONE,
  PROPOSER,
  some,
  string,
  TWO,
  u8,
  u32,
  u64,
  urefOf,
} from '../values';
import { getContract, getPackage, namedKeyOf } from './contractProgram';

const COUNTER = '../../../examples/counter';
const TRANSFERS = '../../../examples/transfers';
const FIXTURES = '../../fixtures';

type Arg = readonly [name: string, type: Json, bytes: Bytes];
const session = (wasm: string, args: readonly Arg[] = [], more: { readonly [field: string]: Json } = {}): Step =>
  exec(wasm, { ...more, args: args.map(([name, type, bytes]) => argument(name, type, bytes)) });
const counter = (name: string, args: readonly Arg[] = [], more: { readonly [field: string]: Json } = {}): Step =>
  session(`${COUNTER}/${name}.wasm`, args, more);
const call = (
  target: { readonly [field: string]: Json },
  entryPoint: string,
  args: readonly Arg[] = [],
  more: { readonly [field: string]: Json } = {},
): Step => ({
  kind: 'exec',
  ...more,
  session: { ...target, entryPoint },
  args: args.map(([name, type, bytes]) => [name, type, bytes.json]) as Json,
});
const byName = { contractName: 'counter' };
const count = (name = 'counter'): Step => ({ kind: 'query', key: namedKeyOf(name), path: ['count'] });

const amount = (value: bigint): Arg => ['amount', 'U512', big(value)];
const account = (key: string): Arg => ['target', { ByteArray: 32 }, accountHash(key)];
const publicKey = (key: string): Arg => ['target', 'PublicKey', hex(key)];
const balance = (key: string): Step => ({ kind: 'balance', identifier: { account: key } });
const action = (name: string): Arg => ['action', 'String', string(name)];
const text = (name: string, value: string): Arg => [name, 'String', string(value)];

/** A fixture in both builds, each in a scenario of its own. */
const both = (name: string, note: string, steps: (wasm: string) => readonly Step[]): readonly Scenario[] =>
  ['', '-5'].map((line) => ({
    name: `fixture_${name}${line.replace('-', '_')}`,
    note,
    steps: steps(`${FIXTURES}/${name}${line}.wasm`),
  }));

export const scenarios: readonly Scenario[] = [
  {
    name: 'counter_story',
    note: 'Version 1 is installed and called in every way, versions 2 and 3 are added, an old one is disabled',
    steps: [
      counter('counter-v1'),
      getContract('counter'),
      getPackage('counter_package'),
      count(),
      call(byName, 'counter_inc'),
      call({ contractHash: namedKeyOf('counter') }, 'counter_inc'),
      call({ packageName: 'counter_package' }, 'counter_inc'),
      call({ packageName: 'counter_package', version: 1 }, 'counter_inc'),
      call({ packageHash: namedKeyOf('counter_package') }, 'counter_inc'),
      call(byName, 'counter_get'),
      count(),
      counter('counter-call'),
      count(),
      call(byName, 'counter_decrement', [], { note: 'not in version 1' }),
      { ...counter('counter-v2'), id: 'second' },
      call(byName, 'counter_decrement'),
      call({ packageName: 'counter_package', version: 1 }, 'counter_inc'),
      count(),
      counter('counter-v3'),
      call(byName, 'counter_last_updated_at'),
      call(byName, 'counter_inc', [], { blockTime: 1_700_000_000_000 }),
      call(byName, 'counter_last_updated_at'),
      call({ packageName: 'counter_package', version: 2 }, 'counter_inc', [], { blockTime: 1_800_000_000_000 }),
      call({ packageName: 'counter_package', version: 3 }, 'counter_last_updated_at'),
      counter('counter-call', [], { blockTime: 1_900_000_000_000 }),
      count(),
      counter('counter-disable', [
        ['contract', { ByteArray: 32 }, hashOf({ contractOf: [namedKeyOf('counter_package'), 1] })],
      ]),
      call({ packageName: 'counter_package', version: 1 }, 'counter_inc'),
      call({ contractHash: { contractOf: [namedKeyOf('counter_package'), 1] } }, 'counter_inc'),
      call({ packageName: 'counter_package' }, 'counter_inc'),
      getPackage('counter_package'),
      { kind: 'getNamedKeys', owner: { account: DEFAULT } },
    ],
  },
  {
    name: 'counter_locked',
    note: 'A locked counter cannot be upgraded or disabled, but counts',
    steps: [
      counter('counter-v1', [['locked', 'Bool', bool(true)]]),
      counter('counter-v2'),
      counter('counter-disable', [['contract', { ByteArray: 32 }, hashOf(namedKeyOf('counter'))]]),
      call(byName, 'counter_inc'),
      count(),
    ],
  },
  {
    name: 'counter_failures',
    note: 'Entry points that are not there, other accounts, nothing installed, too little gas',
    steps: [
      counter('counter-call', [], { note: 'nothing installed' }),
      counter('counter-v2', [], { note: 'nothing to upgrade' }),
      counter('counter-v1'),
      call(byName, 'counter_dec'),
      call(byName, 'call'),
      call(byName, 'counter_inc', [], { initiator: PROPOSER }),
      call({ contractHash: namedKeyOf('counter') }, 'counter_inc', [], { initiator: PROPOSER }),
      counter('counter-call', [], { initiator: PROPOSER }),
      call(byName, 'counter_inc', [], { gasLimit: '100000' }),
      counter('counter-v1', [], { gasLimit: '10000000000' }),
      counter('counter-v1', [['locked', 'U64', u64(1)]], { note: 'a flag that is none', commit: false }),
      counter('counter-v1', [], {
        session: { wasm: `${COUNTER}/counter-v1.wasm`, v1: true },
        note: 'as a plain V1 session',
      }),
      count(),
    ],
  },
  {
    name: 'counter_many_calls',
    note: 'A counter called many times in a row',
    steps: [counter('counter-v1'), ...Array.from({ length: 20 }, () => call(byName, 'counter_inc')), count()],
  },
  {
    name: 'transfers_story',
    note: 'Every way for session code to move money, to existing and new accounts, with and without id',
    steps: [
      session(`${TRANSFERS}/transfer-to-account.wasm`, [account(PROPOSER), amount(cspr(5))]),
      session(`${TRANSFERS}/transfer-to-account.wasm`, [account(ONE), amount(cspr(5)), ['id', 'U64', u64(77)]]),
      session(`${TRANSFERS}/transfer-to-public-key.wasm`, [publicKey(TWO), amount(cspr(5))]),
      session(`${TRANSFERS}/transfer-to-public-key.wasm`, [publicKey(PROPOSER), amount(cspr(5))]),
      session(`${TRANSFERS}/transfer-from-purse-to-purse.wasm`, [amount(cspr(7)), text('name', 'savings')]),
      session(`${TRANSFERS}/transfer-from-purse-to-account.wasm`, [
        account(ONE),
        amount(cspr(2)),
        ['source', 'URef', urefOf(namedKeyOf('savings'))],
      ]),
      session(`${TRANSFERS}/transfer-from-purse-to-public-key.wasm`, [
        publicKey(ONE),
        amount(cspr(2)),
        ['source', 'URef', urefOf(namedKeyOf('savings'))],
      ]),
      session(`${TRANSFERS}/transfer-from-purse-to-account.wasm`, [account(PROPOSER), amount(cspr(3))]),
      session(`${TRANSFERS}/transfer-from-purse-to-public-key.wasm`, [
        publicKey(PROPOSER),
        amount(cspr(3)),
        ['id', 'U64', u64(2n ** 64n - 1n)],
      ]),
      balance(DEFAULT),
      balance(PROPOSER),
      balance(ONE),
      balance(TWO),
      { kind: 'balance', identifier: { purse: namedKeyOf('savings') } },
    ],
  },
  {
    name: 'transfers_failures',
    note: 'Too little money, a purse of somebody else, nothing approved, arguments missing or wrong',
    steps: [
      session(`${TRANSFERS}/transfer-to-account.wasm`, [account(PROPOSER), amount(cspr(20_000_000_000))]),
      session(`${TRANSFERS}/transfer-to-account.wasm`, [account(ONE), amount(cspr(20_000_000_000))]),
      session(`${TRANSFERS}/transfer-to-account.wasm`, [account(ONE)]),
      session(`${TRANSFERS}/transfer-to-account.wasm`, [amount(1n)]),
      session(`${TRANSFERS}/transfer-to-account.wasm`, [text('target', 'x'), amount(1n)]),
      session(`${TRANSFERS}/transfer-to-account.wasm`, [account(ONE), ['amount', 'U64', u64(5)]]),
      session(`${TRANSFERS}/transfer-from-purse-to-account.wasm`, [
        account(ONE),
        amount(5n),
        ['source', 'URef', urefOf(mainPurse(PROPOSER))],
      ]),
      session(`${TRANSFERS}/transfer-from-purse-to-account.wasm`, [
        account(ONE),
        amount(5n),
        ['source', 'URef', urefOf(mainPurse(DEFAULT))],
      ]),
      session(`${TRANSFERS}/transfer-from-purse-to-purse.wasm`, [
        amount(5n),
        ['target', 'URef', urefOf(mainPurse(PROPOSER))],
      ]),
      session(`${TRANSFERS}/transfer-to-public-key.wasm`, [
        publicKey(ONE),
        amount(5n),
        ['id', { Option: 'U64' }, some(u64(5))],
      ]),
      balance(DEFAULT),
    ],
  },
  {
    name: 'fixture_install_by_casper_contract_1_4',
    note: 'casper-contract 1.4 cannot add versions on protocol 2.0: it decodes a hash of the size that the host does not write',
    steps: [session(`${FIXTURES}/install.wasm`), { kind: 'getNamedKeys', owner: { account: DEFAULT } }],
  },
  ...both('keys', 'Key management by a Rust session', (wasm) => [
    session(wasm, [action('add'), ['account', { ByteArray: 32 }, accountHash(ONE)], ['weight', 'U8', u8(2)]]),
    session(wasm, [action('add'), ['account', { ByteArray: 32 }, accountHash(ONE)], ['weight', 'U8', u8(2)]]),
    session(wasm, [action('update'), ['account', { ByteArray: 32 }, accountHash(ONE)], ['weight', 'U8', u8(3)]]),
    session(wasm, [action('update'), ['account', { ByteArray: 32 }, accountHash(TWO)], ['weight', 'U8', u8(3)]]),
    session(wasm, [action('key-management'), ['weight', 'U8', u8(4)]]),
    session(wasm, [action('deployment'), ['weight', 'U8', u8(5)]], { authorizationKeys: [DEFAULT, ONE] }),
    session(wasm, [action('deployment'), ['weight', 'U8', u8(3)]]),
    session(wasm, [action('deployment'), ['weight', 'U8', u8(3)]], { authorizationKeys: [DEFAULT, ONE] }),
    session(wasm, [action('remove'), ['account', { ByteArray: 32 }, accountHash(ONE)]], {
      authorizationKeys: [DEFAULT, ONE],
    }),
    session(wasm, [action('remove'), ['account', { ByteArray: 32 }, accountHash(TWO)]], {
      authorizationKeys: [DEFAULT, ONE],
    }),
    session(wasm, [action('dance')], { authorizationKeys: [ONE] }),
    { kind: 'getAccount', account: DEFAULT },
  ]),
  ...both('storage', 'Values, names and a dictionary by a Rust session', (wasm) => [
    session(wasm, [action('new'), text('name', 'sum'), ['value', 'U512', big(7)]]),
    session(wasm, [action('add'), text('name', 'sum'), ['value', 'U512', big(2n ** 300n)]]),
    session(wasm, [action('read'), text('name', 'sum')]),
    session(wasm, [action('write'), text('name', 'sum'), text('value', 'a string')]),
    session(wasm, [action('read'), text('name', 'sum')]),
    session(wasm, [action('add'), text('name', 'sum'), ['value', 'U512', big(1)]]),
    session(wasm, [action('read'), text('name', 'nothing')]),
    session(wasm, [action('many'), ['count', 'U32', u32(40)]]),
    session(wasm, [action('collect'), text('item', 'one'), ['value', 'U64', u64(1)]]),
    session(wasm, [action('collect'), text('item', 'two'), ['value', 'U64', u64(2)]]),
    session(wasm, [action('look up'), text('item', 'two')]),
    session(wasm, [action('look up'), text('item', 'three')]),
    { kind: 'queryDictionary', seed: namedKeyOf('dictionary'), item: 'one' },
    session(wasm, [action('list')]),
    session(wasm, [action('forget'), text('name', 'sum')]),
    session(wasm, [action('list')]),
    session(wasm, [action('collect'), text('item', 'x'.repeat(129)), ['value', 'U64', u64(2)]]),
    { kind: 'query', key: { account: DEFAULT }, path: ['many'] },
  ]),
  ...both('purses', 'Money by a Rust session', (wasm) => [
    session(wasm, [action('create'), text('name', 'p'), amount(cspr(10))]),
    session(wasm, [action('balance'), ['purse', 'URef', urefOf(namedKeyOf('p'))]]),
    session(wasm, [action('to account'), account(ONE), amount(cspr(1)), ['id', { Option: 'U64' }, none()]]),
    session(wasm, [action('to account'), account(ONE), amount(cspr(1)), ['id', { Option: 'U64' }, some(u64(1))]]),
    session(wasm, [action('to public key'), publicKey(TWO), amount(cspr(1)), ['id', { Option: 'U64' }, none()]]),
    session(wasm, [
      action('to purse'),
      ['source', 'URef', urefOf(namedKeyOf('p'))],
      ['target', 'URef', urefOf(mainPurse(DEFAULT))],
      amount(cspr(3)),
      ['id', { Option: 'U64' }, some(u64(2))],
    ]),
    session(wasm, [
      action('to purse'),
      ['source', 'URef', urefOf(namedKeyOf('p'))],
      ['target', 'URef', urefOf(mainPurse(DEFAULT))],
      amount(cspr(30)),
      ['id', { Option: 'U64' }, none()],
    ]),
    session(wasm, [action('balance'), ['purse', 'URef', urefOf(namedKeyOf('p'))]]),
    balance(DEFAULT),
  ]),
  ...both('environment', 'What a Rust session learns of its surroundings', (wasm) => [
    session(wasm),
    session(wasm, [], { initiator: PROPOSER, blockTime: 123_456_789 }),
    session(wasm, [], { session: { wasm, v1: true } }),
    session(wasm, [], { payment: { wasm, args: [] } }),
  ]),
  {
    name: 'fixture_board',
    note: 'A contract with a dictionary, messages and a group, built with casper-contract 5',
    steps: [
      session(`${FIXTURES}/board-5.wasm`),
      getContract('board'),
      { kind: 'messageTopics', contract: namedKeyOf('board') },
      call({ contractName: 'board' }, 'post', [text('text', 'hello')]),
      call({ contractHash: namedKeyOf('board') }, 'post', [text('text', 'grüße')], { initiator: PROPOSER }),
      call({ contractName: 'board' }, 'post', [text('text', 'again')], { blockTime: 9 }),
      call({ contractName: 'board' }, 'post'),
      call({ contractName: 'board' }, 'read', [text('item', '58b891759929bd4ed5a9cce20b9d6e3c96a66c21')]),
      call({ contractName: 'board' }, 'read', [text('item', 'nobody')]),
      call({ contractName: 'board' }, 'who'),
      call({ contractHash: namedKeyOf('board') }, 'close', [], { initiator: PROPOSER }),
      call({ contractName: 'board' }, 'close'),
      call({ contractName: 'board' }, 'post', [text('text', 'too late')]),
      { kind: 'query', key: namedKeyOf('board'), path: ['count'] },
    ],
  },
  {
    name: 'fixture_cryptography',
    note: 'Hashes and block values by a session built with casper-contract 5',
    steps: [
      session(`${FIXTURES}/cryptography-5.wasm`, [action('hash'), text('text', 'The quick brown fox')]),
      session(`${FIXTURES}/cryptography-5.wasm`, [action('block')], { blockHeight: 42, hash: '45'.repeat(32) }),
      session(`${FIXTURES}/cryptography-5.wasm`, [action('verify'), text('text', 'x')]),
    ],
  },
];
