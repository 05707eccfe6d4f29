import { expect, test } from '@jest/globals';
import { messageOf, result } from './messages';

const success = result({ consumed: 484_213_457n });
const failure = result({ consumed: 10n, error: { _tag: 'GasLimit', message: 'Out of gas error' } });

test('passes up to the amount', () => {
  expect(success).toConsumeGasAtMost(484_213_457);
  expect(success).toConsumeGasAtMost(500_000_000n);
  expect(success).toConsumeGasAtMost('500_000_000');
  expect(success).not.toConsumeGasAtMost(484_213_456);
  expect(failure).toConsumeGasAtMost(10);
});

test('messages', () => {
  expect(messageOf(() => expect(success).toConsumeGasAtMost(484_000_000n))).toMatchSnapshot('fail');
  expect(messageOf(() => expect(failure).toConsumeGasAtMost(9))).toMatchSnapshot('failed');
  expect(messageOf(() => expect(success).not.toConsumeGasAtMost(500_000_000))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(5n).toConsumeGasAtMost(1))).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(success).toConsumeGasAtMost({ max: 5 } as never))).toMatchSnapshot('no amount');
});
