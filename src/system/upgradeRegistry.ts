/**
 * The registries at a protocol upgrade: where the system contracts are, and the hashes of the configuration files.
 *
 * Answers to: casper-storage `system/protocol_upgrade.rs` (`system_hash_registry`, `handle_system_hashes`).
 *
 * @module
 */

import { isBytesError } from '../bytes/bytesError';
import { isTrackingCopyError } from '../state/trackingCopyError';
import { getSystemEntityRegistry } from '../state/trackingCopyExt';
import { CLType, clTypeEquals, clTypeText } from '../types/clType';
import { CLValue } from '../types/clValue';
import { Key } from '../types/key';
import { registryFromBytes, registryToBytes, type SystemEntityRegistry } from '../types/systemEntityRegistry';
import { SYSTEM_ENTITY_NAMES, type SystemEntityType } from '../types/systemEntityType';
import type { SystemHashAddresses, UpgradeContext } from './upgradeContext';
import { failUpgrade } from './upgradeError';

const REGISTRY_TYPE: CLType = CLType.map(CLType.String, CLType.byteArray(32));

/** Looks the system contracts up, forgets standard payment, and stores the hashes of the configuration files. */
export function handleSystemHashes(context: UpgradeContext): SystemHashAddresses {
  const { trackingCopy, config } = context;
  const registry = systemHashRegistry(context);
  const addressOf = (type: SystemEntityType): Uint8Array => {
    const name = SYSTEM_ENTITY_NAMES[type];
    return registry.get(name) ?? failUpgrade({ _tag: 'MissingSystemEntityHash', name });
  };
  const addresses = {
    mint: addressOf('Mint'),
    auction: addressOf('Auction'),
    handlePayment: addressOf('HandlePayment'),
  };

  const standardPayment = registry.get(SYSTEM_ENTITY_NAMES.StandardPayment);
  if (standardPayment !== undefined) {
    const others = new Map(registry);
    others.delete(SYSTEM_ENTITY_NAMES.StandardPayment);
    const value = CLValue.fromComponents(REGISTRY_TYPE, registryToBytes(others));
    context.writeCLValue(Key.systemEntityRegistry(), value);
    trackingCopy.prune(Key.hash(standardPayment));
  }
  context.writeCLValue(Key.chainspecRegistry(), config.chainspecRegistry.toCLValue());
  return addresses;
}

/** The registry in the state, else the one that the upgrade brings along. */
function systemHashRegistry({ trackingCopy, config }: UpgradeContext): SystemEntityRegistry {
  try {
    return getSystemEntityRegistry(trackingCopy);
  } catch (error) {
    if (!isTrackingCopyError(error)) throw error;
  }
  const { id } = Key.systemEntityRegistry();
  const brought = config.globalStateUpdate.find(([key]) => key.id === id)?.[1];
  if (brought?._tag !== 'CLValue') failUpgrade({ _tag: 'FailedToCreateSystemRegistry' });
  const { clType, bytes } = brought.value;
  if (!clTypeEquals(clType, REGISTRY_TYPE)) {
    const types = `expected: ${clTypeText(REGISTRY_TYPE)}, found: ${clTypeText(clType)}`;
    return failConversion(`Type(CLTypeMismatch { ${types} })`);
  }
  try {
    return registryFromBytes(bytes);
  } catch (error) {
    if (isBytesError(error)) return failConversion(`Serialization(${error.code})`);
    throw error;
  }
}

/** Always throws; `error` is Rust's Debug text of why. */
function failConversion(error: string): never {
  failUpgrade({ _tag: 'Bytesrepr', message: `Conversion to system registry failed: ${error}` });
}
