import { expect, test } from '@jest/globals';
import { parseGasTolerance, percentText, toleratedGas } from '../../../src/report/gasTolerance';

test.each([
  [5, 1_000n, 5n],
  [5n, 1_000n, 5n],
  ['1_000', 1_000n, 1_000n],
  ['1%', 1_050n, 10n],
  ['0.5 %', 1_000n, 5n],
  ['150%', 1_000n, 1_500n],
])('%p of %s', (value, gas, tolerated) => {
  expect(toleratedGas(parseGasTolerance(value)!, gas)).toBe(tolerated);
});

test.each([-1, -1n, 0.5, '', 'some', '2.5 CSPR', '1 mote', '-1%', {}, null, undefined])('%p is none', (value) => {
  expect(parseGasTolerance(value)).toBeUndefined();
});

test.each([
  [100n, 5n, '+5 %'],
  [100n, -5n, '-5 %'],
  [1_000n, 5n, '+0.5 %'],
  [300n, 1n, '+0.33 %'],
  [100_000n, 1n, '+<0.01 %'],
  [100n, 0n, ''],
  [0n, 5n, ''],
])('from %s by %s', (before, difference, text) => {
  expect(percentText(before, difference)).toBe(text);
});
