/**
 * Accounts for people: keys, thresholds, motes, what they did.
 *
 * @module
 */
import { DEFAULT_PROPOSER, TEST_ACCOUNTS } from '../../builder/testAccounts';
import { isTrackingCopyError } from '../../state/trackingCopyError';
import { runtimeFootprintByEntityAddr } from '../../state/trackingCopyExt';
import type { AccountHash } from '../../types/accountHash';
import { EntityAddr } from '../../types/entityAddr';
import { initiatorAccountHash } from '../../types/initiatorAddr';
import { Key } from '../../types/key';
import { KEY_TAGS } from '../../types/keyPayload';
import type { RuntimeFootprint } from '../../types/runtimeFootprint';
import type { Chain } from '../chain/chain';
import { copyOf } from '../chain/stateReading';
import type { Json, JsonObject } from '../json/exactJson';
import { rpcFail } from '../rpc/rpcError';
import { transactionBrief } from './blockReport';
import { balanceJson, namedKeysReport } from './keyReport';
import { namesOf, withNames } from './stateNames';

/** Transactions on the page of an account. */
const MOST_TRANSACTIONS = 25;
/** Blocks that are searched for them. */
const MOST_BLOCKS = 5000;

/** Accounts in the order of their hashes. */
export function listAccounts(chain: Chain, after: string | undefined, count: number): Json {
  const all = chain.tip.state.keysWithPrefix(Uint8Array.of(KEY_TAGS.Account)).flatMap((key) => key.asAccount() ?? []);
  const begin = after === undefined ? 0 : all.findIndex((account) => account.toFormattedString() > after);
  const shown = begin < 0 ? [] : all.slice(begin, begin + count);
  return withNames(
    {
      accounts: shown.map((account) => ({
        account_hash: account.toFormattedString(),
        public_key: knownPublicKey(account),
        balance: balanceJson(chain, { _tag: 'Account', accountHash: account }) ?? null,
      })),
      count: all.length,
      has_more: begin >= 0 && begin + count < all.length,
    },
    namesOf(chain, chain.tip.state),
  );
}

/** Everything about one account. */
export function describeAccount(chain: Chain, account: AccountHash): Json {
  const footprint = footprintOf(chain, account);
  const { associatedKeys, actionThresholds, mainPurse, namedKeys } = footprint;
  const storedAs = chain.tip.state.read(Key.account(account))?._tag === 'Account' ? 'Account' : 'AddressableEntity';
  const thresholds: JsonObject = {
    deployment: actionThresholds.deployment,
    key_management: actionThresholds.keyManagement,
    ...(storedAs === 'Account' ? {} : { upgrade_management: actionThresholds.upgradeManagement }),
  };
  return withNames(
    {
      account_hash: account.toFormattedString(),
      public_key: knownPublicKey(account),
      stored_as: storedAs,
      main_purse: mainPurse?.toFormattedString() ?? null,
      balance: balanceJson(chain, { _tag: 'Account', accountHash: account }) ?? null,
      associated_keys: associatedKeys.entries.map(({ accountHash, weight }) => ({
        account_hash: accountHash.toFormattedString(),
        weight,
      })),
      thresholds,
      named_keys: namedKeysReport(chain, namedKeys),
      transactions: transactionsOf(chain, account),
    },
    namesOf(chain, chain.tip.state),
  );
}

function footprintOf(chain: Chain, account: AccountHash): RuntimeFootprint {
  const copy = copyOf(chain.tip.state, chain.network.chainspec.core.enableAddressableEntity);
  try {
    return runtimeFootprintByEntityAddr(copy, EntityAddr.account(account.bytes));
  } catch (error) {
    if (!isTrackingCopyError(error)) throw error;
    return rpcFail('NoSuchAccount', `there is no account ${account}: a transfer to it makes one`);
  }
}

/** The hash does not say it, but of the people of the devnet it is known. */
function knownPublicKey(account: AccountHash): string | null {
  const known = [...Object.values(TEST_ACCOUNTS), DEFAULT_PROPOSER].find((each) => each.accountHash.equals(account));
  return known?.publicKey.toHex() ?? null;
}

/** The latest first. */
function transactionsOf(chain: Chain, account: AccountHash): readonly Json[] {
  const found: Json[] = [];
  for (const { block, artifacts } of chain.blocks.slice(-MOST_BLOCKS).reverse()) {
    for (const artifact of [...artifacts].reverse()) {
      if (found.length >= MOST_TRANSACTIONS) return found;
      if (!initiatorAccountHash(artifact.facts.initiator).equals(account)) continue;
      found.push(transactionBrief(artifact.facts, artifact, block.header.height));
    }
  }
  return found;
}
