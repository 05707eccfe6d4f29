import { expect, test } from '@jest/globals';
import { none, some } from 'fp-ts/Option';
import { DEFAULT_ACCOUNT, DEFAULT_ACCOUNT_ADDR, TEST_ACCOUNTS } from '../../../src/index';
import { account } from './accounts';
import { messageOf } from './messages';
import { sharedAccount } from './worlds';

const { alice, bob } = TEST_ACCOUNTS;
const shared = sharedAccount().getExpectedAccount(DEFAULT_ACCOUNT_ADDR);

test('passes by Map, array and object, in both models', () => {
  expect(shared).toHaveAssociatedKeys(new Map([[alice, 1]]));
  expect(some(shared)).toHaveAssociatedKeys([alice, [DEFAULT_ACCOUNT, 1]], { exact: true });
  expect(shared).toHaveAssociatedKeys({ [alice.publicKey.toHex()]: 1 });
  expect(shared).toHaveAssociatedKeys([]);
  expect(shared).not.toHaveAssociatedKeys([alice], { exact: true });
  expect(shared).not.toHaveAssociatedKeys([[alice, 2]]);
  expect(shared).not.toHaveAssociatedKeys([alice, bob]);
  expect(none).not.toHaveAssociatedKeys([]);
  const entity = sharedAccount({ enableAddressableEntity: true });
  expect(entity.getEntityByAccountHash(DEFAULT_ACCOUNT_ADDR)).toHaveAssociatedKeys([alice, DEFAULT_ACCOUNT], {
    exact: true,
  });
  expect(entity.getEntityWithNamedKeysByAccountHash(DEFAULT_ACCOUNT_ADDR)).toHaveAssociatedKeys([alice]);
});

test('messages', () => {
  const pairs = [
    [alice, 2],
    [bob, 1],
  ] as const;
  expect(messageOf(() => expect(shared).toHaveAssociatedKeys(pairs))).toMatchSnapshot('fail');
  expect(messageOf(() => expect(shared).toHaveAssociatedKeys([alice], { exact: true }))).toMatchSnapshot('others');
  expect(messageOf(() => expect(none).toHaveAssociatedKeys([alice]))).toMatchSnapshot('no account');
  expect(messageOf(() => expect(shared).not.toHaveAssociatedKeys([alice]))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(account).not.toHaveAssociatedKeys([], { exact: false }))).toMatchSnapshot(
    '.not nothing',
  );
  expect(messageOf(() => expect(alice).toHaveAssociatedKeys([alice]))).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(account).toHaveAssociatedKeys(new Map([[alice, 256]])))).toMatchSnapshot('no weight');
  expect(messageOf(() => expect(account).toHaveAssociatedKeys(['alice']))).toMatchSnapshot('no key');
  // biome-ignore lint/suspicious/noExplicitAny: a mistake that types would catch
  expect(messageOf(() => expect(account).toHaveAssociatedKeys(5n as any))).toMatchSnapshot('no keys');
});
