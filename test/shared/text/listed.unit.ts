import { expect, it } from 'vitest';
import { listed } from '../../../shared/text/listed.ts';

it.each([
  [[], ''],
  [['tea'], 'tea'],
  [['tea', 'milk'], 'tea and milk'],
  [['tea', 'milk', 'cake'], 'tea, milk and cake'],
])('says %j as %j', (parts, said) => {
  expect(listed(parts)).toBe(said);
});

it('says "or" where one of them is meant', () => {
  expect(listed(['tea', 'milk', 'cake'], 'or')).toBe('tea, milk or cake');
});
