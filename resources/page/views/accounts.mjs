/**
 * All accounts, and one account.
 */
import { element, facts, grouped, section, table } from '../dom.mjs';
import { copied, linked, plainHash } from '../hashes.mjs';
import { namedKeyTable } from '../namedKeys.mjs';
import { rpc } from '../rpc.mjs';
import { transactionTable } from '../transactionLines.mjs';

/** Accounts on a page. */
const PAGE = 50;

/**
 * @param {string | undefined} after
 * @returns {Promise<import('../router.mjs').View>}
 */
export async function accountsView(after) {
  const { accounts, count, has_more, names } = await rpc('casper_listAccounts', { count: PAGE, after });
  return {
    title: 'Accounts',
    page: 'accounts',
    isLive: true,
    sections: [
      section('head', undefined, element('h1', { tabindex: '-1' }, 'Accounts')),
      section(
        'accounts',
        undefined,
        table(
          `${grouped(count)} in the order of their hashes`,
          ['Account', 'Account hash', 'Public key', { name: 'Balance', isNumber: true }],
          accounts.map((/** @type {any} */ each) => [
            linked(each.account_hash, names),
            plainHash(each.account_hash, 'the account hash'),
            each.public_key === null
              ? element('span', { class: 'muted' }, 'not known')
              : plainHash(each.public_key, 'the public key'),
            each.balance?.total ?? '',
          ]),
        ),
        element(
          'nav',
          { class: 'pager', 'aria-label': 'Pages of accounts' },
          after === undefined ? null : element('a', { href: '#/accounts' }, 'First accounts'),
          has_more ? element('a', { href: `#/accounts/after/${accounts.at(-1).account_hash}` }, 'More accounts') : null,
        ),
      ),
    ],
  };
}

/**
 * @param {string} id public key or account hash
 * @returns {Promise<import('../router.mjs').View>}
 */
export async function accountView(id) {
  const account = await rpc('casper_describeAccount', { account: id });
  const { names, balance, thresholds, associated_keys: keys } = account;
  const hex = account.account_hash.slice(-64);
  const title = names[hex] ?? `Account ${hex.slice(0, 4)}…${hex.slice(-4)}`;
  const weights = keys.reduce((/** @type {number} */ sum, /** @type {any} */ { weight }) => sum + weight, 0);
  return {
    title: String(title),
    page: 'accounts',
    isLive: true,
    sections: [
      section(
        'head',
        undefined,
        element('h1', { tabindex: '-1' }, String(title)),
        balance === null ? null : element('p', { class: 'lead' }, balance.total),
      ),
      section(
        'facts',
        undefined,
        facts([
          ['Account hash', plainHash(account.account_hash, 'the account hash')],
          ['Public key', account.public_key === null ? undefined : plainHash(account.public_key, 'the public key')],
          ['Balance', balance === null ? 'none' : `${balance.total} (${grouped(balance.total_motes)} motes)`],
          [
            'Can be spent',
            balance === null || balance.total_motes === balance.available_motes
              ? undefined
              : `${balance.available}: the rest is on hold`,
          ],
          ['Main purse', account.main_purse === null ? undefined : copied(account.main_purse, {}, 'the main purse')],
          ['Stored as', account.stored_as],
        ]),
      ),
      section(
        'keys',
        'Keys and thresholds',
        facts([
          ['To deploy', `weight ${thresholds.deployment} of ${weights}`],
          ['To manage keys', `weight ${thresholds.key_management} of ${weights}`],
          [
            'To upgrade',
            thresholds.upgrade_management === undefined
              ? undefined
              : `weight ${thresholds.upgrade_management} of ${weights}`,
          ],
        ]),
        table(
          keys.length === 1 ? 'One associated key' : `${keys.length} associated keys`,
          ['Key', 'Account hash', { name: 'Weight', isNumber: true }],
          keys.map((/** @type {any} */ { account_hash, weight }) => [
            linked(account_hash, names),
            plainHash(account_hash, 'the account hash of the key'),
            String(weight),
          ]),
        ),
      ),
      section('named-keys', 'Named keys', namedKeyTable(account.named_keys, names)),
      section(
        'transactions',
        'Latest transactions',
        account.transactions.length === 0
          ? element('p', { class: 'muted' }, 'None.')
          : transactionTable('From this account, the latest first', account.transactions, names),
      ),
    ],
  };
}
