// Each law of the upsell recommender against hand-made evidence that breaks it, and against evidence in which it holds.
import { expect, test } from 'vitest';
import { laws } from '../../../../../local/products/upsell/simulation/laws/index.ts';
import { digestOfAddress } from '../../../../../shared/people/address-digest.ts';
import { isoWeekOf } from '../../../../../shared/time/time.ts';
import { breachesOf, type Evidence, hoursAgo, NOW } from '../../../../support/seen.ts';

const phone = '+447700900500';
const person = { product: 'upsell', name: 'Anwen', customerId: 'u-0', phone, email: 'anwen@example.com' };
const people = [person];
const linkOf = (offerId: string) =>
  `https://add.example/a/${Buffer.from(`${offerId}\0abcdefgh`).toString('base64url')}.mac`;
const nudge = (at: string, offerId = 'offer-1') => ({
  at,
  to: phone,
  channel: 'email' as const,
  text: `Lights, £45.00: ${linkOf(offerId)} Reply STOP to end.`,
});
const order = {
  order_id: 'O-1',
  customer_id: 'u-0',
  gate_outcome: 'queued',
  placed_at: hoursAgo(4),
  recorded_at: hoursAgo(4),
  total_minor: 52_000,
  items: [{ sku: 'BIKE' }],
};
const offer = {
  offer_id: 'offer-1',
  order_id: 'O-1',
  customer_id: 'u-0',
  state: 'sent',
  sku: 'LIGHTS',
  price_minor: 4_500,
  chosen_at: hoursAgo(4),
  due_at: hoursAgo(3),
  sent_at: hoursAgo(3),
  window_ends_at: hoursAgo(-69),
};
const offers = (...changes: readonly object[]) => ({
  rows: { 'upsr-offers': changes.map((change) => ({ ...offer, ...change })), 'upsr-orders': [order] },
  told: { people },
});
const created = { type: 'order.created', order_id: 'O-1', customer: { id: 'u-0', marketing_consent: true } };
const rows = (table: string, ...found: readonly object[]): Evidence =>
  ({ rows: { [table]: found } }) as Evidence;
const tapped = (at: string) => ({ kind: 'tapped', at, about: { link: linkOf('offer-1') } });
const report = (taken: number) => ({
  subject: 'Add-on take-up, 26 October to 1 November 2026',
  at: NOW,
  text: `Tapped ${taken}\nIgnored 0\nTapped too late 0\nNever sent 0\nNothing fitted 0`,
});
const closed = { state: 'taken', closed_at: '2026-10-28T10:00:00.000Z' };

/** Anwen agreed to texts yesterday. */
const agreed = (customers: readonly Record<string, unknown>[], more: Evidence = {}): Evidence => ({
  rows: { 'upsr-customers': customers, ...more.rows },
  told: {
    people,
    deliveries: [
      {
        at: hoursAgo(20),
        event: { type: 'customer.consented', customer: { id: 'u-0' }, channel: 'sms' },
      },
      ...(more.told?.deliveries ?? []),
    ],
  },
});
/** The store sold out of lights, had them again, and made them dearer. */
const shelf = (mirrored: Record<string, unknown>): Evidence => ({
  rows: { 'upsr-catalogue': [mirrored] },
  told: {
    facts: [
      { kind: 'shelf', at: hoursAgo(9), about: { sku: 'LIGHTS', stock: 0 } },
      { kind: 'shelf', at: hoursAgo(7), about: { sku: 'LIGHTS', stock: 3, price_minor: 4_500 } },
      { kind: 'shelf', at: hoursAgo(5), about: { sku: 'LIGHTS', price_minor: 4_600 } },
    ],
  },
});

/** An order of this morning bought what was offered before it; its week says so. */
const answered = (figures: Record<string, number>, order: Record<string, unknown> = {}): Evidence => {
  const { key } = isoWeekOf(new Date(hoursAgo(3)), 'Europe/London');
  const answer = { bought_orders: { 'O-2': 4_500 }, send_at: hoursAgo(3), followed_until: hoursAgo(-160) };
  return {
    rows: {
      'upsr-offers': [{ ...offer, ...answer }],
      'upsr-orders': [{ order_id: 'O-2', placed_at: hoursAgo(2), ...order }],
      'upsr-notices': [{ notice_id: `came#${key}`, ...figures }],
    },
  };
};

/** By the law's own words: what breaks it, and what does not. */
const CASES: Readonly<Record<string, readonly [breaks: Evidence, holds: Evidence]>> = {
  'An order has at most one offer, and an offer at most one message.': [
    { ...offers({}), messages: [nudge(hoursAgo(3)), nudge(NOW)] },
    { ...offers({}), messages: [nudge(hoursAgo(3)), nudge(NOW, 'offer-2')] },
  ],
  'A person gets at most one nudge within the cap’s time.': [
    { told: { people }, messages: [nudge(hoursAgo(20)), { ...nudge(NOW, 'offer-2'), to: person.email }] },
    { told: { people }, messages: [nudge(hoursAgo(25)), { ...nudge(NOW, 'offer-2'), to: person.email }] },
  ],
  'Nobody is nudged who opted out, complained, bounced or was erased.': [
    {
      ...rows('upsr-optout', { customer_id: digestOfAddress(phone), opted_out_at: hoursAgo(4) }),
      told: { people },
      messages: [nudge(hoursAgo(3))],
    },
    {
      ...rows('upsr-optout', { customer_id: digestOfAddress(phone), opted_out_at: hoursAgo(2) }),
      told: { people },
      messages: [nudge(hoursAgo(3))],
    },
  ],
  'Everybody who opted out, and was told so, is on the list.': [
    { told: { people, facts: [{ kind: 'opted-out', at: hoursAgo(9), about: { customerId: 'u-0' } }] } },
    {
      ...rows('upsr-optout', { customer_id: 'u-0' }),
      told: { people, facts: [{ kind: 'opted-out', at: hoursAgo(9), about: { customerId: 'u-0' } }] },
    },
  ],
  'No nudge goes out for an order that was cancelled or refunded, and none is even chosen for one that was gone before it came.':
    [
      {
        rows: { 'upsr-offers': [offer], 'upsr-orders': [{ ...order, stopped_at: hoursAgo(3.5) }] },
        messages: [nudge(hoursAgo(3))],
      },
      {
        rows: { 'upsr-offers': [offer], 'upsr-orders': [{ ...order, stopped_at: hoursAgo(2) }] },
        messages: [nudge(hoursAgo(3))],
      },
    ],
  'A consent that was taken on stands on its shopper’s row, unless they want no messages.': [
    agreed([{ customer_id: 'u-0', email_consent: true }]),
    agreed([{ customer_id: 'u-0', sms_consent: true }]),
  ],
  'In the end the mirror of the catalogue says what the store’s shelves hold, and at what price.': [
    shelf({ sku: 'LIGHTS', stock: 0, price_minor: 4_600 }),
    shelf({ sku: 'LIGHTS', stock: 3, price_minor: 4_600 }),
  ],
  'Nothing is chosen for, or sent to, a shopper who did not agree.': [
    {
      ...rows('upsr-offers', offer),
      told: { deliveries: [{ event: { ...created, customer: { id: 'u-0' } } }] },
    },
    { ...rows('upsr-offers', offer), told: { deliveries: [{ event: created }] } },
  ],
  'No nudge goes out inside the quiet hours.': [
    { messages: [nudge('2026-11-01T21:00:00.000Z')] },
    { messages: [nudge('2026-11-01T20:59:00.000Z')] },
  ],
  'A nudge goes out an hour after its order at the soonest and a day later at the latest.': [
    { ...offers({ sent_at: hoursAgo(-24) }), messages: [nudge(NOW)] },
    { ...offers({}), messages: [nudge(hoursAgo(3))] },
  ],
  'A nudge offers what the shop has, at the shop’s price.': [
    {
      rows: { 'upsr-offers': [offer], 'upsr-catalogue': [{ sku: 'LIGHTS', stock: 0, price_minor: 4_500 }] },
      messages: [nudge(NOW)],
    },
    {
      rows: { 'upsr-offers': [offer], 'upsr-catalogue': [{ sku: 'LIGHTS', stock: 3, price_minor: 4_500 }] },
      messages: [nudge(NOW)],
    },
  ],
  'What is offered costs a sensible share of the order, and the shopper neither just bought it nor has it.': [
    offers({ price_minor: 40_000 }),
    offers({}),
  ],
  'Every order that was taken on is counted once, and is decided on.': [
    { ...rows('upsr-orders', order), told: { people, deliveries: [{ event: created, at: hoursAgo(20) }] } },
    {
      rows: { 'upsr-orders': [order], 'upsr-offers': [offer] },
      told: { people, deliveries: [{ event: created, at: hoursAgo(20) }] },
    },
  ],
  'A nudge that was due is sent, or its row says truly why it was not.': [
    offers({ state: 'chosen', send_at: hoursAgo(2), sent_at: undefined }),
    { ...offers({}), messages: [nudge(hoursAgo(3))] },
  ],
  'An order is capped only where its shopper had a nudge, or one is on its way.': [
    rows('upsr-orders', { ...order, order_id: 'O-2', gate_outcome: 'capped', recorded_at: NOW }),
    {
      rows: {
        'upsr-orders': [order, { ...order, order_id: 'O-2', gate_outcome: 'capped', recorded_at: NOW }],
        'upsr-offers': [offer],
      },
    },
  ],
  'An offer is taken where a person tapped in time, and by nobody else.': [
    offers({ state: 'taken', tapped_at: NOW }),
    { ...offers({ state: 'taken', tapped_at: NOW }), told: { people, facts: [tapped(NOW)] } },
  ],
  'An offer whose window has ended is closed.': [
    offers({ window_ends_at: hoursAgo(9) }),
    offers({ window_ends_at: hoursAgo(1) }),
  ],
  'Nobody is put on the list by the page who pressed nothing.': [
    rows('upsr-optout', { customer_id: 'u-0', source: 'unsubscribe-page', opted_out_at: NOW }),
    {
      ...rows('upsr-optout', { customer_id: 'u-0', source: 'unsubscribe-page', opted_out_at: NOW }),
      told: { visits: [{ at: NOW, method: 'POST' }] },
    },
  ],
  'An erased customer has no row, and neither address nor number is in any table or object.': [
    {
      ...rows('upsr-customers', { customer_id: 'u-0' }),
      told: {
        people,
        deliveries: [{ event: { type: 'customer.erased', customer: { id: 'u-0' } }, at: hoursAgo(2) }],
      },
    },
    {
      ...rows('upsr-optout', { customer_id: 'u-0', source: 'erased' }),
      told: {
        people,
        deliveries: [{ event: { type: 'customer.erased', customer: { id: 'u-0' } }, at: hoursAgo(2) }],
      },
    },
  ],
  'A nudge holds no link but ours, no address and no promise that the shop did not make.': [
    { messages: [{ ...nudge(NOW), text: `Free lights, see https://evil.example ${linkOf('offer-1')}` }] },
    { messages: [nudge(NOW)] },
  ],
  'A week’s letter to the owner comes once, with the figures of the rows.': [
    { ...offers(closed), messages: [report(2)] },
    { ...offers(closed), messages: [report(1)] },
  ],
  'Every week in which an offer was closed has its letter.': [
    { ...offers(closed), now: '2026-11-05T12:00:00.000Z' },
    { ...offers(closed), now: '2026-11-05T12:00:00.000Z', messages: [report(1)] },
  ],
  'Nudges that are due at once go out one after the other, at the pace of the number or the account.': [
    { messages: [nudge(NOW), nudge(NOW, 'offer-2')] },
    { messages: [nudge(NOW), nudge('2026-11-02T12:00:00.100Z', 'offer-2')] },
  ],
  'What was bought after a nudge is counted once, by orders that stand, and in the figures of its week.': [
    answered({ offered_hits: 2, offered_4500: 1 }),
    answered({ offered_hits: 1, offered_4500: 1, offered_9000: 0, offered_of: 3 }),
  ],
  'Every order of which the shop was told that it was taken back says so.': [
    {
      ...rows('upsr-orders', order),
      told: { deliveries: [{ event: { type: 'order.cancelled', order_id: 'O-1' }, at: hoursAgo(3) }] },
    },
    {
      ...rows('upsr-orders', { ...order, stopped_reason: 'cancelled' }),
      told: { deliveries: [{ event: { type: 'order.cancelled', order_id: 'O-1' }, at: hoursAgo(3) }] },
    },
  ],
  'GET and HEAD change nothing of upsell.': [
    { told: { visits: [{ at: NOW, url: linkOf('offer-1'), wrote: ['dynamodb UpdateItem'] }] } },
    { told: { visits: [{ at: NOW, url: linkOf('offer-1'), by: 'person', wrote: ['dynamodb UpdateItem'] }] } },
  ],
  'A pause lies before the next try of a message of upsell.': [
    offers({ state: 'chosen', put_off_at: NOW, send_at: '2026-11-02T12:01:00.000Z' }),
    offers({ state: 'chosen', put_off_at: NOW, send_at: '2026-11-02T12:05:00.000Z' }),
  ],
};

test.each(laws.map((law) => [law.says, law] as const))('%s', async (says, law) => {
  const [breaks, holds] = CASES[says] ?? [{}, {}];
  expect(await breachesOf(law, 'upsell', breaks)).not.toEqual([]);
  expect(await breachesOf(law, 'upsell', holds)).toEqual([]);
});

test('given a text, then its offer is found by the short word on the row', async () => {
  const law = laws.find(({ says }) => says.startsWith('An order has at most one offer'))!;
  const text = { ...nudge(NOW), channel: 'sms' as const, text: 'Lights. http://h/AbCdEf012345 STOP' };
  const once = { ...offers({ link_token: 'AbCdEf012345' }), messages: [text] };
  expect(await breachesOf(law, 'upsell', once)).toEqual([]);
  const twice = await breachesOf(law, 'upsell', { ...once, messages: [text, text] });
  expect(twice).toEqual(['The offer offer-1 was sent 2 times']);
});

test('given a week whose letter may have gone out, or in which nothing was closed, then nothing is missing', async () => {
  const law = laws.find(({ says }) => says.startsWith('Every week'))!;
  const later = { now: '2026-11-05T12:00:00.000Z' };
  const ended = { kind: 'killed-after', function: 'upsr-sweep', at: hoursAgo(2) };
  expect(await breachesOf(law, 'upsell', { ...offers(closed), ...later, faults: [ended] })).toEqual([]);
  const other = { ...ended, function: 'upsr-sender' };
  expect(await breachesOf(law, 'upsell', { ...offers(closed), ...later, faults: [other] })).toHaveLength(1);
  expect(await breachesOf(law, 'upsell', { ...offers({}), ...later })).toEqual([]);
});

test('given a tap of a person that is not noted, then it is noticed', async () => {
  const law = laws.find(({ says }) => says.startsWith('An offer is taken'))!;
  expect(
    await breachesOf(law, 'upsell', { ...offers({}), told: { facts: [tapped(hoursAgo(1))] } }),
  ).toHaveLength(1);
});

test('given a purchase that was counted twice, then it is noticed', async () => {
  const law = laws.find(({ says }) => says.startsWith('Every order'))!;
  const customer = { customer_id: 'u-0', order_count: 1 };
  const first = { rows: { 'upsr-orders': [order], 'upsr-customers': [customer] } };
  const { seen } = await import('../../../../support/seen.ts');
  const before = seen('upsell', first);
  expect(await law.check(before)).toEqual([]);
  const after = {
    ...before,
    rows: (table: string) =>
      table === 'upsr-customers' ? [{ ...customer, order_count: 2 }] : before.rows(table),
  };
  expect(await law.check(after)).toHaveLength(1);
});

test.each([
  [20, 0],
  [40, 1],
])(
  'given mail that came back %d hours ago and nobody on the list, then word of it may still be on its way: %d',
  async (hours, found) => {
    const law = laws.find(({ says }) => says.startsWith('Everybody who opted out'))!;
    const back = { ...person, email: 'bounce+anwen@example.com' };
    const sent = offers({ channel: 'email', sent_at: hoursAgo(hours) });
    const breaches = await breachesOf(law, 'upsell', { ...sent, told: { people: [back] } });
    expect(breaches).toHaveLength(found);
  },
);

test('given a consent of somebody who is on the list, or whose order says otherwise, then none is missing', async () => {
  const law = laws.find(({ says }) => says.startsWith('A consent that was taken on'))!;
  const said = { customer: { id: 'u-0', marketing_consent: false }, type: 'order.created', order_id: 'O-1' };
  const listed = [{ customer_id: digestOfAddress(phone), source: 'erased' }];
  expect(await breachesOf(law, 'upsell', agreed([]))).toHaveLength(1);
  expect(await breachesOf(law, 'upsell', agreed([], { rows: { 'upsr-optout': listed } }))).toEqual([]);
  expect(await breachesOf(law, 'upsell', agreed([], { told: { deliveries: [{ event: said }] } }))).toEqual(
    [],
  );
});

test('given a guest who had a nudge under an account, then the guest’s order is capped with reason', async () => {
  const law = laws.find(({ says }) => says.startsWith('An order is capped only'))!;
  const asGuest = (email: string) => ({
    ...order,
    order_id: 'G-1',
    customer_id: digestOfAddress(email),
    gate_outcome: 'capped',
    recorded_at: hoursAgo(2),
  });
  const capped = (email: string): Evidence => ({
    rows: { 'upsr-offers': [offer], 'upsr-orders': [asGuest(email)] },
    told: { people },
  });
  expect(await breachesOf(law, 'upsell', capped('anwen@example.com'))).toEqual([]);
  expect(await breachesOf(law, 'upsell', capped('bogdan@example.com'))).toHaveLength(1);
});

test('given somebody who was erased by an account of which no address was known, then a guest may be anybody', async () => {
  const law = laws.find(({ says }) => says.startsWith('An erased customer has no row'))!;
  const guest = { customer_id: digestOfAddress(phone), phone };
  const after = (customer: object, listed: string, source = 'erased'): Evidence => ({
    rows: { 'upsr-customers': [guest], 'upsr-optout': [{ customer_id: listed, source }] },
    told: { people, deliveries: [{ event: { type: 'customer.erased', customer }, at: hoursAgo(2) }] },
  });
  expect(await breachesOf(law, 'upsell', after({ id: 'u-0' }, 'u-0'))).toEqual([]);
  expect(await breachesOf(law, 'upsell', after({ id: 'u-0' }, digestOfAddress(phone)))).toHaveLength(1);
  // The guest wanted no more texts, months later.
  expect(
    await breachesOf(law, 'upsell', after({ id: 'u-0' }, digestOfAddress(phone), 'text-message')),
  ).toEqual([]);
  const named = { id: 'u-0', email: 'anwen@example.com' };
  expect(await breachesOf(law, 'upsell', after(named, 'u-0'))).toHaveLength(1);
});

test('given a guest who had left under an account, then a nudge is noticed where an address is on the list', async () => {
  const law = laws.find(({ says }) => says.startsWith('Nobody is nudged who opted out'))!;
  const asGuest = (listed: string): Evidence => ({
    rows: {
      'upsr-offers': [{ ...offer, customer_id: digestOfAddress('anwen@example.com') }],
      'upsr-orders': [order],
      'upsr-optout': [{ customer_id: listed, opted_out_at: hoursAgo(9) }],
    },
    told: { people },
    messages: [nudge(hoursAgo(3))],
  });
  expect(await breachesOf(law, 'upsell', asGuest(digestOfAddress(phone)))).toHaveLength(1);
  expect(await breachesOf(law, 'upsell', asGuest('u-0'))).toEqual([]);
});

test('given an order that was taken back long ago, or of other days, then an offer that says it was answered by it is noticed', async () => {
  const law = laws.find(({ says }) => says.startsWith('What was bought after a nudge'))!;
  const right = { offered_hits: 1, offered_4500: 1 };
  const stopped = (hours: number) => ({ stopped_reason: 'cancelled', stopped_at: hoursAgo(hours) });
  expect(await breachesOf(law, 'upsell', answered(right, stopped(1)))).toEqual([]);
  expect(await breachesOf(law, 'upsell', answered(right, stopped(5)))).toHaveLength(1);
  expect(await breachesOf(law, 'upsell', answered(right, { placed_at: hoursAgo(9) }))).toHaveLength(1);
});
