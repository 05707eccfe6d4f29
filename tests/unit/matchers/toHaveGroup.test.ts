import { expect, test } from '@jest/globals';
import { none } from 'fp-ts/Option';
import { DEFAULT_ACCOUNT_ADDR } from '../../../src/index';
import { account, purse } from './accounts';
import { messageOf } from './messages';
import { boardContract, counterContract } from './worlds';

const builder = boardContract();
const board = builder.contract(DEFAULT_ACCOUNT_ADDR, 'board');
const keeper = builder.getNamedKeysByAccountHash(DEFAULT_ACCOUNT_ADDR).get('board_keeper')!.asURef()!;
const counter = counterContract().contract(DEFAULT_ACCOUNT_ADDR, 'counter');

test('passes by name, and by name and URefs', () => {
  expect(board).toHaveGroup('keepers');
  expect(board).toHaveGroup('keepers', [keeper]);
  expect(builder.getPackage(board.packageHash)).toHaveGroup('keepers', [
    keeper.removeAccessRights().toFormattedString(),
  ]);
  expect(board).not.toHaveGroup('keepers', []);
  expect(board).not.toHaveGroup('keepers', [keeper, purse]);
  expect(board).not.toHaveGroup('owners');
  expect(none).not.toHaveGroup('keepers');
});

test('messages', () => {
  expect(messageOf(() => expect(board).toHaveGroup('keepers', [purse]))).toMatchSnapshot('fail');
  expect(messageOf(() => expect(board).toHaveGroup('owners'))).toMatchSnapshot('no such');
  expect(messageOf(() => expect(counter).toHaveGroup('owners'))).toMatchSnapshot('no groups');
  expect(messageOf(() => expect(none).toHaveGroup('owners'))).toMatchSnapshot('no package');
  expect(messageOf(() => expect(board).not.toHaveGroup('keepers'))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(account).toHaveGroup('keepers'))).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(board).toHaveGroup('keepers', keeper as never))).toMatchSnapshot('no URefs');
});
