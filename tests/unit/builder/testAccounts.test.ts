import { expect, test } from '@jest/globals';
import { DEFAULT_ACCOUNTS } from '../../../src/builder/defaults';
import { DEFAULT_ACCOUNT, DEFAULT_PROPOSER, TEST_ACCOUNTS } from '../../../src/builder/testAccounts';

const everybody = [DEFAULT_ACCOUNT, DEFAULT_PROPOSER, ...Object.values(TEST_ACCOUNTS)];

test.each(everybody.map((account) => [account.name, account] as const))(
  '%s: the keys written out are those of the secret key',
  (_, account) => {
    expect(account.publicKey.toHex()).toBe(account.secretKey.publicKey().toHex());
    expect(account.accountHash.toFormattedString()).toBe(account.publicKey.toAccountHash().toFormattedString());
  },
);

test('every one is funded at genesis', () => {
  expect(DEFAULT_ACCOUNTS).toHaveLength(12);
  expect(everybody).toHaveLength(12);
  expect(new Set(everybody.map(({ accountHash }) => `${accountHash}`)).size).toBe(12);
});
