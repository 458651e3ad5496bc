// @ts-check
// What it all would have cost on AWS, without free tier.
import { getJson } from './api.js';
import { byId, dataTable, el, fillWhenChanged, soft } from './dom.js';
import { counted, dollars, fullTime } from './words.js';

const groups = [
  { group: 'fixed', title: 'Falls due while nobody orders' },
  { group: 'usage', title: 'Grows with the orders' },
  { group: 'sms', title: 'Text messages' },
  { group: 'alarms', title: 'Alarms' },
];
const dayMs = 86_400_000;

/** @param {string} now */
export async function showBill(now) {
  const { since, calls, bill } = await getJson('/_local/usage');
  const days = Math.max((Date.parse(now) - Date.parse(since)) / dayMs, 0);
  fillWhenChanged(byId('view-bill'), [bill, calls, Math.floor(days)], () => [
    el(
      'div',
      { class: 'panel' },
      el('h2', {}, 'The bill'),
      el(
        'p',
        { class: 'total' },
        dollars(bill.total),
        el('span', { class: 'soft' }, ` ${bill.currency ?? 'USD'} since ${fullTime(since)}`),
      ),
      soft(
        days >= 1
          ? `${counted(Math.round(days), 'day')} on the shop’s clock. At this pace 30 days cost about ${dollars((bill.total / days) * 30)}.`
          : 'Less than a day on the shop’s clock so far.',
      ),
      groups.map(({ group, title }) =>
        groupOf(
          title,
          bill.lines.filter((/** @type {any} */ line) => (line.group ?? 'usage') === group),
        ),
      ),
    ),
    el('div', { class: 'panel' }, el('h2', {}, 'Calls'), callsTable(calls)),
  ]);
}

/** @param {string} title @param {any[]} lines */
function groupOf(title, lines) {
  if (lines.length === 0) return '';
  const sum = lines.reduce((total, line) => total + line.amount, 0);
  const sorted = [...lines].sort((a, b) => b.amount - a.amount);
  return el(
    'div',
    { class: 'bill' },
    el('h3', { class: 'spread' }, el('span', {}, title), el('span', {}, dollars(sum))),
    dataTable(
      title,
      ['Service', 'What was counted', 'USD'],
      sorted.map((line) => [line.service, line.detail ?? '', dollars(line.amount)]),
      [2],
    ),
  );
}

/** @param {any[]} calls */
function callsTable(calls) {
  const rows = [...calls]
    .sort((a, b) => b.count - a.count)
    .map((call) => [
      el('code', {}, call.function),
      `${call.service} ${call.action}`,
      call.count.toLocaleString(),
      Object.entries(call.units ?? {})
        .map(([unit, count]) => `${Number(count).toLocaleString()} ${wordsOf(unit)}`)
        .join(', '),
    ]);
  return rows.length === 0
    ? soft('No calls yet.')
    : dataTable('Calls by function', ['Function', 'Call', 'Times', 'Units'], rows, [2]);
}

/** `readUnits` is `read units`. @param {string} name */
const wordsOf = (name) =>
  name === 'gbSeconds' ? 'GB-seconds' : name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
