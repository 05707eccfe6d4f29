import { expect, test } from '@jest/globals';
import { DEFAULT_ACCOUNT, Key, TEST_ACCOUNTS } from '../../../src/index';
import { counted, failed } from './effects';
import { messageOf } from './messages';
import { counterContract, genesis, send } from './worlds';

const { alice, bob } = TEST_ACCOUNTS;
const { builder, count } = counted();
const sent = send(genesis(), alice, bob, 5_000_000_000n);
const purse = sent.getExpectedAccount(bob).mainPurse;

test('passes by key, and by key and amount', () => {
  expect(builder).toAddTo(count);
  expect(builder).toAddTo(count, 1);
  expect(builder).toAddTo(count, { min: 1n, max: 2n });
  expect(sent).toAddTo(Key.balance(purse.addr), '5 CSPR');
  expect(sent).toAddTo(expect.key('balance'), expect.motes('5 CSPR'));
  expect(counterContract()).toAddTo(DEFAULT_ACCOUNT);
  expect(counterContract()).not.toAddTo(DEFAULT_ACCOUNT, 1);
  expect(builder).not.toAddTo(count, 2);
  expect(builder).not.toAddTo(DEFAULT_ACCOUNT);
  expect(failed()).not.toAddTo(count);
});

test('messages', () => {
  expect(messageOf(() => expect(builder).toAddTo(count, 2))).toMatchSnapshot('another amount');
  expect(messageOf(() => expect(builder).toAddTo(DEFAULT_ACCOUNT))).toMatchSnapshot('another key');
  expect(messageOf(() => expect(sent).toAddTo(purse, '5 CSPR'))).toMatchSnapshot('a purse');
  expect(messageOf(() => expect(counterContract()).toAddTo(DEFAULT_ACCOUNT, 1))).toMatchSnapshot('named keys');
  expect(messageOf(() => expect(failed()).toAddTo(count, 1))).toMatchSnapshot('failed');
  expect(messageOf(() => expect(builder).not.toAddTo(count, 1))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect({}).toAddTo(count))).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(builder).not.toAddTo(5 as never))).toMatchSnapshot('no key');
  expect(messageOf(() => expect(builder).not.toAddTo(count, 'much'))).toMatchSnapshot('no amount');
});
