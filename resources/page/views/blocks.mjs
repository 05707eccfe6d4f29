/**
 * The blocks, the latest first.
 */
import { badge, command, element, grouped, section, table, time } from '../dom.mjs';
import { linked } from '../hashes.mjs';
import { rpc } from '../rpc.mjs';
import { transactionList, transactionTable } from '../transactionLines.mjs';

/** Blocks on a page. */
const PAGE = 20;

/**
 * @param {string | undefined} below height that the blocks are below; from the latest on when left out
 * @returns {Promise<import('../router.mjs').View>}
 */
export async function blocksView(below) {
  const list = await rpc('casper_listBlocks', { count: PAGE, below: below === undefined ? undefined : Number(below) });
  const isEmpty = list.transaction_count === 0 && list.waiting_count === 0;
  const { blocks, names } = list;
  const last = blocks.at(-1);
  return {
    title: below === undefined ? 'Blocks' : `Blocks below ${below}`,
    page: 'blocks',
    isLive: below === undefined,
    sections: [
      section(
        'head',
        undefined,
        element('h1', { tabindex: '-1' }, below === undefined ? 'Blocks' : `Blocks below ${grouped(below)}`),
        element(
          'p',
          { class: 'lead muted' },
          `${list.chain_name}: block ${grouped(list.tip_height)}, ${counted(list.transaction_count, 'transaction')}`,
        ),
      ),
      isEmpty && below === undefined ? await beginning(list.chain_name) : undefined,
      list.waiting_count > 0 && below === undefined
        ? section(
            'waiting',
            `${counted(list.waiting_count, 'transaction')} waiting for a block`,
            transactionTable('In the order they came', list.waiting, names),
          )
        : undefined,
      section(
        'blocks',
        undefined,
        table(
          `Blocks ${blocks.length === 0 ? '' : `${grouped(last.height)} to ${grouped(blocks[0].height)}`}`,
          ['Block', 'Time', 'Era', 'Transactions'],
          blocks.map((/** @type {any} */ block) => [
            element('a', { href: `#/block/${block.height}` }, grouped(block.height)),
            time(block.timestamp),
            [String(block.era_id), ' ', block.ends_era ? badge('ends') : null],
            block.transaction_count === 0
              ? element('span', { class: 'muted' }, 'none')
              : [
                  transactionList(block.transactions, names),
                  more(block.transaction_count - block.transactions.length, block.height),
                ],
          ]),
        ),
        element(
          'nav',
          { class: 'pager', 'aria-label': 'Pages of blocks' },
          below === undefined ? null : element('a', { href: '#/' }, 'Latest blocks'),
          last !== undefined && last.height > 0
            ? element('a', { href: `#/blocks/below/${last.height}` }, 'Older blocks')
            : null,
        ),
      ),
    ],
  };
}

/**
 * @param {number} count
 * @param {number} height
 */
function more(count, height) {
  return count > 0 ? element('a', { href: `#/block/${height}` }, `and ${grouped(count)} more`) : null;
}

/**
 * @param {number} count
 * @param {string} what
 */
function counted(count, what) {
  return `${grouped(count)} ${what}${count === 1 ? '' : 's'}`;
}

/**
 * What to do with a chain on which nothing has happened.
 *
 * @param {string} chainName
 */
async function beginning(chainName) {
  const { accounts, names } = await rpc('casper_listAccounts', { count: 100 });
  /** @param {string} name */
  const keyOf = (name) =>
    accounts.find((/** @type {any} */ each) => each.public_key && names[each.public_key] === name)?.public_key;
  const to = keyOf('bob') ?? accounts.find((/** @type {any} */ each) => each.public_key)?.public_key ?? '<PUBLIC KEY>';
  const node = `--node-address ${location.origin} --chain-name ${chainName}`;
  const key = '--secret-key devnet-keys/alice.pem';
  return section(
    'beginning',
    'Nothing has been sent yet',
    element(
      'div',
      { class: 'notice' },
      element(
        'p',
        {},
        'Transfer 2.5 CSPR from alice to ',
        linked(to, names),
        '. Her secret key is in the folder that the devnet was started with, ',
        element('code', {}, 'devnet-keys'),
        ':',
      ),
      command(
        `casper-client transfer ${node} ${key} --amount 2500000000 --target-account ${to} --transfer-id 1 --payment-amount 100000000`,
        'the command for a transfer',
      ),
      element('p', {}, 'Run session code:'),
      command(
        `casper-client put-deploy ${node} ${key} --payment-amount 5000000000 --session-path contract.wasm`,
        'the command for session code',
      ),
    ),
  );
}
