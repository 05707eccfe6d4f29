/**
 * Which page an address is: everything after the `#`.
 */

import { rpc } from './rpc.mjs';
import { accountsView, accountView } from './views/accounts.mjs';
import { blockView } from './views/block.mjs';
import { blocksView } from './views/blocks.mjs';
import { contractsView, contractView } from './views/contracts.mjs';
import { keyView } from './views/key.mjs';
import { transactionView } from './views/transaction.mjs';

/**
 * @typedef {object} View
 * @property {string} title
 * @property {string} page the entry of the navigation that it belongs to
 * @property {boolean} isLive whether new blocks can change it
 * @property {readonly (HTMLElement | undefined)[]} sections
 */

/** What a route gives: a view, or the address of another page. */
/** @typedef {View | { redirect: string }} Routed */

/** @type {readonly (readonly [RegExp, (...parts: any[]) => Promise<Routed>])[]} */
const ROUTES = [
  [/^\/?$/, () => blocksView(undefined)],
  [/^\/blocks\/below\/(\d+)$/, (below) => blocksView(below)],
  [/^\/block\/([^/]+)$/, (id) => blockView(id)],
  [/^\/(?:transaction|deploy)\/([^/]+)$/, (hash) => transactionView(hash)],
  [/^\/accounts$/, () => accountsView(undefined)],
  [/^\/accounts\/after\/([^/]+)$/, (after) => accountsView(after)],
  [/^\/account\/([^/]+)$/, (id) => accountView(id)],
  [/^\/contracts$/, () => contractsView(undefined)],
  [/^\/contracts\/after\/([^/]+)$/, (after) => contractsView(after)],
  [/^\/contract\/([^/]+)$/, (hash) => contractView(hash)],
  [/^\/key\/([^/]+)$/, (key) => keyView(key, undefined)],
  [/^\/key\/([^/]+)\/after\/(.+)$/, (key, after) => keyView(key, after)],
  [/^\/find\/(.+)$/, async (text) => ({ redirect: (await find(text)) ?? missing(text) })],
];

/**
 * The view of an address.
 *
 * @param {string} hash `location.hash`
 * @returns {Promise<Routed>}
 */
export async function route(hash) {
  const path = hash.replace(/^#/, '');
  for (const [pattern, open] of ROUTES) {
    const match = pattern.exec(path);
    if (match !== null) return open(...match.slice(1).map(decoded));
  }
  throw new Error(`There is no page ${path}.`);
}

/** @param {string} part */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/**
 * @param {string} text
 * @returns {never}
 */
function missing(text) {
  throw new Error(`Nothing was found for ${text}.`);
}

/**
 * The address of what somebody means.
 *
 * @param {string} text
 * @returns {Promise<string | undefined>}
 */
export async function find(text) {
  const { found } = await rpc('casper_find', { text });
  return found === null ? undefined : `#/${found.kind}/${encodeURIComponent(found.id)}`;
}
