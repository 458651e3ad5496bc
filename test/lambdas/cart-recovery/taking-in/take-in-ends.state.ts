// Carts that are given up, and ids that are used again after a purchase, in any order of their events.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isTakenBack } from '../../../../lambdas/cart-recovery/decisions/recovered.ts';
import type { CartRow } from '../../../../lambdas/cart-recovery/rows.ts';
import { wakeUpName } from '../../../../lambdas/cart-recovery/state/schedule-names.ts';
import type { CartCancelled, CartEvent } from '../../../../shared/events/cart-events.ts';
import { aChange, aCheckout, hoursAfter, two } from '../builders.ts';
import { type CartTables, startCartTables } from '../tables.ts';
import { takesIn } from '../takes-in.ts';

let tables: CartTables;
let intake: ReturnType<typeof takesIn>;
beforeAll(async () => {
  tables = await startCartTables();
  intake = takesIn(tables, () => hoursAfter(two, 12));
});
afterAll(() => tables.stop());

const at = (hours: number) => hoursAfter(two, hours).toISOString();
const cancelled = (cartId: string, hours: number, more: Partial<CartCancelled> = {}): CartCancelled => ({
  type: 'cart.cancelled',
  eventId: 'x',
  cartId,
  occurredAt: at(hours),
  ...more,
});
let carts = 0;
const newId = () => {
  carts += 1;
  return `k-${carts}`;
};

describe('a cart that somebody gave up', () => {
  it('is closed, on record and not woken, whichever is heard first', async () => {
    for (const crossed of [false, true]) {
      const cartId = newId();
      const events: CartEvent[] = [aChange({ cartId }), cancelled(cartId, 0.2)];
      await intake.tell(...(crossed ? events.reverse() : events));
      await intake.tell(cancelled(cartId, 0.2));
      expect(await tables.carts.get(cartId)).toMatchObject({ status: 'closed', closed_reason: 'cancelled' });
      expect(intake.woken.has(wakeUpName(cartId))).toBe(false);
      const trail = (await tables.all('audit')).filter(({ cart_id }) => cart_id === cartId);
      expect(trail.map(({ action }) => action)).toEqual(['cancelled']);
    }
  });

  it('goes on where the store did that by itself, or where it was changed since', async () => {
    const cartId = newId();
    await intake.tell(
      aChange({ cartId }),
      cancelled(cartId, 1, { byItself: { fromMinutes: 59, toMinutes: 135 } }),
    );
    expect(await tables.carts.get(cartId)).toMatchObject({ status: 'open', waits: 'open' });
    const changed = newId();
    await intake.tell(aChange({ cartId: changed, occurredAt: at(2) }), cancelled(changed, 1));
    expect(await tables.carts.get(changed)).toMatchObject({ status: 'open', waits: 'open' });
  });

  it('and was bought, stays bought', async () => {
    const cartId = newId();
    await intake.tell(aChange({ cartId }), aCheckout({ cartId }), cancelled(cartId, 1.1));
    expect(await tables.carts.get(cartId)).toMatchObject({ status: 'bought' });
  });
});

describe('a cart whose order the store takes back', () => {
  it('stays bought, and counts as taken back, whichever is heard first and however often', async () => {
    const all = (cartId: string): CartEvent[] => [
      aChange({ cartId }),
      aCheckout({ cartId, orderId: 'o-9' }),
      cancelled(cartId, 40, { orderId: 'o-9', isOrder: true }),
    ];
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [0, 1, 2, 2, 1],
      [0, 2, 1, 2, 0],
    ];
    for (const order of orders) {
      const cartId = newId();
      await intake.tell(...order.map((index) => all(cartId)[index] as CartEvent));
      const row = await tables.carts.get(cartId);
      expect(row).toMatchObject({ status: 'bought', order_id: 'o-9', taken_back_order: 'o-9' });
      expect(isTakenBack(row as CartRow)).toBe(true);
      expect(await tables.carts.get(`${cartId}#2`)).toBeUndefined();
    }
  });

  it('is another’s matter where it is another order', async () => {
    const cartId = newId();
    await intake.tell(
      aChange({ cartId }),
      aCheckout({ cartId, orderId: 'o-9' }),
      cancelled(cartId, 40, { orderId: 'o-8', isOrder: true }),
    );
    expect(isTakenBack((await tables.carts.get(cartId)) as CartRow)).toBe(false);
  });
});

describe('an id that is used again after a purchase', () => {
  const story = (cartId: string): CartEvent[] => [
    aChange({ cartId, eventId: 'e-1', email: `${cartId}@example.com` }),
    aCheckout({ cartId, email: `${cartId}@example.com` }),
    aChange({
      cartId,
      eventId: 'e-2',
      occurredAt: at(5),
      beganAt: at(0),
      totalMinor: 900,
      email: `${cartId}@example.com`,
    }),
  ];
  it('is a new cart, which is waited for, in any order of its events', async () => {
    for (const order of [
      [0, 1, 2],
      [2, 0, 1],
      [1, 2, 0],
      [0, 2, 1],
    ]) {
      const cartId = newId();
      const events = story(cartId);
      await intake.tell(...order.flatMap((place) => events[place] ?? []));
      expect([order, await tables.carts.get(cartId)]).toMatchObject([
        order,
        { status: 'bought', bought_at: at(1) },
      ]);
      expect([order, await tables.carts.get(`${cartId}#2`)]).toMatchObject([
        order,
        { status: 'open', waits: 'open', began_at: at(5), changed_at: at(5), total_minor: 900 },
      ]);
    }
  });

  it('is bought again by its own order, and then a third', async () => {
    const cartId = newId();
    await intake.tell(...story(cartId), aCheckout({ cartId, orderId: 'o-2', occurredAt: at(6) }));
    expect(await tables.carts.get(`${cartId}#2`)).toMatchObject({ status: 'bought', order_id: 'o-2' });
    await intake.tell(aChange({ cartId, eventId: 'e-9', occurredAt: at(9) }));
    expect(await tables.carts.get(`${cartId}#3`)).toMatchObject({ status: 'open' });
  });

  it('is no new cart for what the store echoes of the purchase, or for an order that was reopened', async () => {
    const cartId = newId();
    const [first, purchase] = story(cartId) as [CartEvent, CartEvent];
    const echo = aChange({ cartId, eventId: 'e-2', occurredAt: at(1.1), items: [] });
    const same = aChange({ cartId, eventId: 'e-3', occurredAt: at(1.2) });
    await intake.tell(first, purchase, echo, same);
    expect(await tables.carts.get(`${cartId}#2`)).toBeUndefined();
    const order = newId();
    const [placed, paid] = story(order) as [CartEvent, CartEvent];
    await intake.tell(
      placed,
      paid,
      aChange({ cartId: order, eventId: 'e-5', occurredAt: at(9), isOrder: true }),
    );
    expect(await tables.carts.get(`${order}#2`)).toBeUndefined();
  });
});
