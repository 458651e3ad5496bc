// Each rule in one case, computed by the decisions, and what of it can never act.
import { describe, expect, it } from 'vitest';
import { cartGoods } from '../../../lambdas/cart-recovery/owner/goods.ts';
import { cartRecoveryRules } from '../../../lambdas/cart-recovery/owner/meanings.ts';

const shop = {
  name: 'Fern & Oak',
  currency: 'GBP',
  locale: 'en-GB',
  country: 'GB',
  now: new Date('2026-11-28T12:00:00Z'),
};

function told(document: string, totals?: readonly number[]) {
  const looked = totals === undefined ? shop : { ...shop, goods: { things: [], totals } };
  const read = cartRecoveryRules.documents['rules.txt']?.(document, looked);
  if (read?.ok !== true) throw new Error(JSON.stringify(read));
  return read.rules;
}
const sizes =
  'Small carts (under 40): 4 hours, then 24.\nMedium carts: 2 hours, then 22.\nBig carts (over 150): 1 hour, then 20.';

describe('a rule of carts at work', () => {
  it('given sizes, then each is seen on a cart of that size, of the shop where there is one', () => {
    const examples = (totals?: readonly number[]) =>
      told(sizes, totals)
        .slice(0, 3)
        .map(({ example }) => example);
    expect(examples()).toEqual([
      'A cart of £20.00 gets its first reminder after 4 hours, the second after 1 day.',
      'A cart of £95.00 gets its first reminder after 2 hours, the second after 22 hours.',
      'A cart of £180.00 gets its first reminder after 1 hour, the second after 20 hours.',
    ]);
    expect(examples([1_250, 16_000])).toEqual([
      'A cart of £12.50 gets its first reminder after 4 hours, the second after 1 day.',
      'A cart of £95.00 gets its first reminder after 2 hours, the second after 22 hours.',
      'A cart of £160.00 gets its first reminder after 1 hour, the second after 20 hours.',
    ]);
  });

  it.each([
    ['One reminder only.', 'A cart of £80.00 gets its first reminder after 2 hours, and no second.'],
    [
      'Do not remind carts under 10.',
      'A cart of £10.00 gets its first reminder after 4 hours, the second after 1 day. A cart of £9.99 gets no reminder.',
    ],
    [
      'Tell me about carts over 300.',
      'A cart of £300.00 that was left: the letter comes after 1 hour. None comes of £299.99.',
    ],
    [
      'Give up after 5 days.',
      'A cart whose second reminder went out on Sunday 29 November at 12:00 is closed on Friday 4 December at 12:00.',
    ],
    [
      'Recovery window is 2 days.',
      'Reminded on Saturday 28 November at 12:00 and bought on Monday 30 November at 12:00: won back. A day later: not.',
    ],
    [
      'No more than one e-mail a week per person.',
      'Whoever was reminded on Saturday 28 November at 12:00 can be reminded of another cart from Saturday 5 December at 12:00 on.',
    ],
    [
      'Only remind people who accepted marketing.',
      'Who ticked the box for marketing is reminded, and who left it empty is not reminded.',
    ],
    ['Remind everybody.', 'Who ticked the box for marketing is reminded, and who left it empty is reminded.'],
    [
      'Quiet on 25 December.',
      'A reminder that is due on Friday 25 December at 12:00 waits until Saturday 26 December at 08:00.',
    ],
    [
      'Pause until 7 December 2026.',
      'A reminder that is due on Saturday 28 November at 12:00 waits until Monday 7 December at 08:00, if it is still welcome then.',
    ],
  ])('given "%s", then %s', (sentence, example) => expect(told(sentence)[0]?.example).toBe(example));
});

describe('a rule of carts that never acts', () => {
  it('given a size below the least total, then no cart of it is reminded', () => {
    expect(told(`${sizes}\nDo not remind carts under 60.`).map(({ doubts }) => doubts)).toEqual([
      ['No cart of this size is reminded, because carts below £60.00 are not'],
      ...Array(told(`${sizes}\nDo not remind carts under 60.`).length - 1),
    ]);
  });

  it('given a least total that no cart came to, then it is said', () => {
    expect(told('Do not remind carts under 100.', [4_000])[0]?.doubts).toEqual([
      'No cart so far came to that much, so none would be reminded',
    ]);
    expect(told('Do not remind carts under 100.', [4_000, 10_000])[0]?.doubts).toBeUndefined();
  });

  it('given carts to hear of that no cart came to, or that are never reminded, then it is said', () => {
    expect(told('Tell me about carts over 100.', [4_000])[0]?.doubts).toEqual([
      'No cart so far came to that much',
    ]);
    expect(told('Tell me about carts over 50.\nDo not remind carts under 60.')[0]?.doubts).toEqual([
      'Carts below £60.00 are not reminded, and you hear of none of them',
    ]);
    expect(told('Tell me about carts over 60.\nDo not remind carts under 60.')[0]?.doubts).toBeUndefined();
  });
});

it('given carts in several currencies, then their totals in the shop’s', () => {
  const rows = [
    { currency: 'GBP', total_minor: 1_000 },
    { currency: 'EUR', total_minor: 900, shop_total_minor: 800 },
    { currency: 'EUR', total_minor: 900 },
    {},
  ];
  expect(cartGoods.from({ 'cr-state': rows }, 'GBP').totals).toEqual([1_000, 800]);
});
