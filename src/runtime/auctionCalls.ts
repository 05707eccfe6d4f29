/**
 * Entry points of the auction as contracts call them.
 *
 * Answers to: casper-execution-engine `runtime/mod.rs` (`call_host_auction`).
 *
 * @module
 */

import { CasperTestError } from '../bytes/casperTestError';
import type { CLValue } from '../types/clValue';
import type { RuntimeArgs } from '../types/runtimeArgs';
import type { Runtime } from './runtime';

/**
 * Runs an entry point in the auction's frame.
 *
 * @throws CasperTestError `NOT_SUPPORTED`
 */
export function callAuction(_runtime: Runtime, entryPointName: string, _args: RuntimeArgs): CLValue {
  throw new CasperTestError({
    code: 'NOT_SUPPORTED',
    shortMessage: `The auction's entry point ${entryPointName} cannot be called by contracts yet.`,
  });
}
