import { describe, expect, it } from 'vitest';
import { storePlatform } from '../../../shared/platforms/platforms.ts';
import { type Payment, paymentOf } from '../../../shared/platforms/shopify-payment.ts';
import { aRequest } from '../webhooks/requests.ts';
import { aShop } from './shops.ts';

describe('what a Shopify order’s payment means', () => {
  const cod = { payment_gateway_names: ['Cash on Delivery (COD)'] };
  it.each<[Payment, object]>([
    ['counts', { financial_status: 'paid' }],
    ['counts', { financial_status: null }],
    ['counts', {}],
    ['promised', { financial_status: 'pending' }],
    ['promised', { financial_status: 'PENDING' }],
    ['promised', { financial_status: 'authorized' }],
    ['promised', { financial_status: 'partially_paid' }],
    ['promised', { financial_status: 'something of 2031' }],
    ['gone', { financial_status: 'expired' }],
    ['gone', { financial_status: 'voided' }],
    ['gone', { financial_status: 'refunded' }],
    ['gone', { financial_status: 'partially_refunded' }],
    // Paid when it is handed over.
    ['counts', { financial_status: 'pending', ...cod }],
    [
      'counts',
      { financial_status: 'partially_paid', payment_gateway_names: ['razorpay', 'cash_on_delivery'] },
    ],
    ['counts', { financial_status: 'pending', payment_gateway_names: ['COD with fee'] }],
    ['counts', { financial_status: 'pending', gateway: 'Cash on Delivery (COD)' }],
    ['counts', { financial_status: 'pending', payment_gateway_names: ['Nachnahme'] }],
    ['counts', { financial_status: 'pending', payment_gateway_names: ['Paiement à la livraison'] }],
    ['counts', { financial_status: 'pending', payment_gateway_names: ['Za pobraniem (kurier)'] }],
    ['counts', { financial_status: 'pending', payment_gateway_names: ['代金引換'] }],
    [
      'counts',
      { financial_status: 'pending', payment_terms: { payment_terms_type: 'net', due_in_days: 30 } },
    ],
    ['gone', { financial_status: 'voided', ...cod }],
    ['gone', { financial_status: 'expired', ...cod }],
    // Marked as paid by hand when the money is there, and fulfilled then.
    ['promised', { financial_status: 'pending', payment_gateway_names: ['Bank Deposit'] }],
    ['promised', { financial_status: 'pending', payment_gateway_names: ['Money Order'] }],
    ['promised', { financial_status: 'pending', payment_gateway_names: ['manual'] }],
    ['promised', { financial_status: 'pending', payment_gateway_names: ['Codex Pay', 'encoded'] }],
    ['promised', { financial_status: 'pending', payment_terms: { payment_terms_type: 'receipt' } }],
    ['promised', { financial_status: 'pending', payment_gateway_names: [null, 7], gateway: {} }],
  ])('%s: %j', (payment, order) => expect(paymentOf(order)).toBe(payment));
});

describe('a Shopify order that is paid later', () => {
  const shopify = storePlatform('shopify');
  const created = '2026-11-17T19:30:00.000Z';
  const paid = '2026-11-20T10:00:00.000Z';
  const tell = (topic: string, changes: object, triggered?: string) =>
    shopify.translate(
      aRequest({
        headers: {
          'x-shopify-topic': topic,
          ...(triggered === undefined ? {} : { 'x-shopify-triggered-at': triggered }),
        },
        body: {
          id: 1001,
          created_at: created,
          processed_at: created,
          updated_at: created,
          currency: 'GBP',
          financial_status: 'paid',
          total_price: '20.00',
          line_items: [{ sku: 'A', title: 'A', quantity: 1, price: '20.00' }],
          ...changes,
        },
      }),
      aShop({ platform: 'shopify' }),
    );
  const order = (...told: Parameters<typeof tell>) => {
    const read = tell(...told);
    return read.kind === 'event' && read.event.type === 'order.created' ? read.event.order : read;
  };

  it.each(['orders/create', 'orders/updated', 'orders/fulfilled'])(
    'is nothing yet in %s, and is over once the payment expired',
    (topic) => {
      for (const financial_status of ['pending', 'authorized', 'partially_paid'])
        expect(tell(topic, { financial_status })).toEqual({ kind: 'ignored', reason: 'not paid yet' });
      expect(tell(topic, { financial_status: 'expired' })).toMatchObject({
        event: { type: 'order.refunded', orderId: '1001' },
      });
    },
  );

  it('is heard of what was taken off it, though something is left to pay, and begins nothing', () => {
    const edited = {
      financial_status: 'partially_paid',
      line_items: [
        { sku: 'A', title: 'A', quantity: 1, current_quantity: 0, price: '20.00' },
        { sku: 'B', title: 'B', quantity: 1, current_quantity: 1, price: '30.00' },
      ],
    };
    expect(order('orders/updated', edited)).toMatchObject({ gone: ['A'], changed: true });
    expect(tell('orders/create', edited).kind).toBe('ignored');
  });

  it('counts from its payment, by when Shopify told of it first, else by when the order changed', () => {
    expect(order('orders/paid', { updated_at: '2026-11-20T10:00:05Z' }, paid)).toMatchObject({
      placedAt: paid,
    });
    expect(order('orders/paid', { updated_at: paid })).toMatchObject({ placedAt: paid, saidAt: created });
    expect(order('orders/paid', { updated_at: null })).toMatchObject({ placedAt: created });
  });

  it('counts from its order where it was paid with it', () => {
    const soon = '2026-11-17T19:34:00Z';
    expect(order('orders/paid', { updated_at: soon }, soon)).toMatchObject({ placedAt: created });
    expect(order('orders/paid', { updated_at: soon }, soon)).not.toHaveProperty('saidAt');
    expect(order('orders/updated', { updated_at: soon })).not.toHaveProperty('changed');
  });

  it('that an app brought in from years ago was paid then', () => {
    const told = order('orders/paid', { processed_at: '2024-01-05T10:00:00Z' }, '2026-11-17T19:30:05Z');
    expect(told).toMatchObject({ placedAt: '2024-01-05T10:00:00.000Z' });
  });

  it('is only news of it in every other topic, which may be of anything and come before', () => {
    for (const topic of ['orders/updated', 'orders/fulfilled', 'orders/partially_fulfilled'])
      expect(order(topic, { updated_at: paid })).toMatchObject({ changed: true, placedAt: created });
    expect(order('orders/create', { updated_at: paid })).not.toHaveProperty('changed');
  });
});
