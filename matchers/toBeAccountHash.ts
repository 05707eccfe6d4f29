import type { AccountHashLike } from '../src/index';
import { publicKeyOf } from './casperValue';
import type { MatcherContext, MatcherResult } from './matcher';
import { patternResult } from './patternResult';
import { accountHashPattern } from './valuePatterns';

/** Passes for an account hash (also of casper-js-sdk, as Key, or as text); with `account` only for that of the account. */
export function toBeAccountHash(this: MatcherContext, received: unknown, account?: AccountHashLike): MatcherResult {
  return patternResult(this, {
    name: 'toBeAccountHash',
    received,
    args: account === undefined ? [] : ['account'],
    kind: account === undefined ? 'an account hash' : 'the account hash of this account',
    pattern: () => accountHashPattern(account),
    hint(value) {
      const key = publicKeyOf(value);
      return key === undefined ? [] : [{ whole: `It is a public key; its account hash is ${key.toAccountHash()}.` }];
    },
  });
}
