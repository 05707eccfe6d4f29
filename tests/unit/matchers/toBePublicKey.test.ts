import { expect, test } from '@jest/globals';
import * as sdk from 'casper-js-sdk';
import { some } from 'fp-ts/Option';
import { CLValue, TEST_ACCOUNTS } from '../../../src/index';
import { stranger } from './accounts';
import { messageOf } from './messages';

const { alice, bob } = TEST_ACCOUNTS;

test('passes for public keys in any form', () => {
  expect(alice.publicKey).toBePublicKey();
  expect(some(alice.publicKey)).toBePublicKey('ed25519');
  expect(alice.publicKey.toHex()).toBePublicKey(alice);
  expect(CLValue.publicKey(alice.publicKey)).toBePublicKey(alice.publicKey);
  expect(sdk.PublicKey.fromHex(alice.publicKey.toHex())).toBePublicKey(alice.publicKey.toHex());
  expect(alice.publicKey).not.toBePublicKey('secp256k1');
  expect(alice.publicKey).not.toBePublicKey(bob);
  expect(stranger).not.toBePublicKey();
});

test('messages', () => {
  expect(messageOf(() => expect(alice.publicKey).toBePublicKey(bob))).toMatchSnapshot('another key');
  expect(messageOf(() => expect(stranger).toBePublicKey())).toMatchSnapshot('no key');
  expect(messageOf(() => expect(alice.publicKey).not.toBePublicKey())).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(alice.publicKey).not.toBePublicKey('ed25519'))).toMatchSnapshot(
    '.not fail by algorithm',
  );
  expect(messageOf(() => expect(alice.publicKey).toBePublicKey('bob'))).toMatchSnapshot('no public key');
});
