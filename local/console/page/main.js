// @ts-check
// Starts the page and keeps it fresh: the status every two seconds, messages only when there are new ones, and
// of the other sections only the one that is open. What it shows first came with the page.
import { showAlarms } from './alarms.js';
import { getJson } from './api.js';
import { setUpBadDay, showBadDay } from './bad-day.js';
import { showBill } from './bill.js';
import { setUpClock, showNow } from './clock.js';
import { byId } from './dom.js';
import { setUpFloor, showFloor } from './floor.js';
import { showFunctions } from './functions.js';
import { addMessages, openMessage, setUpInbox } from './inbox.js';
import { showPermissions } from './permissions.js';
import { setUpRules, showRules } from './rules.js';
import { setUpStories, showStories } from './story.js';
import { setUpTables, showTable } from './tables.js';
import { speakAs } from './words.js';

const pollMs = 2000;
const views = [
  'floor',
  'stories',
  'rules',
  'tables',
  'bill',
  'permissions',
  'functions',
  'alarms',
  'bad-day',
];
let messagesSeen = 0;
/** @type {any} */
let setup;

/** The section and what of it, as the address says: `#tables/a-table`. @returns {{ view: string, rest: string[] }} */
function asked() {
  const [view = '', ...rest] = location.hash.slice(1).split('/').map(decodeURIComponent);
  return views.includes(view) ? { view, rest } : { view: 'floor', rest: [] };
}

function openView() {
  const { view, rest } = asked();
  for (const name of views) byId(`view-${name}`).hidden = name !== view;
  for (const link of document.querySelectorAll('.tabs a')) {
    if (link.getAttribute('href') === `#${view}`) {
      if (!link.hasAttribute('aria-current')) bringIntoRow(/** @type {HTMLElement} */ (link));
      link.setAttribute('aria-current', 'page');
    } else link.removeAttribute('aria-current');
  }
  return { view, rest };
}

/**
 * On a phone the row of sections is wider than the screen. A browser's own scrolling into view would make the next Tab go on
 * from there, and the first one is to reach the skip link.
 * @param {HTMLElement} link
 */
function bringIntoRow(link) {
  const row = /** @type {HTMLElement} */ (link.parentElement);
  row.scrollLeft = link.offsetLeft - row.offsetLeft - (row.clientWidth - link.offsetWidth) / 2;
}

/** What went wrong, in a bar on top; nothing clears it. @param {unknown} [error] */
function trouble(error) {
  const bar = byId('trouble');
  bar.hidden = error === undefined;
  if (error !== undefined) bar.textContent = error instanceof Error ? error.message : String(error);
}

/** What each section shows of itself. @type {Record<string, (status: any, rest: string[]) => unknown>} */
const shows = {
  floor: (status) => showFloor(setup, status),
  stories: (_, rest) => showStories(rest),
  rules: () => showRules(),
  tables: (_, rest) => showTable(rest),
  bill: (status) => showBill(status.now, setup),
  permissions: () => showPermissions(),
  functions: (status) => showFunctions(status, trouble),
  alarms: () => showAlarms(),
  'bad-day': () => showBadDay(setup),
};

async function refresh() {
  const { view, rest } = openView();
  const [status, pulse] = await Promise.all([getJson('/_local/status'), getJson('/_local/console/pulse')]);
  showNow(status.now);
  if (pulse.messages < messagesSeen) location.reload();
  if (pulse.messages > messagesSeen) {
    const more = await getJson(`/_local/console/messages?from=${messagesSeen}`);
    // Two rounds may ask for the same ones.
    if (messagesSeen + more.length >= pulse.messages) {
      messagesSeen += more.length;
      addMessages(more);
    }
  }
  await shows[view]?.(status, rest);
}

/** One round after the other, so that two never bring the same message. @type {Promise<void>} */
let round = Promise.resolve();
function refreshInTurn() {
  round = round.catch(() => {}).then(refresh);
  return round;
}

/** True while the last poll failed: then the bar is ours to clear, and otherwise it is not. */
let lost = false;
async function poll() {
  if (!document.hidden) {
    try {
      await refreshInTurn();
      if (lost) trouble();
      lost = false;
    } catch (error) {
      lost = true;
      trouble(error);
    }
  }
  setTimeout(poll, pollMs);
}

function start() {
  const first = JSON.parse(byId('first').textContent ?? '{}');
  if (first.trouble !== undefined) throw new Error(first.trouble);
  setup = first.setup;
  speakAs(setup.shop);
  document.title = `${setup.shop.name} – console`;
  byId('shop-name').textContent = setup.shop.name;
  showNow(first.status.now);
  if (setup.storeUrl !== undefined) {
    const link = byId('store-link');
    link.setAttribute('href', setup.storeUrl);
    link.hidden = false;
  }
  const page = {
    refresh: async () => {
      trouble();
      await refreshInTurn();
    },
    trouble,
  };
  setUpClock(page);
  setUpFloor(setup, page);
  setUpInbox(setup, page);
  messagesSeen = first.messages.length;
  addMessages(first.messages);
  setUpBadDay(setup, page);
  setUpRules(trouble);
  setUpStories(setup, openMessage);
  const rulesLink = document.querySelector('.tabs a[href="#rules"]');
  if (rulesLink !== null) /** @type {HTMLElement} */ (rulesLink).hidden = !setup.hasRules;
  setUpTables(setup.tables, trouble);
  addEventListener('hashchange', () => {
    // At once: a round that is under way may take its time.
    openView();
    page.refresh().catch(trouble);
  });
  poll().catch(trouble);
}

// The bar is drawn first: a browser that runs all of this, or lays out the empty panels, before its first frame shows nothing
// for as long.
const begin = () => {
  openView();
  byId('content').hidden = false;
  try {
    start();
  } catch (error) {
    trouble(error);
  }
};
// Nothing is drawn of a page that nobody sees.
if (document.hidden) begin();
else requestAnimationFrame(() => setTimeout(begin));
