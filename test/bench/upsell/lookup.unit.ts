import { expect, test } from 'vitest';
import { costOf, filler } from '../../../bench/upsell/lookup.ts';

test('given calls of several functions, then a pick costs what the picker itself looked up', () => {
  const calls = [
    {
      function: 'upsr-picker',
      service: 'dynamodb',
      action: 'BatchGetItem',
      count: 4,
      units: { readUnits: 6 },
    },
    { function: 'upsr-picker', service: 'dynamodb', action: 'PutItem', count: 2, units: { writeUnits: 9 } },
    { function: 'upsr-picker', service: 'bedrock', action: 'InvokeModel', count: 2 },
    { function: 'upsr-picker', service: 's3', action: 'GetObject', count: 7 },
    { function: 'upsr-sender', service: 'dynamodb', action: 'Query', count: 50, units: { readUnits: 25 } },
  ];
  expect(costOf(calls, 2)).toEqual({ readUnits: 3, calls: 3 });
});

test('given a filled shop, then every product has a SKU of its own and goes with what its pattern goes with', () => {
  const products = filler(200);
  expect(new Set(products.map(({ sku }) => sku)).size).toBe(200);
  expect(products[5]?.complements).toEqual(filler(6)[5]?.complements);
});
