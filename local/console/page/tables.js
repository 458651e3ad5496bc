// @ts-check
// Every table as it is, row by row.
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

/** The table's keys first, then the rest in the order it turns up. @param {any[]} rows */
function columnsOf(rows) {
  const keys = known.find(({ name }) => name === chosen)?.keys ?? [];
  return [...new Set([...keys, ...rows.slice(0, rowsShown).flatMap((row) => Object.keys(row))])];
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
