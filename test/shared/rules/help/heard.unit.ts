import { expect, it } from 'vitest';
import { soManyIn } from '../../../../shared/rules/help/heard.ts';

it.each([
  ['two a month', { count: 2, days: 30 }],
  ['a customer can get at most five reminders in two months', { count: 5, days: 60 }],
  ['twice a week', { count: 2, days: 7 }],
  ['no more than 4 suggestions a fortnight', { count: 4, days: 14 }],
])('"%s" is so many in so many days', (said, many) => expect(soManyIn(said)).toEqual(many));

it.each(['two at most', 'once a week', 'now and then'])('"%s" is not', (said) =>
  expect(soManyIn(said)).toBeUndefined(),
);
