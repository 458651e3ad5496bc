// How often one person is written to is one declaration, so that both products understand the same sentences of it.
import { describe, expect, it } from 'vitest';
import { cartLanguage } from '../../../../lambdas/cart-recovery/rules/language.ts';
import { upsellLanguage } from '../../../../lambdas/upsell/rules/language.ts';

const daysIn = {
  nudge: (sentence: string) => {
    const read = upsellLanguage.merge('', sentence, 'GBP');
    return read.ok ? read.rules.capDays : read.problems[0]?.message;
  },
  reminder: (sentence: string) => {
    const read = cartLanguage.merge('', sentence, 'GBP');
    return read.ok ? read.rules.doNotDisturbDays : read.problems[0]?.message;
  },
};

describe.each(['nudge', 'reminder'] as const)('a %s', (one) => {
  it.each([
    [`One ${one} per person per week.`, 7],
    [`At most one ${one} a fortnight.`, 14],
    [`Never more than one ${one} per customer in 10 days.`, 10],
    ['No more than one email a month per person.', 30],
    ['Email each customer at most once a week.', 7],
    ['Do not email anyone more than once a week.', 7],
    ['Never email the same person twice in 5 days.', 5],
    ['Do not email people again within 9 days.', 9],
    [`Leave people alone for 4 days after a ${one}.`, 4],
    [`Do not email anyone who has had a ${one} in the last 6 days.`, 6],
    ['Once a month per person is enough.', 30],
  ])('given "%s", then in so many days one', (sentence, days) => expect(daysIn[one](sentence)).toBe(days));

  it('given more than one in a while, then no other number is guessed', () => {
    expect(daysIn[one](`Two ${one}s a week per person.`)).toEqual(expect.any(String));
  });
});

it('given days between reminders that may be the two of one cart, then nothing is guessed', () => {
  expect(daysIn.reminder('Leave 2 days between reminders.')).toEqual(expect.any(String));
});
