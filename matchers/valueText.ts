/**
 * Any value for a message: what is Casper's as a Casper developer writes it.
 *
 * @module
 */
import type { Key } from '../src/index';
import { bytesText, clValueText } from '../src/report/clValueText';
import { bigNumberOf, bytesOf, casperValueOf, clValueOf } from './casperValue';
import { shortly } from './matcher';
import { tagOf } from './subject';

/** A Key with its variant, which a name instead of its hash would not tell. */
export function keyText(key: Key): string {
  return `Key::${key.variant} ${key.toFormattedString()}`;
}

/** A short text for any value; safe for bigints, bytes and cycles. */
export function valueText(value: unknown): string {
  if (ArrayBuffer.isView(value)) return bytesText(bytesOf(value) as Uint8Array);
  const clValue = clValueOf(value);
  if (clValue !== undefined) return `CLValue ${clValueText(clValue)}`;
  const found = casperValueOf(value);
  if (found?._tag === 'Key') return keyText(found);
  if (found !== undefined) return `${found._tag} ${found._tag === 'RuntimeArgs' ? '' : String(found)}`.trimEnd();
  if (tagOf(value) === 'Some') return `some(${valueText((value as { readonly value?: unknown }).value)})`;
  if (Array.isArray(value)) return `[${value.map(valueText).join(', ')}]`;
  const { accountHash } = Object(value) as { readonly accountHash?: unknown };
  if (tagOf(accountHash) === 'AccountHash') return String(accountHash);
  const number = bigNumberOf(value);
  return number === undefined ? shortly(value) : `BigNumber ${number}`;
}
