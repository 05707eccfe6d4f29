/**
 * Transfers as they are listed on the result.
 *
 * Answers to: casper-execution-engine `runtime/mod.rs` (`record_transfer`).
 *
 * @module
 */

import type { AccountHash } from '../types/accountHash';
import { EntityAddr } from '../types/entityAddr';
import { Key } from '../types/key';
import { Phase } from '../types/phase';
import type { URef } from '../types/uref';
import { execError } from './execError';
import type { Runtime } from './runtime';

/** What moved. */
export interface TransferParts {
  readonly to: AccountHash | undefined;
  readonly source: URef;
  readonly target: URef;
  readonly amount: bigint;
  readonly id: bigint | undefined;
}

/** Lists a transfer, except while paying; only the mint may. */
export function recordTransfer(runtime: Runtime, parts: TransferParts): void {
  const { context, execution } = runtime;
  const mint = execution.systemContract('mint');
  const mintKey = execution.config.enableEntity ? Key.addressableEntity(EntityAddr.system(mint)) : Key.hash(mint);
  if (!context.contextKey.equals(mintKey)) throw execError.invalidContext();
  if (execution.phase !== Phase.Session) return;
  context.recordTransfer({
    _tag: 'V2',
    value: {
      transactionHash: execution.transactionHash,
      from: { _tag: 'AccountHash', accountHash: execution.initiator },
      ...parts,
      gas: BigInt(execution.config.systemConfig.mintCosts.transfer),
    },
  });
}
