/** ERC-1155: many kinds of tokens in one contract, one by one and in batches. */
import type { Scenario, Step } from '../scenario';
import { type Argument, argument, type Bytes, big, join, list, none, some } from '../values';
import * as odra from './odra';

const { ALICE, BOB, CAROL, OWNER, account, as, call, contract, GENESIS, install, key, u256 } = odra;
const [owner, alice, bob, carol] = [account(OWNER), account(ALICE), account(BOB), account(CAROL)];

const many = (name: string, values: readonly (number | bigint)[]): Argument =>
  argument(name, { List: 'U256' }, list(...values.map(big)));
const holders = (...keys: readonly Bytes[]): Argument => argument('owners', { List: 'Key' }, list(...keys));
const data = (value: Bytes = none()): Argument => argument('data', { Option: { List: 'U8' } }, value);

const mint = (to: Bytes, id: number, amount: number | bigint, value?: Bytes): Step =>
  call('items', 'mint', [key('to', to), u256('id', id), u256('amount', amount), data(value)]);
const mintBatch = (to: Bytes, ids: readonly number[], amounts: readonly (number | bigint)[], value?: Bytes): Step =>
  call('items', 'mint_batch', [key('to', to), many('ids', ids), many('amounts', amounts), data(value)]);
const burn = (from: Bytes, id: number, amount: number): Step =>
  call('items', 'burn', [key('from', from), u256('id', id), u256('amount', amount)]);
const burnBatch = (from: Bytes, ids: readonly number[], amounts: readonly number[]): Step =>
  call('items', 'burn_batch', [key('from', from), many('ids', ids), many('amounts', amounts)]);
const transfer = (from: Bytes, to: Bytes, id: number, amount: number, value?: Bytes): Step =>
  call('items', 'safe_transfer_from', [
    key('from', from),
    key('to', to),
    u256('id', id),
    u256('amount', amount),
    data(value),
  ]);
const transferBatch = (
  from: Bytes,
  to: Bytes,
  ids: readonly number[],
  amounts: readonly number[],
  value?: Bytes,
): Step =>
  call('items', 'safe_batch_transfer_from', [
    key('from', from),
    key('to', to),
    many('ids', ids),
    many('amounts', amounts),
    data(value),
  ]);
const operate = (operator: Bytes, approved: boolean): Step =>
  call('items', 'set_approval_for_all', [key('operator', operator), odra.flag('approved', approved)]);
const balanceOf = (holder: Bytes, id: number): Step =>
  call('items', 'balance_of', [key('owner', holder), u256('id', id)]);
const balances = (keys: readonly Bytes[], ids: readonly number[]): Step =>
  call('items', 'balance_of_batch', [holders(...keys), many('ids', ids)]);
const stored = (holder: Bytes, id: number): Step =>
  odra.dictionary('items', 'state', odra.field([1, 1], join(holder, big(id))));

export const scenarios: readonly Scenario[] = [
  {
    name: 'erc1155_single',
    note: 'Minting, moving and burning amounts of one kind, with operators, and the errors of each',
    genesis: GENESIS,
    steps: [
      install('erc1155', 'items'),
      mint(alice, 1, 100),
      mint(alice, 1, 2n ** 128n),
      mint(alice, 1, 2n ** 256n - 1n),
      as(ALICE, mint(alice, 1, 1)),
      balanceOf(alice, 1),
      stored(alice, 1),
      as(ALICE, transfer(alice, bob, 1, 40)),
      as(ALICE, transfer(alice, bob, 2, 1)),
      as(BOB, transfer(alice, bob, 1, 1)),
      as(ALICE, operate(bob, true)),
      as(ALICE, operate(alice, true)),
      call('items', 'is_approved_for_all', [key('owner', alice), key('operator', bob)]),
      as(BOB, transfer(alice, carol, 1, 60, some(odra.data('ignored')))),
      as(ALICE, operate(bob, false)),
      as(BOB, transfer(alice, carol, 1, 1)),
      burn(bob, 1, 41),
      burn(bob, 1, 15),
      as(BOB, burn(bob, 1, 1)),
      call('items', 'owner'),
      call('items', 'transfer_ownership', [key('new_owner', alice)]),
      mint(bob, 1, 1),
      as(ALICE, mint(bob, 1, 1)),
      balances([alice, bob, carol, owner], [1, 1, 1, 1]),
      odra.eventCount('items'),
      ...Array.from({ length: 10 }, (_, n) => odra.event('items', n)),
    ],
  },
  {
    name: 'erc1155_batches',
    note: 'The same with lists of kinds: lengths that differ, amounts of which one is not there, long lists',
    genesis: GENESIS,
    steps: [
      install('erc1155', 'items'),
      mintBatch(alice, [1, 2, 3], [10, 20, 30]),
      mintBatch(alice, [1, 2, 3], [10, 20]),
      mintBatch(alice, [], []),
      mintBatch(
        bob,
        Array.from({ length: 25 }, (_, n) => n),
        Array.from({ length: 25 }, (_, n) => 2n ** BigInt(n * 10)),
      ),
      as(ALICE, transferBatch(alice, bob, [1, 2], [5, 6])),
      as(ALICE, transferBatch(alice, bob, [1, 2, 3], [1, 1, 31])),
      as(ALICE, transferBatch(alice, bob, [1, 1, 1], [2, 2, 2])),
      as(ALICE, transferBatch(alice, bob, [1, 1], [2, 2])),
      as(ALICE, transferBatch(alice, bob, [1], [])),
      as(BOB, transferBatch(alice, bob, [1], [1])),
      as(BOB, mintBatch(bob, [1], [1])),
      burnBatch(bob, [1, 2], [6, 6]),
      burnBatch(bob, [1, 2], [10_000, 1]),
      burnBatch(bob, [1], [1, 2]),
      as(BOB, burnBatch(bob, [1], [1])),
      balances([alice, alice, alice, bob, bob, bob], [1, 2, 3, 1, 2, 24]),
      balances([alice], [1, 2]),
      balances([], []),
      odra.eventCount('items'),
      ...Array.from({ length: 6 }, (_, n) => odra.event('items', n)),
    ],
  },
  {
    name: 'erc1155_receivers',
    note: 'Contracts that receive tokens are called; those that cannot answer make the transfer fail',
    genesis: GENESIS,
    steps: [
      install('erc1155', 'items'),
      install('erc1155-receiver', 'receiver'),
      install('cep95-receiver', 'stranger'),
      mint(contract('receiver'), 1, 5, some(odra.data('minted'))),
      mintBatch(contract('receiver'), [1, 2], [5, 6], some(odra.data('batch'))),
      mint(contract('stranger'), 1, 5),
      mintBatch(contract('stranger'), [1], [5]),
      mint(alice, 3, 50),
      as(ALICE, transfer(alice, contract('receiver'), 3, 20, some(odra.data('')))),
      as(ALICE, transferBatch(alice, contract('receiver'), [3, 3], [1, 2])),
      as(ALICE, transfer(alice, contract('stranger'), 3, 20)),
      balances([contract('receiver'), contract('receiver'), alice], [1, 3, 3]),
      odra.eventCount('receiver'),
      ...[0, 1, 2, 3].map((n) => odra.event('receiver', n)),
      odra.eventCount('items'),
    ],
  },
];
