// @ts-check
// The inbox: the newest first, by whom, by kind, by a word; the newest is open until somebody chooses another.
import { byId, el, fill } from './dom.js';
import { drawReader, firstLink } from './reader.js';
import { counted, shortTime } from './words.js';

const kinds = [
  { kind: 'all', label: 'All' },
  { kind: 'unread', label: 'Unread' },
  { kind: 'sms', label: 'Texts' },
  { kind: 'email', label: 'E-mails' },
];
const ON_A_PAGE = 50;
const READ = 'read-messages';
const MOST_REMEMBERED = 3000;

let kind = 'all';
let pageAt = 0;
/** Oldest first. @type {any[]} */
const messages = [];
/** The message that is open. */
let opened = '';
/** True where somebody chose it, so that the next one that comes leaves it open. */
let isPinned = false;
/** Ids begin anew with a fresh start, so the moment belongs to the name. @type {Set<string>} */
const read = new Set(JSON.parse(localStorage.getItem(READ) ?? '[]'));
/** @type {{ refresh: () => Promise<void>, trouble: (error: unknown) => void }} */
let page;
/** What brings the first message. */
let hint = '';
/** @type {string[]} */
let tellers = [];

/** @param {any} message */
const nameOf = ({ id, at }) => `${id} ${at}`;

/** @param {any} setup @param {typeof page} thePage */
export function setUpInbox(setup, thePage) {
  page = thePage;
  hint = setup.firstMessage;
  tellers = setup.tellers;
  const buttons = kinds.map((each) =>
    el(
      'button',
      { type: 'button', 'aria-pressed': String(each.kind === kind), onclick: pick(each.kind) },
      each.label,
    ),
  );
  fill(byId('inbox-filter'), ...buttons);
  byId('inbox-search').addEventListener('input', again);
  byId('inbox-to').addEventListener('change', again);
  draw();

  /** @param {string} wanted @returns {(event: Event) => void} */
  function pick(wanted) {
    return (event) => {
      kind = wanted;
      for (const button of buttons)
        button.setAttribute('aria-pressed', String(button === event.currentTarget));
      again();
    };
  }
}

function again() {
  pageAt = 0;
  draw();
}

/** @param {any[]} more oldest first */
export function addMessages(more) {
  messages.push(...more);
  const newest = messages.at(-1);
  if (newest !== undefined && more.length > 0 && !isPinned) show(newest);
  const people = [...Map.groupBy(messages, ({ to }) => to)].map(([to, all]) => ({ to, count: all.length }));
  const choice = /** @type {HTMLSelectElement} */ (byId('inbox-to'));
  const wanted = choice.value;
  fill(
    choice,
    el('option', { value: '' }, 'to everybody'),
    ...people
      .sort((a, b) => b.count - a.count || a.to.localeCompare(b.to))
      .map(({ to, count }) => el('option', { value: to, selected: to === wanted }, `to ${to} (${count})`)),
  );
  draw();
}

/** The next message that comes is opened again. */
export const unpin = () => {
  isPinned = false;
};

/** @param {string} id */
export function openMessage(id) {
  const message = messages.find((each) => each.id === id);
  if (message === undefined) return;
  isPinned = true;
  location.hash = '#floor';
  show(message);
  draw();
  byId('reader').focus();
  byId('reader').scrollIntoView({ block: 'nearest' });
}

/** Of the product's newest message that has one. @param {string} product */
export function newestLink(product) {
  for (const message of messages.toReversed()) {
    const link = message.product === product ? firstLink(message) : undefined;
    if (link !== undefined) return link;
  }
  return undefined;
}

/** @param {any} message */
function show(message) {
  opened = message.id;
  read.add(nameOf(message));
  localStorage.setItem(READ, JSON.stringify([...read].slice(-MOST_REMEMBERED)));
  drawReader(message, { ...page, hasStory: tellers.includes(message.product) });
}

/** @param {any} message @param {string} word @param {string} to */
function isWanted(message, word, to) {
  if (kind === 'unread' && read.has(nameOf(message)) && message.id !== opened) return false;
  if ((kind === 'sms' || kind === 'email') && message.channel !== kind) return false;
  if (to !== '' && message.to !== to) return false;
  const text = `${message.to} ${message.from} ${message.subject ?? ''} ${message.text}`.toLowerCase();
  return word.split(/\s+/).every((part) => text.includes(part));
}

function draw() {
  const word = /** @type {HTMLInputElement} */ (byId('inbox-search')).value.trim().toLowerCase();
  const to = /** @type {HTMLSelectElement} */ (byId('inbox-to')).value;
  const wanted = messages.filter((message) => isWanted(message, word, to)).reverse();
  const unread = messages.filter((message) => !read.has(nameOf(message))).length;
  byId('inbox-count').textContent =
    messages.length === 0 ? '' : `${counted(messages.length, 'message')}, ${unread} unread`;
  const list = byId('inbox');
  if (messages.length === 0)
    fill(
      list,
      el(
        'p',
        { class: 'soft empty' },
        `No messages yet. ${hint} At night nothing goes out: between 21:00 and 08:00 in the shop, go to 09:00 instead.`,
      ),
    );
  else if (wanted.length === 0) fill(list, el('p', { class: 'soft empty' }, 'No message is like that.'));
  else {
    const shown = wanted.slice(pageAt * ON_A_PAGE, (pageAt + 1) * ON_A_PAGE);
    const focused = document.activeElement?.getAttribute('data-message');
    fill(
      list,
      el(
        'ul',
        {},
        shown.map((message) => el('li', {}, rowOf(message))),
      ),
    );
    // The list is drawn anew under the keyboard's place.
    if (focused)
      /** @type {HTMLElement | null} */ (list.querySelector(`[data-message="${focused}"]`))?.focus();
  }
  drawPages(wanted.length);
}

/** @param {any} message */
function rowOf(message) {
  const isOpen = message.id === opened;
  const isNew = !read.has(nameOf(message));
  return el(
    'button',
    {
      type: 'button',
      class: isNew ? 'letter-row new' : 'letter-row',
      'data-message': message.id,
      'aria-current': isOpen ? 'true' : undefined,
      onclick: () => {
        isPinned = true;
        show(message);
        draw();
        byId('reader').scrollIntoView({ block: 'nearest' });
      },
    },
    el(
      'b',
      {},
      isNew ? el('span', { class: 'away' }, 'Unread: ') : '',
      message.subject ?? message.text.slice(0, 90),
    ),
    el(
      'span',
      { class: 'soft', title: message.to },
      `${message.channel === 'sms' ? 'text' : 'mail'} to ${message.to}`,
    ),
    el('span', { class: 'soft when' }, shortTime(message.at)),
  );
}

/** @param {number} count */
function drawPages(count) {
  const last = Math.max(0, Math.ceil(count / ON_A_PAGE) - 1);
  const turn = (/** @type {number} */ by, /** @type {string} */ label) =>
    el(
      'button',
      {
        type: 'button',
        class: 'quiet',
        onclick: () => {
          pageAt += by;
          draw();
        },
      },
      label,
    );
  fill(
    byId('inbox-pages'),
    pageAt > 0 ? turn(-1, 'Newer') : null,
    pageAt < last ? turn(1, 'Older') : null,
    last > 0 ? el('span', { class: 'soft' }, `page ${pageAt + 1} of ${last + 1}`) : null,
  );
}
