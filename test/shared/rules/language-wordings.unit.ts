// What owners were promised that they may write, and its neighbours, each with the very value that it must come to.
import { expect, it } from 'vitest';
import { cartLanguage } from '../../../lambdas/cart-recovery/rules/language.ts';
import { loyaltyLanguage } from '../../../lambdas/loyalty/rules/language.ts';
import { upsellLanguage } from '../../../lambdas/upsell/rules/language.ts';
import { readDocument } from '../../../shared/rules/document.ts';

const languages = {
  loyalty: loyaltyLanguage,
  'cart-recovery': cartLanguage,
  upsell: upsellLanguage,
} as const;
type Product = keyof typeof languages;
type Wording = {
  readonly of: readonly Product[];
  readonly field: string;
  readonly currency?: string;
  /** A sentence without which the others would not count. */
  readonly beside?: string;
  readonly is: unknown;
  readonly ways: readonly string[];
};
const all: readonly Product[] = ['loyalty', 'cart-recovery', 'upsell'];
/** A Saturday. */
const on = '2026-11-28';

const wordings: readonly Wording[] = [
  {
    of: ['loyalty'],
    field: 'earn',
    is: { points: 1, perMinor: 100 },
    ways: ['a point a pound', 'one point a pound', 'a point per pound', '1 point for each pound spent'],
  },
  {
    of: ['loyalty'],
    field: 'earn',
    is: { points: 1, perMinor: 50 },
    ways: [
      '1 point per 50p',
      'one point for every 50p',
      '1 point for every 50 pence',
      '1 point for each 50p spent',
    ],
  },
  {
    of: ['loyalty'],
    field: 'earn',
    is: { points: 1, perMinor: 200 },
    ways: ['a point for every £2', '1 point per £2', 'one point for each £2 spent', 'every £2 earns a point'],
  },
  {
    of: ['loyalty'],
    field: 'earn',
    currency: 'USD',
    is: { points: 1, perMinor: 100, whole: true },
    ways: [
      '1 point for every whole dollar',
      'one point per whole dollar',
      '1 point for each full dollar',
      'a point for every whole dollar spent',
    ],
  },
  {
    of: ['loyalty'],
    field: 'earn',
    beside: 'A point is worth 1p.',
    is: { points: 10, perMinor: 100 },
    ways: [
      '10 % back in points',
      '10% back as points',
      'members get 10% back in points',
      'give 10 % back in points',
    ],
  },
  {
    of: ['loyalty'],
    field: 'bonuses',
    is: [{ items: [{ kind: 'any', value: 'beans' }], effect: { kind: 'rate', points: 2, perMinor: 100 } }],
    ways: [
      'beans earn 2 points per pound',
      '2 points per pound on beans',
      'beans earn 2 points for every pound',
      'beans get 2 points per £1',
    ],
  },
  {
    of: ['loyalty'],
    field: 'bonuses',
    is: [{ items: [{ kind: 'any', value: 'beans' }], effect: { kind: 'multiplier', times: 1.5 } }],
    ways: [
      'beans earn 50 % extra',
      'beans earn 50% extra points',
      'beans get 50% more points',
      '50% extra points on beans',
    ],
  },
  {
    of: ['loyalty'],
    field: 'bonuses',
    is: [
      {
        items: [{ kind: 'any', value: '*' }],
        effect: { kind: 'multiplier', times: 2 },
        when: { days: { weekdays: [2], dates: [] } },
      },
    ],
    ways: [
      'double points on Tuesdays',
      'Tuesdays are double points days',
      'every Tuesday: double points',
      'on Tuesdays everything earns double points',
    ],
  },
  {
    of: ['loyalty'],
    field: 'bonuses',
    is: [
      {
        items: [{ kind: 'any', value: '*' }],
        effect: { kind: 'multiplier', times: 2 },
        when: { days: { weekdays: [2, 3], dates: [] }, hours: { from: '00:00', until: '12:00' } },
      },
    ],
    ways: [
      'double points on Tuesdays and Wednesdays before noon',
      'on Tuesdays and Wednesdays before noon everything earns double points',
      '2x points on Tuesdays and Wednesdays before 12:00',
    ],
  },
  {
    of: ['loyalty'],
    field: 'bonuses',
    is: [
      {
        items: [{ kind: 'any', value: '*' }],
        effect: { kind: 'multiplier', times: 2 },
        when: { hours: { from: '00:00', until: '12:00' }, days: { weekdays: [2, 3], dates: [] } },
      },
    ],
    ways: ['Double points before noon on Tuesdays and Wednesdays'],
  },
  {
    of: ['loyalty'],
    field: 'bonuses',
    is: [
      {
        items: [{ kind: 'any', value: '*' }],
        effect: { kind: 'multiplier', times: 2 },
        when: { days: { weekdays: [], dates: [{ from: '12-01', to: '12-07' }] } },
      },
    ],
    ways: [
      'double points from 1 to 7 December',
      'double points from 1 December to 7 December',
      'double points between 1 and 7 December',
      '2x points from 1 to 7 December',
    ],
  },
  {
    of: ['loyalty'],
    field: 'bonuses',
    is: [
      {
        items: [{ kind: 'any', value: '*' }],
        effect: { kind: 'multiplier', times: 3 },
        when: { days: { weekdays: [], dates: [{ from: '2026-11-28', to: '2026-11-29' }] } },
      },
    ],
    ways: [
      'triple points this weekend',
      'triple points on everything this weekend',
      'this weekend everything earns triple points',
      '3x points this weekend',
    ],
  },
  {
    of: ['loyalty'],
    field: 'pointValueMinor',
    is: 1,
    ways: [
      'points are worth 1p each',
      'a point is worth 1p',
      '100 points are worth £1',
      'each point is worth a penny',
    ],
  },
  {
    of: ['loyalty'],
    field: 'minimumSaleMinor',
    is: 500,
    ways: [
      'no points under £5',
      'no points for sales under £5',
      'sales below £5 earn nothing',
      'only purchases over £5 earn points',
    ],
  },
  {
    of: ['loyalty'],
    field: 'wholeUnits',
    is: true,
    ways: ['only whole pounds count', 'only full pounds count', "pennies don't count", 'ignore the pennies'],
  },
  {
    of: ['loyalty'],
    field: 'giftCardsEarn',
    is: false,
    ways: [
      'gift cards earn no points',
      'no points for gift cards',
      'gift vouchers earn nothing',
      "gift cards don't earn points",
    ],
  },
  {
    of: ['loyalty'],
    field: 'notEarning',
    is: [
      { kind: 'any', value: 'alcohol' },
      { kind: 'any', value: 'tips' },
      { kind: 'any', value: 'delivery' },
      { kind: 'any', value: 'gift cards' },
    ],
    ways: [
      'no points on alcohol, tips, delivery or gift cards',
      'alcohol, tips, delivery and gift cards earn no points',
      "don't give points on alcohol, tips, delivery or gift cards",
      'no points for alcohol, tips, delivery or gift cards',
    ],
  },
  {
    of: ['loyalty'],
    field: 'notEarning',
    is: [{ kind: 'any', value: 'tobacco' }],
    ways: [
      'everything except tobacco earns points',
      'everything but tobacco earns points',
      'points on everything except tobacco',
      'tobacco earns no points',
    ],
  },
  {
    of: ['loyalty'],
    field: 'rewards',
    is: [{ reward: 'free coffee', points: 100 }],
    ways: [
      'when you reach 100 points you get a free coffee',
      'at 100 points you get a free coffee',
      'with 100 points you get a free coffee',
      '100 points = a free coffee',
    ],
  },
  {
    of: ['loyalty'],
    field: 'rewards',
    is: [{ reward: 'free coffee', points: 100 }],
    ways: [
      'free coffee (100 points)',
      'a free coffee costs 100 points',
      'free coffee for 100 points',
      'free coffee = 100 points',
    ],
  },
  {
    of: ['loyalty'],
    field: 'rewards',
    is: [{ reward: 'free lunch', points: 250 }],
    ways: [
      'customers can swap 250 points for a free lunch',
      'members can exchange 250 points for a free lunch',
      'swap 250 points for a free lunch',
      '250 points buy a free lunch',
    ],
  },
  {
    of: ['loyalty'],
    field: 'rewardsPerVisit',
    is: 1,
    ways: [
      'at most 1 reward per visit',
      'one reward per visit',
      'no more than one reward per visit',
      'only one reward per customer per visit',
    ],
  },
  {
    of: ['loyalty'],
    field: 'joiningPoints',
    is: 50,
    ways: [
      '50 bonus points for joining',
      '50 points for signing up',
      'new members get 50 points',
      'a welcome bonus of 50 points',
    ],
  },
  {
    of: ['loyalty'],
    field: 'birthdayPoints',
    is: 25,
    ways: [
      '25 points on your birthday',
      '25 points on their birthday',
      'members get 25 points on their birthday',
      'birthday bonus: 25 points',
    ],
  },
  {
    of: ['loyalty'],
    field: 'holdOverMinor',
    is: 30000,
    ways: [
      'hold anything over £300',
      'hold any sale over £300',
      'hold sales above £300',
      'hold every sale over £300 for review',
    ],
  },
  {
    of: ['loyalty'],
    field: 'holdFirstSaleMinor',
    is: 15000,
    ways: [
      'hold first sales over £150',
      'hold a first sale over £150',
      "hold a new member's first sale over £150",
      'hold first sales of £150 or more',
    ],
  },
  {
    of: ['loyalty'],
    field: 'regularVisits',
    is: 5,
    ways: [
      'a regular comes at least 5 times',
      'a regular has at least 5 visits',
      'regulars come 5 times or more',
      'after 5 visits a member is a regular',
    ],
  },
  {
    of: ['loyalty'],
    field: 'lapsingDays',
    is: 56,
    ways: [
      'if a regular has not been in for 8 weeks, nudge them',
      'nudge regulars who have not been in for 8 weeks',
      "when a regular hasn't visited for 8 weeks, email them",
      "if someone hasn't been in for 8 weeks, nudge them",
    ],
  },
  {
    of: ['loyalty'],
    field: 'maxNudges',
    is: 2,
    ways: [
      'do not nudge more than twice',
      'at most 2 nudges',
      'never nudge anyone more than twice',
      'nudge at most twice',
    ],
  },
  {
    of: ['loyalty'],
    field: 'winBackGift',
    is: 50,
    ways: [
      'give lapsed regulars 50 points',
      'lapsed regulars get 50 points',
      'give 50 points to lapsed regulars',
      'when a regular lapses give them 50 points',
    ],
  },
  {
    of: ['loyalty'],
    field: 'expiry',
    is: 'never',
    ways: ['points never expire', "points don't expire", 'points last forever', 'points do not run out'],
  },
  {
    of: ['cart-recovery'],
    field: 'sizes',
    beside: 'All other carts: 2 hours, then 22.',
    is: [
      { name: 'other', belowMinor: 15000, firstWaitMinutes: 120, secondWaitMinutes: 1320 },
      { name: 'big', firstWaitMinutes: 60, secondWaitMinutes: 1200 },
    ],
    ways: [
      'anything over £150 counts as big: 60 minutes, then 20 hours',
      'big carts (over £150) after 1 hour and then 20',
    ],
  },
  {
    of: ['cart-recovery'],
    field: 'sizes',
    beside: 'All other carts: 2 hours, then 22.',
    is: [
      { name: 'other', belowMinor: 15000, firstWaitMinutes: 120, secondWaitMinutes: 1320 },
      { name: '150.00 and more', firstWaitMinutes: 60, secondWaitMinutes: 1200 },
    ],
    ways: ['carts over £150: 60 minutes, then 20 hours', 'carts of £150 and more: 1 hour, then 20 hours'],
  },
  {
    of: ['cart-recovery'],
    field: 'sizes',
    beside: 'All other carts: 2 hours, then 22.',
    is: [
      { name: 'under 40.00', belowMinor: 4000, firstWaitMinutes: 240 },
      { name: 'other', firstWaitMinutes: 120, secondWaitMinutes: 1320 },
    ],
    ways: [
      'carts under £40 get an e-mail after 4 hours',
      'carts under £40 get one reminder, after 4 hours',
      'carts below £40 get one email after 4 hours',
      'carts under £40: one reminder after 4 hours',
    ],
  },
  {
    of: ['cart-recovery'],
    field: 'sizes',
    is: [{ name: 'every', firstWaitMinutes: 120, secondWaitMinutes: 1320 }],
    ways: [
      'remind after 2 hours, then after 22',
      'all carts: remind after 2 hours, then after 22',
      'remind everyone after 2 hours and again after 22 hours',
      '2 hours, then 22 hours',
    ],
  },
  {
    of: ['cart-recovery'],
    field: 'sizes',
    is: [{ name: 'every', firstWaitMinutes: 120, secondWaitMinutes: 1320 }],
    ways: [
      'first reminder after 2 hours, second after 22 hours',
      'first reminder after 2 hours, second reminder after 22 hours',
      'send the first reminder after 2 hours and the second after 22 hours',
      'first email after 2 hours, second email after 22 hours',
    ],
  },
  {
    of: ['cart-recovery'],
    field: 'remindersPerCart',
    is: 1,
    ways: ['one reminder only', 'only one reminder', 'no second reminder', 'just one reminder'],
  },
  {
    of: ['cart-recovery'],
    field: 'minimumTotalMinor',
    is: 2000,
    ways: [
      'only remind for carts over £20',
      'only remind carts over £20',
      "don't remind carts under £20",
      'ignore carts under £20',
    ],
  },
  {
    of: ['cart-recovery'],
    field: 'doNotDisturbDays',
    is: 7,
    ways: [
      'no more than one e-mail a week per person',
      'at most one email per person per week',
      'one email a week per person',
      'never email anyone more than once a week',
    ],
  },
  {
    of: ['cart-recovery'],
    field: 'doNotDisturbDays',
    is: 3,
    ways: [
      'leave people alone for 3 days after an e-mail',
      'leave shoppers alone for 3 days after a reminder',
      "don't disturb anyone for 3 days after a reminder",
      "don't email the same person again within 3 days",
    ],
  },
  {
    of: ['cart-recovery'],
    field: 'recoveredWithinDays',
    is: 7,
    ways: [
      'count it as recovered if they buy within a week',
      'a purchase within 7 days of a reminder counts as recovered',
      'count purchases within a week as recovered',
      'if they buy within a week it counts as recovered',
    ],
  },
  {
    of: ['cart-recovery'],
    field: 'pause',
    is: { from: '0001-01-01', to: '2026-11-30' },
    ways: [
      'pause until Monday',
      'stop until Monday',
      'pause everything until Monday',
      'stop sending until Monday',
    ],
  },
  {
    of: ['cart-recovery'],
    field: 'pause',
    is: { from: '0001-01-01', to: '9999-12-31' },
    ways: ['pause', 'pause everything', 'stop everything for now', 'stop all reminders'],
  },
  {
    of: ['upsell'],
    field: 'sendDelayMinutes',
    is: 120,
    ways: [
      'text them 2 hours after they buy',
      'send the text 2 hours after they order',
      'wait 2 hours',
      'nudge people 2 hours after each order',
    ],
  },
  {
    of: ['upsell'],
    field: 'sendNextDayAt',
    is: '09:00',
    ways: [
      'next morning',
      'send it the next morning',
      'text them the next morning',
      'send the nudge the next morning',
    ],
  },
  {
    of: ['upsell'],
    field: 'capDays',
    is: 30,
    ways: [
      'one text a month per person',
      'at most one text per person per month',
      'one nudge per customer per month',
      'text each customer at most once a month',
    ],
  },
  {
    of: ['upsell'],
    field: 'priceBand',
    is: { minPercent: 3, maxPercent: 40 },
    ways: [
      'up to 40 % of the order',
      'add-ons up to 40% of the order',
      'at most 40% of the order',
      'only offer add-ons up to 40 % of the order',
    ],
  },
  {
    of: ['upsell'],
    field: 'mostPriceMinor',
    is: 2999,
    ways: [
      'only offer add-ons under £30',
      'only suggest things under £30',
      'only offer things that cost less than £30',
      'add-ons must cost less than £30',
    ],
  },
  {
    of: ['upsell'],
    field: 'alwaysPair',
    is: [{ trigger: 'bike', addOn: 'lights' }],
    ways: [
      'if someone buys a bike offer lights',
      'when someone buys a bike, suggest lights',
      'whoever buys a bike gets offered lights',
      'offer lights with a bike',
    ],
  },
  {
    of: ['upsell'],
    field: 'alwaysPair',
    is: [{ trigger: 'bike', addOn: 'lock' }],
    ways: [
      'with every bike offer a lock',
      'offer a lock with every bike',
      'if someone buys a bike, offer a lock',
      'always pair bike with lock',
    ],
  },
  {
    of: ['upsell'],
    field: 'neverOffer',
    is: [{ kind: 'on-sale', value: 'sale items' }],
    ways: ['never offer sale items', "don't offer sale items"],
  },
  {
    of: ['upsell'],
    field: 'neverOffer',
    is: [{ kind: 'on-sale', value: 'anything on sale' }],
    ways: ['never suggest anything on sale'],
  },
  {
    of: ['upsell'],
    field: 'neverOffer',
    is: [{ kind: 'on-sale', value: 'things that are on sale' }],
    ways: ['never offer things that are on sale'],
  },
  {
    of: ['upsell'],
    field: 'voice',
    is: 'friendly',
    ways: ['be friendly', 'stay friendly', 'our voice is friendly', 'sound friendly'],
  },
  {
    of: ['upsell'],
    field: 'pause',
    is: { from: '0001-01-01', to: '9999-12-31' },
    ways: ['pause', 'stop for now', 'pause everything', 'stop all texts'],
  },
  {
    of: all,
    field: 'quietHours',
    is: { from: '21:00', until: '08:00' },
    ways: [
      'no e-mails from 9 at night to 8 in the morning',
      'no emails from 9 pm to 8 am',
      'quiet hours are 9 pm to 8 am',
      "don't email from 9 at night until 8 in the morning",
    ],
  },
  {
    of: all,
    field: 'quietHours',
    is: { from: '21:00', until: '08:00' },
    ways: [
      'quiet from nine in the evening to 8 in the morning',
      'quiet between nine in the evening and eight in the morning',
      "quiet from 9 o'clock at night to 8 in the morning",
      'quiet from 9 in the evening until 8 in the morning',
    ],
  },
  {
    of: all,
    field: 'quietHours',
    is: { from: '22:00', until: '08:00' },
    ways: [
      'quiet from 22h to 8h',
      'quiet hours are 22h to 8h',
      'quiet from 22:00 to 08:00',
      'no messages from 22h to 8h',
    ],
  },
  {
    of: all,
    field: 'quietHours',
    is: { from: '21:00', until: '08:00' },
    ways: [
      'do not e-mail after 9 pm',
      'no emails after 9 pm',
      "don't email anyone after 9 pm",
      'never e-mail after 9 pm',
    ],
  },
  {
    of: all,
    field: 'quietHours',
    is: { from: '21:00', until: '08:00' },
    ways: [
      'nothing after 9 pm or before 8 am',
      'no messages after 9 pm or before 8 am',
      'no emails before 8 am or after 9 pm',
      "don't send anything after 9 pm or before 8 am",
    ],
  },
  {
    of: all,
    field: 'quietDays',
    is: { weekdays: [7], dates: [] },
    ways: ['quiet all day on Sundays', 'no messages on Sundays', 'not on Sundays', 'Sundays are quiet'],
  },
  {
    of: all,
    field: 'quietDays',
    is: { weekdays: [6, 7], dates: [] },
    ways: ['no texts at weekends', 'nothing at weekends', 'no messages on weekends', 'quiet at weekends'],
  },
  {
    of: all,
    field: 'quietDays',
    is: { weekdays: [], dates: [{ from: '12-25', to: '12-25' }] },
    ways: [
      'quiet on 25 December',
      'no messages on 25 December',
      'nothing on 25 December',
      'quiet on Christmas Day',
    ],
  },
];

const cases = wordings.flatMap(({ of, ways, ...wording }) =>
  of.flatMap((product) => ways.map((sentence) => ({ product, sentence, ...wording }))),
);

it.each(cases)(
  'given "$sentence" to $product, then $field is what it says',
  ({ product, sentence, field, currency = 'GBP', beside = '', is }) => {
    const language = languages[product];
    const alone = readDocument(
      { text: sentence, on },
      language.grammar(currency) as Parameters<typeof readDocument>[1],
    );
    const stated = alone.ok ? alone.rules : [];
    // One of its own sizes alone leaves carts without one.
    if (alone.ok)
      expect(stated.map(({ value }) => (value as { readonly field: string }).field)).toEqual([field]);
    const others = product === 'loyalty' && field !== 'rewards' ? '100 points = a free tea.' : '';
    const read = language.merge('', { text: [sentence, beside, others].join('\n'), on }, currency);
    expect(read).toMatchObject({ ok: true });
    expect(read.ok && (read.rules as unknown as Record<string, unknown>)[field]).toEqual(is);
  },
);
