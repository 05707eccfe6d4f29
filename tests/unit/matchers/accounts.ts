import { Account } from '../../../src/types/account';
import { AccountHash } from '../../../src/types/accountHash';
import { Key } from '../../../src/types/key';
import { URef } from '../../../src/types/uref';

/** An account with the key `11…` and one named key. */
export const accountHash: AccountHash = AccountHash.fromBytes(new Uint8Array(32).fill(0x11));
/** A key the account does not have. */
export const stranger: AccountHash = AccountHash.fromBytes(new Uint8Array(32).fill(0x22));
/** Main purse of the account. */
export const purse: URef = URef.fromFormattedString(`uref-${'33'.repeat(32)}-007`);
/** Value of its named key `counter`. */
export const counter: Key = Key.hash(new Uint8Array(32).fill(0x44));

/** The account. */
export const account: Account = Account.create(accountHash, new Map([['counter', counter]]), purse);
