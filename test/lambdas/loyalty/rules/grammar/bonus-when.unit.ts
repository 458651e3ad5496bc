// The days of a bonus where something with a name stands beside them: a day with a name of its own is no item, and a weekday with its
// date is one day.
import { describe, expect, it } from 'vitest';
import { loyaltyLanguage } from '../../../../../lambdas/loyalty/rules/language.ts';

const shop = { name: 'Fern & Oak', currency: 'GBP', locale: 'en-GB' };

function told(sentence: string): string {
  const read = loyaltyLanguage.meanings(`${sentence}\n100 points = a free tea.`, shop);
  return read.ok ? (read.rules[0]?.means ?? '') : `NO ${read.problems[0]?.message}`;
}

describe('a day with a name of its own', () => {
  it.each([
    'Triple points on Small Business Saturday, 5 December.',
    'Triple points on Small Business Saturday.',
    'Double points on market Saturday.',
    'Double points on Cyber Monday.',
    'Double points on Black Friday.',
    'Double points on Black Friday, 27 November.',
    'Double points on Mothering Sunday, 14 March.',
    'Double points on Pancake Tuesday, 9 February.',
    'Double points on Good Friday and Easter Monday.',
    'Double points on Bonfire Night Thursday.',
    'Get 2x points on Super Sunday.',
    'Double points on coffee Saturdays.',
  ])('is no item sold on such weekdays: %s', (sentence) => {
    expect(told(sentence)).toMatch(/^NO /);
  });

  it('is told to write its date', () => {
    expect(told('Double points on Cyber Monday.')).toContain('such as "on 27 November 2026"');
  });

  it.each([
    ['Double points on coffee on Saturdays.', 'coffee'],
    ['Double points on coffee every Saturday.', 'coffee'],
    ['Double points on coffee, Saturdays only.', 'coffee'],
    ['Double points on cakes at weekends.', 'cakes'],
  ])('an item and its days stay that: %s', (sentence, item) => {
    expect(told(sentence)).toBe(
      `What has "${item}" in its name earns 2 times the usual points, on ${item === 'cakes' ? 'weekends' : 'Saturdays'}.`,
    );
  });

  it('hours need no word before them', () => {
    expect(told('Double points on coffee 4 pm to 6 pm.')).toContain('from 16:00 to 18:00');
  });
});

describe('a weekday with its date', () => {
  it.each([
    'Double points on Saturday, 5 December.',
    'Double points on Saturday, 5 December 2026.',
    'Double points on 5 December, Saturday.',
    'Beans earn double points on Saturday, 5 December.',
  ])('is one day, and neither every Saturday nor that date of every year: %s', (sentence) => {
    expect(told(sentence)).toContain(
      'NO A weekday and a date are one day: write the date alone, with its year',
    );
  });

  it.each([
    ['Double points on Saturdays and 5 December.', 'Saturdays'],
    ['Double points on Monday, Tuesday and 5 December.', 'Mondays and Tuesdays'],
  ])('that are several stay several: %s', (sentence, days) => {
    expect(told(sentence)).toBe(
      `Everything earns 2 times the usual points, on ${days} and on 5 December of every year.`,
    );
  });
});
