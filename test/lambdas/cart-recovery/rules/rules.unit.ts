import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cartRecoveryRules } from '../../../../lambdas/cart-recovery/owner/meanings.ts';
import { needsConsent } from '../../../../lambdas/cart-recovery/rules/consent-needed.ts';
import { explainRules } from '../../../../lambdas/cart-recovery/rules/explain.ts';
import { cartGrammar } from '../../../../lambdas/cart-recovery/rules/grammar.ts';
import { loadRules } from '../../../../lambdas/cart-recovery/rules/load.ts';
import {
  defaultCartRules,
  mergeCartRules,
  readCartRules,
} from '../../../../lambdas/cart-recovery/rules/rules.ts';
import type { CartRules, CartSize } from '../../../../lambdas/cart-recovery/rules/shape.ts';
import type { RulesSource } from '../../../../shared/rules/source.ts';

const shipped = readFileSync(new URL('../../../../rules/cart-recovery/rules.txt', import.meta.url), 'utf8');
const built = defaultCartRules('USD');

/** What a text changes in the built-in rules; the problems' messages when it is bad. */
function changes(text: string, currency = 'USD'): Partial<CartRules> | readonly string[] {
  const read = readCartRules(text, currency);
  if (!read.ok) return read.problems.map(({ message }) => message);
  const defaults = defaultCartRules(currency);
  const entries = Object.entries(read.rules) as [keyof CartRules, unknown][];
  return Object.fromEntries(entries.filter(([key, value]) => !isDeepStrictEqual(value, defaults[key])));
}

const size = (name: string, below: number | undefined, hours: readonly [number, number]): CartSize => ({
  name,
  ...(below === undefined ? {} : { belowMinor: below }),
  firstWaitMinutes: hours[0] * 60,
  secondWaitMinutes: hours[1] * 60,
});
const three = (medium: CartSize) => ({
  sizes: [size('small', 4_000, [4, 24]), medium, size('big', undefined, [1, 20])],
});
const reference =
  'Small carts (under $40): remind after 4 hours, then after 24. Medium carts: 2 hours, then 22. Big carts (over $150): 1 hour, then 20.';

describe('the cart recovery rules document', () => {
  it.each(['USD', 'GBP', 'EUR', 'JPY', 'KWD'])(
    'given the document as shipped and a shop that sells in %s, then it says what is built in',
    (currency) => {
      expect(changes(shipped, currency)).toEqual({});
    },
  );

  it('given the commented examples of the shipped document, then each is a sentence that is understood', () => {
    const examples = shipped.match(/^# Do not remind .*$/gm) ?? [];
    expect(examples).toHaveLength(1);
    for (const example of examples) expect(readCartRules(example.slice(2), 'USD').ok).toBe(true);
  });

  it('given an empty document, then the built-in rules hold', () => {
    expect(changes('')).toEqual({});
  });

  it.each(cartGrammar('EUR').forms.map(({ example, id }) => [example, id]))(
    'given the example "%s", then its own form reads it',
    (example, id) => {
      const alone = ['size'].includes(id) ? `${example}\nBig carts (over 40): 1 hour, then 20.` : example;
      const text = example.startsWith('All carts') ? example : alone;
      expect(changes(text, 'EUR')).not.toContainEqual(expect.any(String));
    },
  );
});

describe('the sizes of carts', () => {
  it('given the three sizes in one paragraph with dollar signs, then 120.00 is a medium cart', () => {
    expect(changes(reference)).toEqual({});
    expect(built.sizes).toEqual(three(size('medium', 15_000, [2, 22])).sizes);
  });

  it.each([
    ['Medium carts: 3 hours, then 22.'],
    ['Medium carts: 3 h, then 22 h'],
    ['medium baskets - remind after three hours, then again after 22 hours'],
    ['Medium carts ($40 to $150): remind after 3 hours, then after 22'],
    ['Medium carts (between USD 40 and USD 150) wait 180 minutes, then 22 hours.'],
    ['Medium carts ($40–$150): 3 hours and then 22 hours'],
    ['Medium carts (40-150): 3 hours, then 22.'],
    ['Remind medium carts after 3 hours, then after 22.'],
    ['Remind shoppers with medium carts after 3 and 22 hours.'],
    ['For medium carts, wait 3 hours before the first reminder and 22 hours before the second.'],
    ['Medium: 3 hours, then 22.'],
    ['Medium carts: first reminder after 3 hours, second after 22 hours'],
    ['Medium carts: 3h / 22h'],
    ['Medium carts (up to $150): 3 hours, then 22.'],
    ['Medium carts (over $40): 3 hours, then 22.'],
  ])('given "%s" between small and big, then medium carts wait 3 and 22 hours', (medium) => {
    const text = `Small carts (under $40): remind after 4 hours, then after 24.\n${medium}\nBig carts (over $150): 1 hour, then 20.`;
    expect(changes(text)).toEqual(three(size('medium', 15_000, [3, 22])));
  });

  it.each([
    ['All carts: remind after 2 hours, then after 22.', [size('every', undefined, [2, 22])]],
    ['Remind every cart after 2 hours, then after 22.', [size('every', undefined, [2, 22])]],
    [
      'Small carts (under $50.50): 4 hours, then 24. All other carts: 90 minutes, then 1 day.',
      [size('small', 5_050, [4, 24]), size('other', undefined, [1.5, 24])],
    ],
    [
      'Small carts (under $50): 4 hours, then 24. Large carts ($50 or more): 1 hour, then 20.',
      [size('small', 5_000, [4, 24]), size('big', undefined, [1, 20])],
    ],
    [
      'Carts under $50: 4 hours, then 24. Carts from $50: 1 hour, then 20.',
      [size('under 50.00', 5_000, [4, 24]), size('50.00 and more', undefined, [1, 20])],
    ],
    [
      'Huge carts (over 500): 30 minutes, then 10 hours. Tiny carts (under 10): 6 hours, then 30. Small carts (under 40): 4 hours, then 24. Big carts (150 to 500): 1 hour, then 20. Medium carts: 2 hours, then 22.',
      [
        size('tiny', 1_000, [6, 30]),
        size('small', 4_000, [4, 24]),
        size('medium', 15_000, [2, 22]),
        size('big', 50_000, [1, 20]),
        size('huge', undefined, [0.5, 10]),
      ],
    ],
  ])('given "%s", then the sizes are these', (text, sizes) => {
    expect(changes(text)).toEqual({ sizes });
  });

  const small = 'Small carts (under $40): 4 hours, then 24.';
  const big = 'Big carts (over $150): 1 hour, then 20.';
  it.each([
    [`${small}\n${big}`, 'Line 1 and line 2 leave a gap: carts from 40.00 to 150.00 have no size'],
    [
      `${big}\nSmall carts (under $200): 4 hours, then 24.`,
      'Line 1 and line 2 overlap: carts from 150.00 to 200.00 have two sizes',
    ],
    [
      `${small}\nTiny carts (under $40): 5 hours, then 24.\nBig carts (over $40): 1 hour, then 20.`,
      'Line 1 and line 2 overlap',
    ],
    [
      `${small}\nBig carts (over $40): 1 hour, then 20.\nHuge carts (over $40): 1 hour, then 19.`,
      'Line 2 and line 3 overlap',
    ],
    [
      `${small}\nMedium carts: 2 hours, then 22.\nNormal carts: 2 hours, then 23.\n${big}`,
      'Line 3 and line 2 disagree',
    ],
    [
      `${small}\nMedium carts: 2 hours, then 22.\nOther carts: 2 hours, then 23.\n${big}`,
      'Line 2 and line 3 both do not say how big',
    ],
    [`${small}\nMedium carts: 2 hours, then 22.\nBig carts (over $40): 1 hour, then 20.`, 'leave no room'],
    [small, 'Carts of 40.00 and more have no size'],
    [big, 'Carts under 150.00 have no size'],
    ['Medium carts: 3 hours, then 22.', 'Say how big such a cart is'],
    [`All carts: 2 hours, then 22.\n${small}`, 'one speaks of all carts'],
    [`${small}\nSmall carts (under $50): 4 hours, then 24.`, 'Line 2 and line 1 disagree'],
    ['Medium carts ($150 to $40): 2 hours, then 22.', 'ends before it begins'],
    ['Small carts (under €40): 4 hours, then 24.', 'amounts must be in USD'],
    ['Small carts (under 40 euros): 4 hours, then 24.', 'amounts must be in USD'],
    ['Small carts (under $40.999): 4 hours, then 24.', 'at most 2 decimals'],
    ['All carts: 4 hours, then 4 hours.', '4 hours is not longer than 4 hours'],
    ['All carts: 24 hours, then 4.', '4 hours is not longer than 1 day'],
    ['All carts: 4 hours, then 20 hours later.', 'Both waits count from the moment the cart was left'],
    ['All carts: 4 hours, then another 20 hours.', 'Both waits count from the moment the cart was left'],
    ['All carts: 4, then 20.', 'Add minutes, hours or days'],
    ['All carts: 1 minute, then 20 hours.', 'still be at the till'],
    ['All carts: 2 hours, then 3 months.', 'after a month the cart is forgotten'],
    ['All carts: 2 hours.', 'not one that I understand'],
    ['All carts: 2 hours, then 22, then 44.', 'not one that I understand'],
    ['Wholesale carts (under $40): 4 hours, then 24.', 'not one that I understand'],
  ])('given "%s", then it is refused: %s', (text, reason) => {
    expect(changes(text)).toEqual([expect.stringContaining(reason)]);
  });

  it('given six sizes, then five are the most', () => {
    const text = [10, 20, 30, 40, 50]
      .map((bound) => `Carts from ${bound - 10} to ${bound}: 4 hours, then 24.`)
      .concat('Carts over 50: 1 hour, then 20.')
      .join('\n');
    expect(changes(text)).toEqual([expect.stringContaining('5 are the most')]);
  });

  it('given any borders in any order of lines, then every total has exactly one size and the borders are as written', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 4 }),
        fc.array(fc.nat(99), { minLength: 5, maxLength: 5 }),
        (unsorted, shuffle) => {
          const borders = [...unsorted].sort((left, right) => left - right);
          const sentences = [...borders, undefined].map((border, index) =>
            border === undefined
              ? `Carts over ${borders[index - 1]}: 1 hour, then 20.`
              : `Carts under ${border}: 4 hours, then 24.`,
          );
          const mixed = sentences
            .map((sentence, index) => ({ sentence, at: shuffle[index] ?? 0 }))
            .sort((left, right) => left.at - right.at)
            .map(({ sentence }) => sentence)
            .join('\n');
          const read = readCartRules(mixed, 'USD');
          expect(read.ok && read.rules.sizes.map(({ belowMinor }) => belowMinor)).toEqual([
            ...borders.map((border) => border * 100),
            undefined,
          ]);
        },
      ),
      { seed: 7, numRuns: 60 },
    );
  });
});

const understood: readonly (readonly [string, Partial<CartRules>])[] = [
  ['Quiet hours are 10 pm to 7 am.', { quietHours: { from: '22:00', until: '07:00' } }],
  ['Quiet hours are from midnight to 6 am.', { quietHours: { from: '00:00', until: '06:00' } }],
  ['No reminders between 22:00 and 07:00', { quietHours: { from: '22:00', until: '07:00' } }],
  ["Don't remind anyone after 10 pm or before 7 am.", { quietHours: { from: '22:00', until: '07:00' } }],
  ['No quiet hours.', { quietHours: 'off' }],
  ['Do not disturb anyone who got a reminder in the last 5 days.', { doNotDisturbDays: 5 }],
  ['Never remind a person who has had a reminder in the past week', { doNotDisturbDays: 7 }],
  ['Skip shoppers who already received a reminder within the last 2 days', { doNotDisturbDays: 2 }],
  ["Don't email the same shopper again within 5 days.", { doNotDisturbDays: 5 }],
  ['Do-not-disturb window: 4 days', { doNotDisturbDays: 4 }],
  ['Do not disturb: 4 days', { doNotDisturbDays: 4 }],
  ['Give up 2 days after the second reminder.', { giveUpAfterDays: 2 }],
  ['Close the cart 48 hours after the last reminder', { giveUpAfterDays: 2 }],
  ['Give up a week after the second reminder', { giveUpAfterDays: 7 }],
  ['A purchase within 10 days of a reminder counts as recovered.', { recoveredWithinDays: 10 }],
  ['Count a sale as recovered within 2 weeks of a reminder', { recoveredWithinDays: 14 }],
  ['Do not remind carts under $10.', { minimumTotalMinor: 1_000 }],
  ['Skip carts below 10 dollars', { minimumTotalMinor: 1_000 }],
  ['Only remind carts of at least 12.50', { minimumTotalMinor: 1_250 }],
  ['Minimum cart total: USD 15', { minimumTotalMinor: 1_500 }],
  ['Tell me about carts over 500.', { tellOfCartsMinor: 50_000 }],
  ['Let us know when a basket of $300 or more is left.', { tellOfCartsMinor: 30_000 }],
  ['E-mail me about any cart above 1,000 dollars, please.', { tellOfCartsMinor: 100_000 }],
  ['If a cart over $250 is abandoned, send me an email.', { tellOfCartsMinor: 25_000 }],
  ["I'd like to hear of carts worth at least $80.", { tellOfCartsMinor: 8_000 }],
];

const refused: readonly (readonly [string, string])[] = [
  ['Quiet hours are 9 to 8.', 'morning or in the evening'],
  ['Quiet hours are 8 am to 7 am.', 'less than 4 hours a day'],
  ['Do not disturb anyone who got a reminder in the last 3 hours.', 'no whole number of days'],
  ['Give up 3 months after the second reminder.', 'outside'],
  ['Give up 3 days after the third reminder.', 'not one that I understand'],
  ['Send a third reminder after 48 hours.', 'not one that I understand'],
  ['Do not remind carts under £10.', 'amounts must be in USD'],
  [
    'A purchase within 7 days of a reminder counts as recovered. Count a sale as recovered within 8 days of a reminder.',
    'disagree',
  ],
];

describe('the other rules', () => {
  it.each(understood)('given "%s", then it is understood', (text, expected) => {
    expect(changes(text)).toEqual(expected);
  });
  it.each(refused)('given "%s", then it is refused with its reason', (text, reason) => {
    expect(changes(text)).toEqual([expect.stringContaining(reason)]);
  });
  it('given a near miss, then the owner is shown what would be understood', () => {
    const read = readCartRules('Give up 3 days after the secnd mail was sent.', 'USD');
    expect(read).toMatchObject({
      ok: false,
      problems: [{ line: 1, nearest: 'Give up 3 days after the second reminder.' }],
    });
  });
});

describe('knobs in Parameter Store', () => {
  it('given a knob in both, then the document wins; given it in the parameter alone, then it counts', () => {
    const parameter =
      'Give up 5 days after the second reminder. Do not disturb: 9 days. All carts: 3 hours, then 20.';
    expect(mergeCartRules(parameter, 'Do not disturb: 2 days', 'USD')).toMatchObject({
      ok: true,
      rules: { giveUpAfterDays: 5, doNotDisturbDays: 2, sizes: [{ name: 'every', firstWaitMinutes: 180 }] },
    });
    expect(mergeCartRules(parameter, reference, 'USD')).toMatchObject({
      ok: true,
      rules: { sizes: built.sizes },
    });
  });
  it('given the document as shipped, then a knob of the operator counts before it; given an edited one, after it', () => {
    let parse: (text: string) => unknown = () => undefined;
    const source: RulesSource = {
      load(document) {
        parse = (text) => document.parse(text, 'Give up 5 days after the second reminder.');
        return new Promise(() => {});
      },
    };
    void loadRules(source, 'USD');
    expect(parse(shipped)).toMatchObject({ ok: true, rules: { giveUpAfterDays: 5 } });
    expect(parse(`${shipped}\nNo minimum.`)).toMatchObject({ ok: true, rules: { giveUpAfterDays: 3 } });
  });

  it('given a bad parameter, then its problems are told', () => {
    expect(mergeCartRules('Remind a lot.', '', 'USD')).toMatchObject({ ok: false, problems: [{ line: 1 }] });
  });
});

describe('who may be reminded', () => {
  it.each([
    'Only remind people who accepted marketing.',
    'Remind only shoppers who agreed to marketing.',
    'Only email customers who opted in to marketing.',
    'Only remind subscribers.',
    'Only write to people who signed up for our newsletter.',
    'Never remind anyone who has not accepted marketing.',
    'Do not remind people without consent.',
    'No reminders without consent.',
    'Marketing consent is required.',
    'Only remind people who consented.',
  ])('%s asks for consent', (text) => expect(changes(text)).toEqual({ onlyWhoAccepted: true }));

  it.each([
    'Remind everybody.',
    'Remind everyone.',
    'Remind all shoppers.',
    'Email everybody, whether or not they accepted marketing.',
    'Also remind people who have not accepted marketing.',
    'Marketing consent is not needed.',
    'No consent needed.',
  ])('%s asks for none', (text) => expect(changes(text)).toEqual({ onlyWhoAccepted: false }));

  it('is what the law of the shop’s country says, where nothing is written', () => {
    const asks = (country: string) => needsConsent(defaultCartRules('USD'), country);
    const union = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK';
    for (const country of `GB ${union} NO IS LI CH CA AU RE JE`.split(' '))
      expect([country, asks(country)]).toEqual([country, true]);
    for (const country of ['US', 'SG', 'NZ', 'JP', 'BR', 'ZA', ''])
      expect([country, asks(country)]).toEqual([country, false]);
    expect(needsConsent({ onlyWhoAccepted: false }, 'GB')).toBe(false);
    expect(needsConsent({ onlyWhoAccepted: true }, 'US')).toBe(true);
  });

  it('says once, and not both', () => {
    const read = readCartRules('Remind everybody.\nOnly remind people who accepted marketing.', 'USD');
    expect(read.ok).toBe(false);
  });

  it('given a typo, then the nearest sentence is named', () => {
    const read = readCartRules('Only remind peopel who acepted marketing.', 'USD');
    expect(read.ok ? [] : read.problems.map(({ nearest }) => nearest)).toEqual([
      'Only remind people who accepted marketing.',
    ]);
  });

  it('is explained by the sentence, or by the country', () => {
    const said = (text: string, country: string) => {
      const shop = { name: 'Shop', currency: 'USD', locale: 'en-US', country };
      const read = cartRecoveryRules.documents['rules.txt']?.(text, shop);
      return read?.ok === true ? read.rules.map(({ means }) => means) : [];
    };
    expect(said('Remind everybody.', 'GB')[0]).toContain('whether or not they accepted marketing');
    expect(said('', 'GB')).toContain(
      'As the shop is in GB, only people who accepted marketing are reminded.',
    );
    expect(said('', 'US').join()).toContain('As the shop is in US, people are reminded whether or not');
  });
});

describe('saying what rules mean', () => {
  const shop = { name: 'Fern & Oak', currency: 'USD', locale: 'en-US' };
  it('given the built-in rules, then each is one plain sentence', () => {
    expect(explainRules({ ...built, minimumTotalMinor: 1_000 }, shop).map(({ means }) => means)).toEqual([
      'A cart under $40.00: first reminder 4 hours after it was left, second reminder 1 day after it was left.',
      'A cart from $40.00 to just under $150.00: first reminder 2 hours after it was left, second reminder 22 hours after it was left.',
      'A cart of $150.00 or more: first reminder 1 hour after it was left, second reminder 20 hours after it was left.',
      "Nothing goes out from 21:00 to 08:00, by the shopper's own clock where it is known.",
      'Whoever was reminded of one cart is not reminded of another for 3 days; the two reminders of one cart keep their own waits.',
      'A cart is closed 3 days after its second reminder.',
      'A purchase within 7 days after a reminder counts as won back.',
      'Carts below $10.00 are not reminded.',
      'By the country of the shop, people are reminded whether or not they accepted marketing; those who said that they want none are not.',
    ]);
  });

  it('given a document, then its sentences come with their lines, and the rest as built in', () => {
    const read = cartRecoveryRules.documents['rules.txt']?.(`${reference}\nNo quiet hours.`, shop);
    const meanings = read?.ok === true ? read.rules : [];
    expect(meanings.map(({ line }) => line)).toEqual([1, 1, 1, 2, 0, 0, 0, 0, 0]);
    expect(meanings[1]).toMatchObject({
      line: 1,
      text: 'Medium carts: 2 hours, then 22.',
      means:
        'A cart from $40.00 to just under $150.00: first reminder 2 hours after it was left, second reminder 22 hours after it was left.',
    });
  });
});
