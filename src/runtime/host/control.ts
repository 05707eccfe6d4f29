/**
 * How code ends: with a value, or with an error.
 *
 * Answers to: casper-execution-engine `runtime/mod.rs` (`ret`, `revert`).
 *
 * @module
 */

import { isBytesError } from '../../bytes/bytesError';
import { readAll } from '../../bytes/reader';
import { CLValue } from '../../types/clValue';
import { execError } from '../execError';
import { extractUrefs } from '../rewriteUrefs';
import type { Runtime } from '../runtime';
import { validateUref } from '../validation';
import { charge, hostCosts } from './hostFunction';
import { bytesFromMemory } from './hostMemory';

/** `casper_ret`: never returns. URefs in the value go to the caller, so the code must hold them. */
export function ret(runtime: Runtime, valuePointer: number, valueSize: number): never {
  charge(runtime, hostCosts(runtime).ret, valuePointer, valueSize);
  runtime.hostBuffer = undefined;
  runtime.hostBuffer = decodeOrNothing(bytesFromMemory(runtime, valuePointer, valueSize));
  const urefs = runtime.hostBuffer === undefined ? [] : extractUrefs(runtime.hostBuffer);
  for (const uref of urefs) validateUref(runtime.context, uref);
  throw execError.ret(urefs);
}

/** `casper_revert`: never returns. */
export function revert(runtime: Runtime, status: number): never {
  charge(runtime, hostCosts(runtime).revert, status);
  throw execError.revert(status >>> 0);
}

/** What is no CLValue is as good as nothing: the caller then misses a return value. */
function decodeOrNothing(bytes: Uint8Array): CLValue | undefined {
  try {
    return readAll(bytes, CLValue.read);
  } catch (error) {
    if (isBytesError(error)) return undefined;
    throw error;
  }
}
