/**
 * Elements of the page. Everything that comes from the chain becomes text, never markup.
 */

/** @typedef {Node | string | number | null | undefined | false | readonly any[]} Child */

/**
 * @param {string} name
 * @param {Readonly<Record<string, string | undefined>>} [attributes] without a value: left out
 * @param {...Child} children
 * @returns {HTMLElement}
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
  append(made, children);
  return made;
}

/**
 * @param {Element} parent
 * @param {readonly Child[]} children
 */
function append(parent, children) {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (Array.isArray(child)) append(parent, child);
    else parent.append(typeof child === 'number' ? String(child) : /** @type {Node | string} */ (child));
  }
}

/**
 * @param {string} id
 * @param {string | undefined} title
 * @param {...Child} children
 */
export function section(id, title, ...children) {
  return element(
    'section',
    { id, 'aria-labelledby': title && `${id}-title` },
    title && element('h2', { id: `${id}-title` }, title),
    children,
  );
}

/**
 * @param {string} text
 * @param {'good' | 'bad' | 'wait' | ''} [kind]
 */
export function badge(text, kind = '') {
  return element('span', { class: `badge ${kind}` }, text);
}

/**
 * Names with what they stand for; those without a value are left out.
 *
 * @param {readonly (readonly [string, Child])[]} entries
 */
export function facts(entries) {
  const shown = entries.filter(([, value]) => value !== undefined && value !== null && value !== '');
  return element(
    'dl',
    { class: 'facts' },
    shown.map(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]),
  );
}

/**
 * @typedef {object} Column
 * @property {string} name
 * @property {boolean} [isNumber]
 */

/**
 * A table that becomes a stack of cards on a small screen. Its roles are said, since styles that do that take them away.
 *
 * @param {string} caption
 * @param {readonly (string | Column)[]} columns
 * @param {readonly (readonly Child[])[]} rows
 */
export function table(caption, columns, rows) {
  const named = columns.map((column) => (typeof column === 'string' ? { name: column } : column));
  /** @param {{ isNumber?: boolean }} column */
  const kind = ({ isNumber }) => (isNumber ? 'number' : undefined);
  return element(
    'table',
    { class: 'stacks', role: 'table' },
    element('caption', {}, caption),
    element(
      'thead',
      { role: 'rowgroup' },
      element(
        'tr',
        { role: 'row' },
        named.map((column) => element('th', { scope: 'col', role: 'columnheader', class: kind(column) }, column.name)),
      ),
    ),
    element(
      'tbody',
      { role: 'rowgroup' },
      rows.map((cells) =>
        element(
          'tr',
          { role: 'row' },
          cells.map((cell, index) => {
            const column = named[index] ?? { name: '' };
            return element(
              'td',
              { role: 'cell', class: kind(column), 'data-label': column.name },
              element('div', {}, cell),
            );
          }),
        ),
      ),
    ),
  );
}

/** @param {string} iso */
export function time(iso) {
  const date = new Date(iso);
  const text = Number.isNaN(date.getTime())
    ? iso
    : date.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
  return element('time', { datetime: iso, title: iso }, text);
}

const SVG = 'http://www.w3.org/2000/svg';

/**
 * @param {string} what for people who cannot see the icon
 * @param {string} text
 */
export function copyButton(what, text) {
  const icon = document.createElementNS(SVG, 'svg');
  icon.setAttribute('viewBox', '0 0 16 16');
  icon.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', 'M5.5 5.5v-3h8v8h-3m-8-5h8v8h-8z');
  path.setAttribute('fill', 'none');
  path.setAttribute('stroke', 'currentColor');
  path.setAttribute('stroke-width', '1.3');
  icon.append(path);
  return element(
    'button',
    { type: 'button', class: 'copy', 'aria-label': `Copy ${what}`, title: 'Copy', 'data-copy': text },
    icon,
  );
}

/**
 * @param {string} text
 * @param {string} what
 */
export function command(text, what) {
  return element('div', { class: 'command' }, element('pre', { tabindex: '0' }, text), copyButton(what, text));
}

/**
 * @param {string | number | bigint} digits
 * @returns {string} with commas between thousands, exact
 */
export function grouped(digits) {
  return String(digits).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}
