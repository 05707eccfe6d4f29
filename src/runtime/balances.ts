/**
 * Balances of purses.
 *
 * Answers to: casper-execution-engine `runtime_context/mod.rs` (`total_balance`, `available_balance`).
 *
 * @module
 */

import { getAvailableBalance, getTotalBalance } from '../state/trackingCopyExtBalances';
import { Key } from '../types/key';
import type { URef } from '../types/uref';
import { withExecErrors } from './errorConversion';
import type { Runtime } from './runtime';

/** Motes of a purse, those on hold included. */
export function totalBalance(runtime: Runtime, purse: URef): bigint {
  return withExecErrors(() => getTotalBalance(runtime.execution.trackingCopy, Key.uref(purse)));
}

/** Motes of a purse that are not on hold. */
export function availableBalance(runtime: Runtime, purse: URef): bigint {
  return withExecErrors(() => getAvailableBalance(runtime.execution.trackingCopy, Key.uref(purse)));
}
