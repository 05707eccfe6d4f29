/**
 * What the operations on a tracking copy fail with.
 *
 * Answers to: casper-storage `tracking_copy/error.rs`, `BalanceFailure` of `data_access_layer/balance.rs`.
 *
 * @module
 */

import { type BytesError, rustMessage } from '../bytes/bytesError';
import { hasTag } from '../bytes/hasTag';
import { SET_THRESHOLD_FAILURE_TEXTS, type SetThresholdFailure } from '../types/actionThresholds';
import type { Key } from '../types/key';
import { typeMismatchText } from '../types/typeMismatch';
import type { CLValueError } from './clValueError';
import type { GlobalStateError } from './globalStateError';

/** Why an available balance could not be computed. */
export type BalanceFailure = 'AmortizationFailure' | 'HeldExceedsTotal';

/** Rust's text of each balance failure. */
export const BALANCE_FAILURE_TEXTS: Readonly<Record<BalanceFailure, string>> = {
  AmortizationFailure: 'AmortizationFailure: failed to calculate amortization (checked multiplication).',
  HeldExceedsTotal: 'HeldExceedsTotal: held amount exceeds total balance, which should never occur.',
};

/** The variants of Rust's error, but for those nothing makes. */
export type TrackingCopyErrorReason =
  | { readonly _tag: 'Storage'; readonly error: GlobalStateError }
  | { readonly _tag: 'BytesRepr'; readonly error: BytesError }
  | { readonly _tag: 'NamedKeyNotFound'; readonly name: string }
  | { readonly _tag: 'KeyNotFound'; readonly key: Key }
  | { readonly _tag: 'AccountNotFound'; readonly key: Key }
  /** The types as Rust names them. */
  | { readonly _tag: 'TypeMismatch'; readonly expected: string; readonly found: string }
  | { readonly _tag: 'SetThresholdFailure'; readonly failure: SetThresholdFailure }
  | { readonly _tag: 'DeploymentAuthorizationFailure' }
  | { readonly _tag: 'CLValue'; readonly error: CLValueError }
  | { readonly _tag: 'UnexpectedStoredValueVariant' }
  | { readonly _tag: 'MissingSystemContractHash'; readonly name: string }
  | { readonly _tag: 'UnexpectedKeyVariant'; readonly key: Key }
  | { readonly _tag: 'CircularReference'; readonly message: string }
  | { readonly _tag: 'QueryDepthLimit'; readonly depth: number }
  | { readonly _tag: 'MissingBid'; readonly key: Key }
  | { readonly _tag: 'Authorization' }
  /** The message is in the Debug text only. */
  | { readonly _tag: 'ValueNotFound'; readonly message: string }
  | { readonly _tag: 'Balance'; readonly failure: BalanceFailure }
  | { readonly _tag: 'ContractNotFound'; readonly key: Key }
  | { readonly _tag: 'AddressableEntityDisable' };

function reasonText(reason: TrackingCopyErrorReason): string {
  switch (reason._tag) {
    case 'Storage':
      return `Storage error: ${reason.error.message}`;
    case 'BytesRepr':
      return `Serialization error: ${rustMessage(reason.error)}`;
    case 'NamedKeyNotFound':
      return `Named key ${reason.name} not found`;
    case 'KeyNotFound':
      return `Key ${reason.key.display()} not found`;
    case 'AccountNotFound':
      return `Account ${reason.key.display()} not found`;
    case 'TypeMismatch':
      return typeMismatchText(reason);
    case 'SetThresholdFailure':
      return SET_THRESHOLD_FAILURE_TEXTS[reason.failure];
    case 'DeploymentAuthorizationFailure':
      return 'Deployment authorization failure';
    case 'CLValue':
      return reason.error.message;
    case 'UnexpectedStoredValueVariant':
      return 'Unexpected variant of a stored value';
    case 'MissingSystemContractHash':
      return `Missing system contract hash: ${reason.name}`;
    case 'UnexpectedKeyVariant':
      return `Invalid key ${reason.key.display()}`;
    case 'CircularReference':
      return `Query attempted a circular reference: ${reason.message}`;
    case 'QueryDepthLimit':
      return `Query exceeded depth limit: ${reason.depth}`;
    case 'MissingBid':
      return `Missing bid: ${reason.key.display()}`;
    case 'Authorization':
      return 'Authorization error';
    case 'ValueNotFound':
      return 'Value not found';
    case 'Balance':
      return 'Balance calculation failure';
    case 'ContractNotFound':
      return `Contract ${reason.key.display()} not found`;
    case 'AddressableEntityDisable':
      return 'flag';
  }
}

/** Thrown by everything in `trackingCopyExt*.ts`; `message` is Rust's Display text. */
export class TrackingCopyError extends Error {
  readonly _tag: 'TrackingCopyError' = 'TrackingCopyError';
  override readonly name: string = 'TrackingCopyError';
  readonly reason: TrackingCopyErrorReason;

  constructor(reason: TrackingCopyErrorReason) {
    super(reasonText(reason));
    this.reason = reason;
  }
}

/** Whether a value is a {@link TrackingCopyError}, also one of another copy of this module. */
export function isTrackingCopyError(value: unknown): value is TrackingCopyError {
  return hasTag(value, 'TrackingCopyError');
}

/** Always throws. */
export function failTrackingCopy(reason: TrackingCopyErrorReason): never {
  throw new TrackingCopyError(reason);
}
