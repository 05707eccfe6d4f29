import { expect, test } from '@jest/globals';
import * as sdk from 'casper-js-sdk';
import { none, some } from 'fp-ts/Option';
import { CLValue } from '../../../src/index';
import { counter, purse, stranger } from './accounts';
import { messageOf } from './messages';

test('passes for keys in any form', () => {
  expect(counter).toBeKey();
  expect(some(counter)).toBeKey('hash');
  expect(counter.toFormattedString()).toBeKey('Hash');
  expect(sdk.Key.newKey(counter.toFormattedString())).toBeKey('hash');
  expect(CLValue.key(counter)).toBeKey('hash-4444');
  expect(purse).toBeKey('uref');
  expect(stranger).toBeKey('account-hash');
  expect(counter).not.toBeKey('uref');
  expect(none).not.toBeKey();
  expect('hash-44').not.toBeKey();
  expect(5n).not.toBeKey();
});

test('messages', () => {
  expect(messageOf(() => expect(counter).toBeKey('uref'))).toMatchSnapshot('another kind');
  expect(messageOf(() => expect(Uint8Array.of(1, 2)).toBeKey())).toMatchSnapshot('no key');
  expect(messageOf(() => expect(none).toBeKey())).toMatchSnapshot('nothing');
  expect(messageOf(() => expect(some(counter)).not.toBeKey('hash'))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(counter).toBeKey('hsah'))).toMatchSnapshot('no prefix');
});
