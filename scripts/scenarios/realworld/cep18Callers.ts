/** CEP-18 tokens in other hands: contracts and session code that hold and move them, and other settings of the chain. */
import { code, DRIVER_POINTS, runtimeArgs, session } from '../contracts/contractProgram';
import { recordedGas } from '../recorded';
import type { Scenario, Step } from '../scenario';
import { type Argument, argument, type Bytes, big, clValue, hashOf, hex, TAG } from '../values';
import * as odra from './odra';
import { approve, balance, events, SUPPLY, token, transfer, transferFrom } from './token';

const { ALICE, BOB, CAROL, OWNER, account, as, call, contract, GENESIS, install, key, u256 } = odra;

const client = (entryPoint: string, ...args: readonly Argument[]): Step =>
  call('client', entryPoint, [key('address', contract('token')), ...args]);

const TOKEN = hashOf(odra.packageKey('token'));
const transferArgs = (recipient: string, amount: number | bigint): Bytes =>
  runtimeArgs(['recipient', clValue(account(recipient), TAG.Key)], ['amount', clValue(big(amount), TAG.U256)]);
/** Session code that makes several calls and gives the result of the last. */
const severalCalls = (): Step =>
  session(
    code()
      .callVersioned(TOKEN, undefined, 'transfer', transferArgs(ALICE, 400))
      .callVersioned(TOKEN, undefined, 'transfer', transferArgs(BOB, 600))
      .callVersioned(TOKEN, undefined, 'balance_of', runtimeArgs(['address', clValue(account(BOB), TAG.Key)]))
      .giveBuffer(3),
  );
/** The second of these calls fails. */
const failingCalls = (): Step =>
  session(
    code()
      .callContract(hashOf(odra.contractKey('token')), 'transfer', transferArgs(ALICE, 1))
      .callContract(hashOf(odra.contractKey('token')), 'transfer', transferArgs(BOB, SUPPLY)),
  );

/** What the reference engine consumed in step 2 of the scenario about gas. */
const GAS = recordedGas('realworld', 'cep18_gas', 2);
const limited = (limit: bigint): Step => ({
  ...transfer(ALICE, 1),
  commit: false,
  gasLimit: String(limit > 0n ? limit : 0n),
});

export const scenarios: readonly Scenario[] = [
  {
    name: 'cep18_by_another_contract',
    note: 'A client contract reads the token and moves its own tokens and, with an allowance, those of others',
    genesis: GENESIS,
    steps: [
      token(),
      install('cep18-client', 'client'),
      client('check_total_supply'),
      client('check_balance_of', key('owner', account(OWNER))),
      client('check_balance_of', key('owner', contract('client'))),
      client('transfer_as_stored_contract', key('recipient', account(ALICE)), u256('amount', 1)),
      call('token', 'transfer', [key('recipient', contract('client')), u256('amount', 1000)]),
      client('check_balance_of', key('owner', contract('client'))),
      as(BOB, client('transfer_as_stored_contract', key('recipient', account(ALICE)), u256('amount', 400))),
      client('transfer_as_stored_contract', key('recipient', contract('client')), u256('amount', 1)),
      client('approve_as_stored_contract', key('spender', account(BOB)), u256('amount', 100)),
      client('check_allowance_of', key('owner', contract('client')), key('spender', account(BOB))),
      as(
        BOB,
        call('token', 'transfer_from', [
          key('owner', contract('client')),
          key('recipient', account(BOB)),
          u256('amount', 99),
        ]),
      ),
      call('token', 'approve', [key('spender', contract('client')), u256('amount', 5000)]),
      client(
        'transfer_from_as_stored_contract',
        key('owner', account(OWNER)),
        key('recipient', account(CAROL)),
        u256('amount', 4999),
      ),
      client(
        'transfer_from_as_stored_contract',
        key('owner', account(OWNER)),
        key('recipient', account(CAROL)),
        u256('amount', 2),
      ),
      call('client', 'check_total_supply', [key('address', account(ALICE))]),
      call('client', 'check_total_supply', [argument('address', 'Key', hex(`01${'22'.repeat(32)}`))]),
      call('client', 'check_total_supply', [key('address', contract('client'))]),
      ...[OWNER, ALICE, BOB, CAROL].map((holder) => balance(holder)),
      odra.eventCount('token'),
      ...events(1, 6),
    ],
  },
  {
    name: 'cep18_by_session_code',
    note: 'Session code makes several calls in one execution; when the last fails nothing of them remains',
    genesis: GENESIS,
    steps: [
      token(),
      severalCalls(),
      failingCalls(),
      balance(OWNER),
      balance(ALICE),
      balance(BOB),
      odra.eventCount('token'),
    ],
  },
  {
    name: 'cep18_held_by_a_contract',
    note: 'A contract that owns tokens passes some of them on; a transfer as a transaction of version 1',
    genesis: GENESIS,
    steps: [
      token(),
      session(code().install({ name: 'vault', points: DRIVER_POINTS })),
      call('token', 'transfer', [key('recipient', odra.contract('vault_package')), u256('amount', 10)]),
      {
        kind: 'exec',
        session: { packageName: 'vault_package', entryPoint: 'run' },
        args: [
          [
            'program',
            'Any',
            code().callVersioned(TOKEN, undefined, 'transfer', transferArgs(CAROL, 4)).assemble().json,
          ],
        ],
      },
      { ...transfer(ALICE, 9), session: { packageHash: odra.packageKey('token'), entryPoint: 'transfer', v1: true } },
      call('token', 'balance_of', [key('address', odra.contract('vault_package'))]),
      balance(CAROL),
      balance(ALICE),
    ],
  },
  {
    name: 'cep18_gas',
    note: 'A transfer with exactly the gas it needs, with one unit less, and with limits that run out on the way',
    genesis: GENESIS,
    steps: [
      token(),
      transfer(ALICE, 1),
      { ...transfer(ALICE, 1), commit: false },
      ...[0n, 1n, 2n, 1000n, 100_000n, 10_000_000n].map((less) => limited(GAS - less)),
      ...[2n, 3n, 5n, 10n, 100n].map((part) => limited(GAS / part)),
      balance(ALICE),
      transfer(ALICE, 1),
    ],
  },
  {
    name: 'cep18_other_prices',
    note: 'The same story with other prices for instructions, host functions and storage',
    genesis: {
      ...(GENESIS as object),
      chainspec: {
        storage_costs: { gas_per_byte: 1000 },
        wasm: {
          v1: {
            max_memory: 32,
            opcode_costs: { bit: 5, add: 7, load: 11, local: 3, control_flow: { call: 999, loop: 17, br: 23 } },
            host_function_costs: {
              dictionary_put: { cost: 12345, arguments: [1, 2, 3, 4] },
              get_named_arg: { cost: 777, arguments: [0, 0, 0, 9] },
            },
          },
        },
      },
    },
    steps: [
      token(),
      transfer(ALICE, 1000),
      as(ALICE, approve(BOB, 10)),
      as(BOB, transferFrom(ALICE, BOB, 11)),
      balance(ALICE),
    ],
  },
  {
    name: 'cep18_with_entities',
    note: 'What the same binary does where contracts are stored as addressable entities',
    genesis: {
      ...(GENESIS as object),
      chainspec: { core: { enable_addressable_entity: true } },
      config: { enableAddressableEntity: true },
    },
    steps: [
      token(),
      { kind: 'getNamedKeys', owner: { account: OWNER } },
      call('token', 'total_supply', [], { session: { packageName: 'token' } }),
      call('token', 'transfer', [key('recipient', account(ALICE)), u256('amount', 5)], {
        session: { packageName: 'token' },
      }),
      as(ALICE, token()),
    ],
  },
];
