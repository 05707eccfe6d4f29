/**
 * Transactions in lists.
 */
import { badge, element, grouped, table } from './dom.mjs';
import { linked, shortened } from './hashes.mjs';

/**
 * @typedef {object} Brief
 * @property {string} hash
 * @property {string} from
 * @property {string} what
 * @property {number} [block_height] absent while it waits
 * @property {string | null} [error]
 * @property {string} [consumed]
 */

/** @param {Brief} transaction */
export function outcome({ block_height, error }) {
  if (block_height === undefined) return badge('waiting', 'wait');
  return error === null ? badge('success', 'good') : badge('failed', 'bad');
}

/** @param {string} hash */
export function transactionLink(hash) {
  return element(
    'a',
    { href: `#/transaction/${hash}`, class: 'hash', title: hash },
    element('span', { class: 'hidden' }, 'Transaction '),
    shortened('', hash),
  );
}

/**
 * @param {readonly Brief[]} transactions
 * @param {import('./hashes.mjs').Names} names
 */
export function transactionList(transactions, names) {
  return element(
    'ul',
    { class: 'lines' },
    transactions.map((each) =>
      element(
        'li',
        {},
        transactionLink(each.hash),
        ' ',
        linked(each.from, names),
        ' ',
        linked(each.what, names),
        ' ',
        outcome(each),
      ),
    ),
  );
}

/**
 * @param {string} caption
 * @param {readonly Brief[]} transactions
 * @param {import('./hashes.mjs').Names} names
 */
export function transactionTable(caption, transactions, names) {
  return table(
    caption,
    ['Transaction', 'From', 'What', 'Outcome', { name: 'Gas', isNumber: true }],
    transactions.map((each) => [
      transactionLink(each.hash),
      linked(each.from, names),
      [linked(each.what, names), each.error ? element('div', { class: 'muted' }, linked(each.error, names)) : null],
      outcome(each),
      each.consumed === undefined ? '' : grouped(each.consumed),
    ]),
  );
}
