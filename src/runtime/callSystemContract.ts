/**
 * Calls of system contracts: each runs natively in a frame of its own, on the same state.
 *
 * The frame counts gas apart; what it used up is then charged to the caller, also when the call fails.
 *
 * Answers to: casper-execution-engine `runtime/mod.rs` (`call_host_mint`, `call_host_handle_payment`,
 * `call_host_auction`).
 *
 * @module
 */

import { getNamedKeys } from '../state/trackingCopyExt';
import type { CLValue } from '../types/clValue';
import type { ContextAccessRights } from '../types/contextAccessRights';
import { EntityAddr } from '../types/entityAddr';
import { Key } from '../types/key';
import type { RuntimeArgs } from '../types/runtimeArgs';
import { SYSTEM_ENTITY_NAMES } from '../types/systemEntityType';
import { toExecError, withExecErrors } from './errorConversion';
import { callHandlePayment, failsForFree } from './handlePaymentCalls';
import { callMint } from './mintCalls';
import { extractUrefs } from './rewriteUrefs';
import { Runtime } from './runtime';
import { childContextOf } from './runtimeContext';
import type { RuntimeStack } from './runtimeStack';

/** A call that has passed all checks. */
export interface SystemCall {
  readonly system: 'Mint' | 'HandlePayment' | 'Auction';
  readonly entryPointName: string;
  readonly args: RuntimeArgs;
  readonly accessRights: ContextAccessRights;
  readonly stack: RuntimeStack;
}

/** Runs an entry point of a system contract. */
export function callSystemContract(runtime: Runtime, call: SystemCall): CLValue {
  const { context, execution } = runtime;
  const address = execution.systemContract(SYSTEM_ENTITY_NAMES[call.system]);
  const entityAddr = EntityAddr.system(address);
  const namedKeys = withExecErrors(() => getNamedKeys(execution.trackingCopy, entityAddr));
  const child = new Runtime(
    childContextOf(context, {
      contextKey: execution.config.enableEntity ? Key.addressableEntity(entityAddr) : Key.hash(address),
      entryPointType: 'Called',
      namedKeys,
      accessRights: call.accessRights,
      args: call.args,
    }),
    call.stack,
  );

  const before = context.gas.remaining;
  let result: { readonly value: CLValue } | { readonly error: unknown };
  try {
    result = { value: dispatch(runtime, child, call) };
  } catch (thrown) {
    result = { error: toExecError(thrown) ?? thrown };
  }
  const failedForFree = 'error' in result && call.system === 'HandlePayment' && failsForFree(call.entryPointName);
  if (!failedForFree) context.gas.charge(before - child.context.gas.remaining);
  if ('error' in result) throw result.error;

  // The other contracts do not report back what was spent through them.
  if (call.system === 'Mint') context.remainingSpendingLimit = child.context.remainingSpendingLimit;
  context.accessRights.extend(extractUrefs(result.value));
  context.transfers = child.context.transfers;
  return result.value;
}

function dispatch(runtime: Runtime, child: Runtime, { system, entryPointName, args }: SystemCall): CLValue {
  switch (system) {
    case 'Mint':
      return callMint(child, entryPointName, args);
    case 'HandlePayment':
      return callHandlePayment(runtime, child, entryPointName, args);
    case 'Auction':
      return auctionCalls().callAuction(child, entryPointName, args);
  }
}

/** The auction is large and seldom called: it is loaded on first use. */
function auctionCalls(): typeof import('./auctionCalls') {
  return require('./auctionCalls');
}
