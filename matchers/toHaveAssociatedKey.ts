import { type AccountHashLike, toAccountHash } from '../src/index';
import { AUTHORIZED, type Authorized } from './authorizedSubject';
import { type MatcherContext, type MatcherResult, matcherResult, type Words } from './matcher';

/** Passes when the account has this associated key, and, if given, with exactly this weight. */
export function toHaveAssociatedKey(
  this: MatcherContext,
  received: unknown,
  key: AccountHashLike,
  options: { readonly weight?: number } = {},
): MatcherResult {
  const { weight } = options;
  const args = weight === undefined ? ['key'] : ['key', `{ weight: ${weight} }`];
  return matcherResult(this, { name: 'toHaveAssociatedKey', subject: AUTHORIZED, received, args }, (account) => {
    const accountHash = toAccountHash(key);
    const found = account === 'none' ? undefined : account.associatedKeys.get(accountHash);
    const withWeight = weight === undefined ? '' : ` with weight ${weight}`;
    return {
      pass: found !== undefined && (weight === undefined || found === weight),
      lines: (words) => [
        `Expected the account ${words.not}to have this associated key${withWeight}.`,
        words.expected(`${accountHash.toFormattedString()}${withWeight}`),
        ...receivedLines(this, words, account, found),
      ],
    };
  });
}

function receivedLines(
  context: MatcherContext,
  words: Words,
  account: Authorized | 'none',
  found: number | undefined,
): string[] {
  if (account === 'none') return [words.received('no such account')];
  const keys = account.associatedKeys.entries.map(({ accountHash, weight }) =>
    context.utils.RECEIVED_COLOR(`  ${accountHash.toFormattedString()} with weight ${weight}`),
  );
  const head = found === undefined ? 'Received: other keys only' : `Received: this key with weight ${found}`;
  return [head, 'The account has:', ...keys];
}
