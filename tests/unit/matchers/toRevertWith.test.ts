import { expect, test } from '@jest/globals';
import { execError } from '../../../src/runtime/execError';
import { messageOf, result } from './messages';

const revert = (code: number) => result({ consumed: 10n, error: execError.revert(code) });
const user = revert(65_541);
const missing = revert(2);
const mint = revert(65_024);
const success = result({ consumed: 1n });
const trap = result({
  consumed: 1n,
  error: { _tag: 'Interpreter', message: 'Interpreter error: trap: Code(Unreachable)' },
});

test('passes by code, user error, name and pattern', () => {
  expect(user).toRevertWith(65_541);
  expect(user).toRevertWith({ user: 5 });
  expect(user).toRevertWith('User(5)');
  expect(user).toRevertWith('ApiError::User(5)');
  expect(user).toRevertWith('User error: 5');
  expect(missing).toRevertWith('MissingArgument');
  expect(mint).toRevertWith('InsufficientFunds');
  expect(mint).toRevertWith('Mint(InsufficientFunds)');
  expect(missing).toRevertWith(/Missing/);
  expect(user).not.toRevertWith(5);
  expect(user).not.toRevertWith({ user: 6 });
  expect(user).not.toRevertWith('User');
  expect(success).not.toRevertWith(1);
  expect(trap).not.toRevertWith(/./);
});

test('messages', () => {
  expect(messageOf(() => expect(user).toRevertWith({ user: 6 }))).toMatchSnapshot('another error');
  expect(messageOf(() => expect(success).toRevertWith(1))).toMatchSnapshot('success');
  expect(messageOf(() => expect(trap).toRevertWith('MissingArgument'))).toMatchSnapshot('another failure');
  expect(messageOf(() => expect(missing).not.toRevertWith('MissingArgument'))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(undefined).toRevertWith(1))).toMatchSnapshot('wrong subject');
});
