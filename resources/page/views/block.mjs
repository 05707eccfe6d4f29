/**
 * One block.
 */
import { badge, element, facts, grouped, section, table, time } from '../dom.mjs';
import { linked, plainHash } from '../hashes.mjs';
import { rpc } from '../rpc.mjs';
import { transactionTable } from '../transactionLines.mjs';

/**
 * @param {string} id height or hash
 * @returns {Promise<import('../router.mjs').View>}
 */
export async function blockView(id) {
  const identifier = /^\d{1,15}$/.test(id) ? { Height: Number(id) } : { Hash: id };
  const block = await rpc('casper_describeBlock', { block_identifier: identifier });
  const { names } = block;
  const height = grouped(block.height);
  return {
    title: `Block ${height}`,
    page: 'blocks',
    isLive: block.next_height === null,
    sections: [
      section(
        'head',
        undefined,
        element(
          'h1',
          { tabindex: '-1' },
          `Block ${height} `,
          block.ends_era ? badge(`ends era ${block.era_id}`) : null,
        ),
        element('p', { class: 'lead' }, time(block.timestamp)),
        element(
          'nav',
          { class: 'pager', 'aria-label': 'Blocks beside this one' },
          block.height > 0 ? element('a', { href: `#/block/${block.height - 1}` }, 'Previous block') : null,
          block.next_height === null ? null : element('a', { href: `#/block/${block.next_height}` }, 'Next block'),
        ),
      ),
      section(
        'facts',
        undefined,
        facts([
          ['Hash', plainHash(block.block_hash, 'the hash of the block')],
          ['Parent', block.height > 0 ? linked(block.parent_hash, names) : undefined],
          ['State root', plainHash(block.state_root_hash, 'the state root hash')],
          ['Era', String(block.era_id)],
          ['Proposer', linked(block.proposer, names)],
          ['Gas price', String(block.gas_price)],
          ['Protocol', block.protocol_version],
        ]),
      ),
      block.given.length === 0
        ? undefined
        : section(
            'given',
            'Changed by a control of the devnet',
            element(
              'ul',
              { class: 'lines' },
              block.given.map((/** @type {string} */ line) => element('li', {}, linked(line, names))),
            ),
          ),
      section(
        'transactions',
        'Transactions',
        block.transactions.length === 0
          ? element('p', { class: 'muted' }, 'None.')
          : transactionTable(
              block.transaction_count > block.transactions.length
                ? `The first ${block.transactions.length} of ${grouped(block.transaction_count)}, in the order of execution`
                : 'In the order of execution',
              block.transactions,
              names,
            ),
      ),
      block.era_end === null
        ? undefined
        : section(
            'era-end',
            `End of era ${block.era_id}`,
            table(
              `Validators of the next era; gas price ${block.era_end.next_gas_price}`,
              ['Validator', { name: 'Weight', isNumber: true }, { name: 'Reward of this era', isNumber: true }],
              block.era_end.validators.map((/** @type {any} */ each) => [
                linked(each.public_key, names),
                each.weight,
                each.reward,
              ]),
            ),
          ),
    ],
  };
}
