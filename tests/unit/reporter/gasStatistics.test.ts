import { expect, test } from '@jest/globals';
import { averageOf, NO_CALLS, together } from '../../../reporter/gasStatistics';
import { calls } from './rows';

test('of many calls', () => {
  expect(calls(30, 10, 20)).toMatchObject({ calls: 3, failed: 0, min: 10n, max: 30n, total: 60n });
  expect(calls(30, 10, 20).split).toEqual({
    instructions: 54n,
    hostCalls: 0n,
    storage: 6n,
    systemContracts: 0n,
    calledContracts: 0n,
  });
});

test('calls that failed are counted alone', () => {
  const failed = { ...NO_CALLS, failed: 1 };
  expect(together(failed, calls(5))).toEqual({ ...calls(5), failed: 1 });
  expect(together(calls(5), failed)).toEqual({ ...calls(5), failed: 1 });
  expect(together(failed, failed)).toEqual({ ...NO_CALLS, failed: 2 });
});

test.each([
  [10n, 4, 3n],
  [9n, 4, 2n],
  [-10n, 4, -3n],
  [0n, 0, 0n],
  [7n, 1, 7n],
])('the average of %s over %s calls', (total, count, average) => {
  expect(averageOf(total, count)).toBe(average);
});
