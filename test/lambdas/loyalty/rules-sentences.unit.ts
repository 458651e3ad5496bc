// Sentences as owners write them: what each means, or why it is refused and what can be written instead.
import { describe, expect, it } from 'vitest';
import { loyaltyLanguage } from '../../../lambdas/loyalty/rules/language.ts';

const shop = { name: 'Fern & Oak', currency: 'GBP', locale: 'en-GB' };

/** What one sentence means, or its problem, beside the one reward that a document must have. */
function told(sentence: string): string {
  const read = loyaltyLanguage.meanings(`${sentence}\n100 points = a free tea.`, shop);
  if (read.ok) return read.rules[0]?.means ?? '';
  return read.problems.map(({ message, nearest = '' }) => `NO ${message} | ${nearest}`).join('\n');
}

const joining =
  'Whoever becomes a member gets 50 points at once, by the form, at the desk or with a first purchase; members brought over from elsewhere do not, and nobody gets them twice.';
const birthday = (points: number) =>
  `A member whose birthday it is gets ${points} points that morning at nine, once a year, and a mail that says so if mail is welcome. The sign-up form then asks for day and month, never for the year, and nobody has to say; born on 29 February, they get them on the 28th in other years.`;
const withNudge = (points: number) =>
  `The nudge that goes out by itself brings ${points} points, once for each time that a regular lapses: a mail about the present then stands for the plain one. Whom no mail can reach gets none by itself; staff can give a win-back bonus at the desk. Lapsing regulars are listed at the desk, and each gets one nudge by itself.`;
const oneADay =
  "A member gets at most one reward a day, by the shop's clock; what was taken back does not count.";

const understood: readonly (readonly [string, string])[] = [
  ...['50 bonus points for joining', '50 points for joining', 'Sign-up bonus of 50 points.'].map(
    (sentence) => [sentence, joining] as const,
  ),
  ...[
    '25 points on your birthday',
    'Everyone gets 25 points on their birthday.',
    'Give members 25 points on their birthday',
    'Birthday bonus: 25 points.',
    'On their birthday members get 25 points',
    '25 bonus points for your birthday',
  ].map((sentence) => [sentence, birthday(25)] as const),
  ['No birthday points', 'Nobody gets points for a birthday.'],
  ...[
    'give lapsed regulars 50 points',
    'Give lapsed customers 50 points to come back',
    'When a regular lapses give them 50 points.',
    'Lapsed regulars get 50 bonus points',
  ].map((sentence) => [sentence, withNudge(50)] as const),
  ['New members start with 50 points.', joining],
  ['We give every new member 50 welcome points.', joining],
  ['No points for joining.', 'Nobody gets points for joining.'],
  ['at most 1 reward per visit', oneADay],
  ['One reward per customer per visit.', oneADay],
  ["Rewards can't be combined.", oneADay],
  ['Never give two rewards at once.', oneADay],
  ['£10 off when you have 1000 points.', '1000 points buy: £10 off.'],
  ['After 200 points, the customer gets £5 off.', '200 points buy: £5 off.'],
  ['500 points can be exchanged for £10 off.', '500 points buy: £10 off.'],
  ['No points are given on lottery tickets.', 'What has "lottery tickets" in its name earns nothing.'],
  ["Points can't be earned on stamps.", 'What has "stamps" in its name earns nothing.'],
  ['All points are doubled on Fridays.', 'Everything earns 2 times the usual points, on Fridays.'],
  [
    'Buy any bag of beans, get 20 bonus points.',
    'What has "beans" in its name earns 20 points more for each one sold.',
  ],
  [
    "If we haven't seen a regular for 2 months, send them a nudge.",
    'A regular counts as lapsing after 60 days without a visit. Lapsing regulars are listed at the desk, and each gets one nudge by itself.',
  ],
  [
    "Don't hold any sales.",
    'No basket is held for its size. No first sale is held. No sale is held for its amount alone.',
  ],
  ['a point a pound', '1 point for every £1.00 spent.'],
  ['1 point for every whole pound', '1 point for every whole £1.00 spent.'],
  ['1 point per 50p', '1 point for every £0.50 spent.'],
  ['a point for every £2', '1 point for every £2.00 spent.'],
  ['1 point for every two quid', '1 point for every £2.00 spent.'],
  ['A point is worth 1p. 10 % back in points', 'The monthly summary counts 100 points as £1.00.'],
  [
    'beans earn 2 points per pound',
    'What has "beans" in its name earns 2 points for every £1.00 spent on it.',
  ],
  ['beans earn 50 % extra', 'What has "beans" in its name earns 1.5 times the usual points.'],
  ['points are worth 1p each (for the liability)', 'The monthly summary counts 100 points as £1.00.'],
  ['no points under £5', 'A sale of less than £5.00 earns nothing.'],
  [
    'only whole pounds count',
    'Only whole amounts earn: what is left of a sale below the next one earns nothing.',
  ],
  ['gift cards earn no points', 'A gift card earns nothing when it is bought; what is bought with it earns.'],
  [
    'no points on alcohol, tips, delivery or gift cards',
    'What has "alcohol" in its name or "tips" in its name or "delivery" in its name or "gift cards" in its name earns nothing.',
  ],
  ['everything except tobacco earns points', 'What has "tobacco" in its name earns nothing.'],
  ['double points on Tuesdays', 'Everything earns 2 times the usual points, on Tuesdays.'],
  [
    'double points on Tuesdays and Wednesdays before noon',
    'Everything earns 2 times the usual points, on Tuesdays and Wednesdays, from 00:00 to 12:00.',
  ],
  [
    'double points from 1 to 7 December',
    'Everything earns 2 times the usual points, from 1 December to 7 December of every year.',
  ],
  [
    'Everything earns triple points on 5 and 6 December 2026',
    'Everything earns 3 times the usual points, on 5 December 2026 and on 6 December 2026.',
  ],
  [
    'Drinks earn double points on weekdays from 4 pm to 6 pm',
    'What has "Drinks" in its name earns 2 times the usual points, on weekdays, from 16:00 to 18:00.',
  ],
  [
    'Double points in December',
    'Everything earns 2 times the usual points, from 1 December to 31 December of every year.',
  ],
  ['Every Friday is double points day.', 'Everything earns 2 times the usual points, on Fridays.'],
  [
    'Treble points on loose-leaf tea at weekends.',
    'What has "loose-leaf tea" in its name earns 3 times the usual points, on weekends.',
  ],
  ['Spend a tenner, get ten points.', '10 points for every £10.00 spent.'],
  ["Purchases below £2 don't get any points.", 'A sale of less than £2.00 earns nothing.'],
  ["Alcohol isn't eligible for points.", 'What has "Alcohol" in its name earns nothing.'],
  [
    "Gift vouchers don't earn points.",
    'A gift card earns nothing when it is bought; what is bought with it earns.',
  ],
  [
    'Be quiet on Christmas Day.',
    'No mail goes out on 25 December of every year, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  ['when you reach 100 points you get a free coffee', '100 points buy: free coffee.'],
  ['free coffee (100 points)', '100 points buy: free coffee.'],
  ['customers can swap 250 points for a free lunch', '250 points buy: free lunch.'],
  ['250 points = a free coffee (any size)', '250 points buy: free coffee (any size).'],
  ['hold anything over £300', 'Any sale of £300.00 or more waits for a person.'],
  ['hold first sales over £150', "A new member's first sale of £150.00 or more waits for a person."],
  ['a regular comes at least 5 times', 'A member is a regular from 5 visits on; only regulars can lapse.'],
  [
    'if a regular has not been in for 8 weeks, nudge them',
    'A regular counts as lapsing after 56 days without a visit. Lapsing regulars are listed at the desk, and each gets one nudge by itself.',
  ],
  ['do not nudge more than twice', 'After 2 nudges without a visit a member is rested and left alone.'],
  ['points never expire', 'Points never expire.'],
  [
    'no e-mails from 9 at night to 8 in the morning',
    "No mail goes out from 21:00 to 08:00, by the shop's clock.",
  ],
  [
    'Quiet hours are nine in the evening to 7 in the morning',
    "No mail goes out from 21:00 to 07:00, by the shop's clock.",
  ],
  ['quiet hours 22h to 8h', "No mail goes out from 22:00 to 08:00, by the shop's clock."],
  [
    "quiet from 10 o'clock at night to 8 o'clock in the morning",
    "No mail goes out from 22:00 to 08:00, by the shop's clock.",
  ],
  ['do not e-mail after 10 pm', "No mail goes out from 22:00 to 08:00, by the shop's clock."],
  ['nothing after 9 pm or before 9 am', "No mail goes out from 21:00 to 09:00, by the shop's clock."],
  [
    'quiet all day on Sundays',
    'No mail goes out on Sundays, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  [
    'quiet on 25 December',
    'No mail goes out on 25 December of every year, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  ['pause', 'No mail goes out for as long as this sentence stands here.'],
  [
    'Pause until 7 December 2026',
    'No mail goes out before this day, and then everything as before: on 7 December 2026.',
  ],
];

/** A part of what is said, and a part of the sentence that is shown instead. */
const refused: readonly (readonly [string, string, string])[] = [
  ['10 % back in points', 'depends on what a point is worth', '100 points are worth GBP 1.'],
  ['sale items earn no points', 'does not tell which items are on sale', ''],
  ['triple points this weekend', 'write the date', ''],
  ['one reward a week', 'which is a day', 'At most 1 reward per visit.'],
  ['a free coffee for joining', '', ''],
  ['50 bonus points for a review', 'of anything else that people do nothing is known', ''],
  ['double points on your birthday', 'A birthday may bring points', '25 points on your birthday.'],
  ['double points for students', 'are people', ''],
  ['double points on bank holidays', 'write the dates', ''],
  ['double points on happy hour drinks', 'Write the hours', ''],
  ['5 bonus points for cash', 'does not tell how a sale was paid', ''],
  [
    'Double points on beans and triple points on tea.',
    'says two things',
    'Double points on beans. Triple points on tea.',
  ],
  ['Beans erns double points', 'Mistyped, perhaps: "erns"', 'Beans earns double points'],
  ['Buy 10 coffees, get a free muffin.', 'the next piece of the same is free', 'Buy 9 coffees, get 1 free.'],
  ['No points on Sundays.', 'and not of days', ''],
  ['Points run out after a year.', 'do not expire', 'Points never expire.'],
  ['points expire 12 months after the last visit', 'do not expire', 'Points never expire.'],
  ['beans earn 1 point per pound', 'name a higher rate', ''],
  ['1 point for every dollar', 'not in "dollar"', ''],
  ['Double points on 31 June', 'There is no 31 June', ''],
  ['pause until Monday', 'with its year', 'Pause until 7 December 2026.'],
  ['Everything earns double points from Monday to Sunday', 'all days of the week', ''],
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

  it('given a share of the money and what a point is worth, then it comes to points for money', () => {
    const read = loyaltyLanguage.merge(
      '',
      'A point is worth 1p. 10 % back in points. 100 points = a tea.',
      'GBP',
    );
    expect(read.ok && read.rules.earn).toEqual({ points: 10, perMinor: 100 });
  });
});
