/**
 * The account of the system key, which owns systemic work.
 *
 * Answers to: casper-types `PublicKey::System.to_account_hash()`.
 *
 * @module
 */

import { hexToBytes } from '../bytes/hex';
import { AccountHash } from '../types/accountHash';

/** blake2b-256 of `system`, a zero byte and no key bytes; written out so that importing this hashes nothing. */
export const SYSTEM_ACCOUNT_HASH: AccountHash = AccountHash.fromBytes(
  hexToBytes('6174cf2e6f8fed1715c9a3bace9c50bfe572eecb763b0ed3f644532616452008'),
);

/** Whether an account hash is the system's. */
export function isSystemAccount(accountHash: AccountHash): boolean {
  return accountHash.equals(SYSTEM_ACCOUNT_HASH);
}
