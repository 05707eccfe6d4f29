/**
 * Puts views on the screen. A view that is shown again changes only where its contents did, so that nobody who reads, types or
 * listens is disturbed by a new block.
 */

/** What a section looked like when it was made: details that were opened since are no change. */
/** @type {WeakMap<Element, string>} */
const MADE = new WeakMap();

/**
 * @param {HTMLElement} main
 * @param {readonly (HTMLElement | undefined)[]} sections
 */
export function show(main, sections) {
  const made = sections.filter((each) => each !== undefined);
  for (const each of made) MADE.set(each, each.outerHTML);
  main.replaceChildren(...made);
}

/**
 * @param {HTMLElement} main
 * @param {readonly (HTMLElement | undefined)[]} sections
 */
export function update(main, sections) {
  const made = sections.filter((each) => each !== undefined);
  const kept = made.map((each) => {
    const html = each.outerHTML;
    MADE.set(each, html);
    const before = [...main.children].find(({ id }) => id === each.id);
    return before !== undefined && MADE.get(before) === html ? before : withState(before, each);
  });
  const isSame = kept.length === main.children.length && kept.every((each, index) => each === main.children[index]);
  if (isSame) return;
  const focus = focusIn(main);
  for (const child of [...main.children]) if (!kept.includes(child)) child.remove();
  kept.forEach((each, index) => {
    if (main.children[index] !== each) main.insertBefore(each, main.children[index] ?? null);
  });
  focus();
}

/**
 * Opens the details that are open in what is replaced.
 *
 * @param {Element | undefined} before
 * @param {HTMLElement} after
 */
function withState(before, after) {
  const open = [...(before?.querySelectorAll('details') ?? [])].map((each) => each.open);
  [...after.querySelectorAll('details')].forEach((each, index) => {
    each.open = open[index] ?? false;
  });
  return after;
}

/**
 * Remembers what has the focus, to give it to its like.
 *
 * @param {HTMLElement} main
 */
function focusIn(main) {
  const { activeElement } = document;
  if (activeElement === null || activeElement === main || !main.contains(activeElement)) return () => {};
  const attribute = ['href', 'data-copy'].find((name) => activeElement.hasAttribute(name));
  const value = attribute && activeElement.getAttribute(attribute);
  return () => {
    if (main.contains(document.activeElement) && document.activeElement !== main) return;
    const like = [...main.querySelectorAll('a, button')].find(
      (each) => attribute && each.getAttribute(attribute) === value,
    );
    /** @type {HTMLElement} */ (like ?? main).focus({ preventScroll: true });
  };
}
