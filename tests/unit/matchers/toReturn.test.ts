import { expect, test } from '@jest/globals';
import { some } from 'fp-ts/Option';
import { CLType, CLValue, DEFAULT_ACCOUNT_ADDR } from '../../../src/index';
import { messageOf } from './messages';
import { BOARD_ITEM, boardContract, run } from './worlds';

const builder = boardContract();
const board = builder.contract(DEFAULT_ACCOUNT_ADDR, 'board');
const returned = board.tryCall('read', { item: BOARD_ITEM });
const unit = board.tryCall('post', { text: 'again' });
const failed = board.tryCall('read');

test('passes by what was returned', () => {
  expect(returned).toReturn(some('hello'));
  expect(returned).toReturn(CLValue.option(CLValue.string('hello'), { _tag: 'String' }));
  expect(returned).toReturn(expect.clValue(some(expect.stringContaining('ell')), CLType.option(CLType.String)));
  expect(returned).not.toReturn('hello');
  expect(unit).toReturn(undefined);
  expect(run(boardContract(), 'examples/counter/counter-v1.wasm')).toReturn(undefined);
  expect(failed).not.toReturn(undefined);
});

test('messages', () => {
  expect(messageOf(() => expect(returned).toReturn(some('bye')))).toMatchSnapshot('fail');
  expect(messageOf(() => expect(unit).toReturn(5n))).toMatchSnapshot('unit');
  expect(messageOf(() => expect(failed).toReturn(some('bye')))).toMatchSnapshot('failed');
  expect(messageOf(() => expect(returned).not.toReturn(some('hello')))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(board).toReturn(5n))).toMatchSnapshot('wrong subject');
});
