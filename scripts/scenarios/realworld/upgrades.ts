/** Installed tokens get new code: what stays, what changes, and who may do it. */
import type { Scenario, Step } from '../scenario';
import type { Json } from '../values';
import * as odra from './odra';
import { balance, metadata, token, transfer } from './token';

const { ALICE, BOB, OWNER, account, as, call, GENESIS, install, key, u256, upgrade } = odra;

const packageNow = (): Step => ({ kind: 'getPackage', package: odra.packageKey('token') });
const at = (target: { readonly [field: string]: Json }): Step => call('token', 'total_supply', [], { session: target });
const burn = (amount: number): Step => call('token', 'burn', [key('owner', account(OWNER)), u256('amount', amount)]);

export const scenarios: readonly Scenario[] = [
  {
    name: 'upgrade_cep18',
    note: 'A token learns to burn: balances and events stay, the version before is disabled, its rights are not set up anew',
    genesis: GENESIS,
    steps: [
      token(),
      transfer(ALICE, 100),
      burn(1),
      upgrade('cep18-mintable', 'token'),
      packageNow(),
      odra.namedKeys('token'),
      { kind: 'getContract', contract: odra.contractKey('token') },
      { kind: 'messageTopics', contract: odra.contractKey('token') },
      odra.query('token', '__events_schema'),
      balance(ALICE),
      transfer(ALICE, 1),
      burn(10),
      call('token', 'mint', [key('owner', account(OWNER)), u256('amount', 1)]),
      at({ packageHash: odra.packageKey('token') }),
      at({ packageHash: odra.packageKey('token'), version: 2 }),
      at({ packageHash: odra.packageKey('token'), version: 1 }),
      at({ contractHash: odra.contractKey('token', 1) }),
      at({ contractHash: odra.contractKey('token', 2) }),
      call('token', 'migrate_events'),
      call('token', 'init', metadata()),
      odra.eventCount('token'),
      ...[0, 1, 2, 3].map((n) => odra.event('token', n)),
    ],
  },
  {
    name: 'upgrade_again_and_again',
    note: 'Five versions, one of them a contract of another kind, each disabling the one before',
    genesis: GENESIS,
    steps: [
      token(),
      ...['cep18-mintable', 'cep18', 'cep95', 'cep18'].flatMap((file) => [
        upgrade(file, 'token'),
        packageNow(),
        transfer(BOB, 5),
        call('token', 'name'),
      ]),
      odra.query('token', '__events_schema'),
      odra.namedKeys('token'),
      balance(BOB),
    ],
  },
  {
    name: 'upgrade_failures',
    note: 'Upgrades of a locked package, without the access URef, with the name taken, of something that is no package',
    genesis: GENESIS,
    steps: [
      install('cep18', 'token', { args: metadata(), upgradable: false }),
      packageNow(),
      upgrade('cep18', 'token'),
      token(),
      as(ALICE, upgrade('cep18-mintable', 'mine', { target: odra.packageKey('token') })),
      upgrade('cep18-mintable', 'token', { override: false }),
      upgrade('cep18-mintable', 'token', { createGroup: true }),
      upgrade('cep18-mintable', 'token', { target: odra.contractKey('token') }),
      upgrade('cep18-mintable', 'token', { target: `hash-${'66'.repeat(32)}` }),
      { kind: 'exec', session: { wasm: odra.wasm('cep18') }, args: [odra.flag('odra_cfg_is_upgrade', true)] as Json },
      upgrade('cep18-mintable', 'again', { target: odra.packageKey('token'), override: false }),
      packageNow(),
      { kind: 'getNamedKeys', owner: { account: OWNER } },
    ],
  },
  {
    name: 'upgrade_of_the_schema',
    note: 'A new version whose events have the names of the old ones and other fields is refused',
    genesis: GENESIS,
    steps: [
      token(),
      upgrade('erc721', 'token'),
      upgrade('cep95', 'token'),
      upgrade('ownable-2-step', 'token'),
      upgrade('wrapped-cspr', 'token'),
      packageNow(),
      odra.query('token', '__events_schema'),
      call('token', 'total_supply'),
    ],
  },
  {
    name: 'upgrade_of_the_protocol',
    note: 'A token lives through protocol upgrades, of which one makes storage dearer and instructions cheaper',
    genesis: GENESIS,
    steps: [
      token(),
      transfer(ALICE, 10),
      { kind: 'upgrade', from: '2.0.0', to: '2.1.0' },
      { ...transfer(ALICE, 10), protocolVersion: '2.1.0' },
      {
        kind: 'upgrade',
        from: '2.1.0',
        to: '3.0.0',
        chainspec: {
          storage_costs: { gas_per_byte: 2_000_000 },
          wasm: { v1: { opcode_costs: { local: 50, add: 60 } } },
        },
      },
      { ...transfer(ALICE, 10), protocolVersion: '3.0.0' },
      { ...upgrade('cep18-mintable', 'token'), protocolVersion: '3.0.0' },
      packageNow(),
      { ...transfer(BOB, 10), protocolVersion: '3.0.0' },
      { ...at({ packageName: 'token', version: 1 }), protocolVersion: '3.0.0' },
      balance(ALICE),
      balance(BOB),
      call('token', 'decimals', [odra.flag('ignored', true)]),
    ],
  },
];
