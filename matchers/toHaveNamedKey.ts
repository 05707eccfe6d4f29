import { type KeyLike, type NamedKeys, toKey } from '../src/index';
import { type MatcherContext, type MatcherResult, matcherResult, wrongSubject } from './matcher';
import { NAMED_KEYS_SUBJECTS, namedKeysOf } from './subject';

/** Names shown when the expected one is missing. */
const SHOWN_NAMES = 12;

/** Passes when the account or contract has a named key of this name, and, if given, with exactly this Key. */
export function toHaveNamedKey(this: MatcherContext, received: unknown, name: string, key?: KeyLike): MatcherResult {
  const matcher = 'toHaveNamedKey';
  const namedKeys = namedKeysOf(received);
  if (namedKeys === undefined) return wrongSubject(this, matcher, 'account', NAMED_KEYS_SUBJECTS, received);
  const expectedKey = key === undefined ? undefined : toKey(key).toFormattedString();
  const found = namedKeys === 'none' ? undefined : namedKeys.get(name)?.toFormattedString();
  const withKey = expectedKey === undefined ? '' : ` -> ${expectedKey}`;
  return matcherResult(
    this,
    matcher,
    'account',
    'name',
    {
      pass: found !== undefined && (expectedKey === undefined || found === expectedKey),
      lines: (not) => [
        `Expected ${not ? 'no such named key' : 'this named key'}.`,
        `Expected: ${not ? 'not ' : ''}${this.utils.EXPECTED_COLOR(`${JSON.stringify(name)}${withKey}`)}`,
        `Received: ${this.utils.RECEIVED_COLOR(receivedText(namedKeys, name, found))}`,
      ],
    },
    key === undefined ? undefined : 'key',
  );
}

function receivedText(namedKeys: NamedKeys | 'none', name: string, found: string | undefined): string {
  if (namedKeys === 'none') return 'no such account or contract';
  if (found !== undefined) return `${JSON.stringify(name)} -> ${found}`;
  if (namedKeys.size === 0) return 'no named keys at all';
  const names = [...namedKeys.keys()].slice(0, SHOWN_NAMES).map((each) => JSON.stringify(each));
  const more = namedKeys.size > SHOWN_NAMES ? `, and ${namedKeys.size - SHOWN_NAMES} more` : '';
  return `only ${names.join(', ')}${more}`;
}
