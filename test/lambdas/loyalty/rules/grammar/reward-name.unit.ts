import { expect, it } from 'vitest';
import { rewardName } from '../../../../../lambdas/loyalty/rules/grammar/reward-name.ts';

it.each([
  '5,- off',
  '5,- kr off',
  '50:- off',
  '5.– off',
  '5,00 off',
  '£5,00 off',
  'CHF 5.- off',
  '€5 off',
  '5 € off',
  '5,50 € off',
  '5eur off',
  'a 5-euro voucher',
  '5 krone rabatt',
  '50 zlotych off',
  '500 yen off',
  '5 bucks off',
  'five euros off',
])('given an amount that is not of the shop, “%s” is no reward', (name) => {
  expect(rewardName(name, 'GBP')).toEqual({ problem: expect.any(String) });
});

it.each([
  ['5 off', '£5 off'],
  ['£5 off', '£5 off'],
  ['50p off', '50p off'],
  ['a coffee (any size)', 'coffee (any size)'],
  ['free lunch (weekdays only)', 'free lunch (weekdays only)'],
  ['2 pound cakes', '2 pound cakes'],
])('given “%s”, then members read “%s”', (written, shown) => {
  expect(rewardName(written, 'GBP')).toEqual({ value: shown });
});

it.each(['free coffee except on Sundays', 'free coffee on Tuesdays', 'free coffee at least', 'leaving'])(
  'given a condition that nobody would keep, “%s” is no reward',
  (name) => {
    expect(rewardName(name, 'GBP')).toEqual({ problem: expect.stringContaining('no part of its name') });
  },
);

it('takes the crowns of a shop that sells in them', () => {
  expect(rewardName('5 kronor off', 'SEK')).toEqual({ value: '5 kronor off' });
});
