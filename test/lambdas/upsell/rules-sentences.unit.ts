// Sentences as owners write them: what each means, or why it is refused and what can be written instead.
import { describe, expect, it } from 'vitest';
import { upsellLanguage } from '../../../lambdas/upsell/rules/language.ts';

const shop = { name: 'Ridgeback Cycles', currency: 'GBP', locale: 'en-GB' };

function told(sentence: string): string {
  const read = upsellLanguage.meanings(sentence, shop);
  if (read.ok) return read.rules[0]?.means ?? '';
  return read.problems.map(({ message, nearest = '' }) => `NO ${message} | ${nearest}`).join('\n');
}

const understood: readonly (readonly [string, string])[] = [
  ['text them 2 hours after they buy', 'A nudge goes out 2 hours after the order.'],
  ['one text a month per person', 'No customer gets more than one nudge in 30 days.'],
  [
    'up to 40 % of the order',
    'An add-on costs 3% to 40% of the order: on an order of £100.00, £3.00 to £40.00.',
  ],
  [
    'at least 5% of the order',
    'An add-on costs 5% to 40% of the order: on an order of £100.00, £5.00 to £40.00.',
  ],
  ['only offer add-ons under £30', 'No add-on costs more than £29.99.'],
  ['Never offer anything over £50', 'No add-on costs more than £50.00.'],
  [
    'if someone buys a bike offer LOCK-1',
    'Put first: LOCK-1 to whoever buys bike, if it is in stock and fits.',
  ],
  ['with every bike offer LOCK-1', 'Put first: LOCK-1 to whoever buys bike, if it is in stock and fits.'],
  ['be friendly', 'The voice is: friendly.'],
  ["Don't be pushy.", 'The voice is: not pushy.'],
  ['next morning', "A nudge goes out at 09:00 on the day after the order, by the shop's clock."],
  [
    'Text customers the morning after they buy.',
    "A nudge goes out at 09:00 on the day after the order, by the shop's clock.",
  ],
  [
    'Send nudges at 10 am the next day.',
    "A nudge goes out at 10:00 on the day after the order, by the shop's clock.",
  ],
  [
    'if someone buys a bike offer lights',
    'Put first: of the things that the store pairs with it, what is called "lights" to whoever buys bike, if it is in stock and fits.',
  ],
  [
    'with every bike offer a lock',
    'Put first: of the things that the store pairs with it, what is called "lock" to whoever buys bike, if it is in stock and fits.',
  ],
  ['Only text people who spent £25 or more.', 'Orders below £25.00 are not nudged.'],
  ['Never offer anything from the Clearance category.', 'Never offered: the category "Clearance".'],
  ['Send emails rather than texts.', 'Sent as an e-mail.'],
  [
    'Count it if they tap within 48 hours.',
    'A tap counts as a take-up for 2 days after the nudge; later taps still work.',
  ],
  ['Hold off for 30 minutes before texting.', 'A nudge goes out 30 minutes after the order.'],
  ['Max one nudge per person per quarter.', 'No customer gets more than one nudge in 90 days.'],
  ['Use email not text.', 'Sent as an e-mail.'],
  ["Don't nudge orders below £25.", 'Orders below £25.00 are not nudged.'],
  ['pause', 'No nudge goes out for as long as this sentence stands here.'],
  [
    'no texts at weekends',
    'No nudge goes out on weekends, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  [
    'do not text after 8 pm',
    "Nothing goes out from 20:00 to 08:00, by the customer's own clock where it is known.",
  ],
];

const refused: readonly (readonly [string, string, string])[] = [
  ['tomorrow', 'or at an hour of the next day', 'Send the nudge the next day at 10 am.'],
  ["If they buy a helmet, don't offer gloves.", 'it never is, whatever it is bought with', ''],
  ['Give 10% off the add-on.', 'there are no discounts', ''],
  ['Nothing cheaper than £3.', 'a share of the order', ''],
  ['Text first, email if no mobile.', 'Say which of the two', ''],
  ['Never offer on Sundays', 'reads like a condition', ''],
  ['Never offer anything to students', '', ''],
  ["Don't offer things people already have.", 'What somebody has already is not offered', ''],
  ['Give 10% discount', 'there are no discounts', ''],
  ['Offer two add-ons', 'one thing', ''],
  ['Be quiet', '', ''],
];

describe('a sentence of an owner', () => {
  it.each(understood)('given "%s", then it means: %s', (sentence, means) => {
    expect(told(sentence)).toBe(means);
  });

  it.each(refused)(
    'given "%s", then it is refused because %s, and shown: %s',
    (sentence, because, instead) => {
      expect(told(sentence)).toContain('NO ');
      expect(told(sentence)).toContain(because);
      expect(told(sentence)).toContain(instead);
    },
  );
});
