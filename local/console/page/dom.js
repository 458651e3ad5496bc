// @ts-check
// Small words for building the page. Text goes in as text, always: nothing here reads HTML.

/**
 * @param {string} tag
 * @param {Record<string, any>} [attributes] `class`, `onclick`, `data-…`; false and undefined leave one out
 * @param {...(Node | string | number | null | undefined | false | (Node | string | null)[])} children
 * @returns {HTMLElement}
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false || value === null) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  for (const child of children.flat()) {
    if (child !== null && child !== undefined && child !== false)
      element.append(child instanceof Node ? child : String(child));
  }
  return element;
}

/** @param {string} id @returns {HTMLElement} */
export function byId(id) {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no element ${id}`);
  return found;
}

/** Puts these children in place of what was there. @param {Element} parent @param {...any} children */
export function fill(parent, ...children) {
  parent.replaceChildren(...children.flat().filter((child) => child !== null && child !== false));
}

/**
 * Does the drawing only when what is shown has changed, so that polling never takes the focus or the selection away.
 * @param {Element} parent @param {unknown} data @param {() => any} draw
 */
export function fillWhenChanged(parent, data, draw) {
  const seen = JSON.stringify(data);
  if (/** @type {any} */ (parent).seen === seen) return;
  /** @type {any} */ (parent).seen = seen;
  const drawn = draw();
  fill(parent, ...(Array.isArray(drawn) ? drawn : [drawn]));
}

/**
 * A table that scrolls sideways by itself where the screen is narrow.
 * @param {string} caption @param {string[]} headings @param {(Node | string | number)[][]} rows @param {number[]} [numeric] columns of figures
 */
export function dataTable(caption, headings, rows, numeric = []) {
  const kind = (/** @type {number} */ column) => (numeric.includes(column) ? 'number' : undefined);
  return el(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    el(
      'table',
      {},
      el('caption', { class: 'away' }, caption),
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          headings.map((text, i) => el('th', { scope: 'col', class: kind(i) }, text)),
        ),
      ),
      el(
        'tbody',
        {},
        rows.map((row) =>
          el(
            'tr',
            {},
            row.map((cell, i) => el('td', { class: kind(i) }, cell)),
          ),
        ),
      ),
    ),
  );
}

/** @param {string} text */
export const soft = (text) => el('p', { class: 'soft' }, text);
