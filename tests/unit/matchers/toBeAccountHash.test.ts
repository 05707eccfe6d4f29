import { expect, test } from '@jest/globals';
import * as sdk from 'casper-js-sdk';
import { Key, TEST_ACCOUNTS } from '../../../src/index';
import { counter, stranger } from './accounts';
import { messageOf } from './messages';

const { alice } = TEST_ACCOUNTS;

test('passes for account hashes in any form', () => {
  expect(stranger).toBeAccountHash();
  expect(alice.accountHash).toBeAccountHash(alice);
  expect(Key.account(alice.accountHash)).toBeAccountHash(alice.publicKey);
  expect(String(alice.accountHash)).toBeAccountHash();
  expect(sdk.PublicKey.fromHex(alice.publicKey.toHex()).accountHash()).toBeAccountHash(alice);
  expect(stranger).not.toBeAccountHash(alice);
  expect(counter).not.toBeAccountHash();
});

test('messages', () => {
  expect(messageOf(() => expect(stranger).toBeAccountHash(alice))).toMatchSnapshot('another account');
  expect(messageOf(() => expect(alice.publicKey).toBeAccountHash())).toMatchSnapshot('public key');
  expect(messageOf(() => expect(stranger).not.toBeAccountHash())).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(alice.accountHash).not.toBeAccountHash(alice))).toMatchSnapshot(
    '.not fail with account',
  );
  expect(messageOf(() => expect(stranger).toBeAccountHash('alice'))).toMatchSnapshot('no account');
});
