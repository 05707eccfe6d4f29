import { expect, test } from '@jest/globals';
import { messageOf, result } from './messages';
import { boardContract, counterContract, run } from './worlds';

const session = counterContract();
const nested = run(counterContract(), 'examples/counter/counter-call.wasm').expectSuccess();

test('passes by the deepest call', () => {
  expect(session).toHaveCallDepth(1);
  expect(boardContract()).toHaveCallDepth(1);
  expect(nested).toHaveCallDepth(2);
  expect(nested).toHaveCallDepth({ max: 12 });
  expect(nested.getLastExecResult()).not.toHaveCallDepth(1);
});

test('messages', () => {
  expect(messageOf(() => expect(nested).toHaveCallDepth({ min: 3 }))).toMatchSnapshot('fail');
  expect(messageOf(() => expect(nested).not.toHaveCallDepth(2))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect('text').toHaveCallDepth(2))).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(result({ consumed: 1n })).not.toHaveCallDepth(2))).toMatchSnapshot('no trace');
  expect(messageOf(() => expect(nested).not.toHaveCallDepth('deep'))).toMatchSnapshot('no depth');
});
