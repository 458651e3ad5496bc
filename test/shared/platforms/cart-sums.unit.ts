import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amountsOf, extrasOf, lineCost } from '../../../shared/platforms/cart-sums.ts';

const anItem = (priceMinor: number, quantity = 1) => ({ priceMinor, quantity });

test('a line that comes to a multiple of its piece needs no sum of its own', () => {
  expect(amountsOf(3_000, 1.5)).toEqual({ priceMinor: 2_000 });
  expect(amountsOf(1_000, 3)).toEqual({ priceMinor: 333, lineMinor: 1_000 });
  expect(amountsOf(900, 1, 1_000)).toEqual({ priceMinor: 1_000, lineMinor: 900 });
});

test('lines, differences and total always add up, whatever a store speaks of', () => {
  const amount = fc.integer({ min: -50_000, max: 50_000 });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 90_000 }), fc.integer({ min: 1, max: 4_000 })), {
        minLength: 1,
      }),
      fc.array(fc.tuple(fc.constantFrom('Tax', 'Shipping', 'Discount', 'Tip', 'Wrapping'), amount)),
      amount,
      (lines, named, totalMinor) => {
        const items = lines.map(([minor, thousandths]) => {
          const quantity = thousandths / 1_000;
          return { quantity, ...amountsOf(minor, quantity) };
        });
        const extras = extrasOf(
          items,
          totalMinor,
          named.map(([name, minor]) => ({ name, minor })),
        );
        const sum = items.reduce((total, item) => total + lineCost(item), 0);
        expect(extras.reduce((total, { minor }) => total + minor, sum)).toBe(totalMinor);
      },
    ),
    { seed: 7 },
  );
});

test('what is in the prices already is not spoken of again', () => {
  const tax = { name: 'Tax', minor: 200 };
  const shipping = { name: 'Shipping', minor: 490 };
  expect(extrasOf([anItem(1_200)], 1_690, [tax, shipping])).toEqual([shipping]);
  expect(extrasOf([anItem(1_000)], 1_690, [tax, shipping])).toEqual([tax, shipping]);
  expect(extrasOf([anItem(1_690)], 1_690, [tax, shipping])).toEqual([]);
});

test('a unit for each line is called rounding, and more is not', () => {
  expect(extrasOf([anItem(333, 3), anItem(100)], 1_101)).toEqual([{ name: 'Rounding', minor: 2 }]);
  expect(extrasOf([anItem(333, 3)], 1_005)).toEqual([{ name: 'Other charges', minor: 6 }]);
  expect(extrasOf([anItem(1_000)], 500)).toEqual([{ name: 'Reductions', minor: -500 }]);
});

test('a body that speaks of very many amounts is answered all the same', () => {
  const named = Array.from({ length: 40 }, (_, index) => ({ name: `Fee ${index}`, minor: 1 + index }));
  expect(extrasOf([anItem(1_000)], 2_000, named)).toEqual([{ name: 'Other charges', minor: 1_000 }]);
});
