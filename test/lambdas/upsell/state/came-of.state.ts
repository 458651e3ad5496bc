// What an order does to the offer that it answers and to the figures of its week: once, however often, late or beside itself it is told,
// and taken back with the order. In the end every figure equals a plain recount of all rows.
import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { armOf, weekOf } from '../../../../lambdas/upsell/decisions/came-of.ts';
import { figuresOf } from '../../../../lambdas/upsell/decisions/came-weeks.ts';
import type { OfferRow } from '../../../../lambdas/upsell/rows.ts';
import { anOffer, minutesAfter, noon } from '../builders.ts';
import { startUpsellTables, type UpsellTables } from '../tables.ts';

let tables: UpsellTables;
beforeAll(async () => {
  tables = await startUpsellTables();
});
afterAll(() => tables.stop());

const DAY = 1_440;
let made = 0;
/** An offer that was sent, or would have been; each test has a week of its own. */
async function followed(changes: Partial<OfferRow> = {}, weeks = ++made) {
  const send_at = minutesAfter(noon, weeks * 7 * DAY).toISOString();
  const offer = anOffer({
    offer_id: `offer-${++made}`,
    order_id: `order-of-${made}`,
    state: 'sent',
    sku: 'LAMP',
    send_at,
    sent_at: send_at,
    followed_until: minutesAfter(new Date(send_at), 7 * DAY).toISOString(),
    ...changes,
  });
  await tables.documents.send(new PutCommand({ TableName: 'offers', Item: offer }));
  return offer;
}
const join = (orderId: string, { offer_id }: OfferRow, minor = 4_500) =>
  tables.cameOf.joined(orderId, { offer_id, minor }, noon);
const stop = (orderId: string) => tables.orders.stop(orderId, 'cancelled', noon);
async function weekRow(offer: OfferRow) {
  const key = weekOf(offer, 'Europe/London');
  return (await tables.cameWeeks.rows([key])).get(key);
}
const figures = async (offer: OfferRow) => {
  const { notice_id: _, expires_at: __, ...rest } = (await weekRow(offer)) ?? {};
  return rest;
};

describe('an order that buys what was offered', () => {
  it('given it is told again and beside itself, then it is counted once', async () => {
    const offer = await followed();
    const told = await Promise.all([join('o-1', offer), join('o-1', offer), join('o-1', offer)]);
    expect(told.filter(Boolean)).toHaveLength(1);
    expect(await join('o-1', offer)).toBe(false);
    expect(await tables.offers.get(offer.offer_id)).toMatchObject({ bought_orders: { 'o-1': 4_500 } });
    expect(await figures(offer)).toEqual({ offered_hits: 1, offered_4500: 1 });
    expect((await tables.orders.get('o-1'))?.came_of).toEqual(new Set([offer.offer_id]));
  });

  it('given they are held out, then it is counted with them', async () => {
    const offer = await followed({ state: 'never-sent', reason: 'held-out' });
    await join('o-2', offer);
    expect(await figures(offer)).toEqual({ held_out_hits: 1, held_out_4500: 1 });
  });

  it('given two orders of it, then it is one that bought, for both together', async () => {
    const offer = await followed({ state: 'ignored' });
    await join('o-3', offer, 4_500);
    await join('o-4', offer, 9_000);
    expect(await figures(offer)).toEqual({ offered_hits: 1, offered_4500: 0, offered_13500: 1 });
    await stop('o-3');
    await tables.cameOf.takenBack('o-3', noon);
    expect(await figures(offer)).toMatchObject({ offered_hits: 1, offered_13500: 0, offered_9000: 1 });
  });

  it.each([
    ['was never sent', { state: 'never-sent', reason: 'sold-out' }],
    ['still waits', { state: 'chosen' }],
    ['is of the time before', { followed_until: undefined }],
    ['is its own', { order_id: 'o-5' }],
  ] as const)('given the offer %s, then nothing is counted', async (_, changes) => {
    const offer = await followed(changes as Partial<OfferRow>);
    expect(await join('o-5', offer)).toBe(false);
    expect(await figures(offer)).toEqual({});
  });

  it('given it was paid in another currency, then it counts as bought and for no money', async () => {
    const offer = await followed();
    await join('o-6', offer, 0);
    expect(await figures(offer)).toEqual({ offered_hits: 1 });
  });
});

describe('an order that is taken back', () => {
  it('given it comes later, however often, then it is off again', async () => {
    const offer = await followed();
    await join('o-10', offer);
    await stop('o-10');
    expect(await Promise.all([1, 2, 3].map(() => tables.cameOf.takenBack('o-10', noon)))).toContain(1);
    expect(await tables.cameOf.takenBack('o-10', noon)).toBe(0);
    expect(await figures(offer)).toEqual({ offered_hits: 0, offered_4500: 0 });
    // And what is told once more after that is an answer no more.
    expect(await join('o-10', offer)).toBe(false);
    expect(figuresOf({ offered_of: 4, held_out_of: 0, ...(await weekRow(offer)) })).toMatchObject({
      offered: { of: 4, hits: 0, amounts: {} },
    });
  });

  it('given it was taken back before it was heard of, then it is never counted', async () => {
    const offer = await followed();
    await stop('o-11');
    expect(await join('o-11', offer)).toBe(false);
    expect(await figures(offer)).toEqual({});
  });

  it('given only the add-on was taken off, then it is off; given another line, then it stands', async () => {
    const offer = await followed();
    await join('o-12', offer);
    await tables.orders.noteGone('o-12', ['BOOTS'], noon);
    expect(await tables.cameOf.takenBack('o-12', noon)).toBe(0);
    await tables.orders.noteGone('o-12', ['LAMP'], noon);
    expect(await tables.cameOf.takenBack('o-12', noon)).toBe(1);
    expect(await figures(offer)).toEqual({ offered_hits: 0, offered_4500: 0 });
  });
});

describe('any order of orders, cancellations and repeats', () => {
  it('comes to the figures of a plain recount of all rows', async () => {
    let run = 0;
    const deed = fc.record({
      kind: fc.constantFrom('join', 'stop', 'gone', 'hear'),
      order: fc.integer({ min: 0, max: 3 }),
      offer: fc.integer({ min: 0, max: 2 }),
      beside: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 14 }), async (deeds) => {
        run += 1;
        const week = ++made;
        const offers = [
          await followed({}, week),
          await followed({ state: 'ignored' }, week),
          await followed({ state: 'never-sent', reason: 'held-out' }, week),
        ];
        const orderId = (order: number) => `r${run}-${order}`;
        const hear = (order: number) => tables.cameOf.takenBack(orderId(order), noon);
        const doIt = async ({ kind, order, offer }: (typeof deeds)[number]) => {
          const one = offers[offer] as OfferRow;
          if (kind === 'join') await join(orderId(order), one, 1_000 + order);
          if (kind === 'stop') await stop(orderId(order)).then(() => hear(order));
          if (kind === 'gone')
            await tables.orders.noteGone(orderId(order), ['LAMP'], noon).then(() => hear(order));
          if (kind === 'hear') await hear(order);
        };
        for (const [at, one] of deeds.entries()) {
          const next = deeds[at + 1];
          await Promise.all([doIt(one), ...(one.beside && next !== undefined ? [doIt(next)] : [])]);
        }
        await expectRecounted(offers[0] as OfferRow);
      }),
      { seed: 14, numRuns: 40 },
    );
  });
});

/** Every offer of the week, read plainly, with the orders that stand. */
async function expectRecounted(of: OfferRow) {
  const { Items: rows = [] } = await tables.documents.send(new ScanCommand({ TableName: 'offers' }));
  const counted = { offered: 0, held_out: 0 };
  const amounts: Record<string, number> = {};
  for (const offer of rows as OfferRow[]) {
    const arm = armOf(offer);
    if (arm === undefined || weekOf(offer, 'Europe/London') !== weekOf(of, 'Europe/London')) continue;
    let minor = 0;
    for (const [order, paid] of Object.entries(offer.bought_orders ?? {})) {
      const row = await tables.orders.get(order);
      expect(row?.stopped_reason, order).toBeUndefined();
      expect(row?.gone_skus?.has(offer.sku ?? '') ?? false, order).toBe(false);
      minor += paid;
    }
    if (minor > 0) counted[arm] += 1;
    if (minor > 0) amounts[`${arm}_${minor}`] = (amounts[`${arm}_${minor}`] ?? 0) + 1;
  }
  const told = figuresOf({ offered_of: 9, held_out_of: 9, ...(await weekRow(of)) });
  expect({ offered: told?.offered.hits, held_out: told?.heldOut.hits }).toEqual(counted);
  const toldAmounts = [
    ...Object.entries(told?.offered.amounts ?? {}).map(([minor, people]) => [`offered_${minor}`, people]),
    ...Object.entries(told?.heldOut.amounts ?? {}).map(([minor, people]) => [`held_out_${minor}`, people]),
  ];
  expect(Object.fromEntries(toldAmounts)).toEqual(amounts);
}
