import { expect, test } from '@jest/globals';
import { none } from 'fp-ts/Option';
import { DEFAULT_ACCOUNT_ADDR } from '../../../src/index';
import { account } from './accounts';
import { messageOf } from './messages';
import { sharedAccount } from './worlds';

const shared = sharedAccount().getAccount(DEFAULT_ACCOUNT_ADDR);

test('passes by number, range and asymmetric matcher', () => {
  expect(shared).toHaveTotalKeyWeight(2);
  expect(shared).toHaveTotalKeyWeight({ min: 2 });
  expect(shared).toHaveTotalKeyWeight(expect.any(BigInt));
  expect(shared).not.toHaveTotalKeyWeight(1);
  expect(none).not.toHaveTotalKeyWeight(0);
});

test('messages', () => {
  expect(messageOf(() => expect(shared).toHaveTotalKeyWeight(3))).toMatchSnapshot('fail');
  expect(messageOf(() => expect(none).toHaveTotalKeyWeight(0))).toMatchSnapshot('no account');
  expect(messageOf(() => expect(account).not.toHaveTotalKeyWeight({ max: 1 }))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(account).toHaveTotalKeyWeight('heavy'))).toMatchSnapshot('no weight');
  expect(messageOf(() => expect(1).toHaveTotalKeyWeight(1))).toMatchSnapshot('wrong subject');
});
