import type { WasmTestBuilder } from '../src/index';
import { expectedBuilder, KEY } from './keySubject';
import { type MatcherContext, type MatcherResult, matcherResult } from './matcher';
import { storedOf, storedText } from './storedSubject';

/** Passes when the current state of the builder has a value under the key. Access rights of a URef do not matter. */
export function toExistInGlobalState(this: MatcherContext, received: unknown, builder: WasmTestBuilder): MatcherResult {
  const name = 'toExistInGlobalState';
  return matcherResult(this, { name, subject: KEY, received, args: ['builder'], builder }, (key) => {
    const stored = storedOf(expectedBuilder(name, builder).globalState().read(key.normalize()));
    return {
      pass: stored !== undefined,
      lines: (words) => [
        `Expected ${words.isNot ? 'no' : 'a'} value under ${key}.`,
        words.received(stored === undefined ? 'nothing' : storedText(stored)),
      ],
    };
  });
}
