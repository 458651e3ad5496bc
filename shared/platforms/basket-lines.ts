// The lines of a store's own bodies. A gift, a sample or what a plugin put into the basket often has no price, and none of
// that may hide a purchase: such a line counts as free, is noted, and the order's total is right as the store says it.
import type { BasketItem, Notes } from '../events/store-events.ts';

/** A line as it was read; `gone` for one that names no product or has no quantity. */
export type ReadLine<Item extends BasketItem = BasketItem> =
  | (Omit<Item, 'priceMinor'> & { readonly priceMinor: number | undefined })
  | 'gone';

export type Basket<Item extends BasketItem> = { readonly items: readonly Item[]; readonly notes: Notes };

export function basketOf<Item extends BasketItem = BasketItem>(
  lines: readonly ReadLine<Item>[],
): Basket<Item> {
  const there = lines.filter((line) => line !== 'gone');
  const free = there.filter(({ priceMinor }) => priceMinor === undefined).length;
  return {
    items: there.map((line) => ({ ...line, priceMinor: line.priceMinor ?? 0 }) as Item),
    notes: free === 0 ? [] : [`lines-without-price:${free}`],
  };
}
