// @ts-check
// The functions and their addresses; a log opens below the row that was pressed, as lines that a person reads.
import { getJson } from './api.js';
import { byId, el, fillWhenChanged, soft } from './dom.js';
import { counted, exactTime } from './words.js';

const MOST_LINES = 200;
const LEVELS = new Map([
  ['ERROR', 'badge bad'],
  ['WARN', 'badge warn'],
]);
let chosen = '';

/** @param {any} status @param {(error: unknown) => void} trouble */
export async function showFunctions({ functions }, trouble) {
  const lines = chosen === '' ? [] : await linesOf(chosen);
  fillWhenChanged(byId('view-functions'), [functions, chosen, lines], () =>
    el(
      'div',
      { class: 'panel' },
      el('h2', {}, counted(functions.length, 'function')),
      el(
        'ul',
        { class: 'plain functions' },
        functions.map((/** @type {any} */ fn) => {
          const isOpen = fn.name === chosen;
          return el(
            'li',
            {},
            el(
              'div',
              { class: 'spread' },
              el('code', {}, fn.name),
              fn.url === undefined
                ? el('span', { class: 'soft' }, 'no address')
                : el('code', { class: 'soft' }, fn.url),
              el(
                'button',
                {
                  type: 'button',
                  class: 'quiet',
                  id: `log-of-${fn.name}`,
                  'aria-expanded': String(isOpen),
                  onclick: () => {
                    chosen = isOpen ? '' : fn.name;
                    showFunctions({ functions }, trouble)
                      .then(() => byId(`log-of-${fn.name}`).focus())
                      .catch(trouble);
                  },
                },
                'Log',
                el('span', { class: 'away' }, ` of ${fn.name}`),
              ),
            ),
            isOpen ? logOf(fn.name, lines) : '',
          );
        }),
      ),
    ),
  );
}

/** @param {string} name @returns {Promise<string[]>} */
async function linesOf(name) {
  const answer = await getJson(`/_local/logs/${encodeURIComponent(name)}`);
  return answer.slice(-MOST_LINES).reverse();
}

/** The newest first. @param {string} name @param {string[]} lines */
const logOf = (name, lines) =>
  lines.length === 0
    ? soft('It has said nothing yet.')
    : el(
        'ol',
        { class: 'log', tabindex: '0', 'aria-label': `Log of ${name}, the newest first` },
        lines.map(lineOf),
      );

/** @param {string} text */
function lineOf(text) {
  const line = parsed(text);
  if (line === undefined) return el('li', {}, el('code', {}, text));
  const { timestamp, level = '', message = '', function: _, ...facts } = line;
  const said = Object.entries(facts).map(
    ([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return el(
    'li',
    {},
    timestamp === undefined ? '' : el('time', { class: 'soft', datetime: timestamp }, exactTime(timestamp)),
    LEVELS.has(level) ? el('span', { class: LEVELS.get(level) }, level.toLowerCase()) : '',
    el('b', {}, typeof message === 'string' ? message : JSON.stringify(message)),
    el('span', { class: 'soft' }, said.join(' · ')),
  );
}

/** @param {string} text @returns {any} */
function parsed(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
