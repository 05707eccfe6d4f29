/**
 * Global state from the code: new URefs, and reading, writing and adding under keys.
 *
 * Answers to: casper-execution-engine `runtime/mod.rs` (`read`, `write`, `add`, `new_uref`, `is_valid_uref`).
 *
 * @module
 */

import { API_ERROR } from '../../types/apiError';
import { storedValueToClValue } from '../clValueDecoding';
import { newUref as createUref, meteredAdd, meteredWrite, readGs } from '../meteredState';
import type { Runtime } from '../runtime';
import { answerWithValue } from './hostBuffer';
import { charge, hostCosts } from './hostFunction';
import { clValueFromMemory, keyFromMemory, urefFromMemory, writeMemory } from './hostMemory';

/** `casper_read_value` */
export function readValue(runtime: Runtime, keyPointer: number, keySize: number, sizePointer: number): number {
  charge(runtime, hostCosts(runtime).readValue, keyPointer, keySize, sizePointer);
  if (runtime.hostBuffer !== undefined) return API_ERROR.HostBufferFull;
  const stored = readGs(runtime.context, keyFromMemory(runtime, keyPointer, keySize));
  if (stored === undefined) return API_ERROR.ValueNotFound;
  return answerWithValue(runtime, storedValueToClValue(stored), sizePointer);
}

/** `casper_write` */
export function write(
  runtime: Runtime,
  keyPointer: number,
  keySize: number,
  valuePointer: number,
  valueSize: number,
): void {
  charge(runtime, hostCosts(runtime).write, keyPointer, keySize, valuePointer, valueSize);
  const key = keyFromMemory(runtime, keyPointer, keySize);
  const value = clValueFromMemory(runtime, valuePointer, valueSize);
  meteredWrite(runtime.context, key, { _tag: 'CLValue', value });
}

/** `casper_add` */
export function add(
  runtime: Runtime,
  keyPointer: number,
  keySize: number,
  valuePointer: number,
  valueSize: number,
): void {
  charge(runtime, hostCosts(runtime).add, keyPointer, keySize, valuePointer, valueSize);
  const key = keyFromMemory(runtime, keyPointer, keySize);
  const value = clValueFromMemory(runtime, valuePointer, valueSize);
  meteredAdd(runtime.context, key, { _tag: 'CLValue', value });
}

/** `casper_new_uref` */
export function newUref(runtime: Runtime, urefPointer: number, valuePointer: number, valueSize: number): void {
  charge(runtime, hostCosts(runtime).newUref, urefPointer, valuePointer, valueSize);
  const value = clValueFromMemory(runtime, valuePointer, valueSize);
  const uref = createUref(runtime.context, { _tag: 'CLValue', value });
  writeMemory(runtime, urefPointer, uref.toBytes());
}

/** `casper_is_valid_uref`: 1 when the code holds the URef with at least the rights it carries, else 0. */
export function isValidUref(runtime: Runtime, urefPointer: number, urefSize: number): number {
  charge(runtime, hostCosts(runtime).isValidUref, urefPointer, urefSize);
  return runtime.context.accessRights.has(urefFromMemory(runtime, urefPointer, urefSize)) ? 1 : 0;
}
