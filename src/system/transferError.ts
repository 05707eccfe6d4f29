/**
 * Why a native transfer or burn is refused.
 *
 * Answers to: casper-storage `system/transfer.rs` (`TransferError`), `system/burn.rs` (`BurnError`).
 *
 * @module
 */

import { hasTag } from '../bytes/hasTag';
import type { CLValueError } from '../state/clValueError';
import type { TrackingCopyError } from '../state/trackingCopyError';
import { accessRightsText } from '../types/accessRights';
import type { Key } from '../types/key';
import { typeMismatchText } from '../types/typeMismatch';
import type { URef } from '../types/uref';
import type { SystemContractError } from './systemErrors';

/** What was wrong. */
export type TransferErrorReason =
  | { readonly _tag: 'UnexpectedKeyVariant'; readonly key: Key }
  /** The types as Rust names them. */
  | { readonly _tag: 'TypeMismatch'; readonly expected: string; readonly found: string }
  | { readonly _tag: 'ForgedReference'; readonly uref: URef }
  | { readonly _tag: 'InvalidAccess'; readonly required: number }
  | { readonly _tag: 'CLValue'; readonly error: CLValueError }
  | { readonly _tag: 'InvalidPurse' }
  | { readonly _tag: 'InvalidArgument' }
  | { readonly _tag: 'MissingArgument' }
  | { readonly _tag: 'AttemptToTransferZero' }
  | { readonly _tag: 'InvalidOperation' }
  | { readonly _tag: 'RestrictedTransferAttempted' }
  | { readonly _tag: 'UnableToVerifyTargetIsAdmin' }
  | { readonly _tag: 'TrackingCopy'; readonly error: TrackingCopyError }
  | { readonly _tag: 'Mint'; readonly error: SystemContractError };

function reasonText(reason: TransferErrorReason): string {
  switch (reason._tag) {
    case 'UnexpectedKeyVariant':
      return `Invalid key ${reason.key.display()}`;
    case 'TypeMismatch':
      return typeMismatchText(reason);
    case 'ForgedReference':
      return `Forged reference: ${reason.uref.display()}`;
    case 'InvalidAccess':
      return `Invalid access rights: ${accessRightsText(reason.required)}`;
    case 'CLValue':
    case 'TrackingCopy':
      return reason.error.message;
    case 'InvalidPurse':
      return 'Invalid purse';
    case 'InvalidArgument':
      return 'Invalid argument';
    case 'MissingArgument':
      return 'Missing argument';
    case 'AttemptToTransferZero':
      return 'Attempt to transfer amount 0';
    case 'InvalidOperation':
      return 'Invalid operation';
    case 'RestrictedTransferAttempted':
      return 'Either the source or the target must be an admin (private chain).';
    case 'UnableToVerifyTargetIsAdmin':
      return 'Unable to determine if the target of a transfer is an admin';
    case 'Mint':
      return reason.error.text;
  }
}

/** A native transfer or burn is refused; `message` is Rust's Display text. */
export class TransferError extends Error {
  readonly _tag: 'TransferError' = 'TransferError';
  override readonly name: string = 'TransferError';
  readonly reason: TransferErrorReason;

  constructor(reason: TransferErrorReason) {
    super(reasonText(reason));
    this.reason = reason;
  }
}

/** Whether a value is a {@link TransferError}, also one of another copy of this module. */
export function isTransferError(value: unknown): value is TransferError {
  return hasTag(value, 'TransferError');
}
