import { describe, expect, it, vi } from 'vitest';
import type { CatalogueProduct } from '../../../../lambdas/upsell/decisions/pick.ts';
import { choose } from '../../../../lambdas/upsell/picking/choose.ts';
import { defaultUpsellSettings } from '../../../../lambdas/upsell/rules/settings.ts';
import type { Shop } from '../../../../shared/shop/shop.ts';

const SHOP = { name: 'Ridgeback Cycles', currency: 'GBP', locale: 'en-GB', channel: 'sms' } as Shop;

/** An order of 15.00 in this currency, with a lock that goes with it at 4.50 of the same; the owner wants 20 pounds at least. */
async function chosenIn(currency: string) {
  const lock: CatalogueProduct = {
    sku: 'LOCK',
    name: 'Lock',
    category: 'locks',
    tags: [],
    priceMinor: 450,
    currency,
    stock: 3,
    storeRef: '1',
    complements: ['BIKE'],
  } as unknown as CatalogueProduct;
  const job = {
    order_id: 'o-1',
    customer_id: 'c-1',
    placed_at: '2026-06-09T09:00:00.000Z',
    currency,
    total_minor: 1500,
    items: [{ sku: 'BIKE', name: 'Bike', quantity: 1, price_minor: 1500 }],
  };
  const { pick } = await choose(
    job,
    { ...defaultUpsellSettings, minimumOrderMinor: 2000 },
    {
      shop: SHOP,
      log: { info: vi.fn(), warn: vi.fn(), error: vi.fn() } as never,
      ask: (async () => ({ kind: 'no-answer', reason: 'unavailable' })) as never,
      customers: { boughtBy: async () => undefined } as never,
      catalogue: { products: async (skus) => new Map(skus.includes('LOCK') ? [['LOCK', lock]] : []) },
      pairings: {
        candidates: async () =>
          new Map([
            [
              'bike',
              [{ sku: 'LOCK', name: 'Lock', category: 'locks', tags: [], priceMinor: 450, inStock: true }],
            ],
          ]) as never,
      },
    },
  );
  return pick;
}

describe('the least that an order must come to', () => {
  it('is asked of an order in the shop’s own currency', async () => {
    expect(await chosenIn('GBP')).toEqual({
      kind: 'no-fit',
      trace: [{ sku: 'BIKE', outcome: 'order-below-minimum' }],
    });
  });

  it('is not compared with an order in another currency: 1,500 yen are not 15 pounds', async () => {
    expect(await chosenIn('JPY')).toMatchObject({ kind: 'chosen', product: { sku: 'LOCK' } });
  });
});
