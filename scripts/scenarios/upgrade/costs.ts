/** Upgrades that change the chainspec: costs, limits, permissions. */

import { code, install, invoke, session } from '../contracts/contractProgram';
import { payAccount } from '../payment';
import type { Scenario, Step } from '../scenario';
import { accountHash, DEFAULT, fill, type Json, ONE, PROPOSER, TWO } from '../values';
import { addBid, delegate, majorUpgrade, query, staked, stakedChainspec, upgrade } from './upgradeStep';

const wasm = (v1: Json): Json => ({ wasm: { v1 } });
const to = (chainspec: Json, fields: { readonly [field: string]: Json } = {}): Step =>
  upgrade({ ...fields, chainspec });

const spin: Step = session(code().operation('spin', 1000));
const rename: Step = session(
  (() => {
    const program = code();
    return program.put('again', program.data(fill(33, 1)));
  })(),
  { commit: false },
);
const grow = (pages: number): Step => session(code().operation('grow', pages), { note: `${pages} more pages` });
const addKey = (publicKey: string): Step => {
  const program = code();
  return session(program.call('casper_add_associated_key', program.data(accountHash(publicKey)), 32, 1));
};
const transfer = (more: { readonly [field: string]: Json } = {}): Step => ({
  kind: 'transfer',
  target: { account: ONE },
  amount: '5000000000',
  ...more,
});
const pay: Step = payAccount(TWO);
export const scenarios: readonly Scenario[] = [
  {
    name: 'costs_of_opcodes_and_host_functions',
    note: 'The same code before and after prices change, alone and with a new major version',
    steps: [
      spin,
      rename,
      to(wasm({ opcode_costs: { add: 1000, control_flow: { br_if: 7 } } })),
      spin,
      rename,
      to(wasm({ host_function_costs: { put_key: { cost: 5, arguments: [0, 1, 0, 2] } } }), {
        from: '2.0.1',
        to: '3.0.0',
      }),
      spin,
      rename,
      upgrade({ from: '3.0.0', to: '3.0.1', note: 'without a patch the chainspec stays' }),
      rename,
    ],
  },
  {
    name: 'costs_of_storage',
    note: 'The price of a byte',
    steps: [
      rename,
      to({ storage_costs: { gas_per_byte: 1 } }),
      rename,
      to({ storage_costs: { gas_per_byte: 4_000_000_000 } }),
      rename,
    ],
  },
  {
    name: 'costs_of_system_contracts',
    note: 'The mint gets dearer for code and for native transfers',
    steps: [
      transfer(),
      pay,
      to({ system_costs: { mint_costs: { transfer: 123, create: 7 }, standard_payment_costs: { pay: 5 } } }),
      transfer(),
      pay,
      to({ system_costs: { mint_costs: { transfer: 4_000_000_000 } } }, { from: '2.0.1', to: '2.0.2' }),
      transfer(),
      pay,
    ],
  },
  {
    name: 'costs_after_a_failed_upgrade',
    note: 'The chainspec is set before the upgrade and stays when that fails; the protocol version does not change',
    steps: [
      spin,
      to(wasm({ opcode_costs: { add: 1000 } }), { to: '2.0.0' }),
      spin,
      install(),
      { kind: 'getContract', contract: { namedKey: [{ account: DEFAULT }, 'contract'] } },
    ],
  },
  {
    name: 'costs_of_stored_code',
    note: 'A contract keeps the metering it was stored with; what it calls has the new prices',
    steps: [
      install(),
      invoke({ contractName: 'contract' }, code().operation('spin', 1000)),
      invoke({ contractName: 'contract' }, code().call('casper_get_blocktime', 4096)),
      to(
        wasm({
          opcode_costs: { add: 1000, local: 1000 },
          host_function_costs: { get_blocktime: { cost: 5_000_000, arguments: [0] } },
        }),
      ),
      invoke({ contractName: 'contract' }, code().operation('spin', 1000)),
      invoke({ contractName: 'contract' }, code().call('casper_get_blocktime', 4096)),
    ],
  },
  {
    name: 'limits_of_wasm',
    note: 'Memory and stack heights, down and up again',
    steps: [
      grow(3),
      grow(61),
      to(wasm({ max_memory: 5 })),
      grow(1),
      grow(2),
      to(wasm({ max_memory: 3 }), { from: '2.0.1', to: '2.0.2' }),
      grow(0),
      to(wasm({ max_stack_height: 3 }), { from: '2.0.2', to: '2.1.0' }),
      spin,
      to(wasm({ max_stack_height: 40 }), { from: '2.1.0', to: '3.0.0' }),
      spin,
    ],
  },
  {
    name: 'limits_of_accounts',
    note: 'How many keys an account may have',
    steps: [
      addKey(ONE),
      to({ core: { max_associated_keys: 2 } }),
      addKey(TWO),
      to({ core: { max_associated_keys: 3 } }, { from: '2.0.1', to: '2.0.2' }),
      addKey(TWO),
    ],
  },
  {
    name: 'limits_of_the_auction',
    note: 'Smallest bids and delegations, how many delegators, no bids at all',
    genesis: staked(),
    steps: [
      addBid(PROPOSER, '1000'),
      delegate(DEFAULT, ONE, '100'),
      to(
        stakedChainspec({ minimum_bid_amount: 5000, minimum_delegation_amount: 700, max_delegators_per_validator: 1 }),
      ),
      addBid(DEFAULT, '4999'),
      addBid(DEFAULT, '5000'),
      delegate(PROPOSER, ONE, '699'),
      delegate(PROPOSER, ONE, '700'),
      delegate(PROPOSER, TWO, '700'),
      to(stakedChainspec({ allow_auction_bids: false }), { from: '2.0.1', to: '2.0.2' }),
      addBid(TWO, '5000'),
    ],
  },
  {
    name: 'network_becomes_private',
    note: 'Administrators and restricted transfers from an upgrade on',
    steps: [
      transfer(),
      to({ core: { administrators: [PROPOSER], allow_unrestricted_transfers: false } }),
      transfer(),
      transfer({ target: { account: PROPOSER } }),
      transfer({ initiator: PROPOSER, authorizationKeys: [PROPOSER] }),
      pay,
      addKey(ONE),
      session(code(), { initiator: DEFAULT, authorizationKeys: [PROPOSER], note: 'signed by an administrator' }),
      upgrade({ from: '2.0.1', to: '2.0.2', chainspec: {} }),
      transfer(),
      addKey(ONE),
    ],
  },
  {
    name: 'engine_settings_are_lost',
    note: 'What the engine was set to beside the chainspec is gone after an upgrade, as it is made from the chainspec anew',
    genesis: { engine: { maxAssociatedKeys: 1, protocolVersion: '1.5.8' } },
    steps: [
      addKey(ONE),
      install({ name: 'first' }),
      { kind: 'getContract', contract: { namedKey: [{ account: DEFAULT }, 'first'] } },
      majorUpgrade({ note: 'which fails for nobody asks the engine' }),
      addKey(ONE),
      install({ name: 'second' }),
      { kind: 'getContract', contract: { namedKey: [{ account: DEFAULT }, 'second'] } },
      { kind: 'getPackage', package: { namedKey: [{ account: DEFAULT }, 'second_package'] } },
    ],
  },
  {
    name: 'time_and_requests_of_another_version',
    note: 'Requests may carry any version; code sees that one, new contracts the version of the upgrade',
    steps: [
      upgrade({ to: '2.5.0' }),
      session(code(), { protocolVersion: '2.5.0', blockTime: 77 }),
      install({}, { protocolVersion: '9.9.9' }),
      { kind: 'getContract', contract: { namedKey: [{ account: DEFAULT }, 'contract'] } },
      query({ blockGlobal: 'blockTime' }),
      query({ blockGlobal: 'protocolVersion' }),
      { kind: 'transfer', target: { account: ONE }, amount: '2500000000', protocolVersion: '2.5.0' },
    ],
  },
];
