import { expect, it } from 'vitest';
import { bonusSaid } from '../../../../../lambdas/loyalty/rules/grammar/bonus-said.ts';

it.each([
  ['Double points from 3 till 5 every weekday afternoon', 'Double points on weekdays from 3 pm to 5 pm.'],
  ['Triple points on our birthday, 14 May', 'Triple points on 14 May.'],
  [
    'Tea and cake get double points on Saturday mornings',
    'Double points on Tea and cake on Saturdays before noon.',
  ],
  ['Every loaf brings 5 extra points on Tuesdays', '5 extra points on loaf on Tuesdays.'],
  ['2x points on coffee before 10', '2x points on coffee before 10 am.'],
  ['Double points on coffee but not on Sundays', 'Double points on coffee.'],
])('the fullest of "%s" is "%s"', (text, sentence) => expect(bonusSaid(text)[0]).toBe(sentence));

it.each([
  'Double points this Friday',
  'Double points until Christmas',
  'Double points from Monday',
  'Never double points on Tuesdays',
  '50 points for joining',
  'Come 6 times',
])('"%s" is no bonus that could be written', (text) => expect(bonusSaid(text)).toEqual([]));
