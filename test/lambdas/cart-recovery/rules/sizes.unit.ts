// Sizes that do not cover all carts, as whoever writes them is answered: with what is missing, and with what of the document is understood.
import { expect, it } from 'vitest';
import { cartLanguage } from '../../../../lambdas/cart-recovery/rules/language.ts';

const shop = { name: 'Fern & Oak', currency: 'GBP', locale: 'en-GB' };

it.each([
  ['Carts over 100: remind after 2 hours, then after 22 hours.', 'Carts under 100.00 have no size'],
  ['Carts under 40 get one reminder, after 24 hours.', 'Carts of 40.00 and more have no size'],
  [
    'Small carts (under 40): 4 hours, then 24.\nBig carts (over 150): 1 hour, then 20.',
    '40.00 to 150.00 have no size',
  ],
])('says what is missing, and what it understood: %s', (sizes, missing) => {
  const read = cartLanguage.meanings(sizes, shop);
  const problems = read.ok ? [] : read.problems;
  expect(problems.map(({ message }) => message).join()).toContain(missing);
  // A sentence that is not understood is told of, and what is understood beside it.
  const document = `${sizes}\nQuiet hours are 9 pm to 8 am.\nBigger carts are for Fridays.`;
  const mistaken = cartLanguage.meanings(document, shop);
  expect(mistaken.ok ? [] : mistaken.problems.map(({ text }) => text)).toEqual([
    'Bigger carts are for Fridays.',
  ]);
  expect(cartLanguage.understood(document, shop).map(({ text }) => text)).toContain(
    'Quiet hours are 9 pm to 8 am.',
  );
});
