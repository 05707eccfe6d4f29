/**
 * Reading and writing global state from a context: rights first, then the price by bytes, then the state.
 *
 * Answers to: casper-execution-engine `runtime_context/mod.rs` (`read_gs*`, `metered_*`, `charge_gas_storage`,
 * `new_uref`), casper-types `cl_value/dictionary.rs` (`handle_stored_dictionary_value`).
 *
 * @module
 */

import { unwrapDictionaryValue } from '../state/query';
import { AccessRights } from '../types/accessRights';
import { CLValue } from '../types/clValue';
import { Key } from '../types/key';
import { type StoredValue, storedValueSerializedLength, storedValueTypeName } from '../types/storedValue';
import type { URef } from '../types/uref';
import { withExecErrors } from './errorConversion';
import { execError } from './execError';
import type { RuntimeContext } from './runtimeContext';
import { validateAddable, validateReadable, validateStoredValue, validateWriteable } from './validation';

/** Reads what is under a key, which leaves a mark in the effects; dictionary items come out of their wrapping. */
export function readGs(context: RuntimeContext, key: Key): StoredValue | undefined {
  validateReadable(context, key);
  const value = context.execution.trackingCopy.read(key);
  return value === undefined ? undefined : withExecErrors(() => unwrapDictionaryValue(key, value));
}

/** What a record of one kind holds. */
export type StoredValueOf<Tag extends StoredValue['_tag']> = (StoredValue & { readonly _tag: Tag })['value'];

/**
 * Reads a record of one kind.
 *
 * @throws ExecError `KeyNotFound`, or `TrackingCopy` for a record of another kind
 */
export function readGsTyped<Tag extends StoredValue['_tag']>(
  context: RuntimeContext,
  key: Key,
  tag: Tag,
): StoredValueOf<Tag> {
  const value = readGs(context, key);
  if (value === undefined) throw execError.keyNotFound(key);
  if (value._tag !== tag) {
    throw execError.trackingCopy(execError.typeMismatch(tag, storedValueTypeName(value)).message);
  }
  return value.value as StoredValueOf<Tag>;
}

/** Charges for bytes that will be stored; system contracts store for free. */
export function chargeStorage(context: RuntimeContext, byteCount: number): void {
  if (context.storesForFree()) return;
  const { gasPerByte } = context.execution.config.storageCosts;
  const cost = byteCount * gasPerByte;
  const { recorder } = context.execution;
  recorder?.storageChargeBegun(context.gas.remaining);
  try {
    context.gas.charge(Number.isSafeInteger(cost) ? cost : BigInt(byteCount) * BigInt(gasPerByte));
  } finally {
    recorder?.storageChargeEnded(context.gas.remaining);
  }
}

/** Writes without asking for rights, which the caller has checked. */
export function meteredWriteUnsafe(context: RuntimeContext, key: Key, value: StoredValue): void {
  chargeStorage(context, storedValueSerializedLength(value));
  context.execution.trackingCopy.write(key, value);
}

/** Writes after checking that the context may, and holds what it writes. */
export function meteredWrite(context: RuntimeContext, key: Key, value: StoredValue): void {
  validateWriteable(context, key);
  validateStoredValue(context, value);
  meteredWriteUnsafe(context, key, value);
}

/**
 * Adds without asking for rights.
 *
 * @throws ExecError `KeyNotFound`, `TypeMismatch`, `BytesRepr`, `Transform`
 */
export function meteredAddUnsafe(context: RuntimeContext, key: Key, value: StoredValue): void {
  chargeStorage(context, storedValueSerializedLength(value));
  const result = context.execution.trackingCopy.add(key, value);
  switch (result._tag) {
    case 'Success':
      return;
    case 'KeyNotFound':
      throw execError.keyNotFound(result.key);
    case 'TypeMismatch':
      throw execError.typeMismatch(result.expected, result.found);
    case 'Serialization':
      throw execError.bytesRepr(result.message);
    case 'Transform':
      throw execError.transform(result.message);
  }
}

/** Adds after checking that the context may, and holds what it adds. */
export function meteredAdd(context: RuntimeContext, key: Key, value: StoredValue): void {
  validateAddable(context, key);
  validateStoredValue(context, value);
  meteredAddUnsafe(context, key, value);
}

/** Makes a URef with all rights, known to this context, with a value under it. */
export function newUref(context: RuntimeContext, value: StoredValue): URef {
  const uref = context.execution.addressGenerator.newUref(AccessRights.READ_ADD_WRITE);
  context.accessRights.insert(uref);
  meteredWrite(context, Key.uref(uref), value);
  return uref;
}

/** Makes a URef with nothing but `()` under it. */
export function newUnitUref(context: RuntimeContext): URef {
  return newUref(context, { _tag: 'CLValue', value: CLValue.unit() });
}
