/** Requests: V1 transactions, custom payment, commits, addresses, preconditions, native transfers. */
import { Program } from '../program';
import {
  exec,
  type Options,
  programArgument,
  run,
  type Scenario,
  SESSION_DRIVER,
  type Step,
  TWO_PARTY,
} from '../scenario';
import {
  accountHash,
  accountKey,
  amountArgument,
  argument,
  big,
  cspr,
  DEFAULT,
  fill,
  hashKey,
  hex,
  type Json,
  join,
  mainPurse,
  none,
  ONE,
  PROPOSER,
  string,
  THREE,
  TWO,
  urefOf,
} from '../values';

const purse = mainPurse(DEFAULT);
const balance = (account: string): Step => ({ kind: 'balance', identifier: { account } });
const show = (account = DEFAULT): Step => ({ kind: 'getAccount', account });
const v1 = (more: { readonly [field: string]: Json } = {}): Options => ({ session: { v1: true, ...more } });

function transferTo(target: string, amount: bigint): Program {
  const program = new Program();
  const id = program.data(none());
  return program.call(
    'casper_transfer_to_account',
    ...[program.data(accountHash(target)), 32, program.data(big(amount)), big(amount).size, id, 1, 8],
  );
}

/** Returns phase, caller, random bytes and a new URef. */
function surroundings(): Program {
  const program = new Program();
  const result = program.result(4 + 32 + 33);
  return program
    .call('casper_get_phase', result.at(0))
    .call('casper_random_bytes', result.at(4), 32)
    .call('casper_new_uref', result.at(36), program.data(hex('0000000009')), 5)
    .ret(result);
}

function name(text: string, key = hashKey('07'.repeat(32))): Program {
  const program = new Program();
  return program.call('casper_put_key', program.data(string(text)), string(text).size, program.data(key), key.size);
}

/** Payment code as a program of the driver. */
const payment = (program: Program, amount: bigint, more: { readonly [field: string]: Json } = {}): Json => ({
  wasm: SESSION_DRIVER,
  args: [programArgument(program.assemble()), amountArgument(amount)] as unknown as Json,
  listing: program.listing(),
  ...more,
});

const transfer = (fields: { readonly [field: string]: Json }): Step => ({ kind: 'transfer', ...fields });
const hash = (byte: string): string => byte.repeat(32);
const two = (more: Options = {}): Step =>
  exec(TWO_PARTY, { args: [argument('deployment-account', { ByteArray: 32 }, accountHash(ONE))], ...more });

export const scenarios: readonly Scenario[] = [
  {
    name: 'transaction_v1_session',
    note: 'Session code in a V1 transaction: the same effects, other addresses, transfer records with the V1 hash',
    steps: [
      run(surroundings(), v1()),
      run(surroundings(), { note: 'as a deploy of the same hash', hash: '00'.repeat(31).concat('01') }),
      run(transferTo(PROPOSER, cspr(1)), { ...v1(), args: [amountArgument(cspr(1))] }),
      run(transferTo(ONE, cspr(1)), { ...v1(), args: [amountArgument(cspr(1))] }),
      run(name('n'), v1({ installUpgrade: true })),
      run(name('m'), { ...v1(), initiator: DEFAULT }),
      run(name('m'), {
        ...v1(),
        initiator: 'account-hash-58b891759929bd4ed5a9cce20b9d6e3c96a66c21386bed96040e17dd07b79fa7',
      }),
      run(name('m'), { ...v1(), initiator: ONE, authorizationKeys: [DEFAULT] }),
      run(name('m'), { ...v1(), initiator: THREE }),
      run(new Program().call('casper_revert', 65_541), v1()),
      run(new Program(), { ...v1(), gasLimit: '100000' }),
      show(),
    ],
  },
  {
    name: 'transaction_v1_custom_payment',
    note: 'Without standard payment the code of a V1 session runs as payment too',
    steps: [
      run(surroundings(), { ...v1(), standardPayment: false }),
      run(name('n'), { ...v1(), standardPayment: false }),
      run(new Program().call('casper_revert', 65_541), { ...v1(), standardPayment: false }),
      run(transferTo(PROPOSER, cspr(1)), { ...v1(), standardPayment: false, args: [amountArgument(cspr(1))] }),
      run(name('o'), { ...v1(), standardPayment: false, paymentGasLimit: '1000' }),
      run(name('o'), { ...v1(), standardPayment: false, gasLimit: '1000' }),
      show(),
      balance(DEFAULT),
    ],
  },
  {
    name: 'custom_payment',
    note: 'Payment code runs first, in its own phase, against the same state as the session; both are committed',
    steps: [
      run(surroundings(), { payment: payment(surroundings(), 0n), hash: hash('51') }),
      run(name('session'), { payment: payment(name('payment'), 0n) }),
      { kind: 'getNamedKeys', owner: { account: DEFAULT } },
      run(transferTo(PROPOSER, cspr(2)), {
        args: [amountArgument(cspr(2))],
        payment: payment(transferTo(ONE, cspr(3)), cspr(3)),
      }),
      balance(DEFAULT),
      balance(PROPOSER),
      balance(ONE),
      run(new Program(), { payment: payment(transferTo(ONE, cspr(1)), cspr(1)) }),
      balance(DEFAULT),
      run(new Program(), {
        payment: { wasm: TWO_PARTY, args: [['deployment-account', { ByteArray: 32 }, accountHash(ONE).json]] },
      }),
      show(),
    ],
  },
  {
    name: 'custom_payment_failures',
    note: 'When payment fails the session does not run; when the session fails the payment stays',
    steps: [
      run(name('session'), { payment: payment(new Program().call('casper_revert', 65_540), 0n) }),
      run(name('session'), { payment: payment(name('payment'), 0n), paymentGasLimit: '2000000' }),
      run(name('session'), { payment: { wasm: 'hex:00', args: [] } }),
      run(name('session'), { payment: payment(transferTo(ONE, 6n), 5n, { note: 'more than approved' }) }),
      run(new Program().call('casper_revert', 65_540), { payment: payment(name('payment'), 0n) }),
      run(name('session'), { payment: payment(name('payment'), 0n), gasLimit: '2000000' }),
      { ...exec('hex:00'), payment: payment(name('third'), 0n) },
      run(name('session'), { payment: payment(name('fourth'), 0n), authorizationKeys: [ONE] }),
      run(name('session'), { payment: payment(name('fifth'), 0n), initiator: ONE }),
      { kind: 'getNamedKeys', owner: { account: DEFAULT } },
    ],
  },
  {
    name: 'custom_payment_of_two_parties',
    note: 'Payment code needs the same signatures as the session',
    steps: [
      two(),
      run(name('s'), { payment: payment(name('p'), 0n) }),
      run(name('s'), { payment: payment(name('p'), 0n), authorizationKeys: [DEFAULT, ONE] }),
      show(),
    ],
  },
  {
    name: 'commit_later_or_never',
    note: 'Without a commit the next execution starts from the same state; committing twice applies the effects again',
    steps: [
      run(name('a'), { commit: false }),
      { kind: 'getNamedKeys', owner: { account: DEFAULT } },
      { kind: 'commit' },
      { kind: 'getNamedKeys', owner: { account: DEFAULT } },
      run(transferTo(PROPOSER, cspr(1)), { args: [amountArgument(cspr(1))] }),
      balance(PROPOSER),
      { kind: 'commit' },
      balance(PROPOSER),
      balance(DEFAULT),
    ],
  },
  {
    name: 'same_hash_twice',
    note: 'A transaction hash used again gives the same addresses: what they held is overwritten',
    steps: [
      run(surroundings(), { hash: hash('61') }),
      run(surroundings(), { hash: hash('61') }),
      run(surroundings(), { hash: hash('62') }),
      run(transferTo(ONE, cspr(1)), { hash: hash('63'), args: [amountArgument(cspr(1))] }),
      run(transferTo(TWO, cspr(2)), {
        hash: hash('63'),
        args: [amountArgument(cspr(2))],
        note: 'both new accounts have one purse',
      }),
      balance(ONE),
      balance(TWO),
    ],
  },
  {
    name: 'precondition_stored_names',
    note: 'Calls by a name the account does not have, or whose key is no contract',
    steps: [
      run(name('account', accountKey(ONE))),
      run(name('purse', join(hex('02'), urefOf(purse)))),
      ...['nothing', 'account', 'purse'].flatMap((text) => [
        { kind: 'exec', session: { contractName: text } },
        { kind: 'exec', session: { packageName: text } },
        { kind: 'exec', session: { contractName: text, v1: true } },
        { kind: 'exec', session: { packageName: text, v1: true, version: 1 } },
      ]),
      { kind: 'exec', session: { contractName: 'nothing' }, initiator: ONE, note: 'the account is looked up first' },
      { kind: 'exec', session: { contractName: 'nothing' }, authorizationKeys: [ONE], note: 'signatures come first' },
    ],
  },
  {
    name: 'native_transfer_targets',
    note: 'Native transfers to an account hash, a public key and a purse, existing and new',
    steps: [
      transfer({ amount: String(cspr(3)), target: { account: PROPOSER }, hash: hash('71') }),
      transfer({ amount: String(cspr(3)), target: { publicKey: PROPOSER }, hash: hash('72') }),
      transfer({ amount: String(cspr(3)), target: { publicKey: ONE }, hash: hash('73') }),
      transfer({ amount: String(cspr(3)), target: { account: TWO }, hash: hash('74'), transferId: 5 }),
      transfer({ amount: String(cspr(3)), target: { uref: mainPurse(ONE) }, hash: hash('75') }),
      transfer({ amount: '0', target: { account: PROPOSER }, hash: hash('76') }),
      transfer({ amount: String(cspr(3)), target: { account: DEFAULT }, hash: hash('77'), note: 'to itself' }),
      transfer({ amount: String(cspr(3)), target: { uref: purse }, hash: hash('78'), note: 'to its own purse' }),
      transfer({ amount: '7', target: { account: THREE }, note: 'hash of the builder' }),
      show(ONE),
      show(TWO),
      balance(DEFAULT),
      balance(ONE),
      balance(TWO),
    ],
  },
  {
    name: 'native_transfer_sources',
    note: 'From another purse of the account, from one of somebody else, with fewer rights',
    steps: [
      (() => {
        const program = new Program();
        const key = program.data(join(hex('02'), fill(33)));
        const place = { bytes: key.bytes, offset: 1, base: key };
        program.call('casper_create_purse', place, 33).call('casper_put_key', program.data(string('p')), 5, key, 34);
        const source = program.data(urefOf(purse));
        const id = program.data(none());
        program.call(
          'casper_transfer_from_purse_to_purse',
          source,
          33,
          place,
          33,
          program.data(big(cspr(9))),
          big(cspr(9)).size,
          id,
          1,
        );
        return run(program, { args: [amountArgument(cspr(9))] });
      })(),
      transfer({
        amount: '5',
        target: { account: PROPOSER },
        source: { namedKey: [{ account: DEFAULT }, 'p'] },
        hash: hash('81'),
      }),
      transfer({
        amount: '5',
        target: { account: PROPOSER },
        source: { withRights: [{ namedKey: [{ account: DEFAULT }, 'p'] }, 1] },
        hash: hash('82'),
      }),
      transfer({
        amount: String(cspr(10)),
        target: { account: PROPOSER },
        source: { namedKey: [{ account: DEFAULT }, 'p'] },
        hash: hash('83'),
      }),
      transfer({
        amount: '5',
        target: { account: PROPOSER },
        source: mainPurse(PROPOSER),
        hash: hash('84'),
        note: 'purse of another',
      }),
      transfer({
        amount: '5',
        target: { account: ONE },
        source: mainPurse(PROPOSER),
        hash: hash('85'),
        note: 'purse of another',
      }),
      transfer({
        amount: '5',
        target: { account: PROPOSER },
        source: purse,
        hash: hash('86'),
        note: 'the main purse by name',
      }),
      transfer({
        amount: '5',
        target: { uref: purse },
        source: { namedKey: [{ account: DEFAULT }, 'p'] },
        hash: hash('87'),
      }),
      balance(DEFAULT),
      balance(PROPOSER),
    ],
  },
  {
    name: 'native_transfer_failures',
    note: 'Too much, unknown initiators, missing signatures, broken arguments; gas is the same as for success',
    steps: [
      transfer({ amount: String(cspr(20_000_000_000)), target: { account: PROPOSER }, hash: hash('91') }),
      transfer({ amount: String(cspr(20_000_000_000)), target: { account: ONE }, hash: hash('92') }),
      transfer({ amount: '1', target: { account: PROPOSER }, initiator: ONE, hash: hash('93') }),
      transfer({
        amount: '1',
        target: { account: DEFAULT },
        initiator: PROPOSER,
        hash: hash('94'),
        note: 'the default key signs too',
      }),
      transfer({
        amount: '1',
        target: { account: DEFAULT },
        initiator: PROPOSER,
        authorizationKeys: [PROPOSER],
        hash: hash('95'),
      }),
      transfer({ amount: '1', target: { account: PROPOSER }, authorizationKeys: [PROPOSER], hash: hash('96') }),
      transfer({ amount: '1', target: { account: PROPOSER }, authorizationKeys: [], hash: hash('97') }),
      transfer({ amount: '1', target: { account: PROPOSER }, args: [], hash: hash('98') }),
      transfer({
        amount: '1',
        target: { account: PROPOSER },
        args: [['target', { ByteArray: 32 }, accountHash(PROPOSER).json]],
        hash: hash('99'),
        note: 'no amount',
      }),
      transfer({
        amount: '1',
        target: { account: PROPOSER },
        args: [['amount', 'U512', '0105']],
        hash: hash('9a'),
        note: 'no target',
      }),
      transfer({
        amount: '1',
        target: { account: PROPOSER },
        hash: hash('9b'),
        note: 'amount as U64',
        args: [
          ['target', { ByteArray: 32 }, accountHash(PROPOSER).json],
          ['amount', 'U64', '0500000000000000'],
          ['id', { Option: 'U64' }, '00'],
        ],
      }),
      transfer({
        amount: '1',
        target: { account: PROPOSER },
        hash: hash('9c'),
        note: 'no id',
        args: [
          ['target', { ByteArray: 32 }, accountHash(PROPOSER).json],
          ['amount', 'U512', '0105'],
        ],
      }),
      transfer({
        amount: '1',
        target: { account: PROPOSER },
        hash: hash('9d'),
        note: 'target as a string',
        args: [
          ['target', 'String', string('x').json],
          ['amount', 'U512', '0105'],
          ['id', { Option: 'U64' }, '00'],
        ],
      }),
      transfer({
        amount: '1',
        target: { account: PROPOSER },
        hash: hash('9e'),
        note: 'target as a key',
        args: [
          ['target', 'Key', accountKey(PROPOSER).json],
          ['amount', 'U512', '0105'],
          ['id', { Option: 'U64' }, '00'],
        ],
      }),
      transfer({
        amount: '1',
        target: { account: PROPOSER },
        hash: hash('9f'),
        note: 'id as U64',
        args: [
          ['target', { ByteArray: 32 }, accountHash(PROPOSER).json],
          ['amount', 'U512', '0105'],
          ['id', 'U64', '0100000000000000'],
        ],
      }),
      balance(DEFAULT),
    ],
  },
  {
    name: 'native_transfer_of_two_parties',
    note: 'A native transfer needs the signatures of the account too',
    steps: [
      two(),
      transfer({ amount: '5', target: { account: PROPOSER }, hash: hash('a1') }),
      transfer({ amount: '5', target: { account: PROPOSER }, authorizationKeys: [ONE], hash: hash('a2') }),
      transfer({ amount: '5', target: { account: PROPOSER }, authorizationKeys: [DEFAULT, ONE], hash: hash('a3') }),
      balance(PROPOSER),
    ],
  },
];
