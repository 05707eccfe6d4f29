/** The table of hints names only what there is. */
import { describe, expect, test } from '@jest/globals';
import { HINTS } from '../../../src/report/hints';
import { apiErrorName } from '../../../src/report/hostCallText';
import { nearestName } from '../../../src/report/nearestName';
import { HOST_FUNCTIONS } from '../../../src/runtime/hostFunctions';
import { SET_THRESHOLD_FAILURE_CODES } from '../../../src/types/actionThresholds';
import { API_ERROR } from '../../../src/types/apiError';

const all = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : ([value].flat() as T[]);

test('every code is a name that an ApiError or a refusal has', () => {
  const names = new Set(Object.keys(SET_THRESHOLD_FAILURE_CODES));
  for (let code = 1; code < API_ERROR.UserErrorStart; code++) names.add(apiErrorName(code));
  const unknown = HINTS.flatMap(({ code }) => all<string>(code)).filter((code) => !names.has(code));
  expect(unknown).toEqual([]);
});

test('every host call is one', () => {
  const unknown = HINTS.flatMap(({ call }) => all<string>(call)).filter(
    (call) => !(`casper_${call}` in HOST_FUNCTIONS),
  );
  expect(unknown).toEqual([]);
});

test('every hint says when it fits', () => {
  for (const { error, message, code, when } of HINTS) expect([error, message, code, when].some(Boolean)).toBe(true);
});

describe('the nearest name', () => {
  test.each([
    ['counterInc', ['counter_get', 'counter_inc'], 'counter_inc'],
    ['conuter', ['count', 'counter'], 'counter'],
    ['deployment_acount', ['deployment-account'], 'deployment-account'],
    ['owner', ['balances', 'total_supply'], undefined],
    ['get', ['inc'], undefined],
    ['a', ['b'], 'b'],
  ])('of %s among %j is %s', (name, candidates, nearest) => {
    expect(nearestName(name, candidates)).toBe(nearest);
  });
});
