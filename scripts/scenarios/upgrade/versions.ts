/** Which versions may follow which, and what a new major version does to contracts. */
import { code, getContract, getPackage, install, invoke, namedKeyOf, session } from '../contracts/contractProgram';
import type { Scenario, Step } from '../scenario';
import { exec } from '../scenario';
import { DEFAULT, type Json } from '../values';
import {
  bids,
  contractRecord,
  HANDLE_PAYMENT_KEYS,
  MINT_KEYS,
  majorUpgrade,
  NO_ENTRY_POINTS,
  packageOf,
  prune,
  query,
  staked,
  system,
  upgrade,
  writeData,
} from './upgradeStep';

const COUNTER = '../../../examples/counter';
const counter = (name: string, more: { readonly [field: string]: Json } = {}): Step =>
  exec(`${COUNTER}/${name}.wasm`, more);
const call = (session: { readonly [field: string]: Json }, entryPoint = 'counter_inc'): Step => ({
  kind: 'exec',
  session: { ...session, entryPoint },
  args: [],
});
const count: Step = query(namedKeyOf('counter'), ['count']);
const versions = (from: string, to: string): Step => upgrade({ from, to, note: `${from} to ${to}` });
const systemContracts: readonly Step[] = (['mint', 'auction', 'handle payment'] as const).flatMap((name) => [
  query(system(name)),
  query(packageOf(name)),
]);

export const scenarios: readonly Scenario[] = [
  {
    name: 'versions_that_follow',
    note: 'Any later version of the same or the next major number; the version to leave is the one that the request says',
    steps: [
      versions('2.0.0', '2.0.7'),
      versions('2.0.7', '2.1.0'),
      versions('2.1.0', '2.9.3'),
      versions('2.9.3', '3.0.0'),
      versions('3.0.0', '4.7.7'),
      versions('1.5.6', '2.0.0'),
      versions('1.0.0', '1.0.1'),
      versions('0.0.0', '1.0.0'),
      versions('4294967295.0.0', '4294967295.0.1'),
    ],
  },
  {
    name: 'versions_that_do_not_follow',
    note: 'The same, an earlier one, one major number too many; nothing changes',
    genesis: staked(),
    steps: [
      versions('2.0.0', '2.0.0'),
      versions('2.0.1', '2.0.0'),
      versions('2.1.0', '2.0.9'),
      versions('2.0.0', '1.9.9'),
      versions('2.0.0', '4.0.0'),
      versions('0.0.0', '2.0.0'),
      upgrade({ to: '2.0.0', newValidatorSlots: 1, chainspecRegistry: { chainspecBytes: 'ff' } }),
      query('chainspec-registry-'.padEnd(83, '0')),
    ],
  },
  {
    name: 'invalid_config',
    note: 'The largest delegation below the smallest, which is found after much was done and undoes it all',
    genesis: staked(),
    steps: [
      upgrade({ minimumDelegationAmount: '11', maximumDelegationAmount: '10', newValidatorSlots: 1 }),
      bids,
      upgrade({ minimumDelegationAmount: '10', maximumDelegationAmount: '10' }),
    ],
  },
  {
    name: 'major_version',
    note: 'System contracts get a version of the new major number',
    steps: [
      ...systemContracts,
      majorUpgrade(),
      ...systemContracts,
      upgrade({ from: '3.0.0', to: '4.0.0' }),
      ...systemContracts,
    ],
  },
  {
    name: 'minor_version',
    note: 'System contracts stay as they are',
    steps: [upgrade({ to: '2.1.0' }), ...systemContracts],
  },
  {
    name: 'entry_points_of_older_system_contracts',
    note: 'Contracts whose entry points differ are written again, also without a new major number',
    steps: [
      writeData(
        [system('mint'), contractRecord('mint', MINT_KEYS, { points: NO_ENTRY_POINTS }).json],
        [
          system('handle payment'),
          contractRecord('handle payment', HANDLE_PAYMENT_KEYS, { points: NO_ENTRY_POINTS }).json,
        ],
      ),
      upgrade(),
      ...systemContracts,
    ],
  },
  {
    name: 'system_contract_missing',
    note: 'A system contract that is not there, or is something else',
    steps: [
      writeData([system('auction'), '0200000000']),
      upgrade({ note: 'the auction is something else' }),
      majorUpgrade(),
      prune(system('auction')),
      upgrade({ note: 'there is no auction' }),
      prune(system('mint')),
      upgrade({ note: 'there is no mint' }),
      prune(system('handle payment')),
      upgrade({ note: 'no handle payment, which is asked for a purse first' }),
      upgrade({ feeHandling: { type: 'burn' }, note: 'fees need no purse' }),
    ],
  },
  {
    name: 'system_package_missing',
    note: 'A new major version without the package of a system contract',
    steps: [
      prune(packageOf('auction')),
      upgrade({ note: 'which a minor version does not look at' }),
      majorUpgrade({ from: '2.0.1' }),
      writeData([packageOf('mint'), '0200000000']),
      majorUpgrade({ from: '2.0.1' }),
    ],
  },
  {
    name: 'contracts_after_a_major_upgrade',
    note: 'Contracts of major version 2 are called after an upgrade to 3, and get versions there',
    steps: [
      counter('counter-v1'),
      call({ contractName: 'counter' }),
      majorUpgrade(),
      call({ contractName: 'counter' }),
      call({ contractHash: namedKeyOf('counter') }),
      call({ packageName: 'counter_package' }),
      call({ packageName: 'counter_package', version: 1 }),
      call({ packageName: 'counter_package', version: 1, protocolVersionMajor: 2, v1: true }),
      call({ packageName: 'counter_package', version: 1, protocolVersionMajor: 3, v1: true }),
      count,
      counter('counter-call'),
      counter('counter-v2'),
      getPackage('counter_package'),
      getContract('counter'),
      call({ contractName: 'counter' }, 'counter_decrement'),
      call({ packageName: 'counter_package' }, 'counter_decrement'),
      call({ packageName: 'counter_package', version: 1 }),
      call({ packageName: 'counter_package', version: 2 }),
      call({ packageName: 'counter_package', version: 1, protocolVersionMajor: 2, v1: true }),
      call({ packageName: 'counter_package', version: 1, protocolVersionMajor: 3, v1: true }, 'counter_decrement'),
      count,
      upgrade({ from: '3.0.0', to: '4.0.0' }),
      call({ packageName: 'counter_package' }, 'counter_decrement'),
      counter('counter-v3'),
      getPackage('counter_package'),
      call({ packageName: 'counter_package' }, 'counter_last_updated_at'),
      count,
      { kind: 'getNamedKeys', owner: { account: DEFAULT } },
    ],
  },
  {
    name: 'contracts_after_a_minor_upgrade',
    note: 'New versions carry the new protocol version; a contract of a later protocol is called after none of it',
    steps: [
      install(),
      upgrade({ to: '2.3.4' }),
      invoke({ contractName: 'contract' }, code().give(7)),
      session(code().addVersion({ json: { hash: namedKeyOf('contract_package') }, size: 32 }, { name: 'second' })),
      getContract('second'),
      getContract(),
      getPackage(),
      invoke({ packageName: 'contract_package' }, code().give(8)),
    ],
  },
];
