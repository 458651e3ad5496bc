// The owner's page of all three products, from the rows to the letters' link: its figures are those of a plain recount, every number opens
// as many rows as it says, and opening it changes nothing.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DashboardRow } from '../../shared/dashboard/sheet.ts';
import { linksIn } from '../support/mail-links.ts';
import { startWholeShop, type WholeShop } from '../support/whole-shop.ts';

const DAY_MS = 86_400_000;
const OWNER = 'owner@ridgeback.example';
/** A Saturday; the Monday behind it is the first of its month, so that every regular letter goes out. */
const SATURDAY = Date.parse('2026-07-04T09:00:00.000Z');
const ROWS = 360;

type Row = Readonly<Record<string, unknown>>;
const at = (index: number) => new Date(SATURDAY - (index % 90) * DAY_MS - (index % 7) * 3_600_000);
const dayOf = (moment: Date) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' }).format(moment);

const STATES = ['taken', 'ignored', 'out-of-window', 'never-sent', 'no-fit'] as const;
const offers: readonly Row[] = Array.from({ length: ROWS }, (_, index) => {
  const state = STATES[index % STATES.length] as string;
  const moment = at(index).toISOString();
  const isNudged = index % STATES.length < 3;
  return {
    offer_id: `page-${index}`,
    order_id: `order-${index}`,
    customer_id: `c-${index}`,
    state,
    send_at: moment,
    due_at: moment,
    chosen_at: moment,
    closed_at: moment,
    trace: [],
    sku: 'PUMP',
    product_name: 'Track pump',
    ...(state === 'never-sent' ? { reason: index % 2 === 0 ? 'enough-messages' : 'sold-out' } : {}),
    ...(state === 'ignored' && index % 4 === 1 ? { reason: 'fate-unknown' } : {}),
    ...(isNudged && index % 3 === 0 ? { bought_orders: { [`o-${index}`]: 4_500 } } : {}),
  };
});
const orders: readonly Row[] = Array.from({ length: 60 }, (_, index) => ({
  order_id: `ended-${index}`,
  gate_outcome: index % 2 === 0 ? 'capped' : 'no-consent',
  ended_as: index % 2 === 0 ? 'capped' : 'no-consent',
  placed_at: at(index * 3).toISOString(),
  recorded_at: at(index * 3).toISOString(),
  currency: 'GBP',
  total_minor: 1_000,
}));
const carts: readonly Row[] = Array.from({ length: ROWS }, (_, index) => {
  const changed = at(index);
  const bought = index % 4 === 0;
  return {
    cart_id: `cart-${index}`,
    status: bought ? 'bought' : 'closed',
    version: 3,
    began_at: changed.toISOString(),
    changed_at: changed.toISOString(),
    changed_event: 'e',
    currency: 'GBP',
    total_minor: 5_000,
    items: [{ sku: 'SHIRT', name: 'Linen shirt', quantity: 1, price_minor: 5_000 }],
    saved_link: false,
    email: `cart${index}@example.com`,
    day: dayOf(changed),
    ...(index % 2 === 0 ? { first_at: changed.toISOString(), first_outcome: 'sent' } : {}),
    ...(index % 5 === 1
      ? { second_at: changed.toISOString(), second_outcome: 'skipped-do-not-disturb' }
      : {}),
    ...(bought
      ? {
          bought_at: new Date(changed.getTime() + 60_000).toISOString(),
          order_id: `oc-${index}`,
          order_total_minor: 4_200,
          order_currency: 'GBP',
        }
      : {
          closed_reason: index % 7 === 0 ? 'written-off' : 'gave-up',
          closed_at: changed.toISOString(),
        }),
  };
});
const sales: readonly Row[] = Array.from({ length: ROWS }, (_, index) => ({
  sale_id: `page-s-${index}`,
  phone: `+12125550${String(100 + (index % 40))}`,
  move: index % 60 === 59 ? 'hold' : 'add',
  version: 0,
  day_points: 12.5 + (index % 10),
  day: dayOf(at(index)),
  ...(index < 40 ? { enrols: true } : {}),
}));
const changes: readonly Row[] = Array.from({ length: 30 }, (_, index) => {
  const moment = at(index * 2).toISOString();
  return {
    phone: `+12125550${String(100 + index)}`,
    ts: `${moment}#redeem:${index}`,
    points_change: -100,
    reason: 'reward-redeem',
    reward: 'free coffee',
    day: dayOf(at(index * 2)),
    posted_at: moment,
  };
});
const deeds: readonly Row[] = Array.from({ length: 30 }, (_, index) => ({
  phone: `+12125550${String(100 + index)}`,
  ts: `${at(index).toISOString()}#${index % 2 === 0 ? 'returned' : 'nudge'}`,
  action: index % 2 === 0 ? 'returned' : 'nudge',
  by_user: 'system',
  before: {},
  after: {},
  day: dayOf(at(index)),
}));
const held: Row = {
  phone: '+12125550199',
  sale_id: 'held-1',
  about: 'held-1',
  kind: 'sale',
  status: 'held',
  open: 'held',
  held_at: '2026-07-03T10:00:00.000Z',
  currency: 'GBP',
  total_minor: 90_000,
  computed_points: 900,
  flag_reason: 'far-larger-basket',
};

const NOTICES = { Upsell: 'upsr-notices', Carts: 'cr-notices', Loyalty: 'loy-notices' } as const;
type Product = keyof typeof NOTICES;
const LETTERS: Readonly<Record<Product, RegExp>> = {
  Upsell: /^Add-on take-up/,
  Carts: /^Cart recovery in/,
  Loyalty: /^Loyalty in/,
};

let shop: WholeShop;
beforeAll(async () => {
  shop = await startWholeShop({
    startAt: new Date(SATURDAY).toISOString(),
    shop: { people: { region: 'eu-central-1' } },
  });
  const { runtime } = shop;
  await runtime.put('upsr-offers', offers);
  await runtime.put('upsr-orders', orders);
  await runtime.put('cr-state', carts);
  await runtime.put('loy-sales', sales);
  await runtime.put('loy-ledger', changes);
  await runtime.put('loy-audit', deeds);
  await runtime.put('loy-review', [held]);
  await runtime.objects.write(
    'cr-rules-source',
    'rules.txt',
    Buffer.from('Remind them whenever you like.\n'),
  );
  await runtime.advance('2026-07-06T08:10:00.000Z');
}, 120_000);
afterAll(() => shop?.stop());

const rowOf = async (product: Product): Promise<DashboardRow> => {
  const rows = await shop.runtime.table(NOTICES[product]);
  return rows.find(({ notice_id }) => notice_id === 'dashboard') as unknown as DashboardRow;
};
const pageOf = (product: Product): string => {
  const letter = shop.messagesTo(OWNER).find(({ subject = '' }) => LETTERS[product].test(subject));
  const link = letter && linksIn(letter).find((one) => new URL(one).pathname.includes('/u/'));
  if (link === undefined) throw new Error(`No letter of ${product} leads to the page`);
  return link;
};
const open = async (address: string, method = 'GET') => {
  const answer = await fetch(address, { method });
  return { status: answer.status, text: await answer.text() };
};

/** The Monday of the week of this moment, as a London day; the weeks of the page by it. */
const mondayOf = (day: string): string => {
  const noon = Date.parse(`${day}T12:00:00Z`);
  return new Date(noon - ((new Date(noon).getUTCDay() + 6) % 7) * DAY_MS).toISOString().slice(0, 10);
};
/** `2026-W27` of a Monday. */
function weekKey(monday: string): string {
  const thursday = new Date(Date.parse(`${monday}T12:00:00Z`) + 3 * DAY_MS);
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const week = Math.floor((thursday.getTime() - first) / (7 * DAY_MS)) + 1;
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`;
}
/** A plain recount: over all rows, in one pass, by nobody's index. */
function recount(rows: readonly Row[], dayOfRow: (row: Row) => string, of: (row: Row) => number) {
  const sums: Record<string, number> = {};
  for (const row of rows) {
    const key = weekKey(mondayOf(dayOfRow(row)));
    sums[key] = (sums[key] ?? 0) + of(row);
  }
  return sums;
}
const yes = (fits: boolean) => (fits ? 1 : 0);
const sentDay = (row: Row) => dayOf(new Date(String(row.send_at)));
const recordedDay = (row: Row) => dayOf(new Date(String(row.recorded_at)));
const ownDay = (row: Row) => String(row.day);
const isNudge = ({ state, reason }: Row) =>
  ['taken', 'ignored', 'out-of-window'].includes(String(state)) && reason !== 'fate-unknown';
const isWrittenOff = ({ closed_reason }: Row) => closed_reason === 'written-off';
const isWonBack = (row: Row) => row.status === 'bought' && row.first_outcome === 'sent';

const RECOUNTS: readonly (readonly [Product, string, () => Record<string, number>])[] = [
  ['Upsell', 'nudges', () => recount(offers, sentDay, (row) => yes(isNudge(row)))],
  ['Upsell', 'taken', () => recount(offers, sentDay, ({ state }) => yes(state === 'taken'))],
  ['Upsell', 'unknown', () => recount(offers, sentDay, ({ reason }) => yes(reason === 'fate-unknown'))],
  [
    'Upsell',
    'bought',
    () => recount(offers, sentDay, ({ bought_orders }) => yes(bought_orders !== undefined)),
  ],
  [
    'Upsell',
    'boughtMinor',
    () => recount(offers, sentDay, ({ bought_orders }) => (bought_orders === undefined ? 0 : 4_500)),
  ],
  ['Upsell', 'noFit', () => recount(offers, sentDay, ({ state }) => yes(state === 'no-fit'))],
  ['Upsell', 'ended', () => recount(orders, recordedDay, () => 1)],
  ['Carts', 'seen', () => recount(carts, ownDay, (row) => yes(!isWrittenOff(row)))],
  ['Carts', 'writtenOff', () => recount(carts, ownDay, (row) => yes(isWrittenOff(row)))],
  ['Carts', 'recovered', () => recount(carts, ownDay, (row) => yes(isWonBack(row)))],
  ['Carts', 'wonBackMinor', () => recount(carts, ownDay, (row) => (isWonBack(row) ? 4_200 : 0))],
  [
    'Carts',
    'capped',
    () => recount(carts, ownDay, (row) => yes(row.second_outcome !== undefined && !isWrittenOff(row))),
  ],
  ['Loyalty', 'sales', () => recount(sales, ownDay, () => 1)],
  ['Loyalty', 'joined', () => recount(sales, ownDay, ({ enrols }) => yes(enrols === true))],
  [
    'Loyalty',
    'given',
    () => recount(sales, ownDay, ({ move, day_points }) => (move === 'add' ? Number(day_points) : 0)),
  ],
  ['Loyalty', 'redeemed', () => recount(changes, ownDay, () => 100)],
  ['Loyalty', 'returned', () => recount(deeds, ownDay, ({ action }) => yes(action === 'returned'))],
];

describe('the figures', () => {
  it.each(RECOUNTS)(
    'of %s, %s, are those of a plain recount, week by week',
    async (product, key, counted) => {
      const { weeks } = await rowOf(product);
      expect(Object.keys(weeks)).toHaveLength(13);
      const expected = counted();
      for (const [week, figures] of Object.entries(weeks))
        expect([week, figures[key]]).toEqual([week, expected[week] ?? 0]);
      // The oldest rows are of weeks that the page does not show any more.
      expect(Object.values(expected).reduce((sum, one) => sum + one, 0)).toBeGreaterThan(0);
    },
  );

  it('of what members hold come to all that ever moved', async () => {
    const { weeks } = await rowOf('Loyalty');
    const all =
      sales.reduce((sum, { move, day_points }) => sum + (move === 'add' ? Number(day_points) : 0), 0) +
      changes.reduce((sum, { points_change }) => sum + Number(points_change), 0);
    expect(Object.entries(weeks).sort().at(-1)?.[1].outstanding).toBe(all);
  });
});

describe('the page behind a letter’s link', () => {
  it.each(Object.keys(NOTICES) as Product[])('of %s shows its figures and what waits', async (product) => {
    const { status, text } = await open(pageOf(product));
    expect(status).toBe(200);
    expect(text).toContain('How Ridgeback Cycles is doing');
    expect(text).toContain('<svg');
    expect(text).toContain('cost-explorer');
    // Whichever product's letter it was opened from, all three are on it, and only the own numbers are links.
    for (const title of ['Add-ons', 'Carts', 'Loyalty'])
      expect(text).toMatch(new RegExp(`<h2 id="product-\\d">${title}</h2>`));
    expect([...text.matchAll(/The rows behind these numbers open from the letters/g)]).toHaveLength(2);
    if (product === 'Carts') expect(text).toContain('rules.txt has a mistake');
    if (product === 'Loyalty') expect(text).toContain('Sales that a manager must decide: 1');
  });

  it.each([
    ['Upsell', 'nudges'],
    ['Upsell', 'bought'],
    ['Upsell', 'ended'],
    ['Carts', 'recovered'],
    ['Carts', 'seen'],
    ['Loyalty', 'sales'],
    ['Loyalty', 'joined'],
    ['Loyalty', 'redeemed'],
    ['Loyalty', 'returned'],
  ] as const)('of %s opens as many rows as %s says, in every week', async (product, key) => {
    const { weeks } = await rowOf(product);
    const adds = key === 'redeemed' ? 100 : 1;
    for (const [week, figures] of Object.entries(weeks)) {
      const { text } = await open(`${pageOf(product)}?rows=${key}&week=${week}`);
      expect([week, [...text.matchAll(/<li>/g)].length * adds]).toEqual([week, figures[key]]);
    }
  });

  it('opens what waits, and names nobody in full', async () => {
    const { weeks } = await rowOf('Loyalty');
    const week = Object.keys(weeks).sort().at(-1);
    const { text } = await open(`${pageOf('Loyalty')}?rows=held&week=${week}`);
    expect(text).toContain('•••• 0199');
    expect(text).not.toContain('+12125550199');
    const list = await open(`${pageOf('Carts')}?rows=seen&week=${Object.keys(weeks).sort().at(-2)}`);
    expect(list.text).not.toMatch(/cart\d+@example\.com/);
  });

  it('is nobody’s without its link, and changes nothing', async () => {
    const before = await rowOf('Upsell');
    const page = pageOf('Upsell');
    expect((await open(`${page.slice(0, -3)}abc`)).status).toBe(404);
    expect((await open(`${page}?rows=nothing&week=2026-W27`)).status).toBe(404);
    expect((await open(`${page}?rows=nudges&week=1999-W01`)).status).toBe(404);
    expect((await open(`${page}?rows=nudges&week=2026-W27&skip=-1`)).status).toBe(404);
    expect((await open(page, 'POST')).status).toBe(405);
    expect(await rowOf('Upsell')).toEqual(before);
  });
});

describe('the morning after', () => {
  it('counts the present week and the one before, once, however often it is asked', async () => {
    const before = await rowOf('Upsell');
    await shop.runtime.put('upsr-offers', [
      { ...(offers[0] as Row), offer_id: 'new', send_at: '2026-07-06T12:00:00.000Z' },
    ]);
    await shop.runtime.advance('2026-07-07T08:10:00.000Z');
    const after = await rowOf('Upsell');
    expect(after.counted_at > before.counted_at).toBe(true);
    expect(after.weeks['2026-W28']?.taken).toBe(1);
    await shop.runtime.put('upsr-offers', [
      { ...(offers[0] as Row), offer_id: 'newer', send_at: '2026-07-06T13:00:00.000Z' },
    ]);
    await Promise.all([shop.runtime.invoke('upsr-sweep', {}), shop.runtime.invoke('upsr-sweep', {})]);
    expect((await rowOf('Upsell')).weeks['2026-W28']?.taken).toBe(1);
  });
});
