import { EFFECTS, effectLines, transformLines } from './effectsSubject';
import { type ExpectedKey, keyPattern, purseHint } from './expectedKey';
import { badArgument, type MatcherContext, type MatcherResult, matcherResult } from './matcher';

/**
 * Passes when the effects change these keys, each of them, and nothing else: write, add and prune are changes, reading is none. An
 * asymmetric matcher stands for as many keys as it matches, one at least. The message says what else changed.
 */
export function toChangeOnly(this: MatcherContext, received: unknown, keys: readonly ExpectedKey[]): MatcherResult {
  return matcherResult(this, { name: 'toChangeOnly', subject: EFFECTS, received, args: ['keys'] }, (found) => {
    if (!Array.isArray(keys)) throw badArgument('toChangeOnly takes a list of keys: [key, …].', keys);
    const patterns = keys.map((key) => keyPattern(this, key));
    const { changes } = found;
    const others = changes.filter(({ key }) => !patterns.some((pattern) => pattern.matches(key)));
    const unchanged = patterns.filter((pattern) => !changes.some(({ key }) => pattern.matches(key)));
    return {
      pass: others.length === 0 && unchanged.length === 0,
      lines: (words) => [
        words.isNot
          ? 'Expected the effects not to change these keys only, but they do.'
          : 'Expected the effects to change these keys and nothing else.',
        ...patterns.map(({ text }) => `  ${text}`),
        ...(others.length === 0 ? [] : ['They also change:', ...transformLines(others)]),
        ...(unchanged.length === 0 ? [] : ['They do not change:', ...unchanged.map(({ text }) => `  ${text}`)]),
        ...(changes.length === 0 ? effectLines('', changes, found) : []),
        ...unchanged.flatMap((pattern) => purseHint(pattern, changes)),
      ],
    };
  });
}
