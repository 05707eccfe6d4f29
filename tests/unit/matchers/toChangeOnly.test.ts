import { expect, test } from '@jest/globals';
import { DEFAULT_ACCOUNT, Key, TEST_ACCOUNTS } from '../../../src/index';
import { counted, failed, posted } from './effects';
import { messageOf } from './messages';
import { genesis, send } from './worlds';

const { alice, bob } = TEST_ACCOUNTS;
const { builder, count } = counted();
const sent = send(genesis(), alice, bob, 5_000_000_000n);
const purses = [alice, bob].map((each) => sent.getExpectedAccount(each).mainPurse);

test('passes when these keys change and nothing else', () => {
  expect(builder).toChangeOnly([count]);
  expect(builder).toChangeOnly([expect.key('uref')]);
  expect(sent).toChangeOnly([...purses.map((purse) => Key.balance(purse.addr))]);
  expect(posted().builder).toChangeOnly([
    posted().note,
    posted().count,
    expect.key('message'),
    Key.blockGlobal('MessageCount'),
  ]);
  expect(failed()).toChangeOnly([]);
});

test('fails when something else changes, or one of the keys does not', () => {
  expect(posted().builder).not.toChangeOnly([posted().note]);
  expect(builder).not.toChangeOnly([]);
  expect(builder).not.toChangeOnly([count, DEFAULT_ACCOUNT]);
  expect(failed()).not.toChangeOnly([count]);
});

test('messages', () => {
  expect(messageOf(() => expect(posted().builder).toChangeOnly([posted().note]))).toMatchSnapshot('others');
  expect(messageOf(() => expect(builder).toChangeOnly([count, DEFAULT_ACCOUNT]))).toMatchSnapshot('unchanged');
  expect(messageOf(() => expect(sent).toChangeOnly(purses))).toMatchSnapshot('purses');
  expect(messageOf(() => expect(failed()).toChangeOnly([count]))).toMatchSnapshot('failed');
  expect(messageOf(() => expect(builder).not.toChangeOnly([count]))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(null).toChangeOnly([]))).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(builder).toChangeOnly(count as never))).toMatchSnapshot('no list');
  expect(messageOf(() => expect(builder).not.toChangeOnly(['count']))).toMatchSnapshot('no key');
});
