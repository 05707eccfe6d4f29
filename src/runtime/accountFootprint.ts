/**
 * The footprint of any account, read through a context.
 *
 * Answers to: casper-execution-engine `runtime_context/mod.rs` (`runtime_footprint_by_account_hash`).
 *
 * @module
 */

import { getNamedKeys, getV1EntryPoints } from '../state/trackingCopyExt';
import type { AccountHash } from '../types/accountHash';
import { EntityAddr } from '../types/entityAddr';
import { Key } from '../types/key';
import { RuntimeFootprint } from '../types/runtimeFootprint';
import { readClValue } from './clValueDecoding';
import { execError } from './execError';
import { readGs } from './meteredState';
import type { RuntimeContext } from './runtimeContext';

/**
 * @returns undefined when there is no such account
 * @throws ExecError when what is there is no account
 */
export function footprintByAccountHash(
  context: RuntimeContext,
  accountHash: AccountHash,
): RuntimeFootprint | undefined {
  const { config, trackingCopy } = context.execution;
  const stored = readGs(context, Key.account(accountHash));
  if (stored === undefined) return undefined;
  if (!config.enableEntity) {
    if (stored._tag !== 'Account') throw execError.unexpectedStoredValueVariant();
    return RuntimeFootprint.ofAccount(stored.value);
  }

  if (stored._tag !== 'CLValue') throw execError.unexpectedStoredValueVariant();
  const entityKey = readClValue(stored.value, Key.read);
  const entity = readGs(context, entityKey);
  if (entity === undefined) return undefined;
  if (entity._tag !== 'AddressableEntity') throw execError.unexpectedStoredValueVariant();
  const payload = entityKey.payload();
  if (payload.variant !== 'AddressableEntity') throw execError.unexpectedKeyVariant(entityKey);
  return RuntimeFootprint.ofEntity(
    EntityAddr.account(accountHash.bytes),
    entity.value,
    getNamedKeys(trackingCopy, payload.entityAddr),
    getV1EntryPoints(trackingCopy, payload.entityAddr),
  );
}
