import { describe, expect, it } from 'vitest';
import {
  addOwned,
  digestsOf,
  MOST_DIGESTS,
  type Owned,
  ownedSkus,
} from '../../../../lambdas/upsell/decisions/owned.ts';

const skusNumbered = (first: number, count: number, prefix = 'SKU-ACCESSORY-') =>
  Array.from({ length: count }, (_, index) => `${prefix}${String(first + index).padStart(6, '0')}`);

/** The row after these orders, one after the other, and how much of it was forgotten. */
function rowAfter(
  orders: readonly (readonly string[])[],
  row: Owned = {},
): { row: Owned; forgotten: number } {
  let forgotten = 0;
  for (const bought of orders) {
    const change = addOwned(row, bought);
    if (change.kind === 'add')
      row = { ...row, owned_skus: new Set([...(row.owned_skus ?? []), ...change.skus]) };
    else {
      forgotten += change.forgotten;
      row = { owned_skus: change.skus, owned_digests: change.digests };
    }
  }
  return { row, forgotten };
}
const bytesOf = ({ owned_skus = new Set(), owned_digests = '' }: Owned) =>
  [...owned_skus].reduce((bytes, sku) => bytes + Buffer.byteLength(sku) + 1, 0) + owned_digests.length;

describe('what a shopper owns', () => {
  it('is a plain set while it is small', () => {
    const { row } = rowAfter([['BIKE'], ['PUMP', 'BIKE']]);
    expect(row).toEqual({ owned_skus: new Set(['BIKE', 'PUMP']) });
    expect(ownedSkus(row).has('PUMP')).toBe(true);
    expect(ownedSkus(row).has('BELL')).toBe(false);
  });

  it('is known to the last of 25,000 SKUs, in a row that fits the table', () => {
    const skus = skusNumbered(0, 25_000);
    const orders = Array.from({ length: 5 }, (_, index) => skus.slice(index * 5_000, (index + 1) * 5_000));
    const { row, forgotten } = rowAfter(orders);
    const owned = ownedSkus(row);
    expect(forgotten).toBe(0);
    expect(skus.filter((sku) => !owned.has(sku))).toEqual([]);
    expect(skusNumbered(30_000, 1_000).filter((sku) => owned.has(sku))).toEqual([]);
    expect(bytesOf(row)).toBeLessThan(360_000);
  });

  it('forgets the oldest first when there are too many, and says how many', () => {
    const skus = skusNumbered(0, 40_000);
    const orders = Array.from({ length: 8 }, (_, index) => skus.slice(index * 5_000, (index + 1) * 5_000));
    const { row, forgotten } = rowAfter(orders);
    const owned = ownedSkus(row);
    expect(forgotten).toBeGreaterThan(0);
    expect(skus.slice(-MOST_DIGESTS).every((sku) => owned.has(sku))).toBe(true);
    expect(skus.filter((sku) => !owned.has(sku))).toEqual(skus.slice(0, forgotten));
    expect(bytesOf(row)).toBeLessThan(360_000);
  });

  it('stays bounded for SKUs of any length, and for a row of the time before', () => {
    const long = skusNumbered(0, 1_500, 'é'.repeat(190));
    const { row } = rowAfter([long], { owned_skus: new Set(skusNumbered(0, 15_000)) });
    expect(bytesOf(row)).toBeLessThan(360_000);
    expect(long.every((sku) => ownedSkus(row).has(sku))).toBe(true);
    expect(skusNumbered(0, 15_000).every((sku) => ownedSkus(row).has(sku))).toBe(true);
  });

  it('is not fooled by a digest that begins in the middle of another', () => {
    const digests = digestsOf(['A', 'B']);
    const shifted = `x${digests}`.slice(0, 16);
    expect(ownedSkus({ owned_digests: digests }).has('B')).toBe(true);
    expect(ownedSkus({ owned_digests: shifted }).has('A')).toBe(false);
  });
});
