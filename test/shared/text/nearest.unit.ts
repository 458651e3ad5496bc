import { expect, it } from 'vitest';
import { nearestTo } from '../../../shared/text/nearest.ts';

const known = ['port', 'only', 'fresh', 'dynamodb-endpoint', 'Region'];

it.each([
  ['prot', 'port'],
  ['frehs', 'fresh'],
  ['dynamo-endpoint', 'dynamodb-endpoint'],
  ['region', 'Region'],
  ['sourdough', undefined],
  ['p'.repeat(100_000), undefined],
])('given %.20s, then %s was meant', (word, meant) => {
  expect(nearestTo(word, known)).toBe(meant);
});
