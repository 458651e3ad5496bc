import { expect, it } from 'vitest';
import { shareIn } from '../../../../shared/rules/help/shares.ts';

it.each([
  ['half of the carts', '50%'],
  ['every third customer', '33%'],
  ['a tenth of the orders', '10%'],
  ['one in twenty', '5%'],
  ['one cart in 15 is held out', '7%'],
  ['every twelfth cart', '8%'],
  ['12 % of people', '12%'],
  ['1 in 8 orders', '13%'],
  ['nobody', undefined],
])('"%s" is %s', (said, share) => expect(shareIn(said)).toBe(share));
