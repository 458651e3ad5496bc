// @ts-check
// Starts the page and keeps it fresh: the status every two seconds, messages only when there are new ones, and
// of the other sections only the one that is open.
import { showAlarms } from './alarms.js';
import { getJson } from './api.js';
import { setUpBadDay, showBadDay } from './bad-day.js';
import { showBill } from './bill.js';
import { setUpClock, showNow } from './clock.js';
import { byId } from './dom.js';
import { setUpEvents } from './events.js';
import { showCards, showComing, showQueues } from './floor.js';
import { showFunctions, showLog } from './functions.js';
import { setUpInbox, showMessages } from './inbox.js';
import { showPermissions } from './permissions.js';
import { setUpRules, showRules } from './rules.js';
import { setUpTables, showTable } from './tables.js';
import { speakAs } from './words.js';

const pollMs = 2000;
const views = ['floor', 'rules', 'tables', 'bill', 'permissions', 'functions', 'alarms', 'bad-day'];
let messagesSeen = -1;
/** @type {any} */
let setup;

function openView() {
  const asked = location.hash.slice(1);
  const view = views.includes(asked) ? asked : 'floor';
  for (const name of views) byId(`view-${name}`).hidden = name !== view;
  for (const link of document.querySelectorAll('.tabs a')) {
    if (link.getAttribute('href') === `#${view}`) {
      // On a phone the row of sections is wider than the screen.
      if (!link.hasAttribute('aria-current')) link.scrollIntoView({ block: 'nearest', inline: 'center' });
      link.setAttribute('aria-current', 'page');
    } else link.removeAttribute('aria-current');
  }
  return view;
}

/** What went wrong, in a bar on top; nothing clears it. @param {unknown} [error] */
function trouble(error) {
  const bar = byId('trouble');
  bar.hidden = error === undefined;
  if (error !== undefined) bar.textContent = error instanceof Error ? error.message : String(error);
}

async function refresh() {
  const view = openView();
  const [status, pulse] = await Promise.all([getJson('/_local/status'), getJson('/_local/console/pulse')]);
  showNow(status.now);
  if (pulse.messages !== messagesSeen) {
    showMessages(await getJson('/_local/messages'));
    messagesSeen = pulse.messages;
  }
  if (view === 'floor') {
    showComing(status);
    showQueues(status);
    await showCards(setup.cards, status, setup.tables);
  }
  if (view === 'rules') await showRules();
  if (view === 'tables') await showTable();
  if (view === 'bill') await showBill(status.now);
  if (view === 'permissions') await showPermissions();
  if (view === 'alarms') await showAlarms();
  if (view === 'bad-day') await showBadDay(setup);
  if (view === 'functions') {
    showFunctions(status, trouble);
    await showLog();
  }
}

/** True while the last poll failed: then the bar is ours to clear, and otherwise it is not. */
let lost = false;
async function poll() {
  if (!document.hidden) {
    try {
      await refresh();
      if (lost) trouble();
      lost = false;
    } catch (error) {
      lost = true;
      trouble(error);
    }
  }
  setTimeout(poll, pollMs);
}

async function start() {
  setup = await getJson('/_local/console/setup');
  speakAs(setup.shop);
  document.title = `${setup.shop.name} – console`;
  byId('shop-name').textContent = setup.shop.name;
  if (setup.storeUrl !== undefined) {
    const link = byId('store-link');
    link.setAttribute('href', setup.storeUrl);
    link.hidden = false;
  }
  const page = {
    refresh: async () => {
      trouble();
      await refresh();
    },
    trouble,
  };
  setUpClock(page);
  setUpEvents(setup.buttons, setup.cards, page);
  setUpInbox(setup.firstMessage, page);
  setUpBadDay(setup, page);
  setUpRules(trouble);
  const rulesLink = document.querySelector('.tabs a[href="#rules"]');
  if (rulesLink !== null) /** @type {HTMLElement} */ (rulesLink).hidden = !setup.hasRules;
  setUpTables(setup.tables, trouble);
  addEventListener('hashchange', () => {
    page.refresh().catch(trouble);
  });
  await poll();
}

openView();
start().catch(trouble);
