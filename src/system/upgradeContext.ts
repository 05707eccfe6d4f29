/**
 * What every part of a protocol upgrade works with: its settings, the state being changed, and the named keys of the system
 * contracts.
 *
 * Answers to: casper-storage `system/protocol_upgrade.rs` (`ProtocolUpgrader::{new, get_named_keys, system_uref}`).
 *
 * @module
 */

import { AddressGenerator } from '../state/addressGenerator';
import { EnginePanic } from '../state/enginePanic';
import type { TrackingCopy } from '../state/trackingCopy';
import { getNamedKeys } from '../state/trackingCopyExt';
import { upsertUrefToNamedKeys } from '../state/trackingCopyMigration';
import { AccessRights } from '../types/accessRights';
import type { CLValue } from '../types/clValue';
import { EntityAddr } from '../types/entityAddr';
import { Key } from '../types/key';
import type { NamedKeys } from '../types/namedKeys';
import { Phase } from '../types/phase';
import type { ProtocolUpgradeConfig } from './upgradeConfig';
import { failUpgrade } from './upgradeError';

/** Addresses of the system contracts that an upgrade changes, 32 bytes each. */
export interface SystemHashAddresses {
  readonly mint: Uint8Array;
  readonly auction: Uint8Array;
  readonly handlePayment: Uint8Array;
}

/** One upgrade under way. The order of calls is that of the effects. */
export class UpgradeContext {
  readonly config: ProtocolUpgradeConfig;
  readonly trackingCopy: TrackingCopy;
  private readonly preStateHash: () => Uint8Array;
  private generator: AddressGenerator | undefined;

  /** @param preStateHash root hash of the state below the tracking copy, asked for only if an address is needed. */
  constructor(config: ProtocolUpgradeConfig, trackingCopy: TrackingCopy, preStateHash: () => Uint8Array) {
    this.config = config;
    this.trackingCopy = trackingCopy;
    this.preStateHash = preStateHash;
  }

  /** A generator that draws the addresses of this upgrade from the beginning. */
  newAddressGenerator(): AddressGenerator {
    return AddressGenerator.create(this.preStateHash(), Phase.System);
  }

  writeCLValue(key: Key, value: CLValue): void {
    this.trackingCopy.write(key, { _tag: 'CLValue', value });
  }

  /** The named keys of a system contract, stored as the upgrade's model has it. Leaves an entry for a contract. */
  namedKeysOf(hash: Uint8Array): NamedKeys {
    if (this.config.enableAddressableEntity) return getNamedKeys(this.trackingCopy, EntityAddr.system(hash));
    const stored = this.trackingCopy.read(Key.hash(hash));
    if (stored === undefined) failUpgrade({ _tag: 'UnableToRetrieveSystemContract', name: `[${hash.join(', ')}]` });
    if (stored._tag !== 'Contract') failUpgrade({ _tag: 'UnexpectedStoredValueVariant' });
    return stored.value.namedKeys;
  }

  /** A named key that every such contract has. @throws EnginePanic if this one has not */
  namedKeyOf(hash: Uint8Array, name: string): Key {
    const key = this.namedKeysOf(hash).get(name);
    if (key === undefined) throw new EnginePanic(`${name} key must exist in the named keys of its system contract`);
    return key;
  }

  /** Writes a value under the URef a system contract has by a name, which it gets if it has none. */
  writeNamedValue(hash: Uint8Array, name: string, namedKeys: NamedKeys, value: CLValue): void {
    const uref = namedKeys.has(name)
      ? (namedKeys.get(name)!.asURef() ?? failUpgrade({ _tag: 'UnexpectedKeyVariant' }))
      : this.addressGenerator().newUref(AccessRights.READ_ADD_WRITE);
    const stored = { _tag: 'CLValue', value } as const;
    upsertUrefToNamedKeys(this.trackingCopy, EntityAddr.system(hash), name, namedKeys, uref, stored);
  }

  private addressGenerator(): AddressGenerator {
    this.generator ??= this.newAddressGenerator();
    return this.generator;
  }
}
