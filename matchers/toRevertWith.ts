import { apiErrorDebug, userErrorNameOf } from '../src/index';
import { executionLines } from './executionLines';
import { badArgument, type MatcherContext, type MatcherResult, matcherResult } from './matcher';
import { EXECUTION, type Execution } from './subject';
import { isPattern, matchesPattern } from './textPattern';

/** `ApiError::User(n)` has the code `65536 + n`. Source: casper-types src/api_error.rs (`USER_ERROR_OFFSET`). */
const USER_ERROR_OFFSET = 65_536;

/** What a revert is compared with: see {@link toRevertWith}. */
export type ExpectedRevert = number | string | RegExp | { readonly user: number };

/**
 * Passes when the code reverted with this ApiError: its code as u32 (`1` is `ApiError::None`), `{ user: n }` for
 * `ApiError::User(n)`, a name such as `'MissingArgument'`, `'InsufficientFunds'`, `'User(5)'` or one given with
 * `builder.withErrorNames`, or a RegExp on the engine's text or the name.
 */
export function toRevertWith(this: MatcherContext, received: unknown, expected: ExpectedRevert): MatcherResult {
  const call = { name: 'toRevertWith', subject: EXECUTION, received, args: ['expected'] };
  return matcherResult(this, call, (execution) => {
    if (!isExpectedRevert(expected)) {
      throw badArgument('toRevertWith takes an ApiError: its code, { user: n }, its name, or a RegExp.', expected);
    }
    return {
      pass: reverts(execution, expected),
      lines: (words) => [
        sentence(execution, words.isNot),
        words.expected(expectedText(this, expected)),
        ...executionLines(words, execution),
      ],
    };
  });
}

function isExpectedRevert(value: unknown): value is ExpectedRevert {
  return (
    ['number', 'string'].includes(typeof value) ||
    isPattern(value) ||
    typeof (value as { user?: unknown } | null | undefined)?.user === 'number'
  );
}

function sentence(execution: Execution, not: boolean): string {
  if (not) return 'Expected the execution not to revert with this error, but it did.';
  if (execution.error === undefined) return 'Expected the execution to revert, but it succeeded.';
  if (execution.error._tag !== 'Revert') return 'Expected the execution to revert, but it failed in another way.';
  return 'Expected the execution to revert with another error.';
}

function reverts({ error, result }: Execution, expected: ExpectedRevert): boolean {
  if (error === undefined || error._tag !== 'Revert') return false;
  if (typeof expected === 'number') return error.code === expected;
  const texts = [error.message, apiErrorDebug(error.code)];
  if (typeof expected === 'string') {
    return texts.flatMap(names).includes(expected) || userErrorNameOf(result) === expected;
  }
  if ('user' in expected) return error.code === USER_ERROR_OFFSET + expected.user;
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
  if (typeof expected === 'object' && 'user' in expected) {
    return `ApiError::User(${expected.user}) [${USER_ERROR_OFFSET + expected.user}]`;
  }
  return context.utils.stringify(expected);
}
