// What the two cart recovery documents mean, sentence by sentence, for `npm run rules`.
import type { Meaning, RulesProduct, ShopWords } from '../../../shared/rules/explained.ts';
import type { ReadResult } from '../../../shared/rules/reading.ts';
import { fill } from '../../../shared/rules/template.ts';
import { decimalsOf } from '../../../shared/shop/currencies.ts';
import { formatMoney } from '../../../shared/shop/money.ts';
import { cartLanguage } from './language.ts';
import { readCartVoice } from './voice.ts';

export const cartRecoveryRules: RulesProduct = {
  prefix: 'cr',
  documents: { 'rules.txt': cartLanguage.meanings, 'voice.txt': voiceMeanings },
};

function voiceMeanings(text: string, shop: ShopWords): ReadResult<readonly Meaning[]> {
  const read = readCartVoice(text);
  if (!read.ok) return read;
  const sample = {
    name: 'Ana',
    items: 'Linen shirt and Candle',
    total: formatMoney(120 * 10 ** decimalsOf(shop.currency), shop.currency, shop.locale),
    shop: shop.name,
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
  return {
    ok: true,
    rules: (['first', 'second'] as const).flatMap((step) =>
      (Object.keys(labels) as (keyof typeof labels)[]).map((part) => ({
        line: 0,
        text: `${step === 'first' ? 'First' : 'Second'} reminder, ${labels[part]}`,
        means: fill(read.rules[step][part], sample),
      })),
    ),
  };
}
