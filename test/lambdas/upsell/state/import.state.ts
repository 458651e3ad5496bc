import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeImportOrder } from '../../../../lambdas/upsell/state/import.ts';
import type { Order } from '../../../../shared/events/store-events.ts';
import { digestOfAddress } from '../../../../shared/people/address-digest.ts';
import { anOrder, noon, tom } from '../builders.ts';
import { startUpsellTables, type UpsellTables } from '../tables.ts';

let tables: UpsellTables;
let importOrder: ReturnType<typeof makeImportOrder>;
beforeAll(async () => {
  tables = await startUpsellTables();
  importOrder = makeImportOrder(
    tables.documents,
    { orders: 'orders', customers: 'customers' },
    tables.optOut,
  );
});
afterAll(() => tables.stop());

const anImport = (customerId: string, changes: Partial<Order> = {}) => {
  const person = { ...tom, id: customerId };
  return { order: anOrder({ customer: person, ...changes }), person, shopCurrency: 'GBP', now: noon };
};

describe('importing a past order', () => {
  it('marks the order and counts the purchase, once, of twenty at the same time', async () => {
    const past = anImport('c-1', { orderId: 'p-1', placedAt: '2025-03-01T12:00:00.000Z' });
    const results = await Promise.all(Array.from({ length: 20 }, () => importOrder(past)));
    expect(results.filter((result) => result === 'imported')).toHaveLength(1);
    expect(await tables.orders.get('p-1')).toEqual({
      order_id: 'p-1',
      customer_id: 'c-1',
      placed_at: '2025-03-01T12:00:00.000Z',
      imported_at: noon.toISOString(),
      gate_outcome: 'imported',
    });
    expect(await tables.customers.get('c-1')).toEqual({
      customer_id: 'c-1',
      name: 'Tom',
      email: 'tom@example.com',
      phone: '+447700900123',
      locale: 'en-GB',
      email_consent: true,
      email_consent_at: '2025-03-01T12:00:00.000Z',
      sms_consent_at: '2025-03-01T12:00:00.000Z',
      sms_consent: true,
      order_count: 1,
      spent_minor: 52_000,
      owned_skus: new Set(['BIKE-COMMUTER']),
      last_order_at: '2025-03-01T12:00:00.000Z',
    });
  });

  it('adds an older order without taking the newer one for the last', async () => {
    const pump = { sku: 'PUMP', name: 'Pump', quantity: 1, priceMinor: 2_500 };
    await importOrder(anImport('c-2', { orderId: 'p-2b', placedAt: '2025-06-01T12:00:00.000Z' }));
    const older = anImport('c-2', {
      orderId: 'p-2a',
      placedAt: '2025-01-01T12:00:00.000Z',
      totalMinor: 2_500,
      items: [pump],
    });
    expect([await importOrder(older), await importOrder(older)]).toEqual(['imported', 'already']);
    expect(await tables.customers.get('c-2')).toMatchObject({
      order_count: 2,
      spent_minor: 54_500,
      owned_skus: new Set(['BIKE-COMMUTER', 'PUMP']),
      last_order_at: '2025-06-01T12:00:00.000Z',
    });
  });

  it('leaves alone what the row says of the person, and an order that came by webhook', async () => {
    const live = anOrder({
      orderId: 'p-3',
      customer: { id: 'c-3', email: 'new@example.com', smsConsent: false },
    });
    const purchase = { shopCurrency: 'GBP', keepContact: true };
    await tables.record({
      order: live,
      outcome: 'no-consent',
      purchase,
      keys: ['c-3'],
      capKeys: ['c-3'],
      now: noon,
    });
    expect(await importOrder(anImport('c-3', { orderId: 'p-3' }))).toBe('already');
    expect(
      await importOrder(anImport('c-3', { orderId: 'p-3-old', placedAt: '2025-01-01T12:00:00.000Z' })),
    ).toBe('imported');
    expect(await tables.customers.get('c-3')).toMatchObject({
      order_count: 2,
      email: 'new@example.com',
      sms_consent: false,
      name: 'Tom',
      last_order_at: noon.toISOString(),
    });
  });

  it('does not count an order that the store took back', async () => {
    await tables.orders.stop('p-4', 'refunded', noon);
    expect(await importOrder(anImport('c-4', { orderId: 'p-4' }))).toBe('already');
    expect(await tables.customers.get('c-4')).toBeUndefined();
  });

  it('brings nobody back who was erased, not even while the import runs', async () => {
    const past = anImport('c-6', { orderId: 'p-6' });
    const gone = { ...past, person: { ...past.person, email: 'gone@example.com' } };
    await tables.optOut.erase([digestOfAddress('gone@example.com')], noon);
    expect(await importOrder(gone)).toBe('listed');
    expect(await tables.customers.get('c-6')).toBeUndefined();
    expect(await tables.orders.get('p-6')).toBeUndefined();
  });

  it('counts what was bought but not the amount in another currency', async () => {
    await importOrder(anImport('c-5', { orderId: 'p-5', currency: 'EUR' }));
    expect(await tables.customers.get('c-5')).toMatchObject({ order_count: 1, spent_minor: 0 });
  });
});
