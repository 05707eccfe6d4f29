import type { MatcherContext, MatcherResult } from './matcher';
import { patternResult } from './patternResult';
import { type KeyPrefix, keyPattern } from './valuePatterns';

/**
 * Passes for a Key and for what has a key of its own (URef, account hash, entity address), ours, of casper-js-sdk, or as
 * text; with `prefix` only for that variant (`'Hash'`) or with that beginning of its text (`'hash'`, `'entity-contract'`).
 */
export function toBeKey(this: MatcherContext, received: unknown, prefix?: KeyPrefix): MatcherResult {
  return patternResult(this, {
    name: 'toBeKey',
    received,
    args: prefix === undefined ? [] : ['prefix'],
    kind: prefix === undefined ? 'a Key' : `a Key of this kind`,
    pattern: () => keyPattern('toBeKey', prefix),
  });
}
