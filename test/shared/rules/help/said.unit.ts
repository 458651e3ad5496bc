import { expect, it } from 'vitest';
import { amountsIn, longSpansIn, sharesIn, shortSpansIn } from '../../../../shared/rules/help/said.ts';

it('finds figures as their owner wrote them', () => {
  expect(shortSpansIn('Not before 2 hours, or half an hour on a Sunday.')).toEqual([
    '2 hours',
    'half an hour',
  ]);
  expect(longSpansIn('Ten days between carts, once a quarter.')).toEqual(['Ten days', '91 days']);
  expect(amountsIn('From £1,000 to twenty quid, or a tenner.')).toEqual([
    '£1,000',
    'twenty quid',
    'a tenner',
  ]);
  expect(sharesIn('5 to 25 per cent, never 40%')).toEqual(['25%', '40%']);
});
