import { ENTRY_POINTS } from './contractSubject';
import { entryDifference } from './entryDifference';
import { type ExpectedEntryPoint, entryPointPattern, entryPointText } from './expectedEntryPoint';
import { badArgument, type MatcherContext, type MatcherResult, matcherResult } from './matcher';

/** Names, or names with what is expected of each. */
export type ExpectedEntryPoints = readonly string[] | { readonly [name: string]: ExpectedEntryPoint };

/** Passes when a contract has these entry points (see `toHaveEntryPoint`); with `exact` no others. */
export function toHaveEntryPoints(
  this: MatcherContext,
  received: unknown,
  expected: ExpectedEntryPoints,
  options: { readonly exact?: boolean } = {},
): MatcherResult {
  const name = 'toHaveEntryPoints';
  const exact = options.exact ?? false;
  const args = exact ? ['entryPoints', '{ exact: true }'] : ['entryPoints'];
  return matcherResult(this, { name, subject: ENTRY_POINTS, received, args }, (entryPoints) => {
    const difference = entryDifference({
      found: entryPoints === 'none' ? new Map() : entryPoints,
      expected: pairsOf(expected).map(([each, pattern]) => ({ name: each, ...entryPointPattern(name, pattern) })),
      exact,
      text: entryPointText,
      separator: '',
    });
    return {
      pass: entryPoints !== 'none' && difference.pass,
      lines: (words) => [
        `Expected the contract ${words.not}to have these entry points${exact ? ' and no others' : ''}.`,
        ...(entryPoints === 'none' ? [words.received('no such contract')] : ['', ...difference.lines(this)]),
      ],
    };
  });
}

function pairsOf(expected: ExpectedEntryPoints): readonly (readonly [string, ExpectedEntryPoint])[] {
  if (typeof expected !== 'object' || expected === null) {
    throw badArgument(
      "toHaveEntryPoints takes names, or names with what is expected: ['inc'], { inc: { ret: 'Unit' } }.",
      expected,
    );
  }
  return Array.isArray(expected) ? expected.map((name) => [name, {}]) : Object.entries(expected);
}
