// @ts-check
// Every table as it is, row by row. Which one is open stands in the address, so that a reload shows it again.
import { storyLink } from './answer.js';
import { getJson } from './api.js';
import { byId, dataTable, el, fill, fillWhenChanged, soft } from './dom.js';
import { counted } from './words.js';

const rowsShown = 200;
let chosen = '';
/** @type {{ name: string, keys: string[], isMain: boolean }[]} */
let known = [];

/** @param {{ name: string, keys: string[], isMain: boolean }[]} tables @param {(error: unknown) => void} trouble */
export function setUpTables(tables, trouble) {
  known = tables;
  chosen = tables.find(({ isMain }) => isMain)?.name ?? tables[0]?.name ?? '';
  fill(
    byId('view-tables'),
    el(
      'div',
      { class: 'panel' },
      el('h2', {}, 'Tables'),
      el('label', { for: 'table-choice' }, 'Table '),
      el(
        'select',
        {
          id: 'table-choice',
          onchange: () => {
            location.hash = `#tables/${encodeURIComponent(choice().value)}`;
            showTable([choice().value]).catch(trouble);
          },
        },
        tables.map(({ name }) => el('option', { value: name }, name)),
      ),
      el('div', { id: 'table-rows' }),
    ),
  );
}

const choice = () => /** @type {HTMLSelectElement} */ (byId('table-choice'));

/** @param {string[]} rest the table's name */
export async function showTable([asked]) {
  if (known.some(({ name }) => name === asked)) chosen = asked ?? chosen;
  if (chosen === '') return;
  if (choice().value !== chosen) choice().value = chosen;
  const ours = chosen;
  const { product, rows, stories } = await getJson(`/_local/console/rows/${encodeURIComponent(ours)}`);
  if (ours !== chosen) return;
  fillWhenChanged(byId('table-rows'), [chosen, rows], () => {
    if (rows.length === 0) return soft('This table is empty.');
    const columns = columnsOf(rows);
    const tells = stories.some((/** @type {string | null} */ id) => id !== null);
    const cells = rows
      .slice(0, rowsShown)
      .map((/** @type {any} */ row, /** @type {number} */ index) => [
        ...(tells ? [storyCell(product, stories[index])] : []),
        ...columns.map((column) => cellOf(row[column])),
      ]);
    const note =
      rows.length > rowsShown
        ? `${counted(rows.length, 'row')}, the first ${rowsShown} of them shown.`
        : counted(rows.length, 'row');
    return [soft(note), dataTable(`Rows of ${chosen}`, [...(tells ? ['Story'] : []), ...columns], cells)];
  });
}

/** @param {string} product @param {string | null} id */
const storyCell = (product, id) =>
  id === null
    ? el('span', { class: 'soft' }, '–')
    : el('a', { href: storyLink({ product, id }) }, 'Story', el('span', { class: 'away' }, ` of ${id}`));

/** The keys first, then by the alphabet: a new attribute finds its place, and none of the others loses its own. @param {any[]} rows */
function columnsOf(rows) {
  const keys = known.find(({ name }) => name === chosen)?.keys ?? [];
  const others = new Set(rows.flatMap((row) => Object.keys(row)).filter((name) => !keys.includes(name)));
  return [...keys, ...[...others].sort()];
}

/** @param {unknown} value */
function cellOf(value) {
  if (value === undefined) return el('span', { class: 'soft' }, '–');
  if (typeof value !== 'object' || value === null) {
    const said = String(value);
    return el('span', { class: said.length > 30 ? 'long' : 'short' }, said);
  }
  const text = JSON.stringify(value, null, 1);
  return text.length < 60
    ? el('code', {}, JSON.stringify(value))
    : el(
        'details',
        {},
        el('summary', {}, Array.isArray(value) ? counted(value.length, 'entry', 'entries') : 'more'),
        el('pre', {}, text),
      );
}
