// The product's documents as their owner knows them: by name, and in plain words.
import type { Meaning, OwnerView, ShopWords } from '../../../shared/rules/explained.ts';
import { fill } from '../../../shared/rules/template.ts';
import { decimalsOf } from '../../../shared/shop/currencies.ts';
import { formatMoney } from '../../../shared/shop/money.ts';
import { cartLanguage } from '../rules/language.ts';
import type { CartRules, CartVoice } from '../rules/shape.ts';
import { titles } from '../rules/titles.ts';
import { cartAtWork } from './at-work.ts';

export const ownerView: OwnerView = {
  titles,
  inForce: {
    'rules.txt': (rules, shop) => cartLanguage.says(rules as CartRules, shop, cartAtWork),
    'voice.txt': (voice, shop) => wordingShown(voice as CartVoice, shop),
  },
};

const labels = {
  subject: 'subject',
  opening: 'opening',
  savedOpening: 'opening for a saved cart',
  closing: 'closing',
  notKeptSubject: 'subject of a cart that no link brings back',
  notKeptOpening: 'opening of such a cart',
  notKeptClosing: 'closing of such a cart',
};

/** The wording as a shopper would read it. */
export function wordingShown(voice: CartVoice, shop: ShopWords): readonly Meaning[] {
  const sample = {
    name: 'Ana',
    items: 'Linen shirt and Candle',
    total: formatMoney(120 * 10 ** decimalsOf(shop.currency), shop.currency, shop.locale),
    shop: shop.name,
  };
  return (['first', 'second'] as const).flatMap((step) =>
    (Object.keys(labels) as (keyof typeof labels)[]).map((part) => ({
      line: 0,
      text: `${step === 'first' ? 'First' : 'Second'} reminder, ${labels[part]}`,
      means: fill(voice[step][part], sample),
    })),
  );
}
