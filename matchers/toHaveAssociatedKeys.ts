import { type AccountHash, type AccountHashLike, toAccountHash } from '../src/index';
import { AUTHORIZED } from './authorizedSubject';
import { type ExpectedEntry, entryDifference } from './entryDifference';
import { badArgument, type MatcherContext, type MatcherResult, matcherResult } from './matcher';

/**
 * Keys, each with its weight or without: a Map from account to weight, an array of `[account, weight]` and of accounts, or an
 * object whose names are account hashes or public keys in hex.
 */
export type ExpectedKeys =
  | ReadonlyMap<AccountHashLike, number>
  | readonly (readonly [AccountHashLike, number] | AccountHashLike)[]
  | { readonly [account: string]: number };

/** Passes when the account has these associated keys with these weights; with `exact` no others. */
export function toHaveAssociatedKeys(
  this: MatcherContext,
  received: unknown,
  keys: ExpectedKeys,
  options: { readonly exact?: boolean } = {},
): MatcherResult {
  const exact = options.exact ?? false;
  const args = exact ? ['keys', '{ exact: true }'] : ['keys'];
  return matcherResult(this, { name: 'toHaveAssociatedKeys', subject: AUTHORIZED, received, args }, (account) => {
    const entries = account === 'none' ? [] : account.associatedKeys.entries;
    const difference = entryDifference({
      found: new Map(entries.map(({ accountHash, weight }) => [accountHash.toFormattedString(), weight])),
      expected: expectedEntries(keys),
      exact,
      text: weightText,
    });
    return {
      pass: account !== 'none' && difference.pass,
      lines: (words) => [
        `Expected the account ${words.not}to have these associated keys${exact ? ' and no others' : ''}.`,
        ...(account === 'none' ? [words.received('no such account')] : ['', ...difference.lines(this)]),
      ],
    };
  });
}

function expectedEntries(keys: ExpectedKeys): ExpectedEntry<number>[] {
  return pairsOf(keys).map(([accountHash, weight]) => ({
    name: accountHash.toFormattedString(),
    text: weight === undefined ? '' : weightText(weight),
    matches: (found) => weight === undefined || found === weight,
  }));
}

function pairsOf(keys: ExpectedKeys): (readonly [AccountHash, number | undefined])[] {
  if (typeof keys !== 'object' || keys === null) {
    throw badArgument(
      'toHaveAssociatedKeys takes a Map from account to weight, an array of [account, weight], or an array of accounts.',
      keys,
    );
  }
  if (!Array.isArray(keys)) {
    const isMap = Object.prototype.toString.call(keys) === '[object Map]';
    const entries = isMap ? [...(keys as ReadonlyMap<AccountHashLike, number>)] : Object.entries(keys);
    return entries.map(([key, weight]) => [toAccountHash(key), checkedWeight(weight)]);
  }
  return keys.map((each) =>
    Array.isArray(each) ? [toAccountHash(each[0]), checkedWeight(each[1])] : [toAccountHash(each), undefined],
  );
}

/** A weight has one byte; what has not can never match. */
function checkedWeight(weight: unknown): number {
  if (Number.isInteger(weight) && (weight as number) >= 0 && (weight as number) <= 255) return weight as number;
  throw badArgument('toHaveAssociatedKeys takes weights from 0 to 255.', weight);
}

function weightText(weight: number): string {
  return `weight ${weight}`;
}
