// Names that are people and no items, and things whose names only have people in them.
import { describe, expect, it } from 'vitest';
import { loyaltyLanguage } from '../../../../lambdas/loyalty/rules/language.ts';
import { noItem } from '../../../../shared/rules/slots/no-item.ts';

const shop = { name: 'Fern & Oak', currency: 'GBP', locale: 'en-GB' };

describe('people', () => {
  it.each([
    'over-65s',
    'Over 65s',
    'the over-60s',
    'under-18s',
    'under 5s',
    '18-25s',
    '65+',
    '65 plus',
    '16 to 25 year olds',
    'pensioners',
    'ex-servicemen',
    'co-workers',
    'ladies',
    'key workers',
    'blue light card holders',
    'parents',
  ])('are no items: %s', (name) => {
    expect(noItem(name)).toBe('people');
    expect(noItem(`"${name}"`)).toBeUndefined();
  });

  it.each([
    'under-5s dungarees',
    'over-ear headphones',
    'KIDS-250',
    '501-jeans',
    'baby food',
    'builders tea',
    "men's socks",
    'ex-display bikes',
    '1980s posters',
    '7 Up',
    'Over the Rainbow mug',
  ])('that only stand in the name of a thing are one: %s', (name) => {
    expect(noItem(name)).toBeUndefined();
  });

  it.each([
    ['Double points for over-65s on Thursdays only.', 'over-65s'],
    ['Over-65s earn double points.', 'Over-65s'],
    ['Over-65s earn no points.', 'Over-65s'],
    ['Triple points for co-workers.', 'co-workers'],
    ['Double points for pensioners on Thursdays.', 'pensioners'],
    ['Double points for over 65s on Thursdays.', 'over 65s'],
  ])('earn nothing else, and their owner is told why: %s', (sentence, people) => {
    const read = loyaltyLanguage.meanings(`${sentence}\n100 points = a free tea.`, shop);
    expect(read.ok ? '' : read.problems[0]?.message).toContain(`"${people}" are people`);
  });
});
