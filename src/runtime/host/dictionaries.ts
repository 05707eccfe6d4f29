/**
 * Dictionaries.
 *
 * Answers to: casper-execution-engine `runtime/mod.rs` (`new_dictionary`, `dictionary_*`).
 *
 * @module
 */

import { API_ERROR } from '../../types/apiError';
import { CLValue } from '../../types/clValue';
import { DICTIONARY_ITEM_KEY_MAX_LENGTH } from '../../types/key';
import * as dictionaries from '../dictionaries';
import { newUnitUref } from '../meteredState';
import type { Runtime } from '../runtime';
import { utf8Error } from '../utf8';
import { answerWithValue } from './hostBuffer';
import { charge, hostCosts, OK } from './hostFunction';
import { clValueFromMemory, keyFromMemory, memorySlice, urefFromMemory, writeUsize } from './hostMemory';

/** What a new URef with `()` under it weighs in the price of a new dictionary. */
const UREF_LENGTH = 33;

/** `casper_new_dictionary` */
export function newDictionary(runtime: Runtime, sizePointer: number): number {
  charge(runtime, hostCosts(runtime).newUref, 0, 0, UREF_LENGTH);
  if (runtime.hostBuffer !== undefined) return API_ERROR.HostBufferFull;
  runtime.hostBuffer = CLValue.uref(newUnitUref(runtime.context));
  writeUsize(runtime, sizePointer, runtime.hostBuffer.bytes.length);
  return OK;
}

/** `casper_dictionary_get` */
export function dictionaryGet(
  runtime: Runtime,
  urefPointer: number,
  urefSize: number,
  namePointer: number,
  nameSize: number,
  sizePointer: number,
): number {
  charge(runtime, hostCosts(runtime).dictionaryGet, namePointer, nameSize, sizePointer);
  if (runtime.hostBuffer !== undefined) return API_ERROR.HostBufferFull;
  const seed = urefFromMemory(runtime, urefPointer, urefSize);
  const name = memorySlice(runtime, namePointer, nameSize);
  if (utf8Error(name) !== undefined) return API_ERROR.InvalidDictionaryItemKey;
  const value = dictionaries.dictionaryGet(runtime.context, seed, name);
  return value === undefined ? API_ERROR.ValueNotFound : answerWithValue(runtime, value, sizePointer);
}

/** `casper_dictionary_read`: by key, without holding the dictionary. */
export function dictionaryRead(runtime: Runtime, keyPointer: number, keySize: number, sizePointer: number): number {
  charge(runtime, hostCosts(runtime).readValue, keyPointer, keySize, sizePointer);
  if (runtime.hostBuffer !== undefined) return API_ERROR.HostBufferFull;
  const value = dictionaries.dictionaryRead(runtime.context, keyFromMemory(runtime, keyPointer, keySize));
  return value === undefined ? API_ERROR.ValueNotFound : answerWithValue(runtime, value, sizePointer);
}

/** `casper_dictionary_put` */
export function dictionaryPut(
  runtime: Runtime,
  urefPointer: number,
  urefSize: number,
  namePointer: number,
  nameSize: number,
  valuePointer: number,
  valueSize: number,
): number {
  charge(runtime, hostCosts(runtime).dictionaryPut, namePointer, nameSize, valuePointer, valueSize);
  const seed = urefFromMemory(runtime, urefPointer, urefSize);
  if (nameSize >>> 0 > DICTIONARY_ITEM_KEY_MAX_LENGTH) return API_ERROR.DictionaryItemKeyExceedsLength;
  const name = memorySlice(runtime, namePointer, nameSize);
  if (utf8Error(name) !== undefined) return API_ERROR.InvalidDictionaryItemKey;
  const value = clValueFromMemory(runtime, valuePointer, valueSize);
  dictionaries.dictionaryPut(runtime.context, seed, name, value);
  return OK;
}
