// Each law of cart recovery against hand-made evidence that breaks it, and against evidence in which it holds.
import { expect, test } from 'vitest';
import { laws } from '../../../../../local/products/cart-recovery/simulation/laws/index.ts';
import { breachesOf, type Evidence, hoursAgo, NOW, seen } from '../../../../support/seen.ts';

const email = 'ana@example.com';
const cart = {
  cart_id: 'K-1',
  status: 'open',
  email,
  began_at: hoursAgo(30),
  changed_at: hoursAgo(30),
  total_minor: 12_000,
  first_outcome: 'sent',
  first_at: hoursAgo(27),
};
const send = { cart_id: 'K-1', step: 'first', outcome: 'sent', recipient: email, sent_at: hoursAgo(27) };
const reminder = (at: string, cartId = 'K-1', step = 'first') => ({
  at,
  to: email,
  subject: 'Still thinking?',
  text: `Back to it: https://shop.example/cart/${cartId}?utm_campaign=${step}-reminder`,
  headers: { 'List-Unsubscribe': '<https://cr.example/u/token>' },
});
const changed = {
  type: 'cart.updated',
  event_id: 'e-1',
  cart_id: 'K-1',
  occurred_at: hoursAgo(30),
  email,
  total: '120.00',
};
const told = { event: changed, at: hoursAgo(30) };
const bought = {
  cart_id: 'K-2',
  status: 'bought',
  email,
  began_at: hoursAgo(40),
  bought_at: hoursAgo(29),
  changed_at: hoursAgo(40),
};
const trail = { cart_id: 'K-2', action: 'bought', ts: `${hoursAgo(29)}#bought` };
const erased = { type: 'shopper.erased', event_id: 'e-9', email };
const rows = (table: string, ...found: readonly object[]): Evidence =>
  ({ rows: { [table]: found } }) as Evidence;
const figures = (seenCarts: number) =>
  `Carts seen ${seenCarts}\nRecovered 0\nFirst reminders sent 1\nSecond reminders sent 0`;
const october = { ...cart, day: '2026-10-20' };

const listOf = (carts: number, more: Evidence): Evidence => ({
  ...more,
  messages: [{ subject: 'Carts of Tuesday, 20 October 2026', at: NOW, text: `Carts ${carts}\nStill open 1` }],
});

/** By the law's own words: what breaks it, and what does not. */
const CASES: Readonly<Record<string, readonly [breaks: Evidence, holds: Evidence]>> = {
  'A day’s list counts as many carts as the rows have of that day.': [
    listOf(2, rows('cr-state', october)),
    listOf(1, rows('cr-state', october, { ...bought, day: '2026-10-20', changed_at: undefined })),
  ],
  'A cart gets at most one reminder of each step.': [
    { messages: [reminder(hoursAgo(2)), reminder(NOW)] },
    { messages: [reminder(hoursAgo(20)), reminder(NOW, 'K-1', 'second')] },
  ],
  'Nobody is reminded of a cart who bought since it began.': [
    {
      rows: { 'cr-state': [cart, bought], 'cr-audit': [trail], 'cr-sends': [send] },
      messages: [reminder(hoursAgo(27))],
    },
    {
      rows: {
        'cr-state': [cart, { ...bought, bought_at: hoursAgo(31) }],
        'cr-audit': [trail],
        'cr-sends': [send],
      },
      messages: [reminder(hoursAgo(27))],
    },
  ],
  'Nobody is reminded who unsubscribed, complained, bounced or was erased.': [
    {
      rows: { 'cr-unsub': [{ email, unsubscribed_at: hoursAgo(28) }], 'cr-sends': [send] },
      messages: [reminder(hoursAgo(27))],
    },
    {
      rows: { 'cr-unsub': [{ email, unsubscribed_at: hoursAgo(26) }], 'cr-sends': [send] },
      messages: [reminder(hoursAgo(27))],
    },
  ],
  'No reminder goes out inside the quiet hours, on the shopper’s own clock.': [
    {
      ...rows('cr-state', { ...cart, time_zone: 'Australia/Sydney' }),
      messages: [reminder('2026-11-02T12:00:00.000Z')],
    },
    { ...rows('cr-state', cart), messages: [reminder('2026-11-02T12:00:00.000Z')] },
  ],
  'Nobody is reminded of two carts within the days in which they are not to be disturbed.': [
    { messages: [reminder(hoursAgo(20)), reminder(NOW, 'K-2')] },
    { messages: [reminder(hoursAgo(73)), reminder(NOW, 'K-2')] },
  ],
  'A reminder goes out neither before its wait is over nor later than it is welcome, and keeps its distance.':
    [
      { ...rows('cr-state', cart), told: { deliveries: [told] }, messages: [reminder(hoursAgo(29))] },
      {
        ...rows('cr-state', cart),
        told: { deliveries: [told] },
        messages: [reminder(hoursAgo(28)), reminder(hoursAgo(8), 'K-1', 'second')],
      },
    ],
  'Every cart is what its events say together: the newest change, the newest address, the earliest purchase.':
    [
      { ...rows('cr-state', { ...cart, total_minor: 9_000 }), told: { deliveries: [told] } },
      {
        ...rows('cr-state', cart),
        told: {
          deliveries: [
            told,
            { ...told, event: { ...changed, event_id: 'e-0', occurred_at: hoursAgo(31), total: '90.00' } },
          ],
        },
      },
    ],
  'No cart was changed or bought in the future.': [
    rows('cr-state', { ...cart, changed_at: hoursAgo(-24) }),
    rows('cr-state', cart),
  ],
  'Every cart that stopped has its reason in the trail.': [
    rows('cr-state', bought),
    { rows: { 'cr-state': [bought, cart], 'cr-audit': [trail] } },
  ],
  'A purchase ends every cart that its shopper began before.': [
    {
      rows: {
        'cr-state': [
          { ...cart, began_at: hoursAgo(50), changed_at: hoursAgo(50), email_at: hoursAgo(50) },
          bought,
        ],
        'cr-audit': [trail],
      },
    },
    { rows: { 'cr-state': [{ ...cart, began_at: hoursAgo(28) }, bought], 'cr-audit': [trail] } },
  ],
  'No cart waits for a look that is long due.': [
    rows('cr-state', { ...cart, wakeup_at: hoursAgo(3) }),
    rows('cr-state', { ...cart, wakeup_at: hoursAgo(1) }),
  ],
  'A reminder that was due is sent, or its row says truly why it was not.': [
    {
      rows: {
        'cr-sends': [{ ...send, outcome: 'skipped-unsubscribed' }],
        'cr-state': [{ ...cart, first_outcome: 'skipped-unsubscribed' }],
      },
    },
    { rows: { 'cr-sends': [send], 'cr-state': [cart] }, messages: [reminder(hoursAgo(27))] },
  ],
  'Every reminder that left the house is in the list of what was sent, and has a way out.': [
    { messages: [reminder(hoursAgo(27))] },
    { ...rows('cr-sends', send), messages: [reminder(hoursAgo(27))] },
  ],
  'The address of an erased shopper is in no table, no object and no log.': [
    { ...rows('cr-sends', send), told: { deliveries: [{ event: erased, at: hoursAgo(20) }] } },
    {
      ...rows('cr-sends', { ...send, recipient: 'guest-abc' }),
      told: { deliveries: [{ event: erased, at: hoursAgo(20) }] },
    },
  ],
  'A day’s list and a month’s letter come once, with the figures of the rows.': [
    {
      ...rows('cr-state', october),
      messages: [{ subject: 'Cart recovery in October 2026', at: NOW, text: figures(2) }],
    },
    {
      ...rows('cr-state', october),
      messages: [{ subject: 'Cart recovery in October 2026', at: NOW, text: figures(1) }],
    },
  ],
  'Nobody is taken off the list of readers who pressed nothing.': [
    rows('cr-unsub', { email, source: 'shopper', unsubscribed_at: hoursAgo(1) }),
    {
      ...rows('cr-unsub', { email, source: 'shopper', unsubscribed_at: hoursAgo(1) }),
      told: { visits: [{ at: hoursAgo(1), method: 'POST' }] },
    },
  ],
  'An address that bounced or complained is on the list in the end, unless its owner came back by the page since.':
    [
      rows('cr-sends', { ...send, recipient: 'bounce+ana@example.com', sent_at: hoursAgo(40) }),
      {
        rows: {
          'cr-sends': [{ ...send, recipient: 'bounce+ana@example.com', sent_at: hoursAgo(40) }],
          'cr-unsub': [{ email: 'bounce+ana@example.com' }],
        },
      },
    ],
  'Every day with carts has its list, and every month with carts its letter.': [
    { ...rows('cr-state', october), now: '2026-11-05T12:00:00.000Z' },
    {
      ...rows('cr-state', october),
      now: '2026-11-05T12:00:00.000Z',
      messages: [{ subject: 'Cart recovery in October 2026', at: NOW }],
    },
  ],
  'GET and HEAD change nothing of cart-recovery.': [
    { told: { visits: [{ at: NOW, method: 'HEAD', by: 'person', wrote: ['dynamodb PutItem'] }] } },
    { told: { visits: [{ at: NOW, method: 'HEAD', wrote: [] }] } },
  ],
  'A pause lies before the next try of a message of cart-recovery.': [
    rows('cr-state', { ...cart, put_off_at: hoursAgo(1), wakeup_at: hoursAgo(0.99) }),
    {
      ...rows('cr-state', { ...cart, put_off_at: hoursAgo(1), wakeup_at: hoursAgo(0.99) }),
      // What was told since asks for a look of its own.
      told: { deliveries: [{ event: { cart_id: cart.cart_id }, at: hoursAgo(0.995) }] },
    },
  ],
};

test.each(laws.map((law) => [law.says, law] as const))('%s', async (says, law) => {
  const [breaks, holds] = CASES[says] ?? [{}, {}];
  expect(await breachesOf(law, 'cart-recovery', breaks)).not.toEqual([]);
  expect(await breachesOf(law, 'cart-recovery', holds)).toEqual([]);
});

const keepsTime = laws.find(({ says }) => says.startsWith('A reminder goes out neither'))!;
test.each([
  ['days late', [reminder(NOW)], 100],
  [
    'with the second at the heels of the first',
    [reminder(hoursAgo(9)), reminder(hoursAgo(8), 'K-1', 'second')],
    30,
  ],
] as const)('given a reminder %s, then it is noticed', async (_, messages, hours) => {
  const event = { ...changed, occurred_at: hoursAgo(hours) };
  const deliveries = [{ event, at: hoursAgo(hours) }];
  expect(
    await breachesOf(keepsTime, 'cart-recovery', {
      ...rows('cr-state', cart),
      told: { deliveries },
      messages,
    }),
  ).toHaveLength(1);
});

test('given a change that lies among the dead letters and may be in the row all the same, then nobody knows when a reminder was due', async () => {
  const newer = { ...changed, event_id: 'e-9', total: '200.00', occurred_at: hoursAgo(20) };
  const evidence = {
    ...rows('cr-state', cart),
    told: {
      deliveries: [
        { event: { ...changed, occurred_at: hoursAgo(21) }, at: hoursAgo(21) },
        { event: newer, at: hoursAgo(20) },
      ],
    },
    messages: [reminder(NOW, 'K-1', 'second')],
  };
  const dead = { queue: 'cr-events-dlq', at: hoursAgo(20), body: JSON.stringify(newer) };
  expect(await breachesOf(keepsTime, 'cart-recovery', { ...evidence, deadLetters: [dead] })).toEqual([]);
  const other = { ...dead, body: JSON.stringify({ ...newer, event_id: 'other' }) };
  const sold = { ...evidence, told: { deliveries: evidence.told.deliveries.slice(0, 1) } };
  expect(await breachesOf(keepsTime, 'cart-recovery', { ...sold, deadLetters: [other] })).toHaveLength(1);
});

test('given a day whose carts were all told on it, then its list must have come', async () => {
  const law = laws.find(({ says }) => says.startsWith('Every day with carts'))!;
  const event = { type: 'cart.updated', cart_id: 'K-7', event_id: 'e-7', occurred_at: hoursAgo(0) };
  const evidence = {
    ...rows('cr-state', { cart_id: 'K-7', day: '2026-11-02', changed_at: NOW }),
    now: '2026-11-06T12:00:00.000Z',
    told: { deliveries: [{ event, at: NOW }] },
  };
  expect(await breachesOf(law, 'cart-recovery', evidence)).toHaveLength(1);
  const list = { subject: 'Carts of Monday, 2 November 2026', at: '2026-11-03T02:00:00.000Z' };
  expect(await breachesOf(law, 'cart-recovery', { ...evidence, messages: [list] })).toEqual([]);
});

test('given a day’s list twice, then it is noticed', async () => {
  const law = laws.find(({ says }) => says.startsWith('A day’s list'))!;
  const list = { subject: 'Carts of 1 November 2026' };
  expect(
    await breachesOf(law, 'cart-recovery', {
      messages: [
        { ...list, at: hoursAgo(9) },
        { ...list, at: NOW },
      ],
    }),
  ).toHaveLength(1);
});

test('given a list whose run was struck, or a cart that was changed while it was made, then its count is not judged', async () => {
  const law = laws.find(({ says }) => says.startsWith('A day’s list counts'))!;
  const list = listOf(2, rows('cr-state', october));
  const struck = { ...list, faults: [{ function: 'cr-nightly-export', at: hoursAgo(1) }] };
  expect(await breachesOf(law, 'cart-recovery', struck)).toEqual([]);
  const told = { people: [], deliveries: [], visits: [], facts: [] };
  const look = (evidence: Evidence) => law.check({ ...seen('cart-recovery', evidence), told });
  await look(rows('cr-state', october, { ...bought, day: '2026-10-20' }));
  expect(await look(list)).toEqual([]);
  // Judged once, when it comes.
  expect(await look({ ...list, ...rows('cr-state'), messages: list.messages ?? [] })).toEqual([]);
});

test('given a letter that the mail service put off, then it is owed all the same, and one whose answer was lost is not', async () => {
  const law = laws.find(({ says }) => says.startsWith('Every day with carts'))!;
  const missing = (kind: string): Evidence => ({
    ...rows('cr-state', october),
    now: '2026-11-05T12:00:00.000Z',
    faults: [{ function: 'cr-summary', call: 'ses.SendEmail', kind, at: NOW }],
  });
  for (const kind of ['throttled', 'ses-paused', 'ses-daily-quota', 'ses-429'])
    expect(await breachesOf(law, 'cart-recovery', missing(kind)), kind).toHaveLength(1);
  for (const kind of ['answer-lost', 'killed-after', 'timed-out'])
    expect(await breachesOf(law, 'cart-recovery', missing(kind)), kind).toEqual([]);
});
