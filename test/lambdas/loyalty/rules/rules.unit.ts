import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loyaltyRules } from '../../../../lambdas/loyalty/owner/meanings.ts';
import { explainRules } from '../../../../lambdas/loyalty/rules/explain.ts';
import { loyaltyGrammar } from '../../../../lambdas/loyalty/rules/grammar.ts';
import { loadRules } from '../../../../lambdas/loyalty/rules/load.ts';
import {
  defaultLoyaltyRules,
  mergeLoyaltyRules,
  readLoyaltyRules,
} from '../../../../lambdas/loyalty/rules/rules.ts';
import type { Bonus, LoyaltyRules } from '../../../../lambdas/loyalty/rules/shape.ts';
import type { RulesSource } from '../../../../shared/rules/source.ts';

const shipped = readFileSync(new URL('../../../../rules/loyalty/rules.txt', import.meta.url), 'utf8');
const coffee = '100 points = a free coffee.';

type Changes = { readonly [K in keyof LoyaltyRules]?: LoyaltyRules[K] | undefined };

/** What a text changes in the built-in rules; the problems' messages when it is bad. */
function changes(text: string, currency = 'USD'): Changes | readonly string[] {
  const read = readLoyaltyRules(text, currency);
  if (!read.ok) return read.problems.map(({ message }) => message);
  const defaults = defaultLoyaltyRules(currency);
  const keys = new Set([...Object.keys(read.rules), ...Object.keys(defaults)]) as Set<keyof LoyaltyRules>;
  return Object.fromEntries(
    [...keys]
      .filter((key) => !isDeepStrictEqual(read.rules[key], defaults[key]))
      .map((key) => [key, read.rules[key]]),
  );
}

/** The same below the one reward that a document must have. */
const adds = (text: string, currency = 'USD') => changes(`${text}\n${coffee}`, currency);
const any = (...values: readonly string[]) => values.map((value) => ({ kind: 'any' as const, value }));
const code = (value: string) => [{ kind: 'code' as const, value }];
const double = { kind: 'multiplier' as const, times: 2 };
const bonus = (items: Bonus['items'], effect: Bonus['effect']) => ({ bonuses: [{ items, effect }] });
const flat = (items: Bonus['items'], points: number) => bonus(items, { kind: 'flat', points });

describe('the loyalty rules document', () => {
  it('given the prose of the reference, then points, bonuses, rewards and the lapsing window are as it says', () => {
    const text =
      'Earn 1 point per dollar spent. Beans and gift cards earn double points. Reward tiers: 100 points = a free coffee, 250 points = a free lunch, 500 points = $25 off. Members can be away 60 days before they count as lapsing.';
    expect(changes(text)).toEqual({
      ...bonus(any('Beans', 'gift cards'), double),
      rewards: [
        { reward: 'free coffee', points: 100 },
        { reward: 'free lunch', points: 250 },
        { reward: '$25 off', points: 500 },
      ],
      pointValueMinor: 5,
    });
  });

  it.each([
    ['USD', '$25 off', 5],
    ['GBP', '£25 off', 5],
    ['EUR', '€25 off', 5],
    ['SGD', '$25 off', 5],
    ['JPY', '¥25 off', 0.05],
    ['KWD', 'KWD 25 off', 50],
  ])(
    'given the document as shipped and a shop that sells in %s, then it says what is built in, a bonus and two more rewards',
    (currency, reward, pointValueMinor) => {
      expect(changes(shipped, currency)).toEqual({
        bonuses: [
          {
            items: [{ kind: 'any', value: 'Beans' }],
            effect: { kind: 'multiplier', times: 2 },
          },
        ],
        giftCardsEarn: false,
        rewards: [
          { reward: 'free coffee', points: 100 },
          { reward: 'free lunch', points: 250 },
          { reward, points: 500 },
        ],
        pointValueMinor,
      });
    },
  );

  it('given the commented examples of the shipped document, then each is a sentence that is understood', () => {
    const examples = shipped.match(/^# (?:Each|Code|Double|100).*$/gm) ?? [];
    expect(examples).toHaveLength(4);
    for (const example of examples) expect(adds(example.slice(2))).not.toEqual([expect.any(String)]);
  });

  it('given a document without a reward, then it is refused, because points would buy nothing', () => {
    expect(readLoyaltyRules('', 'USD')).toEqual({
      ok: false,
      problems: [
        { line: 0, text: '', message: expect.stringContaining('No reward'), nearest: expect.any(String) },
      ],
    });
  });

  it('given nothing is written down, then 60 days away, two nudges and 50 points to win somebody back', () => {
    expect(defaultLoyaltyRules('USD')).toMatchObject({
      earn: { points: 1, perMinor: 100 },
      lapsingDays: 60,
      maxNudges: 2,
      winBackPoints: 50,
      quietHours: { from: '21:00', until: '08:00' },
    });
  });

  it('given one reward alone, then everything else is as built in', () => {
    expect(changes(coffee)).toEqual({});
  });

  it.each(loyaltyGrammar('EUR').forms.map(({ example, id }) => [example, id] as const))(
    'given the example "%s", then it is understood',
    (example) => {
      expect(adds(example, 'EUR')).not.toContainEqual(expect.any(String));
    },
  );

  it('given any text at all, then reading it never throws', () => {
    const words = fc.constantFrom(
      ...'100 points = : a free coffee , and 2x double beans earn +6 extra per $ 1 £ every members lapse hold " - % BEANS-250 weekend 0.5 times'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.oneof(fc.array(words, { maxLength: 70 }), fc.array(fc.string())), (parts) => {
        readLoyaltyRules(parts.join(' '), 'USD');
      }),
      { seed: 11, numRuns: 150 },
    );
  }, 240_000);
});

describe('what a sale earns', () => {
  it.each([
    ['Earn 2 points per dollar spent.', 2, 100],
    ['2 points for every dollar', 2, 100],
    ['10 points per $1', 10, 100],
    ['One point for every 10 dollars', 1, 1_000],
    ['Members earn 1 point for every 10 dollars they spend', 1, 1_000],
    ['Customers get 2 points for each $ they spend', 2, 100],
    ['$1 = 2 points', 2, 100],
    ['$1=2 points', 2, 100],
    ['Every dollar spent earns 2 points', 2, 100],
    ['Points per dollar: 2', 2, 100],
    ['Earn half a point per dollar', 0.5, 100],
    ['2 points for every 5 spent', 2, 500],
    ['Spend $1, get 2 points', 2, 100],
  ])('given "%s", then it is %d for every %d', (text, points, perMinor) => {
    expect(adds(text)).toEqual({ earn: { points, perMinor } });
  });

  it.each([
    ['GBP', '2 points for every pound'],
    ['GBP', '2 points per £1'],
    ['GBP', '£1 = 2 points'],
    ['EUR', '2 points per euro'],
    ['SGD', '2 points for every S$1'],
  ])(
    'given a shop that sells in %s and "%s", then its own words for money are understood',
    (currency, text) => {
      expect(adds(text, currency)).toEqual({ earn: { points: 2, perMinor: 100 } });
    },
  );
});

describe('gift cards', () => {
  it.each([
    ['Gift cards earn nothing.', { giftCardsEarn: false }],
    ['Gift cards earn no points.', { giftCardsEarn: false }],
    ['Gift cards earn 0 points', { giftCardsEarn: false }],
    ['A gift card does not earn points.', { giftCardsEarn: false }],
    ['No points for gift cards', { giftCardsEarn: false }],
    ['No points for buying a gift card.', { giftCardsEarn: false }],
    ['Gift cards earn points.', { giftCardsEarn: true }],
    ['Gift vouchers earn the usual points.', { giftCardsEarn: true }],
    ['Gift cards also earn points like anything else.', { giftCardsEarn: true }],
    ['Give points for gift cards too.', { giftCardsEarn: true }],
  ])('given "%s", then it is understood', (text, expected) => expect(adds(text)).toEqual(expected));

  it('given nothing of them, then they earn nothing; a bonus that names them says that they earn', () => {
    const means = (text: string) => {
      const read = readLoyaltyRules(`${text}\n${coffee}`, 'USD');
      const rules = read.ok ? read.rules : defaultLoyaltyRules('USD');
      const said = explainRules(rules, { currency: 'USD', locale: 'en-US' });
      return said.find(({ rule }) => rule === 'gift-cards')?.means;
    };
    expect(means('Beans earn double points.')).toContain('earns nothing when it is bought');
    expect(means('Beans and gift cards earn double points.')).toContain('earns points when it is bought');
    expect(means('Gift cards earn double points. Gift cards earn nothing.')).toContain('earns nothing');
  });
});

describe('bonuses', () => {
  it.each([
    ['Beans and gift cards earn double points.', bonus(any('Beans', 'gift cards'), double)],
    ['each bag of beans: +6 points', flat(any('beans'), 6)],
    ['all whole-bean products: 2x points', bonus(any('whole-bean'), double)],
    ['double points on beans', bonus(any('beans'), double)],
    ['Double points on everything', bonus(any('*'), double)],
    ['All products earn twice the points', bonus(any('*'), double)],
    ['Every croissant earns 3 extra points', flat(any('croissant'), 3)],
    ['Coffee beans earn an extra 5 points per bag', flat(any('Coffee beans'), 5)],
    ['+5 points for each reusable cup', flat(any('reusable cup'), 5)],
    ['Give 5 bonus points for each reusable cup', flat(any('reusable cup'), 5)],
    ['BEANS-250: +6 points', flat(code('BEANS-250'), 6)],
    ['BEANS-250 +6pts', flat(code('BEANS-250'), 6)],
    ['Code BEANS-250 earns triple points', bonus(code('BEANS-250'), { kind: 'multiplier', times: 3 })],
    ['Product code 1234 earns double points', bonus(code('1234'), double)],
    ['3x points on pastries', bonus(any('pastries'), { kind: 'multiplier', times: 3 })],
    ['Beans earn 1.5 times the points', bonus(any('Beans'), { kind: 'multiplier', times: 1.5 })],
    [
      'Rewards:\n90 = a tea\nCroissants: +3 points',
      {
        rewards: [
          { reward: 'tea', points: 90 },
          { reward: 'free coffee', points: 100 },
        ],
        ...flat(any('Croissants'), 3),
      },
    ],
    ['Beans count double', bonus(any('Beans'), double)],
    ['Double points: beans and gift cards', bonus(any('beans', 'gift cards'), double)],
    ['Beans - double points', bonus(any('Beans'), double)],
    ['"Sunday roast" earns double points', bonus(any('Sunday roast'), double)],
    ['Beans & "salt and pepper" earn double points', bonus(any('Beans', 'salt and pepper'), double)],
    ['Beans earn double points. The beans get 2x points.', bonus(any('Beans'), double)],
    [
      'Beans earn double points. Beans earn 2 extra points.',
      {
        bonuses: [
          { items: any('Beans'), effect: double },
          { items: any('Beans'), effect: { kind: 'flat', points: 2 } },
        ],
      },
    ],
  ])('given "%s", then it is understood', (text, expected) => {
    expect(adds(text)).toEqual(expected);
  });
});

describe('rewards', () => {
  const three = [
    { reward: 'free coffee', points: 100 },
    { reward: 'free lunch', points: 250 },
    { reward: '$25 off', points: 500 },
  ];
  it.each([
    ['Reward tiers: 100 points = a free coffee, 250 points = a free lunch, 500 points = $25 off.'],
    ['Rewards: 100 = free coffee, 250 = free lunch, 500 = $25 off'],
    ['Rewards:\n- $25 off: 500\n- free lunch: 250\n- free coffee: 100'],
    ['A free coffee costs 100 points, a free lunch 250 points and $25 off 500 points.'],
    ['A free coffee costs 100 points\nA free lunch costs 250 points\n$25 off costs 500 points'],
    ['Rewards are 100 points for a free coffee, 250 for a free lunch and 500 for $25 off'],
    ['You get a free coffee for 100 points. Every 250 points = free lunch. $25 off for every 500 points'],
    ['100 points: free coffee\n250 points: free lunch\n500 points: $25 off'],
    ['100 pts = free coffee; 250pts=free lunch; 500 pts -> $25 off'],
    ['100 points – free coffee\n250 points – free lunch\n500 points – 25 off'],
    ['100 points is a free coffee and 250 points is a free lunch. Get $25 off for 500 points.'],
    ['Collect 100 points and get a free coffee. 250 points get you a free lunch. For 500 points: $25 off'],
    ['Free coffee for 100 points. Free lunch for 250 points. $25 off for 500 points.'],
    [
      'A free coffee costs 100 points. Free coffee: 100 points. 250 points = free lunch. 500 points = $25 off',
    ],
  ])('given "%s", then these are the three', (text) => {
    expect(changes(text)).toEqual({ rewards: three, pointValueMinor: 5 });
  });

  it('given names with "and" and commas in them, then they stay whole', () => {
    expect(changes('100 points = coffee and cake, 1,000 points = a dinner, wine and all')).toEqual({
      rewards: [
        { reward: 'coffee and cake', points: 100 },
        { reward: 'dinner, wine and all', points: 1_000 },
      ],
    });
  });

  it('given a bonus for a reward, then it is one', () => {
    expect(changes('90 points = a bonus coffee')).toEqual({
      rewards: [{ reward: 'bonus coffee', points: 90 }],
    });
  });

  it('given two rewards at one price, then both are there', () => {
    expect(changes('100 points = a free coffee. 100 points = a free tea.')).toMatchObject({
      rewards: [{ reward: 'free coffee' }, { reward: 'free tea' }],
    });
  });
});

describe('what a point is worth', () => {
  it.each([
    ['A point is worth 5 cents', 5],
    ['Each point is worth half a cent', 0.5],
    ['100 points are worth $4', 4],
    ['500 points = $25 off. 1000 points = a $40 voucher.', 4],
    ['500 points = $25 off. A point is worth 2 cents.', 2],
  ])('given "%s", then one point is worth %d', (text, pointValueMinor) => {
    expect(adds(text)).toMatchObject({ pointValueMinor });
  });
  it.each([['10 points = 2 free coffees'], ['500 points = 10% off']])(
    'given "%s", then it is not known',
    (text) => {
      expect(changes(text)).not.toHaveProperty('pointValueMinor');
    },
  );
});

describe('regulars, and what waits for a person', () => {
  const understood: readonly (readonly [string, Changes])[] = [
    ['Members can be away 8 weeks before they count as lapsing.', { lapsingDays: 56 }],
    ['A regular who has been away for 90 days is lapsing', { lapsingDays: 90 }],
    ["A member who hasn't visited for 90 days counts as lapsing", { lapsingDays: 90 }],
    ['Count members as lapsing after 8 weeks', { lapsingDays: 56 }],
    ['Members lapse after 90 days', { lapsingDays: 90 }],
    ['Lapsing: 90 days', { lapsingDays: 90 }],
    ['Lapsing window: 90 days', { lapsingDays: 90 }],
    ['A regular has at least 6 visits', { regularVisits: 6 }],
    ['A regular is someone who has made 6 visits or more', { regularVisits: 6 }],
    ['A member is a regular after six visits', { regularVisits: 6 }],
    ['Only list lapsing regulars.', { lapsingAction: 'list' }],
    ['Just list lapsing members', { lapsingAction: 'list' }],
    ['Do not nudge automatically', { lapsingAction: 'list' }],
    ['Nudge once when a regular lapses.', {}],
    ['auto-nudge once, then wait', {}],
    ['At most 3 nudges, then rest the member.', { maxNudges: 3 }],
    ['No more than three nudges per member', { maxNudges: 3 }],
    ['Nudge a member at most once', { maxNudges: 1 }],
    ['Rest a member after 3 nudges without a visit', { maxNudges: 3 }],
    ['max_nudges: 3', { maxNudges: 3 }],
    ['A win-back bonus is 75 points', { winBackPoints: 75 }],
    ['Win-back bonus: +75 points', { winBackPoints: 75 }],
    ['Quiet hours are 10 pm to 7 am', { quietHours: { from: '22:00', until: '07:00' } }],
    ['No quiet hours', { quietHours: 'off' }],
    ["Hold a basket 5 times a member's largest for review.", { holdTimesLargest: 5 }],
    ["Hold any sale more than 5x a member's biggest basket", { holdTimesLargest: 5 }],
    ['Hold baskets 5 times bigger than what a member usually buys', { holdTimesLargest: 5 }],
    ['Never hold a basket for its size', { holdTimesLargest: undefined }],
    ["Hold a new member's first sale over $150 for review.", { holdFirstSaleMinor: 15_000 }],
    ['If a basket is more than 5 times their largest, hold it', { holdTimesLargest: 5 }],
    ["Hold new members' first sales of $150 and more", { holdFirstSaleMinor: 15_000 }],
    ['Hold first sales of 150 or more', { holdFirstSaleMinor: 15_000 }],
    ['Hold sales over 150 by new members', { holdFirstSaleMinor: 15_000 }],
    ['Never hold a first sale', { holdFirstSaleMinor: undefined }],
  ];
  it.each(understood)('given "%s", then it is understood', (text, expected) => {
    expect(adds(text)).toEqual(expected);
  });
});

describe('mistakes', () => {
  const refused: readonly (readonly [string, string])[] = [
    ['1 point for every pound', 'amounts must be in USD'],
    ['Earn 2 points per £1 spent', 'amounts must be in USD'],
    ['Earn 1 point per visit', 'not by visits'],
    ['0 points per dollar', 'outside 0.01 points to 1000 points'],
    ['1 point per $0', 'name an amount'],
    ['Earn 1 point per dollar. Earn 2 points per dollar.', 'Line 1 and line 1 disagree'],
    ['Every croissant earns 3 points', 'Then write "+3 points"'],
    ['BEANS-250: 6 points', 'Is "BEANS-250" a reward'],
    ['Beans earn 11 times the points', 'slip of the keys'],
    ['Beans earn half the points', 'not one that I understand'],
    ['Beans earn 0.5x points', 'a bonus adds points'],
    ['Beans earn double points. Beans earn triple points.', 'disagree about "Beans"'],
    ['Beans and tea earn double points. TEAS earn 3x points.', 'disagree about "TEAS"'],
    ['Beans erns double points', 'Mistyped, perhaps: "erns"'],
    ['Double points onn beans', 'where the name of the item ends'],
    ['100 points = a coffee 250 points = a lunch', 'one reward on each line'],
    ['Beans earn duoble points', 'not one that I understand'],
    ['Double points this weekend', 'Put "Double points on everything." in when it begins'],
    ['Members earn double points', 'are people'],
    ['Beans over $5 earn double points', 'reads like a condition'],
    ['Products tagged bakery earn double points', 'no categories and tags'],
    ['Double points for beans, triple points for pastries', 'write a sentence for each'],
    ['Free teas for 250 points. 300 points = a free tea', 'costs 300 points here and 250 on line 1'],
    ['0 points = a free lunch', '0 points is outside 1 to 1,000,000 points'],
    ['-250 points = a free lunch', '-250 points is outside'],
    ['99.5 points = a free lunch', 'no whole number'],
    ['250 points =', 'What do 250 points buy?'],
    ['Reward tiers: 250 points = a free lunch, 500 points =', 'What do 500 points buy?'],
    ['250 ponts = a free lunch', 'not one that I understand'],
    ['500 points = £25 off', 'amounts must be in USD'],
    ['500 points = 25 euros off', 'amounts must be in USD'],
    ['100 points = $5', 'Is "$5" a reward'],
    ['Scarf: 300 points', 'Is "Scarf" a reward'],
    [`100 points = ${'very '.repeat(20)}good coffee`, 'too long for a reward'],
    ['A point is worth 5p', 'amounts must be in USD'],
    ['A point is worth 0 cents', 'name an amount'],
    ['Members can be away 60 before they count as lapsing.', '60 what?'],
    ['Members lapse after 3 days', 'may be on holiday'],
    ['A regular has at least 1 visit', 'no habit to lose'],
    ['At most 12 nudges', 'another one is a nuisance'],
    ['At most 2 nudges. Rest a member after 3 nudges.', 'disagree'],
    ['Only list lapsing regulars. Nudge once when a regular lapses.', 'disagree'],
    ['A win-back bonus is 0 points', 'a bonus gives something'],
    ["Hold a basket 1 times a member's largest for review.", 'an ordinary Saturday'],
    ["Hold a new member's first sale over £200 for review.", 'amounts must be in USD'],
    ['Quiet hours are 9 to 8.', 'morning or in the evening'],
    ['Every tenth visit is free', 'not one that I understand'],
  ];
  it.each(refused)('given "%s", then it is refused with its reason', (text, reason) => {
    expect(adds(text)).toEqual([expect.stringContaining(reason)]);
  });

  it('given sixteen rewards, then fifteen are the most', () => {
    const text = Array.from({ length: 16 }, (_, index) => `${index + 1}00 points = prize ${index}.`).join(
      '\n',
    );
    expect(changes(text)).toEqual([expect.stringContaining('15 are the most')]);
  });

  it.each([
    ['Earn 1 pont per dollar spent', 'Earn 1 point per dollar spent'],
    ['100 pionts = a free coffee', '100 points = a free coffee'],
    ['Beans and gift cards ern double points', 'Beans and gift cards earn double points'],
    ['Membres can be away 60 days befor they lapse', 'Members can be away 60 days before they lapse'],
    ['Hold a baskt 10 times the largest', 'Hold a basket 10 times the largest'],
    ['A winback bonuss is 50 points', 'A winback bonus is 50 points'],
    ['Nudge ocne when a regular lapses', 'Nudge once when a regular lapses'],
  ])('given "%s" on line 2, then the owner is shown what would be understood', (text, nearest) => {
    expect(readLoyaltyRules(`Rewards: 90 = a tea\n${text}`, 'USD')).toMatchObject({
      ok: false,
      problems: [{ line: 2, text, nearest }],
    });
  });
});

describe('knobs in Parameter Store', () => {
  const parameter =
    'Members lapse after 90 days. Max nudges: 3. 80 points = a tea. Beans earn double points.';
  it('given a knob in both, then the document wins; given it in the parameter alone, then it counts', () => {
    expect(mergeLoyaltyRules(parameter, `Max nudges: 1. ${coffee}`, 'USD')).toMatchObject({
      ok: true,
      rules: {
        lapsingDays: 90,
        maxNudges: 1,
        rewards: [{ reward: 'free coffee' }],
        bonuses: [{ items: any('Beans') }],
      },
    });
    expect(mergeLoyaltyRules('Never hold a first sale.', shipped, 'USD')).toMatchObject({
      rules: { holdFirstSaleMinor: 20_000 },
    });
  });

  it('given the document as shipped, then a knob of the operator counts before it; given an edited one, after it', () => {
    let parse: (text: string) => unknown = () => undefined;
    const source: RulesSource = {
      load(document) {
        parse = (text) => document.parse(text, 'Members lapse after 90 days.');
        return new Promise(() => {});
      },
    };
    void loadRules(source, 'USD');
    expect(parse(shipped)).toMatchObject({ ok: true, rules: { lapsingDays: 90 } });
    expect(parse(`${shipped}\nNo quiet hours.`.replace('Quiet hours are 9 pm to 8 am.', ''))).toMatchObject({
      ok: true,
      rules: { lapsingDays: 60 },
    });
  });

  it('given a bad parameter, then its problems are told', () => {
    expect(mergeLoyaltyRules('Be nice.', coffee, 'USD')).toMatchObject({
      ok: false,
      problems: [{ line: 1 }],
    });
  });
});

describe('saying what rules mean', () => {
  const shop = { name: 'Fern & Oak', currency: 'USD', locale: 'en-US' };
  it('given the built-in rules, then each is one plain sentence', () => {
    const rules = {
      ...defaultLoyaltyRules('USD'),
      bonuses: [
        { items: [...any('gift cards'), ...code('BEANS-250')], effect: double },
        { items: any('*'), effect: { kind: 'flat' as const, points: 1 } },
      ],
    };
    expect(explainRules(rules, shop).map(({ means }) => means)).toEqual([
      '1 point for every $1.00 spent.',
      'What has "gift cards" in its name or the code BEANS-250 earns 2 times the usual points.',
      'Everything earns 1 point more for each one sold.',
      '100 points buy: free coffee.',
      'A regular counts as lapsing after 60 days without a visit.',
      'A member is a regular from 5 visits on; only regulars can lapse.',
      'Lapsing regulars are listed at the desk, and each gets one nudge by itself.',
      'After 2 nudges without a visit a member is rested and left alone.',
      'A win-back bonus gives 50 points.',
      "No mail goes out from 21:00 to 08:00, by the shop's clock.",
      "A basket of 10 times the member's largest so far, or more, waits for a person.",
      "A new member's first sale of $200.00 or more waits for a person.",
      'A gift card earns points when it is bought, and again what is bought with it.',
      'What a point is worth is not known, so the monthly summary counts points and no money.',
    ]);
  });

  it('given a document, then its sentences come with their lines, and the rest as built in', () => {
    const read = loyaltyRules.documents['rules.txt']?.(`${coffee}\n500 points = $25 off`, shop);
    const meanings = read?.ok === true ? read.rules : [];
    expect(meanings.slice(0, 2)).toMatchObject([
      { line: 1, text: coffee, means: '100 points buy: free coffee.' },
      { line: 2, text: '500 points = $25 off', means: '500 points buy: $25 off.' },
    ]);
    expect(meanings.at(-1)).toMatchObject({
      line: 0,
      means: 'The monthly summary counts 100 points as $5.00.',
    });
  });
});
