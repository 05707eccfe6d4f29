import { type MatcherContext, type MatcherResult, matcherResult } from './matcher';
import { type ExpectedVersion, isVersion, PACKAGE, versionsText, versionText } from './packageSubject';

/** Passes when this is the latest enabled version of a package, which is the one that is called: `2`, or `'2.1'`. */
export function toHaveContractVersion(
  this: MatcherContext,
  received: unknown,
  expected: ExpectedVersion,
): MatcherResult {
  const name = 'toHaveContractVersion';
  return matcherResult(this, { name, subject: PACKAGE, received, args: ['version'] }, (found) => {
    const versions = found === 'none' ? [] : found.versions;
    const current = versions.findLast((version) => version.isEnabled);
    const none = { protocolVersionMajor: -1, version: -1, isEnabled: false };
    return {
      pass: isVersion(name, current ?? none, expected),
      lines: (words) => [
        `Expected the latest enabled version ${words.not}to be this.`,
        words.expected(String(expected)),
        words.received(current === undefined ? 'none' : versionText(current)),
        `All versions: ${versionsText(found)}`,
      ],
    };
  });
}
