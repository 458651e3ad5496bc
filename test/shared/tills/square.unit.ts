import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { square } from '../../../shared/tills/square.ts';
import { saleFigures } from '../../../shared/tills/square-order.ts';
import { eventOf, type SquareStandIn, squareSignature, startSquare } from '../../support/square-stand-in.ts';
import { PAYLOADS, sampleBody } from '../platforms/payloads.ts';
import { aShop } from '../platforms/shops.ts';
import { aRequest, NOW } from '../webhooks/requests.ts';

let till: SquareStandIn;
beforeAll(async () => {
  till = await startSquare();
});
afterAll(() => till.stop());
beforeEach(() => till.inTrouble(undefined));

const AT = new Date('2026-06-02T13:15:00Z');
const usd = (amount: number) => ({ amount, currency: 'USD' });
const beans = { name: 'House beans', code: 'BEANS', variation: '250 g', amount: 600 };
const latte = { name: 'Latte', amount: 1200, quantity: '3' };
const waits: number[] = [];
const translate = (body: unknown, retry?: number) =>
  square.translate(
    aRequest({ body, ...(retry === undefined ? {} : { headers: { 'square-retry-number': String(retry) } }) }),
    aShop({ platform: 'square', country: 'US', currency: 'USD', squareApiUrl: till.url }),
    {
      credentials: async () => ({ accessToken: till.accessToken }),
      fetch,
      sleep: async (milliseconds) => void waits.push(milliseconds),
    },
  );
const eventFrom = async (body: unknown) => {
  const told = await translate(body);
  if (told.kind !== 'event') throw new Error(JSON.stringify(told));
  return told.event;
};

describe('a payment', () => {
  it('is a sale: the order’s lines and total without the tip, the customer’s phone', async () => {
    const sold = till.sell({ lines: [beans, latte], tip: 300, phone: '(212) 555-0100', at: AT });
    expect(await translate(sold.payment)).toEqual({
      kind: 'event',
      event: {
        type: 'sale.updated',
        saleId: sold.orderId,
        closedAt: AT.toISOString(),
        updatedAt: AT.toISOString(),
        phone: '+12125550100',
        currency: 'USD',
        totalMinor: 1800,
        items: [
          { code: 'BEANS', name: 'House beans – 250 g', quantity: 1, amountMinor: 600 },
          { name: 'Latte', quantity: 3, amountMinor: 1200 },
        ],
      },
    });
    const [order] = till.asked.filter(({ url }) => url.pathname.endsWith(sold.orderId));
    expect(order?.headers['square-version']).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('by nobody Square knows is a sale without a phone', async () => {
    expect(await eventFrom(till.sell({ lines: [latte], at: AT }).payment)).not.toHaveProperty('phone');
    const typo = till.sell({ lines: [latte], phone: 'ask her', at: AT });
    expect(await eventFrom(typo.payment)).not.toHaveProperty('phone');
    const gone = eventOf('payment.updated', 'payment', {
      ...typo.payment.data.object.payment,
      customer_id: 'gone',
    });
    expect((await eventFrom(gone)).type).toBe('sale.updated');
  });

  it('whose customer stands on the order only is that customer’s', async () => {
    const sold = till.sell({ lines: [latte], phone: '2125550100', at: AT });
    const { customer_id: _, ...payment } = sold.payment.data.object.payment as Record<string, unknown>;
    expect(await eventFrom(eventOf('payment.created', 'payment', payment))).toMatchObject({
      phone: '+12125550100',
    });
  });

  it.each(['APPROVED', 'PENDING', 'CANCELED', 'FAILED'])('that is %s is no sale', async (status) => {
    const sold = till.sell({ lines: [latte], at: AT });
    const payment = { ...sold.payment.data.object.payment, status };
    const asked = till.asked.length;
    expect(await translate(eventOf('payment.created', 'payment', payment))).toMatchObject({
      kind: 'ignored',
    });
    expect(till.asked.length).toBe(asked);
  });

  describe('of a part of the bill', () => {
    const openOrder = (tenders: readonly object[], due: number) =>
      till.keep('orders', {
        id: 'split',
        state: 'OPEN',
        updated_at: AT.toISOString(),
        line_items: [],
        total_money: usd(2000),
        total_tip_money: usd(0),
        net_amount_due_money: usd(due),
        tenders,
      });
    const half = (id: string) =>
      eventOf('payment.updated', 'payment', {
        id,
        order_id: 'split',
        status: 'COMPLETED',
        created_at: AT.toISOString(),
        amount_money: usd(1000),
      });

    it('waits for the rest', async () => {
      openOrder([{ id: 'p-1', amount_money: usd(1000) }], 1000);
      expect(await translate(half('p-1'))).toEqual({
        kind: 'ignored',
        reason: 'order not paid in full yet',
      });
      const both = ['p-1', 'p-2'].map((id) => ({ id, amount_money: usd(1000) }));
      openOrder(both, 0);
      expect(await eventFrom(half('p-2'))).toMatchObject({ saleId: 'split', totalMinor: 2000 });
    });

    it('is told again where the order does not show it yet', async () => {
      openOrder([{ id: 'p-1', amount_money: usd(1000) }], 1000);
      await expect(translate(half('p-2'))).rejects.toMatchObject({ retryable: true });
    });
  });

  it('for an order that is still open but paid (to be picked up) is a sale', async () => {
    const sold = till.sell({ lines: [latte], at: AT });
    till.keep('orders', { id: sold.orderId, state: 'OPEN', total_money: usd(1200), line_items: [] });
    expect(await eventFrom(sold.payment)).toMatchObject({ totalMinor: 1200, closedAt: AT.toISOString() });
  });

  it.each<[string, object]>([
    ['is canceled', { state: 'CANCELED' }],
    ['is in euros', { state: 'COMPLETED', total_money: { amount: 1, currency: 'EUR' } }],
    ['states no total', { state: 'COMPLETED' }],
  ])('for an order that %s is ignored', async (_, order) => {
    const sold = till.sell({ lines: [latte], at: AT });
    till.keep('orders', { id: sold.orderId, ...order });
    expect((await translate(sold.payment)).kind).toBe('ignored');
  });
});

describe('a refund', () => {
  const sell = () => till.sell({ lines: [beans, latte], tip: 200, phone: '2125550100', at: AT });

  it('of a line names the sale and the line', async () => {
    const { orderId } = sell();
    const event = till.refund(orderId, { lines: [0] }, { at: NOW });
    expect(await eventFrom(event)).toEqual({
      type: 'sale.refunded',
      saleId: (event.data.object.refund as { id: string }).id,
      refundOf: orderId,
      closedAt: NOW.toISOString(),
      currency: 'USD',
      totalMinor: 600,
      items: [{ code: 'BEANS', name: 'House beans – 250 g', quantity: 1, amountMinor: 600 }],
    });
  });

  it('of everything leaves the tip out', async () => {
    const { orderId } = sell();
    const event = till.refund(orderId, { lines: [0, 1], tip: 200 }, { at: NOW });
    expect(await eventFrom(event)).toMatchObject({ totalMinor: 1800, items: [{}, {}] });
  });

  it('of plain money has no lines', async () => {
    const { orderId } = sell();
    const event = till.refund(orderId, { amount: 500 }, { at: NOW });
    expect(await eventFrom(event)).toMatchObject({ refundOf: orderId, totalMinor: 500, items: [] });
  });

  it('of one of two cards counts its own money, and so much of each line', async () => {
    const { orderId } = sell();
    const event = till.refund(orderId, { lines: [0, 1] }, { at: NOW });
    const refund = { ...event.data.object.refund, amount_money: usd(900) };
    expect(await eventFrom(eventOf('refund.updated', 'refund', refund))).toMatchObject({
      totalMinor: 900,
      items: [{ amountMinor: 300 }, { amountMinor: 600 }],
    });
  });

  it('whose return names no sale is found by its payment', async () => {
    const { orderId } = sell();
    const event = till.refund(orderId, { amount: 500 }, { at: NOW });
    till.keep('orders', { id: String(event.data.object.refund?.order_id), returns: [{}] });
    expect(await eventFrom(event)).toMatchObject({ refundOf: orderId, totalMinor: 500 });
  });

  it.each(['PENDING', 'REJECTED', 'FAILED'])('that is %s moves nothing', async (status) => {
    const { orderId } = sell();
    expect((await translate(till.refund(orderId, { lines: [0] }, { at: NOW, status }))).kind).toBe('ignored');
  });

  it('that belongs to no payment is ignored', async () => {
    const refund = { id: 'r', status: 'COMPLETED', created_at: NOW.toISOString(), amount_money: usd(1) };
    expect((await translate(eventOf('refund.updated', 'refund', refund))).kind).toBe('ignored');
  });
});

let numbers = 0;
describe('an order with more to it', () => {
  const paid = (order: object, payment: object = {}) => {
    numbers += 1;
    const id = `more-${numbers}`;
    till.keep('orders', { id, state: 'COMPLETED', closed_at: AT.toISOString(), ...order });
    return eventOf('payment.updated', 'payment', {
      id: `p-${id}`,
      order_id: id,
      status: 'COMPLETED',
      created_at: AT.toISOString(),
      ...payment,
    });
  };
  const line = (name: string, amount: number, more: object = {}) => ({
    name,
    quantity: '2',
    total_money: usd(amount),
    ...more,
  });

  it('earns nothing on a gratuity that Square added, nor on a tip', async () => {
    const order = {
      line_items: [line('Dinner', 10_000)],
      total_money: usd(12_300),
      total_tip_money: usd(500),
      service_charges: [
        { uid: 'g', type: 'AUTO_GRATUITY', total_money: usd(1800) },
        { uid: 'c', type: 'CUSTOM', total_money: usd(0) },
      ],
    };
    expect(await eventFrom(paid(order))).toMatchObject({ totalMinor: 10_000 });
  });

  it('that exchanges things is a sale of what is paid more', async () => {
    const order = {
      line_items: [line('Coat', 2000)],
      total_money: usd(2000),
      returns: [{ source_order_id: 'before', return_amounts: { total_money: usd(1500) } }],
    };
    const net = { net_amounts: { total_money: usd(500), tip_money: usd(0) } };
    for (const one of [order, { ...order, ...net }])
      expect(await eventFrom(paid(one))).toMatchObject({
        totalMinor: 500,
        items: [{ name: 'Coat', quantity: 0.5, amountMinor: 500 }],
      });
    const even = { ...order, net_amounts: { total_money: usd(0) } };
    expect(await eventFrom(paid(even))).toMatchObject({ totalMinor: 0, items: [] });
  });

  it('is of whoever picks it up or has it delivered, where no customer has a number', async () => {
    const order = (details: string, recipient: object) => ({
      line_items: [line('Pie', 1200)],
      total_money: usd(1200),
      fulfillments: [{ uid: 'f', [details]: { recipient } }],
    });
    for (const details of ['pickup_details', 'delivery_details', 'shipment_details'])
      expect(
        await eventFrom(paid(order(details, { display_name: 'Ana', phone_number: '(212) 555-0177' }))),
      ).toMatchObject({ phone: '+12125550177' });
    till.keep('customers', { id: 'has-phone', phone_number: '2125550100' });
    const named = { customer_id: 'has-phone', phone_number: '2125550177' };
    expect(await eventFrom(paid(order('pickup_details', named)))).toMatchObject({ phone: '+12125550100' });
    const without = { customer_id: 'gone-for-good', phone_number: '2125550177' };
    expect(await eventFrom(paid(order('pickup_details', without)))).toMatchObject({ phone: '+12125550177' });
  });

  it('names its gift cards', async () => {
    const order = {
      line_items: [line('Gift card', 5000, { item_type: 'GIFT_CARD' }), line('Pie', 1200)],
      total_money: usd(6200),
    };
    const { items } = (await eventFrom(paid(order))) as { items: readonly object[] };
    expect(items).toMatchObject([{ giftCard: true, amountMinor: 5000 }, { amountMinor: 1200 }]);
    expect(items[1]).not.toHaveProperty('giftCard');
  });
});

describe('a return of things from several sales', () => {
  const back = (source: string, lines: readonly [string, number][], more: object = {}) => ({
    source_order_id: source,
    return_line_items: lines.map(([name, amount]) => ({
      name,
      quantity: '1',
      source_line_item_uid: name,
      total_money: usd(amount),
    })),
    return_amounts: { total_money: usd(lines.reduce((sum, [, amount]) => sum + amount, 0)) },
    ...more,
  });
  const refunded = (id: string, amount: number, payment_id: string) =>
    eventOf('refund.updated', 'refund', {
      id,
      status: 'COMPLETED',
      order_id: 'both',
      payment_id,
      amount_money: usd(amount),
      created_at: NOW.toISOString(),
    });
  const set = () => {
    till.keep('orders', { id: 'both', returns: [back('A', [['Hat', 600]]), back('B', [['Coat', 1200]])] });
    till.keep('payments', { id: 'pay-A', order_id: 'A' });
    till.keep('payments', { id: 'pay-B', order_id: 'B' });
    till.keep('payments', { id: 'pay-C', order_id: 'C' });
  };

  it('with a refund of each payment is booked on the sale that the payment was for', async () => {
    set();
    const first = await translate(refunded('r-A', 600, 'pay-A'));
    expect(first).toMatchObject({ event: { refundOf: 'A', totalMinor: 600, items: [{ name: 'Hat' }] } });
    expect(first).not.toHaveProperty('also');
    expect(await translate(refunded('r-B', 1200, 'pay-B'))).toMatchObject({
      event: { refundOf: 'B', totalMinor: 1200, items: [{ name: 'Coat' }] },
    });
  });

  it.each(['pay-A', 'pay-C'])('with one refund of all of it, to %s, is booked on each', async (payment) => {
    set();
    expect(await translate(refunded('r-all', 1800, payment))).toMatchObject({
      event: { saleId: 'r-all', refundOf: 'A', totalMinor: 600, items: [{ name: 'Hat' }] },
      also: [{ saleId: 'r-all', refundOf: 'B', totalMinor: 1200, items: [{ name: 'Coat' }] }],
    });
  });

  it('with one refund of a part gives each sale its part, and loses nothing', async () => {
    set();
    const told = await translate(refunded('r-part', 1000, 'pay-C'));
    expect(told).toMatchObject({
      event: { refundOf: 'A', totalMinor: 333, items: [{ name: 'Hat', amountMinor: 333 }] },
      also: [{ refundOf: 'B', totalMinor: 667, items: [{ name: 'Coat', amountMinor: 667 }] }],
    });
  });

  it('leaves out a gratuity that went back', async () => {
    till.keep('orders', {
      id: 'A',
      service_charges: [{ uid: 'g', type: 'AUTO_GRATUITY', total_money: usd(100) }],
    });
    const charge = { source_service_charge_uid: 'g', total_money: usd(100) };
    const one = back('A', [['Hat', 600]], {
      return_service_charges: [charge],
      return_amounts: { total_money: usd(700) },
    });
    till.keep('orders', { id: 'both', returns: [one] });
    expect(await eventFrom(refunded('r-g', 700, 'pay-A'))).toMatchObject({ refundOf: 'A', totalMinor: 600 });
  });
});

describe('a later return of what was exchanged', () => {
  // A hat of 20.00 was paid with pay-hat, exchanged for a coat of 35.00 (15.00 more, pay-coat), and that for boots of 50.00.
  const line = (uid: string, amount: number) => ({ uid, name: uid, quantity: '1', total_money: usd(amount) });
  const back = (source: string, lines: readonly object[], amount: number) => ({
    source_order_id: source,
    return_line_items: lines,
    return_amounts: { total_money: usd(amount) },
  });
  const returned = (uid: string, amount: number) => ({ ...line(uid, amount), source_line_item_uid: uid });
  const tender = (payment_id: string) => [{ id: payment_id, payment_id }];
  beforeAll(() => {
    till.keep('orders', { id: 'sale', line_items: [line('Hat', 2000)], tenders: tender('pay-hat') });
    till.keep('orders', {
      id: 'exchange',
      line_items: [line('Coat', 3500), line('Socks', 1000)],
      returns: [back('sale', [returned('Hat', 2000)], 2000)],
      total_money: usd(4500),
      net_amounts: { total_money: usd(2500) },
      tenders: tender('pay-coat'),
    });
    till.keep('orders', {
      id: 'again',
      line_items: [line('Boots', 5000)],
      returns: [back('exchange', [returned('Coat', 3500)], 3500)],
      total_money: usd(5000),
      net_amounts: { total_money: usd(1500) },
      tenders: tender('pay-boots'),
    });
    till.keep('payments', { id: 'pay-hat', order_id: 'sale' });
    till.keep('payments', { id: 'pay-coat', order_id: 'exchange' });
    till.keep('payments', { id: 'pay-boots', order_id: 'again' });
    till.keep('payments', { id: 'pay-other', order_id: 'other' });
  });
  let refunds = 0;
  const refunded = (returns: readonly object[], amount: number, payment_id?: string) => {
    refunds += 1;
    till.keep('orders', { id: `back-${refunds}`, returns });
    return translate(
      eventOf('refund.updated', 'refund', {
        id: `exchanged-${refunds}`,
        status: 'COMPLETED',
        order_id: `back-${refunds}`,
        amount_money: usd(amount),
        created_at: NOW.toISOString(),
        ...(payment_id === undefined ? { unlinked: true } : { payment_id }),
      }),
    );
  };

  it('is booked by each of its two refunds on the sale that was paid by what the money goes back to', async () => {
    const coat = [back('exchange', [returned('Coat', 3500)], 3500)];
    expect(await refunded(coat, 2000, 'pay-hat')).toMatchObject({
      event: { refundOf: 'sale', totalMinor: 2000, items: [{ name: 'Hat', amountMinor: 2000 }] },
    });
    const rest = await refunded(coat, 1500, 'pay-coat');
    // The coat was earned on for the part of the exchange that was paid, 25 of 45; all of that comes back.
    expect(rest).toMatchObject({
      event: { refundOf: 'exchange', totalMinor: 1500, items: [{ name: 'Coat', amountMinor: 1944 }] },
    });
    expect(rest).not.toHaveProperty('also');
  });

  it('is booked on the first sale where the exchange was even or cheaper, and on that alone', async () => {
    till.keep('orders', {
      id: 'even',
      line_items: [line('Cap', 2000)],
      returns: [back('sale', [returned('Hat', 2000)], 2000)],
      total_money: usd(2000),
      net_amounts: { total_money: usd(0) },
    });
    const cap = await refunded([back('even', [returned('Cap', 2000)], 2000)], 2000, 'pay-hat');
    const hat = [{ name: 'Hat', amountMinor: 2000 }];
    expect(cap).toMatchObject({ event: { refundOf: 'sale', totalMinor: 2000, items: hat } });
    expect(cap).not.toHaveProperty('also');
    // Cheaper: a part of the hat's money goes back at once, and the rest with what was taken for it.
    till.keep('orders', {
      id: 'cheaper',
      line_items: [line('Pin', 600)],
      returns: [back('sale', [returned('Hat', 2000)], 2000)],
      net_amounts: { total_money: usd(-1400) },
    });
    const first = await refunded([back('sale', [returned('Hat', 2000)], 2000)], 1400, 'pay-hat');
    expect(first).toMatchObject({ event: { refundOf: 'sale', items: [{ name: 'Hat', amountMinor: 1400 }] } });
    const pin = await refunded([back('cheaper', [returned('Pin', 600)], 600)], 600, 'pay-hat');
    expect(pin).toMatchObject({ event: { refundOf: 'sale', items: [{ name: 'Hat', amountMinor: 600 }] } });
  });

  it('finds its way through two exchanges', async () => {
    const boots = [back('again', [returned('Boots', 5000)], 5000)];
    expect(await refunded(boots, 1500, 'pay-boots')).toMatchObject({ event: { refundOf: 'again' } });
    const coat = { refundOf: 'exchange', totalMinor: 2500, items: [{ name: 'Coat', amountMinor: 2500 }] };
    expect(await refunded(boots, 2500, 'pay-coat')).toMatchObject({ event: coat });
    const hat = { refundOf: 'sale', totalMinor: 1000, items: [{ name: 'Hat', amountMinor: 1000 }] };
    expect(await refunded(boots, 1000, 'pay-hat')).toMatchObject({ event: hat });
  });

  it('beside a thing of another sale is not shared with that sale', async () => {
    const both = [
      back('other', [returned('Scarf', 800)], 800),
      back('again', [returned('Boots', 5000)], 5000),
    ];
    const first = await refunded(both, 2000, 'pay-hat');
    expect(first).toMatchObject({ event: { refundOf: 'sale', totalMinor: 2000, items: [{ name: 'Hat' }] } });
    expect(first).not.toHaveProperty('also');
    expect(await refunded(both, 800, 'pay-other')).toMatchObject({
      event: { refundOf: 'other', totalMinor: 800, items: [{ name: 'Scarf' }] },
    });
  });

  it('to no payment of Square’s is booked on the sale that the return names', async () => {
    expect(await refunded([back('sale', [returned('Hat', 2000)], 2000)], 2000)).toMatchObject({
      event: { refundOf: 'sale', totalMinor: 2000, items: [{ name: 'Hat' }] },
    });
  });

  it('whose payment Square does not show yet must be told again', async () => {
    const hat = [back('sale', [returned('Hat', 2000)], 2000)];
    await expect(refunded(hat, 2000, 'not-yet')).rejects.toMatchObject({ retryable: true });
  });
});

describe('a return that is refunded to two cards', () => {
  it('takes back of its own lines, each refund its part', async () => {
    const { orderId } = till.sell({ lines: [beans, latte], at: AT });
    const event = till.refund(orderId, { lines: [0] }, { at: NOW });
    const part = (amount: number) =>
      eventFrom(
        eventOf('refund.updated', 'refund', { ...event.data.object.refund, amount_money: usd(amount) }),
      );
    expect(await part(200)).toMatchObject({ totalMinor: 200, items: [{ code: 'BEANS', amountMinor: 200 }] });
    expect(await part(400)).toMatchObject({ totalMinor: 400, items: [{ code: 'BEANS', amountMinor: 400 }] });
  });
});

describe('a dispute', () => {
  const disputed = (state: string, amount = 2100) => {
    const sold = till.sell({ lines: [beans, latte], tip: 300, phone: '2125550100', at: AT });
    const payment = sold.payment.data.object.payment as { id: string };
    const dispute = {
      id: `dispute-${payment.id}`,
      state,
      amount_money: usd(amount),
      disputed_payment: { payment_id: payment.id },
      created_at: AT.toISOString(),
      updated_at: NOW.toISOString(),
    };
    return { ...sold, told: translate(eventOf('dispute.state.updated', 'dispute', dispute)) };
  };

  it.each(['LOST', 'ACCEPTED'])('that is %s takes the points of the goods back', async (state) => {
    const { orderId, told } = disputed(state);
    expect(await told).toMatchObject({
      kind: 'event',
      event: { type: 'sale.refunded', refundOf: orderId, totalMinor: 1800, items: [] },
    });
  });

  it('is told by either of Square’s names for it', async () => {
    const sold = till.sell({ lines: [latte], at: AT });
    const dispute = {
      id: 'told-twice',
      state: 'LOST',
      amount_money: usd(1200),
      disputed_payment: { payment_id: (sold.payment.data.object.payment as { id: string }).id },
      updated_at: NOW.toISOString(),
    };
    for (const type of ['dispute.state.updated', 'dispute.state.changed'])
      expect(await eventFrom(eventOf(type, 'dispute', dispute))).toMatchObject({
        saleId: 'dispute:told-twice',
      });
  });

  it('of a part takes its part', async () => {
    expect(await disputed('LOST', 1050).told).toMatchObject({ event: { totalMinor: 900 } });
  });

  it.each(['EVIDENCE_REQUIRED', 'PROCESSING', 'INQUIRY_CLOSED', 'WON'])(
    'that is %s takes nothing',
    async (state) => {
      expect((await disputed(state).told).kind).toBe('ignored');
    },
  );
});

describe('when Square', () => {
  const payment = {
    id: 'p',
    order_id: 'unknown',
    status: 'COMPLETED',
    created_at: AT.toISOString(),
    amount_money: usd(1800),
  };
  const refund = { ...payment, id: 'r', payment_id: 'unknown', order_id: undefined };
  const dispute = {
    id: 'd',
    state: 'LOST',
    created_at: AT.toISOString(),
    amount_money: usd(1800),
    disputed_payment: { payment_id: 'unknown' },
  };
  const unknown: [string, object][] = [
    ['a payment', eventOf('payment.updated', 'payment', payment)],
    ['a refund by its return', eventOf('refund.updated', 'refund', { ...payment, id: 'r' })],
    ['a refund by its payment', eventOf('refund.updated', 'refund', refund)],
    ['a dispute', eventOf('dispute.state.updated', 'dispute', dispute)],
  ];

  it.each(unknown)('does not show what %s names, it must tell again', async (_, body) => {
    await expect(translate(body)).rejects.toMatchObject({ retryable: true, status: 404 });
    await expect(translate(body, 10)).rejects.toMatchObject({ retryable: true });
  });

  it.each(unknown)('does not show it the last time, %s waits for a person', async (name, body) => {
    expect(await translate(body, 11)).toMatchObject({
      kind: 'event',
      event: {
        type: 'money.unread',
        what: name === 'a payment' ? 'payment' : 'refund',
        totalMinor: 1800,
        currency: 'USD',
        closedAt: AT.toISOString(),
      },
    });
  });

  it('is away the last time too, the payment waits for a person; what says too little is told again', async () => {
    till.inTrouble(() => ({ status: 503 }));
    expect(await translate(unknown[0]?.[1], 11)).toMatchObject({
      event: { type: 'money.unread', saleId: 'p' },
    });
    const bare = eventOf('payment.updated', 'payment', { ...payment, amount_money: undefined });
    await expect(translate(bare, 11)).rejects.toMatchObject({ name: 'StoreApiError' });
  });

  it('does not show the only customer yet, it must tell again; one of several is enough', async () => {
    const sold = till.sell({ lines: [latte], at: AT });
    const named = (more: object) =>
      eventOf('payment.updated', 'payment', { ...sold.payment.data.object.payment, ...more });
    await expect(translate(named({ customer_id: 'not-yet' }))).rejects.toMatchObject({ status: 404 });
    till.keep('customers', { id: 'not-yet', phone_number: '2125550100' });
    expect(await eventFrom(named({ customer_id: 'not-yet' }))).toMatchObject({ phone: '+12125550100' });
  });

  it('stumbles once, it is asked again, soon', async () => {
    const sold = till.sell({ lines: [latte], at: AT });
    till.answerNext({ status: 429, headers: { 'retry-after': '30' } });
    waits.length = 0;
    expect((await translate(sold.payment)).kind).toBe('event');
    expect(Math.max(...waits)).toBeLessThanOrEqual(300);
  });

  it.each([
    [503, true],
    [429, true],
    [401, false],
  ])('answers %d throughout, it must tell again, and nobody is named', async (status, retryable) => {
    const sold = till.sell({ lines: [latte], phone: '2125550100', at: AT });
    till.inTrouble(({ url }) => (url.pathname.includes('customers') ? { status } : undefined));
    const error = await translate(sold.payment).catch((thrown: unknown) => thrown as Error);
    expect(error).toMatchObject({ name: 'StoreApiError', retryable, status });
    expect(`${(error as Error).message} ${(error as Error).cause}`).not.toMatch(/customer\d/);
  });

  it('breaks the line, it must tell again', async () => {
    const sold = till.sell({ lines: [latte], at: AT });
    till.inTrouble(() => ({ hangUp: true }));
    await expect(translate(sold.payment)).rejects.toMatchObject({ retryable: true });
  });
});

describe('any other body', () => {
  it.each(['order.updated', 'customer.updated', 'webhooks.test_notification'])(
    'of %s is ignored',
    async (type) =>
      expect(await translate({ type, data: {} })).toEqual({ kind: 'ignored', reason: `type ${type}` }),
  );

  it.each([
    [{}, 'type'],
    [{ type: 'payment.updated' }, 'data.object.payment.status'],
    [{ type: 'refund.updated', data: { object: { refund: {} } } }, 'data.object.refund.status'],
    ['{"type":', ''],
  ])('such as %j lacks %j', async (body, path) =>
    expect(await translate(body)).toMatchObject({ kind: 'invalid', issues: [{ path }] }),
  );

  it('never throws, whatever is in an order', async () => {
    const names =
      'state total_money total_tip_money line_items tenders returns amount currency name id'.split(' ');
    const value = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom('COMPLETED', 'USD', -5, 1e21, null),
      fc.record({ amount: fc.oneof(fc.integer(), fc.string()), currency: fc.constantFrom('USD', 'EUR', 7) }),
      fc.array(fc.dictionary(fc.constantFrom(...names, 'quantity', 'uid'), fc.jsonValue()), { maxLength: 3 }),
    );
    const orders = fc.dictionary(fc.constantFrom(...names), value);
    const payment = { id: 'p', order_id: 'odd', status: 'COMPLETED', amount_money: usd(5) };
    await fc.assert(
      fc.asyncProperty(orders, async (order) => {
        till.keep('orders', { closed_at: AT.toISOString(), ...order, id: 'odd' });
        const told = await translate(eventOf('payment.updated', 'payment', payment)).catch(
          (error: Error) => ({ kind: error.name }),
        );
        expect(['event', 'ignored', 'invalid', 'StoreApiError']).toContain(told.kind);
      }),
      { seed: 20260602, numRuns: 150 },
    );
  });
});

describe('the signature', () => {
  const address = 'https://abc.lambda-url.ap-southeast-1.on.aws/';
  const verify = (headers: Record<string, string>, keys = ['key'], addresses = [address]) =>
    square.verify(aRequest({ body: '{}', headers }), keys, NOW, addresses);

  it('covers the address and the body, and knows either key', () => {
    const headers = squareSignature('{}', address, 'key');
    expect(verify(headers)).toEqual({ valid: true });
    expect(verify(headers, ['new', 'key'])).toEqual({ valid: true });
    expect(verify(headers, ['key'], ['https://other.example/', address])).toEqual({ valid: true });
    expect(verify(headers, ['key'], ['https://other.example/'])).toMatchObject({ reason: 'wrong' });
    expect(verify(squareSignature('{ }', address, 'key'))).toMatchObject({ reason: 'wrong' });
    expect(verify(squareSignature('{}', address, ''), [''])).toMatchObject({ reason: 'wrong' });
    expect(verify({})).toMatchObject({ reason: 'missing' });
  });
});

const here = existsSync(PAYLOADS);
describe.skipIf(!here)(`Square's own samples in ${PAYLOADS} (skipped where the folder is absent)`, () => {
  const sample = (name: string) => JSON.parse(sampleBody(`square/${name}`));

  it('verify', () => {
    const { vectors } = JSON.parse(readFileSync(`${PAYLOADS}/signature-vectors.json`, 'utf8')) as {
      vectors: { platform: string; key: string; url: string; body: string; header: Record<string, string> }[];
    };
    const ours = vectors.filter(({ platform }) => platform === 'square');
    expect(ours.length).toBeGreaterThan(0);
    for (const { key, url, body, header } of ours) {
      expect(square.verify(aRequest({ body, headers: header }), [key], NOW, [url])).toEqual({ valid: true });
    }
  });

  it.each([
    ['order_created.event.json', 'type order.created'],
    ['order_updated.event.json', 'type order.updated'],
    ['payment_created.event.json', 'payment approved'],
    ['refund_created.event.json', 'refund pending'],
    ['webhooks_test_notification.vector-body.json', 'type webhooks.test_notification'],
  ])('%s is ignored: %s', async (file, reason) =>
    expect(await translate(sample(file))).toEqual({ kind: 'ignored', reason }),
  );

  it('a completed payment is the sale of the order that Square shows', async () => {
    const event = sample('payment_updated.event.json');
    const { order_id: orderId } = event.data.object.payment;
    const { order } = sample('order_retrieve.api.json');
    till.keep('orders', { ...order, id: orderId, state: 'COMPLETED' });
    expect(await eventFrom(event)).toMatchObject({
      saleId: orderId,
      totalMinor: 550,
      updatedAt: order.updated_at,
      items: [
        { name: 'Item 1', quantity: 1, amountMinor: 250 },
        { name: 'Item 2', quantity: 2, amountMinor: 300 },
      ],
    });
  });

  it('a completed refund is one of its payment’s order', async () => {
    const event = sample('refund_created.event.json');
    event.data.object.refund.status = 'COMPLETED';
    till.keep('orders', { id: event.data.object.refund.order_id, returns: [] });
    till.keep('payments', { id: event.data.object.refund.payment_id, order_id: 'sold' });
    expect(await eventFrom(event)).toMatchObject({ refundOf: 'sold', totalMinor: 1000 });
  });
});

describe('figures that no row could keep', () => {
  const order = (line: object) => ({
    total_money: { amount: 1800, currency: 'GBP' },
    line_items: [{ name: 'Latte', total_money: { amount: 1800, currency: 'GBP' }, ...line }],
  });

  it.each(['1e300', '100001', 'Infinity', '-1', 'many', null])('a quantity of %j is one', (quantity) => {
    expect(saleFigures(order({ quantity }), aShop())).toMatchObject({ items: [{ quantity: 1 }] });
  });

  it('an amount of more than may be added up is none', () => {
    const total_money = { amount: 9_007_199_254_740_991, currency: 'GBP' };
    expect(saleFigures({ ...order({}), total_money }, aShop())).toBeUndefined();
  });
});
