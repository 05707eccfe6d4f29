import type { URef } from '../src/index';
import { urefOf } from './casperValue';
import { accessRightsName, type ExpectedAccessRights, toAccessRights } from './expectedAccessRights';
import { type MatcherContext, type MatcherResult, matcherResult, type Subject } from './matcher';
import { orNone } from './subject';

const UREF: Subject<URef | 'none'> = {
  name: 'uref',
  accepted: 'a URef: pass a URef, a Key::URef, its text, or an object of casper-js-sdk',
  find: (received) => orNone(received, urefOf),
};

/** Passes when a URef has exactly these access rights: `AccessRights.READ_WRITE`, or `'READ_WRITE'`. */
export function toHaveAccessRights(
  this: MatcherContext,
  received: unknown,
  expected: ExpectedAccessRights,
): MatcherResult {
  return matcherResult(this, { name: 'toHaveAccessRights', subject: UREF, received, args: ['rights'] }, (uref) => {
    const wanted = toAccessRights('toHaveAccessRights', expected);
    return {
      pass: uref !== 'none' && uref.accessRights === wanted,
      lines: (words) => [
        `Expected the URef ${words.not}to have exactly these access rights.`,
        words.expected(accessRightsName(wanted)),
        uref === 'none'
          ? words.received('none')
          : words.received(accessRightsName(uref.accessRights), ` of ${uref.toFormattedString()}`),
      ],
    };
  });
}
