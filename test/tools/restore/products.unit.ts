// Whose rows a restore leaves out, and what a drill calls whole: three products, by rows alone.
import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from 'vitest';
import { digestOfAddress } from '../../../shared/people/address-digest.ts';
import { canonical, type Rows } from '../../../tools/restore/plan.ts';
import { itemsOf, type RestoredProduct, type Tables } from '../../../tools/restore/products/product.ts';
import { restoredProducts } from '../../../tools/restore/products/registry.ts';

const tables = (all: Record<string, readonly object[]>): Tables =>
  new Map(
    Object.entries(all).map(([name, rows]): [string, Rows] => [
      name,
      new Map(rows.map((row, at) => [String(at), canonical(marshall(row, { removeUndefinedValues: true }))])),
    ]),
  );
const email = 'ana@example.com';
const phone = '+447700900123';
/** Nobody is marked outside of the tables. */
const nobody = new Map<string, string>();
const MOMENT = new Date('2026-11-20T12:00:00Z');
const wrongOf = (product: RestoredProduct, restored: Tables, now: Tables = restored) =>
  product
    .looks({ restored, now, moment: MOMENT })
    .flatMap(({ what, wrong }) => wrong.map((line) => `${what}: ${line}`));
const looked = (product: RestoredProduct, restored: Tables) =>
  product.looks({ restored, now: restored, moment: MOMENT }).map(({ what, looked: count }) => [what, count]);
const { upsell, 'cart-recovery': carts, loyalty } = restoredProducts;

describe('an upsell offer', () => {
  const offer = {
    offer_id: 'of-1',
    order_id: 'o-1',
    customer_id: 'c-1',
    state: 'chosen',
    sku: 'A',
    product_name: 'A',
    price_minor: 100,
    currency: 'GBP',
    send_at: 'x',
    chosen_at: '2026-11-01T09:00:00Z',
  };
  const shop = (...offers: object[]) =>
    tables({ offers, orders: [{ order_id: 'o-1' }], customers: [{ customer_id: 'c-1' }] });

  it('that waits or is out is looked at; one that is done with is not', () => {
    const all = shop(offer, { ...offer, offer_id: 'of-2', state: 'taken', sku: undefined });
    expect(looked(upsell, all)).toEqual([['open offers', 1]]);
    expect(wrongOf(upsell, all)).toEqual([]);
  });

  it.each([
    [{ ...offer, sku: undefined }, 'of-1 has no sku'],
    [{ ...offer, order_id: 'o-9' }, 'of-1 has no order o-9'],
    [{ ...offer, state: 'sent' }, 'of-1 was sent nobody knows when'],
  ])('given %j, then it is told', (torn, told) => {
    expect(wrongOf(upsell, shop(torn))).toEqual([`open offers: ${told}`]);
  });

  it('is missed on either side, but for one that is younger than the moment', () => {
    const young = { ...offer, offer_id: 'of-3', chosen_at: '2026-11-20T11:59:59Z' };
    expect(wrongOf(upsell, shop(offer), shop())).toEqual(['open offers: of-1 is gone from the table']);
    expect(wrongOf(upsell, shop(), shop(offer, young))).toEqual([
      'open offers: of-1 is open and was not restored',
    ]);
  });

  it('whose customer is there now and was not restored is told', () => {
    const { orders, ...restored } = Object.fromEntries(shop(offer));
    const gone = new Map([
      ...Object.entries({ ...restored, orders: orders! }),
      ['customers', new Map()],
    ]) as Tables;
    expect(wrongOf(upsell, gone, shop(offer))).toEqual(['open offers: of-1 has no customer']);
    expect(wrongOf(upsell, gone, gone)).toEqual([]);
  });
});

describe('somebody who was erased since', () => {
  it('does not come back to the upsell recommender; who only shares the telephone loses the number', () => {
    const restored = tables({
      customers: [
        { customer_id: 'c-1', email, phone },
        { customer_id: 'c-2', phone, name: 'Ben' },
        { customer_id: 'c-3', email: 'carl@example.com' },
        { customer_id: 'c-4', email },
      ],
      optout: [],
    });
    const keys = ['c-1', digestOfAddress(email), digestOfAddress(phone)];
    const now = tables({ optout: keys.map((customer_id) => ({ customer_id, source: 'erased' })) });
    expect(upsell.forget(restored, now, nobody)).toBe(3);
    expect(itemsOf(restored, 'customers')).toEqual([
      { customer_id: 'c-2', name: 'Ben' },
      { customer_id: 'c-3', email: 'carl@example.com' },
    ]);
  });

  it('does not come back to cart recovery: carts stay as figures, and wait for nobody', () => {
    const restored = tables({
      state: [
        {
          cart_id: 'k-1',
          status: 'open',
          email,
          name: 'Ana',
          waits: 'open',
          wakeup_at: 'x',
          total_minor: 5,
          changed_at: 't',
        },
        { cart_id: 'k-2', status: 'open', email: 'ben@example.com', began_at: 't' },
      ],
      sends: [{ cart_id: 'k-1', step: 'first', recipient: email }],
      people: [{ email, consent: true }],
      unsub: [{ email, source: 'shopper' }],
    });
    const digest = digestOfAddress(email);
    expect(carts.forget(restored, tables({ unsub: [{ email: digest, source: 'erased' }] }), nobody)).toBe(4);
    expect(itemsOf(restored, 'state')).toEqual([
      {
        cart_id: 'k-1',
        status: 'closed',
        closed_reason: 'erased',
        closed_at: 't',
        erased_at: 't',
        total_minor: 5,
        changed_at: 't',
      },
      { cart_id: 'k-2', status: 'open', email: 'ben@example.com', began_at: 't' },
    ]);
    expect(itemsOf(restored, 'sends')).toMatchObject([{ recipient: digest }]);
    expect([itemsOf(restored, 'people'), itemsOf(restored, 'unsub')]).toEqual([[], []]);
  });

  it('does not come back to the loyalty tracker', () => {
    const restored = tables({
      members: [{ phone, balance: 5 }],
      ledger: [
        { phone, ts: 't' },
        { phone: '+1', ts: 't' },
      ],
    });
    const now = tables({ notices: [{ notice_id: `erased#${digestOfAddress(phone)}` }] });
    expect(loyalty.forget(restored, now, nobody)).toBe(2);
    expect([itemsOf(restored, 'members'), itemsOf(restored, 'ledger')]).toEqual([
      [],
      [{ phone: '+1', ts: 't' }],
    ]);
  });

  it.each([
    [
      'upsell',
      upsell,
      {
        customers: [{ customer_id: 'c', email }],
        optout: [{ customer_id: digestOfAddress(email), source: 'shopper' }],
      },
    ],
    [
      'cart recovery',
      carts,
      { people: [{ email }], unsub: [{ email: digestOfAddress(email), source: 'shopper' }] },
    ],
  ] as const)('is somebody else than one who wants no messages of %s', (_, product, rows) => {
    expect(product.forget(tables(rows as never), tables({}), nobody)).toBe(0);
  });
});

describe('a person who is marked outside of the tables, when these are lost', () => {
  const marked = new Map([email, phone].map((name) => [digestOfAddress(name), '2026-06-01T08:00:00.000Z']));
  marked.set('c-1', '2026-06-01T08:00:00.000Z');
  const lost = tables({});

  it('does not come back to the upsell recommender, is listed again, and their orders are nobody’s', () => {
    const restored = tables({
      customers: [{ customer_id: 'c-1', email, phone }],
      optout: [],
      orders: [{ order_id: 'o-1', customer_id: 'c-1', total_minor: 5 }],
      offers: [{ offer_id: 'f-1', customer_id: digestOfAddress(email) }],
    });
    expect(upsell.forget(restored, lost, marked)).toBe(3);
    expect(itemsOf(restored, 'customers')).toEqual([]);
    expect(itemsOf(restored, 'orders')).toEqual([{ order_id: 'o-1', total_minor: 5 }]);
    expect(itemsOf(restored, 'offers')).toEqual([{ offer_id: 'f-1', customer_id: 'erased' }]);
    const listed = itemsOf(restored, 'optout');
    expect(new Set(listed.map(({ customer_id }) => customer_id))).toEqual(new Set(marked.keys()));
    expect(listed.every(({ source }) => source === 'erased')).toBe(true);
  });

  it('does not come back to cart recovery, and is listed again', () => {
    const restored = tables({
      state: [{ cart_id: 'k-1', status: 'closed', email }],
      sends: [{ cart_id: 'k-1', step: 'first', recipient: digestOfAddress(email) }],
      audit: [{ cart_id: digestOfAddress(email), ts: 't' }],
      people: [{ email, consent: true }],
      unsub: [],
    });
    expect(carts.forget(restored, lost, marked)).toBe(4);
    expect(itemsOf(restored, 'sends')).toMatchObject([{ recipient: 'erased' }]);
    expect([itemsOf(restored, 'people'), itemsOf(restored, 'audit')]).toEqual([[], []]);
    expect(itemsOf(restored, 'unsub').map((row) => row.source)).toEqual(['erased', 'erased', 'erased']);
  });

  it('does not come back to the loyalty tracker', () => {
    const restored = tables({ members: [{ phone, balance: 5 }] });
    expect(loyalty.forget(restored, lost, marked)).toBe(1);
    expect(itemsOf(restored, 'members')).toEqual([]);
  });
});

describe('a cart', () => {
  const cart = {
    cart_id: 'k-1',
    status: 'open',
    began_at: '2026-11-10T09:00:00Z',
    day: '2026-11-10',
    version: 3,
    saved_link: false,
  };
  const shop = (state: object[], sends: object[] = []) => tables({ state, sends });

  it.each([
    [{ ...cart }, []],
    [{ ...cart, waits: 'open', email: 'a@b.c', wakeup_at: 'x' }, []],
    [{ ...cart, waits: 'open', wakeup_at: 'x' }, ['open carts: k-1 has no email']],
    [{ ...cart, day: undefined }, ['open carts: k-1 has no day']],
    [{ ...cart, status: 'bought', day: undefined }, []],
    [
      { ...cart, first_at: 'x' },
      ['open carts: k-1 has had its first reminder, of which cr-sends knows nothing'],
    ],
  ])('given %j, then %j is told', (state, told) => {
    expect(wrongOf(carts, shop([state]))).toEqual(told);
  });

  it('that is open now and began long before is missed; a late one is not', () => {
    const late = { ...cart, cart_id: 'k-2', began_at: '2026-11-20T09:00:00Z' };
    expect(wrongOf(carts, shop([]), shop([cart, late]))).toEqual([
      'open carts: k-1 is open and was not restored',
    ]);
  });
});

describe('a member', () => {
  const shop = (balance: number, ...points: number[]) =>
    tables({
      members: [{ phone: '+12125550100', balance, joined: '2026-01-01T00:00:00Z' }],
      ledger: points.map((points_change, at) => ({ phone: '+12125550100', ts: `${at}`, points_change })),
    });
  it.each([
    [shop(0.3, 0.1, 0.2), []],
    [shop(0), []],
    [shop(5, 4), ['balances: …0100 has 5, and the ledger comes to 4']],
  ])('has the sum of the ledger, in exact decimals', (rows, told) => {
    expect(wrongOf(loyalty, rows)).toEqual(told);
  });
  it('who joined before and is not there is missed', () => {
    expect(wrongOf(loyalty, tables({ members: [], ledger: [] }), shop(0))).toEqual([
      'balances: …0100 is a member and was not restored',
    ]);
  });
});
