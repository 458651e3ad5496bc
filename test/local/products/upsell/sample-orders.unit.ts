import { describe, expect, test } from 'vitest';
import {
  commuterBikeOrder,
  giftCardOrder,
  randomOrder,
} from '../../../../local/products/upsell/sample-orders.ts';

const when = { orderId: '1001', placedAt: new Date('2026-11-17T19:30:00Z') };

describe('sample events', () => {
  test('given Tom buys the commuter bike, then the body is his whole order', () => {
    expect(commuterBikeOrder(when)).toEqual({
      type: 'order.created',
      order_id: '1001',
      placed_at: '2026-11-17T19:30:00.000Z',
      currency: 'GBP',
      total: '520.00',
      customer: {
        id: 'c-77',
        name: 'Tom',
        phone: '+447700900123',
        email: 'tom@example.com',
        marketing_consent: true,
        locale: 'en-GB',
      },
      items: [{ sku: 'BIKE-COMMUTER', name: 'Commuter bike', quantity: 1, price: '520.00' }],
    });
  });

  test('given a gift card is bought, then it is the only line', () => {
    expect(giftCardOrder(when).items.map((item) => item.sku)).toEqual(['GIFT-CARD-25']);
  });

  test('given a seed, when a random order is made twice, then both are the same and others differ', () => {
    expect(randomOrder(7, when)).toEqual(randomOrder(7, when));
    const totals = new Set(Array.from({ length: 40 }, (_, seed) => randomOrder(seed, when).total));
    expect(totals.size).toBeGreaterThan(20);
  });
});
