// Sentences as owners write them: what each means, or why it is refused and what can be written instead.
import { describe, expect, it } from 'vitest';
import { cartLanguage } from '../../../lambdas/cart-recovery/rules/language.ts';

const shop = { name: 'Fern & Oak', currency: 'GBP', locale: 'en-GB', country: 'GB' };

function told(sentence: string): string {
  const read = cartLanguage.meanings(sentence, shop);
  if (read.ok) return read.rules[0]?.means ?? '';
  return read.problems.map(({ message, nearest = '' }) => `NO ${message} | ${nearest}`).join('\n');
}

const every =
  'Every cart: first reminder 2 hours after it was left, second reminder 22 hours after it was left.';
const understood: readonly (readonly [string, string])[] = [
  [
    'anything over £150 counts as big: 60 minutes, then 20 hours. All other carts: 2 hours, then 22.',
    'A cart of £150.00 or more: first reminder 1 hour after it was left, second reminder 20 hours after it was left.',
  ],
  ['remind after 2 hours, then after 22 (all sizes)', every],
  ['first reminder after 2 hours, second after 22 hours', every],
  ['All sizes: 2 hours, then 22 hours.', every],
  [
    'carts under £40 get an e-mail after 4 hours. All other carts: 2 hours, then 22.',
    'A cart under £40.00: one reminder 4 hours after it was left, and no second.',
  ],
  ['Send one email after 3 hours.', 'Every cart: one reminder 3 hours after it was left, and no second.'],
  ['Please do not remind anyone about carts under five pounds.', 'Carts below £5.00 are not reminded.'],
  ["Don't email people who haven't opted in.", 'Only people who accepted marketing are reminded.'],
  [
    "Don't email anyone more than once a fortnight.",
    'Whoever was reminded of one cart is not reminded of another for 14 days; the two reminders of one cart keep their own waits.',
  ],
  [
    'Hold reminders until 10am.',
    "Nothing goes out from 21:00 to 10:00, by the shopper's own clock where it is known.",
  ],
  [
    'We are closed from 24 to 27 December, send nothing.',
    'No reminder goes out from 24 December to 27 December of every year, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  ['one reminder only', 'A cart gets one reminder, after its first wait, and no second.'],
  ['Do not send a second reminder.', 'A cart gets one reminder, after its first wait, and no second.'],
  ['Remind people only once.', 'A cart gets one reminder, after its first wait, and no second.'],
  ['only remind for carts over £20', 'Carts below £20.00 are not reminded.'],
  ['No reminders for baskets under 20 quid', 'Carts below £20.00 are not reminded.'],
  [
    'no more than one e-mail a week per person',
    'Whoever was reminded of one cart is not reminded of another for 7 days; the two reminders of one cart keep their own waits.',
  ],
  [
    'leave people alone for 3 days after an e-mail',
    'Whoever was reminded of one cart is not reminded of another for 3 days; the two reminders of one cart keep their own waits.',
  ],
  [
    'count it as recovered if they buy within a week',
    'A purchase within 7 days after a reminder counts as won back.',
  ],
  ['Wait 2 hours, then 22 hours.', every],
  [
    'Send reminders only on weekdays.',
    'No reminder goes out on weekends, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  ["Don't bother with carts below a tenner.", 'Carts below £10.00 are not reminded.'],
  [
    'Sales within five days count as recovered.',
    'A purchase within 5 days after a reminder counts as won back.',
  ],
  [
    'Email everyone, consent or not.',
    'People are reminded whether or not they accepted marketing; those who said that they want none are not.',
  ],
  ['pause', 'No reminder goes out for as long as this sentence stands here.'],
  [
    'No reminders on Sundays.',
    'No reminder goes out on Sundays, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  [
    'no e-mails at weekends',
    'No reminder goes out on weekends, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  [
    'Do not e-mail anyone on 25 and 26 December',
    'No reminder goes out on 25 December of every year and on 26 December of every year, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  [
    'no e-mails from 9 at night to 8 in the morning',
    "Nothing goes out from 21:00 to 08:00, by the shopper's own clock where it is known.",
  ],
];

const refused: readonly (readonly [string, string, string])[] = [
  [
    'Send a reminder after 3 hours.',
    'Both waits are written together',
    'All carts: remind after 3 hours, then after 24 hours.',
  ],
  ['carts under £40 get an e-mail after 4 hours', 'Carts of 40.00 and more have no size', 'All other carts'],
  ['Send a third reminder after 48 hours.', 'one reminder or two, never more', 'All carts'],
  ['Give 10% off in the second reminder', 'gives nothing away', ''],
  ['Text people who left a cart', 'by e-mail only', ''],
  ['Only remind carts over $20', 'not in "$"', ''],
  ['pause until Monday', 'with its year', ''],
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
