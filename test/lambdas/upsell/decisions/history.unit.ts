import { describe, expect, it } from 'vitest';
import { historyOf } from '../../../../lambdas/upsell/decisions/history.ts';
import { digestsOf } from '../../../../lambdas/upsell/decisions/owned.ts';

describe('what a shopper bought before this order', () => {
  it('given a row in which the order is counted, then the order and its basket are not among it', () => {
    const row = {
      owned_skus: new Set(['BIKE', 'PUMP']),
      owned_digests: digestsOf(['BELL', 'BIKE']),
      order_count: 3,
    };
    const { ownedSkus, owns, orderCount } = historyOf(row, ['BIKE']);
    expect({ ownedSkus, orderCount }).toEqual({ ownedSkus: ['PUMP'], orderCount: 2 });
    expect(['BIKE', 'PUMP', 'BELL', 'LOCK'].map((sku) => owns.has(sku))).toEqual([false, true, true, false]);
  });

  it('given somebody who was forgotten meanwhile, then it is nothing', () => {
    const { ownedSkus, owns, orderCount } = historyOf(undefined, ['BIKE']);
    expect({ ownedSkus, orderCount, owns: owns.has('PUMP') }).toEqual({
      ownedSkus: [],
      orderCount: 0,
      owns: false,
    });
  });
});
