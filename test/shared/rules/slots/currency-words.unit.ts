import { describe, expect, it } from 'vitest';
import { cartRecoveryRules } from '../../../../lambdas/cart-recovery/owner/meanings.ts';
import { loyaltyRules } from '../../../../lambdas/loyalty/owner/meanings.ts';
import { upsellRules } from '../../../../lambdas/upsell/owner/meanings.ts';
import { money } from '../../../../shared/rules/slots/money.ts';
import { tokenise } from '../../../../shared/rules/tokens.ts';

/** What the whole of a text is read as: minor units, or why not. */
function read(text: string, currency: string) {
  const words = { text, tokens: tokenise(text) };
  const whole = money(currency)
    .read(words, 0)
    .find(({ next }) => next === words.tokens.length);
  if (whole === undefined) return undefined;
  return 'value' in whole ? whole.value : whole.problem;
}

describe('amounts in the words of the shop’s own currency', () => {
  it.each([
    [
      'GBP',
      500,
      ['5 quid', 'five quid', '£5', '5 £', 'GBP 5', '5 pounds', '5 pounds sterling', '5 sterling'],
    ],
    ['GBP', 50, ['50p', '50 p', '50 pence', 'fifty pence']],
    ['USD', 500, ['5 bucks', '$5', 'US$5', '5 dollars', '5 US dollars', '5 USD']],
    ['USD', 50, ['50 cents', '50c', '50¢']],
    ['CAD', 500, ['5 bucks', '5 loonies', 'C$5', 'CA$5', '5 Canadian dollars']],
    ['AUD', 500, ['5 bucks', 'A$5', '5 Australian dollars']],
    ['EUR', 500, ['5 €', '5€', '€5', '5 euro', '5 euros']],
    ['EUR', 50, ['50 cents', '50 cent', '50 ct']],
    ['SEK', 5_000, ['50 kr', 'kr 50', '50 kronor', '50 crowns', '50 Swedish kronor']],
    ['SEK', 50, ['50 öre']],
    ['NOK', 5_000, ['50 kr', '50 kroner']],
    ['PLN', 5_000, ['50 zł', '50 zl', '50 złotych', '50 zlotys']],
    ['PLN', 50, ['50 groszy']],
    ['CHF', 500, ['CHF 5', '5 francs', '5 Fr', '5 Swiss francs']],
    ['CHF', 50, ['50 rappen', '50 centimes']],
    ['INR', 50_000, ['₹500', 'Rs 500', '500 rs', '500 rupees']],
    ['JPY', 500, ['500 yen', '¥500']],
  ] as const)('given a shop that sells in %s, then %i is what is read', (currency, minor, texts) => {
    expect(texts.map((text) => [text, read(text, currency)])).toEqual(texts.map((text) => [text, minor]));
  });
});

const FOREIGN: Readonly<Record<string, readonly string[]>> = {
  GBP: [
    '€5',
    '5 euros',
    '5 bucks',
    '5 dollars',
    '5 cents',
    '5 kr',
    '5 US dollars',
    '5 Swiss francs',
    '5 zł',
    '5 lei',
  ],
  USD: ['5 quid', '£5', '50p', '5 pounds sterling', 'C$5', '5 Canadian dollars', '5 euros'],
  EUR: ['5 quid', '50p', '5 dollars', '5 kr', '5 francs'],
  CAD: ['US$5', '5 US dollars', '5 quid'],
  SEK: ['50 norska kronor', '50 NOK', '5 euros', '50 pence'],
  JPY: ['50 cents', '5 dollars'],
};
const cases = Object.entries(FOREIGN).flatMap(([currency, texts]) =>
  texts.map((text) => [text, currency] as const),
);

const products = { upsell: upsellRules, 'cart-recovery': cartRecoveryRules, loyalty: loyaltyRules };
const sentences: readonly (readonly [keyof typeof products, (amount: string) => string])[] = [
  ['loyalty', (amount) => `Earn 1 point for every ${amount}.`],
  ['loyalty', (amount) => `Hold first sales over ${amount}.`],
  ['loyalty', (amount) => `500 points = ${amount} off.`],
  ['loyalty', (amount) => `100 points are worth ${amount}.`],
  ['loyalty', (amount) => `A point is worth ${amount}.`],
  ['cart-recovery', (amount) => `Only remind carts over ${amount}.`],
  ['upsell', (amount) => `Only nudge after orders of at least ${amount}.`],
];

describe('amounts in the words of another currency', () => {
  it.each(cases)(
    'given "%s" in a shop that sells in %s, then every rule refuses it by its name',
    (text, currency) => {
      const coffee = '\n100 points = a free coffee.';
      for (const [name, sentence] of sentences) {
        const product = products[name];
        const written = sentence(text) + (name === 'loyalty' ? coffee : '');
        const shop = { name: 'Shop', currency, locale: 'en-GB' };
        const meant = product.documents[product.sentences]?.(written, shop);
        expect([written, meant]).toMatchObject([
          written,
          {
            ok: false,
            problems: [
              {
                line: 1,
                message: expect.stringMatching(
                  new RegExp(
                    `^The shop sells in ${currency}, so amounts must be in ${currency}, and not in ".+"$`,
                  ),
                ),
              },
            ],
          },
        ]);
      }
    },
  );

  it('given a figure alone, then so many points are worth that amount, and of one point it is asked', () => {
    const shop = { name: 'Shop', currency: 'GBP', locale: 'en-GB' };
    const meant = (sentence: string) => loyaltyRules.understood(sentence, shop).map(({ means }) => means);
    expect(meant('100 points are worth 5.')).toEqual(meant('100 points are worth £5.'));
    expect(meant('100 points are worth 5.')).toEqual([expect.stringContaining('£5.00')]);
    expect(meant('A point is worth 5.')).toEqual([]);
  });

  it('given a country before the word, then it is named as the owner wrote it', () => {
    expect(read('5 US dollars', 'GBP')).toBe(
      'The shop sells in GBP, so amounts must be in GBP, and not in "US dollars"',
    );
  });

  it.each(['500 points = 2,50 € off.', '100 points = worth loads.'])(
    'given "%s", then it is no reward of that name',
    (sentence) => {
      const shop = { name: 'Shop', currency: 'GBP', locale: 'en-GB' };
      expect(loyaltyRules.documents['rules.txt']?.(sentence, shop)).toMatchObject({ ok: false });
    },
  );

  it('given things that are called as money is, then they are rewards all the same', () => {
    const shop = { name: 'Boulangerie', currency: 'EUR', locale: 'en-IE' };
    expect(loyaltyRules.documents['rules.txt']?.('100 points = 2 pound cakes.', shop)).toMatchObject({
      ok: true,
    });
  });
});
