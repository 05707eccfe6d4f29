/** Collectibles: CEP-95 and ERC-721 tokens, and the contracts that receive them. */
import type { Scenario, Step } from '../scenario';
import { type Argument, argument, type Bytes, big, hex, join, none, some, u32 } from '../values';
import * as odra from './odra';

const { ALICE, BOB, CAROL, OWNER, account, as, call, contract, GENESIS, install, key, u256 } = odra;

const PAIRS = { List: { Tuple2: ['String', 'String'] } };
const metadata = (...entries: readonly (readonly [string, string])[]): Argument =>
  argument('metadata', PAIRS, odra.pairs(...entries));
const id = (token: number | bigint): Argument => u256('token_id', token);
const dataOf = (value: Bytes): Argument => argument('data', { Option: { List: 'U8' } }, value);
const names: readonly Argument[] = [odra.text('name', 'Test Token'), odra.text('symbol', 'TT')];

const cep95 = (): Step => install('cep95', 'art', { args: names });
const mint = (to: Bytes, token: number | bigint, ...entries: readonly (readonly [string, string])[]): Step =>
  call('art', 'mint', [key('to', to), id(token), metadata(...entries)]);
const transferFrom = (from: Bytes, to: Bytes, token: number | bigint): Step =>
  call('art', 'transfer_from', [key('from', from), key('to', to), id(token)]);
const safeTransfer = (from: Bytes, to: Bytes, token: number | bigint, value: Bytes): Step =>
  call('art', 'safe_transfer_from', [key('from', from), key('to', to), id(token), dataOf(value)]);
const approve = (spender: Bytes, token: number): Step => call('art', 'approve', [key('spender', spender), id(token)]);
const revoke = (token: number): Step => call('art', 'revoke_approval', [id(token)]);
const approvedFor = (token: number): Step => call('art', 'approved_for', [id(token)]);
const operate = (operator: Bytes, approved: boolean): Step =>
  call('art', approved ? 'approve_for_all' : 'revoke_approval_for_all', [key('operator', operator)]);
const isOperator = (owner: Bytes, operator: Bytes): Step =>
  call('art', 'is_approved_for_all', [key('owner', owner), key('operator', operator)]);
const ownerOf = (token: number | bigint): Step => call('art', 'owner_of', [id(token)]);
const balanceOf = (owner: Bytes): Step => call('art', 'balance_of', [key('owner', owner)]);
const metadataOf = (token: number | bigint): Step => call('art', 'token_metadata', [id(token)]);
const stored = (dictionary: string, token: number | bigint): Step =>
  odra.dictionary('art', dictionary, odra.base64(big(token)));
const holding = (holder: string): Step => odra.dictionary('art', 'balances', odra.base64(account(holder)));
const events = (from: number, to: number): readonly Step[] => [
  odra.eventCount('art'),
  ...Array.from({ length: to - from + 1 }, (_, n) => odra.event('art', from + n)),
];

const [owner, alice, bob, carol] = [account(OWNER), account(ALICE), account(BOB), account(CAROL)];
const HUGE = 2n ** 256n - 1n;

const erc721 = (): Step =>
  install('erc721', 'art', { args: [...names, odra.text('base_uri', 'https://tokens.example/')] });
const mint721 = (to: Bytes, token: number | bigint): Step => call('art', 'mint', [key('to', to), id(token)]);
const approve721 = (approved: Bytes, token: number): Step =>
  call('art', 'approve', [argument('approved', { Option: 'Key' }, approved), id(token)]);
const operate721 = (operator: Bytes, approved: boolean): Step =>
  call('art', 'set_approval_for_all', [key('operator', operator), odra.flag('approved', approved)]);
const safe721 = (from: Bytes, to: Bytes, token: number, value?: string): Step =>
  value === undefined
    ? call('art', 'safe_transfer_from', [key('from', from), key('to', to), id(token)])
    : call('art', 'safe_transfer_from_with_data', [
        key('from', from),
        key('to', to),
        id(token),
        odra.byteVector('data', hex(value)),
      ]);

export const scenarios: readonly Scenario[] = [
  {
    name: 'cep95_mint_and_burn',
    note: 'The owner mints tokens with metadata, changes it and burns them; nobody else does',
    genesis: GENESIS,
    steps: [
      cep95(),
      odra.namedKeys('art'),
      call('art', 'name'),
      call('art', 'symbol'),
      mint(alice, 1, ['colour', 'blue'], ['artist', 'Ada']),
      mint(bob, HUGE),
      mint(alice, 0, ['', ''], ['text', 'ä€😀'.repeat(40)]),
      mint(bob, 1, ['colour', 'red']),
      as(ALICE, mint(alice, 2)),
      metadataOf(1),
      metadataOf(2),
      stored('token_metadata', 1),
      stored('owners', HUGE),
      call('art', 'update_metadata', [id(1), metadata(['colour', 'green'], ['year', '2026'])]),
      metadataOf(1),
      call('art', 'set_metadata', [id(1), metadata(['only', 'this'])]),
      metadataOf(1),
      as(ALICE, call('art', 'set_metadata', [id(1), metadata()])),
      call('art', 'update_metadata', [id(9), metadata()]),
      as(ALICE, call('art', 'burn', [id(1)])),
      call('art', 'burn', [id(1)]),
      call('art', 'burn', [id(1)]),
      ownerOf(1),
      ownerOf(HUGE),
      metadataOf(1),
      mint(carol, 1, ['again', 'yes']),
      ...[alice, bob, carol].map(balanceOf),
      call('art', 'assert_owner'),
      as(BOB, call('art', 'assert_owner')),
      ...events(0, 9),
    ],
  },
  {
    name: 'cep95_transfers',
    note: 'Tokens change hands by their owners only; balances, owners and events follow',
    genesis: GENESIS,
    steps: [
      cep95(),
      mint(alice, 1),
      mint(alice, 2),
      as(ALICE, transferFrom(alice, bob, 1)),
      as(BOB, transferFrom(bob, carol, 1)),
      as(BOB, transferFrom(carol, bob, 1)),
      as(CAROL, transferFrom(bob, alice, 1)),
      as(CAROL, transferFrom(alice, carol, 2)),
      as(ALICE, transferFrom(alice, alice, 2)),
      as(ALICE, transferFrom(alice, bob, 3)),
      as(ALICE, safeTransfer(alice, bob, 2, none())),
      as(BOB, safeTransfer(bob, owner, 2, some(odra.data('with a note')))),
      ownerOf(1),
      ownerOf(2),
      ownerOf(3),
      ...[OWNER, ALICE, BOB, CAROL].map(holding),
      ...events(2, 7),
    ],
  },
  {
    name: 'cep95_approvals',
    note: 'A spender for one token, an operator for all; both are revoked, and a transfer ends an approval',
    genesis: GENESIS,
    steps: [
      cep95(),
      mint(alice, 1),
      mint(alice, 2),
      as(ALICE, approve(bob, 1)),
      approvedFor(1),
      as(ALICE, approve(alice, 1)),
      as(BOB, approve(carol, 1)),
      as(ALICE, approve(bob, 7)),
      as(BOB, transferFrom(alice, carol, 2)),
      as(BOB, transferFrom(alice, carol, 1)),
      approvedFor(1),
      stored('approvals', 1),
      as(BOB, transferFrom(carol, bob, 1)),
      as(ALICE, approve(bob, 2)),
      as(BOB, revoke(2)),
      as(ALICE, revoke(2)),
      as(ALICE, revoke(2)),
      as(BOB, transferFrom(alice, bob, 2)),
      as(ALICE, operate(bob, true)),
      as(ALICE, operate(alice, true)),
      isOperator(alice, bob),
      isOperator(bob, alice),
      odra.dictionary('art', 'operators', odra.hashed(alice, bob)),
      as(BOB, approve(carol, 2)),
      as(CAROL, transferFrom(alice, carol, 2)),
      mint(alice, 3),
      as(BOB, transferFrom(alice, bob, 3)),
      as(ALICE, operate(bob, false)),
      mint(alice, 4),
      as(BOB, transferFrom(alice, bob, 4)),
      approvedFor(9),
      ...[OWNER, ALICE, BOB, CAROL].map(holding),
      ...events(2, 12),
    ],
  },
  {
    name: 'cep95_safe_transfers',
    note: 'A contract that receives a token is called by it; one without that entry point, or no contract at all, makes it fail',
    genesis: GENESIS,
    steps: [
      cep95(),
      install('cep95-receiver', 'receiver'),
      install('erc721', 'stranger', { args: [...names, odra.text('base_uri', '')] }),
      call('receiver', 'last_call_result'),
      mint(alice, 1),
      mint(alice, 2),
      as(ALICE, safeTransfer(alice, contract('receiver'), 1, some(odra.data('hello')))),
      call('receiver', 'last_call_result'),
      odra.dictionary('receiver', 'state', odra.field([1])),
      as(ALICE, safeTransfer(alice, contract('stranger'), 2, none())),
      as(ALICE, safeTransfer(alice, hashless(0x33), 2, none())),
      as(ALICE, transferFrom(alice, contract('stranger'), 2)),
      as(ALICE, safeTransfer(alice, contract('receiver'), 2, none())),
      call('receiver', 'on_cep95_received', [
        key('operator', bob),
        key('from', carol),
        id(5),
        dataOf(some(join(u32(0)))),
      ]),
      call('receiver', 'last_call_result'),
      balanceOf(contract('receiver')),
      ownerOf(1),
      ownerOf(2),
      ...events(2, 5),
    ],
  },
  {
    name: 'erc721_story',
    note: 'Minting, transfers, approvals, operators and burning in an ERC-721 token, with the errors of each',
    genesis: GENESIS,
    steps: [
      erc721(),
      ...['name', 'symbol', 'base_uri', 'owner'].map((name) => call('art', name)),
      mint721(alice, 1),
      mint721(alice, 2),
      mint721(alice, HUGE),
      mint721(bob, 1),
      as(ALICE, mint721(alice, 3)),
      odra.dictionary('art', 'state', odra.field([1, 1], alice)),
      odra.dictionary('art', 'state', odra.field([1, 2], big(1))),
      odra.dictionary('art', 'state', odra.field([2, 3])),
      as(ALICE, transferFrom(alice, bob, 1)),
      as(ALICE, transferFrom(bob, alice, 1)),
      as(ALICE, transferFrom(alice, bob, 9)),
      as(ALICE, approve721(some(carol), 2)),
      as(ALICE, approve721(some(alice), 2)),
      as(BOB, approve721(some(bob), 2)),
      call('art', 'get_approved', [id(2)]),
      call('art', 'get_approved', [id(9)]),
      as(CAROL, transferFrom(alice, carol, 2)),
      call('art', 'get_approved', [id(2)]),
      as(CAROL, operate721(owner, true)),
      as(CAROL, operate721(carol, true)),
      call('art', 'is_approved_for_all', [key('owner', carol), key('operator', owner)]),
      transferFrom(carol, owner, 2),
      as(CAROL, operate721(owner, false)),
      as(ALICE, approve721(none(), 1)),
      call('art', 'burn', [id(2)]),
      call('art', 'burn', [id(2)]),
      as(BOB, call('art', 'burn', [id(1)])),
      mint721(alice, 2),
      ownerOf(2),
      ...[owner, alice, bob, carol].map(balanceOf),
      ...events(0, 8),
    ],
  },
  {
    name: 'erc721_arithmetic_trap',
    note: 'A transfer from somebody who has nothing: the subtraction underflows and the contract traps',
    genesis: GENESIS,
    steps: [
      erc721(),
      mint721(alice, 1),
      as(ALICE, transferFrom(bob, carol, 1)),
      ownerOf(1),
      balanceOf(carol),
      odra.eventCount('art'),
    ],
  },
  {
    name: 'erc721_safe_transfers',
    note: 'The receiver calls the token back in the middle of the transfer and says whether it is the owner now',
    genesis: GENESIS,
    steps: [
      erc721(),
      install('erc721-receiver', 'receiver'),
      install('cep95-receiver', 'stranger'),
      mint721(alice, 1),
      mint721(alice, 2),
      as(ALICE, safe721(alice, contract('receiver'), 1)),
      as(ALICE, safe721(alice, contract('receiver'), 2, 'c0ffee')),
      odra.eventCount('receiver'),
      odra.event('receiver', 0),
      odra.event('receiver', 1),
      mint721(alice, 3),
      as(ALICE, safe721(alice, contract('stranger'), 3)),
      as(BOB, safe721(alice, bob, 3)),
      as(ALICE, safe721(alice, bob, 3, '')),
      call('receiver', 'on_erc721_received', [key('operator', bob), key('from', alice), id(3), dataOf(none())]),
      ...[1, 2, 3].map(ownerOf),
      balanceOf(contract('receiver')),
      ...events(0, 4),
    ],
  },
  {
    name: 'erc721_ownership',
    note: 'The right to mint is handed on and given up',
    genesis: GENESIS,
    steps: [
      erc721(),
      as(ALICE, call('art', 'transfer_ownership', [key('new_owner', alice)])),
      call('art', 'transfer_ownership', [key('new_owner', bob)]),
      mint721(alice, 1),
      as(BOB, mint721(alice, 1)),
      call('art', 'owner'),
      call('art', 'renounce_ownership'),
      as(BOB, call('art', 'renounce_ownership')),
      call('art', 'owner'),
      as(BOB, mint721(alice, 2)),
      odra.dictionary('art', 'state', odra.field([3, 1])),
      ...events(0, 3),
    ],
  },
];

/** The key of a package that is not there. */
function hashless(byte: number): Bytes {
  return hex(`01${byte.toString(16).repeat(32)}`);
}
