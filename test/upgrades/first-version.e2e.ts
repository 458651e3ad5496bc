// Rows and schedules of the first version, read by today's functions: an offer that waited is sent, a cart is reminded, a sale is
// known again and a balance goes on.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CartRuntime, startCarts } from '../support/cart-runtime.ts';
import { type LoyaltyRuntime, MARIA, saleOf, startLoyalty } from '../support/loyalty-runtime.ts';
import { startUpsell, type UpsellRuntime } from '../support/upsell-runtime.ts';
import carts from './0.1.0/cart-recovery.json' with { type: 'json' };
import loyalty from './0.1.0/loyalty.json' with { type: 'json' };
import upsell from './0.1.0/upsell.json' with { type: 'json' };

type Rows = Readonly<Record<string, readonly Record<string, unknown>[]>>;
const fill = async ({ runtime }: { runtime: UpsellRuntime['runtime'] }, rows: Rows) => {
  for (const [table, items] of Object.entries(rows)) await runtime.put(table, items);
};

describe('given the upsell recommender as the first version left it', () => {
  let shop: UpsellRuntime;
  beforeAll(async () => {
    shop = await startUpsell();
    await fill(shop, upsell);
  });
  afterAll(() => shop?.stop());

  it('then the offer that waited goes out, once, to who agreed before it was written down when', async () => {
    await shop.advance('PT90M');
    expect(shop.nudgesTo('+447700900321')).toHaveLength(1);
    expect(await shop.offerOf('o-1001')).toMatchObject({ state: 'sent', channel: 'sms' });
  });

  it('then the order is known when the store tells it again', async () => {
    const [customer] = (await shop.runtime.table('upsr-customers')).filter(
      ({ customer_id }) => customer_id === 'c-77',
    );
    expect(customer).toMatchObject({
      order_count: 2,
      owned_skus: ['BIKE-COMMUTER', 'PUMP-FLOOR'],
      nudge_count: 2,
    });
  });
});

describe('given cart recovery as the first version left it', () => {
  let shop: CartRuntime;
  beforeAll(async () => {
    shop = await startCarts();
    await fill(shop, carts);
  });
  afterAll(() => shop?.stop());

  it('then a wake-up that the first version set finds the cart, reminds once, and gives it the name that links carry', async () => {
    await shop.advance('2026-06-09T14:31:00.000Z');
    await shop.runtime.invoke('cr-waiter', { cart_id: 'k-1001' });
    await shop.runtime.idle();
    expect(shop.mailsTo('ana@example.com')).toHaveLength(1);
    expect(await shop.cart('k-1001')).toMatchObject({ first_outcome: 'sent', link_id: expect.any(String) });
    await shop.runtime.invoke('cr-waiter', { cart_id: 'k-1001' });
    await shop.runtime.idle();
    expect(shop.mailsTo('ana@example.com')).toHaveLength(1);
  });

  it('then a purchase that had no currency of its own is counted, and the nightly list is written', async () => {
    await shop.runtime.invoke('cr-nightly-export', {});
    await shop.runtime.idle();
    expect(await shop.cart('k-1002')).toMatchObject({ status: 'bought', order_total_minor: 5000 });
    expect(shop.runtime.permissions().denied).toEqual([]);
  });
});

describe('given the loyalty tracker as the first version left it', () => {
  let shop: LoyaltyRuntime;
  beforeAll(async () => {
    shop = await startLoyalty();
    await fill(shop, loyalty);
  });
  afterAll(() => shop?.stop());

  it('then a sale adds to the balance of then, and the ledger still comes to it', async () => {
    expect((await shop.tell(saleOf('2026-06-02T13:20:00.000Z'))).json).toMatchObject({ status: 'accepted' });
    const ledger = await shop.ledger(MARIA);
    const sum = ledger.reduce((total, { points_change }) => total + Number(points_change), 0);
    expect(sum).toBe(108.5);
    expect((await shop.member(MARIA))?.balance).toBe(108.5);
  });

  it('then a sale of then is no new one, however often the till tells it again', async () => {
    const old = saleOf('2026-05-20T12:00:00.000Z', {
      sale_id: 's-4711',
      total: '34.50',
      items: [{ code: 'BEANS-250', name: 'House beans', quantity: 1, amount: '34.50' }],
    });
    expect(['duplicate', 'accepted']).toContain((await shop.tell(old)).json.status);
    await shop.tell(old);
    const earned = (await shop.ledger(MARIA)).filter(
      ({ sale_id, reason }) => sale_id === 's-4711' && reason === 'earn',
    );
    expect(earned).toHaveLength(1);
    const sum = (await shop.ledger(MARIA)).reduce(
      (total, { points_change }) => total + Number(points_change),
      0,
    );
    expect((await shop.member(MARIA))?.balance).toBe(sum);
  });
});
