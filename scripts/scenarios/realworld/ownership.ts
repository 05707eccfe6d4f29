/** Ownership that is handed over in two steps, and wrapped CSPR: tokens for money that the contract keeps. */
import { code, session } from '../contracts/contractProgram';
import type { Place } from '../program';
import type { Scenario, Step } from '../scenario';
import {
  amountArgument,
  argument,
  type Bytes,
  big,
  cspr,
  fill,
  hashOf,
  hex,
  type Json,
  join,
  mainPurse,
  none,
  string,
  TAG,
  u32,
  urefOf,
} from '../values';
import * as odra from './odra';

const { ALICE, BOB, CAROL, OWNER, account, as, call, contract, GENESIS, install, key, u256 } = odra;
const [owner, alice, bob, carol] = [account(OWNER), account(ALICE), account(BOB), account(CAROL)];

const handOver = (to: Bytes): Step => call('rights', 'transfer_ownership', [key('new_owner', to)]);
const accept = (): Step => call('rights', 'accept_ownership');
const state = (...path: readonly number[]): Step => odra.dictionary('rights', 'state', odra.field(path));

/** A call with the reference's cargo purse: session code makes it, fills it and gives it to the entry point. */
function pay(amount: bigint, entryPoint: string, name = 'wrapped', publicKey: string = OWNER): Step {
  const program = code();
  const main = program.space(33);
  const motes = big(amount);
  const before = join(u32(1), string('cargo_purse'), u32(33));
  const args = program.data(join(before, fill(33), hex(TAG.URef)));
  const purse = { bytes: args.bytes, offset: before.size, base: args } as Place;
  program
    .call('casper_get_main_purse', main)
    .call('casper_create_purse', purse, 33)
    .call(
      'casper_transfer_from_purse_to_purse',
      ...[main, 33, purse, 33, program.data(motes), motes.size, program.data(none()), 1],
    )
    .call(
      'casper_call_versioned_contract',
      ...[program.data(hashOf(odra.packageKey(name))), 32, program.data(none()), 1],
      ...[program.data(string(entryPoint)), string(entryPoint).size, args, args.bytes.size, 8],
    );
  return as(publicKey, session(program, { args: [amountArgument(amount)] }));
}

const wrapped = (name = 'wrapped'): Step => install('wrapped-cspr', name);
const withdraw = (amount: bigint, name = 'wrapped'): Step => call(name, 'withdraw', [u256('amount', amount)]);
const withdrawTo = (recipient: Bytes, amount: bigint): Step =>
  call('wrapped', 'withdraw_to', [key('recipient', recipient), u256('amount', amount)]);
const holding = (holder: string, name = 'wrapped'): Step =>
  odra.dictionary(name, 'balances', odra.base64(account(holder)));
const kept = (name = 'wrapped'): Step => ({
  kind: 'balance',
  identifier: { purse: { namedKey: [odra.contractKey(name), '__contract_main_purse'] } },
});
const money = (publicKey: string): Step => ({ kind: 'balance', identifier: { publicKey } });
const cargo = (value: Json): Step => call('wrapped', 'deposit', [argument('cargo_purse', 'URef', urefOf(value))]);

export const scenarios: readonly Scenario[] = [
  {
    name: 'ownership_in_two_steps',
    note: 'A new owner is named and accepts; nobody else can, and the last one gives the right up',
    genesis: GENESIS,
    steps: [
      install('ownable-2-step', 'rights', { args: [key('owner', alice)] }),
      call('rights', 'get_owner'),
      call('rights', 'get_pending_owner'),
      handOver(bob),
      as(ALICE, handOver(bob)),
      call('rights', 'get_owner'),
      call('rights', 'get_pending_owner'),
      state(2),
      as(CAROL, accept()),
      as(ALICE, handOver(carol)),
      as(BOB, accept()),
      as(CAROL, accept()),
      as(CAROL, accept()),
      as(ALICE, handOver(alice)),
      call('rights', 'get_owner'),
      state(1, 1),
      as(CAROL, handOver(bob)),
      as(CAROL, call('rights', 'renounce_ownership')),
      as(CAROL, call('rights', 'renounce_ownership')),
      call('rights', 'get_owner'),
      as(BOB, accept()),
      call('rights', 'get_owner'),
      state(1, 1),
      state(2),
      odra.eventCount('rights'),
      ...Array.from({ length: 7 }, (_, n) => odra.event('rights', n)),
    ],
  },
  {
    name: 'ownership_by_a_contract',
    note: 'A contract named as the owner, and constructor arguments that are no address',
    genesis: GENESIS,
    steps: [
      install('ownable-2-step', 'rights', { args: [argument('owner', 'Key', hex('ff'))] }),
      install('ownable-2-step', 'rights'),
      install('ownable-2-step', 'rights', { args: [key('owner', owner)], upgradable: false }),
      { kind: 'getPackage', package: odra.packageKey('rights') },
      handOver(contract('rights')),
      accept(),
      call('rights', 'get_pending_owner'),
      state(2),
    ],
  },
  {
    name: 'wrapped_cspr_deposit_and_withdraw',
    note: 'Motes become tokens and motes again: purses, balances, supply and events go together',
    genesis: GENESIS,
    steps: [
      wrapped(),
      odra.namedKeys('wrapped'),
      pay(cspr(100), 'deposit'),
      odra.namedKeys('wrapped'),
      kept(),
      money(OWNER),
      pay(cspr(7), 'deposit', 'wrapped', ALICE),
      call('wrapped', 'total_supply'),
      call('wrapped', 'transfer', [key('recipient', bob), u256('amount', cspr(20))]),
      as(BOB, withdraw(cspr(5))),
      as(BOB, withdrawTo(carol, cspr(6))),
      withdrawTo(hex(`00${'44'.repeat(32)}`), cspr(3)),
      as(ALICE, withdraw(cspr(7))),
      as(ALICE, withdraw(0n)),
      ...[OWNER, ALICE, BOB, CAROL].flatMap((holder) => [holding(holder), money(holder)]),
      { kind: 'balance', identifier: { account: `account-hash-${'44'.repeat(32)}` } },
      kept(),
      call('wrapped', 'total_supply'),
      odra.eventCount('wrapped'),
      ...Array.from({ length: 12 }, (_, n) => odra.event('wrapped', n)),
    ],
  },
  {
    name: 'wrapped_cspr_failures',
    note: 'More than there is, no cargo purse, purses of others, money sent where none is taken',
    genesis: GENESIS,
    steps: [
      wrapped(),
      withdraw(1n),
      call('wrapped', 'deposit'),
      holding(OWNER),
      kept(),
      cargo(mainPurse(OWNER)),
      holding(OWNER),
      as(ALICE, cargo(mainPurse(OWNER))),
      cargo({ withRights: [mainPurse(OWNER), 1] }),
      call('wrapped', 'deposit', [argument('cargo_purse', 'URef', fill(33, 0x01))]),
      call('wrapped', 'deposit', [argument('cargo_purse', 'Unit', hex(''))]),
      as(BOB, pay(cspr(20_000_000_000), 'deposit')),
      pay(cspr(1), 'total_supply'),
      pay(cspr(1), 'nothing'),
      pay(0n, 'deposit'),
      pay(cspr(10), 'deposit', 'wrapped', CAROL),
      as(CAROL, withdraw(cspr(10) + 1n)),
      as(CAROL, withdrawTo(hex(`00${'44'.repeat(32)}`), 1n)),
      as(CAROL, withdraw(cspr(10))),
      as(CAROL, withdrawTo(contract('wrapped'), cspr(4))),
      holding(CAROL),
      kept(),
    ],
  },
  {
    name: 'wrapped_cspr_into_another_contract',
    note: 'A withdrawal into a second wrapping contract: the first calls it with a cargo purse of its own',
    genesis: GENESIS,
    steps: [
      wrapped(),
      wrapped('second'),
      pay(cspr(50), 'deposit'),
      withdrawTo(contract('second'), cspr(30)),
      withdrawTo(contract('second'), cspr(5)),
      withdrawTo(contract('wrapped'), cspr(5)),
      withdrawTo(hex(`01${'55'.repeat(32)}`), cspr(5)),
      odra.namedKeys('wrapped'),
      odra.namedKeys('second'),
      holding(OWNER),
      holding(OWNER, 'second'),
      call('second', 'balance_of', [key('address', contract('wrapped'))]),
      kept(),
      kept('second'),
      odra.eventCount('second'),
      odra.event('second', 1),
    ],
  },
];
