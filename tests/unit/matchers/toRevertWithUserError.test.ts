import { expect, test } from '@jest/globals';
import { DEFAULT_ACCOUNT_ADDR, type WasmTestBuilder } from '../../../src/index';
import { execError } from '../../../src/runtime/execError';
import { messageOf, result } from './messages';
import { boardContract } from './worlds';

/** As TypeScript compiles `enum Errors { TooLong = 5, Empty = 6 }`. */
const Errors = { TooLong: 5, Empty: 6, 5: 'TooLong', 6: 'Empty' };
const SCHEMA = {
  errors: [
    { name: 'TooLong', discriminant: 5 },
    { name: 'Empty', discriminant: 6, description: null },
  ],
};

const user = result({ consumed: 10n, error: execError.revert(65_541) });
const missing = result({ consumed: 10n, error: execError.revert(2) });
const success = result({ consumed: 1n });

test('passes by number, enum, map and schema', () => {
  expect(user).toRevertWithUserError(5);
  expect(user).toRevertWithUserError(Errors.TooLong);
  expect(user).toRevertWithUserError('TooLong', Errors);
  expect(user).toRevertWithUserError('TooLong', { 5: 'TooLong' });
  expect(user).toRevertWithUserError('TooLong', { TooLong: 5 });
  expect(user).toRevertWithUserError('TooLong', SCHEMA);
  expect(user).not.toRevertWithUserError('Empty', SCHEMA);
  expect(user).not.toRevertWithUserError(6);
  expect(missing).not.toRevertWithUserError(2);
  expect(success).not.toRevertWithUserError(5);
});

/** The board, closed: whoever posts then gets the user error 1. */
function closedBoard(): WasmTestBuilder {
  const builder = boardContract().withErrorNames({ 1: 'BoardIsClosed' });
  const board = builder.contract(DEFAULT_ACCOUNT_ADDR, 'board');
  board.call('close');
  board.tryCall('post', { text: 'too late' });
  return builder;
}

test('knows the names given to the builder', () => {
  const builder = closedBoard();
  expect(builder).toRevertWithUserError(1);
  expect(builder).toRevertWithUserError('BoardIsClosed');
  expect(builder).not.toRevertWithUserError('BoardIsFull');
  expect(boardContract()).not.toRevertWithUserError('BoardIsClosed');
});

test('messages', () => {
  expect(messageOf(() => expect(user).toRevertWithUserError(6, Errors))).toMatchSnapshot('another error');
  expect(messageOf(() => expect(success).toRevertWithUserError(5))).toMatchSnapshot('success');
  expect(messageOf(() => expect(missing).toRevertWithUserError('Empty', SCHEMA))).toMatchSnapshot('another failure');
  expect(messageOf(() => expect(user).not.toRevertWithUserError(5))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(closedBoard()).toRevertWithUserError('BoardIsFull'))).toMatchSnapshot('a real one');
  expect(messageOf(() => expect(undefined).toRevertWithUserError(5))).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(user).toRevertWithUserError(65_541))).toMatchSnapshot('a code');
  expect(messageOf(() => expect(user).toRevertWithUserError('Tolong', Errors))).toMatchSnapshot('near name');
  expect(messageOf(() => expect(user).toRevertWithUserError('Overflow', Errors))).toMatchSnapshot('no name');
  expect(messageOf(() => expect(user).not.toRevertWithUserError(undefined as never))).toMatchSnapshot('nothing');
  expect(messageOf(() => expect(user).toRevertWithUserError('Empty', {}))).toMatchSnapshot('no names');
});
