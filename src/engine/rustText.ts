/**
 * How the reference prints transactions in its errors.
 *
 * Answers to: casper-types (the Display implementations of `TransactionHash`, `ExecutableDeployItem`,
 * `TransactionTarget`, `TransactionEntryPoint`, `PricingMode`), hex_fmt.
 *
 * @module
 */

import { bytesToHex } from '../bytes/hex';
import type { PricingMode } from '../types/pricingMode';
import type { TransactionEntryPoint } from '../types/transactionEntryPoint';
import type { TransactionHash } from '../types/transactionHash';
import type {
  TransactionInvocationTarget,
  TransactionRuntimeParams,
  TransactionTarget,
} from '../types/transactionTarget';

/** A digest cut to ten characters: `0123..cdef`. */
export function shortHex(bytes: Uint8Array): string {
  const hex = bytesToHex(bytes);
  return `${hex.slice(0, 4)}..${hex.slice(-4)}`;
}

/** `deploy-hash(0123..cdef)` */
export function transactionHashText(hash: TransactionHash): string {
  return `${hash.kind === 'Deploy' ? 'deploy-hash' : 'transaction-v1-hash'}(${shortHex(hash.digest)})`;
}

/** `native`, `stored(…)` or `session(…)` */
export function transactionTargetText(target: TransactionTarget): string {
  switch (target._tag) {
    case 'Native':
      return 'native';
    case 'Stored':
      return `stored(${invocationTargetText(target.id)}, ${runtimeParamsText(target.runtime)})`;
    case 'Session': {
      const { moduleBytes, runtime, isInstallUpgrade } = target;
      const size = `${moduleBytes.length} module bytes`;
      return `session(${size}, runtime: ${runtimeParamsText(runtime)}, is_install_upgrade: ${isInstallUpgrade})`;
    }
  }
}

/** `call`, `custom(name)`, `add_bid`, … */
export function transactionEntryPointText(entryPoint: TransactionEntryPoint): string {
  if (entryPoint._tag === 'Custom') return `custom(${entryPoint.name})`;
  return entryPoint._tag.replace(/(?!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
}

/** `payment amount 5, gas price multiplier 1 standard_payment true` */
export function pricingModeText(mode: PricingMode): string {
  switch (mode._tag) {
    case 'PaymentLimited': {
      const { paymentAmount, gasPriceTolerance, standardPayment } = mode;
      return `payment amount ${paymentAmount}, gas price multiplier ${gasPriceTolerance} standard_payment ${standardPayment}`;
    }
    case 'Prepaid':
      return `prepaid: ${shortHex(mode.receipt)}`;
    case 'Fixed':
      return `fixed pricing ${mode.gasPriceTolerance} ${mode.additionalComputationFactor}`;
  }
}

function invocationTargetText(target: TransactionInvocationTarget): string {
  switch (target._tag) {
    case 'ByHash':
      return `invocable-entity(${shortHex(target.hash)})`;
    case 'ByName':
      return `invocable-entity(${target.name})`;
    case 'ByPackageHash':
    case 'ByPackageName': {
      const name = target._tag === 'ByPackageName' ? target.name : shortHex(target.addr);
      const { version, protocolVersionMajor } = target;
      return `package(${name}, version ${optionText(version)}, protocol_version_major ${optionText(protocolVersionMajor)})`;
    }
  }
}

function runtimeParamsText(params: TransactionRuntimeParams): string {
  if (params._tag === 'VmCasperV1') return 'vm-casper-v1';
  const seed = params.seed === undefined ? undefined : `[${params.seed.join(', ')}]`;
  return `vm-casper-v2 { transferred_value: ${params.transferredValue}, seed: ${optionText(seed)} }`;
}

function optionText(value: number | string | undefined): string {
  return value === undefined ? 'None' : `Some(${value})`;
}
