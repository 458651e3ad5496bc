// What owners write of goodwill, what it means, and that a limit on rewards or points is not taken for it.
import { describe, expect, it } from 'vitest';
import { loyaltyLanguage } from '../../../../../lambdas/loyalty/rules/language.ts';

const shop = { name: 'Fern & Oak', currency: 'GBP', locale: 'en-GB' };

function told(sentence: string): string {
  const read = loyaltyLanguage.meanings(`${sentence}\n100 points = a free tea.`, shop);
  if (read.ok) return read.rules[0]?.means ?? '';
  return read.problems.map(({ message, nearest = '' }) => `NO ${message} | ${nearest}`).join('\n');
}

describe('a limit of goodwill', () => {
  it.each([
    'At most 3 goodwill rewards a day each.',
    'at most three goodwill rewards per day per manager',
    'Each manager may give 3 gifts a day.',
    'Managers may give at most 3 goodwill rewards a day.',
    'No more than 3 gifts per person per day.',
    'Never give more than 3 goodwill rewards a day.',
    'Limit goodwill to 3 a day each.',
    'Gifts are limited to 3 per manager per day.',
    'Give up to 3 goodwill gifts each a day',
  ])('is understood: %s', (sentence) => {
    expect(told(sentence)).toBe(
      "A manager gives at most 3 goodwill rewards a day, by the shop's clock; one that was taken back counts all the same.",
    );
  });

  it('of one is said as one', () => {
    expect(told('At most 1 goodwill reward a day each.')).toContain('at most one goodwill reward a day');
  });

  it.each([
    'At most 0 goodwill rewards a day each.',
    'At most 51 goodwill rewards a day each.',
    'At most 2.5 gifts a day each.',
  ])('is refused outside its limits: %s', (sentence) => {
    expect(told(sentence)).toMatch(/^NO /);
  });

  it('is offered where it is nearly said', () => {
    for (const nearly of [
      'At most 3 goodwil rewards a day each.',
      'Managers may give goodwill on Mondays only.',
      'No more than 5 gifts a week.',
    ])
      expect(told(nearly)).toContain('At most 3 goodwill rewards a day each.');
  });

  it('is not what a limit of rewards for members says', () => {
    expect(told('At most 1 reward per visit.')).toContain('A member gets at most one reward a day');
    expect(told('One reward per customer per day.')).toContain('A member gets at most one reward a day');
  });
});
