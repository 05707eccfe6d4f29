/**
 * What happened inside a transaction: the call tree, and what the gas was spent on.
 */
import { element, grouped, section, table } from '../dom.mjs';
import { linked } from '../hashes.mjs';

/** Words for what gas is spent on. */
const USES = [
  ['instructions', 'instructions'],
  ['host_calls', 'host calls'],
  ['storage', 'stored bytes'],
  ['system_contracts', 'system contracts'],
];

/**
 * @param {any} trace
 * @returns {HTMLElement[]}
 */
export function traceSections({ executions, names, refusal }) {
  if (refusal !== undefined) return [section('calls', 'Calls and gas', element('p', { class: 'muted' }, refusal))];
  return executions.flatMap((/** @type {any} */ execution) => {
    const isPayment = execution.phase === 'Payment';
    const id = isPayment ? 'payment-calls' : 'calls';
    return [
      section(
        id,
        isPayment ? 'Calls of the payment code' : 'Calls and gas',
        gasSplit(execution.gas),
        element('ul', { class: 'tree' }, frame(execution.calls, names)),
      ),
    ];
  });
}

/** @param {Readonly<Record<string, string>>} gas */
function gasSplit(gas) {
  const total = USES.reduce((sum, [use = '']) => sum + BigInt(gas[use] ?? 0), 0n);
  const spent = USES.filter(([use = '']) => BigInt(gas[use] ?? 0) > 0n);
  if (total === 0n) return element('p', { class: 'muted' }, 'No gas was spent.');
  /** @param {string} use */
  const percent = (use) => Number((BigInt(gas[use] ?? 0) * 1000n + total / 2n) / total) / 10;
  return [
    element(
      'div',
      { class: 'split', 'aria-hidden': 'true' },
      spent.map(([use = '']) => {
        const part = element('i', { 'data-use': use });
        part.style.setProperty('--share', `${percent(use)}%`);
        return part;
      }),
    ),
    element(
      'ul',
      { class: 'legend', 'aria-label': 'What the gas was spent on' },
      spent.map(([use = '', words = '']) =>
        element(
          'li',
          { 'data-use': use },
          `${words} ${grouped(gas[use] ?? 0)} (${percent(use) === 0 ? 'less than 0.1' : percent(use)} %)`,
        ),
      ),
    ),
  ];
}

/**
 * @param {any} call
 * @param {import('../hashes.mjs').Names} names
 * @returns {HTMLElement}
 */
function frame(call, names) {
  const { text, gas, host_calls, returned, error, failed_here, calls, hidden_calls } = call;
  const count = host_calls.reduce((/** @type {number} */ sum, /** @type {any} */ each) => sum + each.count, 0);
  return element(
    'li',
    { class: failed_here ? 'failed' : undefined },
    element(
      'div',
      { class: 'frame' },
      element(
        'span',
        {},
        linked(text, names),
        returned === null ? null : [element('span', { class: 'muted' }, ' → '), linked(returned, names)],
        failed_here ? [' ', element('strong', {}, 'failed here: '), error] : null,
      ),
      element('span', { class: 'number' }, `${grouped(gas)} gas`),
    ),
    count === 0
      ? null
      : element(
          'details',
          {},
          element('summary', {}, count === 1 ? '1 host call' : `${grouped(count)} host calls`),
          table(
            'Host calls of this frame, the dearest first',
            ['Host function', { name: 'Calls', isNumber: true }, { name: 'Gas', isNumber: true }],
            host_calls.map((/** @type {any} */ each) => [
              element('code', {}, each.name),
              grouped(each.count),
              grouped(each.gas),
            ]),
          ),
        ),
    calls.length === 0
      ? null
      : element(
          'ul',
          {},
          calls.map((/** @type {any} */ each) => frame(each, names)),
        ),
    hidden_calls > 0 ? element('p', { class: 'muted' }, `and ${grouped(hidden_calls)} more calls`) : null,
  );
}
