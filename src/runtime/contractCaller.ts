/**
 * The port through which host functions and system contracts call contracts, which is what runs them in turn.
 *
 * @module
 */

import type { CLValue } from '../types/clValue';
import type { RuntimeArgs } from '../types/runtimeArgs';
import type { Runtime } from './runtime';

/** Which contract is called: one by its address, or a version of a package. Addresses are 32 bytes. */
export type ContractIdentifier =
  | { readonly _tag: 'Contract'; readonly contractHash: Uint8Array }
  | {
      readonly _tag: 'Package';
      readonly packageHash: Uint8Array;
      /** Absent: the latest enabled one. */
      readonly version: number | undefined;
      /** Absent: the highest that has the version. */
      readonly protocolVersionMajor: number | undefined;
    };

/** Calls an entry point of a contract from a frame. */
export type ContractCaller = (
  runtime: Runtime,
  identifier: ContractIdentifier,
  entryPointName: string,
  args: RuntimeArgs,
) => CLValue;
