import { type AccountHashLike, toAccountHash, type WasmTestBuilder } from '../src/index';
import { AUTHORIZED } from './authorizedSubject';
import { badArgument, type MatcherContext, type MatcherResult, matcherResult, type Subject } from './matcher';
import { isBuilder } from './subject';

const SUBJECT: Subject<string | 'none'> = {
  ...AUTHORIZED,
  find(received) {
    if (isBuilder(received)) {
      throw badArgument(
        'The account is the subject here, and the builder the argument: expect(bob).toExistAsAccount(builder).',
        received,
      );
    }
    const account = AUTHORIZED.find(received);
    if (account === undefined || account === 'none') return account;
    return account.accountHash === undefined ? 'none' : account.accountHash.toFormattedString();
  },
};

const NAMED: Subject<AccountHashLike> = {
  name: 'account',
  accepted: 'an account: with a builder pass whatever names it (a TestAccount, an AccountHash, a PublicKey, text)',
  find: (received) => received as AccountHashLike,
};

/**
 * Passes when there is such an account, in either model. Either the subject is what the builder found
 * (`expect(builder.getAccount(bob)).toExistAsAccount()`), or it names the account and the builder is the argument
 * (`expect(bob).toExistAsAccount(builder)`).
 */
export function toExistAsAccount(this: MatcherContext, received: unknown, builder?: WasmTestBuilder): MatcherResult {
  const name = 'toExistAsAccount';
  if (!isBuilder(builder)) {
    return matcherResult(this, { name, subject: SUBJECT, received }, (account) => ({
      pass: account !== 'none',
      lines: (words) => [
        words.isNot ? 'Expected no account.' : 'Expected an account.',
        words.received(account === 'none' ? 'none' : account),
      ],
    }));
  }
  return matcherResult(this, { name, subject: NAMED, received, args: ['builder'], builder }, (account) => {
    const accountHash = toAccountHash(account);
    const pass = builder.getEntityByAccountHash(accountHash)._tag === 'Some';
    return {
      pass,
      lines: (words) => [
        `Expected this account ${words.not}to exist.`,
        words.expected(accountHash.toFormattedString()),
        words.received(pass ? 'an account' : 'no such account'),
        ...(pass ? [] : ['An account comes to be in genesis or by a transfer to it.']),
      ],
    };
  });
}
