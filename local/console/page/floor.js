// @ts-check
// The shop floor: one product at a time, its figures, the first three things to press, and all else that can happen.
import { answerDelivery, answerKept, answerWith } from './answer.js';
import { getJson, postJson } from './api.js';
import { forwardByDay, isMoving, untilStill } from './clock.js';
import { byId, el, fill, fillWhenChanged, soft } from './dom.js';
import { fatesOf, figureOf, tablesOf } from './figures.ts';
import { newestLink, unpin } from './inbox.js';
import { counted, shortTime, span } from './words.js';

const KEPT = 'product';
let chosen = '';
/** @type {any} */
let setup;
/** @type {{ refresh: () => Promise<void>, trouble: (error: unknown) => void }} */
let page;

/** @param {any} theSetup @param {typeof page} thePage */
export function setUpFloor(theSetup, thePage) {
  setup = theSetup;
  page = thePage;
  const kept = sessionStorage.getItem(KEPT);
  chosen =
    setup.cards.find((/** @type {any} */ card) => card.product === kept)?.product ??
    setup.cards[0]?.product ??
    '';
  fill(
    byId('products'),
    ...setup.cards.map((/** @type {any} */ { product, title }) =>
      el(
        'button',
        {
          type: 'button',
          role: 'tab',
          id: `tab-${product}`,
          'aria-controls': 'product',
          'data-product': product,
          onclick: () => choose(product),
        },
        title,
      ),
    ),
  );
  byId('products').addEventListener('keydown', (event) => {
    const at = setup.cards.findIndex((/** @type {any} */ card) => card.product === chosen);
    const last = setup.cards.length - 1;
    /** @type {Record<string, number>} */
    const to = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowLeft: at === 0 ? last : at - 1,
      Home: 0,
      End: last,
    };
    const next = setup.cards[to[event.key] ?? -1];
    if (next === undefined) return;
    event.preventDefault();
    choose(next.product);
    byId(`tab-${next.product}`).focus();
  });
  draw();
}

/** @param {string} product */
function choose(product) {
  chosen = product;
  sessionStorage.setItem(KEPT, product);
  draw();
  page.refresh().catch(page.trouble);
}

function draw() {
  for (const tab of byId('products').children) {
    const isOn = /** @type {HTMLElement} */ (tab).dataset.product === chosen;
    tab.setAttribute('aria-selected', String(isOn));
    // One stop for the keyboard; the arrows go on from there.
    tab.setAttribute('tabindex', isOn ? '0' : '-1');
  }
  const place = byId('product');
  place.setAttribute('aria-labelledby', `tab-${chosen}`);
  const card = setup.cards.find((/** @type {any} */ each) => each.product === chosen);
  if (card === undefined) return fill(place, soft('Nothing runs.'));
  const steps = setup.guides.find((/** @type {any} */ guide) => guide.product === chosen)?.steps ?? [];
  const guided = new Set(steps.map((/** @type {any} */ { does }) => does.event));
  const buttons = setup.buttons.filter(
    (/** @type {any} */ each) => each.product === chosen && !guided.has(each.event),
  );
  return fill(
    place,
    el('p', { class: 'soft' }, card.sentence, ' ', ...card.pages.flatMap(pageLink)),
    el('dl', { class: 'figures', id: 'figures' }),
    card.fates === undefined ? null : el('p', { class: 'fates soft', id: 'fates' }),
    steps.length === 0
      ? null
      : el('ol', { class: 'guide', 'aria-label': 'Press these three first' }, steps.map(stepOf)),
    el(
      'div',
      { class: 'events', role: 'group', 'aria-label': 'What else can happen' },
      buttons.map((/** @type {any} */ { event, label, hint }) =>
        el(
          'button',
          { type: 'button', class: 'event', onclick: () => send(event, label) },
          el('b', {}, label),
          el('span', {}, hint),
        ),
      ),
    ),
  );
}

/** @param {any} step */
const stepOf = ({ press, look, does }) =>
  el(
    'li',
    {},
    el(
      'button',
      { type: 'button', class: 'event first', onclick: () => act(does, press) },
      el('b', {}, press),
    ),
    el('p', { class: 'soft' }, look),
  );

/** @param {any} does @param {string} press */
async function act(does, press) {
  unpin();
  if (does.event !== undefined) return send(does.event, press);
  if (does.advance !== undefined) return forwardByDay(does.advance);
  const pages = setup.cards.flatMap((/** @type {any} */ card) => card.pages);
  const url =
    does.page === undefined
      ? newestLink(chosen)
      : pages.find((/** @type {any} */ each) => each.label === does.page)?.url;
  if (url === undefined)
    page.trouble(new Error('Nothing with a link is in the inbox yet: press the two before it first.'));
  else open(url, '_blank', 'noopener');
}

/** @param {string} event @param {string} label */
async function send(event, label) {
  unpin();
  if (isMoving())
    answerWith(el('p', { class: 'soft' }, 'It is sent when the clock stands still…'), undefined, false);
  await untilStill();
  try {
    const delivery = await postJson('/_local/console/send', { event });
    if (delivery.kept !== undefined) answerKept(label, delivery.kept);
    else await answerDelivery(label, delivery, () => send(event, label));
    await page.refresh();
  } catch (error) {
    page.trouble(error);
  }
}

/** @param {any} link */
const pageLink = ({ url, label, note }) => [
  el('a', { href: url, target: '_blank', rel: 'noopener' }, label),
  note === undefined ? ' ' : el('span', {}, ` (${note}) `),
];

/** @param {any} theSetup @param {any} status */
export async function showFloor({ cards, tables }, status) {
  showComing(status);
  showQueues(status);
  const card = cards.find((/** @type {any} */ each) => each.product === chosen);
  if (card !== undefined) await showFigures(card, tables);
}

/** @param {any} status */
function showComing({ now, schedules }) {
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
function showQueues({ queues }) {
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
                queue.dead > 0
                  ? el('span', { class: 'badge bad' }, `${counted(queue.dead, 'message')} given up`)
                  : '',
              ),
            ),
          ),
        ),
  );
}

/** Figures come from the tables themselves. @param {any} card @param {{ name: string }[]} tables */
async function showFigures(card, tables) {
  const rows = new Map(
    await Promise.all(
      tablesOf(card).map(async (name) => /** @type {const} */ ([name, await rowsOf(name, tables)])),
    ),
  );
  // Another product may have been chosen meanwhile.
  if (card.product !== chosen) return;
  const shown = card.figures.map((/** @type {any} */ figure) => ({
    label: figure.label,
    count: figureOf(figure, rows),
  }));
  fillWhenChanged(byId('figures'), shown, () =>
    shown.map((/** @type {any} */ { label, count }) =>
      el('div', {}, el('dt', {}, label), el('dd', {}, count.toLocaleString())),
    ),
  );
  if (card.fates !== undefined) showFates(card.fates.things, fatesOf(card.fates, rows));
}

/** @param {string} things @param {import('./figures.ts').Told} fates */
function showFates(things, { all, groups }) {
  fillWhenChanged(byId('fates'), groups, () =>
    all === 0
      ? ''
      : [
          `Of ${all.toLocaleString()} ${all === 1 ? things.replace(/s$/, '') : things}: `,
          ...groups.map(({ words, count }) =>
            el('span', {}, el('b', {}, count.toLocaleString()), ` ${words}`),
          ),
        ],
  );
}

/** A stage puts a suffix on the name. @param {string} name @param {{ name: string }[]} tables */
async function rowsOf(name, tables) {
  const real =
    tables.find((table) => table.name === name) ?? tables.find((table) => table.name.startsWith(`${name}-`));
  return real === undefined ? [] : getJson(`/_local/tables/${encodeURIComponent(real.name)}`);
}
