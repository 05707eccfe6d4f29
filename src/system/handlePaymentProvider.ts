/**
 * What the rules of handle payment need from whoever runs them. A method that cannot do what it is asked throws a
 * `SystemContractError` of handle payment.
 *
 * Answers to: casper-storage `system/handle_payment/mint_provider.rs`, `runtime_provider.rs`, `storage_provider.rs`.
 *
 * @module
 */

import type { FeeHandling } from '../config/coreConfig';
import type { AccountHash } from '../types/accountHash';
import type { Key } from '../types/key';
import type { Phase } from '../types/phase';
import type { URef } from '../types/uref';

/** The mint as handle payment sees it. Amounts are motes. */
export interface HandlePaymentMintProvider {
  /** From a purse of the system to an account's main purse. */
  transferPurseToAccount(source: URef, target: AccountHash, amount: bigint): void;
  /** From a purse of the system to another. */
  transferPurseToPurse(source: URef, target: URef, amount: bigint): void;
  /** Balance less holds; undefined if there is no purse. */
  availableBalance(purse: URef): bigint | undefined;
  reduceTotalSupply(amount: bigint): void;
}

/** The context handle payment runs in. */
export interface HandlePaymentRuntimeProvider {
  /** A named key of the contract. */
  getKey(name: string): Key | undefined;
  putKey(name: string, key: Key): void;
  removeKey(name: string): void;
  getPhase(): Phase;
  /** The account in whose name the transaction runs. */
  getCaller(): AccountHash;
  feeHandling(): FeeHandling;
  /** In ascending order of their hashes. */
  administrativeAccounts(): readonly AccountHash[];
}

/** The state handle payment works on. */
export interface HandlePaymentStorageProvider {
  writeBalance(purse: URef, amount: bigint): void;
}

/** All that handle payment needs. */
export interface HandlePaymentProvider
  extends HandlePaymentMintProvider,
    HandlePaymentRuntimeProvider,
    HandlePaymentStorageProvider {}
