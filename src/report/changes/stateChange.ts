/**
 * What an execution did to the world, one thing each: the effects with their before and after, in the terms of accounts, purses
 * and contracts.
 *
 * @module
 */
import type { AccountHash } from '../../types/accountHash';
import type { ActionType } from '../../types/actionThresholds';
import type { CLValue } from '../../types/clValue';
import type { LockStatus } from '../../types/contractPackage';
import type { Key } from '../../types/key';

/** One change. Amounts are motes, addresses 32 bytes. `before` is absent where nothing was there, `after` where nothing is left. */
export type StateChange =
  | AccountChange
  | MotesChange
  | NamedKeyChange
  | ValueChange
  | ContractChange
  | AuctionChange
  /** Something without words of its own: the kind of record that was written, or removed. */
  | { readonly _tag: 'RecordChanged'; readonly key: Key; readonly record: string; readonly removed: boolean };

export type AccountChange =
  | { readonly _tag: 'AccountCreated'; readonly account: AccountHash; readonly mainPurse: Uint8Array }
  | {
      readonly _tag: 'AssociatedKeyChanged';
      readonly account: AccountHash;
      readonly key: AccountHash;
      /** Weights. */
      readonly before: number | undefined;
      readonly after: number | undefined;
    }
  | {
      readonly _tag: 'ActionThresholdChanged';
      readonly account: AccountHash;
      readonly action: ActionType;
      readonly before: number;
      readonly after: number;
    };

export type MotesChange =
  /** Motes that left one purse for another; several moves between the same two are one. */
  | { readonly _tag: 'MotesMoved'; readonly from: Uint8Array; readonly to: Uint8Array; readonly amount: bigint }
  | { readonly _tag: 'PurseCreated'; readonly purse: Uint8Array }
  /** A balance that changed by more or less than the moves say, by `beyondMoves`: motes that were made or burned. */
  | {
      readonly _tag: 'BalanceChanged';
      readonly purse: Uint8Array;
      readonly before: bigint;
      readonly after: bigint;
      readonly beyondMoves: bigint;
    };

export interface NamedKeyChange {
  readonly _tag: 'NamedKeyChanged';
  /** The account, contract or entity whose named key it is. */
  readonly owner: Key;
  readonly name: string;
  readonly before: Key | undefined;
  readonly after: Key | undefined;
}

export type ValueChange =
  | {
      readonly _tag: 'ValueWritten';
      readonly key: Key;
      readonly before: CLValue | undefined;
      readonly after: CLValue | undefined;
    }
  | {
      readonly _tag: 'DictionaryItemWritten';
      /** Address of the dictionary's seed. */
      readonly dictionary: Uint8Array;
      readonly itemKey: string;
      readonly before: CLValue | undefined;
      readonly after: CLValue | undefined;
    };

export type ContractChange =
  | { readonly _tag: 'PackageCreated'; readonly packageHash: Uint8Array; readonly lockStatus: LockStatus }
  | {
      readonly _tag: 'ContractInstalled';
      readonly contractHash: Uint8Array;
      readonly packageHash: Uint8Array;
      /** Number of the version in its package, absent if the package does not list it. */
      readonly version: number | undefined;
      readonly entryPoints: readonly string[];
      /** Bytes of the stored code, absent if it was there before. */
      readonly codeBytes: number | undefined;
    }
  | {
      readonly _tag: 'ContractVersionEnabled' | 'ContractVersionDisabled';
      readonly packageHash: Uint8Array;
      readonly version: number;
    }
  | {
      readonly _tag: 'UserGroupChanged';
      readonly packageHash: Uint8Array;
      readonly group: string;
      /** Numbers of URefs. */
      readonly before: number | undefined;
      readonly after: number | undefined;
    }
  | { readonly _tag: 'MessageTopicAdded'; readonly entity: Uint8Array; readonly topic: string };

/** A record of the auction. */
export interface AuctionChange {
  readonly _tag: 'StakeChanged';
  readonly record: 'Validator' | 'Delegator' | 'Unbond';
  /** Public key of the validator in hex. */
  readonly validator: string;
  /** Public key in hex or address of the purse of who delegates, for a delegator's record. */
  readonly delegator: string | undefined;
  readonly before: bigint | undefined;
  readonly after: bigint | undefined;
}
