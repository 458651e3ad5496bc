// @ts-check
// Buttons that let something happen in the store, and what went over the wire.
import { postJson } from './api.js';
import { byId, el, fill } from './dom.js';

/** @param {{ event: string, label: string, hint: string }[]} buttons @param {{ refresh: () => Promise<void>, trouble: (error: unknown) => void }} page */
export function setUpEvents(buttons, { refresh, trouble }) {
  const drawn = buttons.map(({ event, label, hint }, index) =>
    el(
      'button',
      { type: 'button', class: index === 0 ? 'event first' : 'event', onclick: () => send(event, label) },
      el('b', {}, label),
      el('span', {}, hint),
    ),
  );
  fill(byId('buttons'), ...drawn);

  /** @param {string} event @param {string} label */
  async function send(event, label) {
    try {
      showDelivery(label, await postJson('/_local/console/send', { event }));
      await refresh();
    } catch (error) {
      trouble(error);
    }
  }
}

/** @param {string} label @param {{ request: any, answer: any }} delivery */
function showDelivery(label, { request, answer }) {
  const good = answer.status < 400;
  const headers = Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`);
  fill(
    byId('delivery'),
    el(
      'p',
      {},
      el('span', { class: good ? 'badge good' : 'badge bad' }, answer.status),
      ` ${label} `,
      el('span', { class: 'soft' }, `· answered in ${answer.milliseconds} ms`),
    ),
    el('pre', { tabindex: '0', 'aria-label': 'The answer' }, readable(answer.body)),
    el(
      'details',
      {},
      el('summary', {}, 'The request'),
      el(
        'pre',
        { tabindex: '0', 'aria-label': 'The request' },
        [`POST ${request.url}`, ...headers, '', readable(request.body)].join('\n'),
      ),
    ),
  );
}

/** @param {string} text */
function readable(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
