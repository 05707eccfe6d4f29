import { apiErrorDebug, userErrorNameOf } from '../src/index';
import { failureResult } from './failureResult';
import { badArgument, type MatcherContext, type MatcherResult } from './matcher';
import type { Outcome } from './subject';
import { isPattern, matchesPattern } from './textPattern';
import { revertCodeOf, USER_ERROR_OFFSET, userErrorText } from './userErrors';

/** What a revert is compared with: see {@link toRevertWith}. */
export type ExpectedRevert = number | string | RegExp | { readonly user: number };

/**
 * Passes when the code reverted with this ApiError: its code as u32 (`1` is `ApiError::None`), `{ user: n }` for
 * `ApiError::User(n)`, a name such as `'MissingArgument'`, `'InsufficientFunds'`, `'User(5)'` or one given with
 * `builder.withErrorNames`, or a RegExp on the engine's text or the name.
 */
export function toRevertWith(this: MatcherContext, received: unknown, expected: ExpectedRevert): MatcherResult {
  return failureResult(this, {
    name: 'toRevertWith',
    received,
    args: ['expected'],
    expected: () => {
      if (!isExpectedRevert(expected)) {
        throw badArgument('toRevertWith takes an ApiError: its code, { user: n }, its name, or a RegExp.', expected);
      }
      return {
        verb: 'revert with this error',
        expected: expectedText(this, expected),
        isMeant: (error, { execution }) => {
          const code = revertCodeOf(error);
          return code !== undefined && isMeant(code, [error.message, apiErrorDebug(code)], execution, expected);
        },
      };
    },
  });
}

function isExpectedRevert(value: unknown): value is ExpectedRevert {
  return (
    ['number', 'string'].includes(typeof value) ||
    isPattern(value) ||
    typeof (value as { user?: unknown } | null | undefined)?.user === 'number'
  );
}

function isMeant(
  code: number,
  texts: readonly string[],
  execution: Outcome['execution'],
  expected: ExpectedRevert,
): boolean {
  if (typeof expected === 'number') return code === expected;
  if (typeof expected === 'string') {
    const given = execution && userErrorNameOf(execution.result);
    return given === expected || texts.flatMap(names).includes(expected);
  }
  if ('user' in expected) return code === USER_ERROR_OFFSET + expected.user;
  return texts.some((text) => matchesPattern(text, expected));
}

/** The names under which a revert such as `ApiError::Mint(InsufficientFunds) [65024]` is known. */
function names(text: string): readonly string[] {
  const withoutCode = text.replace(/ \[\d+\]$/, '');
  const withoutType = withoutCode.replace(/^ApiError::/, '');
  const inner = /^\w+\((\w+)\)$/.exec(withoutType)?.[1];
  return [text, withoutCode, withoutType, ...(inner === undefined || /^\d+$/.test(inner) ? [] : [inner])];
}

function expectedText(context: MatcherContext, expected: ExpectedRevert): string {
  if (typeof expected === 'object' && 'user' in expected) return userErrorText(expected.user);
  return context.utils.stringify(expected);
}
