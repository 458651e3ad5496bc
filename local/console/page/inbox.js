// @ts-check
// The inbox: the newest messages first, all or of one kind.
import { byId, el, fill } from './dom.js';
import { emailCard, textCard } from './message-cards.js';

const kinds = [
  { kind: 'all', label: 'All' },
  { kind: 'sms', label: 'Texts' },
  { kind: 'email', label: 'E-mails' },
];
const shownAtOnce = 60;
let chosen = 'all';
/** @type {any[]} */
let messages = [];
/** Cards are kept, so that an open letter stays open when another arrives. @type {Map<string, HTMLElement>} */
const cards = new Map();
/** @type {{ refresh: () => Promise<void>, trouble: (error: unknown) => void }} */
let page;
/** What brings the first message. */
let hint = '';

/** @param {string} firstMessage @param {typeof page} thePage */
export function setUpInbox(firstMessage, thePage) {
  page = thePage;
  hint = firstMessage;
  const buttons = kinds.map(({ kind, label }) =>
    el('button', { type: 'button', 'aria-pressed': String(kind === chosen), onclick: choose(kind) }, label),
  );
  fill(byId('inbox-filter'), ...buttons);
  draw();

  /** @param {string} kind @returns {(event: Event) => void} */
  function choose(kind) {
    return (event) => {
      chosen = kind;
      for (const button of buttons)
        button.setAttribute('aria-pressed', String(button === event.currentTarget));
      draw();
    };
  }
}

/** @param {any[]} all oldest first */
export function showMessages(all) {
  messages = all;
  draw();
}

function draw() {
  const wanted = messages.filter((message) => chosen === 'all' || message.channel === chosen);
  const newest = wanted.slice(-shownAtOnce).reverse();
  const list = byId('inbox');
  if (newest.length === 0) {
    fill(
      list,
      el(
        'p',
        { class: 'soft empty' },
        `No messages yet. ${hint} At night nothing goes out: between 21:00 and 08:00 in the shop, go to 09:00 instead.`,
      ),
    );
    return;
  }
  const more = wanted.length - newest.length;
  fill(list, ...newest.map(cardOf), more > 0 ? el('p', { class: 'soft' }, `and ${more} older`) : null);
}

/** @param {any} message */
function cardOf(message) {
  const known = cards.get(message.id);
  if (known !== undefined) return known;
  const card = message.channel === 'sms' ? textCard(message, page) : emailCard(message);
  cards.set(message.id, card);
  return card;
}
