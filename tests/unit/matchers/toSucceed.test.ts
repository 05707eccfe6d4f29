import { expect, test } from '@jest/globals';
import { messageOf, result } from './messages';

const success = result({ consumed: 484_213_457n });
const failure = result({
  consumed: 8_022_505n,
  error: { _tag: 'Revert', message: 'ApiError::DuplicateKey [22]', code: 22 },
});

test('passes and fails', () => {
  expect(success).toSucceed();
  expect(failure).not.toSucceed();
});

test('messages', () => {
  expect(messageOf(() => expect(failure).toSucceed())).toMatchSnapshot('fail');
  expect(messageOf(() => expect(success).not.toSucceed())).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(5n).toSucceed())).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(5n).not.toSucceed())).toMatchSnapshot('.not wrong subject');
});
