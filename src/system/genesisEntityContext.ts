/**
 * Genesis in the addressable-entity model: accounts and system contracts stored as entities.
 *
 * Answers to: casper-storage `system/genesis/entity_installer.rs` (`store_addressable_entity` and what it calls).
 *
 * @module
 */

import { entityEntryPoints, writeEntryPoints, writeNamedKeys } from '../state/trackingCopyMigration';
import type { AccountHash } from '../types/accountHash';
import { AddressableEntity } from '../types/addressableEntity';
import { AssociatedKeys } from '../types/associatedKeys';
import { CLValue } from '../types/clValue';
import { DEFAULT_ENTITY_ACTION_THRESHOLDS } from '../types/entityActionThresholds';
import { EntityAddr } from '../types/entityAddr';
import type { EntityKind } from '../types/entityKind';
import type { EntryPoints } from '../types/entryPoint';
import { Key } from '../types/key';
import type { NamedKeys } from '../types/namedKeys';
import { Package } from '../types/package';
import type { URef } from '../types/uref';
import { GenesisContext } from './genesisContext';
import type { StoredSystemContract } from './systemEntryPoints';

/** Genesis under way that stores entities. */
export class GenesisEntityContext extends GenesisContext {
  /** Stores the entity of an account, and the account's record that points to it. */
  override storeAccount(accountHash: AccountHash, mainPurse: URef): void {
    const entityAddr = EntityAddr.account(accountHash.bytes);
    this.storeEntity(entityAddr, { _tag: 'Account', accountHash }, AssociatedKeys.of(accountHash, 1), mainPurse);
    this.writeCLValue(Key.account(accountHash), CLValue.key(Key.addressableEntity(entityAddr)));
  }

  /** Stores the entity of a system contract, its named keys and entry points; returns the entity's hash. */
  override storeSystemContract(type: StoredSystemContract, namedKeys: NamedKeys, entryPoints: EntryPoints): Uint8Array {
    const mainPurse = this.createPurse(0n);
    const entityHash = this.addressGenerator.newHashAddress();
    const entityAddr = EntityAddr.system(entityHash);
    this.storeEntity(entityAddr, { _tag: 'System', system: type }, AssociatedKeys.empty(), mainPurse, () => {
      writeNamedKeys(this.trackingCopy, entityAddr, namedKeys);
      writeEntryPoints(this.trackingCopy, entityAddr, entityEntryPoints(entryPoints));
    });
    return entityHash;
  }

  /** `writeParts` runs between drawing the address of the package and writing the entity. */
  private storeEntity(
    entityAddr: EntityAddr,
    entityKind: EntityKind,
    associatedKeys: AssociatedKeys,
    mainPurse: URef,
    writeParts: () => void = () => {},
  ): void {
    const packageHash = this.addressGenerator.newHashAddress();
    writeParts();
    const { protocolVersion } = this;
    const entity = new AddressableEntity({
      packageHash,
      byteCodeHash: new Uint8Array(32),
      protocolVersion,
      mainPurse,
      associatedKeys,
      actionThresholds: DEFAULT_ENTITY_ACTION_THRESHOLDS,
      entityKind,
    });
    const empty = new Package({ versions: [], disabledVersions: [], groups: new Map(), lockStatus: 'Unlocked' });
    const { package: value } = empty.insertEntityVersion(protocolVersion.major, entityAddr);

    this.write(Key.byteCode({ _tag: 'Empty' }), {
      _tag: 'ByteCode',
      value: { kind: 'Empty', bytes: new Uint8Array(0) },
    });
    this.write(Key.addressableEntity(entityAddr), { _tag: 'AddressableEntity', value: entity });
    this.write(Key.smartContract(packageHash), { _tag: 'SmartContract', value });
  }
}
