import { expect, test } from '@jest/globals';
import { messageOf, result } from './messages';

const revert = (message: string, code: number) => result({ consumed: 10n, error: { _tag: 'Revert', message, code } });
const user = revert('ApiError::User(5) [65541]', 65_541);
const missing = revert('ApiError::MissingArgument [2]', 2);
const mint = revert('ApiError::Mint(InsufficientFunds) [65024]', 65_024);
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
