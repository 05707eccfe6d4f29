import { expect, test } from '@jest/globals';
import { CLValue, DEFAULT_ACCOUNT, DEFAULT_ACCOUNT_ADDR, TEST_ACCOUNTS } from '../../../src/index';
import { counted, failed, posted } from './effects';
import { messageOf } from './messages';
import { counterContract } from './worlds';

const { builder, note, count } = posted();
const installed = counterContract();
const counter = installed.contract(DEFAULT_ACCOUNT_ADDR, 'counter');

test('passes by key, and by key and value', () => {
  expect(builder).toWriteKey(note);
  expect(builder.getLastExecResult()).toWriteKey(note, 'hello');
  expect(builder).toWriteKey(note.toFormattedString(), CLValue.string('hello'));
  expect(builder).toWriteKey(expect.key('dictionary'), expect.stringContaining('hell'));
  expect(builder.getEffects().at(-1)).toWriteKey(note);
  expect(builder).not.toWriteKey(note, 'bye');
  expect(builder).not.toWriteKey(note, undefined);
  expect(builder).not.toWriteKey(count);
  expect(builder).not.toWriteKey(DEFAULT_ACCOUNT);
  expect(failed()).not.toWriteKey(count);
});

test('sees records, and URefs whatever their rights', () => {
  const count1 = counter.namedKeys.get('count')?.asURef();
  if (count1 === undefined) throw new Error('no count');
  expect(installed).toWriteKey(counter);
  expect(installed).toWriteKey(counter, expect.objectContaining({ entryPoints: expect.anything() }));
  expect(installed).toWriteKey(count1, 0);
  expect(installed).toWriteKey(count1.removeAccessRights(), CLValue.i32(0));
});

test('messages', () => {
  expect(messageOf(() => expect(builder).toWriteKey(note, 'bye'))).toMatchSnapshot('another value');
  expect(messageOf(() => expect(counted().builder).toWriteKey(counted().count, 2))).toMatchSnapshot('added');
  expect(messageOf(() => expect(builder).toWriteKey(TEST_ACCOUNTS.alice))).toMatchSnapshot('another key');
  expect(messageOf(() => expect(failed()).toWriteKey(count))).toMatchSnapshot('failed');
  expect(messageOf(() => expect(builder).not.toWriteKey(note, 'hello'))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(5).toWriteKey(note))).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(builder).not.toWriteKey('alice'))).toMatchSnapshot('no key');
});
