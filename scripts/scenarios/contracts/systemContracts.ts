/** System contracts called from session code, payment code and contracts. */
import type { Place } from '../program';
import { CONTRACT_DRIVER, type Scenario, type Step } from '../scenario';
import {
  accountHash,
  amountArgument,
  type Bytes,
  big,
  clValue,
  cspr,
  DEFAULT,
  hashOf,
  hex,
  type Json,
  join,
  list,
  mainPurse,
  none,
  ONE,
  PROPOSER,
  some,
  string,
  TAG,
  u8,
  u64,
  u64Value,
  u512Value,
  uref,
  urefOf,
  withRights,
} from '../values';
import {
  type ContractProgram,
  code,
  install,
  invoke,
  named,
  programCall,
  programValue,
  runtimeArgs,
  session,
} from './contractProgram';

const { URef, PublicKey } = TAG;
const purse = mainPurse(DEFAULT);
const system = (name: string): Bytes => hashOf({ system: name });
const MINT = system('mint');
const HANDLE_PAYMENT = system('handle payment');
const AUCTION = system('auction');

type Value = readonly [string, Bytes];
const urefValue = (name: string, bytes: Bytes): Value => [name, clValue(bytes, URef)];
const amountValue = (value: number | bigint): Value => ['amount', u512Value(value)];
const OPTION_ACCOUNT = `${TAG.Option}${TAG.ByteArray}20000000`;

const call = (contract: Bytes, method: string, args: readonly Value[] = []): ContractProgram =>
  code().callContract(contract, method, runtimeArgs(...args));
/** Calls and returns what is in the host buffer. */
const ask = (contract: Bytes, method: string, size: number, args: readonly Value[] = []): ContractProgram =>
  call(contract, method, args).giveBuffer(size);
const mintTransfer = (source: Bytes, target: Bytes, amount: bigint, to: Bytes = none()): ContractProgram =>
  call(MINT, 'transfer', [
    ['to', clValue(to, OPTION_ACCOUNT)],
    urefValue('source', source),
    urefValue('target', target),
    amountValue(amount),
    ['id', clValue(some(u64(3)), `${TAG.Option}${TAG.U64}`)],
  ]);
const key = (name: string, publicKey: string): Value => [name, clValue(hex(publicKey), PublicKey)];
const limit = (amount: number | bigint): { readonly [field: string]: Json } => ({
  args: [amountArgument(amount)] as unknown as Json,
});
const run = (program: ContractProgram, note = '', more: { readonly [field: string]: Json } = {}): Step =>
  session(program, { note, ...more } as never);
const balance = (account: string): Step => ({ kind: 'balance', identifier: { account } });
const validators: Json = {
  accounts: [
    { publicKey: DEFAULT, balance: '10000000000000000000' },
    { publicKey: PROPOSER, balance: '10000000000000000000', bondedAmount: '5000000000000000', delegationRate: 10 },
  ],
};

function payment(program: ContractProgram, amount: bigint): Json {
  return {
    wasm: CONTRACT_DRIVER,
    args: [['program', 'Any', program.assemble().json], amountArgument(amount)] as unknown as Json,
    listing: program.listing(),
  };
}

/** Asks for the payment purse; its URef stands at the place returned. */
function paymentPurse(program: ContractProgram): { key: Place; uref: Place } {
  const place = program.key('02', 33);
  program
    .callContract(HANDLE_PAYMENT, 'get_payment_purse', runtimeArgs())
    .call('casper_read_host_buffer', place.address, 33, 8);
  return { key: place.key, uref: place.address };
}

function pay(amount: bigint): ContractProgram {
  const program = code();
  const { uref: target } = paymentPurse(program);
  const id = program.data(none());
  const bytes = big(amount);
  return program.call(
    'casper_transfer_from_purse_to_purse',
    program.data(urefOf(purse)),
    33,
    target,
    33,
    program.data(bytes),
    bytes.size,
    id,
    1,
  );
}

export const scenarios: readonly Scenario[] = [
  {
    name: 'system_mint',
    note: 'Entry points of the mint that session code may use, their prices and their failures',
    steps: [
      run(ask(MINT, 'create', 33)),
      run(ask(MINT, 'balance', 10, [urefValue('purse', urefOf(purse))])),
      run(ask(MINT, 'balance', 10, [urefValue('purse', urefOf(mainPurse(PROPOSER)))]), 'purse of another'),
      run(ask(MINT, 'balance', 10, [urefValue('purse', uref('05'.repeat(32), 7))]), 'unknown purse'),
      run(ask(MINT, 'balance', 10), 'no purse'),
      run(ask(MINT, 'balance', 10, [['purse', u64Value(1)]]), 'no URef'),
      run(mintTransfer(urefOf(purse), urefOf(purse), 5n).giveBuffer(2), '', limit(5)),
      run(mintTransfer(urefOf(purse), urefOf(purse), 5n).giveBuffer(2), 'more than approved', limit(4)),
      run(mintTransfer(urefOf(withRights(purse, 1)), urefOf(purse), 5n).giveBuffer(2), 'read only', limit(5)),
      run(mintTransfer(urefOf(purse), urefOf(purse), 5n, some(accountHash(PROPOSER))).giveBuffer(2), 'to', limit(5)),
      run(mintTransfer(urefOf(mainPurse(PROPOSER)), urefOf(purse), 5n).giveBuffer(2), 'purse of another', limit(5)),
      run(ask(MINT, 'mint', 40, [amountValue(5)]), 'only the system mints'),
      run(ask(MINT, 'reduce_total_supply', 2, [amountValue(5)])),
      run(ask(MINT, 'mint_into_existing_purse', 2, [amountValue(5), urefValue('purse', urefOf(purse))])),
      run(ask(MINT, 'read_base_round_reward', 10)),
      run(ask(MINT, 'burn', 2, [urefValue('purse', urefOf(purse)), amountValue(5)])),
      run(ask(MINT, 'burn', 2, [urefValue('purse', urefOf(purse)), amountValue(0)]), 'nothing'),
      run(ask(MINT, 'burn', 2, [urefValue('purse', urefOf(purse)), amountValue(2n ** 100n)]), 'more than there is'),
      run(ask(MINT, 'burn', 2, [urefValue('purse', urefOf(mainPurse(PROPOSER))), amountValue(5)]), 'purse of another'),
      balance(DEFAULT),
      { kind: 'totalSupply' },
      run(call(MINT, 'nothing'), 'unknown entry point'),
      run(call(MINT, 'create'), 'out of gas in the price', { gasLimit: '1000000000' }),
      run(call(MINT, 'nothing'), 'out of gas in the penalty', { gasLimit: '1000000000' }),
    ],
  },
  {
    name: 'system_contracts_by_deploy',
    note: 'System contracts called from outside, by hash',
    steps: [
      { kind: 'exec', session: { contractHash: { system: 'mint' }, entryPoint: 'create' } },
      { kind: 'exec', session: { contractHash: { system: 'mint' }, entryPoint: 'nothing' } },
      {
        kind: 'exec',
        session: { contractHash: { system: 'mint' }, entryPoint: 'balance' },
        args: [['purse', 'URef', urefOf(purse).json]],
      },
      { kind: 'exec', session: { contractHash: { system: 'mint' }, entryPoint: 'balance' } },
      { kind: 'exec', session: { contractHash: { system: 'handle payment' }, entryPoint: 'get_payment_purse' } },
      { kind: 'exec', session: { contractHash: { system: 'auction' }, entryPoint: 'get_era_validators' } },
      { kind: 'exec', session: { contractHash: { system: 'auction' }, entryPoint: 'nothing' }, gasLimit: '100' },
      { kind: 'exec', session: { contractHash: { system: 'auction' }, entryPoint: 'read_era_id', v1: true } },
      { kind: 'exec', session: { packageHash: { packageOf: { system: 'mint' } }, entryPoint: 'create' } },
      { kind: 'exec', session: { packageHash: { packageOf: { system: 'mint' } }, version: 1, entryPoint: 'create' } },
    ],
  },
  {
    name: 'system_handle_payment',
    note: 'Payment and refund purses asked for in session code and in payment code',
    steps: [
      run(ask(HANDLE_PAYMENT, 'get_payment_purse', 33), 'in session code'),
      run(call(HANDLE_PAYMENT, 'set_refund_purse', [urefValue('purse', urefOf(purse))]), 'in session code'),
      run(ask(HANDLE_PAYMENT, 'get_refund_purse', 40), 'in session code'),
      run(call(HANDLE_PAYMENT, 'finalize_payment'), 'not there any more'),
      run(call(HANDLE_PAYMENT, 'nothing')),
      run(code(), 'get payment purse', { payment: payment(ask(HANDLE_PAYMENT, 'get_payment_purse', 33), 0n) }),
      run(code(), 'set refund purse', {
        payment: payment(call(HANDLE_PAYMENT, 'set_refund_purse', [urefValue('purse', urefOf(purse))]), 0n),
      }),
      run(code(), 'set refund purse, no purse', { payment: payment(call(HANDLE_PAYMENT, 'set_refund_purse'), 0n) }),
      run(code(), 'get refund purse', { payment: payment(ask(HANDLE_PAYMENT, 'get_refund_purse', 34), 0n) }),
    ],
  },
  {
    name: 'custom_payment_into_the_payment_purse',
    note: 'Payment code moves motes into the payment purse; the purse may neither be kept nor given away',
    steps: [
      run(code(), 'paid', { payment: payment(pay(cspr(10)), cspr(10)) }),
      { kind: 'balance', identifier: 'payment' },
      balance(DEFAULT),
      run(code(), 'more than approved', { payment: payment(pay(cspr(10)), cspr(9)) }),
      run(code(), 'kept under a name', {
        payment: payment(
          (() => {
            const program = code();
            const { key: place } = paymentPurse(program);
            return program.put('payment', place, 34);
          })(),
          0n,
        ),
      }),
      install(),
      ...['casper_call_contract', 'casper_call_versioned_contract', 'casper_call_package_version'].map((name) => {
        const program = code();
        const { uref: place } = paymentPurse(program);
        const head = join(hex('02000000'), string('program'), programValue(code()), string('purse'), hex('21000000'));
        const args = program.data(join(head, { json: '00'.repeat(33), size: 33 }, hex(URef)));
        program.operation('copy', { bytes: args.bytes, offset: head.size, base: args } as never, place, 33);
        const entryPoint = [program.data(string('run')), 7, args, head.size + 34, 8];
        const version = [program.data(none()), 1];
        if (name === 'casper_call_contract') program.call(name, program.data(named('contract')), 32, ...entryPoint);
        else if (name === 'casper_call_versioned_contract')
          program.call(name, program.data(named('contract_package')), 32, ...version, ...entryPoint);
        else program.call(name, program.data(named('contract_package')), 32, ...version, ...version, ...entryPoint);
        return run(code(), `given to a contract by ${name}`, { payment: payment(program, 0n) });
      }),
      run(code(), 'a purse that is no payment purse goes to a contract', {
        payment: payment(
          (() => {
            const program = code();
            paymentPurse(program);
            return program.callContract(
              named('contract'),
              'run',
              programCall(code(), urefValue('purse', urefOf(purse))),
            );
          })(),
          0n,
        ),
      }),
      { kind: 'balance', identifier: 'payment' },
    ],
  },
  {
    name: 'system_calls_by_contracts',
    note: 'Contracts call the mint: a purse of their own, balances, transfers',
    steps: [
      install(),
      invoke({ contractName: 'contract' }, ask(MINT, 'create', 33)),
      invoke({ contractName: 'contract' }, ask(MINT, 'balance', 10, [urefValue('purse', urefOf(purse))]), {
        note: 'a purse it does not know',
      }),
      session(
        code()
          .callContract(named('contract'), 'run', programCall(ask(MINT, 'create', 33)))
          .giveBuffer(33),
      ),
      session(code().callContract(named('contract'), 'run', programCall(call(MINT, 'nothing')))),
    ],
  },
  {
    name: 'system_auction',
    note: 'Bids and delegations by session code',
    genesis: validators,
    steps: [
      run(call(AUCTION, 'read_era_id')),
      run(ask(AUCTION, 'get_era_validators', 600)),
      run(
        call(AUCTION, 'add_bid', [
          key('public_key', DEFAULT),
          ['delegation_rate', clValue(u8(10), TAG.U8)],
          amountValue(cspr(20_000)),
        ]),
        'bid',
        limit(cspr(20_000)),
      ),
      run(
        call(AUCTION, 'add_bid', [
          key('public_key', PROPOSER),
          ['delegation_rate', clValue(u8(10), TAG.U8)],
          amountValue(cspr(20_000)),
        ]),
        'bid of another',
        limit(cspr(20_000)),
      ),
      run(
        call(AUCTION, 'delegate', [key('delegator', DEFAULT), key('validator', PROPOSER), amountValue(cspr(1000))]),
        'delegate',
        limit(cspr(1000)),
      ),
      run(
        call(AUCTION, 'delegate', [key('delegator', DEFAULT), key('validator', PROPOSER), amountValue(cspr(1))]),
        'too little',
        limit(cspr(1000)),
      ),
      run(
        call(AUCTION, 'delegate', [key('delegator', DEFAULT), key('validator', ONE), amountValue(cspr(1000))]),
        'no validator',
        limit(cspr(1000)),
      ),
      run(call(AUCTION, 'undelegate', [key('delegator', DEFAULT), key('validator', PROPOSER), amountValue(cspr(500))])),
      run(call(AUCTION, 'withdraw_bid', [key('public_key', DEFAULT), amountValue(cspr(1000))])),
      run(call(AUCTION, 'activate_bid', [key('validator', DEFAULT)])),
      run(
        call(AUCTION, 'run_auction', [
          ['era_end_timestamp_millis', u64Value(1)],
          ['evicted_validators', clValue(list(), TAG.List + PublicKey)],
        ]),
      ),
      run(call(AUCTION, 'slash', [['validator_public_keys', clValue(list(), TAG.List + PublicKey)]])),
      run(call(AUCTION, 'nothing')),
      { kind: 'getBids' },
    ],
  },
];
