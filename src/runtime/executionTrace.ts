/**
 * What happened inside an execution, frame by frame: who called what with which arguments, what each host call did and
 * cost, and how each frame ended. Made by running the execution again with a recorder, so that nobody pays who does not ask.
 *
 * @module
 */

import type { AccountHash } from '../types/accountHash';
import type { AssociatedKey } from '../types/associatedKeys';
import type { CLValue } from '../types/clValue';
import type { EntityEntryPoint } from '../types/entryPoint';
import type { Key } from '../types/key';
import type { RuntimeArgs } from '../types/runtimeArgs';
import type { SystemEntityType } from '../types/systemEntityType';
import type { ContractIdentifier } from './contractCaller';
import type { EngineError } from './execError';

/** A whole execution. */
export interface ExecutionTrace {
  /** Session code, custom payment code, or the stored contract that the transaction named. */
  readonly root: CallFrame;
  /**
   * Whether anything ran. An execution that is refused before that (the signers may not act for the account, a named key is not
   * there) has a root without steps that says what would have run.
   */
  readonly started: boolean;
  /** Who the transaction is from. */
  readonly initiator: AccountHash;
  /** Who signed. */
  readonly authorizationKeys: readonly AccountHash[];
  /** Keys and thresholds of the initiator before the execution, if that failed and there is such an account. */
  readonly account: TracedAccount | undefined;
  /** Gas of the whole execution by what it was spent on; the sum is what the execution consumed. */
  readonly gas: GasSplit;
  /** Every key that was read from the state the execution started from, in order of the first read. */
  readonly reads: readonly Key[];
  /** What ended the execution, absent if it succeeded. */
  readonly error: EngineError | undefined;
  /** Where it ended: the innermost frame that failed, absent if the execution succeeded. */
  readonly failedIn: CallFrame | undefined;
  /** The last host call that was begun before the failure, absent if there was none, or no failure. */
  readonly lastHostCall: HostCall | undefined;
  /**
   * What the execution as a whole did not have enough of: gas, or weight of its signers. How much gas it needs is found out when
   * this is asked for, by running it with more.
   */
  readonly shortfall: Shortfall | undefined;
  /**
   * The limit of the chainspec that ended session code which trapped: with a higher one it would have gone on, which is found out
   * when this is asked for.
   */
  readonly limitHit: 'StackHeight' | 'Memory' | undefined;
}

/** Who may act for an account. */
export interface TracedAccount {
  readonly associatedKeys: readonly AssociatedKey[];
  /** Weight needed to deploy. */
  readonly deployment: number;
  /** Weight needed to manage keys. */
  readonly keyManagement: number;
}

/** What a frame runs. Addresses are 32 bytes. */
export type CallCode =
  | { readonly _tag: 'Session' }
  | { readonly _tag: 'Payment' }
  | {
      readonly _tag: 'Contract';
      readonly contractHash: Uint8Array;
      readonly packageHash: Uint8Array;
      /** Number of the version in its package, absent if the package does not list the contract. */
      readonly version: number | undefined;
      /** Whose named keys and URefs the code works on: its own, or the caller's as session code does. */
      readonly runsAs: 'Contract' | 'Caller';
    }
  | { readonly _tag: 'System'; readonly system: SystemEntityType; readonly contractHash: Uint8Array }
  /** A contract that was called and not found, or not in a version that may be called, or not even looked for. */
  | { readonly _tag: 'Unresolved'; readonly identifier: ContractIdentifier }
  /** A contract that the transaction names by a named key of its account, when the execution was refused before it was found. */
  | { readonly _tag: 'Named'; readonly name: string };

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
  /** How the contract declares the entry point; absent for session code and when there is no such entry point. */
  readonly declaration: EntityEntryPoint | undefined;
  readonly args: RuntimeArgs;
  /** 1 for the root, 2 for what it calls, and so on. */
  readonly depth: number;
  /** Gas consumed by this frame with all that it called. */
  readonly gas: bigint;
  /** Gas of this frame alone, without the frames it called. */
  readonly ownGas: GasSplit;
  /** Host calls and calls of contracts, in the order in which they began. */
  readonly steps: readonly TraceStep[];
  readonly end: FrameEnd;
  /** What there was not enough of, when that is known: of a transfer of the mint also if it ended well, with a refusal as its value. */
  readonly shortfall: Shortfall | undefined;
  /** Memory of its Wasm at the end and at most, in bytes; absent if none ran. */
  readonly memory: { readonly bytes: number; readonly limit: number } | undefined;
  /** The names there are, when the frame asked for one that is not: entry points of the contract, or named keys of the account. */
  readonly available: readonly string[] | undefined;
}

/** What a frame did next. A frame that a host call enters follows that host call. */
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
  /** What it returned: 0 or an ApiError number for most, absent when it did not return or returns nothing. */
  readonly returned: number | undefined;
  /** What it failed with, absent when it returned; `casper_ret` never returns, but that is no failure. */
  readonly error: EngineError | undefined;
  /** What there was not enough of, when it failed and that is known. */
  readonly shortfall: Shortfall | undefined;
  /** The names there are, when it asked for one that is not: named keys, arguments. */
  readonly available: readonly string[] | undefined;
  /** What else is known of its failure, in a sentence: for example which rights to a URef the code holds. */
  readonly note: string | undefined;
}

/** A decoded argument of a host call. Account hashes, contract hashes and URefs come as keys, package hashes too. */
export type HostCallArgument = Key | CLValue | RuntimeArgs | Uint8Array | string | number | bigint | readonly string[];

/** Something needed and not there. */
export interface Shortfall {
  /** For example `motes in the purse`, `weight of the signers`. */
  readonly what: string;
  /** Absent when it is only known that there was too little. */
  readonly needed: bigint | undefined;
  readonly had: bigint;
}
