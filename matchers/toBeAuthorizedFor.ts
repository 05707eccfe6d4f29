import { type AccountHash, type AccountHashLike, toAccountHash } from '../src/index';
import { AUTHORIZED, type Authorized } from './authorizedSubject';
import { badArgument, type MatcherContext, type MatcherResult, matcherResult } from './matcher';

/** What keys can be asked to do for an account; only entities manage upgrades. */
export type AuthorizedAction = 'deployment' | 'keyManagement' | 'upgradeManagement';

const ACTIONS: Readonly<Record<AuthorizedAction, string>> = {
  deployment: 'deployments',
  keyManagement: 'key management',
  upgradeManagement: 'upgrade management',
};

/**
 * Passes when these keys together may act for the account as the engine decides it: at least one is associated, and their
 * weights reach the threshold. Keys that are not associated weigh nothing and do no harm.
 */
export function toBeAuthorizedFor(
  this: MatcherContext,
  received: unknown,
  action: AuthorizedAction,
  keys: AccountHashLike | readonly AccountHashLike[],
): MatcherResult {
  const call = { name: 'toBeAuthorizedFor', subject: AUTHORIZED, received, args: ['action', 'keys'] };
  return matcherResult(this, call, (account) => {
    const signers = (Array.isArray(keys) ? keys : [keys]).map((key) => toAccountHash(key as AccountHashLike));
    if (!(action in ACTIONS)) {
      throw badArgument("toBeAuthorizedFor takes 'deployment', 'keyManagement' or 'upgradeManagement'.", action);
    }
    if (account === 'none') {
      return { pass: false, lines: (words) => ['Expected an account with keys.', words.received('no such account')] };
    }
    const needed = thresholdFor(account, action);
    const weight = account.associatedKeys.weightOf(signers);
    return {
      pass: signers.some((signer) => account.associatedKeys.has(signer)) && weight >= needed,
      lines: (words) => [
        `Expected these keys ${words.not}to be enough for ${ACTIONS[action]}.`,
        `Needed weight: ${this.utils.EXPECTED_COLOR(String(needed))}`,
        `Weight of the keys: ${this.utils.RECEIVED_COLOR(String(weight))}`,
        ...signers.map((signer) => `  ${signerText(account, signer)}`),
        ...(signers.length === 0 ? ['  no keys at all'] : []),
        ...othersOf(account, signers),
      ],
    };
  });
}

function thresholdFor({ thresholds, accountHash, isEntity }: Authorized, action: AuthorizedAction): number {
  // The Rust engine asks of an entity the threshold of key management for deployments too: casper-types
  // src/runtime_footprint.rs, `new_entity_footprint`.
  if (action === 'deployment' && isEntity) return thresholds.keyManagement;
  const threshold = thresholds[action];
  if (threshold !== undefined) return threshold;
  throw badArgument(
    'toBeAuthorizedFor knows no upgrade management of an account; addressable entities have it.',
    accountHash?.toFormattedString(),
  );
}

function signerText({ associatedKeys }: Authorized, signer: AccountHash): string {
  const weight = associatedKeys.get(signer);
  return `${signer.toFormattedString()} -> ${weight === undefined ? 'not associated' : `weight ${weight}`}`;
}

function othersOf({ associatedKeys }: Authorized, signers: readonly AccountHash[]): string[] {
  const others = associatedKeys.entries.filter((each) => !signers.some((key) => key.equals(each.accountHash)));
  if (others.length === 0) return [];
  return [
    'The account also has:',
    ...others.map((each) => `  ${each.accountHash.toFormattedString()} -> weight ${each.weight}`),
  ];
}
