// Stamp cards as owners write them, what they mean, and what is none.
import { describe, expect, it } from 'vitest';
import { explainRules } from '../../../../../lambdas/loyalty/rules/explain.ts';
import { loyaltyLanguage } from '../../../../../lambdas/loyalty/rules/language.ts';
import type { StampCard } from '../../../../../lambdas/loyalty/rules/shape.ts';

const shop = { name: 'Fern & Oak', currency: 'GBP', locale: 'en-GB' };
const REWARD = '100 points = a free tea.';

function told(...sentences: readonly string[]): string {
  const read = loyaltyLanguage.meanings([...sentences, REWARD].join('\n'), shop);
  return read.ok
    ? (read.rules[0]?.means ?? '')
    : read.problems.map(({ message, nearest = '' }) => `NO ${message} | ${nearest}`).join('\n');
}

function cards(...sentences: readonly string[]): readonly StampCard[] {
  const read = loyaltyLanguage.merge('', [...sentences, REWARD].join('\n'), 'GBP');
  if (!read.ok) throw new Error(JSON.stringify(read));
  return read.rules.stampCards ?? [];
}
const card = (...sentences: readonly string[]) => cards(...sentences)[0];

describe('a stamp card', () => {
  it.each([
    ['Every 10th coffee is free.', 9],
    ['Every tenth coffee free', 9],
    ['The 10th coffee is on us.', 9],
    ['Your 10th coffee is free', 9],
    ['Tenth coffee on the house', 9],
    ['10th coffee free', 9],
    ['Free 10th coffee.', 9],
    ['Every 3rd coffee is free.', 2],
    ['Every 21st coffee is free.', 20],
    ['Buy 9 coffees, get 1 free.', 9],
    ['Buy nine coffees and get one free', 9],
    ['Buy 9 coffees get the 10th free', 9],
    ['Buy 9 coffees get the tenth one free.', 9],
    ['Buy 9 coffees, the next one is free.', 9],
    ['After 9 coffees the next is free.', 9],
    ['For every 9 coffees you get one free.', 9],
    ['Buy 9 get 1 free on coffee.', 9],
    ['Stamp card for coffee: every 10th is free.', 9],
    ['Stamp card: buy 9 coffees, get the 10th free.', 9],
  ])('is read of: %s', (sentence, stamps) => {
    expect(card(sentence)).toMatchObject({ name: 'coffee', stamps });
    expect(card(sentence)).not.toHaveProperty('months');
  });

  it.each([
    ['Buy 9 loaves, the 10th is free, within 6 months.', 6],
    ['Buy 9 loaves within 6 months, the 10th is free.', 6],
    ['Every 10th loaf is free within a year.', 12],
    ['Every 10th loaf is free in 3 months.', 3],
  ])('may lapse: %s', (sentence, months) => {
    expect(card(sentence)).toMatchObject({ name: 'loaf', stamps: 9, months });
  });

  it('is of one item, of several, or of a code', () => {
    expect(card('Every 8th cake or pastry is free.')).toMatchObject({
      name: 'cake+pastry',
      items: [
        { kind: 'any', value: 'cake' },
        { kind: 'any', value: 'pastry' },
      ],
    });
    expect(card('Buy 5 code BEANS-250, get 1 free.')).toMatchObject({
      items: [{ kind: 'code', value: 'BEANS-250' }],
    });
    expect(card('Every 6th hot drink is free.')?.name).toBe('hot drink');
  });

  it('keeps its name, and so its stamps, when the owner writes another number, order or plural', () => {
    expect(card('Every 8th coffee is free.')?.name).toBe(card('Buy 12 coffees, get 1 free.')?.name);
    expect(card('Every 8th pastry or cake is free.')?.name).toBe(
      card('Every 8th cake or pastry is free.')?.name,
    );
    expect(card('Every 8th coffee is free within 2 months.')?.name).toBe('coffee');
  });

  it('has a name that stays short, and another for other items', () => {
    const many = (last: string) =>
      `Every 8th ${['croissant', 'cinnamon bun', 'almond tart', last].join(', ')} or scone is free.`;
    const [one, other] = [card(many('eclair')), card(many('madeleine'))];
    expect(one?.name.length).toBeLessThanOrEqual(32);
    expect(one?.name).not.toBe(other?.name);
  });

  it('is one of several, and two about the same must agree', () => {
    expect(
      cards('Every 10th coffee is free.', 'Every 6th sandwich is free.').map(({ name }) => name),
    ).toEqual(['coffee', 'sandwich']);
    expect(told('Every 10th coffee is free.', 'Buy 5 coffees, get 1 free.')).toContain('NO ');
  });

  it('says what it means', () => {
    expect(told('Every 10th coffee is free.')).toBe(
      'A stamp card of 9: each piece with "coffee" in its name brings a stamp; 9 stamps fill the card, and the next piece is free, given at the desk.',
    );
    expect(told('Buy 9 loaves, the 10th is free, within 6 months.')).toContain(
      'which counts in its month and the 6 months after it',
    );
  });
});

describe('the rules in force', () => {
  const force = (text: string) => {
    const read = loyaltyLanguage.merge('', `${text}\n${REWARD}`, 'GBP');
    if (!read.ok) throw new Error(JSON.stringify(read));
    return explainRules(read.rules, shop).filter(({ rule }) => rule === 'stamp-card');
  };

  it('say each card in a line of its own, and nothing where there is none', () => {
    expect(force('Every 10th coffee is free.\nEvery 6th bagel is free.').map(({ means }) => means)).toEqual([
      expect.stringContaining('A stamp card of 9: each piece with "coffee"'),
      expect.stringContaining('A stamp card of 5: each piece with "bagel"'),
    ]);
    expect(force('')).toEqual([]);
  });
});

describe('what is no stamp card', () => {
  it.each([
    ['Every 2nd coffee is free.', 'outside number 3 to number 51'],
    ['Every 100th coffee is free.', 'outside number 3 to number 51'],
    ['Buy 9 loaves, the 11th is free.', 'the next one is number 10, and not 11'],
    ['Every 10th coffee is free, within 90 days.', 'kept by the month'],
    ['Every 10th coffee is free within 3 years.', 'outside 1 month to 12 months'],
    ['Every 10th item is free.', 'name the item'],
    ['The tenth one is free.', 'name the item'],
    ['Every 10th thing is free.', 'name the item'],
    ['Every 10th coffee is free on Mondays', '"on Mondays" is too much'],
    ['Every 10th visit is free.', 'how many pieces of an item are paid for'],
    ['Every 10th customer gets a free coffee.', 'how many pieces of an item are paid for'],
    ['Every 10th coffee is half price.', 'the next piece of the same is free'],
    ['Buy 10 coffees, get a free muffin.', 'the next piece of the same is free'],
    ['Collect 10 stamps, get a free coffee.', 'how many pieces of an item are paid for'],
    ['We have stamp cards.', 'how many pieces of an item are paid for'],
  ])('given "%s", then its owner is told: %s', (sentence, because) => {
    expect(told(sentence)).toContain('NO ');
    expect(told(sentence)).toContain(because);
  });

  it('is one of what earns nothing, which would stay empty', () => {
    expect(told('Every 10th coffee is free.', 'Coffees earn no points.')).toContain(
      '"coffee" earns nothing on line 2, so it would bring no stamps either',
    );
  });

  it('nor are there more than eight', () => {
    const goods = 'coffee tea cocoa bagel scone bun muffin sandwich'.split(' ');
    const all = goods.map((item) => `Every 10th ${item} is free.`);
    expect(cards(...all)).toHaveLength(8);
    expect(told(...all, 'Every 10th loaf is free.')).toContain('That is 9 stamp cards; 8 are the most');
  });

  it.each([
    ['100 points = a free coffee.', '100 points buy: free coffee.'],
    ['Coffee earns double points.', 'What has "Coffee" in its name earns 2 times the usual points.'],
    [
      'Buy any bag of beans, get 20 bonus points.',
      'What has "beans" in its name earns 20 points more for each one sold.',
    ],
  ])('a reward and a bonus stay what they are: %s', (sentence, means) => {
    expect(told(sentence)).toBe(means);
  });
});
