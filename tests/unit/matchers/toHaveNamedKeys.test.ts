import { expect, test } from '@jest/globals';
import { none, some } from 'fp-ts/Option';
import { DEFAULT_ACCOUNT_ADDR, toKey } from '../../../src/index';
import { account, accountHash, counter } from './accounts';
import { messageOf } from './messages';
import { boardContract } from './worlds';

const builder = boardContract();
const board = builder.contract(DEFAULT_ACCOUNT_ADDR, 'board');

test('passes by names, and by names and keys', () => {
  expect(board).toHaveNamedKeys(['notes', 'count', 'closed'], { exact: true });
  expect(builder.getAccount(DEFAULT_ACCOUNT_ADDR)).toHaveNamedKeys({
    board: expect.key('hash'),
    board_keeper: expect.anyURef(),
  });
  expect(some(account)).toHaveNamedKeys({ counter: counter.toFormattedString() }, { exact: true });
  expect(account.namedKeys).toHaveNamedKeys(new Map([['counter', counter]]));
  expect(account).toHaveNamedKeys([]);
  expect(account).not.toHaveNamedKeys([], { exact: true });
  expect(account).not.toHaveNamedKeys(['counter', 'owner']);
  expect(account).not.toHaveNamedKeys({ counter: accountHash });
  expect(none).not.toHaveNamedKeys([]);
  const entities = boardContract({ enableAddressableEntity: true });
  expect(entities.getEntityWithNamedKeysByAccountHash(DEFAULT_ACCOUNT_ADDR)).toHaveNamedKeys(['board', 'board_keeper']);
});

test('messages', () => {
  expect(
    messageOf(() => expect(account).toHaveNamedKeys({ counter: toKey(accountHash), owner: counter })),
  ).toMatchSnapshot('fail');
  expect(messageOf(() => expect(account).toHaveNamedKeys(['owner'], { exact: true }))).toMatchSnapshot('exact');
  expect(messageOf(() => expect(account).toHaveNamedKeys({ counter: expect.anyURef() }))).toMatchSnapshot('asymmetric');
  expect(messageOf(() => expect(none).toHaveNamedKeys(['counter']))).toMatchSnapshot('no account');
  expect(messageOf(() => expect(account).not.toHaveNamedKeys(['counter']))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(account).not.toHaveNamedKeys(['counter'], { exact: true }))).toMatchSnapshot(
    '.not fail exactly',
  );
  expect(messageOf(() => expect(5n).toHaveNamedKeys(['counter']))).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(account).toHaveNamedKeys('counter' as never))).toMatchSnapshot('no names');
  expect(messageOf(() => expect(account).toHaveNamedKeys({ counter: 'counter' }))).toMatchSnapshot('no key');
});
