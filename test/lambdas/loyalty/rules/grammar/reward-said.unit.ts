import { expect, it } from 'vitest';
import { rewardSaid } from '../../../../../lambdas/loyalty/rules/grammar/reward-said.ts';

it.each([
  ["£5 off when you've collected 500 points", '500 points = £5 off.'],
  ['Trade 200 points in for a tote bag', '200 points = a tote bag.'],
  ['Members get a free muffin once they have 80 points', '80 points = a free muffin.'],
  ['100 points = a pound', '100 points are worth a pound.'],
  ['1,000 points gets them a hamper', '1000 points = a hamper.'],
])('"%s" is "%s"', (text, sentence) => expect(rewardSaid(text)).toEqual([sentence]));

it.each(['Points never expire', 'Double points on tea'])('"%s" is no reward', (text) =>
  expect(rewardSaid(text)).toEqual([]),
);
