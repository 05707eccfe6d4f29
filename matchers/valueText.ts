/**
 * Any value for a message: what is Casper's as a Casper developer writes it.
 *
 * @module
 */
import { bytesText, clValueText } from '../src/report/clDataText';
import { bigNumberOf, bytesOf, casperValueOf, clValueOf } from './casperValue';
import { shortly } from './matcher';
import { tagOf } from './subject';

/** A short text for any value; safe for bigints, bytes and cycles. */
export function valueText(value: unknown): string {
  if (ArrayBuffer.isView(value)) return bytesText(bytesOf(value) as Uint8Array);
  const clValue = clValueOf(value);
  if (clValue !== undefined) return `CLValue ${clValueText(clValue)}`;
  const found = casperValueOf(value);
  if (found !== undefined) return `${found._tag} ${found._tag === 'RuntimeArgs' ? '' : String(found)}`.trimEnd();
  if (tagOf(value) === 'Some') return `some(${valueText((value as { readonly value?: unknown }).value)})`;
  if (Array.isArray(value)) return `[${value.map(valueText).join(', ')}]`;
  const { name, accountHash } = Object(value) as { readonly name?: unknown; readonly accountHash?: unknown };
  if (tagOf(accountHash) === 'AccountHash')
    return `${typeof name === 'string' ? `${name}, ` : ''}${String(accountHash)}`;
  const number = bigNumberOf(value);
  return number === undefined ? shortly(value) : `BigNumber ${number}`;
}
