/**
 * Adding a version to a package of addressable entities.
 *
 * Answers to: casper-execution-engine `runtime/mod.rs` (`add_contract_version_by_package`, `new_version_entity_parts`),
 * `runtime_context/mod.rs` (`get_contract_entity`, `write_entry_points`).
 *
 * @module
 */

import { isLeft } from 'fp-ts/Either';
import { getNamedKeys, getPackage } from '../state/trackingCopyExt';
import { AddressableEntity } from '../types/addressableEntity';
import { ADD_KEY_FAILURE_CODES, ADD_KEY_FAILURE_TEXTS, AssociatedKeys } from '../types/associatedKeys';
import { CLType, clTypeEquals, clTypeText } from '../types/clType';
import { DEFAULT_ENTITY_ACTION_THRESHOLDS, type EntityActionThresholds } from '../types/entityActionThresholds';
import { EntityAddr } from '../types/entityAddr';
import { containsStoredSession, type EntityEntryPoints } from '../types/entryPoint';
import { Key, nameHash } from '../types/key';
import { type NamedKeys, sortedNamedKeys } from '../types/namedKeys';
import { newNamedKeyValue } from '../types/namedKeyValue';
import type { Package } from '../types/package';
import { compareUtf8 } from '../types/sortedEntries';
import { storedValueTypeName } from '../types/storedValue';
import { URef } from '../types/uref';
import { readClValue } from './clValueDecoding';
import type { AddedVersion, NewVersion } from './contractVersions';
import { storedModule } from './contractVersions';
import { withExecErrors } from './errorConversion';
import { execError } from './execError';
import { carryForwardMessageTopics } from './messageTopics';
import { meteredWriteUnsafe, readGs } from './meteredState';
import type { Runtime } from './runtime';
import type { RuntimeContext } from './runtimeContext';
import { createPurse } from './systemCalls';
import { validateKey } from './validation';

/** What a new version takes over from the one before. */
interface Inheritance {
  readonly mainPurse: URef;
  readonly namedKeys: NamedKeys;
  readonly actionThresholds: EntityActionThresholds;
  readonly associatedKeys: AssociatedKeys;
  readonly previous: EntityAddr | undefined;
}

/** Adds a version. */
export function addEntityVersion(runtime: Runtime, added: NewVersion): AddedVersion {
  const { context, execution } = runtime;
  const { addressGenerator, blockInfo, trackingCopy } = execution;
  if (containsStoredSession(added.entryPoints)) throw execError.invalidEntryPointType();
  const owned = withExecErrors(() => getPackage(trackingCopy, added.packageHash));
  if (owned.isLocked) throw execError.lockedEntity();
  const inherited = inheritance(runtime, owned);
  const byteCodeHash = addressGenerator.newHashAddress();
  const hashAddr = addressGenerator.newHashAddress();
  const entityAddr = EntityAddr.smartContract(hashAddr);

  const refusal = carryForwardMessageTopics(context, inherited.previous, entityAddr, added.newTopics);
  if (refusal !== 0) return { _tag: 'Refused', apiError: refusal };

  const { protocolVersion } = blockInfo;
  const { package: extended, key } = owned.insertEntityVersion(protocolVersion.major, entityAddr);
  const bytes = storedModule(runtime, added.entryPoints);
  meteredWriteUnsafe(context, Key.byteCode({ _tag: 'V1CasperWasm', addr: byteCodeHash }), {
    _tag: 'ByteCode',
    value: { kind: 'V1CasperWasm', bytes },
  });
  writeNamedKeys(context, entityAddr, added.namedKeys, inherited.namedKeys);
  writeEntryPoints(context, entityAddr, added.entryPoints);

  const entity = new AddressableEntity({
    packageHash: added.packageHash,
    byteCodeHash,
    protocolVersion,
    mainPurse: inherited.mainPurse,
    associatedKeys: inherited.associatedKeys,
    actionThresholds: inherited.actionThresholds,
    entityKind: { _tag: 'SmartContract', runtime: 'VmCasperV1' },
  });
  meteredWriteUnsafe(context, Key.addressableEntity(entityAddr), { _tag: 'AddressableEntity', value: entity });
  meteredWriteUnsafe(context, Key.smartContract(added.packageHash), { _tag: 'SmartContract', value: extended });
  return { _tag: 'Added', contractHash: hashAddr, version: key.entityVersion };
}

/** @throws ExecError `UpgradeAuthorizationFailure` unless the signers may upgrade, or the code holds the access URef */
function inheritance(runtime: Runtime, owned: Package): Inheritance {
  const { context, execution } = runtime;
  const previous = owned.currentVersion()?.entityAddr;
  if (previous === undefined) {
    return {
      mainPurse: createPurse(runtime),
      namedKeys: new Map(),
      actionThresholds: DEFAULT_ENTITY_ACTION_THRESHOLDS,
      associatedKeys: AssociatedKeys.of(execution.initiator, 1),
      previous: undefined,
    };
  }

  const found = readContractEntity(context, previous);
  let { entity } = found;
  if (!entity.canUpgradeWith(execution.authorizationKeys)) entity = grandfather(context, entity);
  const mainPurse = found.needsPurse ? createPurse(runtime) : entity.mainPurse;
  return {
    mainPurse,
    namedKeys: withExecErrors(() => getNamedKeys(execution.trackingCopy, previous)),
    actionThresholds: entity.actionThresholds,
    associatedKeys: entity.associatedKeys,
    previous,
  };
}

/** Adds the initiator to the keys of a contract from before there were entities, if it holds the access URef. */
function grandfather(context: RuntimeContext, entity: AddressableEntity): AddressableEntity {
  const { initiator } = context.execution;
  const accessKey = readAccessKey(context, entity.packageHash);
  if (!context.accessRights.has(accessKey) || entity.associatedKeys.has(initiator)) {
    throw execError.upgradeAuthorizationFailure();
  }
  const extended = entity.addAssociatedKey(initiator, entity.actionThresholds.upgradeManagement);
  if (isLeft(extended)) {
    const failure = extended.left;
    throw execError.keyFailure('AddKeyFailure', ADD_KEY_FAILURE_CODES[failure], ADD_KEY_FAILURE_TEXTS[failure]);
  }
  return extended.right;
}

const KEY_AND_UREF: CLType = CLType.tuple2(CLType.Key, CLType.URef);

function readAccessKey(context: RuntimeContext, packageHash: Uint8Array): URef {
  const stored = readGs(context, Key.hash(packageHash));
  switch (stored?._tag) {
    case undefined:
      throw execError.upgradeAuthorizationFailure();
    case 'ContractPackage':
      return stored.value.accessKey;
    case 'CLValue':
      if (!clTypeEquals(stored.value.clType, KEY_AND_UREF)) {
        throw execError.clTypeMismatch(clTypeText(KEY_AND_UREF), clTypeText(stored.value.clType));
      }
      return readClValue(stored.value, (reader) => {
        Key.read(reader);
        return URef.read(reader);
      });
    default:
      throw execError.unexpectedStoredValueVariant();
  }
}

/** The entity, or the contract as the entity it would be; that one has no purse yet. */
function readContractEntity(
  context: RuntimeContext,
  entityAddr: EntityAddr,
): { readonly entity: AddressableEntity; readonly needsPurse: boolean } {
  const { trackingCopy } = context.execution;
  const entityKey = Key.addressableEntity(EntityAddr.smartContract(entityAddr.addr));
  const stored = trackingCopy.read(entityKey);
  if (stored?._tag === 'AddressableEntity') return { entity: stored.value, needsPurse: false };
  if (stored !== undefined) throw execError.typeMismatch('AddressableEntity', storedValueTypeName(stored));

  const legacy = trackingCopy.read(Key.hash(entityAddr.addr));
  if (legacy === undefined) throw execError.trackingCopy(`Key ${entityKey.display()} not found`);
  if (legacy._tag !== 'Contract') throw execError.typeMismatch('Contract', storedValueTypeName(legacy));
  const contract = legacy.value;
  const entity = new AddressableEntity({
    packageHash: contract.contractPackageHash,
    byteCodeHash: contract.contractWasmHash,
    protocolVersion: contract.protocolVersion,
    mainPurse: URef.create(new Uint8Array(32), 0),
    associatedKeys: AssociatedKeys.empty(),
    actionThresholds: DEFAULT_ENTITY_ACTION_THRESHOLDS,
    entityKind: { _tag: 'SmartContract', runtime: 'VmCasperV1' },
  });
  return { entity, needsPurse: true };
}

/** New named keys must be the code's own to give; those taken over are not asked about. */
function writeNamedKeys(
  context: RuntimeContext,
  entityAddr: EntityAddr,
  namedKeys: NamedKeys,
  inherited: NamedKeys,
): void {
  for (const [, key] of sortedNamedKeys(namedKeys)) validateKey(context, key);
  for (const [name, key] of sortedNamedKeys(new Map([...namedKeys, ...inherited]))) {
    const value = newNamedKeyValue(key, name);
    meteredWriteUnsafe(context, Key.namedKey(entityAddr, nameHash(name)), { _tag: 'NamedKey', value });
  }
}

function writeEntryPoints(context: RuntimeContext, entityAddr: EntityAddr, entryPoints: EntityEntryPoints): void {
  for (const [, entryPoint] of [...entryPoints].sort(([a], [b]) => compareUtf8(a, b))) {
    meteredWriteUnsafe(context, Key.entryPoint(entityAddr, nameHash(entryPoint.name)), {
      _tag: 'EntryPoint',
      value: { _tag: 'V1CasperVm', entryPoint },
    });
  }
}
