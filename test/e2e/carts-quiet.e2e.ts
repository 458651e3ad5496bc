// Nobody is reminded at night, as the clock on their own wall shows it, not even in a night that changes the clock.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CartRuntime, cartOf, checkoutOf, startCarts } from '../support/cart-runtime.ts';

let shop: CartRuntime;
const now = () => shop.runtime.now();
const hoursLater = (at: string, hours: number) => new Date(Date.parse(at) + hours * 3_600_000).toISOString();

/** A cart of the two-hour wait, left at this instant. */
async function leftAt(at: string, changes: Readonly<Record<string, unknown>> = {}) {
  if (Date.parse(at) > now().getTime()) await shop.advance(at);
  const cart = cartOf(new Date(at), changes);
  await shop.tell(cart);
  return cart;
}

/** Nothing until two minutes before `at`; one more reminder than before within the two minutes after it. */
async function expectReminderAt(email: string, at: string, earlier = 0) {
  await shop.advance(new Date(Date.parse(at) - 120_000).toISOString());
  expect(shop.mailsTo(email)).toHaveLength(earlier);
  await shop.advance(new Date(Date.parse(at) + 120_000).toISOString());
  const mails = shop.mailsTo(email);
  expect(mails).toHaveLength(earlier + 1);
  const late = Date.parse(mails.at(-1)?.at ?? '') - Date.parse(at);
  expect(late).toBeGreaterThanOrEqual(0);
  expect(late).toBeLessThan(120_000);
}

/** The owner's words about the quiet hours, in force. */
async function rule(sentence: string) {
  const text = `All carts: remind after 2 hours, then after 22.\n${sentence}\n`;
  await shop.runtime.objects.write('cr-rules-source', 'rules.txt', Buffer.from(text));
  await shop.advance('PT1M');
}

describe('a reminder due at night', () => {
  beforeAll(async () => {
    shop = await startCarts();
  });
  afterAll(() => shop.stop());
  let day: string;
  beforeEach(async () => {
    day = new Date(now().getTime() + 2 * 86_400_000).toISOString().slice(0, 10);
    await shop.advance(`${day}T09:00:00.000Z`);
  });
  const nextDay = () => hoursLater(`${day}T00:00:00.000Z`, 24).slice(0, 10);

  it('by the shopper’s own clock waits for the shopper’s morning, which is the shop’s night', async () => {
    // Due when it is three in the afternoon in London and eleven at night in Tokyo.
    const cart = await leftAt(`${day}T12:00:00.000Z`, { timezone: 'Asia/Tokyo' });
    await expectReminderAt(cart.email, `${day}T23:00:00.000Z`);
  });

  it('by the shop’s clock goes out at once where it is the shopper’s afternoon', async () => {
    const cart = await leftAt(`${day}T20:30:00.000Z`, { timezone: 'America/Los_Angeles' });
    await expectReminderAt(cart.email, `${day}T22:30:00.000Z`);
  });

  it.each([
    ['names no zone', {}],
    ['names a zone that does not exist', { timezone: 'Mars/Olympus_Mons' }],
  ])('of a shopper who %s waits for the shop’s morning', async (_, changes) => {
    const cart = await leftAt(`${day}T19:00:00.000Z`, changes);
    await expectReminderAt(cart.email, `${nextDay()}T07:00:00.000Z`);
  });

  it('goes out at five to nine in the evening and waits from nine on', async () => {
    // London is an hour ahead of UTC.
    const before = await leftAt(`${day}T17:55:00.000Z`);
    const after = await leftAt(`${day}T18:00:30.000Z`);
    await expectReminderAt(before.email, `${day}T19:55:00.000Z`);
    await expectReminderAt(after.email, `${nextDay()}T07:00:00.000Z`);
  });

  it('has one alarm clock, however often it is announced, and does not hold back the second reminder', async () => {
    const cart = await leftAt(`${day}T19:00:00.000Z`);
    await shop.advance('PT2H5M');
    const row = await shop.cart(cart.cart_id);
    const detail = {
      cart_id: cart.cart_id,
      step: 'first',
      changed_at: row?.changed_at,
      changed_event: row?.changed_event,
    };
    await Promise.all(Array.from({ length: 3 }, () => shop.runtime.invoke('cr-sender', { detail })));
    expect(shop.wakeUps().filter(({ at }) => at === `${nextDay()}T07:00:00.000Z`)).toHaveLength(1);
    await expectReminderAt(cart.email, `${nextDay()}T07:00:00.000Z`);
    // 22 hours after the cart was left, not after the reminder.
    await expectReminderAt(cart.email, `${nextDay()}T17:00:00.000Z`, 1);
  });

  it('of a cart that changes before the morning waits once more from the change', async () => {
    const cart = await leftAt(`${day}T19:00:00.000Z`);
    await shop.advance(`${nextDay()}T06:30:00.000Z`);
    await shop.tell({ ...cart, event_id: `${cart.event_id}-later`, occurred_at: now().toISOString() });
    await expectReminderAt(cart.email, `${nextDay()}T08:30:00.000Z`);
  });

  it('is not sent in the morning to somebody who unsubscribed or bought meanwhile', async () => {
    const first = await leftAt(`${day}T09:30:00.000Z`);
    await shop.advance(`${day}T11:35:00.000Z`);
    const [, link = ''] =
      /<(.+)>/.exec(shop.mailsTo(first.email)[0]?.headers?.['List-Unsubscribe'] ?? '') ?? [];
    // The second reminder is made to fall into the night.
    await shop.runtime.put('cr-state', [{ ...(await shop.cart(first.cart_id)), wait_override: [2, 13] }]);
    await shop.runtime.invoke('cr-waiter', { cart_id: first.cart_id });
    const buyer = await leftAt(`${day}T19:00:00.000Z`);
    await shop.advance(`${nextDay()}T06:00:00.000Z`);
    const waiting = shop.wakeUps().filter(({ at }) => at === `${nextDay()}T07:00:00.000Z`);
    expect(waiting).toHaveLength(2);
    expect((await fetch(link, { method: 'POST' })).status).toBe(200);
    await shop.tell(checkoutOf(buyer, now()));
    await shop.advance(`${nextDay()}T10:00:00.000Z`);
    expect(shop.mailsTo(first.email)).toHaveLength(1);
    expect(shop.mailsTo(buyer.email)).toEqual([]);
  });

  it('obeys a window from midnight to six', async () => {
    await rule('Quiet hours are midnight to 6 am.');
    const evening = await leftAt(`${day}T20:30:00.000Z`);
    const night = await leftAt(`${day}T22:00:00.000Z`);
    await expectReminderAt(evening.email, `${day}T22:30:00.000Z`);
    await expectReminderAt(night.email, `${nextDay()}T05:00:00.000Z`);
  });

  it('goes out at three at night where the owner switched the quiet hours off', async () => {
    await rule('No quiet hours.');
    const cart = await leftAt(`${nextDay()}T00:00:00.000Z`);
    await expectReminderAt(cart.email, `${nextDay()}T02:00:00.000Z`);
  });

  it('was allowed to every function by its own role', () => {
    expect(shop.runtime.permissions().denied).toEqual([]);
  });
});

describe('a night in which the clock changes', () => {
  afterEach(() => shop.stop());

  // A cart left at eight in the evening on the shopper's wall; eight in the morning there, after the change.
  it.each([
    ['spring in New York', 'America/New_York', '2026-03-08T01:00:00.000Z', '2026-03-08T12:00:00.000Z'],
    ['spring in London', 'Europe/London', '2026-03-28T20:00:00.000Z', '2026-03-29T07:00:00.000Z'],
    ['autumn in Sydney', 'Australia/Sydney', '2026-04-04T09:00:00.000Z', '2026-04-04T22:00:00.000Z'],
    ['spring in Sydney', 'Australia/Sydney', '2026-10-03T10:00:00.000Z', '2026-10-03T21:00:00.000Z'],
    ['autumn in London', 'Europe/London', '2026-10-24T19:00:00.000Z', '2026-10-25T08:00:00.000Z'],
    ['autumn in New York', 'America/New_York', '2026-11-01T00:00:00.000Z', '2026-11-01T13:00:00.000Z'],
  ])('in %s ends at eight on the wall, and the waits are true hours', async (_, zone, left, morning) => {
    shop = await startCarts({ startAt: hoursLater(left, -1) });
    const cart = await leftAt(left, { timezone: zone });
    await expectReminderAt(cart.email, morning);
    await expectReminderAt(cart.email, hoursLater(left, 22), 1);
  });

  it.each([
    // 01:30 does not exist in that night: the first minute after the gap.
    ['spring skips', '2026-03-28T20:00:00.000Z', '2026-03-29T01:00:00.000Z'],
    // 01:30 comes twice: the first of the two.
    ['autumn repeats', '2026-10-24T19:00:00.000Z', '2026-10-25T00:30:00.000Z'],
  ])('and whose quiet hours end at a time that %s', async (_, left, morning) => {
    shop = await startCarts({ startAt: hoursLater(left, -1) });
    await rule('Quiet hours are 9 pm to 1:30 am.');
    const cart = await leftAt(left);
    await expectReminderAt(cart.email, morning);
  });
});
