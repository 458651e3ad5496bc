// @ts-check
// The functions, their addresses and their logs.
import { getJson } from './api.js';
import { byId, dataTable, el, fillWhenChanged, soft } from './dom.js';
import { counted } from './words.js';

let chosen = '';

/** @param {any} status @param {(error: unknown) => void} trouble */
export function showFunctions({ functions }, trouble) {
  fillWhenChanged(byId('view-functions'), functions, () => [
    el(
      'div',
      { class: 'panel' },
      el('h2', {}, counted(functions.length, 'function')),
      dataTable(
        'Functions',
        ['Function', 'Address', 'Log'],
        functions.map((/** @type {any} */ fn) => [
          el('code', {}, fn.name),
          fn.url === undefined
            ? el('span', { class: 'soft' }, 'none')
            : el('code', { class: 'break' }, fn.url),
          el(
            'button',
            {
              type: 'button',
              class: 'quiet',
              'aria-label': `Log of ${fn.name}`,
              onclick: () => {
                chosen = fn.name;
                showLog().catch(trouble);
              },
            },
            'Show',
          ),
        ]),
      ),
    ),
    el(
      'div',
      { class: 'panel' },
      el('h2', { id: 'log-title' }, 'Log'),
      el('div', { id: 'log' }, soft('Choose a function above.')),
    ),
  ]);
}

export async function showLog() {
  if (chosen === '') return;
  const answer = await getJson(`/_local/logs/${encodeURIComponent(chosen)}`);
  const lines = (Array.isArray(answer) ? answer : (answer?.lines ?? [])).map((/** @type {unknown} */ line) =>
    typeof line === 'string' ? line : JSON.stringify(line),
  );
  byId('log-title').textContent = `Log of ${chosen}`;
  fillWhenChanged(byId('log'), [chosen, lines], () =>
    lines.length === 0
      ? soft('It has said nothing yet.')
      : el(
          'pre',
          { tabindex: '0', class: 'log', 'aria-label': `Log of ${chosen}` },
          lines.slice(-200).join('\n'),
        ),
  );
}
