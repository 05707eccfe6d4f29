/**
 * Session code: module bytes that come with the transaction.
 *
 * Answers to: casper-execution-engine `runtime/mod.rs` (`execute_module_bytes`).
 *
 * @module
 */

import { EnginePanic } from '../state/enginePanic';
import { AccessRights } from '../types/accessRights';
import type { CLValue } from '../types/clValue';
import { DEFAULT_ENTRY_POINT_NAME } from '../types/entryPoint';
import { preparation } from '../wasm/preparation';
import { instantiateModule } from './instantiateModule';
import { inRecordedFrame } from './recordedFrame';
import { attenuateUrefInArgs } from './rewriteUrefs';
import { runExport } from './runModule';
import { Runtime } from './runtime';
import type { RuntimeContext } from './runtimeContext';
import type { RuntimeStack } from './runtimeStack';

/** Runs the function `call` of a module in a context, which is that of the initiator. */
export function executeModuleBytes(context: RuntimeContext, stack: RuntimeStack, moduleBytes: Uint8Array): CLValue {
  const start = { identifier: undefined, entryPoint: DEFAULT_ENTRY_POINT_NAME, args: context.args };
  return inRecordedFrame(context, start, () => runModuleBytes(context, stack, moduleBytes));
}

function runModuleBytes(context: RuntimeContext, stack: RuntimeStack, moduleBytes: Uint8Array): CLValue {
  const { execution } = context;
  const module = preparation().prepareSession(moduleBytes, execution.config.wasmConfig.v1);
  const runtime = new Runtime(context, stack, module);
  const instance = instantiateModule(runtime, module);
  const { mainPurse } = execution.runtimeFootprint;
  if (mainPurse === undefined) throw new EnginePanic('the initiator has no main purse');
  context.args = attenuateUrefInArgs(context.args, mainPurse.addr, AccessRights.WRITE);
  return runExport(runtime, instance, DEFAULT_ENTRY_POINT_NAME).value;
}
