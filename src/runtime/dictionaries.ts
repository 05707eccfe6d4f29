/**
 * Dictionaries: values under a URef and a text.
 *
 * Answers to: casper-execution-engine `runtime_context/mod.rs` (`dictionary_*`).
 *
 * @module
 */

import { writeBytes } from '../bytes/writer';
import { unwrapDictionaryValue } from '../state/query';
import { CLType } from '../types/clType';
import { CLValue } from '../types/clValue';
import { DICTIONARY_ITEM_KEY_MAX_LENGTH, Key } from '../types/key';
import type { URef } from '../types/uref';
import { storedValueToClValue } from './clValueDecoding';
import { withExecErrors } from './errorConversion';
import { execError } from './execError';
import { meteredWriteUnsafe } from './meteredState';
import type { RuntimeContext } from './runtimeContext';
import { validateClValue, validateReadableUref, validateWriteableUref } from './validation';

/** About what an item's wrapping adds to value and name: three lengths, the seed's address, the value's type. */
const WRAPPING_LENGTH = 48;

/** The item of that name (as UTF-8 bytes), or undefined. */
export function dictionaryGet(context: RuntimeContext, seed: URef, itemName: Uint8Array): CLValue | undefined {
  validateReadableUref(context, seed);
  checkLength(itemName);
  return dictionaryRead(context, Key.dictionaryItem(seed, itemName));
}

/** What is under a dictionary key, without asking for rights to the dictionary. */
export function dictionaryRead(context: RuntimeContext, key: Key): CLValue | undefined {
  const stored = context.execution.trackingCopy.read(key);
  if (stored === undefined) return undefined;
  return storedValueToClValue(withExecErrors(() => unwrapDictionaryValue(key, stored)));
}

/** Sets an item. It is stored with the seed's address and its name beside it. */
export function dictionaryPut(context: RuntimeContext, seed: URef, itemName: Uint8Array, value: CLValue): void {
  checkLength(itemName);
  validateWriteableUref(context, seed);
  validateClValue(context, value);
  const bytes = writeBytes(
    (writer) => {
      value.write(writer);
      writer.writeByteVec(seed.addr);
      writer.writeByteVec(itemName);
    },
    value.bytes.length + itemName.length + WRAPPING_LENGTH,
  );
  const wrapped = CLValue.fromComponents(CLType.Any, bytes);
  meteredWriteUnsafe(context, Key.dictionaryItem(seed, itemName), { _tag: 'CLValue', value: wrapped });
}

function checkLength(itemName: Uint8Array): void {
  if (itemName.length > DICTIONARY_ITEM_KEY_MAX_LENGTH) throw execError.dictionaryItemKeyExceedsLength();
}
