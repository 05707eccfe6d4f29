import { urefOf } from './casperValue';
import { accessRightsName, type ExpectedAccessRights } from './expectedAccessRights';
import type { MatcherContext, MatcherResult } from './matcher';
import { patternResult } from './patternResult';
import { urefPattern } from './valuePatterns';

/** Passes for a URef (also of casper-js-sdk, as Key, or as text); with `rights` only for one with exactly these. */
export function toBeURef(this: MatcherContext, received: unknown, rights?: ExpectedAccessRights): MatcherResult {
  return patternResult(this, {
    name: 'toBeURef',
    received,
    args: rights === undefined ? [] : ['rights'],
    kind: rights === undefined ? 'a URef' : 'a URef with these access rights',
    pattern: () => urefPattern('toBeURef', rights),
    hint(value) {
      const uref = urefOf(value);
      return uref === undefined ? [] : [`Its access rights are ${accessRightsName(uref.accessRights)}.`];
    },
  });
}
