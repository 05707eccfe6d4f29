/** Scenarios of the addressable-entity model alone: who manages and upgrades entities, records missing or broken. */
import { code, install, invoke, named, namedKeyOf, programCall, session } from '../contracts/contractProgram';
import { payAccount } from '../payment';
import type { Scenario, Step } from '../scenario';
import {
  accountHash,
  type Bytes,
  clValue,
  DEFAULT,
  fill,
  hex,
  type Json,
  join,
  list,
  mainPurse,
  ONE,
  PROPOSER,
  TAG,
  THREE,
  TWO,
  u8,
  urefOf,
} from '../values';
import {
  ADDRESS,
  CODE_KEY,
  codeRecord,
  ENTITY_KEY,
  entityOfAccount,
  entityRecord,
  entityRecords,
  entryPointKey,
  namedKeyKey,
  namedKeyRecord,
  PACKAGE,
  PACKAGE_KEY,
  packageRecord,
} from './entityRecords';

type Fields = { readonly [field: string]: Json };

const entities = (core: Fields = {}): Json => ({
  config: { enableAddressableEntity: true },
  chainspec: { core: { enable_addressable_entity: true, ...core } },
});
const write = (...data: readonly (readonly [Json, Json])[]): Step => ({ kind: 'writeData', data });
const prune = (...keys: readonly string[]): Step => ({ kind: 'prune', keys });
const namedKeys = (owner: Json): Step => ({ kind: 'getNamedKeys', owner });
const getEntity = (account: string): Step => ({ kind: 'getEntity', account });
const transfer = (target: string, fields: Fields = {}): Step => ({
  kind: 'transfer',
  target: { account: target },
  amount: '2500000000',
  ...fields,
});
const from = (account: string): Fields => ({ initiator: account, authorizationKeys: [account] });
const nothing = code();

const addKey = (account: string, weight: number): ReturnType<typeof code> => {
  const program = code();
  return program.call('casper_add_associated_key', program.data(accountHash(account)), 32, weight);
};
const updateKey = (account: string, weight: number): ReturnType<typeof code> => {
  const program = code();
  return program.call('casper_update_associated_key', program.data(accountHash(account)), 32, weight);
};
const removeKey = (account: string): ReturnType<typeof code> => {
  const program = code();
  return program.call('casper_remove_associated_key', program.data(accountHash(account)), 32);
};
/** 0 deployment, 1 key management, 2 upgrades. */
const threshold = (action: number, weight: number): ReturnType<typeof code> =>
  code().call('casper_set_action_threshold', action, weight);

/** Calls of the contract that {@link entityRecords} writes. */
const callIt = (note: string, program = code().give(1), target: Fields = { contractHash: ADDRESS }): Step =>
  invoke(target, program, { note, commit: false });
const pay = (target: string): Step => payAccount(target, { commit: false });
const pointTo = (key: Bytes): Json => ['00', clValue(key, TAG.Key).json].flat() as Json;
/** StoredValue::Account with its own key, for an entity to be made of; thresholds in hex. */
const accountWith = (thresholds: string): Json =>
  join(
    hex('01'),
    accountHash(ONE),
    list(),
    urefOf(mainPurse(DEFAULT)),
    list(join(accountHash(ONE), u8(1))),
    hex(thresholds),
  ).json;
const accountRecord = { account: ONE };

export const scenarios: readonly Scenario[] = [
  {
    name: 'entity_thresholds',
    note: 'An account has a third threshold, for upgrades; deployment stays below key management, upgrades may be anything',
    genesis: entities(),
    steps: [
      session(addKey(ONE, 3)),
      session(threshold(2, 200), { note: 'more than all keys weigh' }),
      session(threshold(2, 4)),
      session(threshold(0, 2), { note: 'above key management' }),
      session(threshold(1, 4)),
      getEntity(DEFAULT),
      session(threshold(0, 4), { note: 'who may not manage keys any more' }),
      session(threshold(0, 4), { authorizationKeys: [DEFAULT, ONE] }),
      session(threshold(1, 3), { authorizationKeys: [DEFAULT, ONE] }),
      session(threshold(3, 3), { authorizationKeys: [DEFAULT, ONE], note: 'no such action' }),
      session(nothing, { note: 'who may not deploy any more' }),
      session(removeKey(ONE), { authorizationKeys: [DEFAULT, ONE] }),
      session(updateKey(ONE, 2), { authorizationKeys: [DEFAULT, ONE] }),
      session(updateKey(ONE, 5), { authorizationKeys: [DEFAULT, ONE] }),
      getEntity(DEFAULT),
    ],
  },
  {
    name: 'entity_of_a_contract_manages_keys',
    note: 'A contract changes the keys and thresholds of its own entity, by the keys of who called it',
    genesis: entities(),
    steps: [
      install(),
      { kind: 'getAddressableEntity', contract: namedKeyOf('contract') },
      invoke({ contractName: 'contract' }, addKey(PROPOSER, 2)),
      invoke({ contractName: 'contract' }, threshold(2, 3)),
      invoke({ contractName: 'contract' }, threshold(2, 4)),
      invoke({ contractName: 'contract' }, updateKey(DEFAULT, 5)),
      invoke({ contractName: 'contract' }, removeKey(PROPOSER)),
      invoke({ contractName: 'contract' }, removeKey(DEFAULT)),
      { kind: 'getAddressableEntity', contract: namedKeyOf('contract') },
      getEntity(DEFAULT),
    ],
  },
  {
    name: 'entity_versions_by_others',
    note: 'Versions are added by those whose keys weigh enough for the current version, whoever holds the access URef',
    genesis: entities(),
    steps: [
      install(),
      session(code().addVersion(named('contract_package'), { name: 'mine' }), {
        ...from(PROPOSER),
        note: 'a stranger',
      }),
      session(code().addVersion(named('contract_package'), { name: 'mine' }), {
        initiator: PROPOSER,
        authorizationKeys: [PROPOSER],
        args: [['access', 'URef', urefOf(namedKeyOf('contract_access')).json]],
        note: 'a stranger who forges the access URef',
      }),
      invoke({ contractName: 'contract' }, addKey(PROPOSER, 1)),
      session(code().addVersion(named('contract_package'), { name: 'second' }), from(PROPOSER)),
      { kind: 'getPackage', package: namedKeyOf('contract_package') },
      { kind: 'getAddressableEntity', contract: namedKeyOf('second', PROPOSER) },
      invoke({ contractHash: namedKeyOf('second', PROPOSER) }, threshold(2, 2)),
      session(code().addVersion(named('contract_package'), { name: 'third' }), from(PROPOSER)),
      session(code().addVersion(named('contract_package'), { name: 'third' })),
      session(code().addVersion(named('contract_package'), { name: 'third' }), {
        initiator: PROPOSER,
        authorizationKeys: [DEFAULT, PROPOSER],
        note: 'whose account does not know the other key',
      }),
      session(addKey(DEFAULT, 1), from(PROPOSER)),
      session(code().addVersion(named('contract_package'), { name: 'third' }), {
        initiator: PROPOSER,
        authorizationKeys: [DEFAULT, PROPOSER],
      }),
      { kind: 'getPackage', package: namedKeyOf('contract_package') },
    ],
  },
  {
    name: 'entity_administrators',
    note: 'Administrators manage the keys of entities without regard to weights',
    genesis: {
      accounts: [
        { publicKey: DEFAULT, balance: '10000000000000000000' },
        { administrator: PROPOSER, balance: '10000000000000000000' },
        { publicKey: ONE, balance: '10000000000000000000' },
      ],
      ...(entities({ administrators: [PROPOSER], allow_unrestricted_transfers: false }) as object),
    },
    steps: [
      session(addKey(ONE, 1), { note: 'an account by itself' }),
      session(addKey(ONE, 1), { authorizationKeys: [PROPOSER] }),
      session(threshold(2, 255), { authorizationKeys: [PROPOSER] }),
      session(threshold(1, 255), { authorizationKeys: [PROPOSER] }),
      session(threshold(0, 254), { authorizationKeys: [PROPOSER] }),
      getEntity(DEFAULT),
      session(nothing),
      session(nothing, { authorizationKeys: [PROPOSER] }),
      install({}, { authorizationKeys: [PROPOSER] }),
      invoke({ contractName: 'contract' }, code().give(1), { authorizationKeys: [PROPOSER] }),
      pay(ONE),
      transfer(ONE),
      transfer(PROPOSER, { authorizationKeys: [PROPOSER, DEFAULT] }),
      getEntity(PROPOSER),
    ],
  },
  {
    name: 'entity_records',
    note: 'A contract made of nothing but its records: called, given names, paid, asked for its purse',
    genesis: entities(),
    steps: [
      write(...entityRecords()),
      { kind: 'getAddressableEntity', contract: ADDRESS },
      { kind: 'getPackage', package: PACKAGE },
      namedKeys(ENTITY_KEY),
      callIt('by hash'),
      callIt('by package', code().give(1), { packageHash: PACKAGE }),
      callIt('by version', code().give(1), { packageHash: PACKAGE, version: 1 }),
      invoke({ contractHash: ADDRESS }, code().putBytes('name', hex(`01${'77'.repeat(32)}`))),
      namedKeys(ENTITY_KEY),
      callIt('an entry point it has not', nothing, { contractHash: ADDRESS, entryPoint: 'nowhere' }),
      callIt('its main purse, which only an account has', code().call('casper_get_main_purse', 4096)),
      { kind: 'balance', identifier: { entity: ENTITY_KEY } },
      session(code().addVersion(hex(PACKAGE), { name: 'next' })),
      session(code().callContract(hex(ADDRESS), 'run', programCall(code().give(1)))),
    ],
  },
  {
    name: 'entity_records_missing',
    note: 'Each record of a contract in turn is not there',
    genesis: entities(),
    steps: [
      write(...entityRecords()),
      ...[CODE_KEY, ENTITY_KEY, PACKAGE_KEY, namedKeyKey('data'), entryPointKey('run')].flatMap((key) => [
        prune(key),
        callIt(`without ${key.slice(0, 20)}`),
        callIt('by package', code().give(1), { packageHash: PACKAGE }),
        session(code().callContract(hex(ADDRESS), 'run', programCall(code().give(1))), { commit: false }),
        session(code().addVersion(hex(PACKAGE), { name: 'next' }), { commit: false }),
        write(...entityRecords()),
      ]),
    ],
  },
  {
    name: 'entity_records_of_other_kinds',
    note: 'Each record of a contract in turn is something else',
    genesis: entities(),
    steps: [
      write(...entityRecords()),
      ...[CODE_KEY, ENTITY_KEY, PACKAGE_KEY, namedKeyKey('data'), entryPointKey('run')].flatMap((key) => [
        write([key, pointTo(hex(`01${'00'.repeat(32)}`))]),
        callIt(`with another ${key.slice(0, 20)}`),
        callIt('by package', code().give(1), { packageHash: PACKAGE }),
        namedKeys(ENTITY_KEY),
        session(code().addVersion(hex(PACKAGE), { name: 'next' }), { commit: false }),
        write(...entityRecords()),
      ]),
      write([namedKeyKey('data'), ['11', clValue(fill(1), TAG.U8).json, clValue(fill(1), TAG.U8).json].flat() as Json]),
      callIt('a named key that is none'),
      write([namedKeyKey('data'), namedKeyRecord('other', hex(`01${'22'.repeat(32)}`))]),
      callIt('a named key under the place of another'),
      namedKeys(ENTITY_KEY),
    ],
  },
  {
    name: 'entity_records_of_other_versions',
    note: 'Code for another machine, other protocol versions, disabled, locked, listed twice, empty code',
    genesis: entities(),
    steps: [
      write(...entityRecords({ runtime: 1 })),
      callIt('the second machine'),
      write(...entityRecords({ version: [1, 5, 8] })),
      callIt('protocol 1.5.8'),
      write(...entityRecords({ version: [3, 0, 0] })),
      callIt('protocol 3.0.0'),
      write(...entityRecords()),
      write([PACKAGE_KEY, packageRecord({ disabled: true })]),
      callIt('disabled'),
      callIt('disabled, by package', nothing, { packageHash: PACKAGE }),
      session(code().addVersion(hex(PACKAGE), { name: 'next' }), { commit: false }),
      write([PACKAGE_KEY, packageRecord({ locked: true })]),
      callIt('locked'),
      session(code().addVersion(hex(PACKAGE), { name: 'next' }), { commit: false }),
      write([PACKAGE_KEY, packageRecord({ versions: 0, locked: true })]),
      callIt('a package without versions'),
      session(code().addVersion(hex(PACKAGE), { name: 'next' }), {
        commit: false,
        note: 'locked, but nothing is in it',
      }),
      write([PACKAGE_KEY, packageRecord({ versions: 3, disabled: true })]),
      callIt('listed three times, the first disabled'),
      callIt('by package', code().give(1), { packageHash: PACKAGE }),
      write([CODE_KEY, codeRecord(0)], [PACKAGE_KEY, packageRecord()]),
      callIt('code that says it is empty'),
      write([CODE_KEY, '0e0100000000']),
      callIt('no code at all'),
      write(
        [ENTITY_KEY, entityRecord({ keys: [[accountHash(DEFAULT), 1]], upgradeThreshold: 2 })],
        [CODE_KEY, codeRecord()],
      ),
      session(code().addVersion(hex(PACKAGE), { name: 'next' }), { commit: false, note: 'too little weight' }),
      write([ENTITY_KEY, entityRecord({ keys: [[accountHash(DEFAULT), 2]], upgradeThreshold: 2 })]),
      session(code().addVersion(hex(PACKAGE), { name: 'next' })),
      { kind: 'getPackage', package: PACKAGE },
    ],
  },
  {
    name: 'entity_of_an_account_missing',
    note: 'Records of accounts that lead nowhere, or elsewhere',
    genesis: {
      accounts: [DEFAULT, PROPOSER, ONE].map((publicKey) => ({ publicKey, balance: '10000000000000000000' })),
      ...(entities() as object),
    },
    steps: [
      entityOfAccount(accountHash(TWO).json as string),
      hex(`01${'33'.repeat(32)}`),
      entityOfAccount(accountHash(PROPOSER).json as string),
      hex(`07${'33'.repeat(32)}`),
    ].flatMap((key) => [
      write([accountRecord, pointTo(key)]),
      session(nothing, from(ONE)),
      transfer(ONE),
      transfer(DEFAULT, from(ONE)),
      pay(ONE),
      getEntity(ONE),
      { kind: 'balance', identifier: { account: ONE } },
    ]),
  },
  {
    name: 'entity_of_an_account_is_something_else',
    note: 'Records of accounts that are no keys, and accounts that are no entities yet',
    genesis: entities(),
    steps: [
      write([accountRecord, ['00', clValue(fill(1), TAG.U8).json].flat() as Json]),
      session(nothing, from(ONE)),
      transfer(ONE),
      transfer(DEFAULT, from(ONE)),
      pay(ONE),
      write([accountRecord, '0200000000']),
      session(nothing, from(ONE)),
      transfer(ONE),
      transfer(DEFAULT, from(ONE)),
      pay(ONE),
      write([accountRecord, accountWith('0201')]),
      session(nothing, { ...from(ONE), note: 'deployment above key management' }),
      transfer(ONE),
      transfer(DEFAULT, from(ONE)),
      pay(ONE),
      write([accountRecord, accountWith('0101')]),
      { kind: 'getEntity', account: ONE },
      pay(ONE),
      transfer(ONE),
      getEntity(ONE),
      session(nothing, from(ONE)),
      getEntity(ONE),
      transfer(THREE, from(ONE)),
    ],
  },
];
