import { describe, expect, it } from 'vitest';
import { readHistory } from '../../../tools/import/history-file.ts';
import { planImport } from '../../../tools/import/plan.ts';
import { aShop } from '../../shared/platforms/shops.ts';

const shop = aShop();
const read = (content: string) => readHistory(content, shop);

describe('a file of past orders', () => {
  it('is CSV with one line per item', () => {
    const { orders, problems } = read(
      [
        'Order_ID,placed_at,total,customer_id,email,sms_consent,sku,item,quantity,price',
        '1001,2026-07-14 19:30,565.00,c-77,Tom@Example.com,yes,BIKE,"Bike, blue",1,520.00',
        '1001,,,,,,BUNDLE,,1,45.00',
        '1002,2026-07-15T10:00:00+02:00,9.00,,ana@example.com,no,BELL,,,',
      ].join('\r\n'),
    );
    expect(problems).toEqual([]);
    expect(orders).toEqual([
      {
        orderId: '1001',
        placedAt: '2026-07-14T18:30:00.000Z',
        currency: 'GBP',
        totalMinor: 56_500,
        customer: { id: 'c-77', email: 'tom@example.com', recorded: ['email'], smsConsent: true },
        items: [
          { sku: 'BIKE', name: 'Bike, blue', quantity: 1, priceMinor: 52_000 },
          { sku: 'BUNDLE', name: 'BUNDLE', quantity: 1, priceMinor: 4_500 },
        ],
      },
      expect.objectContaining({
        orderId: '1002',
        placedAt: '2026-07-15T08:00:00.000Z',
        customer: expect.objectContaining({ email: 'ana@example.com', smsConsent: false }),
      }),
    ]);
  });

  it('needs no more than who bought what, when and for how much', () => {
    const { orders } = read('order_id;placed_at;total;customer_id;sku\n1;2026-01-14;5.00;c-1;BELL');
    expect(orders[0]).toMatchObject({
      placedAt: '2026-01-14T12:00:00.000Z',
      items: [{ sku: 'BELL', quantity: 1 }],
    });
  });

  it('is JSON as the webhook sends it, with every digit of its ids', () => {
    const order =
      '{"order_id":820982911946154508,"placed_at":"2026-01-14T12:00:00Z","currency":"GBP","total":"5.00",' +
      '"customer":{"id":"c-1"},"items":[{"sku":"BELL","name":"Bell","quantity":1,"price":"5.00"}]}';
    expect(read(`[${order}]`).orders[0]?.orderId).toBe('820982911946154508');
    expect(read(`{"orders":[${order}]}`).orders).toHaveLength(1);
  });

  it('names the line and the fields of an order it cannot read, and reads the others', () => {
    const { orders, problems } = read(
      'order_id,placed_at,total,customer_id,sku\n1,someday,5.00,c-1,BELL\n2,2026-01-14,-5.00,c-1,\n3,2026-01-14,5.00,c-1,BELL',
    );
    expect(orders.map(({ orderId }) => orderId)).toEqual(['3']);
    expect(problems).toEqual([
      'line 2: placed_at must be an instant with its zone, such as "2026-11-17T19:30:00Z"',
      'line 3: total must not be negative, items.0.sku is missing',
    ]);
  });

  it('is refused when it is neither', () => {
    expect(() => read('{"a":1}')).toThrow('neither CSV nor');
    expect(() => read('a,b\n1,2')).toThrow('no column order_id');
  });
});

describe('the plan of an import', () => {
  const order = (orderId: string, placedAt: string, customer: object | undefined) => ({
    orderId,
    placedAt,
    currency: 'GBP',
    totalMinor: 500,
    ...(customer === undefined ? {} : { customer: { id: 'c-1', ...customer } }),
    items: [{ sku: 'BELL', name: 'Bell', quantity: 1, priceMinor: 500 }],
  });

  it("puts each customer's orders in order of time, with what the newest ones say of them", () => {
    const plan = planImport([
      order('2', '2026-02-01T00:00:00.000Z', { email: 'new@example.com' }),
      order('1', '2026-01-01T00:00:00.000Z', { email: 'old@example.com', name: 'Tom' }),
      order('2', '2026-02-01T00:00:00.000Z', { email: 'new@example.com' }),
      order('3', '2026-02-01T00:00:00.000Z', undefined),
    ]);
    expect(plan).toMatchObject({
      orderCount: 2,
      skuCount: 1,
      namelessCount: 1,
      first: '2026-01-01T00:00:00.000Z',
    });
    expect(
      plan.customers.map(({ person, orders }) => [person, orders.map(({ orderId }) => orderId)]),
    ).toEqual([[{ id: 'c-1', email: 'new@example.com', name: 'Tom' }, ['1', '2']]]);
  });

  it('of nothing is nothing', () => {
    expect(planImport([])).toEqual({ customers: [], orderCount: 0, skuCount: 0, namelessCount: 0 });
  });
});
