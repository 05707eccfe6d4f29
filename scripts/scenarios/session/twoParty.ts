/** The two-party story in all its turns, with both builds of the example's session. */
import { Program } from '../program';
import { exec, type Options, run, type Scenario, type Step, TWO_PARTY } from '../scenario';
import {
  accountHash,
  argument,
  type Bytes,
  DEFAULT,
  fill,
  hex,
  type Json,
  join,
  mainPurse,
  ONE,
  PROPOSER,
  string,
  THREE,
  TWO,
  u32,
  urefOf,
} from '../values';

const TWO_PARTY_5 = '../../fixtures/two-party-multi-sig-5.wasm';
const BUILDS = [TWO_PARTY, TWO_PARTY_5];
const both: Options = { authorizationKeys: [DEFAULT, ONE] };
const show: Step = { kind: 'getAccount', account: DEFAULT };
const balance: Step = { kind: 'balance', identifier: { account: DEFAULT } };

const withArgument = (type: Json, bytes: Bytes, more: Options = {}, wasm: string = TWO_PARTY): Step =>
  exec(wasm, { ...more, args: [argument('deployment-account', type, bytes)] });
const story = (key: string, more: Options = {}, wasm: string = TWO_PARTY): Step =>
  withArgument({ ByteArray: 32 }, accountHash(key), more, wasm);

const threshold = (program: Program, action: number, weight: number): Program =>
  program.call('casper_set_action_threshold', action, weight);
const remove = (key: string): Program => {
  const program = new Program();
  return program.call('casper_remove_associated_key', program.data(accountHash(key)), 32);
};

export const scenarios: readonly Scenario[] = [
  {
    name: 'two_party_story',
    note: 'An account becomes a two-party account: afterwards one signature is refused, either alone, and two signatures pass',
    steps: [
      show,
      balance,
      story(ONE, { id: 'two parties' }),
      show,
      balance,
      story(THREE, { id: 'first alone' }, TWO_PARTY_5),
      story(THREE, { id: 'second alone', authorizationKeys: [ONE] }, TWO_PARTY_5),
      story(THREE, { id: 'both', ...both }, TWO_PARTY_5),
      show,
      story(THREE, { id: 'duplicate key', ...both }),
    ],
  },
  {
    name: 'two_party_both_builds',
    note: 'The casper-contract 5 build does the same at another price',
    steps: [
      story(ONE, { commit: false }),
      story(ONE, { commit: false }, TWO_PARTY_5),
      story(ONE, {}, TWO_PARTY_5),
      show,
    ],
  },
  {
    name: 'two_party_changed_thresholds',
    note: 'Both together lower the thresholds, then one is enough; raised to more than both weigh is refused',
    steps: [
      story(ONE),
      run(threshold(new Program(), 0, 3), both),
      run(threshold(new Program(), 0, 1), both),
      run(new Program(), { note: 'one deploys again' }),
      run(threshold(new Program(), 1, 1), { note: 'but may not manage keys' }),
      run(threshold(new Program(), 1, 1), both),
      run(threshold(new Program(), 1, 2), { authorizationKeys: [ONE] }),
      run(new Program(), { authorizationKeys: [ONE] }),
      show,
    ],
  },
  {
    name: 'two_party_removed_key',
    note: 'The second key cannot be removed while the thresholds need it; once it is, it may not sign any more',
    steps: [
      story(ONE),
      run(remove(ONE), both),
      run(remove(DEFAULT), both),
      run(threshold(threshold(new Program(), 0, 1), 1, 1), both),
      run(remove(ONE)),
      show,
      run(new Program(), { authorizationKeys: [ONE] }),
      run(new Program(), both),
      story(ONE),
      run(new Program()),
      show,
    ],
  },
  ...BUILDS.map((wasm, n) => ({
    name: `two_party_wrong_argument${n === 0 ? '' : '_5'}`,
    note: 'The argument missing, under another name, of another type, too short, too long',
    steps: [
      exec(wasm, { note: 'missing' }),
      exec(wasm, { note: 'another name', args: [argument('deployment_account', { ByteArray: 32 }, accountHash(ONE))] }),
      withArgument('String', string('account'), { note: 'a string' }, wasm),
      withArgument('Any', fill(31, 1), { note: 'too short' }, wasm),
      withArgument('Any', fill(33, 1), { note: 'too long' }, wasm),
      withArgument('Key', join(hex('00'), accountHash(ONE)), { note: 'a Key' }, wasm),
      withArgument('PublicKey', hex(ONE), { note: 'a public key' }, wasm),
      withArgument({ ByteArray: 32 }, hex(''), { note: 'no bytes' }, wasm),
      withArgument('Any', accountHash(ONE), { note: 'another type, the right bytes', commit: false }, wasm),
      withArgument(
        { List: 'U8' },
        join(u32(28), fill(28, 2)),
        { note: 'a list that happens to have 32 bytes', commit: false },
        wasm,
      ),
      exec(wasm, {
        note: 'given twice',
        commit: false,
        args: [
          argument('deployment-account', { ByteArray: 32 }, accountHash(ONE)),
          argument('deployment-account', 'String', string('x')),
        ],
      }),
      exec(wasm, {
        note: 'an argument more',
        commit: false,
        args: [argument('x', 'U8', hex('01')), argument('deployment-account', { ByteArray: 32 }, accountHash(ONE))],
      }),
      show,
    ],
  })),
  {
    name: 'two_party_with_oneself',
    note: 'The own key is there already',
    steps: [story(DEFAULT), show],
  },
  {
    name: 'two_party_twice',
    note: 'The same partner a second time is a duplicate, signed by both or by one',
    steps: [story(ONE), story(ONE), story(ONE, both), story(TWO, both), show],
  },
  {
    name: 'two_party_empty_purse',
    note: 'An account without a mote can become a two-party account; the fee is no matter of the execution',
    genesis: {
      accounts: [
        { publicKey: DEFAULT, balance: '0' },
        { publicKey: PROPOSER, balance: '5' },
      ],
    },
    steps: [
      balance,
      story(ONE),
      show,
      (() => {
        const program = new Program();
        const id = program.data(hex('00'));
        const amount = program.data(hex('0101'));
        const source = program.data(urefOf(mainPurse(DEFAULT)));
        program.call(
          'casper_transfer_from_purse_to_account',
          source,
          33,
          program.data(accountHash(PROPOSER)),
          32,
          amount,
          2,
          id,
          1,
          8,
        );
        return run(program, { ...both, args: [argument('amount', 'U512', hex('0101'))] });
      })(),
      balance,
    ],
  },
  {
    name: 'two_party_out_of_gas',
    note: 'Too little gas changes nothing: the account stays as it was',
    steps: [story(ONE, { gasLimit: '100000000' }), story(ONE, { gasLimit: '300000000' }), show, run(new Program())],
  },
  {
    name: 'two_party_keys_limit',
    note: 'No place for a second key',
    genesis: { engine: { maxAssociatedKeys: 1 } },
    steps: [story(ONE), show],
  },
  {
    name: 'two_party_as_transaction_v1',
    note: 'The same session in V1 transactions',
    steps: [
      exec(TWO_PARTY, { args: [argument('deployment-account', { ByteArray: 32 }, accountHash(ONE))] }, { v1: true }),
      exec(TWO_PARTY, { args: [argument('deployment-account', { ByteArray: 32 }, accountHash(TWO))] }, { v1: true }),
      exec(
        TWO_PARTY,
        { ...both, args: [argument('deployment-account', { ByteArray: 32 }, accountHash(TWO))] },
        { v1: true },
      ),
      exec(
        TWO_PARTY,
        { initiator: PROPOSER, args: [argument('deployment-account', { ByteArray: 32 }, accountHash(TWO))] },
        { v1: true },
      ),
      show,
    ],
  },
  {
    name: 'two_party_of_another_account',
    note: 'Somebody else takes a partner; the default account is untouched',
    steps: [
      story(DEFAULT, { initiator: PROPOSER }),
      { kind: 'getAccount', account: PROPOSER },
      show,
      run(new Program(), { initiator: PROPOSER }),
    ],
  },
];
