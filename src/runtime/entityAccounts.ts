/**
 * A new account as an addressable entity: the entity, its package, and the account's record that points to it.
 *
 * Answers to: casper-execution-engine `runtime/mod.rs` (`transfer_to_new_account`, second half).
 *
 * @module
 */

import type { AccountHash } from '../types/accountHash';
import { AddressableEntity } from '../types/addressableEntity';
import { AssociatedKeys } from '../types/associatedKeys';
import { CLValue } from '../types/clValue';
import { DEFAULT_ENTITY_ACTION_THRESHOLDS } from '../types/entityActionThresholds';
import { EntityAddr } from '../types/entityAddr';
import { Key } from '../types/key';
import { Package } from '../types/package';
import type { URef } from '../types/uref';
import { meteredWriteUnsafe } from './meteredState';
import type { RuntimeContext } from './runtimeContext';

/** Writes the three records. */
export function createEntityForAccount(context: RuntimeContext, accountHash: AccountHash, mainPurse: URef): void {
  const { execution } = context;
  const { protocolVersion } = execution.blockInfo;
  const packageHash = execution.addressGenerator.newHashAddress();
  const entityAddr = EntityAddr.account(accountHash.bytes);
  const entityKey = Key.addressableEntity(entityAddr);

  const entity = new AddressableEntity({
    packageHash,
    byteCodeHash: new Uint8Array(32),
    protocolVersion,
    mainPurse,
    associatedKeys: AssociatedKeys.of(accountHash, 1),
    actionThresholds: DEFAULT_ENTITY_ACTION_THRESHOLDS,
    entityKind: { _tag: 'Account', accountHash },
  });
  const empty = new Package({ versions: [], disabledVersions: [], groups: new Map(), lockStatus: 'Locked' });
  const contractPackage = empty.insertEntityVersion(protocolVersion.major, entityAddr).package;

  meteredWriteUnsafe(context, entityKey, { _tag: 'AddressableEntity', value: entity });
  meteredWriteUnsafe(context, Key.smartContract(packageHash), { _tag: 'SmartContract', value: contractPackage });
  meteredWriteUnsafe(context, Key.account(accountHash), { _tag: 'CLValue', value: CLValue.key(entityKey) });
}
