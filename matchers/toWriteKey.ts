import type { Transform } from '../src/index';
import { dictionaryItemOf } from '../src/report/dictionaryItem';
import { contentText, isStoredContent } from './contentResult';
import { EFFECTS, effectLines } from './effectsSubject';
import type { ExpectedContent } from './expectedContent';
import { type ExpectedKey, keyPattern, purseHint } from './expectedKey';
import { type MatcherContext, type MatcherResult, matcherResult } from './matcher';
import { type Stored, storedOf } from './storedSubject';

/**
 * Passes when the effects write the key, and if a value is given, this one: content as for `toHaveStoredValue`. Of an item of a
 * dictionary its own value counts.
 */
export function toWriteKey(
  this: MatcherContext,
  received: unknown,
  key: ExpectedKey,
  ...value: readonly [ExpectedContent?]
): MatcherResult {
  const args = value.length === 0 ? ['key'] : ['key', 'value'];
  return matcherResult(this, { name: 'toWriteKey', subject: EFFECTS, received, args }, (found) => {
    const pattern = keyPattern(this, key);
    const ofKey = found.changes.filter((each) => pattern.matches(each.key));
    const content = value.length === 0 ? '' : `${contentText(this, value[0])} to `;
    return {
      pass: ofKey.some((each) => writes(this, each, value)),
      lines: (words) => [
        `Expected the effects ${words.not}to write this key.`,
        words.expected(`write ${content}${pattern.text}`),
        ...(ofKey.length > 0
          ? effectLines('What they do to it:', ofKey, found)
          : ['They do nothing to it.', ...effectLines('The effects:', found.changes, found)]),
        ...purseHint(pattern, found.changes),
      ],
    };
  });
}

function writes(context: MatcherContext, transform: Transform, value: readonly [ExpectedContent?]): boolean {
  if (transform.kind._tag !== 'Write') return false;
  return value.length === 0 || isStoredContent(context, writtenValue(transform) as Stored, value[0]);
}

/** What a write puts under a key; of an item of a dictionary its own value. */
export function writtenValue({ key, kind }: Transform): Stored | undefined {
  if (kind._tag !== 'Write') return undefined;
  const item = dictionaryItemOf(key, kind.value);
  return storedOf(item === undefined ? kind.value : item.value);
}
