import { expect, test } from '@jest/globals';
import { CLValue, DEFAULT_ACCOUNT_ADDR, Key } from '../../../src/index';
import { account } from './accounts';
import { messageOf } from './messages';
import { BOARD_ITEM, boardContract } from './worlds';

const builder = boardContract();
const board = builder.contract(DEFAULT_ACCOUNT_ADDR, 'board');
const { seed } = board.dictionary('notes');

test('passes by the named key of a contract, by URef and by handle', () => {
  expect(board).toHaveDictionaryItem('notes', BOARD_ITEM);
  expect(board).toHaveDictionaryItem('notes', BOARD_ITEM, 'hello');
  expect(board).toHaveDictionaryItem('notes', BOARD_ITEM, CLValue.string('hello'));
  expect(board).toHaveDictionaryItem('notes', BOARD_ITEM, expect.stringContaining('ell'));
  expect(builder).toHaveDictionaryItem(seed, BOARD_ITEM, 'hello');
  expect(builder).toHaveDictionaryItem(Key.uref(seed), BOARD_ITEM);
  expect(builder).toHaveDictionaryItem(board.dictionary('notes'), BOARD_ITEM);
  expect(board).not.toHaveDictionaryItem('notes', 'nobody');
  expect(board).not.toHaveDictionaryItem('notes', BOARD_ITEM, 'bye');
  expect(builder).not.toHaveDictionaryItem(seed, 'nobody');
});

test('messages', () => {
  expect(messageOf(() => expect(board).toHaveDictionaryItem('notes', BOARD_ITEM, 'bye'))).toMatchSnapshot('fail');
  expect(messageOf(() => expect(board).toHaveDictionaryItem('notes', 'nobody'))).toMatchSnapshot('no item');
  expect(messageOf(() => expect(builder).toHaveDictionaryItem(seed, 'nobody', 'x'))).toMatchSnapshot('no item by URef');
  expect(messageOf(() => expect(board).not.toHaveDictionaryItem('notes', BOARD_ITEM))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(board).not.toHaveDictionaryItem('notes', BOARD_ITEM, 'hello'))).toMatchSnapshot(
    '.not fail with value',
  );
  expect(messageOf(() => expect(account).toHaveDictionaryItem('notes', BOARD_ITEM))).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(board).not.toHaveDictionaryItem('nodes', BOARD_ITEM))).toMatchSnapshot('no dictionary');
  expect(messageOf(() => expect(board).toHaveDictionaryItem(seed, BOARD_ITEM))).toMatchSnapshot('a URef of a contract');
  expect(messageOf(() => expect(board).toHaveDictionaryItem('notes', 5 as never))).toMatchSnapshot('no item key');
});
