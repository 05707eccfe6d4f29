import { expect, test } from '@jest/globals';
import { formatMotes, groupDigits, parseMotes } from '../../../src/report/motes';

test.each([
  [0n, '0 CSPR (0 motes)'],
  [1n, '0.000000001 CSPR (1 mote)'],
  [-1n, '-0.000000001 CSPR (-1 mote)'],
  [2_500_000_000n, '2.5 CSPR (2,500,000,000 motes)'],
  [10_000_000_000_000_000_000n, '10,000,000,000 CSPR (10,000,000,000,000,000,000 motes)'],
  [-1_500_000_000n, '-1.5 CSPR (-1,500,000,000 motes)'],
])('%s motes', (motes, text) => {
  expect(formatMotes(motes)).toBe(text);
});

test.each([
  [5n, 5n],
  [5, 5n],
  ['5', 5n],
  ['5 motes', 5n],
  ['1 CSPR', 1_000_000_000n],
  ['2.5 CSPR', 2_500_000_000n],
  ['0.000000001 cspr', 1n],
  ['10_000_000_000 CSPR', 10_000_000_000_000_000_000n],
  ['-2.5 CSPR', -2_500_000_000n],
  ['+5', 5n],
])('%p is an amount', (value, motes) => {
  expect(parseMotes(value)).toBe(motes);
});

test.each([
  [1.5],
  ['1.5'],
  [','],
  ['--5'],
  ['1.0000000001 CSPR'],
  ['much'],
  [''],
  [Number.MAX_SAFE_INTEGER + 1],
  [undefined],
  [{}],
])('%p is none', (value) => {
  expect(parseMotes(value)).toBeUndefined();
});

test('groups digits', () => {
  expect([0, 999, 1000, 1_234_567].map(groupDigits)).toEqual(['0', '999', '1,000', '1,234,567']);
});
