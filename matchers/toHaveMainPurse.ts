import { toURef, type URefLike } from '../src/index';
import { AUTHORIZED } from './authorizedSubject';
import { type MatcherContext, type MatcherResult, matcherResult } from './matcher';

/** Passes when the account's main purse is at this address. Access rights are not compared: they say who looks at it. */
export function toHaveMainPurse(this: MatcherContext, received: unknown, purse: URefLike): MatcherResult {
  const call = { name: 'toHaveMainPurse', subject: AUTHORIZED, received, args: ['purse'] };
  return matcherResult(this, call, (account) => {
    const wanted = toURef(purse);
    const found = account === 'none' ? undefined : account.mainPurse;
    return {
      pass: found?.removeAccessRights().equals(wanted.removeAccessRights()) ?? false,
      lines: (words) => [
        `Expected the account ${words.not}to have this main purse.`,
        words.expected(wanted.toFormattedString()),
        words.received(found === undefined ? 'no such account' : found.toFormattedString()),
      ],
    };
  });
}
