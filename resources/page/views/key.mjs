/**
 * What is under one key: a value, a purse, a dictionary with its items.
 */
import { element, facts, grouped, section, table } from '../dom.mjs';
import { copied, linked, plainHash } from '../hashes.mjs';
import { rpc } from '../rpc.mjs';

/** Items of a dictionary on a page. */
const PAGE = 50;

/**
 * @param {string} key
 * @param {string | undefined} after the last item of the page before
 * @returns {Promise<import('../router.mjs').View>}
 */
export async function keyView(key, after) {
  const told = await rpc('casper_describeKey', { key });
  const { names, kind, balance, item, lines } = told;
  const hex = /[0-9a-f]{64}/.exec(told.key)?.[0] ?? '';
  const title = names[hex] ?? `Key ${told.key.replace(hex, `${hex.slice(0, 4)}…${hex.slice(-4)}`)}`;
  return {
    title,
    page: '',
    isLive: true,
    sections: [
      section('head', undefined, element('h1', { tabindex: '-1' }, title)),
      section(
        'facts',
        undefined,
        facts([
          ['Key', plainHash(told.key, 'the key')],
          ['Here is', kind === 'nothing' ? 'nothing' : kind],
          ['Motes', balance === null ? undefined : `${balance.total} (${grouped(balance.total_motes)} motes)`],
          [
            'Item',
            item === undefined
              ? undefined
              : [element('code', {}, item.name), ' of ', copied(item.dictionary, names, 'the dictionary')],
          ],
          ['Value', item === undefined ? undefined : linked(item.value, names)],
          ['Type', kind === 'value' ? told.type : undefined],
        ]),
      ),
      told.dictionary_items === 0 ? undefined : await items(told, after),
      lines.length === 0 || kind === 'dictionary' || kind === 'purse'
        ? undefined
        : section(
            'value',
            'Value',
            element(
              'pre',
              { class: 'wrapped', tabindex: '0' },
              lines.map((/** @type {string} */ line) => [linked(line, names), '\n']),
            ),
          ),
    ],
  };
}

/**
 * @param {any} told
 * @param {string | undefined} after
 */
async function items({ key }, after) {
  const { items: shown, count, names } = await rpc('casper_listDictionary', { seed_uref: key, count: PAGE, after });
  const last = shown.at(-1)?.name;
  return section(
    'items',
    'Items of the dictionary',
    table(
      `${grouped(count)} in the order of their names`,
      ['Item', 'Type', 'Value'],
      shown.map((/** @type {any} */ each) => [
        element('a', { href: `#/key/${each.key}` }, element('code', {}, each.name)),
        each.type,
        linked(each.value, names),
      ]),
    ),
    element(
      'nav',
      { class: 'pager', 'aria-label': 'Pages of items' },
      after === undefined ? null : element('a', { href: `#/key/${key}` }, 'First items'),
      shown.length === PAGE
        ? element('a', { href: `#/key/${key}/after/${encodeURIComponent(last)}` }, 'More items')
        : null,
    ),
  );
}
