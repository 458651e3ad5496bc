// How a letter says what a product brought: nothing where nobody is held out, a difference with its interval, or that it is too early.
import { expect, it } from 'vitest';
import { broughtBlocks } from '../../../shared/owner-mail/brought.ts';
import { aShop } from '../../lambdas/cart-recovery/builders.ts';

const words = { caption: 'What it brought', offered: 'Offered', heldOut: 'Held out' };
const said = (offered: readonly [number, number], heldOut: readonly [number, number], weeks = 8) =>
  JSON.stringify(
    broughtBlocks(
      {
        offered: { hits: offered[0], of: offered[1] },
        heldOut: { hits: heldOut[0], of: heldOut[1] },
        weeks,
      },
      words,
      aShop(),
    ),
  );

it('says nothing where nobody is held out', () => {
  expect(said([12, 100], [0, 0])).toBe('[]');
});

it('says the difference with its interval where there is one', () => {
  const text = said([120, 400], [10, 80]);
  expect(text).toContain('120 of 400 (30%)');
  expect(text).toContain('10 of 80 (12.5%)');
  expect(text).toMatch(/It brings 17\.5 more of a hundred \(between 7\.5 and 24\.8, 95 times of 100\)\./);
});

it('names no figure where the interval says nothing, but how long it takes', () => {
  const text = said([30, 100], [2, 11], 4);
  expect(text).toMatch(/Not enough yet: about \d+ more weeks? at this pace\./);
  expect(text).not.toContain('It brings');
  expect(said([101, 1000], [10, 100])).toContain('not within a year');
});

const inMoney = (heldOut: Record<string, number>) =>
  JSON.stringify(
    broughtBlocks(
      {
        offered: { of: 2_000, hits: 300, amounts: { 2000: 300 } },
        heldOut: {
          of: 400,
          hits: Object.values(heldOut).reduce((sum, people) => sum + people, 0),
          amounts: heldOut,
        },
        weeks: 8,
      },
      { ...words, each: 'an order' },
      aShop({ locale: 'en-GB', currency: 'GBP' }),
    ),
  );

it('says of money what each brought more, between what and what, and for all of them', () => {
  expect(inMoney({ 2000: 20 })).toMatch(
    /In money it brings £2\.00 more an order \(between £1\.\d\d and £2\.\d\d, 95 times of 100\), about £4,000\.00 for all 2,000/,
  );
});

it('names no money where the interval says nothing, but how long it takes', () => {
  const text = inMoney({ 2000: 3 });
  expect(text).toMatch(/In money not enough yet: about \d+ more weeks? at this pace\./);
  expect(text).not.toContain('£');
});
