/** Upgrades that bring addressable entities, or keep them. */
import { hexToBytes } from '@noble/hashes/utils.js';
import { EntityAddr } from '../../../src/types/entityAddr';
import { Key, nameHash } from '../../../src/types/key';
import { code, getPackage, install, invoke, namedKeyOf, programCall, session } from '../contracts/contractProgram';
import { payAccount } from '../payment';
import { exec, type Scenario, type Step } from '../scenario';
import { accountHash, clValue, DEFAULT, hex, type Json, mainPurse, ONE, PROPOSER, TAG, u512Value } from '../values';
import { contractPackage, firstContract, legacyRecords } from './legacyRecords';
import {
  AUCTION_KEYS,
  addBid,
  bids,
  contractRecord,
  eraStep,
  packageOf,
  prune,
  query,
  type SystemName,
  staked,
  stored,
  system,
  systemKey,
  totalSupply,
  upgrade,
  validators,
  writeData,
} from './upgradeStep';

const COUNTER = '../../../examples/counter';
const counter = (name: string, more: { readonly [field: string]: Json } = {}): Step =>
  exec(`${COUNTER}/${name}.wasm`, more);
const call = (
  session: { readonly [field: string]: Json },
  entryPoint = 'counter_inc',
  more: { readonly [field: string]: Json } = {},
): Step => ({
  kind: 'exec',
  session: { ...session, entryPoint },
  args: [],
  ...more,
});
const count: Step = query(namedKeyOf('counter'), ['count']);
const ENTITIES = { core: { enable_addressable_entity: true } };
/** Entities asked for by the request and by the chainspec. */
const toEntities = (fields: { readonly [field: string]: Json } = {}): Step =>
  upgrade({ enableAddressableEntity: true, chainspec: ENTITIES, ...fields });
const keep = (fields: { readonly [field: string]: Json }): Step =>
  upgrade({ enableAddressableEntity: true, ...fields });

const SYSTEM: readonly SystemName[] = ['mint', 'auction', 'handle payment'];
const systemEntities: readonly Step[] = SYSTEM.flatMap((name) => [
  query(system(name)),
  { kind: 'getNamedKeys', owner: system(name) },
]);
const transfer = (target: string, amount = '3000000000', more: { readonly [field: string]: Json } = {}): Step => ({
  kind: 'transfer',
  target: { account: target },
  amount,
  ...more,
});
const getEntity = (account: string): Step => ({ kind: 'getEntity', account });
const addKey = (publicKey: string, authorizationKeys: readonly string[]): Step => {
  const program = code();
  program.call('casper_add_associated_key', program.data(accountHash(publicKey)), 32, 1);
  return session(program, { authorizationKeys });
};
const pay: Step = payAccount(ONE);

/** The state is of accounts and contracts, but the builder was made for entities: so they become entities when used. */
const prepared: Json = { chainspec: ENTITIES };
/** System contracts of genesis with the accounts of {@link staked} as entities. */
const MINT = '24dfd7c59f09ce46a92ecd86de4abd7aa554f1e26e260d542807a7bde2a6cd86';
const HANDLE_PAYMENT = 'baa5758466d63556224a8402e02bad1cd1941a8d78e7e031ebc72116173591a1';
const AUCTION = '6818925c15c60483847f041b07b3a5ef3a9daa1e681b779f26800e17715199db';
/** Key of the record of a named key of a system entity. */
const namedKeyRecord = (address: string, name: string): Json =>
  Key.namedKey(EntityAddr.system(hexToBytes(address)), nameHash(name)).toFormattedString();
const entities = (core: { readonly [field: string]: Json } = {}): Json => ({
  ...(staked({ enable_addressable_entity: true, ...core }) as object),
  config: { enableAddressableEntity: true },
});

export const scenarios: readonly Scenario[] = [
  {
    name: 'entities_of_system_contracts',
    note: 'System contracts become entities; a second upgrade gives them new versions',
    steps: [
      keep({ to: '2.0.1' }),
      query({ account: 'account-hash-6174cf2e6f8fed1715c9a3bace9c50bfe572eecb763b0ed3f644532616452008' }),
      query(systemKey('mint', 'total_supply')),
      keep({ from: '2.0.1', to: '2.0.2' }),
      keep({ from: '2.0.2', to: '3.0.0' }),
      keep({ from: '3.0.0', to: '3.0.1' }),
      upgrade({ from: '3.0.1', to: '3.0.2', note: 'back to contracts' }),
      totalSupply,
    ],
  },
  {
    name: 'entities_of_a_chain_that_was_not_made_for_them',
    note: 'The builder keeps reading the state the old way after the upgrade, so old contracts fail, and accounts stay accounts',
    steps: [
      counter('counter-v1'),
      toEntities(),
      ...systemEntities,
      session(code()),
      call({ contractName: 'counter' }),
      call({ packageName: 'counter_package' }),
      count,
      counter('counter-call'),
      transfer(ONE),
      pay,
      install(),
      { kind: 'getNamedKeys', owner: { account: DEFAULT } },
      getEntity(DEFAULT),
      getEntity(ONE),
      totalSupply,
    ],
  },
  {
    name: 'entities_of_accounts_and_contracts',
    note: 'Accounts and contracts become entities when they are used after the upgrade',
    genesis: prepared,
    steps: [
      legacyRecords(),
      toEntities(),
      ...systemEntities,
      session(code(), { initiator: PROPOSER }),
      getEntity(PROPOSER),
      invoke({ contractName: 'contract' }, code().give(1)),
      getEntity(DEFAULT),
      { kind: 'getNamedKeys', owner: { account: DEFAULT } },
      { kind: 'getAddressableEntity', contract: 'a1'.repeat(32) },
      { kind: 'getAddressableEntity', contract: 'a2'.repeat(32) },
      { kind: 'getPackage', package: 'b1'.repeat(32) },
      invoke({ contractName: 'second' }, code().give(2)),
      invoke({ contractName: 'third' }, code().give(2)),
      invoke({ packageName: 'package' }, code().give(3)),
      invoke({ packageName: 'package', version: 1 }, code().give(4)),
      invoke({ packageName: 'package', version: 2 }, code().give(5)),
      invoke({ contractName: 'contract' }, code().putBytes('new', hex(`01${'77'.repeat(32)}`))),
      invoke({ contractName: 'contract', entryPoint: 'other' }, code().give(6)),
      invoke({ contractHash: 'a1'.repeat(32), entryPoint: 'other' }, code().give(6), { initiator: PROPOSER }),
      { kind: 'getNamedKeys', owner: `entity-contract-${'a1'.repeat(32)}` },
      session(code().addVersion(contractPackage, { name: 'fourth' })),
      { kind: 'getPackage', package: 'b1'.repeat(32) },
      invoke({ contractName: 'fourth' }, code().give(7)),
      transfer(ONE),
      transfer(PROPOSER),
      getEntity(ONE),
      pay,
      { kind: 'getNamedKeys', owner: { account: DEFAULT } },
      totalSupply,
    ],
  },
  {
    name: 'entities_of_key_management',
    note: 'Keys and thresholds of an account that is an entity since a moment',
    genesis: prepared,
    steps: [
      legacyRecords(),
      toEntities(),
      session(code(), { authorizationKeys: [ONE] }),
      addKey(PROPOSER, [ONE]),
      addKey(PROPOSER, [DEFAULT]),
      getEntity(DEFAULT),
      { kind: 'balance', identifier: { account: DEFAULT } },
    ],
  },
  {
    name: 'entities_of_accounts_by_transfers',
    note: 'The first thing that happens to accounts after the upgrade is a native transfer',
    genesis: prepared,
    steps: [
      toEntities(),
      transfer(PROPOSER),
      transfer(ONE),
      getEntity(DEFAULT),
      getEntity(PROPOSER),
      getEntity(ONE),
      transfer(DEFAULT, '5', { initiator: ONE, authorizationKeys: [ONE] }),
      totalSupply,
    ],
  },
  {
    name: 'entities_of_contracts_by_contracts',
    note: 'Contracts that session code and contracts call become entities too, by their hash, package or version',
    genesis: prepared,
    steps: [
      legacyRecords(),
      toEntities(),
      session(code().callContract(firstContract, 'run', programCall(code().give(1))), { commit: false }),
      session(code().callVersioned(contractPackage, undefined, 'run', programCall(code().give(2))), { commit: false }),
      session(code().callPackageVersion(contractPackage, 1, 1, 'run', programCall(code().give(3))), { commit: false }),
      session(code().callPackageVersion(contractPackage, 1, 2, 'run', programCall(code().give(4))), { commit: false }),
      session(code().addVersion(contractPackage, { name: 'fourth' })),
      invoke({ contractName: 'fourth' }, code().callContract(firstContract, 'run', programCall(code().give(5)))),
      { kind: 'getPackage', package: 'b1'.repeat(32) },
      { kind: 'getNamedKeys', owner: { account: DEFAULT } },
    ],
  },
  {
    name: 'entities_at_once',
    note: 'The builder was made for entities, the state was not, and there is no upgrade',
    genesis: prepared,
    steps: [
      legacyRecords(),
      session(code(), { initiator: PROPOSER }),
      invoke({ contractName: 'contract' }, code().give(1)),
      transfer(PROPOSER),
      pay,
      eraStep(),
      keep({}),
      invoke({ contractName: 'contract' }, code().give(1)),
      pay,
    ],
  },
  {
    name: 'entities_and_every_setting',
    note: 'The upgrade that brings entities changes all settings as well',
    genesis: { ...(staked() as object), config: { gasHoldIntervalMillis: 1000 } },
    steps: [
      writeData([{ balance: systemKey('handle payment', 'payment_purse') }, stored(u512Value(12345))]),
      keep({
        newGasHoldHandling: 'amortized',
        newGasHoldInterval: 5,
        newValidatorSlots: 2,
        newAuctionDelay: 3,
        newLockedFundsPeriodMillis: 4,
        newRoundSeigniorageRate: [1, 1000],
        newUnbondingDelay: 9,
        activationPoint: 1,
        feeHandling: { type: 'accumulate' },
      }),
      totalSupply,
      { kind: 'roundSeigniorageRate' },
      bids,
      eraStep(),
      validators,
    ],
  },
  {
    name: 'entities_and_missing_named_keys',
    note: 'Settings that are not there yet, where the builder was not made for entities',
    genesis: staked(),
    steps: [
      writeData(
        [system('mint'), contractRecord('mint', ['round_seigniorage_rate', 'total_supply']).json],
        [system('handle payment'), contractRecord('handle payment', ['payment_purse']).json],
        [
          system('auction'),
          contractRecord(
            'auction',
            AUCTION_KEYS.filter((name) => name !== 'seigniorage_recipients_snapshot_version'),
          ).json,
        ],
        [
          systemKey('auction', 'seigniorage_recipients_snapshot'),
          stored(clValue(hex('00000000'), `${TAG.Map}${TAG.U64}${TAG.Map}${TAG.PublicKey}${TAG.Any}`)),
        ],
      ),
      keep({ newGasHoldHandling: 'amortized', newGasHoldInterval: 5, feeHandling: { type: 'no_fee' } }),
      { kind: 'balance', identifier: { purse: mainPurse(ONE) } },
      totalSupply,
      eraStep(),
      validators,
      keep({ from: '2.0.1', to: '2.0.2', newGasHoldInterval: 6 }),
    ],
  },
  {
    name: 'entities_without_some_named_keys',
    note: 'Entities that lack settings, which an upgrade adds as records of named keys',
    genesis: entities(),
    steps: [
      prune(
        namedKeyRecord(MINT, 'gas_hold_handling'),
        namedKeyRecord(MINT, 'gas_hold_interval'),
        namedKeyRecord(HANDLE_PAYMENT, 'accumulation_purse'),
        namedKeyRecord(AUCTION, 'seigniorage_recipients_snapshot_version'),
      ),
      writeData([
        systemKey('auction', 'seigniorage_recipients_snapshot'),
        stored(clValue(hex('00000000'), `${TAG.Map}${TAG.U64}${TAG.Map}${TAG.PublicKey}${TAG.Any}`)),
      ]),
      keep({ newGasHoldHandling: 'amortized', newGasHoldInterval: 5, feeHandling: { type: 'no_fee' } }),
      ...systemEntities,
      totalSupply,
      prune(namedKeyRecord(AUCTION, 'validator_slots')),
      keep({ from: '2.0.1', to: '2.0.2', newValidatorSlots: 1 }),
      prune(namedKeyRecord(HANDLE_PAYMENT, 'payment_purse')),
      keep({ from: '2.0.1', to: '2.0.2' }),
    ],
  },
  {
    name: 'entities_of_a_package_that_lists_a_contract_twice',
    note: 'Which cannot become one of entities, so its contracts can no longer be called',
    genesis: prepared,
    steps: [
      legacyRecords(true),
      toEntities(),
      invoke({ contractName: 'contract' }, code().give(1)),
      invoke({ packageName: 'package', version: 1 }, code().give(1)),
      session(code().callContract(firstContract, 'run', programCall(code().give(1)))),
      session(code().addVersion(contractPackage, { name: 'fourth' }), { note: 'but this makes a package of entities' }),
      { kind: 'getPackage', package: 'b1'.repeat(32) },
      invoke({ contractName: 'fourth' }, code().give(7)),
      invoke({ contractName: 'contract' }, code().give(1)),
    ],
  },
  {
    name: 'entities_without_a_package',
    note: 'A system contract whose package is not there, or does not know it, cannot become an entity',
    steps: [
      writeData([packageOf('auction'), '0200000000']),
      keep({}),
      writeData([packageOf('mint'), [`04${'11'.repeat(32)}07`, '0000000000000000', '00000000', '00']]),
      keep({}),
      writeData([system('mint'), stored(clValue(hex(''), TAG.Unit))]),
      keep({}),
      { kind: 'prune', keys: [system('handle payment')] },
      keep({}),
      keep({ feeHandling: { type: 'burn' } }),
    ],
  },
  {
    name: 'entities_from_the_beginning',
    note: 'A chain of entities is upgraded: minor, major, with contracts called before and after',
    genesis: entities(),
    steps: [
      counter('counter-v1'),
      call({ contractName: 'counter' }),
      addBid(PROPOSER, '5000'),
      upgrade({ note: 'without saying that there are entities' }),
      keep({ newValidatorSlots: 2, newRoundSeigniorageRate: [1, 500], newGasHoldInterval: 5 }),
      ...systemEntities,
      { kind: 'roundSeigniorageRate' },
      call({ contractName: 'counter' }),
      eraStep(),
      validators,
      keep({ from: '2.0.1', to: '3.0.0' }),
      call({ contractName: 'counter' }),
      call({ packageName: 'counter_package' }),
      counter('counter-call'),
      counter('counter-v2'),
      call({ contractName: 'counter' }, 'counter_decrement'),
      getPackage('counter_package'),
      addBid(ONE, '77'),
      transfer(ONE),
      pay,
      eraStep(),
      bids,
      totalSupply,
      keep({ from: '3.0.0', to: '3.0.1', minimumDelegationAmount: '2', maximumDelegationAmount: '1' }),
    ],
  },
];
