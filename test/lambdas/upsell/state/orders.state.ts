import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../../shared/events/store-events.ts';
import { digestOfAddress } from '../../../../shared/people/address-digest.ts';
import { personKeys } from '../../../../shared/people/person-keys.ts';
import { anOrder, minutesAfter, noon, tom } from '../builders.ts';
import { startUpsellTables, type UpsellTables } from '../tables.ts';

let tables: UpsellTables;
beforeAll(async () => {
  tables = await startUpsellTables();
});
afterAll(() => tables.stop());

const reserve = { until: minutesAfter(noon, 1_500), capFloor: minutesAfter(noon, -43_200), now: noon };
/** Somebody with an address of their own: the cap is a person's. */
const somebody = (id: string): Person => ({ id, email: `${id}@example.com`, smsConsent: true });
const recorded = async (order: Parameters<UpsellTables['record']>[0]) => (await tables.record(order)).kind;
const recordQueued = (orderId: string, customerId: string, person: Person = somebody(customerId)) =>
  recorded({
    order: anOrder({ orderId, customer: person }),
    outcome: 'queueing',
    purchase: { shopCurrency: 'GBP', keepContact: true, reserve },
    keys: personKeys(person),
    capKeys: personKeys(person),
    now: noon,
  });

describe('recording an order', () => {
  it('writes the order and counts its purchase together, once, of twenty at the same time', async () => {
    const results = await Promise.all(Array.from({ length: 20 }, () => recordQueued('o-1', 'c-1')));
    expect(results.filter((result) => result === 'applied')).toHaveLength(1);
    expect(await tables.orders.get('o-1')).toMatchObject({ gate_outcome: 'queueing', customer_id: 'c-1' });
    expect(await tables.customers.get('c-1')).toMatchObject({
      order_count: 1,
      spent_minor: 52_000,
      owned_skus: new Set(['BIKE-COMMUTER']),
      nudge_pending_order: 'o-1',
    });
  });

  it('gives the one nudge to one of two orders of a customer', async () => {
    const results = await Promise.all([recordQueued('o-2a', 'c-2'), recordQueued('o-2b', 'c-2')]);
    expect(results.sort()).toEqual(['applied', 'customer-taken']);
    expect((await tables.customers.get('c-2'))?.order_count).toBe(1);
  });

  it('gives the one nudge to one of four orders of a person, whoever they say they are', async () => {
    const email = 'many@example.com';
    const phone = '+447700900555';
    const people: Person[] = [
      { id: 'c-20', email, phone },
      { id: digestOfAddress(email), email },
      { id: 'c-21', email },
      { id: 'c-22', email, phone: '+447700900557' },
    ];
    const orders = people.map((person, index) => recordQueued(`o-20${index}`, '', person));
    expect((await Promise.all(orders)).sort()).toEqual([
      'applied',
      'customer-taken',
      'customer-taken',
      'customer-taken',
    ]);
  });

  it('keeps nothing of a person who was erased a moment before', async () => {
    const person = { ...somebody('c-gone'), name: 'Gone', phone: '+447700900556' };
    await tables.optOut.erase([digestOfAddress(person.email ?? '')], noon);
    expect(await recordQueued('o-22', '', person)).toBe('customer-taken');
    expect(await tables.customers.get('c-gone')).toBeUndefined();
    expect(await tables.orders.get('o-22')).toBeUndefined();
  });

  it('does not queue an order that was cancelled before it arrived, and keeps the cancellation', async () => {
    expect(await tables.orders.stop('o-3', 'cancelled', noon)).toBe(true);
    expect(await recordQueued('o-3', 'c-3')).toBe('order-known');
    const stopped = {
      order: anOrder({ orderId: 'o-3', customer: { ...tom, id: 'c-3' } }),
      outcome: 'stopped' as const,
      purchase: { shopCurrency: 'GBP', keepContact: true },
      keys: ['c-3'],
      capKeys: ['c-3'],
      now: noon,
    };
    expect(await recorded(stopped)).toBe('applied');
    expect(await recorded(stopped)).toBe('order-known');
    expect(await tables.orders.get('o-3')).toMatchObject({
      gate_outcome: 'stopped',
      stopped_reason: 'cancelled',
    });
  });

  it('does not keep the address of somebody who opted out, nor add another currency to the amount spent', async () => {
    await recorded({
      order: anOrder({ orderId: 'o-4', currency: 'EUR', customer: { ...tom, id: 'c-4' } }),
      outcome: 'opted-out',
      purchase: { shopCurrency: 'GBP', keepContact: false },
      keys: ['c-4'],
      capKeys: ['c-4'],
      now: noon,
    });
    const row = await tables.customers.get('c-4');
    expect(row).toMatchObject({ order_count: 1, spent_minor: 0 });
    expect(row).not.toHaveProperty('phone');
    expect(row).not.toHaveProperty('email');
  });

  it('takes an order that lists no product', async () => {
    const order = anOrder({ orderId: 'o-5', items: [], customer: { ...tom, id: 'c-5' } });
    const purchase = { shopCurrency: 'GBP', keepContact: true };
    expect(
      await recorded({ order, outcome: 'capped', purchase, keys: ['c-5'], capKeys: ['c-5'], now: noon }),
    ).toBe('applied');
  });
});

describe('an order whose job waits', () => {
  it('is begun by one of its jobs, and by that one again when the queue hands it out again', async () => {
    await recordQueued('o-7', 'c-7');
    const begun = await Promise.all(['a', 'b', 'c'].map((job) => tables.orders.beginJob('o-7', job)));
    expect(begun.filter(Boolean)).toHaveLength(1);
    expect(await Promise.all(['a', 'b', 'c'].map((job) => tables.orders.beginJob('o-7', job)))).toEqual(
      begun,
    );
    expect(await tables.orders.get('o-7')).toMatchObject({ gate_outcome: 'queued' });
  });

  it('of which nobody knows anything has no job to begin', async () => {
    expect(await tables.orders.beginJob('o-unknown', 'a')).toBe(false);
  });
});

describe('a cancelled order', () => {
  it('frees its customer for another, and not the customer of another order', async () => {
    await recordQueued('o-8', 'c-8');
    const keys = personKeys(somebody('c-8'));
    await tables.cap.free(keys, 'another');
    expect(await recordQueued('o-9', 'c-8')).toBe('customer-taken');
    await tables.cap.free(keys, 'o-8');
    expect(await recordQueued('o-9', 'c-8')).toBe('applied');
  });
});
