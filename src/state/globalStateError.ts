/**
 * Why a state could not be read or changed.
 *
 * Answers to: casper-storage `global_state/error.rs` and `CommitError` of `global_state/state/mod.rs`.
 *
 * @module
 */
import { hasTag } from '../bytes/hasTag';
import { bytesToHex } from '../bytes/hex';
import type { Key } from '../types/key';
import { type TransformError, transformErrorText } from '../types/transformError';

/** The errors the in-memory state can have; the other variants of Rust are about its database. */
export type GlobalStateErrorReason =
  /** A transform that needs a value found none. */
  | { readonly _tag: 'KeyNotFound'; readonly key: Key }
  | { readonly _tag: 'TransformError'; readonly error: TransformError }
  /** A commit on a root nobody has; 32 bytes. */
  | { readonly _tag: 'CommitRootNotFound'; readonly root: Uint8Array }
  | { readonly _tag: 'RootNotFound' }
  /** A proof was asked for of a state with changes that are only in memory. */
  | { readonly _tag: 'CannotProvideProofsOverCachedData' };

function reasonText(reason: GlobalStateErrorReason): string {
  switch (reason._tag) {
    case 'KeyNotFound':
      return `Key not found: ${reason.key.display()}`;
    case 'TransformError':
      return transformErrorText(reason.error);
    case 'CommitRootNotFound':
      return `Root not found: ${bytesToHex(reason.root)}`;
    case 'RootNotFound':
      return 'RootNotFound';
    case 'CannotProvideProofsOverCachedData':
      return 'Attempt to generate proofs using non-empty cache.';
  }
}

/** Thrown by reads and commits; `message` is Rust's Display text. */
export class GlobalStateError extends Error {
  readonly _tag: 'GlobalStateError' = 'GlobalStateError';
  override readonly name: string = 'GlobalStateError';
  readonly reason: GlobalStateErrorReason;

  constructor(reason: GlobalStateErrorReason) {
    super(reasonText(reason));
    this.reason = reason;
  }
}

/** Whether a value is a {@link GlobalStateError}, also one of another copy of this module. */
export function isGlobalStateError(value: unknown): value is GlobalStateError {
  return hasTag(value, 'GlobalStateError');
}
