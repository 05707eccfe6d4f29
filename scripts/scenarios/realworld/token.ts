/** The CEP-18 token of these scenarios, installed as `token`: its calls, and where it keeps balances and allowances. */
import type { Step } from '../scenario';
import { type Argument, argument, u8 } from '../values';
import * as odra from './odra';

const { account, call, install, key, u256 } = odra;

export const SUPPLY: bigint = 1_000_000_000n;
/** The largest U256. */
export const MAXIMUM: bigint = 2n ** 256n - 1n;

export const metadata = (supply: bigint = SUPPLY): readonly Argument[] => [
  odra.text('symbol', 'PLS'),
  odra.text('name', 'Plascoin'),
  argument('decimals', 'U8', u8(9)),
  u256('initial_supply', supply),
];
export const token = (file = 'cep18', supply: bigint = SUPPLY): Step =>
  install(file, 'token', { args: metadata(supply) });

export const transfer = (recipient: string, amount: number | bigint): Step =>
  call('token', 'transfer', [key('recipient', account(recipient)), u256('amount', amount)]);
export const transferFrom = (owner: string, recipient: string, amount: number | bigint): Step =>
  call('token', 'transfer_from', [
    key('owner', account(owner)),
    key('recipient', account(recipient)),
    u256('amount', amount),
  ]);
export const approve = (spender: string, amount: number | bigint): Step =>
  call('token', 'approve', [key('spender', account(spender)), u256('amount', amount)]);
export const change = (
  entryPoint: 'increase_allowance' | 'decrease_allowance',
  spender: string,
  amount: bigint,
): Step =>
  call('token', entryPoint, [
    key('spender', account(spender)),
    u256(entryPoint === 'increase_allowance' ? 'inc_by' : 'decr_by', amount),
  ]);
export const mint = (owner: string, amount: number | bigint): Step =>
  call('token', 'mint', [key('owner', account(owner)), u256('amount', amount)]);
export const burn = (owner: string, amount: number | bigint): Step =>
  call('token', 'burn', [key('owner', account(owner)), u256('amount', amount)]);
export const balanceOf = (holder: string): Step => call('token', 'balance_of', [key('address', account(holder))]);
export const allowance = (owner: string, spender: string): Step =>
  call('token', 'allowance', [key('owner', account(owner)), key('spender', account(spender))]);

export const balance = (holder: string): Step => odra.dictionary('token', 'balances', odra.base64(account(holder)));
export const allowed = (owner: string, spender: string): Step =>
  odra.dictionary('token', 'allowances', odra.hashed(account(owner), account(spender)));
export const events = (from: number, to: number): readonly Step[] =>
  Array.from({ length: to - from + 1 }, (_, n) => odra.event('token', from + n));
