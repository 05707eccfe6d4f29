/**
 * Entry points of handle payment as contracts call them.
 *
 * Answers to: casper-execution-engine `runtime/mod.rs` (`call_host_handle_payment`).
 *
 * @module
 */

import { getPaymentPurse, getRefundPurse, setRefundPurse } from '../system/handlePayment';
import { HANDLE_PAYMENT_ARG, HANDLE_PAYMENT_METHOD } from '../system/handlePaymentConstants';
import { CLType } from '../types/clType';
import { CLValue } from '../types/clValue';
import type { RuntimeArgs } from '../types/runtimeArgs';
import { orRevert } from './errorConversion';
import { handlePaymentProvider } from './handlePaymentProvider';
import { requireArgument, UREF_ARGUMENT } from './namedArguments';
import type { Runtime } from './runtime';

/** Runs an entry point in the contract's frame; `caller` is the frame that calls. */
export function callHandlePayment(
  caller: Runtime,
  runtime: Runtime,
  entryPointName: string,
  args: RuntimeArgs,
): CLValue {
  const costs = runtime.execution.config.systemConfig.handlePaymentCosts;
  const provider = handlePaymentProvider(runtime);
  switch (entryPointName) {
    case HANDLE_PAYMENT_METHOD.getPaymentPurse: {
      runtime.chargeSystemContractCall(costs.getPaymentPurse);
      caller.context.paymentPurse ??= orRevert(() => getPaymentPurse(provider));
      return CLValue.uref(caller.context.paymentPurse);
    }
    case HANDLE_PAYMENT_METHOD.setRefundPurse: {
      runtime.chargeSystemContractCall(costs.setRefundPurse);
      const purse = requireArgument(args, HANDLE_PAYMENT_ARG.purse, UREF_ARGUMENT);
      orRevert(() => setRefundPurse(provider, purse));
      return CLValue.unit();
    }
    case HANDLE_PAYMENT_METHOD.getRefundPurse: {
      runtime.chargeSystemContractCall(costs.getRefundPurse);
      const purse = orRevert(() => getRefundPurse(provider));
      return CLValue.option(purse && CLValue.uref(purse), CLType.URef);
    }
    default:
      return CLValue.unit();
  }
}

/** Whether a failure of this entry point leaves the caller's gas as it was before: the reference returns early there. */
export function failsForFree(entryPointName: string): boolean {
  return entryPointName === HANDLE_PAYMENT_METHOD.getPaymentPurse;
}
