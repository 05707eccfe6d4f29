import { expect, test } from '@jest/globals';
import * as sdk from 'casper-js-sdk';
import { none, some } from 'fp-ts/Option';
import { Key, TEST_ACCOUNTS } from '../../../src/index';
import { counter, purse, stranger } from './accounts';
import { messageOf } from './messages';

const { alice } = TEST_ACCOUNTS;

test('passes for the same key in any form', () => {
  expect(counter).toEqualKey(counter.toFormattedString());
  expect(some(counter)).toEqualKey(sdk.Key.newKey(counter.toFormattedString()));
  expect(counter).toEqualKey(counter.toBytes());
  expect(counter.asHash()).toEqualKey(counter);
  expect(counter).toEqualKey(counter.asHash() as Uint8Array);
  expect(Key.account(alice.accountHash)).toEqualKey(alice);
  expect(purse).toEqualKey(Key.uref(purse));
  expect(counter).not.toEqualKey(purse);
  expect(stranger.bytes).not.toEqualKey(counter);
  expect(purse).not.toEqualKey(purse.removeAccessRights());
  expect(none).not.toEqualKey(counter);
});

test('messages', () => {
  expect(messageOf(() => expect(counter).toEqualKey(purse))).toMatchSnapshot('another key');
  expect(messageOf(() => expect(purse).toEqualKey(purse.removeAccessRights()))).toMatchSnapshot('other rights');
  expect(messageOf(() => expect(stranger.bytes).toEqualKey(counter))).toMatchSnapshot('another address');
  expect(messageOf(() => expect(undefined).toEqualKey(counter))).toMatchSnapshot('nothing');
  expect(messageOf(() => expect(counter).not.toEqualKey(counter))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(counter).toEqualKey('counter'))).toMatchSnapshot('no key');
});
