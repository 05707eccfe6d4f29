import type { MatcherContext, MatcherResult } from './matcher';
import { patternResult } from './patternResult';
import { type ExpectedPublicKey, publicKeyPattern } from './valuePatterns';

/** Passes for a public key (also of casper-js-sdk, or in hex); with an argument only for that algorithm or that key. */
export function toBePublicKey(this: MatcherContext, received: unknown, expected?: ExpectedPublicKey): MatcherResult {
  return patternResult(this, {
    name: 'toBePublicKey',
    received,
    args: expected === undefined ? [] : ['expected'],
    kind: expected === undefined ? 'a public key' : 'this public key',
    pattern: () => publicKeyPattern('toBePublicKey', expected),
  });
}
