/**
 * One transaction: what it was asked to do, what it did, what it cost, and what happened inside.
 */
import { element, facts, grouped, section, table, time } from '../dom.mjs';
import { linked, plainHash, shortened } from '../hashes.mjs';
import { RpcFailure, rpc } from '../rpc.mjs';
import { outcome } from '../transactionLines.mjs';
import { traceSections } from './trace.mjs';

/**
 * @param {string} hash
 * @returns {Promise<import('../router.mjs').View>}
 */
export async function transactionView(hash) {
  const told = await rpc('casper_describeTransaction', { transaction_hash: hash });
  const { names, execution } = told;
  const status = outcome({ ...told, ...(execution ?? { block_height: undefined }) });
  const short = shortened('', told.hash);
  const kind = told.kind === 'Deploy' ? 'Deploy' : 'Transaction';
  const trace = execution === null ? undefined : await traceOf(hash);
  return {
    title: `${kind} ${short}`,
    page: 'blocks',
    isLive: execution === null,
    sections: [
      section(
        'head',
        undefined,
        element('h1', { tabindex: '-1' }, `${kind} ${short} `, status),
        element('p', { class: 'lead' }, linked(told.from, names), ' ', linked(told.what, names)),
      ),
      execution?.error ? failure(execution.error, trace, names) : undefined,
      section('facts', undefined, factsOf(told)),
      execution === null ? undefined : effects(execution, names),
      argsOf(told),
      ...(trace === undefined ? [] : traceSections(trace)),
      execution === null ? undefined : messages(execution, names),
      execution === null ? undefined : printed(execution),
    ],
  };
}

/**
 * The trace is made by running the transaction again, which can fail where the rest does not.
 *
 * @param {string} hash
 */
async function traceOf(hash) {
  try {
    return await rpc('casper_traceTransaction', { transaction_hash: hash });
  } catch (error) {
    if (!(error instanceof RpcFailure)) throw error;
    return { executions: [], names: {}, refusal: typeof error.data === 'string' ? error.data : error.message };
  }
}

/**
 * @param {string} error
 * @param {any} trace
 * @param {import('../hashes.mjs').Names} names
 */
function failure(error, trace, names) {
  const lines = trace.executions.flatMap((/** @type {any} */ { explanation }) => explanation);
  return section(
    'error',
    'Why it failed',
    element(
      'div',
      { class: 'notice bad' },
      element('p', {}, element('strong', {}, linked(error, names))),
      lines.length === 0 ? null : element('pre', { class: 'wrapped', tabindex: '0' }, lines.join('\n')),
    ),
  );
}

/** @param {any} told */
function factsOf(told) {
  const { names, execution } = told;
  const signers = told.signers.flatMap((/** @type {string} */ key, /** @type {number} */ index) => [
    index > 0 ? ', ' : '',
    linked(key, names),
  ]);
  return facts([
    ['Hash', plainHash(told.hash, 'the hash of the transaction')],
    [
      'Block',
      execution === null
        ? 'waiting for one'
        : element('a', { href: `#/block/${execution.block_height}` }, grouped(execution.block_height)),
    ],
    ['Executed', execution === null ? undefined : time(execution.timestamp)],
    ['From', linked(told.from, names)],
    ['Signed by', told.signers.length === 0 ? 'nobody: the account is impersonated' : signers],
    [
      'Gas',
      execution === null
        ? `at most ${grouped(told.gas_limit)}`
        : `${grouped(execution.consumed)} of ${grouped(execution.limit)}`,
    ],
    [
      'Cost',
      execution === null
        ? undefined
        : `${execution.cost} at a gas price of ${execution.gas_price}, of which ${execution.refund} came back`,
    ],
    ['Paid', told.payment],
    ['Made', [time(told.timestamp), `, good for ${told.time_to_live}`]],
    [
      'Size',
      `${grouped(told.bytes)} bytes${told.code_bytes === undefined ? '' : `, of which ${grouped(told.code_bytes)} are code`}`,
    ],
  ]);
}

/**
 * @param {any} execution
 * @param {import('../hashes.mjs').Names} names
 */
function effects({ changes }, names) {
  return section(
    'effects',
    'Effects',
    changes.length === 0
      ? element('p', { class: 'muted' }, 'None: the state stayed as it was.')
      : element(
          'ul',
          { class: 'lines' },
          changes.map((/** @type {string} */ line) => element('li', {}, linked(line, names))),
        ),
  );
}

/** @param {any} told */
function argsOf({ args, args_bytes, names }) {
  if (args_bytes !== null) {
    return section('arguments', 'Arguments', element('pre', { class: 'wrapped', tabindex: '0' }, `0x${args_bytes}`));
  }
  return section(
    'arguments',
    'Arguments',
    args.length === 0
      ? element('p', { class: 'muted' }, 'None.')
      : table(
          'By name, decoded',
          ['Name', 'Type', 'Value'],
          args.map((/** @type {any} */ { name, type, value, cspr }) => [
            element('code', {}, name),
            type,
            [linked(value, names), cspr === undefined ? null : element('div', { class: 'muted' }, cspr)],
          ]),
        ),
  );
}

/**
 * @param {any} execution
 * @param {import('../hashes.mjs').Names} names
 */
function messages({ messages: sent }, names) {
  if (sent.length === 0) return undefined;
  return section(
    'messages',
    'Messages',
    table(
      'In the order they were emitted',
      ['From', 'Topic', 'Message'],
      sent.map((/** @type {any} */ { from, topic, text }) => [linked(from, names), topic, text]),
    ),
  );
}

/** @param {any} execution */
function printed({ printed: lines }) {
  if (lines.length === 0) return undefined;
  return section('printed', 'Printed', element('pre', { class: 'wrapped', tabindex: '0' }, lines.join('')));
}
