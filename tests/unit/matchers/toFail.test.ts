import { expect, test } from '@jest/globals';
import { left, right } from 'fp-ts/Either';
import { execError } from '../../../src/runtime/execError';
import { messageOf, result } from './messages';
import { counterContract, genesis } from './worlds';

const success = result({ consumed: 484_213_457n });
const failure = result({ consumed: 10n, error: execError.revert(22) });

test('passes for any error, of an execution or of a native operation', () => {
  expect(failure).toFail();
  expect(success).not.toFail();
  expect(counterContract()).not.toFail();
  expect(left({ _tag: 'NativeError', message: 'Insufficient funds' })).toFail();
  expect(right({ effects: [] })).not.toFail();
});

test('messages', () => {
  expect(messageOf(() => expect(success).toFail())).toMatchSnapshot('fail');
  expect(messageOf(() => expect(failure).not.toFail())).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(right({ effects: [] })).toFail())).toMatchSnapshot('native fail');
  expect(messageOf(() => expect('text').toFail())).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(genesis()).toFail())).toMatchSnapshot('nothing executed');
});
