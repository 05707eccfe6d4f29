/** Payment code that is stored, and contracts in the payment phase. */
import type { Scenario, Step } from '../scenario';
import {
  accountHash,
  accountKey,
  amountArgument,
  type Bytes,
  big,
  DEFAULT,
  type Json,
  none,
  ONE,
  PROPOSER,
} from '../values';
import { CALLER, type ContractProgram, code, install, namedKeyOf, point, session } from './contractProgram';

/** Payment by a stored contract that runs a program. */
const stored = (target: { readonly [field: string]: Json }, program: ContractProgram, amount = 0n): Json => ({
  entryPoint: 'run',
  ...target,
  args: [['program', 'Any', program.assemble().json], amountArgument(amount)] as unknown as Json,
  listing: program.listing(),
});
const pay = (
  payment: Json,
  note = '',
  program: ContractProgram = code(),
  more: { readonly [field: string]: Json } = {},
): Step => session(program, { payment, note, ...more });

function phase(): ContractProgram {
  const program = code();
  const result = program.result(1);
  return program.call('casper_get_phase', result.at(0)).ret(result) as ContractProgram;
}
function send(to: string, amount: Bytes): ContractProgram {
  const program = code();
  return program.call(
    'casper_transfer_to_account',
    program.data(accountHash(to)),
    32,
    program.data(amount),
    amount.size,
    program.data(none()),
    1,
    8,
  );
}

export const scenarios: readonly Scenario[] = [
  {
    name: 'payment_by_stored_contracts',
    note: 'Contracts by hash, name, package hash and package name as payment; the session runs on the state before',
    steps: [
      install(),
      pay(stored({ contractHash: namedKeyOf('contract') }, phase()), 'by hash'),
      pay(stored({ contractName: 'contract' }, phase()), 'by name'),
      pay(stored({ packageHash: namedKeyOf('contract_package') }, phase()), 'by package'),
      pay(stored({ packageHash: namedKeyOf('contract_package'), version: 1 }, phase()), 'by package and version'),
      pay(stored({ packageName: 'contract_package' }, phase()), 'by package name'),
      pay(stored({ packageName: 'contract_package', version: 1 }, phase()), 'by package name and version'),
      pay(
        stored({ contractName: 'contract' }, code().putBytes('paid', accountKey(ONE))),
        'changes the contract',
        code().putBytes('session', accountKey(ONE)),
      ),
      { kind: 'getNamedKeys', owner: namedKeyOf('contract') },
      { kind: 'getNamedKeys', owner: { account: DEFAULT } },
    ],
  },
  {
    name: 'payment_by_stored_contracts_failures',
    note: 'Names, versions and entry points that are not there; a revert; too little gas for payment',
    steps: [
      install(),
      pay(stored({ contractName: 'nothing' }, phase())),
      pay(stored({ packageName: 'nothing' }, phase())),
      pay(stored({ packageName: 'contract_package', version: 9 }, phase())),
      pay(stored({ contractHash: '07'.repeat(32) }, phase())),
      pay(stored({ contractName: 'contract', entryPoint: 'ghost' }, phase())),
      pay(stored({ contractName: 'contract' }, code().call('casper_revert', 65_539) as ContractProgram)),
      pay(stored({ contractName: 'contract' }, phase()), 'gas', code(), { paymentGasLimit: '10000' }),
      pay(stored({ contractName: 'contract' }, phase()), 'signatures', code(), { authorizationKeys: [ONE] }),
    ],
  },
  {
    name: 'payment_by_stored_session_code',
    note: 'Session code of a contract as payment: it works for the account',
    steps: [
      install({ points: [point('run', { type: CALLER })] }),
      pay(stored({ contractName: 'contract' }, send(PROPOSER, big(5)), 5n), 'transfers'),
      pay(stored({ contractName: 'contract' }, send(PROPOSER, big(6)), 5n), 'more than approved'),
      { kind: 'balance', identifier: { account: PROPOSER } },
      { kind: 'balance', identifier: { account: DEFAULT } },
    ],
  },
  {
    name: 'payment_emits_messages',
    note: 'Messages of payment and session in one transaction',
    steps: [
      install(),
      (() => {
        const topic = code();
        return pay(
          stored(
            { contractName: 'contract' },
            topic.call(
              'casper_manage_message_topic',
              topic.data({ json: '61', size: 1 }),
              1,
              topic.data({ json: '00', size: 1 }),
              1,
            ) as ContractProgram,
          ),
          'topic',
        );
      })(),
      ...[1, 2].map(() => {
        const emit = (): ContractProgram => {
          const program = code();
          return program.call(
            'casper_emit_message',
            program.data({ json: '61', size: 1 }),
            1,
            program.data({ json: '000100000078', size: 6 }),
            6,
          ) as ContractProgram;
        };
        return {
          kind: 'exec',
          session: { contractName: 'contract', entryPoint: 'run' },
          args: [['program', 'Any', emit().assemble().json]],
          payment: stored({ contractName: 'contract' }, emit()),
        } as Step;
      }),
      { kind: 'query', key: { blockGlobal: 'messageCount' } },
      { kind: 'messageTopics', contract: namedKeyOf('contract') },
    ],
  },
];
