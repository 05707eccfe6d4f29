import { badArgument, type MatcherContext, type MatcherResult, matcherResult } from './matcher';
import { type ExpectedVersion, isVersion, PACKAGE, versionsText } from './packageSubject';

/** Passes when exactly these versions of a package are enabled, in any order: `[1, 2]`, or `['2.1', '2.2']`. */
export function toHaveEnabledVersions(
  this: MatcherContext,
  received: unknown,
  expected: readonly ExpectedVersion[],
): MatcherResult {
  const name = 'toHaveEnabledVersions';
  return matcherResult(this, { name, subject: PACKAGE, received, args: ['versions'] }, (found) => {
    if (!Array.isArray(expected)) throw badArgument(`${name} takes an array of versions.`, expected);
    // Each is checked even where there is nothing to compare with.
    for (const each of expected) isVersion(name, { protocolVersionMajor: 0, version: 0, isEnabled: false }, each);
    const enabled = found === 'none' ? [] : found.versions.filter((version) => version.isEnabled);
    const isExpected = enabled.map((version) => expected.some((each) => isVersion(name, version, each)));
    const isEnabled = expected.map((each) => enabled.some((version) => isVersion(name, version, each)));
    return {
      pass: found !== 'none' && [...isExpected, ...isEnabled].every((each) => each),
      lines: (words) => [
        `Expected exactly these versions ${words.not}to be enabled.`,
        words.expected(expected.length === 0 ? 'none' : expected.join(', ')),
        words.received(versionsText(found)),
      ],
    };
  });
}
