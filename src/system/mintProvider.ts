/**
 * What the mint's rules need from whoever runs them.
 *
 * Implemented twice: by the runtime for calls out of Wasm, where storage is metered and access rights are checked by the
 * context, and by {@link createNativeMint} for native transactions and systemic work. A method that cannot do what it is
 * asked throws a `SystemContractError` of the mint, the code being the implementation's choice.
 *
 * Answers to: casper-storage `system/mint/runtime_provider.rs`, `storage_provider.rs`, `system_provider.rs`.
 *
 * @module
 */

import type { AccountHash } from '../types/accountHash';
import type { Caller } from '../types/caller';
import type { CLValue } from '../types/clValue';
import type { Key } from '../types/key';
import type { RuntimeFootprint } from '../types/runtimeFootprint';
import type { SystemEntityRegistry } from '../types/systemEntityRegistry';
import type { URef } from '../types/uref';

/** The context the mint runs in. */
export interface MintRuntimeProvider {
  /** The account in whose name the transaction runs. */
  getCaller(): AccountHash;
  /** Who called the mint; undefined if that is unknown. */
  getImmediateCaller(): Caller | undefined;
  /** Whether this is the built-in payment rather than code of a user. */
  isCalledFromStandardPayment(): boolean;
  /** Throws `UnableToGetSystemRegistry`. */
  getSystemEntityRegistry(): SystemEntityRegistry;
  /** The account's footprint; undefined if there is no such account, throws `Storage` if it cannot be read. */
  runtimeFootprintByAccountHash(accountHash: AccountHash): RuntimeFootprint | undefined;
  /** A named key of the mint contract. */
  getKey(name: string): Key | undefined;
  /** Motes that may still leave the main purse. */
  getApprovedSpendingLimit(): bigint;
  /** Lowers the spending limit, to zero at least. */
  subApprovedSpendingLimit(amount: bigint): void;
  /** Main purse of the calling context. */
  getMainPurse(): URef | undefined;
  isAdministrator(accountHash: AccountHash): boolean;
  allowUnrestrictedTransfers(): boolean;
  /** Whether the context knows the URef with at least the rights it carries. */
  isValidURef(uref: URef): boolean;
}

/** The state the mint works on. Amounts are motes. */
export interface MintStorageProvider {
  /** A new URef with all rights, known to the context, with the value written under it. */
  newURef(value: CLValue): URef;
  /** The value under a URef; undefined if there is none. */
  read(uref: URef): CLValue | undefined;
  /** Overwrites the U512 under a URef. */
  writeAmount(uref: URef, amount: bigint): void;
  /** Adds to the U512 under a URef. */
  add(uref: URef, amount: bigint): void;
  /** Balance of a purse, holds included. */
  totalBalance(purse: URef): bigint;
  /** Balance of a purse less what is on hold; undefined if there is no purse. */
  availableBalance(purse: URef): bigint | undefined;
  writeBalance(purse: URef, balance: bigint): void;
  addBalance(purse: URef, amount: bigint): void;
  /** Whether the purse has a balance, of type U512. Throws `CLValue` if what is there is no value at all. */
  purseExists(purse: URef): boolean;
}

/** Where the mint reports. */
export interface MintSystemProvider {
  /** Keeps a record of a transfer for the execution result. */
  recordTransfer(to: AccountHash | undefined, source: URef, target: URef, amount: bigint, id: bigint | undefined): void;
}

/** All that the mint needs. */
export interface MintProvider extends MintRuntimeProvider, MintStorageProvider, MintSystemProvider {}
