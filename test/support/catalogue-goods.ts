// What the shop of the catalogue suite sells.

/** A product in words that every platform has a way to say. */
export type Goods = {
  readonly number: number;
  readonly sku: string;
  readonly name: string;
  readonly price: string;
  readonly stock?: number;
  /** Numbers of the products that go with this one. */
  readonly goesWithIt?: readonly number[];
};

export const bike: Goods = {
  number: 1,
  sku: 'BIKE',
  name: 'Commuter bike',
  price: '520.00',
  stock: 6,
  goesWithIt: [2, 3],
};
export const lock: Goods = { number: 2, sku: 'LOCK', name: 'Folding lock', price: '74.00', stock: 7 };
export const light: Goods = { number: 3, sku: 'LIGHT', name: 'Front light', price: '34.00', stock: 22 };
/** Products that differ by their numbers only. */
export const goodsNumbered = (first: number, last: number): Goods[] =>
  Array.from({ length: last - first + 1 }, (_, index) => {
    const number = first + index;
    // Every tenth product goes with the nine after it, as in a shop that keeps its pairings.
    const goesWithIt = number % 10 === 0 ? { goesWithIt: [1, 2, 3, 4].map((step) => number + step) } : {};
    return {
      number,
      sku: `SKU-${number}`,
      name: `Product ${number}`,
      price: '12.50',
      stock: 5,
      ...goesWithIt,
    };
  });
