/**
 * What a context may use: URefs it holds, and the records it may read, add to or write.
 *
 * Answers to: casper-execution-engine `runtime_context/mod.rs` (`validate_*`, `is_readable` and kin), casper-types
 * `key.rs` (`is_readable`, `is_addable`, `is_writeable`).
 *
 * @module
 */

import { bytesEqual } from '../bytes/compareBytes';
import { AccessRights } from '../types/accessRights';
import type { CLValue } from '../types/clValue';
import type { EntityAddr } from '../types/entityAddr';
import { Key } from '../types/key';
import type { StoredValue } from '../types/storedValue';
import { URef } from '../types/uref';
import { readClValue } from './clValueDecoding';
import { execError } from './execError';
import type { RuntimeContext } from './runtimeContext';

/** @throws ExecError `ForgedReference` unless the context holds the URef with at least these rights */
export function validateUref(context: RuntimeContext, uref: URef): void {
  if (!context.accessRights.has(uref)) throw execError.forgedReference(uref);
}

/** As {@link validateUref} for a key; keys of other kinds are always allowed here. */
export function validateKey(context: RuntimeContext, key: Key): void {
  const uref = key.asURef();
  if (uref !== undefined) validateUref(context, uref);
}

/**
 * Refuses keys that may not be read here, or URefs that the context does not hold.
 *
 * @throws ExecError `InvalidAccess`, `ForgedReference`
 */
export function validateReadable(context: RuntimeContext, key: Key): void {
  const uref = key.asURef();
  if (uref !== undefined) validateReadableUref(context, uref);
  else if (!isReadable(key, context.entityAddr())) throw execError.invalidAccess(AccessRights.READ);
}

/** As {@link validateReadable} for a URef. */
export function validateReadableUref(context: RuntimeContext, uref: URef): void {
  const isAllowed = context.entityAddr().kind === 'System' || uref.isReadable();
  if (!isAllowed) throw execError.invalidAccess(AccessRights.READ);
  validateUref(context, uref);
}

/** As {@link validateReadable} for adding. */
export function validateAddable(context: RuntimeContext, key: Key): void {
  const entity = context.entityAddr();
  const uref = key.asURef();
  const isAllowed = uref === undefined ? isAddable(key, entity) : uref.isAddable();
  if (!isAllowed) throw execError.invalidAccess(AccessRights.ADD);
  if (uref !== undefined) validateUref(context, uref);
}

/** As {@link validateReadable} for writing. */
export function validateWriteable(context: RuntimeContext, key: Key): void {
  const uref = key.asURef();
  if (uref !== undefined) validateWriteableUref(context, uref);
  else if (!isWriteable(key, context.entityAddr())) throw execError.invalidAccess(AccessRights.WRITE);
}

/** As {@link validateWriteable} for a URef. */
export function validateWriteableUref(context: RuntimeContext, uref: URef): void {
  const isAllowed = context.entityAddr().kind === 'System' || uref.isWriteable();
  if (!isAllowed) throw execError.invalidAccess(AccessRights.WRITE);
  validateUref(context, uref);
}

/**
 * Refuses values that hand on a URef the context does not hold. Only the value itself is looked at, or the second half
 * of a (name, key) pair: deeper URefs pass.
 *
 * @throws ExecError `ForgedReference`, or `CLValue` when the bytes do not fit their type
 */
export function validateClValue(context: RuntimeContext, value: CLValue): void {
  const type = value.clType;
  switch (type._tag) {
    case 'Key':
      validateKey(context, readClValue(value, Key.read));
      return;
    case 'URef':
      validateUref(context, readClValue(value, URef.read));
      return;
    case 'Tuple2': {
      const [first, second] = type.inner;
      if (first._tag !== 'String' || second._tag !== 'Key') return;
      const key = readClValue(value, (reader) => {
        reader.readString();
        return Key.read(reader);
      });
      validateKey(context, key);
    }
  }
}

/** As {@link validateClValue} for whatever can be stored. */
export function validateStoredValue(context: RuntimeContext, value: StoredValue): void {
  if (value._tag === 'CLValue') {
    validateClValue(context, value.value);
  } else if (value._tag === 'NamedKey') {
    validateClValue(context, value.value.namedKey);
    validateClValue(context, value.value.name);
  }
}

function isReadable(key: Key, entity: EntityAddr): boolean {
  if (entity.kind === 'System') return true;
  switch (key.variant) {
    case 'Unbond': {
      const payload = key.payload();
      return (
        payload.variant === 'Unbond' && entity.kind === 'Account' && bytesEqual(entity.addr, payload.accountHash.bytes)
      );
    }
    case 'NamedKey':
      return isOfEntity(key, entity);
    case 'BidAddr':
    case 'SystemEntityRegistry':
    case 'SmartContract':
    case 'ByteCode':
    case 'Account':
    case 'Hash':
    case 'AddressableEntity':
    case 'Balance':
    case 'BalanceHold':
    case 'Dictionary':
    case 'Message':
    case 'BlockGlobal':
    case 'EntryPoint':
      return true;
    default:
      return false;
  }
}

function isAddable(key: Key, entity: EntityAddr): boolean {
  return (key.variant === 'AddressableEntity' || key.variant === 'NamedKey') && isOfEntity(key, entity);
}

function isWriteable(key: Key, entity: EntityAddr): boolean {
  return entity.kind === 'System' || (key.variant === 'NamedKey' && isOfEntity(key, entity));
}

/** Whether a key names this entity, or a named key of it. */
function isOfEntity(key: Key, entity: EntityAddr): boolean {
  const payload = key.payload();
  return (
    (payload.variant === 'AddressableEntity' || payload.variant === 'NamedKey') && payload.entityAddr.equals(entity)
  );
}
