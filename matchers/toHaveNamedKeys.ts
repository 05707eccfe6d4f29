import { type Key, type KeyLike, toKey } from '../src/index';
import { type ExpectedEntry, entryDifference } from './entryDifference';
import { type Asymmetric, isAsymmetric } from './expectedAmount';
import { badArgument, type MatcherContext, type MatcherResult, matcherResult } from './matcher';
import { NAMED_KEYS } from './subject';

/** Names alone, or names with their keys: an array, an object, or a Map. */
export type ExpectedNamedKeys =
  | readonly string[]
  | { readonly [name: string]: KeyLike | Asymmetric }
  | ReadonlyMap<string, KeyLike | Asymmetric>;

/**
 * Passes when an account, contract or entity has these named keys: names (`['counter', 'owner']`), or names with keys
 * (`{ counter: expect.key('hash') }`); with `exact` no others.
 */
export function toHaveNamedKeys(
  this: MatcherContext,
  received: unknown,
  expected: ExpectedNamedKeys,
  options: { readonly exact?: boolean } = {},
): MatcherResult {
  const exact = options.exact ?? false;
  const args = exact ? ['names', '{ exact: true }'] : ['names'];
  return matcherResult(this, { name: 'toHaveNamedKeys', subject: NAMED_KEYS, received, args }, (namedKeys) => {
    const difference = entryDifference<Key>({
      found: new Map(namedKeys === 'none' ? [] : [...namedKeys].map(([name, key]) => [JSON.stringify(name), key])),
      expected: expectedEntries(this, expected),
      exact,
      text: (key) => key.toFormattedString(),
    });
    return {
      pass: namedKeys !== 'none' && difference.pass,
      lines: (words) => [
        `Expected ${words.isNot ? 'other' : 'these'} named keys${exact && !words.isNot ? ' and no others' : ''}.`,
        ...(namedKeys === 'none' ? [words.received('no such account or contract')] : ['', ...difference.lines(this)]),
      ],
    };
  });
}

function expectedEntries(context: MatcherContext, expected: ExpectedNamedKeys): ExpectedEntry<Key>[] {
  if (typeof expected !== 'object' || expected === null || isAsymmetric(expected)) {
    throw badArgument(
      "toHaveNamedKeys takes names, or names with their keys: ['counter'], { counter: 'hash-…' }, or a Map.",
      expected,
    );
  }
  if (Array.isArray(expected)) return expected.map((name) => entry(context, name, undefined));
  const isMap = Object.prototype.toString.call(expected) === '[object Map]';
  const pairs = isMap ? [...(expected as ReadonlyMap<string, KeyLike | Asymmetric>)] : Object.entries(expected);
  return pairs.map(([name, key]) => entry(context, name, key as KeyLike | Asymmetric));
}

function entry(context: MatcherContext, name: unknown, key: KeyLike | Asymmetric | undefined): ExpectedEntry<Key> {
  if (typeof name !== 'string') throw badArgument('toHaveNamedKeys takes names that are texts.', name);
  const quoted = JSON.stringify(name);
  if (key === undefined) return { name: quoted, text: '', matches: () => true };
  if (isAsymmetric(key)) {
    return { name: quoted, text: context.utils.stringify(key), matches: (found) => key.asymmetricMatch(found) };
  }
  const wanted = toKey(key);
  return { name: quoted, text: wanted.toFormattedString(), matches: (found) => wanted.equals(found) };
}
