// @ts-check
// Every table as it is, row by row.
import { getJson } from './api.js';
import { byId, dataTable, el, fill, fillWhenChanged, soft } from './dom.js';
import { counted } from './words.js';

const rowsShown = 200;
let chosen = '';

/** @param {{ name: string }[]} tables @param {(error: unknown) => void} trouble */
export function setUpTables(tables, trouble) {
  chosen = tables.find(({ name }) => /offers|state|members/.test(name))?.name ?? tables[0]?.name ?? '';
  const choice = /** @type {HTMLSelectElement} */ (
    el(
      'select',
      {
        id: 'table-choice',
        onchange: () => {
          chosen = choice.value;
          showTable().catch(trouble);
        },
      },
      tables.map(({ name }) => el('option', { value: name, selected: name === chosen }, name)),
    )
  );
  fill(
    byId('view-tables'),
    el(
      'div',
      { class: 'panel' },
      el('h2', {}, 'Tables'),
      el('label', { for: 'table-choice' }, 'Table '),
      choice,
      el('div', { id: 'table-rows' }),
    ),
  );
}

export async function showTable() {
  if (chosen === '') return;
  const rows = await getJson(`/_local/tables/${encodeURIComponent(chosen)}`);
  fillWhenChanged(byId('table-rows'), [chosen, rows], () => {
    if (rows.length === 0) return soft('This table is empty.');
    const columns = columnsOf(rows);
    const cells = rows
      .slice(0, rowsShown)
      .map((/** @type {any} */ row) => columns.map((column) => cellOf(row[column])));
    const note =
      rows.length > rowsShown
        ? `${counted(rows.length, 'row')}, the first ${rowsShown} of them shown.`
        : counted(rows.length, 'row');
    return [soft(note), dataTable(`Rows of ${chosen}`, columns, cells)];
  });
}

/** Keys first, then in the order they turn up. @param {any[]} rows */
function columnsOf(rows) {
  const all = [...new Set(rows.slice(0, rowsShown).flatMap((row) => Object.keys(row)))];
  const key = (/** @type {string} */ name) =>
    rows.every((row) => name in row) && /(_id|^sku|^email|^phone|pairs_with|name)$/.test(name) ? 0 : 1;
  return all.sort((a, b) => key(a) - key(b));
}

/** @param {unknown} value */
function cellOf(value) {
  if (value === undefined) return el('span', { class: 'soft' }, '–');
  if (typeof value !== 'object' || value === null) return String(value);
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
