import { expect, test } from '@jest/globals';
import { DEFAULT_ACCOUNT_ADDR, ExecuteRequestBuilder, TEST_ACCOUNTS } from '../../../src/index';
import { counted, failed } from './effects';
import { messageOf, result } from './messages';
import { genesis, send } from './worlds';

const { alice, bob } = TEST_ACCOUNTS;
const { builder, count } = counted();

test('passes for what was read', () => {
  const { builder: asked } = counted();
  asked.commit().exec(ExecuteRequestBuilder.contractCallByName(DEFAULT_ACCOUNT_ADDR, 'counter', 'counter_get').build());
  expect(asked).toReadKey(count);
  expect(asked).toReadKey(asked.contract(DEFAULT_ACCOUNT_ADDR, 'counter'));
  expect(asked.getLastExecResult()).toReadKey(expect.key('uref'));
  expect(builder).toReadKey(DEFAULT_ACCOUNT_ADDR);
  expect(builder).not.toReadKey(alice);
  expect(failed()).not.toReadKey(count);
});

test('messages', () => {
  expect(messageOf(() => expect(builder).toReadKey(alice))).toMatchSnapshot('fail');
  expect(messageOf(() => expect(failed()).toReadKey(count))).toMatchSnapshot('failed');
  expect(messageOf(() => expect(builder).not.toReadKey(DEFAULT_ACCOUNT_ADDR))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(5).toReadKey(count))).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(send(genesis(), alice, bob, 5_000_000_000n)).toReadKey(count))).toMatchSnapshot(
    'native',
  );
  expect(messageOf(() => expect(result({ consumed: 1n })).toReadKey(count))).toMatchSnapshot('a copy');
  expect(messageOf(() => expect(builder).not.toReadKey('count'))).toMatchSnapshot('no key');
});
