// Every rule of every product has a case in which it is shown at work, and it is shown for each sentence of the handbook.
import { describe, expect, it } from 'vitest';
import { cartAtWork } from '../../../../lambdas/cart-recovery/owner/at-work.ts';
import { cartLanguage } from '../../../../lambdas/cart-recovery/rules/language.ts';
import { loyaltyAtWork } from '../../../../lambdas/loyalty/owner/at-work.ts';
import { loyaltyLanguage } from '../../../../lambdas/loyalty/rules/language.ts';
import { upsellAtWork } from '../../../../lambdas/upsell/owner/at-work.ts';
import { upsellLanguage } from '../../../../lambdas/upsell/rules/language.ts';
import type { AtWorkTable } from '../../../../shared/rules/at-work/at-work.ts';

/** How it sounds is for a model to say, and no decision. */
const WITHOUT = new Set(['voice']);

describe.each([
  ['upsell', upsellLanguage.declarations, upsellAtWork as AtWorkTable],
  ['cart recovery', cartLanguage.declarations, cartAtWork as AtWorkTable],
  ['loyalty', loyaltyLanguage.declarations, loyaltyAtWork as AtWorkTable],
] as const)('the rules of %s', (_, declarations, table) => {
  it.each(Object.keys(declarations).filter((field) => !WITHOUT.has(field)))('%s has its case', (field) => {
    expect(table[field]?.example).toBeTypeOf('function');
  });
});

const shop = { name: 'Fern & Oak', currency: 'GBP', locale: 'en-GB', now: new Date('2026-11-28T12:00:00Z') };

it.each([
  [
    'At most 1 reward per visit.',
    'Whoever had one reward on Saturday 28 November gets the next one on Sunday 29 November at the earliest.',
  ],
  ['50 points for joining.', 'Whoever joins begins with 50 points, and 50 points to go for: free tea.'],
  ['100 points for joining.', 'Whoever joins begins with 100 points, enough for: free tea.'],
  [
    '25 points on your birthday.',
    'Born on a 5 December, a member has 25 points more on Saturday 5 December, and again a year later; born on 29 February, next on Sunday 28 February.',
  ],
  [
    'Give lapsed regulars 50 points.',
    'A regular with 75 points who slipped away has 125 points when the nudge comes, enough for: free tea.',
  ],
  [
    'At most 3 goodwill rewards a day each.',
    'A manager who gave 3 on a day gives the next one on the day after.',
  ],
  [
    'At most 3 messages a week to one person, from all of us.',
    'Whoever had 3 messages on Saturday 28 November gets the next one on Saturday 5 December at 12:00 at the earliest.',
  ],
  [
    'Never two messages on one day, from all of us.',
    'Whoever had a message at noon on Saturday 28 November may get the next one on Sunday 29 November.',
  ],
  [
    'Two messages on one day are fine, from all of us.',
    'Whoever had a message at noon on Saturday 28 November may get the next one still on Saturday 28 November.',
  ],
  ['Points never expire.', 'Points of Saturday 28 November still count in 2031.'],
  [
    'Hold out 10% of lapsing regulars.',
    'Of a hundred people with made-up addresses 12 get no win-back mail, and the same ones every time.',
  ],
])('given "%s", then for example: %s', (sentence, example) => {
  const read = loyaltyLanguage.meanings(`${sentence}\n100 points = a free tea.`, shop, loyaltyAtWork);
  expect(read.ok && read.rules[0]?.example).toBe(example);
});

it.each([
  [
    'At most 1 part per text.',
    'A text of 160 plain letters still goes out as a text, and one of 161 does not.',
  ],
  [
    'At most 2 parts per text.',
    'A text of 306 plain letters still goes out as a text, and one of 307 does not.',
  ],
])('given "%s" of nudges, then for example: %s', (sentence, example) => {
  const read = upsellLanguage.meanings(sentence, shop, upsellAtWork);
  expect(read.ok && read.rules[0]?.example).toBe(example);
});
