import { expect, test } from 'vitest';
import { standInAnswer } from '../../../../local/aws/services/stand-in-model.ts';
import { picker, UNKNOWN_SKU } from '../../../../local/products/upsell/understudy.ts';

const pick = {
  basket: [{ sku: 'BIKE', name: 'Commuter bike' }],
  owned: ['PUMP'],
  candidates: ['BUNDLE', 'MUDGUARDS', 'PUMP', 'LOCK'].map((sku) => ({ sku, name: sku.toLowerCase() })),
};

test('given candidates, then it proposes what must be rejected first and then them in their order', () => {
  const user = `Here is the data: ${JSON.stringify(pick)} Answer now.`;
  const { suggestions } = JSON.parse(standInAnswer({ system: 'You rank add-ons.', user }, [picker])) as {
    suggestions: { sku: string }[];
  };
  expect(suggestions.map(({ sku }) => sku)).toEqual([UNKNOWN_SKU, 'PUMP', 'BUNDLE', 'MUDGUARDS', 'PUMP']);
});
