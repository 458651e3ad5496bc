// @ts-check
// The shop floor beside the inbox: what each product has done, what comes next, and the queues.
import { getJson } from './api.js';
import { byId, el, fillWhenChanged, soft } from './dom.js';
import { counted, shortTime, span } from './words.js';

/** @param {any} status */
export function showComing({ now, schedules }) {
  const soonest = [...schedules].sort((a, b) => a.at.localeCompare(b.at)).slice(0, 8);
  // Rounded to the minute, so that the list is drawn anew once a minute and not at every poll.
  const minute = `${now.slice(0, 16)}:00.000Z`;
  fillWhenChanged(byId('coming'), [minute, soonest], () =>
    soonest.length === 0
      ? soft('Nothing is planned.')
      : el(
          'ol',
          { class: 'plain' },
          soonest.map(({ name, at }) =>
            el(
              'li',
              { class: 'spread' },
              el('code', {}, name),
              el('span', { class: 'soft', title: shortTime(at) }, span(minute, at)),
            ),
          ),
        ),
  );
}

/** @param {any} status */
export function showQueues({ queues }) {
  fillWhenChanged(byId('queues'), queues, () =>
    queues.length === 0
      ? soft('There are none.')
      : el(
          'ul',
          { class: 'plain' },
          queues.map((/** @type {any} */ queue) =>
            el(
              'li',
              { class: 'spread' },
              el('code', {}, queue.name),
              el(
                'span',
                {},
                el('span', { class: 'soft' }, `${queue.visible} waiting`),
                queue.dead > 0 ? el('span', { class: 'badge bad' }, `${queue.dead} given up`) : '',
              ),
            ),
          ),
        ),
  );
}

/** Figures come from the tables themselves. @param {any[]} cards @param {any} status @param {{ name: string }[]} tables */
export async function showCards(cards, status, tables) {
  const wanted = [
    ...new Set(cards.flatMap((card) => card.figures.map((/** @type {any} */ figure) => figure.table))),
  ];
  const rows = new Map(
    await Promise.all(wanted.map(async (name) => /** @type {const} */ ([name, await rowsOf(name, tables)]))),
  );
  const shown = cards.map((card) => ({
    ...card,
    functions: status.functions.filter((/** @type {any} */ fn) => fn.product === card.product).length,
    figures: card.figures.map((/** @type {any} */ figure) => ({
      label: figure.label,
      count: figureOf(figure, rows.get(figure.table) ?? []),
    })),
  }));
  fillWhenChanged(byId('cards'), shown, () => shown.map(cardOf));
}

/** @param {any} card */
const cardOf = (card) =>
  el(
    'article',
    { class: 'card' },
    el(
      'div',
      { class: 'spread' },
      el('h2', {}, card.title),
      el('span', { class: 'soft' }, counted(card.functions, 'function')),
    ),
    el('p', { class: 'soft' }, card.sentence),
    el(
      'dl',
      { class: 'figures' },
      card.figures.map((/** @type {any} */ figure) =>
        el('div', {}, el('dt', {}, figure.label), el('dd', {}, figure.count.toLocaleString())),
      ),
    ),
    card.pages.length === 0
      ? null
      : el(
          'ul',
          { class: 'pages' },
          card.pages.map((/** @type {any} */ page) =>
            el(
              'li',
              {},
              el('a', { href: page.url, target: '_blank', rel: 'noopener' }, page.label),
              page.note === undefined ? '' : el('span', { class: 'soft' }, ` ${page.note}`),
            ),
          ),
        ),
  );

/** A stage puts a suffix on the name. @param {string} name @param {{ name: string }[]} tables */
async function rowsOf(name, tables) {
  const real =
    tables.find((table) => table.name === name) ?? tables.find((table) => table.name.startsWith(`${name}-`));
  return real === undefined ? [] : getJson(`/_local/tables/${encodeURIComponent(real.name)}`);
}

/** @param {any} figure @param {any[]} rows */
function figureOf({ where, sum }, rows) {
  const counted =
    where === undefined ? rows : rows.filter((row) => where.values.includes(row[where.attribute]));
  if (sum === undefined) return counted.length;
  return Math.floor(counted.reduce((total, row) => total + Number(row[sum] ?? 0), 0));
}
