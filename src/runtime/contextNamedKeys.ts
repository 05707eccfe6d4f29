/**
 * Named keys of the running account or contract: put and removed both in the frame and in the stored record.
 *
 * Answers to: casper-execution-engine `runtime_context/mod.rs` (`put_key`, `remove_key`).
 *
 * @module
 */

import { CLValue } from '../types/clValue';
import { Key, nameHash } from '../types/key';

import { newNamedKeyValue } from '../types/namedKeyValue';
import type { StoredValue } from '../types/storedValue';
import { execError } from './execError';
import { meteredAddUnsafe, meteredWriteUnsafe, readGs, readGsTyped } from './meteredState';
import type { RuntimeContext } from './runtimeContext';
import { validateStoredValue } from './validation';

/** Stores a named key. */
export function putKey(context: RuntimeContext, name: string, key: Key): void {
  const { contextKey } = context;
  const payload = contextKey.payload();
  switch (payload.variant) {
    case 'Account':
    case 'Hash': {
      const value: StoredValue = { _tag: 'CLValue', value: CLValue.tuple2(CLValue.string(name), CLValue.key(key)) };
      validateStoredValue(context, value);
      meteredAddUnsafe(context, contextKey, value);
      break;
    }
    case 'AddressableEntity': {
      const value: StoredValue = { _tag: 'NamedKey', value: newNamedKeyValue(key, name) };
      validateStoredValue(context, value);
      meteredWriteUnsafe(context, Key.namedKey(payload.entityAddr, nameHash(name)), value);
      break;
    }
    default:
      throw execError.invalidContext();
  }
  context.insertNamedKey(name, key);
}

/** Removes a named key; the record is written again even when an account has none of that name. */
export function removeKey(context: RuntimeContext, name: string): void {
  context.removeNamedKey(name);
  const { contextKey } = context;
  const payload = contextKey.payload();
  switch (payload.variant) {
    case 'AddressableEntity': {
      const recordKey = Key.namedKey(payload.entityAddr, nameHash(name));
      if (readGs(context, recordKey)?._tag === 'NamedKey') context.execution.trackingCopy.prune(recordKey);
      return;
    }
    case 'Account': {
      const account = readGsTyped(context, contextKey, 'Account').withoutNamedKey(name);
      meteredWriteUnsafe(context, contextKey, { _tag: 'Account', value: account });
      return;
    }
    case 'Hash': {
      const contract = readGsTyped(context, contextKey, 'Contract');
      if (!contract.namedKeys.has(name)) return;
      meteredWriteUnsafe(context, contextKey, { _tag: 'Contract', value: contract.withoutNamedKey(name) });
      return;
    }
    default:
      throw execError.unexpectedKeyVariant(contextKey);
  }
}
