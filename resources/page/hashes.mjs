/**
 * Hashes as people read them: by name or shortened, with a link to their page.
 */
import { copyButton, element } from './dom.mjs';

/** @typedef {Readonly<Record<string, string>>} Names names by the hex of an address or public key */

/** Digits of an address or a public key with what stands around them; bytes (`0x…`) are left alone. */
const HASH =
  /((?:[a-z]+[0-9]*-)*)(?<![0-9a-fx])(0202[0-9a-f]{64}|0203[0-9a-f]{64}|01[0-9a-f]{64}|[0-9a-f]{64})(?![0-9a-f])((?:-0[0-7]{2})?)/g;

/**
 * The page of a hash, as it is written in texts of the devnet.
 *
 * @param {string} prefix such as `account-hash-`
 * @param {string} hex
 * @param {string} suffix access rights of a URef
 */
export function hrefOf(prefix, hex, suffix) {
  if (hex.length > 64) return `#/account/${hex}`;
  switch (prefix) {
    case '':
      return `#/find/${hex}`;
    case 'account-hash-':
      return `#/account/account-hash-${hex}`;
    case 'hash-':
    case 'contract-':
    case 'contract-package-':
    case 'package-':
    case 'entity-contract-':
    case 'entity-system-':
      return `#/contract/hash-${hex}`;
    case 'entity-account-':
      return `#/account/account-hash-${hex}`;
    default:
      return `#/key/${prefix}${hex}${prefix === 'uref-' && suffix === '' ? '-007' : suffix}`;
  }
}

/**
 * @param {string} prefix
 * @param {string} hex
 */
export function shortened(prefix, hex) {
  return `${prefix}${hex.slice(0, 4)}…${hex.slice(-4)}`;
}

/**
 * A text in which each hash is a link.
 *
 * @param {string} text
 * @param {Names} [names]
 * @returns {import('./dom.mjs').Child[]}
 */
export function linked(text, names = {}) {
  /** @type {import('./dom.mjs').Child[]} */
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(HASH)) {
    const [whole, prefix = '', hex = '', suffix = ''] = match;
    if (match.index > end) parts.push(text.slice(end, match.index));
    const name = names[hex];
    const href = hrefOf(prefix, hex, suffix);
    parts.push(
      element(
        'a',
        { href, title: whole, class: name === undefined ? 'hash' : undefined },
        name ?? shortened(prefix, hex),
      ),
    );
    end = match.index + whole.length;
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}

/**
 * A hash with its page and a button that copies it.
 *
 * @param {string} text
 * @param {Names} names
 * @param {string} what
 */
export function copied(text, names, what) {
  return [linked(text, names), copyButton(what, text)];
}

/**
 * A hash without a page of its own.
 *
 * @param {string} text
 * @param {string} what
 */
export function plainHash(text, what) {
  const [, prefix = '', hex = text, suffix = ''] = /^((?:[a-z]+-)*)([0-9a-f]+)((?:-0[0-7]{2})?)$/.exec(text) ?? [];
  const short = hex.length > 16 ? `${shortened(prefix, hex)}${suffix}` : text;
  return [element('span', { class: 'hash', title: text }, short), copyButton(what, text)];
}
