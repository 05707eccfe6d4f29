/**
 * Named keys with what each leads to.
 */
import { element, table } from './dom.mjs';
import { copied, linked } from './hashes.mjs';

/**
 * @param {readonly { name: string, key: string, kind: string, text: string }[]} namedKeys
 * @param {import('./hashes.mjs').Names} names
 */
export function namedKeyTable(namedKeys, names) {
  if (namedKeys.length === 0) return element('p', { class: 'muted' }, 'None.');
  return table(
    'By name, with what is there now',
    ['Name', 'Leads to', 'Key'],
    namedKeys.map(({ name, key, kind, text }) => [
      element('code', {}, name),
      [kind, text === '' ? null : [': ', linked(text, names)]],
      copied(key, {}, `the key named ${name}`),
    ]),
  );
}
