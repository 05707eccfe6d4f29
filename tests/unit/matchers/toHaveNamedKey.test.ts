import { expect, test } from '@jest/globals';
import { none, some } from 'fp-ts/Option';
import { account, accountHash, counter } from './accounts';
import { messageOf } from './messages';

test('passes by name, and by name and key', () => {
  expect(account).toHaveNamedKey('counter');
  expect(some(account)).toHaveNamedKey('counter', counter);
  expect(account.namedKeys).toHaveNamedKey('counter', counter.toFormattedString());
  expect(account).not.toHaveNamedKey('counter', accountHash);
  expect(account).not.toHaveNamedKey('purse');
  expect(none).not.toHaveNamedKey('counter');
});

test('messages', () => {
  expect(messageOf(() => expect(account).toHaveNamedKey('purse'))).toMatchSnapshot('missing');
  expect(messageOf(() => expect(account).toHaveNamedKey('counter', accountHash))).toMatchSnapshot('another key');
  expect(messageOf(() => expect(new Map()).toHaveNamedKey('counter'))).toMatchSnapshot('no named keys');
  expect(messageOf(() => expect(account).not.toHaveNamedKey('counter'))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(null).toHaveNamedKey('counter'))).toMatchSnapshot('wrong subject');
});
