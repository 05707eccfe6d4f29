/**
 * Accounts for a message: those that everybody knows by name, too.
 *
 * @module
 */
import { type AccountHash, DEFAULT_ACCOUNT, DEFAULT_PROPOSER, type PublicKey, TEST_ACCOUNTS } from '../src/index';

const KNOWN = [DEFAULT_ACCOUNT, DEFAULT_PROPOSER, ...Object.values(TEST_ACCOUNTS)];

/** `alice, account-hash-…`; of an account without a name the hash alone. */
export function accountText(accountHash: AccountHash): string {
  const known = KNOWN.find((each) => each.accountHash.equals(accountHash));
  return known === undefined ? accountHash.toFormattedString() : `${known.name}, ${accountHash}`;
}

/** `alice, 01…`; of a key without a name the hex alone. */
export function publicKeyText(publicKey: PublicKey): string {
  const known = KNOWN.find((each) => each.publicKey.equals(publicKey));
  return known === undefined ? publicKey.toHex() : `${known.name}, ${publicKey}`;
}
