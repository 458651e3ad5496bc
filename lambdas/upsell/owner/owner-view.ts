// The product's documents as their owner knows them: by name, and in plain words.
import type { Meaning, OwnerView, ShopWords } from '../../../shared/rules/explained.ts';
import { fill } from '../../../shared/rules/template.ts';
import { decimalsOf } from '../../../shared/shop/currencies.ts';
import { formatMoney } from '../../../shared/shop/money.ts';
import { upsellLanguage } from '../rules/language.ts';
import type { UpsellSettings } from '../rules/settings.ts';
import { titles } from '../rules/titles.ts';
import type { UpsellVoice } from '../rules/voice.ts';
import { upsellAtWork } from './at-work.ts';

export const ownerView: OwnerView = {
  titles,
  inForce: {
    'settings.txt': (rules, shop) => upsellLanguage.says(rules as UpsellSettings, shop, upsellAtWork),
    'voice.txt': (voice, shop) => wordingShown(voice as UpsellVoice, shop),
  },
};

/** The wording as a customer would read it. */
export function wordingShown(voice: UpsellVoice, shop: ShopWords): readonly Meaning[] {
  const sample = {
    name: 'Tom',
    'add-on': 'Lights and lock bundle',
    price: formatMoney(45 * 10 ** decimalsOf(shop.currency), shop.currency, shop.locale),
    link: 'https://.../a/...',
    shop: shop.name,
  };
  const { textMessage, optOutLine, emailSubject, emailOpening } = voice;
  const shown = (label: string, template: string) => ({
    line: 0,
    text: label,
    means: fill(template, sample),
  });
  return [
    shown('Text message', `${textMessage} ${optOutLine}`),
    shown('E-mail subject', emailSubject),
    shown('E-mail opening', emailOpening),
  ];
}
