/**
 * Asymmetric matchers for values of Casper, to put inside any expectation: `expect.motes('2.5 CSPR')`, `expect.anyURef()`, ...
 * The setup adds them to `expect`, and negated to `expect.not`.
 *
 * @module
 */
import type { AccountHashLike } from '../src/index';
import type { ExpectedAccessRights } from './expectedAccessRights';
import type { Asymmetric, ExpectedAmount } from './expectedAmount';
import type { ExpectedCLType } from './expectedCLType';
import type { ExpectedContent } from './expectedContent';
import {
  accountHashPattern,
  bytesPattern,
  clValuePattern,
  type ExpectedBytes,
  type ExpectedPublicKey,
  type KeyPrefix,
  keyPattern,
  motesPattern,
  publicKeyPattern,
  urefPattern,
  type ValuePattern,
} from './valuePatterns';

/** The asymmetric matchers as they read in a test, on `expect` and on `expect.not`. */
export interface CasperAsymmetricMatchers {
  /** An amount in motes: `5n`, `'2.5 CSPR'`, `{ min, max }`. Matches bigints, integers, the SDK's numbers, and CLValues of them. */
  motes(expected: ExpectedAmount): Asymmetric;
  /** A URef (also a Key, text or CLValue that is one), with exactly these rights if given. */
  anyURef(rights?: ExpectedAccessRights): Asymmetric;
  /** A Key or what has one, of this variant (`'Hash'`) or with this beginning (`'hash'`, `'entity-contract'`) if given. */
  key(prefix?: KeyPrefix): Asymmetric;
  /** An account hash, that of this account if given. */
  accountHash(account?: AccountHashLike): Asymmetric;
  /** A public key, of this algorithm or exactly this one if given. */
  publicKey(expected?: ExpectedPublicKey): Asymmetric;
  /** A CLValue, with this content (plain, typed or asymmetric) and of this type if given. */
  clValue(content?: ExpectedContent, type?: ExpectedCLType): Asymmetric;
  /** These bytes: Uint8Array, Buffer, numbers, or hex. */
  bytes(expected: ExpectedBytes): Asymmetric;
}

/**
 * One asymmetric matcher. Jest sends what a failed expectation expected from worker to worker, where a bigint, bytes or a
 * symbol could not go, and copies it for its diff, where private fields are lost: so all it has is hidden properties.
 */
function asymmetricMatcher(name: string, pattern: ValuePattern, isNot: boolean): Asymmetric {
  const text = `${isNot ? 'not.' : ''}${name}`;
  const properties = {
    // By this Jest and Vitest recognise what they print with `toAsymmetricMatcher`.
    $$typeof: Symbol.for('jest.asymmetricMatcher'),
    asymmetricMatch: (value: unknown) => pattern.matches(value) !== isNot,
    toString: () => text,
    toAsymmetricMatcher: () => `${text}<${pattern.detail}>`,
    getExpectedType: () => 'object',
    // For the first line of Vitest's messages, and for the console.
    [Symbol.for('chai/inspect')]: () => `${text}<${pattern.detail}>`,
    [Symbol.for('nodejs.util.inspect.custom')]: () => `${text}<${pattern.detail}>`,
  };
  const hidden = Reflect.ownKeys(properties).map((key) => {
    const value: unknown = properties[key as keyof typeof properties];
    return [key, { value, configurable: true }] as const;
  });
  return Object.defineProperties({}, Object.fromEntries(hidden)) as Asymmetric;
}

/** The asymmetric matchers, or with `isNot` what is on `expect.not`. */
export function asymmetricMatchers(isNot = false): CasperAsymmetricMatchers {
  const of = (name: string, pattern: ValuePattern): Asymmetric => asymmetricMatcher(name, pattern, isNot);
  return {
    motes: (expected) => of('motes', motesPattern('expect.motes', expected)),
    anyURef: (rights) => of('anyURef', urefPattern('expect.anyURef', rights)),
    key: (prefix) => of('key', keyPattern('expect.key', prefix)),
    accountHash: (account) => of('accountHash', accountHashPattern(account)),
    publicKey: (expected) => of('publicKey', publicKeyPattern('expect.publicKey', expected)),
    clValue: (...args) => of('clValue', clValuePattern('expect.clValue', args)),
    bytes: (expected) => of('bytes', bytesPattern('expect.bytes', expected)),
  };
}
