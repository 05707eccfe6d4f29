/**
 * Deploys and transactions as a node shows them.
 *
 * Answers to: the `Serialize` implementations of casper-types `transaction.rs`, `transaction/deploy.rs`,
 * `transaction/transaction_v1.rs` (`TransactionV1Json`).
 *
 * @module
 */
import { bytesToHex } from '../../bytes/hex';
import type { Approval } from '../../types/approval';
import type { Deploy, ExecutableDeployItem } from '../../types/deploy';
import type { PricingMode } from '../../types/pricingMode';
import type { Transaction } from '../../types/transaction';
import type { TransactionEntryPoint } from '../../types/transactionEntryPoint';
import type {
  TransactionInvocationTarget,
  TransactionRuntimeParams,
  TransactionTarget,
} from '../../types/transactionTarget';
import { decodeTransactionFields, type TransactionArgs, type TransactionV1 } from '../../types/transactionV1';
import { runtimeArgsJson } from './clValueJson';
import { integer, type Json } from './exactJson';
import { durationText, timestampText } from './timeText';
import { initiatorAddrJson } from './transferJson';

function approvalsJson(approvals: readonly Approval[]): Json {
  return approvals.map(({ signer, signature }) => ({ signer: signer.toHex(), signature: signature.toHex() }));
}

/** What a deploy runs. */
export function executableDeployItemJson(item: ExecutableDeployItem): Json {
  const args = runtimeArgsJson(item.args);
  switch (item._tag) {
    case 'ModuleBytes':
      return { ModuleBytes: { module_bytes: bytesToHex(item.moduleBytes), args } };
    case 'StoredContractByHash':
      return { [item._tag]: { hash: bytesToHex(item.hash), entry_point: item.entryPoint, args } };
    case 'StoredContractByName':
      return { [item._tag]: { name: item.name, entry_point: item.entryPoint, args } };
    case 'StoredVersionedContractByHash': {
      const version = item.version ?? null;
      return { [item._tag]: { hash: bytesToHex(item.hash), version, entry_point: item.entryPoint, args } };
    }
    case 'StoredVersionedContractByName': {
      const version = item.version ?? null;
      return { [item._tag]: { name: item.name, version, entry_point: item.entryPoint, args } };
    }
    case 'Transfer':
      return { Transfer: { args } };
  }
}

/** A deploy, without a name around it. */
export function deployJson(deploy: Deploy): Json {
  const { header } = deploy;
  return {
    hash: bytesToHex(deploy.hash),
    header: {
      account: header.account.toHex(),
      timestamp: timestampText(header.timestamp),
      ttl: durationText(header.ttl),
      gas_price: integer(header.gasPrice),
      body_hash: bytesToHex(header.bodyHash),
      dependencies: header.dependencies.map((hash) => bytesToHex(hash)),
      chain_name: header.chainName,
    },
    payment: executableDeployItemJson(deploy.payment),
    session: executableDeployItemJson(deploy.session),
    approvals: approvalsJson(deploy.approvals),
  };
}

function pricingModeJson(mode: PricingMode): Json {
  switch (mode._tag) {
    case 'PaymentLimited':
      return {
        PaymentLimited: {
          payment_amount: integer(mode.paymentAmount),
          gas_price_tolerance: mode.gasPriceTolerance,
          standard_payment: mode.standardPayment,
        },
      };
    case 'Fixed':
      return {
        Fixed: {
          additional_computation_factor: mode.additionalComputationFactor,
          gas_price_tolerance: mode.gasPriceTolerance,
        },
      };
    case 'Prepaid':
      return { Prepaid: { receipt: bytesToHex(mode.receipt) } };
  }
}

function transactionArgsJson(args: TransactionArgs): Json {
  return args._tag === 'Named' ? { Named: runtimeArgsJson(args.args) } : { Bytesrepr: bytesToHex(args.bytes) };
}

function entryPointJson(entryPoint: TransactionEntryPoint): Json {
  return entryPoint._tag === 'Custom' ? { Custom: entryPoint.name } : entryPoint._tag;
}

function runtimeJson(runtime: TransactionRuntimeParams): Json {
  if (runtime._tag === 'VmCasperV1') return 'VmCasperV1';
  const { transferredValue, seed } = runtime;
  return {
    VmCasperV2: { transferred_value: integer(transferredValue), seed: seed === undefined ? null : [...seed] },
  };
}

function invocationTargetJson(target: TransactionInvocationTarget): Json {
  switch (target._tag) {
    case 'ByHash':
      return { ByHash: bytesToHex(target.hash) };
    case 'ByName':
      return { ByName: target.name };
    default: {
      const { version = null, protocolVersionMajor } = target;
      const where = target._tag === 'ByPackageHash' ? { addr: bytesToHex(target.addr) } : { name: target.name };
      return { [target._tag]: { ...where, version, protocol_version_major: protocolVersionMajor } };
    }
  }
}

function targetJson(target: TransactionTarget): Json {
  switch (target._tag) {
    case 'Native':
      return 'Native';
    case 'Stored':
      return { Stored: { id: invocationTargetJson(target.id), runtime: runtimeJson(target.runtime) } };
    case 'Session':
      return {
        Session: {
          is_install_upgrade: target.isInstallUpgrade,
          module_bytes: bytesToHex(target.moduleBytes),
          runtime: runtimeJson(target.runtime),
        },
      };
  }
}

function transactionV1Json({ hash, payload, approvals }: TransactionV1): Json {
  const fields = decodeTransactionFields(payload);
  return {
    hash: bytesToHex(hash),
    payload: {
      initiator_addr: initiatorAddrJson(payload.initiatorAddr),
      timestamp: timestampText(payload.timestamp),
      ttl: durationText(payload.ttl),
      chain_name: payload.chainName,
      pricing_mode: pricingModeJson(payload.pricingMode),
      fields: {
        args: transactionArgsJson(fields.args),
        entry_point: entryPointJson(fields.entryPoint),
        scheduling: 'Standard',
        target: targetJson(fields.target),
      },
    },
    approvals: approvalsJson(approvals),
  };
}

/** A transaction under the name of its kind. */
export function transactionJson(transaction: Transaction): Json {
  return transaction._tag === 'Deploy'
    ? { Deploy: deployJson(transaction.value) }
    : { Version1: transactionV1Json(transaction.value) };
}
