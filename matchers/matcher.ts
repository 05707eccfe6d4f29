/**
 * What every matcher shares: the form Jest asks for, and how a message is laid out.
 *
 * @module
 */

/** Jest's and Vitest's `utils`, as far as the matchers use them. */
export interface MatcherUtils {
  matcherHint(
    name: string,
    received?: string,
    expected?: string,
    options?: { isNot?: boolean; promise?: string; secondArgument?: string },
  ): string;
  printExpected(value: unknown): string;
  printReceived(value: unknown): string;
  stringify(value: unknown): string;
  EXPECTED_COLOR(text: string): string;
  RECEIVED_COLOR(text: string): string;
}

/** The `this` of a matcher. */
export interface MatcherContext {
  readonly isNot?: boolean;
  readonly promise?: string;
  readonly utils: MatcherUtils;
  equals(a: unknown, b: unknown): boolean;
}

/** What a matcher returns. It never holds a bigint or a typed array: those can kill a Jest worker when they travel. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** What a matcher found, before it is put into words. */
export interface Finding {
  readonly pass: boolean;
  /** The sentences for a failed expectation, one per line; `not` says whether `.not` was used. */
  readonly lines: (not: boolean) => readonly string[];
}

/** Puts a finding into the form of Jest, with the call on the first line. */
export function matcherResult(
  context: MatcherContext,
  name: string,
  subject: string,
  expected: string,
  finding: Finding,
  secondArgument?: string,
): MatcherResult {
  const isNot = context.isNot ?? false;
  return {
    pass: finding.pass,
    message: () => {
      const options = {
        isNot,
        ...(context.promise === undefined ? {} : { promise: context.promise }),
        ...(secondArgument === undefined ? {} : { secondArgument }),
      };
      const hint = context.utils.matcherHint(name, subject, expected, options);
      return [hint, '', ...finding.lines(isNot)].join('\n');
    },
  };
}

/** A call whose subject is not what the matcher is about: both with and without `.not` this is a mistake. */
export function wrongSubject(
  context: MatcherContext,
  name: string,
  subject: string,
  accepted: string,
  received: unknown,
): never {
  const hint = context.utils.matcherHint(name, subject, undefined, { isNot: context.isNot ?? false });
  throw new Error(
    [hint, '', `${name} asks about ${accepted}.`, `Received: ${context.utils.RECEIVED_COLOR(shortly(received))}`].join(
      '\n',
    ),
  );
}

/** A short text for any value; safe for bigints, bytes and cycles. */
export function shortly(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value !== 'object') return String(value);
  const tag = (value as { _tag?: unknown })._tag;
  if (tag === 'None') return 'none';
  if (tag === 'Some') return `some(${shortly((value as { value?: unknown }).value)})`;
  return typeof tag === 'string' ? `an object (${tag})` : `an object (${value.constructor?.name ?? 'without class'})`;
}
