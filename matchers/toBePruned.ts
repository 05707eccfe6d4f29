import type { WasmTestBuilder } from '../src/index';
import { type ChangeOptions, changeSubject } from './changeSubject';
import { expectedBuilder, KEY } from './keySubject';
import { type MatcherContext, type MatcherResult, matcherResult } from './matcher';
import { storedOf, storedText } from './storedSubject';

/**
 * Passes when there was a value under the key and the last commit of the builder removed it; with `since` any commit after
 * that fork.
 */
export function toBePruned(
  this: MatcherContext,
  received: unknown,
  builder: WasmTestBuilder,
  options: Pick<ChangeOptions, 'since'> = {},
): MatcherResult {
  const name = 'toBePruned';
  return matcherResult(this, { name, subject: KEY, received, args: ['builder'], builder }, (key) => {
    const { before, after } = changeSubject(name, options).find(expectedBuilder(name, builder))!;
    const [old, now] = [before, after].map((each) => storedOf(each.globalState().read(key.normalize())));
    return {
      pass: old !== undefined && now === undefined,
      lines: (words) => [
        `Expected the value under ${key} ${words.not}to be removed.`,
        `Before: ${old === undefined ? 'nothing' : storedText(old)}`,
        `Now: ${now === undefined ? 'nothing' : storedText(now)}`,
      ],
    };
  });
}
