import { ProtocolVersion } from '../src/index';
import { attempt } from './casperValue';
import { CODE } from './contractSubject';
import { badArgument, type MatcherContext, type MatcherResult, matcherResult } from './matcher';

/** Three numbers: a ProtocolVersion, or `'2.0.0'`. */
export type ExpectedProtocolVersion =
  | string
  | { readonly major: number; readonly minor: number; readonly patch: number };

/** Passes when a contract or entity is of this protocol version: `'2.0.0'`. */
export function toHaveProtocolVersion(
  this: MatcherContext,
  received: unknown,
  expected: ExpectedProtocolVersion,
): MatcherResult {
  const name = 'toHaveProtocolVersion';
  return matcherResult(this, { name, subject: CODE, received, args: ['version'] }, (code) => {
    const wanted = toProtocolVersion(name, expected).toString();
    const found = code === 'none' ? undefined : code.protocolVersion.toString();
    return {
      pass: found === wanted,
      lines: (words) => [
        `Expected the contract ${words.not}to be of this protocol version.`,
        words.expected(wanted),
        words.received(found ?? 'no such contract'),
      ],
    };
  });
}

function toProtocolVersion(matcher: string, expected: ExpectedProtocolVersion): ProtocolVersion {
  const { major, minor, patch } = Object(expected) as Partial<ProtocolVersion>;
  const text = typeof expected === 'string' ? expected : `${major}.${minor}.${patch}`;
  const found = attempt(() => ProtocolVersion.fromString(text));
  if (found !== undefined) return found;
  throw badArgument(`${matcher} takes a protocol version: ProtocolVersion.fromParts(2, 0, 0), or '2.0.0'.`, expected);
}
