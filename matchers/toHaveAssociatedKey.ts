import { type Account, type AccountHashLike, toAccountHash } from '../src/index';
import { type MatcherContext, type MatcherResult, matcherResult, wrongSubject } from './matcher';
import { ACCOUNT_SUBJECTS, accountOf } from './subject';

/** Passes when the account has this associated key, and, if given, with exactly this weight. */
export function toHaveAssociatedKey(
  this: MatcherContext,
  received: unknown,
  key: AccountHashLike,
  options: { readonly weight?: number } = {},
): MatcherResult {
  const account = accountOf(received);
  if (account === undefined) return wrongSubject(this, 'toHaveAssociatedKey', 'account', ACCOUNT_SUBJECTS, received);
  const accountHash = toAccountHash(key);
  const { weight } = options;
  const found = account === 'none' ? undefined : account.associatedKeys.get(accountHash);
  const withWeight = weight === undefined ? '' : ` with weight ${weight}`;
  return matcherResult(
    this,
    'toHaveAssociatedKey',
    'account',
    'key',
    {
      pass: found !== undefined && (weight === undefined || found === weight),
      lines: (not) => [
        `Expected the account ${not ? 'not ' : ''}to have this associated key${withWeight}.`,
        `Expected: ${not ? 'not ' : ''}${this.utils.EXPECTED_COLOR(`${accountHash}${withWeight}`)}`,
        ...receivedLines(this, account, found),
      ],
    },
    weight === undefined ? undefined : `{ weight: ${weight} }`,
  );
}

function receivedLines(context: MatcherContext, account: Account | 'none', found: number | undefined): string[] {
  if (account === 'none') return [`Received: ${context.utils.RECEIVED_COLOR('no such account')}`];
  const keys = account.associatedKeys.entries.map(({ accountHash, weight }) =>
    context.utils.RECEIVED_COLOR(`  ${accountHash} with weight ${weight}`),
  );
  const head = found === undefined ? 'Received: other keys only' : `Received: this key with weight ${found}`;
  return [head, 'The account has:', ...keys];
}
