// What the two upsell documents mean, sentence by sentence, for `npm run rules`.

import type { Meaning, RulesProduct, ShopWords } from '../../../shared/rules/explained.ts';
import type { ReadResult } from '../../../shared/rules/reading.ts';
import { fill } from '../../../shared/rules/template.ts';
import { decimalsOf } from '../../../shared/shop/currencies.ts';
import { formatMoney } from '../../../shared/shop/money.ts';
import { upsellLanguage } from './language.ts';
import { readUpsellVoice } from './voice.ts';

export const upsellRules: RulesProduct = {
  prefix: 'upsr',
  documents: { 'settings.txt': upsellLanguage.meanings, 'voice.txt': voiceMeanings },
};

function voiceMeanings(text: string, shop: ShopWords): ReadResult<readonly Meaning[]> {
  const read = readUpsellVoice(text);
  if (!read.ok) return read;
  const sample = {
    name: 'Tom',
    'add-on': 'Lights and lock bundle',
    price: formatMoney(45 * 10 ** decimalsOf(shop.currency), shop.currency, shop.locale),
    link: 'https://.../a/...',
    shop: shop.name,
  };
  const { textMessage, optOutLine, emailSubject, emailOpening } = read.rules;
  const shown = (label: string, template: string) => ({
    line: 0,
    text: label,
    means: fill(template, sample),
  });
  return {
    ok: true,
    rules: [
      shown('Text message', `${textMessage} ${optOutLine}`),
      shown('E-mail subject', emailSubject),
      shown('E-mail opening', emailOpening),
    ],
  };
}
