import { type MatcherContext, type MatcherResult, matcherResult } from './matcher';
import { PACKAGE, versionsText } from './packageSubject';

/** Passes when a package is locked: it takes no further versions. */
export function toBeLocked(this: MatcherContext, received: unknown): MatcherResult {
  return matcherResult(this, { name: 'toBeLocked', subject: PACKAGE, received }, (found) => ({
    pass: found !== 'none' && found.isLocked,
    lines: (words) => [
      `Expected the package ${words.not}to be locked.`,
      words.received(found === 'none' ? 'no such package' : found.isLocked ? 'locked' : 'unlocked'),
      ...(found === 'none' ? [] : [`Its versions: ${versionsText(found)}`]),
    ],
  }));
}
