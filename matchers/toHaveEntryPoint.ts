import { ENTRY_POINTS } from './contractSubject';
import { entryDifference } from './entryDifference';
import { type ExpectedEntryPoint, entryPointPattern, entryPointText } from './expectedEntryPoint';
import { badArgument, type MatcherContext, type MatcherResult, matcherResult } from './matcher';

/** Passes when a contract has an entry point of this name, with these parameters, return type, access, type and payment. */
export function toHaveEntryPoint(
  this: MatcherContext,
  received: unknown,
  name: string,
  expected: ExpectedEntryPoint = {},
): MatcherResult {
  const matcher = 'toHaveEntryPoint';
  const args = Object.keys(Object(expected)).length === 0 ? ['name'] : ['name', 'entryPoint'];
  return matcherResult(this, { name: matcher, subject: ENTRY_POINTS, received, args }, (entryPoints) => {
    if (typeof name !== 'string') throw badArgument(`${matcher} takes the name of an entry point, a text.`, name);
    const difference = entryDifference({
      found: entryPoints === 'none' ? new Map() : entryPoints,
      expected: [{ name, ...entryPointPattern(matcher, expected) }],
      exact: false,
      text: entryPointText,
      separator: '',
    });
    return {
      pass: difference.pass,
      lines: (words) => [
        `Expected the contract ${words.not}to have this entry point.`,
        ...(entryPoints === 'none' ? [words.received('no such contract')] : ['', ...difference.lines(this)]),
      ],
    };
  });
}
