// Lists of past orders, hand-made in the shape of real ones, and what spreadsheet programs and people make of them.
import { describe, expect, it } from 'vitest';
import { readHistory } from '../../../tools/import/history-file.ts';
import { aShop } from '../../shared/platforms/shops.ts';

const shop = aShop();
const read = (content: string | Uint8Array) => readHistory(content, shop);

describe('a list of past orders from a spreadsheet program', () => {
  it('has decimal commas, days of the country and inches in its names', () => {
    const { orders, problems } = read(
      'order_id;placed_at;total;email;sku;item;price\n1;20/11/2026 9:15;1.234,50 £;tom@example.com;P;12" pizza;8,50\n',
    );
    expect(problems).toEqual([]);
    expect(orders).toMatchObject([
      {
        placedAt: '2026-11-20T09:15:00.000Z',
        totalMinor: 123_450,
        items: [{ name: '12" pizza', priceMinor: 850 }],
      },
    ]);
  });

  it('of two orders under one id gives nobody the other’s, and goes on', () => {
    const { orders, problems } = read(
      'order_id,placed_at,total,email,sku\n1,2026-11-20,5.00,tom@example.com,A\n1,2026-11-20,5.00,ana@example.com,B\n2,2026-11-20,5.00,Tom@example.com,A\n2,,,tom@example.com,B\n3,2026-11-20,"5.00,ana@example.com,C\n',
    );
    expect(orders.map(({ orderId }) => orderId)).toEqual(['2']);
    expect(problems).toEqual([
      'line 2: two sales share the id "1": email is "tom@example.com" on line 2 and "ana@example.com" on line 3',
      'line 6: has a quotation mark that is never closed',
    ]);
  });

  it.each(['€', 'US Dollar', 'GBX'])('loses one order to the currency %s, and names it', (currency) => {
    const { orders, problems } = read(
      `order_id,placed_at,total,currency,email,sku\n1,2026-11-20,5.00,GBP,tom@example.com,A\n2,2026-11-20,£5.00,${currency},tom@example.com,A\n3,2026-11-20,5.00,,tom@example.com,A\n`,
    );
    expect(orders.map(({ orderId }) => orderId)).toEqual(['1', '3']);
    expect(problems).toEqual(['line 3: currency must be an ISO 4217 code such as "GBP"']);
  });

  it('counts no order that was cancelled or never paid', () => {
    const { orders, noSales } = read(
      'order_id,placed_at,total,email,sku,status\n1,2026-11-20,5.00,tom@example.com,A,completed\n2,2026-11-20,5.00,tom@example.com,B,Cancelled\n',
    );
    expect([orders.length, noSales]).toEqual([1, ['line 3: Cancelled']]);
  });

  it('of which one line was cancelled is named, and counted when the file is clear', () => {
    const { orders, noSales, problems } = read(
      'order_id,placed_at,total,email,sku,status\n1,2026-11-20,5.00,tom@example.com,A,Completed\n1,,,,B,Cancelled\n2,2026-11-20,5.00,tom@example.com,A,Cancelled\n2,,,,B,Voided\n3,2026-11-20,5.00,tom@example.com,A,Completed\n3,,,,B,\n4,2026-11-20,5.00,tom@example.com,A,Completed\n4,,,,B,Wobbly\n',
    );
    expect(orders.map(({ orderId }) => orderId)).toEqual(['3']);
    expect(noSales).toEqual(['line 4: Cancelled']);
    expect(problems).toEqual([
      'line 2: two sales share the id "1": status is "Completed" on line 2 and "Cancelled" on line 3',
      'line 8: status "Wobbly" is none that we know; write Completed or Cancelled instead',
    ]);
  });

  it.each([
    ['status,payment_status', 'completed,Refunded', 'Refunded'],
    ['status,order_status', 'completed,Cancelled', 'Cancelled'],
    ['financial_status,order_status', 'voided,completed', 'voided'],
  ])('with the columns %s counts no order that is %s', (columns, states, word) => {
    const { orders, noSales } = read(
      `order_id,placed_at,total,email,sku,${columns}\n1,2026-11-20,5.00,tom@example.com,A,${states}\n`,
    );
    expect([orders, noSales]).toEqual([[], [`line 2: ${word}`]]);
  });

  it.each(['KWD', 'bhd', 'OMR', 'TND', 'JOD', 'LYD'])(
    'has three decimals in the %s of its own column',
    (currency) => {
      const { orders, table } = read(
        `order_id;placed_at;total;currency;email;sku;price\n1;2026-11-20;12.500;${currency};tom@example.com;A;2.250\n`,
      );
      expect(table?.questions).toEqual([]);
      expect(orders).toMatchObject([{ totalMinor: 12_500, items: [{ priceMinor: 2250 }] }]);
    },
  );

  it.each([
    'order_id;placed_at;total;currency;email;sku\n1;2026-11-20;12.500;IQD;tom@example.com;A\n',
    'order_id,placed_at,total,currency,email,sku\n1,2026-11-20,"12,500",IQD,tom@example.com,A\n',
  ])('is asked about dinars of Iraq, where nobody pays with fils: %j', (content) => {
    expect(read(content).table?.questions).toEqual([expect.stringContaining('--decimal')]);
    const [asked] = readHistory(content, shop, { decimal: content.includes(';') ? '.' : ',' }).orders;
    expect(asked?.totalMinor).toBe(12_500);
  });

  it('may be UTF-16, and JSON too', () => {
    const csv = Buffer.from(
      '\ufefforder_id\tplaced_at\ttotal\temail\tsku\n1\t2026-11-20\t5,00\tzoë@example.com\tA\n',
      'utf16le',
    );
    expect(read(csv).orders).toHaveLength(1);
    const json =
      '[{"order_id":1,"placed_at":"2026-01-14T12:00:00Z","currency":"GBP","total":"5.00","customer":{"id":"c"},"items":[{"sku":"A","name":"A","quantity":1,"price":"5.00"}]}]';
    expect(read(Buffer.from(json)).orders).toHaveLength(1);
  });

  it('is Shopify’s by its columns: under the store’s own id, with its consent', () => {
    const { table, orders, problems } = read(
      [
        'Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Billing Name,Billing Phone,Cancelled at,Id,Phone',
        "#1001,tom@example.com,paid,2026-10-07 09:50:26 +0200,fulfilled,,yes,GBP,27.00,0.00,0.00,27.00,2026-10-07 09:50:20 +0200,2,Beans,12.00,BEANS,Tom Reed,'+447700900100,,7410991464714,",
        '#1001,tom@example.com,,,,,,,,,,,2026-10-07 09:50:20 +0200,1,Mug,4.00,MUG,,,,,',
        '#1002,tom@example.com,refunded,2026-10-07 09:50:26 +0200,,,yes,GBP,5.00,0.00,0.00,5.00,2026-10-07 09:50:20 +0200,1,Mug,4.00,MUG,,,,7410991464715,',
      ].join('\n'),
    );
    expect([table?.shape?.name, problems]).toEqual(['Shopify, orders', []]);
    expect(orders).toMatchObject([
      {
        orderId: '7410991464714',
        totalMinor: 2700,
        customer: { name: 'Tom Reed', email: 'tom@example.com', phone: '+447700900100', emailConsent: true },
        items: [{ sku: 'BEANS', quantity: 2 }, { sku: 'MUG' }],
      },
    ]);
  });

  it('of WooCommerce’s Analytics does not say who bought, and says what does', () => {
    expect(() =>
      read(
        'Date,Order #,N. Revenue (formatted),Status,Customer,Customer type,Product(s),Items sold,Coupon(s),Net Sales\n',
      ),
    ).toThrow('history platform');
  });
});

describe('an export of orders', () => {
  it('of Shopify never takes the number of whoever receives the parcel', () => {
    const { orders } = read(
      'Name,Email,Financial Status,Paid at,Total,Currency,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Billing Phone,Shipping Phone,Phone,Id\n#1,a@example.com,paid,2026-11-20 09:15:02 +0000,18,GBP,2026-11-20 09:15:02 +0000,1,Bell,18,BELL,,07700900999,,1\n',
    );
    expect(orders[0]?.customer).toMatchObject({ email: 'a@example.com' });
    expect(orders[0]?.customer).not.toHaveProperty('phone');
  });

  it('of a WooCommerce plug-in has one line for each item', () => {
    const { orders, problems, noSales } = read(
      'order_id,order_date,status,billing_first_name,billing_email,billing_phone,customer_id,order_total,order_currency,line_item_sku,line_item_name,line_item_quantity,line_item_price\n1,2026-11-20 09:15:00,wc-completed,Ana,a@example.com,07700900123,5,18.00,GBP,BELL,Bell,2,9.00\n2,2026-11-20 09:15:00,wc-pending,Ana,a@example.com,,5,18.00,GBP,BELL,Bell,2,9.00\n',
    );
    expect(problems).toEqual([]);
    expect(orders).toMatchObject([
      { customer: { name: 'Ana' }, items: [{ sku: 'BELL', quantity: 2, priceMinor: 900 }] },
    ]);
    expect(noSales).toHaveLength(1);
  });
});
