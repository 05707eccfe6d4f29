import { expect, test } from '@jest/globals';
import { messageOf, result } from './messages';

const success = result({ consumed: 484_213_457n });
const failure = result({ consumed: 10n, error: { _tag: 'GasLimit', message: 'Out of gas error' } });

test('passes by number, range and asymmetric matcher', () => {
  expect(success).toConsumeGas(484_213_457);
  expect(success).toConsumeGas(484_213_457n);
  expect(success).toConsumeGas('484_213_457');
  expect(success).toConsumeGas({ min: 484_213_457, max: 484_213_457n });
  expect(success).toConsumeGas({ max: 500_000_000 });
  expect(success).toConsumeGas(expect.any(BigInt));
  expect(success).not.toConsumeGas(1);
  expect(success).not.toConsumeGas({ min: 500_000_000 });
});

test('messages', () => {
  expect(messageOf(() => expect(success).toConsumeGas(484_213_450n))).toMatchSnapshot('more');
  expect(messageOf(() => expect(failure).toConsumeGas({ min: 11, max: 20 }))).toMatchSnapshot('out of range');
  expect(messageOf(() => expect(success).not.toConsumeGas({ min: 1 }))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(success).toConsumeGas({}))).toMatchSnapshot('no amount');
  expect(messageOf(() => expect([]).toConsumeGas(1))).toMatchSnapshot('wrong subject');
});
