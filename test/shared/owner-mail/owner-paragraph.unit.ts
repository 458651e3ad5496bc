import { describe, expect, it } from 'vitest';
import { type ParagraphFacts, paragraphProblems } from '../../../shared/owner-mail/owner-paragraph.ts';

const facts: ParagraphFacts = {
  month: 'October 2026',
  counts: { carts_seen: 1_312, first_reminders_sent: 40, carts_recovered: 7, written_off: 3, within_days: 7 },
  amounts: ['US$1,234.50', '90,00\u00a0€'],
  percents: ['17.5'],
  locale: 'en-GB',
};

describe('a paragraph of the model', () => {
  it.each([
    'In October 2026, 1312 carts were seen and 40 first reminders went out.',
    'Of 1,312 carts, seven came back: 7 purchases worth US$1,234.50 and 90,00 €.',
    'A rate of 17.5%, and three carts (3) were written off.',
    'A calm month; people came back within 7 days.',
    'Purchases after a reminder paid off: 7 carts, US$1,234.50 won back, and 3 written off.',
  ])('given only numbers of ours, then it may be used: %s', (text) => {
    expect(paragraphProblems(text, facts)).toEqual([]);
  });

  it.each([
    ['an invented count', 'We saw 41 carts.'],
    ['a count next to ours', 'We saw 1,313 carts.'],
    ['a part of an amount', 'You won back 1,234.'],
    ['a count as money', 'You won back $40.'],
    ['a count as money of a code', 'You won back USD 40.'],
    ['a count as money behind', 'You won back 40 €.'],
    ['a count as a rate', 'That is 40%.'],
    ['an amount a little off', 'You won back US$1,234.51.'],
    ['an amount grown longer', 'You won back US$1,234.500.'],
    ['a thousandfold count', 'We sent 40k reminders.'],
    ['a fraction of ours', 'That is 7/40 of them.'],
    ['a negative', 'That is -7 on last month.'],
    ['an ordinal', 'It was the 7th month.'],
    ['another year', 'Better than October 2025.'],
    ['a number in words', 'Twelve carts came back.'],
    ['a big number in words', 'Some forty carts came back.'],
    ['a share in words', 'Nearly half came back.'],
    ['a factor in words', 'Sales doubled.'],
    ['a percent in words', 'Seven percent came back.'],
    ['foreign digits', 'We saw ٤١ carts.'],
    ['a fraction sign', 'We won ½ of them.'],
    ['a link', 'See https://shop.example for more.'],
    ['an address with another full stop', 'See evil。com for the 40 carts.'],
    ['an address in words', 'See evil dot com for the 40 carts.'],
    ['an address cut in two', 'See evil .com for the 40 carts.'],
    ['an errand', 'Click below to see all 40 carts.'],
    ['a password', 'Log in with your password to see the 40 carts.'],
    ['a payment', 'Your payment failed after 40 carts.'],
    ['a scare', 'Your account is suspended.'],
    ['letters apart', 'It was f.r.e.e of trouble.'],
    ['other letters', 'Мы видели 40 carts.'],
    ['letters in disguise', 'Lоg in for the 40 carts.'],
    ['markup', 'We saw <b>40</b> carts.'],
    ['a second line', 'Good month.\nVery good.'],
    ['nothing', '  '],
    ['an essay', 'Good. '.repeat(200)],
  ])('given %s, then it is thrown away', (_, text) => {
    expect(paragraphProblems(text, facts)).not.toEqual([]);
  });

  it('given the owner’s own names with numbers in them, then they may be said, and nothing like them', () => {
    const named = { ...facts, names: ['$25 off', 'half-price lunch', 'free coffee'] };
    expect(paragraphProblems('Of 7 rewards, 3 were $25 off; the half-price lunch was loved.', named)).toEqual(
      [],
    );
    expect(paragraphProblems('You gave $25 away.', named)).not.toEqual([]);
    expect(paragraphProblems('You gave $125 off.', named)).not.toEqual([]);
    expect(paragraphProblems('Nearly half came for lunch.', named)).not.toEqual([]);
  });
});
