/**
 * Named keys of the running account or contract.
 *
 * Answers to: casper-execution-engine `runtime/mod.rs` (`load_key`, `has_key`, `put_key`, `remove_key`,
 * `load_named_keys`).
 *
 * @module
 */

import { API_ERROR } from '../../types/apiError';
import type { CLType } from '../../types/clType';
import { CLValue } from '../../types/clValue';
import { Key } from '../../types/key';
import { namedKeysToBytes } from '../../types/namedKeys';
import * as contextNamedKeys from '../contextNamedKeys';
import { persistingPaymentPurse } from '../paymentPurse';
import type { Runtime } from '../runtime';
import { answerWithValue } from './hostBuffer';
import { charge, hostCosts, OK } from './hostFunction';
import { keyFromMemory, stringFromMemory, writeMemory, writeU32 } from './hostMemory';

const MAP_OF_KEYS: CLType = { _tag: 'Map', key: { _tag: 'String' }, value: { _tag: 'Key' } };

/** `casper_get_key` */
export function getKey(
  runtime: Runtime,
  namePointer: number,
  nameSize: number,
  destination: number,
  destinationSize: number,
  bytesWrittenPointer: number,
): number {
  charge(runtime, hostCosts(runtime).getKey, namePointer, nameSize, destination, destinationSize, bytesWrittenPointer);
  const key = runtime.context.namedKeys.get(stringFromMemory(runtime, namePointer, nameSize));
  if (key === undefined) return API_ERROR.MissingKey;
  if (destinationSize >>> 0 < key.bytes.length) return API_ERROR.BufferTooSmall;
  writeMemory(runtime, destination, key.bytes);
  writeU32(runtime, bytesWrittenPointer, key.bytes.length);
  return OK;
}

/** `casper_has_key`: 0 when there is one, else 1. */
export function hasKey(runtime: Runtime, namePointer: number, nameSize: number): number {
  charge(runtime, hostCosts(runtime).hasKey, namePointer, nameSize);
  return runtime.context.namedKeys.has(stringFromMemory(runtime, namePointer, nameSize)) ? 0 : 1;
}

/** `casper_put_key` */
export function putKey(
  runtime: Runtime,
  namePointer: number,
  nameSize: number,
  keyPointer: number,
  keySize: number,
): void {
  charge(runtime, hostCosts(runtime).putKey, namePointer, nameSize, keyPointer, keySize);
  const name = stringFromMemory(runtime, namePointer, nameSize);
  const key = keyFromMemory(runtime, keyPointer, keySize);
  const { paymentPurse } = runtime.context;
  if (paymentPurse !== undefined && Key.uref(paymentPurse).normalize().id === key.normalize().id) {
    throw persistingPaymentPurse();
  }
  contextNamedKeys.putKey(runtime.context, name, key);
}

/** `casper_remove_key` */
export function removeKey(runtime: Runtime, namePointer: number, nameSize: number): void {
  charge(runtime, hostCosts(runtime).removeKey, namePointer, nameSize);
  contextNamedKeys.removeKey(runtime.context, stringFromMemory(runtime, namePointer, nameSize));
}

/** `casper_load_named_keys` */
export function loadNamedKeys(runtime: Runtime, totalPointer: number, sizePointer: number): number {
  charge(runtime, hostCosts(runtime).loadNamedKeys, totalPointer, sizePointer);
  if (runtime.hostBuffer !== undefined) return API_ERROR.HostBufferFull;
  const { namedKeys } = runtime.context;
  writeU32(runtime, totalPointer, namedKeys.size);
  if (namedKeys.size === 0) return OK;
  return answerWithValue(runtime, CLValue.fromComponents(MAP_OF_KEYS, namedKeysToBytes(namedKeys)), sizePointer);
}
