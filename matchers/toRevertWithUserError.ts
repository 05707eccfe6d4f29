import { userErrorNameOf } from '../src/index';
import { nearestName } from '../src/report/nearestName';
import { failureResult } from './failureResult';
import { badArgument, type MatcherContext, type MatcherResult } from './matcher';
import type { Failure } from './subject';
import {
  isUserError,
  revertCodeOf,
  USER_ERROR_OFFSET,
  type UserErrorNames,
  userErrorNumbers,
  userErrorText,
} from './userErrors';

const NAME = 'toRevertWithUserError';

/**
 * Passes when the code reverted with this error of its own, `ApiError::User`: by its number (`60001`, `Errors.InsufficientBalance`),
 * or by its name in `names` or in what `builder.withErrorNames` was given. With `names` the message says what it really was.
 */
export function toRevertWithUserError(
  this: MatcherContext,
  received: unknown,
  error: number | string,
  names?: UserErrorNames,
): MatcherResult {
  return failureResult(this, {
    name: NAME,
    received,
    args: names === undefined ? ['error'] : ['error', 'names'],
    expected: () => {
      const numbers = names === undefined ? undefined : userErrorNumbers(NAME, names);
      const number = expectedNumber(error, numbers);
      return {
        verb: 'revert with this error of its own',
        expected: number === undefined ? String(error) : `${userErrorText(number)}${withName(number, numbers)}`,
        isMeant: (failure, { execution }) =>
          number === undefined
            ? execution !== undefined && userErrorNameOf(execution.result) === error
            : revertCodeOf(failure) === USER_ERROR_OFFSET + number,
        about: (failure) => nameLines(failure, numbers),
      };
    },
  });
}

/** The number; `undefined` for a name that only the builder can know. */
function expectedNumber(error: unknown, numbers: ReadonlyMap<string, number> | undefined): number | undefined {
  if (isUserError(error)) return error;
  if (typeof error !== 'string') {
    throw badArgument(
      `${NAME} takes the number of the user error, 0 to 65535 (the code of ApiError::User(n) is 65536 + n), or its name.`,
      error,
    );
  }
  const number = numbers?.get(error);
  if (number !== undefined || numbers === undefined) return number;
  const meant = nearestName(error, numbers.keys());
  const proposal = meant === undefined ? `They are: ${[...numbers.keys()].join(', ')}` : `Did you mean ${meant}?`;
  throw badArgument(`${NAME} takes a name that is among the names of errors. ${proposal}`, error);
}

function withName(number: number, numbers: ReadonlyMap<string, number> = new Map()): string {
  const name = [...numbers].find(([, each]) => each === number)?.[0];
  return name === undefined ? '' : `, ${name}`;
}

function nameLines(error: Failure, numbers: ReadonlyMap<string, number> | undefined): string[] {
  const name = withName((revertCodeOf(error) ?? 0) - USER_ERROR_OFFSET, numbers);
  return name === '' ? [] : [`By the names given: ${name.slice(2)}`];
}
