/**
 * What happened inside an execution, frame by frame: who called what with which arguments, what each host call did and
 * cost, and how each frame ended. Made by running the execution again with a recorder, so that nobody pays who does not ask.
 *
 * @module
 */

import type { CLValue } from '../types/clValue';
import type { Key } from '../types/key';
import type { RuntimeArgs } from '../types/runtimeArgs';
import type { SystemEntityType } from '../types/systemEntityType';
import type { EngineError } from './execError';

/** A whole execution. */
export interface ExecutionTrace {
  /** Session code, custom payment code, or the stored contract that the transaction named. */
  readonly root: CallFrame;
  /** Gas of the whole execution by what it was spent on; the sum is what the execution consumed. */
  readonly gas: GasSplit;
  /** Every key that was read from global state, in order of the first read. */
  readonly reads: readonly Key[];
  /** What ended the execution, absent if it succeeded. */
  readonly error: EngineError | undefined;
  /** Where it ended: the innermost frame that failed, absent if the execution succeeded. */
  readonly failedIn: CallFrame | undefined;
  /** The last host call that was begun before the failure, absent if there was none. */
  readonly lastHostCall: HostCall | undefined;
}

/** What a frame runs. Addresses are 32 bytes. */
export type CallCode =
  | { readonly _tag: 'Session' }
  | { readonly _tag: 'Payment' }
  | {
      readonly _tag: 'Contract';
      readonly contractHash: Uint8Array;
      readonly packageHash: Uint8Array;
      /** Whose named keys and URefs the code works on: its own, or the caller's as session code does. */
      readonly runsAs: 'Contract' | 'Caller';
    }
  | { readonly _tag: 'System'; readonly system: SystemEntityType; readonly contractHash: Uint8Array };

/** Gas by what it was spent on. */
export interface GasSplit {
  /** Instructions of Wasm, with memory growth. */
  readonly instructions: bigint;
  /** Prices of host functions, without the bytes they store. */
  readonly hostCalls: bigint;
  /** Bytes stored, by the price per byte. */
  readonly storage: bigint;
  /** Prices of the entry points of system contracts. */
  readonly systemContracts: bigint;
}

/** One frame: code running in a context. */
export interface CallFrame {
  readonly code: CallCode;
  /** `call` for session code. */
  readonly entryPoint: string;
  readonly args: RuntimeArgs;
  /** Height of the call stack, 1 for the outermost. */
  readonly depth: number;
  /** Gas consumed by this frame with all that it called. */
  readonly gas: bigint;
  /** Gas of this frame alone, without the frames it called. */
  readonly ownGas: GasSplit;
  /** Host calls and calls of contracts, in the order in which they began. */
  readonly steps: readonly TraceStep[];
  readonly end: FrameEnd;
}

/** What a frame did next. */
export type TraceStep =
  | { readonly _tag: 'HostCall'; readonly call: HostCall }
  | { readonly _tag: 'Frame'; readonly frame: CallFrame };

/** How a frame ended. */
export type FrameEnd =
  | { readonly _tag: 'Returned'; readonly value: CLValue }
  | { readonly _tag: 'Failed'; readonly error: EngineError };

/** A call of a host function. */
export interface HostCall {
  /** Import name, for example `casper_put_key`. */
  readonly name: string;
  /** The arguments decoded from memory, by the names of the host function's parameters; an argument that cannot be decoded is left out. */
  readonly args: { readonly [parameter: string]: HostCallArgument };
  /** Gas it consumed itself, with storage, without the frames it called. */
  readonly gas: bigint;
  /** What it returned: 0 or an ApiError number for most, absent when it did not return. */
  readonly returned: number | undefined;
  /** What it could not do, in words, when it failed and the reason is known: what was needed and what was there. */
  readonly shortfall: Shortfall | undefined;
}

/** A decoded argument of a host call. */
export type HostCallArgument = Key | CLValue | Uint8Array | string | number | bigint;

/** Something needed and not there. */
export interface Shortfall {
  /** For example `motes in the purse`, `weight of the signers`. */
  readonly what: string;
  readonly needed: bigint;
  readonly had: bigint;
}
