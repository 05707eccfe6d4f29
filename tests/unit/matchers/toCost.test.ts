import { expect, test } from '@jest/globals';
import { messageOf, result } from './messages';

const success = result({ consumed: 2_500_000_000n });
const failure = result({ consumed: 10n, error: { _tag: 'GasLimit', message: 'Out of gas error' } });

test('passes by gas times price', () => {
  expect(success).toCost('2.5 CSPR');
  expect(success).toCost(5_000_000_000n, { gasPrice: 2 });
  expect(success).toCost({ min: '7 CSPR', max: '8 CSPR' }, { gasPrice: 3n });
  expect(success).toCost(expect.motes('2.5 CSPR'));
  expect(success).not.toCost('2.5 CSPR', { gasPrice: 2 });
});

test('messages', () => {
  expect(messageOf(() => expect(success).toCost('2 CSPR'))).toMatchSnapshot('fail');
  expect(messageOf(() => expect(failure).toCost(1, { gasPrice: 3 }))).toMatchSnapshot('failed');
  expect(messageOf(() => expect(success).not.toCost({ min: 1 }))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect({}).toCost(1))).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(success).toCost('much'))).toMatchSnapshot('no amount');
  expect(messageOf(() => expect(success).not.toCost(1, { gasPrice: -1 }))).toMatchSnapshot('no price');
});
