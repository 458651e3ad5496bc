// @ts-check
// Bad days by the press of a button, and a store or a till that is offline for a while.
import { getJson, postJson } from './api.js';
import { byId, el, fill, fillWhenChanged, soft } from './dom.js';
import { counted } from './words.js';

/** The model's bad day that was pressed here; the others the laptop knows itself. @type {string | undefined} */
let modelDay;

/**
 * @param {{ badDays: { day: string, label: string, hint: string, order: object, model?: string }[], cards: { product: string, title: string }[] }} setup
 * @param {{ refresh: () => Promise<void>, trouble: (error: unknown) => void }} page
 */
export function setUpBadDay({ badDays }, { refresh, trouble }) {
  fill(
    byId('bad-days'),
    ...badDays.map((day) =>
      el(
        'button',
        { type: 'button', class: 'event', onclick: () => begin(day).catch(trouble) },
        el('b', {}, day.label),
        el('span', {}, day.hint),
      ),
    ),
  );
  byId('outages').addEventListener('click', (event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest('button');
    if (button?.dataset.product !== undefined) turn(button.dataset.product).catch(trouble);
  });
  byId('bad-day-now').addEventListener('click', (event) => {
    if (/** @type {HTMLElement} */ (event.target).closest('button') !== null) end().catch(trouble);
  });

  /** @param {{ label: string, order: object, model?: string }} day */
  async function begin({ label, order, model }) {
    await postJson('/_local/faults', order);
    await postJson('/_local/model', { mode: model ?? 'stand-in' });
    modelDay = model === undefined ? undefined : label;
    await refresh();
    byId('now-title').scrollIntoView({ block: 'center' });
  }

  async function end() {
    await postJson('/_local/faults', { faults: [] });
    await postJson('/_local/model', { mode: 'stand-in' });
    modelDay = undefined;
    await refresh();
  }

  /** @param {string} product */
  async function turn(product) {
    const offline = !(product in (await getJson('/_local/console/outages')));
    const { told } = await postJson('/_local/console/outages', { product, offline });
    fill(byId('told'), ...(offline ? [] : toldLines(told)));
    await refresh();
  }
}

/** @param {{ event: string, status: number }[]} told */
const toldLines = (told) =>
  told.length === 0
    ? [soft('Nothing had happened meanwhile.')]
    : [
        el('p', {}, `It told ${counted(told.length, 'thing')} that had happened:`),
        el(
          'ol',
          { class: 'plain' },
          told.map(({ event, status }) =>
            el(
              'li',
              { class: 'spread' },
              event,
              el('span', { class: status < 400 ? 'badge good' : 'badge bad' }, status),
            ),
          ),
        ),
      ];

/** @param {{ cards: { product: string, title: string }[] }} setup */
export async function showBadDay({ cards }) {
  const [{ faults, general }, offline] = await Promise.all([
    getJson('/_local/faults'),
    getJson('/_local/console/outages'),
  ]);
  fillWhenChanged(byId('bad-day-now'), [faults, general, modelDay], () => {
    const lines = [
      ...faults.map(faultLine),
      ...generalLines(general),
      ...(modelDay === undefined ? [] : [line(modelDay, '', false)]),
    ];
    return lines.length === 0
      ? [el('p', {}, el('span', { class: 'badge good' }, 'a good day'), ' AWS answers as it should.')]
      : [
          el('ul', { class: 'plain' }, lines),
          el('button', { type: 'button', class: 'quiet' }, 'End the bad day'),
        ];
  });
  fillWhenChanged(byId('outages'), [cards.map(({ product }) => product), offline], () =>
    cards.map(({ product, title }) =>
      el(
        'li',
        { class: 'spread' },
        el(
          'span',
          {},
          `${title}: `,
          el(
            'span',
            { class: product in offline ? 'badge bad' : 'badge good' },
            product in offline ? `offline, ${counted(offline[product], 'event')} kept` : 'online',
          ),
        ),
        el(
          'button',
          { type: 'button', class: 'quiet', 'data-product': product },
          product in offline ? 'The line is back' : 'Take it offline',
          el('span', { class: 'away' }, ` (${title})`),
        ),
      ),
    ),
  );
}

/** @param {any} fault */
const faultLine = ({ service, action, error, rate, struck, isOver }) =>
  line(
    `${service}${action === undefined ? '' : ` ${action}`}: ${error}${rate === undefined ? '' : `, ${Math.round(rate * 100)}% of calls`}`,
    counted(struck, 'call'),
    isOver,
  );

/** Those that have struck, each with how often; the others in a line. @param {any} general */
function generalLines(general) {
  if (general === undefined || general === null) return [];
  const { kinds, struck, isOver } = general;
  const quiet = kinds.filter((/** @type {string} */ kind) => struck[kind] === undefined);
  return [
    ...Object.entries(struck).map(([kind, times]) =>
      line(kind.replaceAll('-', ' '), counted(Number(times), 'time'), isOver),
    ),
    ...(quiet.length === 0 ? [] : [line(quiet.join(', ').replaceAll('-', ' '), 'not yet', isOver)]),
  ];
}

/** @param {string} what @param {string} struck @param {boolean} isOver */
const line = (what, struck, isOver) =>
  el(
    'li',
    { class: 'spread' },
    el(
      'span',
      {},
      el('span', { class: isOver ? 'badge' : 'badge bad' }, isOver ? 'over' : 'now'),
      ` ${what}`,
    ),
    el('span', { class: 'soft' }, struck),
  );
