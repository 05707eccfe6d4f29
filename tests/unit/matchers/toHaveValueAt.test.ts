import { expect, test } from '@jest/globals';
import { CLValue, DEFAULT_ACCOUNT, DEFAULT_ACCOUNT_ADDR, Key } from '../../../src/index';
import { account } from './accounts';
import { messageOf } from './messages';
import { boardContract } from './worlds';

const builder = boardContract();
const board = builder.contract(DEFAULT_ACCOUNT_ADDR, 'board');

test('passes by the named keys of a contract, and by a path from a key', () => {
  expect(board).toHaveValueAt('count');
  expect(board).toHaveValueAt('count', 1);
  expect(board).toHaveValueAt(['closed'], false);
  expect(builder).toHaveValueAt([DEFAULT_ACCOUNT, 'board', 'count'], CLValue.u64(1));
  expect(builder).toHaveValueAt(`${Key.hash(board.hash)}/count`, expect.any(BigInt));
  expect(builder).toHaveValueAt([Key.hash(board.hash)]);
  expect(board).not.toHaveValueAt('owner');
  expect(board).not.toHaveValueAt('count', 2);
  expect(builder).not.toHaveValueAt([DEFAULT_ACCOUNT, 'broad', 'count']);
  const entities = boardContract({ enableAddressableEntity: true });
  expect(entities).toHaveValueAt([DEFAULT_ACCOUNT, 'board', 'count'], 1);
});

test('messages', () => {
  expect(messageOf(() => expect(board).toHaveValueAt('count', 2))).toMatchSnapshot('fail');
  expect(messageOf(() => expect(builder).toHaveValueAt([DEFAULT_ACCOUNT, 'board', 'owner']))).toMatchSnapshot(
    'nothing',
  );
  expect(messageOf(() => expect(board).not.toHaveValueAt('count'))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(board).not.toHaveValueAt('count', 1n))).toMatchSnapshot('.not fail with value');
  expect(messageOf(() => expect(account).toHaveValueAt('count'))).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(board).toHaveValueAt([]))).toMatchSnapshot('no path');
  expect(messageOf(() => expect(builder).toHaveValueAt('count'))).toMatchSnapshot('no key');
});
