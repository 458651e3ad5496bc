// Tills' exports, hand-made in their shape, and what spreadsheet programs and people make of them.
import { describe, expect, it } from 'vitest';
import type { Answers } from '../../../shared/files/table.ts';
import { readSalesFile } from '../../../tools/import/sales-file.ts';
import { aShop } from '../../shared/platforms/shops.ts';

const gb = aShop();
const us = aShop({ country: 'US', currency: 'USD', locale: 'en-US', timeZone: 'America/New_York' });
const read = (content: string, shop = gb, answers: Answers = {}) => readSalesFile(content, shop, answers);
const events = (content: string, shop = gb) => {
  const { sales, problems } = read(content, shop);
  expect(problems).toEqual([]);
  return sales.map(({ event }) => event);
};

describe('a till’s export from a spreadsheet program', () => {
  it('with decimal commas is never a refund of its pence', () => {
    const list =
      'sale_id;closed_at;phone;total;item;quantity;amount;refund_of\ns-1;20/11/2026 9:15;07700 900100;18,50;Beans, house;1;18,50;\n';
    expect(events(list)).toEqual([
      expect.objectContaining({
        type: 'sale.completed',
        totalMinor: 1850,
        closedAt: '2026-11-20T09:15:00.000Z',
        items: [{ name: 'Beans, house', quantity: 1, amountMinor: 1850 }],
      }),
    ]);
  });

  it.each([
    ['£18.00', 1800],
    ['"1,234.50"', 123_450],
    ['"1 234,50"', 123_450],
    ['18.0000', 1800],
  ])('with a total of %s is read to the penny', (total, totalMinor) => {
    expect(events(`sale_id,closed_at,total\ns-1,2026-11-20 09:15,${total}\n`)).toMatchObject([
      { totalMinor },
    ]);
  });

  it.each(['(6.00)', '6.00-', '-£6.00'])('with a refund of %s takes six pounds back', (total) => {
    const list = `sale_id,closed_at,total,refund_of\nr-1,2026-11-20 09:15,${total},s-1\n`;
    expect(events(list)).toMatchObject([{ type: 'sale.refunded', refundOf: 's-1', totalMinor: 600 }]);
  });

  it('names what was lost, what is another currency’s and what can be read in two ways, each by its line', () => {
    const { sales, problems } = read(
      [
        'sale_id,closed_at,phone,total',
        '4.47701E+11,2026-11-20,07700900100,1.00',
        's-2,2026-11-20,07700900100,€2.00',
        's-3,2026-11-20,07911 123456/7,3.00',
        's-4,2026-11-20,07700900100,4.00,spare',
        's-5,2026-11-20,"07700900100,5.00',
        's-6,2026-11-20,07700900100,6.00',
      ].join('\n'),
    );
    expect(sales.map(({ event }) => event.saleId)).toEqual(['s-6']);
    expect(problems.map((problem) => problem.slice(0, 30))).toEqual([
      'line 2: sale_id "4.47701E+11" ',
      'line 3: total "€2.00" is not i',
      'line 4: phone must be a phone ',
      'line 5: has 5 values, and the ',
      'line 6: has a quotation mark t',
    ]);
  });

  it('of two sales under one id gives nobody the other’s points', () => {
    const { sales, problems } = read(
      [
        'sale_id,closed_at,phone,total,item,amount',
        's-1,2026-11-20 09:15,07700 900100,9.00,Beans,6.00',
        's-1,2026-11-20 09:15,+447700900100,9.00,Latte,3.00',
        's-2,2026-11-20 09:15,07700 900100,9.00,Beans,9.00',
        's-2,2026-11-21 09:15,07700 900101,4.00,Latte,4.00',
        's-3,2026-11-20 09:15,07700 900102,4.00,Latte,4.00',
      ].join('\n'),
    );
    expect(sales.map(({ event }) => event.saleId)).toEqual(['s-1', 's-3']);
    expect(problems).toEqual([
      'line 4: two sales share the id "s-2": phone is "07700 900100" on line 4 and "07700 900101" on line 5, ' +
        'the day is "2026-11-20 09:15" on line 4 and "2026-11-21 09:15" on line 5, total is "9.00" on line 4 and "4.00" on line 5',
    ]);
  });

  it.each(['Void', 'Voided', 'VOID', 'V', 'yes', 'TRUE', '1', 'x', '2026-11-20 09:20', '11/20/2026'])(
    'counts no sale whose column of voids says %s, and of another only the other lines',
    (word) => {
      const { sales, noSales, problems } = read(
        `sale_id,closed_at,total,item,amount,voided\n1,2026-11-20,1.00,A,1.00,${word}\n2,2026-11-20,2.00,A,2.00,\n2,2026-11-20,2.00,B,9.00,${word}\n3,2026-11-20,3.00,A,3.00,No\n`,
      );
      expect([problems, noSales]).toEqual([[], ['line 2: voided']]);
      expect(sales.map(({ event }) => event)).toMatchObject([
        { totalMinor: 200, items: [{ name: 'A' }] },
        { totalMinor: 300 },
      ]);
    },
  );

  it.each(['no', 'FALSE', '0', 'N', 'Not voided', '0.00'])('counts a sale that is void: %s', (word) => {
    const list = `sale_id,closed_at,total,voided\n1,2026-11-20,1.00,${word}\n`;
    expect(events(list)).toMatchObject([{ totalMinor: 100 }]);
  });

  it.each(['Wobbly', '7', 'accepted', 'pending'])('asks whether a sale is void: %s', (word) => {
    const { sales, problems } = read(
      `sale_id,closed_at,total,voided\n1,2026-11-20,1.00,${word}\n2,2026-11-20,1.00,no\n`,
    );
    expect(sales).toHaveLength(1);
    expect(problems).toEqual([`line 2: voided "${word}" is neither yes nor no; write Yes or No instead`]);
  });

  it.each([
    ['status,payment_status', 'Completed,Refunded', 'Refunded'],
    ['payment_status,order_status', 'paid,Cancelled', 'Cancelled'],
    ['order_status,status', 'Voided,Completed', 'Voided'],
  ])('with the columns %s counts no sale that is %s', (columns, states, word) => {
    const { sales, noSales } = read(`sale_id,closed_at,total,${columns}\n1,2026-11-20,1.00,${states}\n`);
    expect([sales, noSales]).toEqual([[], [`line 2: ${word} is no sale`]]);
  });

  it.each([
    ['sale_id;closed_at;total\n1;2026-11-20;12.500\n', 12_500],
    ['sale_id;closed_at;total\n1;2026-11-20;12,500\n', 12_500],
    ['sale_id,closed_at,total\n1,2026-11-20,"12,500"\n', 12_500],
    ['sale_id,closed_at,total\n1,2026-11-20,12.500\n', 12_500],
    ['sale_id\tclosed_at\ttotal\n1\t2026-11-20\t12.500\n', 12_500],
    ['sale_id,closed_at,total\n1,2026-11-20,"1,234.500"\n', 1_234_500],
    ['sale_id;closed_at;total\n1;2026-11-20;1.234,500\n', 1_234_500],
  ])('has three decimals in Kuwait: %j', (content, totalMinor) => {
    const kuwait = aShop({ country: 'KW', currency: 'KWD', locale: 'en-KW', timeZone: 'Asia/Kuwait' });
    expect(read(content, kuwait).table.questions).toEqual([]);
    expect(events(content, kuwait)).toMatchObject([{ totalMinor }]);
  });

  it('asks which mark is meant where amounts of dinars have both', () => {
    const jordan = aShop({ country: 'JO', currency: 'JOD', locale: 'en-JO', timeZone: 'Asia/Amman' });
    const content = 'sale_id,closed_at,total\n1,2026-11-20,"12,500"\n2,2026-11-20,12.500\n';
    const { sales, problems } = read(content, jordan);
    expect([sales, problems]).toEqual([
      [],
      [expect.stringMatching(/^line 2: .*--decimal/), expect.stringMatching(/^line 3: .*--decimal/)],
    ]);
    expect(read(content, jordan, { decimal: '.' }).sales.map(({ event }) => event)).toMatchObject([
      { totalMinor: 12_500_000 },
      { totalMinor: 12_500 },
    ]);
  });

  it('counts no sale that the till calls voided, cancelled or never paid, and asks about a word it does not know', () => {
    const { sales, noSales, problems } = read(
      'sale_id,closed_at,total,status\n1,2026-11-20,1.00,Completed\n2,2026-11-20,1.00,Voided\n3,2026-11-20,1.00,CANCELLED\n4,2026-11-20,1.00,wc-pending\n5,2026-11-20,1.00,Wobbly\n6,2026-11-20,1.00,\n',
    );
    expect(sales.map(({ event }) => event.saleId)).toEqual(['1', '6']);
    expect(noSales).toHaveLength(3);
    expect(problems).toEqual([expect.stringContaining('line 6: status "Wobbly" is none that we know')]);
  });

  it('asks for the order of days where they fit both, and takes the answer', () => {
    const list = 'sale_id,closed_at,total\ns-1,02/03/2026 9:15,1.00\n';
    expect(read(list).table.questions).toHaveLength(1);
    const { sales, table } = read(list, gb, { dates: 'm/d/y' });
    expect([table.questions, sales[0]?.event.closedAt]).toEqual([[], '2026-02-03T09:15:00.000Z']);
  });
});

describe('a till’s export known by its columns', () => {
  const squareItems =
    'Date,Time,Time Zone,Category,Item,Qty,Price Point Name,SKU,Modifiers Applied,Gross Sales,Discounts,Net Sales,Tax,Transaction ID,Payment ID,Device Name,Notes,Details,Event Type,Location,Dining Option,Customer ID,Customer Name,Customer Reference ID,Unit,Count,GTIN,Itemization Type,Commission,Employee';
  const line = (item: string, net: string, tax: string, [sale, payment, event]: readonly string[]) =>
    `2026-06-02,09:15:00,Eastern Time (US & Canada),Coffee,${item},1.0,Regular,SKU-1,,${net},$0.00,${net},${tax},${sale},${payment},Till 1,,,${event},Main St,,,,,,1,,Physical Good,$0.00,`;

  it('Square, item sales: what the lines and their tax come to; a refund under the sale’s id takes its payment’s name', () => {
    const list = [
      squareItems,
      line('12" pizza', '$10.00', '$0.80', ['T1', 'P1', 'Payment']),
      line('Latte', '$4.00', '$0.32', ['T1', 'P1', 'Payment']),
      line('Latte', '-$4.00', '-$0.32', ['T1', 'P1R', 'Refund']),
    ].join('\n');
    expect(read(list, us).table.shape?.name).toBe('Square, item sales');
    expect(events(list, us)).toMatchObject([
      {
        saleId: 'T1',
        totalMinor: 1512,
        closedAt: '2026-06-02T13:15:00.000Z',
        items: [{ name: '12" pizza', amountMinor: 1000 }, { amountMinor: 400 }],
      },
      { type: 'sale.refunded', saleId: 'P1R', refundOf: 'T1', totalMinor: 432 },
    ]);
  });

  it('Square, transactions: what was collected, without the tip', () => {
    const list =
      'Date,Time,Time Zone,Gross Sales,Discounts,Service Charges,Net Sales,Gift Card Sales,Tax,Tip,Partial Refunds,Total Collected,Source,Card,Cash,Fees,Net Total,Transaction ID,Payment ID,Staff Name,Details,Description,Event Type,Location,Customer ID,Customer Name,Transaction Status\n' +
      '2026-06-02,09:15:00,Eastern Time (US & Canada),$14.00,$0.00,$0.00,$14.00,$0.00,$1.12,$3.00,$0.00,$18.12,Point of Sale,$18.12,$0.00,-$0.46,$17.66,T1,P1,Ana,,Latte,Payment,Main St,,,Complete\n';
    expect(read(list, us).table.shape?.name).toBe('Square, transactions');
    expect(events(list, us)).toMatchObject([{ saleId: 'T1', totalMinor: 1512, items: [] }]);
  });

  it('Toast, item selections: without what was voided', () => {
    const list =
      'Location,Order Id,Order #,Sent Date,Order Date,Check Id,Server,Table,Dining Area,Service,Dining Option,Item Selection Id,Item Id,Master Id,SKU,PLU,Menu Item,Menu Subgroup(s),Menu Group,Menu,Sales Category,Gross Price,Discount,Net Price,Qty,Tax,Void?\n' +
      'Main,1300,5001,10/8/26 5:18 PM,10/8/26 5:17 PM,C1,Ana,6,,,,S1,I1,M1,,,Negroni,,,,Cocktails,14.00,0.00,14.00,1,1.12,false\n' +
      'Main,1300,5001,10/8/26 5:18 PM,10/8/26 5:17 PM,C1,Ana,6,,,,S2,I1,M1,,,Negroni,,,,Cocktails,14.00,0.00,14.00,1,1.12,true\n' +
      'Main,1301,5002,10/28/26 5:18 PM,10/28/26 5:17 PM,C2,Ana,6,,,,S3,I1,M1,,,Negroni,,,,Cocktails,14.00,0.00,14.00,1,1.12,true\n';
    const { table, noSales } = read(list, us);
    expect([table.shape?.name, noSales]).toEqual(['Toast, item selections', ['line 4: voided']]);
    expect(events(list, us)).toMatchObject([
      { saleId: '1300', totalMinor: 1512, closedAt: '2026-10-08T21:17:00.000Z' },
    ]);
  });

  it('Toast, orders: the amount and its tax, without tip', () => {
    const list =
      'Location,Order Id,Order #,Opened,# of Guests,Server,Table,Discount Amount,Amount,Tax,Tip,Gratuity,Total,Voided,Paid,Closed,Order Source\n' +
      'Main,1300,7,09/28/26 11:42 AM,2,Ana,4,0.00,12.50,1.03,2.00,0.00,15.53,false,09/28/26 12:01 PM,09/28/26 12:02 PM,POS\n';
    expect(read(list, us).table.shape?.name).toBe('Toast, orders');
    expect(events(list, us)).toMatchObject([
      { saleId: '1300', totalMinor: 1353, closedAt: '2026-09-28T16:02:00.000Z' },
    ]);
  });

  it('Shopify, orders: the order’s columns stand on its first line alone', () => {
    const list =
      'Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,Lineitem sku,Lineitem discount,Billing Name,Billing Phone,Cancelled at,Refunded Amount,Id,Phone\n' +
      "#1001,maria@example.com,paid,2026-10-07 09:50:26 +0200,fulfilled,,yes,GBP,27.00,0.00,0.00,27.00,,0.00,,2026-10-07 09:50:20 +0200,2,Beans,12.00,,BEANS,1.00,Maria Rossi,'+447700900100,,0.00,7410991464714,\n" +
      '#1001,maria@example.com,,,,,,,,,,,,,,2026-10-07 09:50:20 +0200,1,Mug,4.00,,MUG,0.00,,,,,,\n' +
      '#1002,tom@example.com,voided,,,,no,GBP,5.00,0.00,0.00,5.00,,0.00,,2026-10-08 09:50:20 +0200,1,Mug,4.00,,MUG,0.00,Tom,,2026-10-08 10:00:00 +0200,0.00,7410991464715,\n';
    expect(read(list).noSales).toHaveLength(1);
    expect(events(list)).toMatchObject([
      {
        saleId: '#1001',
        phone: '+447700900100',
        totalMinor: 2700,
        closedAt: '2026-10-07T07:50:26.000Z',
        items: [
          { code: 'BEANS', quantity: 2, amountMinor: 2300 },
          { code: 'MUG', amountMinor: 400 },
        ],
      },
    ]);
  });

  it('WooCommerce, orders of Analytics: cannot be used, and says what can', () => {
    const list =
      'Date,Order #,N. Revenue (formatted),Status,Customer,Customer type,Product(s),Items sold,Coupon(s),Net Sales,Attribution\n2026-10-07 09:50:26,1001,£27.00,completed,Maria,new,2× Beans,2,,27,Direct\n';
    expect(() => read(list)).toThrow('WooCommerce, orders of Analytics: This list says neither who bought');
  });
});

describe('a till’s export in another language, or of pieces', () => {
  it('has its names, and a state of an address is none of the sale', () => {
    const de = aShop({ country: 'DE', currency: 'EUR', locale: 'de-DE', timeZone: 'Europe/Berlin' });
    const list =
      'Belegnummer;Datum;Uhrzeit;Telefon;Summe;Status\n1;20.11.2026;09:15;0176 12345678;18,50;bezahlt\n';
    expect(events(list, de)).toMatchObject([
      { saleId: '1', phone: '+4917612345678', totalMinor: 1850, closedAt: '2026-11-20T08:15:00.000Z' },
    ]);
    const american =
      'order_id,date,phone,total,city,state\n1,2026-11-20 09:15,617-555-0123,18.00,Austin,TX\n';
    expect(events(american, us)).toMatchObject([{ saleId: '1', totalMinor: 1800 }]);
  });

  it('of pieces and their prices has lines that come to what they cost', () => {
    const list =
      'Receipt Number,Sale Date,Customer Phone,Total,Status,Product,Quantity,Price\n1,2026-11-20 09:15,07700900123,27.00,ONACCOUNT_CLOSED,Latte,3,9.00\n';
    expect(events(list)).toMatchObject([
      { totalMinor: 2700, items: [{ name: 'Latte', quantity: 3, amountMinor: 2700 }] },
    ]);
  });
});
