/**
 * What a request comes down to: bytes to run, or a stored contract to call.
 *
 * Answers to: casper-execution-engine `engine_state/execution_kind.rs`, `execution/executor.rs` (`exec`).
 *
 * @module
 */

import type { ContractIdentifier } from '../runtime/contractCaller';
import { execError } from '../runtime/execError';
import type { Key } from '../types/key';
import type { NamedKeys } from '../types/namedKeys';
import type { TransactionInvocationTarget } from '../types/transactionTarget';
import type { ExecutableItem } from './wasmV1Request';

/** A kind of execution. */
export type ExecutionKind =
  | { readonly _tag: 'ModuleBytes'; readonly moduleBytes: Uint8Array; readonly installUpgradeAllowed: boolean }
  | { readonly _tag: 'Stored'; readonly identifier: ContractIdentifier };

/**
 * Finds what is to be executed; names are looked up among the initiator's named keys.
 *
 * @throws ExecError `NamedKeyNotFound`, `InvalidKeyVariant`
 */
export function executionKindOf(item: ExecutableItem, namedKeys: NamedKeys): ExecutionKind {
  switch (item._tag) {
    case 'Deploy':
      return { _tag: 'ModuleBytes', moduleBytes: item.moduleBytes, installUpgradeAllowed: true };
    case 'PaymentBytes':
      return { _tag: 'ModuleBytes', moduleBytes: item.moduleBytes, installUpgradeAllowed: false };
    case 'SessionBytes':
      return { _tag: 'ModuleBytes', moduleBytes: item.moduleBytes, installUpgradeAllowed: item.isInstallUpgrade };
    case 'Invocation':
      return { _tag: 'Stored', identifier: identifierOf(item.target, namedKeys) };
  }
}

function identifierOf(target: TransactionInvocationTarget, namedKeys: NamedKeys): ContractIdentifier {
  switch (target._tag) {
    case 'ByHash':
      return { _tag: 'Contract', contractHash: target.hash };
    case 'ByName':
      return { _tag: 'Contract', contractHash: contractAddress(namedKey(namedKeys, target.name)) };
    case 'ByPackageHash': {
      const { addr, version, protocolVersionMajor } = target;
      return { _tag: 'Package', packageHash: addr, version, protocolVersionMajor };
    }
    case 'ByPackageName': {
      const { name, version, protocolVersionMajor } = target;
      return { _tag: 'Package', packageHash: packageAddress(namedKey(namedKeys, name)), version, protocolVersionMajor };
    }
  }
}

function namedKey(namedKeys: NamedKeys, name: string): Key {
  const key = namedKeys.get(name);
  if (key === undefined) throw execError.namedKeyNotFound(name);
  return key;
}

function contractAddress(key: Key): Uint8Array {
  const payload = key.payload();
  switch (payload.variant) {
    case 'Hash':
      return payload.addr;
    case 'AddressableEntity':
      return payload.entityAddr.addr;
    default:
      throw execError.invalidKeyVariant(key);
  }
}

function packageAddress(key: Key): Uint8Array {
  const payload = key.payload();
  if (payload.variant === 'Hash' || payload.variant === 'SmartContract') return payload.addr;
  throw execError.invalidKeyVariant(key);
}
