// Each rule in one case, computed by the decisions, and what of it can never act.
import { describe, expect, it } from 'vitest';
import { loyaltyGoods } from '../../../lambdas/loyalty/owner/goods.ts';
import { loyaltyRules } from '../../../lambdas/loyalty/owner/meanings.ts';
import type { Goods } from '../../../shared/rules/goods.ts';

const goods: Goods = {
  things: [
    { name: 'Latte', code: 'LAT', priceMinor: 320 },
    { name: 'House beans 250 g', code: 'BEANS-250', priceMinor: 900 },
    { name: 'Rolling tobacco', priceMinor: 1_500 },
  ],
  totals: [320, 900, 1_220],
  mostSpentPerYearMinor: 50_000,
};
const shop = {
  name: 'Fern & Oak',
  currency: 'GBP',
  locale: 'en-GB',
  now: new Date('2026-11-28T12:00:00Z'),
};

function first(sentence: string, looked: Goods | null = goods) {
  const text = /points? = a/.test(sentence) ? sentence : `${sentence}\n100 points = a free tea.`;
  const read = loyaltyRules.documents['rules.txt']?.(
    text,
    looked === null ? shop : { ...shop, goods: looked },
  );
  if (read?.ok !== true) throw new Error(JSON.stringify(read));
  return read.rules[0];
}
const exampleOf = (sentence: string, looked?: Goods | null) => first(sentence, looked)?.example;
const doubtsOf = (sentence: string, looked?: Goods | null) => first(sentence, looked)?.doubts ?? [];

describe('a loyalty rule at work', () => {
  it.each([
    ['Double points on lattes on Tuesdays.', 'Latte for £3.20 on a Tuesday earns 6.4 points.'],
    ['Code BEANS-250 earns triple points.', 'House beans 250 g for £9.00 earns 27 points.'],
    ['Beans: +6 points.', 'House beans 250 g for £9.00 earns 15 points.'],
    [
      'Lattes earn double points on weekdays from 4 pm to 6 pm.',
      'Latte for £3.20 on a Monday at 16:00 earns 6.4 points.',
    ],
    ['Every 10th latte is free.', 'Whoever has bought 9 × Latte for £28.80 in all gets the 10th free.'],
    [
      'Buy 4 code BEANS-250, get 1 free within 6 months.',
      'Whoever has bought 4 × House beans 250 g for £36.00 in all gets the 5th free.',
    ],
    ['No points on tobacco.', 'Rolling tobacco for £15.00 earns 0 points.'],
    ['Earn 2 points for every £1 spent.', 'A sale of £9.00 earns 18 points.'],
    ['No points under £5.', 'A sale of £4.99 earns 0 points, and one of £5.00 5 points.'],
    ['Only whole pounds count.', 'A sale of £2.99 earns 2 points.'],
    ['Gift cards earn points.', 'A gift card for £50.00 earns 50 points.'],
    ['250 points = a free lunch.', 'Whoever has spent £250.00 has 250 points, enough for: free lunch.'],
    ['Hold anything over £300.', 'A sale of £300.00 waits, and one of £299.99 earns at once.'],
    [
      'Count members as lapsing after 8 weeks.',
      'A regular who was here last on Saturday 28 November is lapsing from Saturday 23 January on.',
    ],
    ['Win-back bonus: 75 points.', 'Somebody with 50 points then has 125 points, enough for: free tea.'],
    [
      'Quiet hours are 10 pm to 7 am.',
      'A mail that is due on Saturday 28 November at 22:30 waits until Sunday 29 November at 07:00.',
    ],
    [
      'Quiet all day on Sundays.',
      'A mail that is due on Sunday 29 November at 12:00 waits until Monday 30 November at 08:00.',
    ],
  ])('given "%s", then %s', (sentence, example) => expect(exampleOf(sentence)).toBe(example));

  it('given a shop that nobody could look at, then the figures are plausible in its currency', () => {
    expect(first('Cookies earn double points.', null)?.example).toBe('Cookies for £3.20 earns 6.4 points.');
    const read = loyaltyRules.documents['rules.txt']?.(
      'Earn 1 point for every 100 spent.\n100 points = a tea.',
      {
        name: 'Kita',
        currency: 'JPY',
        locale: 'en',
      },
    );
    expect(read?.ok === true && read.rules[0]?.example).toBe('A sale of ¥4,800 earns 48 points.');
  });
});

describe('a loyalty rule that never acts', () => {
  it.each([
    ['Croissants earn double points.', /^no item called “Croissants” was sold so far$/],
    ['Lates earn double points.', /^no item called “Lates” was sold so far. Do you mean “Latte”\?$/],
    ['Code BEANS-500 earns triple points.', /^no item with the code “BEANS-500” was sold so far/],
    ['No points on alcohol.', /^no item called “alcohol” was sold so far$/],
    ['Tobacco earns double points. No points on tobacco.', /^Nothing earns more by it/],
    ['Lattes earn double points. Triple points on everything.', /^Nothing earns more by it/],
    ['Gift cards earn double points. Gift cards earn nothing.', /^Nothing earns more by it/],
    ['Triple points on 5 and 6 December 2025.', /^These days are over/],
    [
      '100,000 points = a piano.',
      /^Nobody will reach “piano”: .* 500 points a year, and would save for 200 years$/,
    ],
    ['No points under £500.', /^No sale so far came to that much/],
    ['Hold first sales over £300. Hold anything over £200.', /^Every sale of that much waits/],
    ['Pause.', /^No mail goes out at all/],
    ['Pause until 7 December 2024.', /^That is over/],
    ['Quiet on 25 December 2025.', /^That is over/],
    ['No points on everything.', /^Nothing that is sold earns/],
  ])('given "%s", then it is said', (sentence, doubt) => {
    expect(doubtsOf(sentence)).toEqual([expect.stringMatching(doubt)]);
  });

  it.each([
    'Lattes earn double points.',
    'LATTES: +3 points.',
    'House-beans earn double points.',
    'Gift cards earn double points.',
    'Double points on everything.',
    'Double points on Tuesdays.',
    '100 points = a free tea.',
    'Quiet all day on Sundays.',
  ])('given "%s", which acts, then nothing is said', (sentence) => expect(doubtsOf(sentence)).toEqual([]));

  it('given nobody who could look, or nothing sold yet, then no name is doubted', () => {
    expect(first('Croissants earn double points.', { things: [], totals: [] })?.doubts).toBeUndefined();
    const read = loyaltyRules.documents['rules.txt']?.(
      'Croissants earn double points.\n100 points = a tea.',
      shop,
    );
    expect(read?.ok === true && read.rules[0]?.doubts).toBeUndefined();
  });

  it('given a name among more than was looked at, then it is not said never to have been sold', () => {
    expect(doubtsOf('Croissants earn double points.', { ...goods, isPart: true })).toEqual([
      'no item called “Croissants” is among what was looked at of catalogue and sales',
    ]);
  });
});

describe('what a shop has sold', () => {
  it('given sales and members, then things, totals and the quickest pace', () => {
    const sale = (currency: string) => ({
      currency,
      figures: {
        total_minor: 640,
        items: [{ name: 'Latte', code: 'LAT', quantity: 2, amount_minor: 640 }],
        no_points: ['Rolling tobacco'],
      },
    });
    const rows = {
      'loy-sales': [sale('GBP'), sale('EUR'), { waiting: {} }],
      'loy-members': [
        { spent_minor: 10_000, joined: '2026-01-01T00:00:00Z', last_seen: '2026-01-02T00:00:00Z' },
        { spent_minor: 100, joined: '2026-01-01T00:00:00Z' },
      ],
    };
    expect(loyaltyGoods.from(rows, 'GBP')).toEqual({
      things: [
        { name: 'Latte', code: 'LAT', priceMinor: 320 },
        { name: 'Rolling tobacco', code: 'Rolling tobacco' },
      ],
      totals: [640],
      mostSpentPerYearMinor: 40_556,
    });
  });
});
