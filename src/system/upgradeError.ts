/**
 * Why a protocol upgrade fails.
 *
 * Answers to: casper-storage `system/protocol_upgrade.rs` (`ProtocolUpgradeError`).
 *
 * @module
 */

import { hasTag } from '../bytes/hasTag';
import type { TrackingCopyError } from '../state/trackingCopyError';
import type { ProtocolVersion } from '../types/protocolVersion';

/** What was wrong. `name` is that of a system contract, or Rust's text of its address. */
export type ProtocolUpgradeErrorReason =
  | { readonly _tag: 'InvalidProtocolVersion'; readonly version: ProtocolVersion }
  | { readonly _tag: 'InvalidUpgradeConfig' }
  | { readonly _tag: 'UnableToRetrieveSystemContract'; readonly name: string }
  | { readonly _tag: 'UnableToRetrieveSystemContractPackage'; readonly name: string }
  | { readonly _tag: 'FailedToDisablePreviousVersion'; readonly name: string }
  | { readonly _tag: 'Bytesrepr'; readonly message: string }
  | { readonly _tag: 'FailedToCreateSystemRegistry' }
  | { readonly _tag: 'UnexpectedKeyVariant' }
  | { readonly _tag: 'UnexpectedStoredValueVariant' }
  | { readonly _tag: 'CLValue'; readonly message: string }
  | { readonly _tag: 'MissingSystemEntityHash'; readonly name: string }
  | { readonly _tag: 'TrackingCopy'; readonly error: TrackingCopyError };

/** An upgrade that was refused, with nothing done; `message` is the Display text of the Rust error. */
export class ProtocolUpgradeError extends Error {
  readonly _tag: 'ProtocolUpgradeError' = 'ProtocolUpgradeError';
  override readonly name: string = 'ProtocolUpgradeError';
  readonly reason: ProtocolUpgradeErrorReason;

  constructor(reason: ProtocolUpgradeErrorReason) {
    super(reasonText(reason));
    this.reason = reason;
  }
}

/** Whether a value is a {@link ProtocolUpgradeError}, also one of another copy of this module. */
export function isProtocolUpgradeError(value: unknown): value is ProtocolUpgradeError {
  return hasTag(value, 'ProtocolUpgradeError');
}

/** Always throws. */
export function failUpgrade(reason: ProtocolUpgradeErrorReason): never {
  throw new ProtocolUpgradeError(reason);
}

function reasonText(reason: ProtocolUpgradeErrorReason): string {
  switch (reason._tag) {
    case 'InvalidProtocolVersion':
      return `Invalid protocol version: ${reason.version}`;
    case 'InvalidUpgradeConfig':
      return 'Invalid upgrade config';
    case 'UnableToRetrieveSystemContract':
      return `Unable to retrieve system contract: ${reason.name}`;
    case 'UnableToRetrieveSystemContractPackage':
      return `Unable to retrieve system contract package: ${reason.name}`;
    case 'FailedToDisablePreviousVersion':
      return `Failed to disable previous version of system contract: ${reason.name}`;
    case 'Bytesrepr':
      return `Bytesrepr error: ${reason.message}`;
    case 'FailedToCreateSystemRegistry':
      return 'Failed to insert system entity registry';
    case 'UnexpectedKeyVariant':
      return 'Unexpected key variant';
    case 'UnexpectedStoredValueVariant':
      return 'Unexpected stored value variant';
    case 'CLValue':
      return reason.message;
    case 'MissingSystemEntityHash':
      return `Missing system contract hash: ${reason.name}`;
    case 'TrackingCopy':
      return reason.error.message;
  }
}
