import { expect, test } from '@jest/globals';
import { none, some } from 'fp-ts/Option';
import { account, accountHash, stranger } from './accounts';
import { messageOf } from './messages';

test('passes with and without weight, on an account and on an Option', () => {
  expect(account).toHaveAssociatedKey(accountHash);
  expect(some(account)).toHaveAssociatedKey(accountHash, { weight: 1 });
  expect(account).toHaveAssociatedKey(accountHash.toFormattedString());
  expect(account).not.toHaveAssociatedKey(stranger);
  expect(account).not.toHaveAssociatedKey(accountHash, { weight: 2 });
  expect(none).not.toHaveAssociatedKey(accountHash);
});

test('messages', () => {
  expect(messageOf(() => expect(account).toHaveAssociatedKey(stranger))).toMatchSnapshot('missing');
  expect(messageOf(() => expect(account).toHaveAssociatedKey(accountHash, { weight: 2 }))).toMatchSnapshot('weight');
  expect(messageOf(() => expect(none).toHaveAssociatedKey(accountHash))).toMatchSnapshot('no account');
  expect(messageOf(() => expect(account).not.toHaveAssociatedKey(accountHash))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(1).toHaveAssociatedKey(accountHash))).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(account).toHaveAssociatedKey('alice'))).toMatchSnapshot('no key');
});
