// @ts-check
// What it all would have cost on AWS: by product, what falls due anyway, what is text, and what the free allowances take off.
import { getJson } from './api.js';
import { byId, dataTable, el, fillWhenChanged, soft } from './dom.js';
import { counted, dollars, fullTime } from './words.js';

const groups = [
  { group: 'fixed', title: 'Fixed: due while nobody orders' },
  { group: 'usage', title: 'Grows with the orders' },
  { group: 'sms', title: 'Text messages' },
  { group: 'alarms', title: 'Alarms' },
];
const dayMs = 86_400_000;

/** @param {string} now @param {any} setup */
export async function showBill(now, { cards, tellers }) {
  const { since, calls, bill } = await getJson('/_local/usage');
  const days = Math.max((Date.parse(now) - Date.parse(since)) / dayMs, 0);
  const { products, free } = bill;
  const titleOf = (/** @type {string} */ product) =>
    cards.find((/** @type {any} */ card) => card.product === product)?.title ?? product;
  fillWhenChanged(byId('view-bill'), [bill, calls, Math.floor(days)], () => [
    el(
      'div',
      { class: 'panel' },
      el('h2', {}, 'The bill'),
      el(
        'p',
        { class: 'total' },
        dollars(bill.total),
        el(
          'span',
          { class: 'soft' },
          ` ${bill.currency} since ${fullTime(since)}, no free allowance taken off`,
        ),
      ),
      soft(
        days >= 1
          ? `${counted(Math.round(days), 'day')} on the shop’s clock. At this pace 30 days cost about ${dollars((bill.total / days) * 30)}; after the free allowances ${dollars(((bill.total - free.total) / days) * 30)}.`
          : 'Less than a day on the shop’s clock so far.',
      ),
      byProduct(products, free, titleOf),
      free.lines.length === 0
        ? ''
        : soft(
            `An account’s free allowances take off: ${free.lines.map((/** @type {any} */ line) => `${dollars(line.amount)} of ${line.service} (${line.allowance})`).join('; ')}.`,
          ),
    ),
    ...products.map((/** @type {any} */ { product, lines, total }) =>
      el(
        'div',
        { class: 'panel' },
        el(
          'div',
          { class: 'panel-head' },
          el('h2', {}, `${titleOf(product)}, ${dollars(total)}`),
          tellers.includes(product)
            ? el(
                'a',
                { href: `#stories/${encodeURIComponent(product)}` },
                'The stories behind it',
                el('span', { class: 'away' }, ` (${titleOf(product)})`),
              )
            : '',
        ),
        groups.map(({ group, title }) =>
          groupOf(
            title,
            lines.filter((/** @type {any} */ line) => line.group === group),
            calls.filter((/** @type {any} */ call) => call.product === product),
            tellers.includes(product) ? product : undefined,
          ),
        ),
      ),
    ),
  ]);
}

/** @param {any[]} products @param {any} free @param {(product: string) => string} titleOf */
function byProduct(products, free, titleOf) {
  const sum = (/** @type {any} */ lines, /** @type {string} */ group) =>
    lines
      .filter((/** @type {any} */ line) => line.group === group)
      .reduce((/** @type {number} */ all, /** @type {any} */ line) => all + line.amount, 0);
  const everything = products.flatMap(({ lines }) => lines);
  const row = (/** @type {string} */ name, /** @type {any[]} */ lines) => [
    name,
    ...groups.map(({ group }) => dollars(sum(lines, group))),
    el('b', {}, dollars(lines.reduce((all, line) => all + line.amount, 0))),
  ];
  const left = everything.reduce((all, line) => all + line.amount, 0) - free.total;
  const blank = groups.map(() => '');
  return dataTable(
    'The bill by product, in USD',
    ['Product', 'Fixed', 'With the orders', 'Texts', 'Alarms', 'All'],
    [
      ...products.map(({ product, lines }) => row(titleOf(product), lines)),
      ['The free allowance takes off', ...blank, `−${dollars(free.total)}`],
      ['What is left', ...blank, el('b', {}, dollars(Math.max(0, left)))],
    ],
    [1, 2, 3, 4, 5],
  );
}

/** @param {string} title @param {any[]} lines @param {any[]} calls @param {string | undefined} teller */
function groupOf(title, lines, calls, teller) {
  if (lines.length === 0) return '';
  const sum = lines.reduce((total, line) => total + line.amount, 0);
  const sorted = [...lines].sort((a, b) => b.amount - a.amount);
  return el(
    'div',
    { class: 'bill' },
    el('h3', { class: 'spread' }, el('span', {}, title), el('span', {}, dollars(sum))),
    el(
      'ul',
      { class: 'plain' },
      sorted.map((line) =>
        el(
          'li',
          {},
          el(
            'details',
            {},
            el(
              'summary',
              { class: 'spread' },
              el(
                'span',
                {},
                el('b', {}, line.service),
                el('span', { class: 'soft' }, ` ${line.detail ?? ''}`),
              ),
              el('span', { class: 'number' }, dollars(line.amount)),
            ),
            ...behind(line, calls, teller),
          ),
        ),
      ),
    ),
  );
}

/** What a line counted, and whose it was. @param {any} line @param {any[]} calls @param {string | undefined} teller */
function behind(line, calls, teller) {
  const own =
    line.group === 'usage' || line.group === 'sms'
      ? calls.filter((call) => line.metered.includes(call.service))
      : [];
  const rows = [...own]
    .sort((a, b) => b.count - a.count)
    .map((call) => [
      el('code', {}, call.function),
      `${call.service} ${call.action}`,
      call.count.toLocaleString(),
      Object.entries(call.units ?? {})
        .map(([unit, count]) => `${Number(count).toLocaleString()} ${wordsOf(unit)}`)
        .join(', '),
    ]);
  return [
    rows.length === 0
      ? soft('It falls due by the passing of time, whatever happens.')
      : dataTable(`Calls behind ${line.service}`, ['Function', 'Call', 'Times', 'Units'], rows, [2]),
    teller === undefined || rows.length === 0
      ? ''
      : el(
          'p',
          {},
          el('a', { href: `#stories/${encodeURIComponent(teller)}` }, 'The stories that made these calls'),
        ),
  ];
}

/** `readUnits` is `read units`. @param {string} name */
const wordsOf = (name) =>
  name === 'gbSeconds' ? 'GB-seconds' : name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
