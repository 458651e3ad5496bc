// What came of the nudges, from the store's webhooks to the owner's letter: the add-on bought within the days, by the link or not, by the
// same person under whichever name; those who are held out asked the same; a crash behind every write, an order told twice and beside
// itself, a cancellation before and after. Then the letter, its figures equal to a recount of the rows.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Intercept } from '../../local/aws/intercept.ts';
import { digestOfAddress } from '../../shared/people/address-digest.ts';
import { isHeldOut } from '../../shared/people/held-out.ts';
import { bikeOrder, somebody, startUpsell, type UpsellRuntime } from '../support/upsell-runtime.ts';

const PERCENT = 50;
const LAMP = 'BUNDLE-LIGHTS-LOCK';
let shop: UpsellRuntime;
let trouble: Intercept | undefined;

type Somebody = ReturnType<typeof somebody>;
function people(heldOut: boolean, count: number): Somebody[] {
  const found: Somebody[] = [];
  while (found.length < count) {
    const one = somebody();
    if (isHeldOut(digestOfAddress(one.email), PERCENT, 'upsell') === heldOut) found.push(one);
  }
  return found;
}
const open = people(false, 5);
const held = people(true, 3);

/** The add-on, bought by itself. */
const lampOrder = (id: string, person: object) => ({
  ...bikeOrder(id, shop.runtime.now(), person as Somebody),
  total: '45.00',
  items: [{ sku: LAMP, name: 'Lights and lock', quantity: 1, price: '45.00' }],
});
const crashOnce = (functionName: string, action: string, phase: 'before' | 'after'): Intercept => {
  let left = 1;
  return (call, at) => {
    const isIt = at === phase && call.functionName === functionName && call.action === action;
    if (!isIt || left === 0) return undefined;
    left -= 1;
    return 'crash';
  };
};
const weekRow = async () =>
  (await shop.runtime.table('upsr-notices')).find(({ notice_id }) => notice_id === 'came#2026-W24');
const bought = async (orderId: string) => (await shop.offerOf(orderId))?.bought_orders;

beforeAll(async () => {
  // A Sunday: the last day of its week.
  shop = await startUpsell({
    startAt: '2026-06-14T09:00:00.000Z',
    intercept: (call, phase) => trouble?.(call, phase),
  });
  await shop.runtime.objects.write(
    'upsr-rules-source',
    'settings.txt',
    Buffer.from(
      `Hold out ${PERCENT}% of orders.\nCount an add-on as bought if they buy it within 7 days of the nudge.\n`,
    ),
  );
  await shop.runtime.idle();
  shop.runtime.model.setMode({ script: `{"suggestions":[{"sku":"${LAMP}"}]}` });
  for (const [at, one] of [...open, ...held].entries())
    await shop.order(bikeOrder(`bike-${at}`, shop.runtime.now(), one));
  await shop.advance('PT90M');
}, 240_000);
beforeEach(() => {
  trouble = undefined;
});
afterAll(() => shop?.stop());

describe('before anybody buys', () => {
  it('both groups came through the same doors, and are followed from the same moment', async () => {
    expect(shop.nudges()).toHaveLength(open.length);
    for (let at = 0; at < open.length; at += 1)
      expect(await shop.offerOf(`bike-${at}`)).toMatchObject({
        state: 'sent',
        followed_until: expect.any(String),
      });
    for (let at = open.length; at < open.length + held.length; at += 1)
      expect(await shop.offerOf(`bike-${at}`)).toMatchObject({
        state: 'never-sent',
        reason: 'held-out',
        followed_until: expect.any(String),
      });
  });

  it('the next order of somebody who is held out ends as everybody’s does within the cap', async () => {
    await shop.order(bikeOrder('again', shop.runtime.now(), held[2] as Somebody));
    await shop.advance('PT90M');
    expect(await shop.offerOf('again')).toMatchObject({ state: 'never-sent', reason: 'capped' });
  });
});

describe('an order of the add-on', () => {
  it('counts by whichever name they buy under, told twice and beside itself, once', async () => {
    const { id: _, ...guest } = open[0] as Somebody;
    const order = lampOrder('lamp-0', guest);
    await Promise.all([shop.post(order), shop.post(order)]);
    await shop.order(order);
    expect(await bought('bike-0')).toEqual({ 'lamp-0': 4_500 });
    expect(await weekRow()).toMatchObject({ offered_hits: 1, offered_4500: 1 });
  });

  it('counts of those who are held out as well', async () => {
    await shop.order(lampOrder('lamp-h', held[0] as Somebody));
    expect(await bought(`bike-${open.length}`)).toEqual({ 'lamp-h': 4_500 });
    expect(await weekRow()).toMatchObject({ held_out_hits: 1, held_out_4500: 1 });
  });

  it.each([
    ['the picker dies behind the transaction', 'lamp-1', 1, 'upsr-picker', 'TransactWriteItems', 'after'],
    ['the picker dies before it', 'lamp-2', 2, 'upsr-picker', 'TransactWriteItems', 'before'],
    ['the door dies once the picker was told', 'lamp-3', 3, 'upsr-order', 'SendMessage', 'after'],
  ] as const)('counts once where %s', async (_, id, at, functionName, action, phase) => {
    trouble = crashOnce(functionName, action, phase);
    const order = lampOrder(id, open[at] as Somebody);
    // A store tells again what was answered 5xx.
    if ((await shop.post(order)).status >= 500) await shop.post(order);
    await shop.runtime.idle();
    await shop.advance('PT30M');
    expect(await bought(`bike-${at}`)).toEqual({ [id]: 4_500 });
    expect(await weekRow()).toMatchObject({ offered_hits: at + 1, offered_4500: at + 1 });
  });

  it('is no tap, and a tap is no order', async () => {
    const link = /https?:\S+\/(?:a\/)?[\w.-]{10,}/.exec(
      shop.nudgesTo((open[4] as Somebody).phone)[0]?.text ?? '',
    )?.[0];
    await shop.tap(link ?? '');
    expect(await shop.offerOf('bike-4')).toMatchObject({ state: 'taken' });
    expect(await bought('bike-4')).toBeUndefined();
  });
});

describe('what is taken back later', () => {
  it('is off again, where the picker dies behind that as well, and told twice once', async () => {
    trouble = crashOnce('upsr-picker', 'TransactWriteItems', 'after');
    for (const _ of [1, 2]) await shop.post({ type: 'order.cancelled', order_id: 'lamp-3' });
    await shop.runtime.idle();
    await shop.advance('PT30M');
    expect(await bought('bike-3')).toEqual({});
    expect(await weekRow()).toMatchObject({ offered_hits: 3, offered_4500: 3 });
  });

  it('is never counted, where the store told of it first', async () => {
    await shop.post({ type: 'order.cancelled', order_id: 'lamp-4' });
    await shop.order(lampOrder('lamp-4', open[4] as Somebody));
    expect(await bought('bike-4')).toBeUndefined();
  });
});

describe('the letter of the week in which all had their time', () => {
  it('says what was bought beside those who are held out, and equals the rows', async () => {
    await shop.advance('2026-06-22T08:10:00.000Z');
    const letter = shop.ownerLetters().findLast(({ subject }) => subject?.startsWith('Add-on take-up'));
    const text = letter?.text?.replaceAll(/[ \t]+/g, ' ') ?? '';
    expect(text).toMatch(/Bought after the nudges of 8\s?–\s?14 June 2026/);
    expect(text).toContain('Nudges sent 5');
    expect(text).toContain('Add-ons bought since, by the link or not 3');
    expect(text).toContain('For £135.00');
    expect(text).toContain('Add-ons bought after a nudge 3 of 5 (60%)');
    expect(text).toContain('Add-ons bought without one, by those who are held out 1 of 3 (33.3%)');
    expect(text.replaceAll(/\s+/g, ' ')).toMatch(/Not enough yet[^.]*\. In money not enough yet/);
    expect(text).not.toContain('It brings');

    const offers = await shop.offers();
    const followed = offers.filter(({ followed_until }) => followed_until !== undefined);
    const buyers = (reason: boolean) =>
      followed.filter(
        (offer) =>
          (offer.reason === 'held-out') === reason && Object.keys(offer.bought_orders ?? {}).length > 0,
      ).length;
    expect(await weekRow()).toMatchObject({
      offered_of: followed.filter(({ reason }) => reason !== 'held-out').length,
      held_out_of: followed.filter(({ reason }) => reason === 'held-out').length,
      offered_hits: buyers(false),
      held_out_hits: buyers(true),
    });
  }, 240_000);

  it('gives back what is refunded after it was told', async () => {
    await shop.post({ type: 'order.refunded', order_id: 'lamp-0' });
    await shop.runtime.idle();
    expect(await weekRow()).toMatchObject({ offered_of: 5, offered_hits: 2, offered_4500: 2 });
  });
});
