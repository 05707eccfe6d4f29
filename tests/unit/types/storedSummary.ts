/** What a stored value says, in the shape the Rust side prints it: see oracle/src/bin/stored/summary.rs. */
import { bytesToHex } from '../../../src/bytes/hex';
import { writeBytes } from '../../../src/bytes/writer';
import type { Bid } from '../../../src/types/bid';
import type { BidKind } from '../../../src/types/bidKind';
import { clTypeText } from '../../../src/types/clType';
import type { CLValue } from '../../../src/types/clValue';
import { contractVersionKeyText } from '../../../src/types/contractPackage';
import type { DelegatorKind } from '../../../src/types/delegatorKind';
import type { EntityKind } from '../../../src/types/entityKind';
import type { EntityEntryPoint, EntryPoint } from '../../../src/types/entryPoint';
import type { SeigniorageAllocation } from '../../../src/types/eraInfo';
import type { Groups } from '../../../src/types/groups';
import type { InitiatorAddr } from '../../../src/types/initiatorAddr';
import { type NamedKeys, sortedNamedKeys } from '../../../src/types/namedKeys';
import { entityVersionKeyText } from '../../../src/types/package';
import type { PublicKey } from '../../../src/types/publicKey';
import type { StoredValue } from '../../../src/types/storedValue';
import { writeTransactionHash } from '../../../src/types/transactionHash';
import type { TransferV1, TransferV2 } from '../../../src/types/transfer';
import type { TransformKind } from '../../../src/types/transform';
import { type TransformError, transformErrorText } from '../../../src/types/transformError';
import type { UnbondKind } from '../../../src/types/unbond';
import type { VestingSchedule } from '../../../src/types/vestingSchedule';

/** What JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

const publicKey = (key: PublicKey): string => bytesToHex(key.toBytes());
const optional = <T>(value: T | undefined, describe: (value: T) => Json): Json =>
  value === undefined ? null : describe(value);

export function summariseNamedKeys(namedKeys: NamedKeys): Json {
  return sortedNamedKeys(namedKeys).map(([name, key]) => [name, bytesToHex(key.bytes)]);
}

export function summariseCLValue(value: CLValue): Json {
  return { clType: clTypeText(value.clType), bytes: bytesToHex(value.bytes) };
}

function delegatorKind(kind: DelegatorKind): Json {
  return kind._tag === 'PublicKey' ? { publicKey: publicKey(kind.publicKey) } : { purse: bytesToHex(kind.addr) };
}

function vestingSchedule(schedule: VestingSchedule | undefined): Json {
  return optional(schedule, ({ initialReleaseTimestampMillis, lockedAmounts }) => ({
    initialReleaseTimestampMillis: initialReleaseTimestampMillis.toString(),
    lockedAmounts: optional(lockedAmounts, (amounts) => amounts.map(String)),
  }));
}

function bid(value: Bid): Json {
  return {
    validatorPublicKey: publicKey(value.validatorPublicKey),
    bondingPurse: value.bondingPurse.toFormattedString(),
    stakedAmount: value.stakedAmount.toString(),
    delegationRate: value.delegationRate,
    vestingSchedule: vestingSchedule(value.vestingSchedule),
    delegators: value.delegators.map(([key, delegator]) => [
      publicKey(key),
      {
        delegatorPublicKey: publicKey(delegator.delegatorPublicKey),
        stakedAmount: delegator.stakedAmount.toString(),
        bondingPurse: delegator.bondingPurse.toFormattedString(),
        validatorPublicKey: publicKey(delegator.validatorPublicKey),
        vestingSchedule: vestingSchedule(delegator.vestingSchedule),
      },
    ]),
    inactive: value.inactive,
  };
}

function unbondKind(kind: UnbondKind): Json {
  return { [kind._tag]: kind._tag === 'DelegatedPurse' ? bytesToHex(kind.addr) : publicKey(kind.publicKey) };
}

function bidKind(kind: BidKind): Json {
  switch (kind._tag) {
    case 'Unified':
      return { Unified: bid(kind.value) };
    case 'Validator': {
      const { value } = kind;
      return {
        Validator: {
          validatorPublicKey: publicKey(value.validatorPublicKey),
          bondingPurse: value.bondingPurse.toFormattedString(),
          stakedAmount: value.stakedAmount.toString(),
          delegationRate: value.delegationRate,
          vestingSchedule: vestingSchedule(value.vestingSchedule),
          inactive: value.inactive,
          minimumDelegationAmount: value.minimumDelegationAmount.toString(),
          maximumDelegationAmount: value.maximumDelegationAmount.toString(),
          reservedSlots: value.reservedSlots,
        },
      };
    }
    case 'Delegator': {
      const { value } = kind;
      return {
        Delegator: {
          delegatorKind: delegatorKind(value.delegatorKind),
          stakedAmount: value.stakedAmount.toString(),
          bondingPurse: value.bondingPurse.toFormattedString(),
          validatorPublicKey: publicKey(value.validatorPublicKey),
          vestingSchedule: vestingSchedule(value.vestingSchedule),
        },
      };
    }
    case 'Bridge':
      return {
        Bridge: {
          oldValidatorPublicKey: publicKey(kind.value.oldValidatorPublicKey),
          newValidatorPublicKey: publicKey(kind.value.newValidatorPublicKey),
          eraId: kind.value.eraId.toString(),
        },
      };
    case 'Credit':
      return {
        Credit: {
          validatorPublicKey: publicKey(kind.value.validatorPublicKey),
          eraId: kind.value.eraId.toString(),
          amount: kind.value.amount.toString(),
        },
      };
    case 'Reservation':
      return {
        Reservation: {
          delegatorKind: delegatorKind(kind.value.delegatorKind),
          validatorPublicKey: publicKey(kind.value.validatorPublicKey),
          delegationRate: kind.value.delegationRate,
        },
      };
    case 'Unbond':
      return {
        Unbond: {
          validatorPublicKey: publicKey(kind.value.validatorPublicKey),
          unbondKind: unbondKind(kind.value.unbondKind),
          eras: kind.value.eras.map((era) => ({
            bondingPurse: era.bondingPurse.toFormattedString(),
            eraOfCreation: era.eraOfCreation.toString(),
            amount: era.amount.toString(),
            newValidator: optional(era.newValidator, publicKey),
          })),
        },
      };
  }
}

function allocation(value: SeigniorageAllocation): Json {
  const who: { readonly [name: string]: Json } =
    value._tag === 'Delegator'
      ? { delegatorPublicKey: publicKey(value.delegatorPublicKey) }
      : value._tag === 'DelegatorKind'
        ? { delegatorKind: delegatorKind(value.delegatorKind) }
        : {};
  const common = { validatorPublicKey: publicKey(value.validatorPublicKey), amount: value.amount.toString() };
  return { [value._tag]: { ...who, ...common } };
}

function groups(value: Groups): Json {
  return [...value].map(([name, urefs]) => [name, urefs.map((uref) => uref.toFormattedString())]);
}

function entryPoint(value: EntryPoint | EntityEntryPoint): Json {
  const { access } = value;
  return {
    name: value.name,
    args: value.args.map((arg) => [arg.name, clTypeText(arg.clType)]),
    ret: clTypeText(value.ret),
    access: access._tag === 'Groups' ? access.groups : access._tag,
    entryPointType: value.entryPointType,
    entryPointPayment: 'entryPointPayment' in value ? value.entryPointPayment : null,
  };
}

function entityKind(kind: EntityKind): Json {
  switch (kind._tag) {
    case 'System':
      return { System: kind.system };
    case 'Account':
      return { Account: kind.accountHash.toHex() };
    case 'SmartContract':
      return { SmartContract: kind.runtime };
  }
}

function transferBody(value: TransferV1 | TransferV2): { readonly [name: string]: Json } {
  return {
    to: optional(value.to, (to) => to.toHex()),
    source: value.source.toFormattedString(),
    target: value.target.toFormattedString(),
    amount: value.amount.toString(),
    gas: value.gas.toString(),
    id: optional(value.id, String),
  };
}

export function summariseInitiator(initiator: InitiatorAddr): Json {
  return initiator._tag === 'PublicKey'
    ? { publicKey: publicKey(initiator.publicKey) }
    : { accountHash: initiator.accountHash.toHex() };
}

export function summariseTransferV2(value: TransferV2): Json {
  return {
    transactionHash: bytesToHex(writeBytes((writer) => writeTransactionHash(writer, value.transactionHash))),
    from: summariseInitiator(value.from),
    ...transferBody(value),
  };
}

const BYTE_CODE_TEXTS = { Empty: 'empty', V1CasperWasm: 'v1-casper-wasm', V2CasperWasm: 'v2-casper-wasm' };

export function summariseStoredValue(stored: StoredValue): Json {
  switch (stored._tag) {
    case 'CLValue':
      return summariseCLValue(stored.value);
    case 'Account': {
      const { value } = stored;
      return {
        accountHash: value.accountHash.toHex(),
        namedKeys: summariseNamedKeys(value.namedKeys),
        mainPurse: value.mainPurse.toFormattedString(),
        associatedKeys: [...value.associatedKeys].map((key) => [key.accountHash.toHex(), key.weight]),
        actionThresholds: {
          deployment: value.actionThresholds.deployment,
          keyManagement: value.actionThresholds.keyManagement,
        },
      };
    }
    case 'ContractWasm':
      return { bytes: bytesToHex(stored.value.bytes) };
    case 'Contract':
      return {
        contractPackageHash: bytesToHex(stored.value.contractPackageHash),
        contractWasmHash: bytesToHex(stored.value.contractWasmHash),
        namedKeys: summariseNamedKeys(stored.value.namedKeys),
        entryPoints: [...stored.value.entryPoints.values()].map(entryPoint),
        protocolVersion: stored.value.protocolVersion.toString(),
      };
    case 'ContractPackage':
      return {
        accessKey: stored.value.accessKey.toFormattedString(),
        versions: stored.value.versions.map((version) => [
          contractVersionKeyText(version),
          bytesToHex(version.contractHash),
        ]),
        disabledVersions: stored.value.disabledVersions.map(contractVersionKeyText),
        groups: groups(stored.value.groups),
        lockStatus: stored.value.lockStatus,
      };
    case 'Transfer':
      return {
        deployHash: bytesToHex(stored.value.deployHash),
        from: stored.value.from.toHex(),
        ...transferBody(stored.value),
      };
    case 'DeployInfo':
      return {
        deployHash: bytesToHex(stored.value.deployHash),
        transfers: stored.value.transfers.map(bytesToHex),
        from: stored.value.from.toHex(),
        source: stored.value.source.toFormattedString(),
        gas: stored.value.gas.toString(),
      };
    case 'EraInfo':
      return stored.value.seigniorageAllocations.map(allocation);
    case 'Bid':
      return bid(stored.value);
    case 'Withdraw':
    case 'Unbonding':
      return stored.value.map((purse) => ({
        bondingPurse: purse.bondingPurse.toFormattedString(),
        validatorPublicKey: publicKey(purse.validatorPublicKey),
        unbonderPublicKey: publicKey(purse.unbonderPublicKey),
        eraOfCreation: purse.eraOfCreation.toString(),
        amount: purse.amount.toString(),
        ...('newValidator' in purse ? { newValidator: optional(purse.newValidator, publicKey) } : {}),
      }));
    case 'AddressableEntity': {
      const { value } = stored;
      return {
        packageHash: bytesToHex(value.packageHash),
        byteCodeHash: bytesToHex(value.byteCodeHash),
        protocolVersion: value.protocolVersion.toString(),
        mainPurse: value.mainPurse.toFormattedString(),
        associatedKeys: [...value.associatedKeys].map((key) => [key.accountHash.toHex(), key.weight]),
        actionThresholds: {
          deployment: value.actionThresholds.deployment,
          upgradeManagement: value.actionThresholds.upgradeManagement,
          keyManagement: value.actionThresholds.keyManagement,
        },
        entityKind: entityKind(value.entityKind),
      };
    }
    case 'BidKind':
      return bidKind(stored.value);
    case 'SmartContract':
      return {
        versions: stored.value.versions.map((version) => [
          entityVersionKeyText(version),
          version.entityAddr.toFormattedString(),
        ]),
        disabledVersions: stored.value.disabledVersions.map(entityVersionKeyText),
        groups: groups(stored.value.groups),
        lockStatus: stored.value.lockStatus,
      };
    case 'ByteCode':
      return { kind: BYTE_CODE_TEXTS[stored.value.kind], bytes: bytesToHex(stored.value.bytes) };
    case 'MessageTopic':
      return {
        messageCount: stored.value.messageCount,
        blockTime: stored.value.blockTime.toString(),
        topicName: stored.value.topicName,
      };
    case 'NamedKey':
      return {
        namedKey: summariseCLValue(stored.value.namedKey),
        name: summariseCLValue(stored.value.name),
      };
    case 'Prepayment':
      return {
        receipt: bytesToHex(stored.value.receipt),
        prepayment_kind: stored.value.prepaymentKind,
        prepayment_data: bytesToHex(stored.value.prepaymentData),
      };
    case 'EntryPoint':
      return entryPoint(stored.value.entryPoint);
    case 'Message':
    case 'RawBytes':
      return bytesToHex(stored.value);
  }
}

function transformError(error: TransformError): Json {
  return error._tag === 'Serialization' ? { Serialization: error.code } : transformErrorText(error);
}

export function summariseTransformKind(kind: TransformKind): Json {
  switch (kind._tag) {
    case 'Identity':
      return null;
    case 'Write':
      return summariseStoredValue(kind.value);
    case 'AddInt32':
      return kind.value;
    case 'AddKeys':
      return summariseNamedKeys(kind.value);
    case 'Prune':
      return bytesToHex(kind.key.bytes);
    case 'Failure':
      return transformError(kind.error);
    default:
      return kind.value.toString();
  }
}
