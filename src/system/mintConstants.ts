/**
 * Names of the mint's arguments, entry points and named keys.
 *
 * Answers to: casper-types `system/mint/constants.rs`.
 *
 * @module
 */

import type { HoldBalanceHandling } from '../config/coreConfig';

/** Names of entry-point arguments. */
export const MINT_ARG = {
  amount: 'amount',
  id: 'id',
  purse: 'purse',
  source: 'source',
  target: 'target',
  to: 'to',
} as const;

/** Names of entry points. */
export const MINT_METHOD = {
  balance: 'balance',
  burn: 'burn',
  create: 'create',
  mint: 'mint',
  mintIntoExistingPurse: 'mint_into_existing_purse',
  readBaseRoundReward: 'read_base_round_reward',
  reduceTotalSupply: 'reduce_total_supply',
  transfer: 'transfer',
} as const;

/** Names of the contract's named keys. */
export const MINT_KEY = {
  gasHoldHandling: 'gas_hold_handling',
  gasHoldInterval: 'gas_hold_interval',
  roundSeigniorageRate: 'round_seigniorage_rate',
  totalSupply: 'total_supply',
} as const;

/** The number with which the mint stores how balance holds count. Source: casper-types `hold_balance_handling.rs`. */
export function holdBalanceHandlingTag(handling: HoldBalanceHandling): number {
  return handling._tag === 'Accrued' ? 0 : 1;
}
