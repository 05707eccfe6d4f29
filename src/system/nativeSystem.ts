/**
 * What systemic work has in common: how it is set up, what it leaves, and why it fails.
 *
 * Answers to: casper-storage `global_state/state/mod.rs` (the beginnings of `step`, `distribute_block_rewards`,
 * `distribute_fees`, `handle_fee`, `handle_refund`).
 *
 * @module
 */

import { hasTag } from '../bytes/hasTag';
import type { TrackingCopy } from '../state/trackingCopy';
import { isTrackingCopyError, type TrackingCopyError } from '../state/trackingCopyError';
import type { Phase } from '../types/phase';
import type { ProtocolVersion } from '../types/protocolVersion';
import type { Transfer } from '../types/transfer';
import type { Effects } from '../types/transform';
import { type NativeId, NativeRuntime } from './nativeRuntime';
import type { NativeRuntimeConfig } from './nativeRuntimeConfig';
import { isSystemContractError, type SystemContractError } from './systemErrors';

/** Where systemic work happens. */
export interface SystemWork {
  readonly config: NativeRuntimeConfig;
  readonly protocolVersion: ProtocolVersion;
  /** A fresh one, which keeps what was done until something failed. */
  readonly copy: TrackingCopy;
}

/** What systemic work did. */
export interface SystemOutcome {
  readonly effects: Effects;
  readonly transfers: readonly Transfer[];
}

/** Systemic work failed; `message` is Rust's Display text. */
export class NativeError extends Error {
  readonly _tag: 'NativeError' = 'NativeError';
  override readonly name: string = 'NativeError';
  readonly reason: TrackingCopyError | SystemContractError;

  constructor(message: string, reason: TrackingCopyError | SystemContractError) {
    super(message);
    this.reason = reason;
  }
}

/** Whether a value is a {@link NativeError}, also one of another copy of this module. */
export function isNativeError(value: unknown): value is NativeError {
  return hasTag(value, 'NativeError');
}

/** Runs systemic work and throws what the state and the system contracts throw as a {@link NativeError}. */
export function withNativeErrors<T>(
  work: () => T,
  systemErrorText: (error: SystemContractError) => string = (error) => error.message,
): T {
  try {
    return work();
  } catch (thrown) {
    if (isTrackingCopyError(thrown)) throw new NativeError(thrown.message, thrown);
    if (isSystemContractError(thrown)) throw new NativeError(systemErrorText(thrown), thrown);
    throw thrown;
  }
}

/** A runtime in the name of the system account. */
export function systemRuntime(work: SystemWork, id: NativeId, phase: Phase): NativeRuntime {
  const { config, protocolVersion, copy } = work;
  return NativeRuntime.forSystem({ config, protocolVersion, id, trackingCopy: copy, phase });
}

/** The effects and transfers so far. */
export function outcomeOf(runtime: NativeRuntime): SystemOutcome {
  return { effects: runtime.trackingCopy.effects(), transfers: runtime.transfers() };
}
