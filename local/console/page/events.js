// @ts-check
// Buttons that let something happen in the store, and what went over the wire.
import { postJson } from './api.js';
import { byId, el, fill } from './dom.js';
import { counted } from './words.js';

/**
 * The first button of each product stands out; with more than one product each has its title above.
 * @param {{ product: string, event: string, label: string, hint: string }[]} buttons
 * @param {{ product: string, title: string }[]} cards
 * @param {{ refresh: () => Promise<void>, trouble: (error: unknown) => void }} page
 */
export function setUpEvents(buttons, cards, { refresh, trouble }) {
  const products = [...new Set(buttons.map(({ product }) => product))];
  const groups = products.map((product) => {
    const title = cards.find((card) => card.product === product)?.title ?? product;
    const own = buttons.filter((button) => button.product === product);
    const group = el(
      'div',
      { role: 'group', 'aria-label': title },
      products.length > 1 ? el('h3', {}, title) : '',
    );
    // The answer comes out below the product's own buttons, not below those of all products.
    group.append(el('div', { class: 'events' }, own.map(drawn(group))));
    return group;
  });
  fill(byId('buttons'), ...groups);

  /** @param {HTMLElement} group @returns {(button: { event: string, label: string, hint: string }, index: number) => HTMLElement} */
  function drawn(group) {
    return ({ event, label, hint }, index) =>
      el(
        'button',
        {
          type: 'button',
          class: index === 0 ? 'event first' : 'event',
          onclick: () => send(event, label, group),
        },
        el('b', {}, label),
        el('span', {}, hint),
      );
  }

  /** @param {string} event @param {string} label @param {HTMLElement} group */
  async function send(event, label, group) {
    try {
      const delivery = await postJson('/_local/console/send', { event });
      group.append(byId('delivery'));
      if (delivery.kept === undefined) showDelivery(label, delivery);
      else showKept(label, delivery.kept);
      await refresh();
    } catch (error) {
      trouble(error);
    }
  }
}

/** The line is down: nobody was told yet. @param {string} label @param {number} kept */
const showKept = (label, kept) =>
  fill(
    byId('delivery'),
    el(
      'p',
      {},
      el('span', { class: 'badge bad' }, 'offline'),
      ` ${label} `,
      el('span', { class: 'soft' }, `· kept until the line is back, ${counted(kept, 'event')} by now`),
    ),
  );

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
