import { expect, it } from 'vitest';
import { bigCartLetter } from '../../../../lambdas/cart-recovery/reminding/big-cart-letter.ts';
import type { CartRow } from '../../../../lambdas/cart-recovery/rows.ts';
import { aCart, aShop } from '../builders.ts';

const letterOf = (changes: Partial<CartRow> = {}) =>
  bigCartLetter({
    cart: aCart({
      total_minor: 62_000,
      first_at: '2026-06-09T15:00:00.000Z',
      first_outcome: 'sent',
      ...changes,
    }),
    suppressUrl: 'https://unsub.example/o/token',
    shop: aShop(),
  });

it('reads well by itself', () => {
  expect(letterOf().text).toBe(`A cart of US$620.00 was left
============================

In it        Linen shirt
Total        US$620.00
Name         Ana
Address      a•••@example.com
Last change  Tuesday, 9 June 2026 at 14:00
Cart         k-42
Reminders    The first one went to them.

Your store knows the whole address. If you see to this cart yourself, end its reminders first.

End its reminders:
https://unsub.example/o/token

The page asks before it does anything. Its link works for 30 days, for anybody who has this letter: do not pass it on.

-- 
Ridgeback Cycles
You get this because your rules ask to hear of carts like this one. It comes once for each cart.
`);
});

it.each([
  ['skipped-unsubscribed', 'they asked for no more'],
  ['skipped-no-consent', 'did not accept marketing'],
  ['skipped-do-not-disturb', 'another cart’s reminder lately'],
  ['skipped-silent-elsewhere', 'opted out of another'],
  ['skipped-enough-messages', 'had enough messages'],
  ['unknown', 'tonight’s list'],
] as const)(
  'says of a first reminder that is %s why nothing came, or where that stands',
  (outcome, words) => {
    expect(letterOf({ first_outcome: outcome }).text).toContain(words);
  },
);

it('takes what a shopper wrote for text, and the rest for what it is', () => {
  const letter = letterOf({
    name: '<b>Ana</b>',
    items: [{ sku: 'A', name: '<i>Lamp', quantity: 1, price_minor: 1 }],
  });
  expect(letter.html).not.toMatch(/<b>Ana|<i>Lamp/);
  expect(letter.text).toContain('<i>Lamp');
  expect(letter.to).toEqual(['owner@shop.example']);
});
