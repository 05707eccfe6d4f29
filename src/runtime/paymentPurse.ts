/**
 * Custom payment code may fill the payment purse, and neither keep it nor hand it on.
 *
 * Answers to: casper-execution-engine `runtime/mod.rs` (`put_key`, `call_contract_host_buffer` and kin).
 *
 * @module
 */

import { bytesEqual } from '../bytes/compareBytes';
import { apiErrorCode, handlePaymentError } from '../system/systemErrors';
import type { RuntimeArgs } from '../types/runtimeArgs';
import { type ExecError, execError } from './execError';
import { extractUrefs } from './rewriteUrefs';
import type { RuntimeContext } from './runtimeContext';

/** The revert for trying to. */
export function persistingPaymentPurse(): ExecError {
  return execError.revert(apiErrorCode(handlePaymentError('AttemptToPersistPaymentPurse')));
}

/** @throws ExecError the revert when one of the arguments holds the payment purse */
export function refusePaymentPurseInArgs(context: RuntimeContext, args: RuntimeArgs): void {
  const { paymentPurse } = context;
  if (paymentPurse === undefined) return;
  for (const { value } of args.entries) {
    if (extractUrefs(value).some((uref) => bytesEqual(uref.addr, paymentPurse.addr))) throw persistingPaymentPurse();
  }
}
