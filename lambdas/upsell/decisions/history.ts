// What a shopper bought before this order, as their row tells it once the order is counted in it.
import { type Owned, type OwnedSkus, ownedSkus } from './owned.ts';

export type History = {
  readonly ownedSkus: readonly string[];
  readonly owns: OwnedSkus;
  /** Orders before this one. */
  readonly orderCount: number;
};

/** What is in the basket is said once, by the basket. `row` is undefined for somebody who was forgotten meanwhile. */
export function historyOf(
  row: (Owned & { readonly order_count?: number }) | undefined,
  basket: readonly string[],
): History {
  const inBasket = new Set(basket);
  const owned = ownedSkus(row ?? {});
  return {
    ownedSkus: [...(row?.owned_skus ?? [])].filter((sku) => !inBasket.has(sku)),
    owns: { has: (sku) => !inBasket.has(sku) && owned.has(sku) },
    orderCount: Math.max(0, (row?.order_count ?? 0) - 1),
  };
}
