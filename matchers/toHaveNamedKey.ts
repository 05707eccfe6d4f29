import { type KeyLike, type NamedKeys, toKey } from '../src/index';
import { type MatcherContext, type MatcherResult, matcherResult } from './matcher';
import { NAMED_KEYS } from './subject';

/** Names shown when the expected one is missing. */
const SHOWN_NAMES = 12;

/** Passes when the account or contract has a named key of this name, and, if given, with exactly this Key. */
export function toHaveNamedKey(this: MatcherContext, received: unknown, name: string, key?: KeyLike): MatcherResult {
  const args = key === undefined ? ['name'] : ['name', 'key'];
  return matcherResult(this, { name: 'toHaveNamedKey', subject: NAMED_KEYS, received, args }, (namedKeys) => {
    const expectedKey = key === undefined ? undefined : toKey(key).toFormattedString();
    const found = namedKeys === 'none' ? undefined : namedKeys.get(name)?.toFormattedString();
    const withKey = expectedKey === undefined ? '' : ` -> ${expectedKey}`;
    return {
      pass: found !== undefined && (expectedKey === undefined || found === expectedKey),
      lines: (words) => [
        `Expected ${words.isNot ? 'no such named key' : 'this named key'}.`,
        words.expected(`${JSON.stringify(name)}${withKey}`),
        words.received(receivedText(namedKeys, name, found)),
      ],
    };
  });
}

function receivedText(namedKeys: NamedKeys | 'none', name: string, found: string | undefined): string {
  if (namedKeys === 'none') return 'no such account or contract';
  if (found !== undefined) return `${JSON.stringify(name)} -> ${found}`;
  if (namedKeys.size === 0) return 'no named keys at all';
  const names = [...namedKeys.keys()].slice(0, SHOWN_NAMES).map((each) => JSON.stringify(each));
  const more = namedKeys.size > SHOWN_NAMES ? `, and ${namedKeys.size - SHOWN_NAMES} more` : '';
  return `only ${names.join(', ')}${more}`;
}
