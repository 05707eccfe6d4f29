/**
 * Values of global state as a node shows them.
 *
 * Answers to: the `Serialize` implementations of casper-types `stored_value.rs` and of what it can hold.
 *
 * @module
 */
import { bytesToHex } from '../../bytes/hex';
import type { Account } from '../../types/account';
import type { AddressableEntity } from '../../types/addressableEntity';
import type { AssociatedKeys } from '../../types/associatedKeys';
import type { Contract } from '../../types/contract';
import type { ContractPackage } from '../../types/contractPackage';
import type { EntityKind } from '../../types/entityKind';
import type { EntityEntryPoint, EntryPoint, EntryPointAccess } from '../../types/entryPoint';
import type { Groups } from '../../types/groups';
import { type NamedKeys, sortedNamedKeys } from '../../types/namedKeys';
import type { Package } from '../../types/package';
import type { StoredValue } from '../../types/storedValue';
import { bidJson, bidKindJson, eraInfoJson, unbondingPurseJson, withdrawPurseJson } from './auctionJson';
import { clTypeJson, clValueJson } from './clValueJson';
import { integer, type Json } from './exactJson';
import { transferV1Json } from './transferJson';

/** A value under its name. */
export function storedValueJson(stored: StoredValue): Json {
  return { [stored._tag]: contents(stored) };
}

function contents(stored: StoredValue): Json {
  switch (stored._tag) {
    case 'CLValue':
      return clValueJson(stored.value);
    case 'Account':
      return accountJson(stored.value);
    case 'ContractWasm':
      return { bytes: bytesToHex(stored.value.bytes) };
    case 'Contract':
      return contractJson(stored.value);
    case 'ContractPackage':
      return contractPackageJson(stored.value);
    case 'Transfer':
      return transferV1Json(stored.value);
    case 'DeployInfo': {
      const { deployHash, transfers, from, source, gas } = stored.value;
      return {
        deploy_hash: bytesToHex(deployHash),
        transfers: transfers.map((addr) => `transfer-${bytesToHex(addr)}`),
        from: from.toFormattedString(),
        source: source.toFormattedString(),
        gas: gas.toString(),
      };
    }
    case 'EraInfo':
      return eraInfoJson(stored.value);
    case 'Bid':
      return bidJson(stored.value);
    case 'Withdraw':
      return stored.value.map(withdrawPurseJson);
    case 'Unbonding':
      return stored.value.map(unbondingPurseJson);
    case 'AddressableEntity':
      return addressableEntityJson(stored.value);
    case 'BidKind':
      return bidKindJson(stored.value);
    case 'SmartContract':
      return packageJson(stored.value);
    case 'ByteCode':
      return { kind: stored.value.kind, bytes: bytesToHex(stored.value.bytes) };
    case 'MessageTopic': {
      const { messageCount, blockTime, topicName } = stored.value;
      return { message_count: messageCount, blocktime: integer(blockTime), topic_name: topicName };
    }
    case 'Message':
      return `message-checksum-${bytesToHex(stored.value)}`;
    case 'NamedKey':
      return { named_key: clValueJson(stored.value.namedKey), name: clValueJson(stored.value.name) };
    case 'Prepayment': {
      const { receipt, prepaymentKind, prepaymentData } = stored.value;
      return {
        receipt: bytesToHex(receipt),
        prepayment_kind: prepaymentKind,
        prepayment_data: bytesToHex(prepaymentData),
      };
    }
    case 'EntryPoint':
      return { V1CasperVm: entityEntryPointJson(stored.value.entryPoint) };
    case 'RawBytes':
      return bytesToHex(stored.value);
  }
}

/** Named keys, in Rust's order. */
export function namedKeysJson(namedKeys: NamedKeys): Json {
  return sortedNamedKeys(namedKeys).map(([name, key]) => ({ name, key: key.toFormattedString() }));
}

function associatedKeysJson(keys: AssociatedKeys): Json {
  return keys.entries.map(({ accountHash, weight }) => ({ account_hash: accountHash.toFormattedString(), weight }));
}

/** An account. */
export function accountJson(account: Account): Json {
  const { deployment, keyManagement } = account.actionThresholds;
  return {
    account_hash: account.accountHash.toFormattedString(),
    named_keys: namedKeysJson(account.namedKeys),
    main_purse: account.mainPurse.toFormattedString(),
    associated_keys: associatedKeysJson(account.associatedKeys),
    action_thresholds: { deployment, key_management: keyManagement },
  };
}

function accessJson(access: EntryPointAccess): Json {
  return access._tag === 'Groups' ? { Groups: [...access.groups] } : access._tag;
}

function entryPointJson({ name, args, ret, access, entryPointType }: EntryPoint): { readonly [name: string]: Json } {
  return {
    name,
    args: args.map((parameter) => ({ name: parameter.name, cl_type: clTypeJson(parameter.clType) })),
    ret: clTypeJson(ret),
    access: accessJson(access),
    entry_point_type: entryPointType,
  };
}

/** An entry point of an entity. */
export function entityEntryPointJson(entryPoint: EntityEntryPoint): Json {
  return { ...entryPointJson(entryPoint), entry_point_payment: entryPoint.entryPointPayment };
}

function contractJson(contract: Contract): Json {
  return {
    contract_package_hash: `contract-package-${bytesToHex(contract.contractPackageHash)}`,
    contract_wasm_hash: `contract-wasm-${bytesToHex(contract.contractWasmHash)}`,
    named_keys: namedKeysJson(contract.namedKeys),
    entry_points: [...contract.entryPoints.values()].map(entryPointJson),
    protocol_version: contract.protocolVersion.toString(),
  };
}

function groupsJson(groups: Groups): Json {
  return [...groups].map(([name, urefs]) => ({
    group_name: name,
    group_users: urefs.map((uref) => uref.toFormattedString()),
  }));
}

function contractPackageJson(contractPackage: ContractPackage): Json {
  return {
    access_key: contractPackage.accessKey.toFormattedString(),
    versions: contractPackage.versions.map((version) => ({
      protocol_version_major: version.protocolVersionMajor,
      contract_version: version.contractVersion,
      contract_hash: `contract-${bytesToHex(version.contractHash)}`,
    })),
    disabled_versions: contractPackage.disabledVersions.map((version) => [
      version.protocolVersionMajor,
      version.contractVersion,
    ]),
    groups: groupsJson(contractPackage.groups),
    lock_status: contractPackage.lockStatus,
  };
}

function packageJson(entityPackage: Package): Json {
  const versionKey = (key: { readonly protocolVersionMajor: number; readonly entityVersion: number }): Json => ({
    protocol_version_major: key.protocolVersionMajor,
    entity_version: key.entityVersion,
  });
  return {
    versions: entityPackage.versions.map((version) => ({
      entity_version_key: versionKey(version),
      entity_addr: version.entityAddr.toFormattedString(),
    })),
    disabled_versions: entityPackage.disabledVersions.map(versionKey),
    groups: groupsJson(entityPackage.groups),
    lock_status: entityPackage.lockStatus,
  };
}

function entityKindJson(kind: EntityKind): Json {
  switch (kind._tag) {
    case 'System':
      return { System: kind.system };
    case 'Account':
      return { Account: kind.accountHash.toFormattedString() };
    case 'SmartContract':
      return { SmartContract: kind.runtime };
  }
}

/** An addressable entity. */
export function addressableEntityJson(entity: AddressableEntity): Json {
  const { deployment, upgradeManagement, keyManagement } = entity.actionThresholds;
  return {
    protocol_version: entity.protocolVersion.toString(),
    entity_kind: entityKindJson(entity.entityKind),
    package_hash: `package-${bytesToHex(entity.packageHash)}`,
    byte_code_hash: `byte-code-${bytesToHex(entity.byteCodeHash)}`,
    main_purse: entity.mainPurse.toFormattedString(),
    associated_keys: associatedKeysJson(entity.associatedKeys),
    action_thresholds: { deployment, upgrade_management: upgradeManagement, key_management: keyManagement },
  };
}
