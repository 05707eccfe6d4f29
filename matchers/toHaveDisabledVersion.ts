import { type MatcherContext, type MatcherResult, matcherResult } from './matcher';
import { type ExpectedVersion, isVersion, PACKAGE, versionsText } from './packageSubject';

/** Passes when a package has this version, and it is disabled: `1`, or `'2.1'`. */
export function toHaveDisabledVersion(
  this: MatcherContext,
  received: unknown,
  expected: ExpectedVersion,
): MatcherResult {
  const name = 'toHaveDisabledVersion';
  return matcherResult(this, { name, subject: PACKAGE, received, args: ['version'] }, (found) => {
    isVersion(name, { protocolVersionMajor: 0, version: 0, isEnabled: false }, expected);
    const versions = found === 'none' ? [] : found.versions;
    return {
      pass: versions.some((version) => !version.isEnabled && isVersion(name, version, expected)),
      lines: (words) => [
        `Expected this version ${words.not}to be disabled.`,
        words.expected(String(expected)),
        words.received(versionsText(found)),
      ],
    };
  });
}
